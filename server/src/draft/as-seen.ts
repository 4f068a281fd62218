import type { Quote } from '../deadlines/types.js';
import { wordMarkdown } from './markdown.js';
import type { Passage } from './passage.js';

/** Longer than any initiative that people write (UTF-16 code units): of hostile text, marks are found in quadratic time. */
const LONGEST = 4000;
const MAY_HOLD_MARKS = /[\\*_`<\]]/;
const NONE: readonly Quote[] = [];

const marksOf = new WeakMap<Passage, readonly Quote[]>();

/**
 * The text of a passage, or a stretch of it, as whoever reads it in print sees it: “$5,000” where “\$5,000” is written.
 * Emphasis, code and links are their words alone, comments nothing. Offsets are UTF-16 code units in its text.
 */
export function asSeen(passage: Passage, { start, end }: Quote = whole(passage)): string {
  let marks = marksOf.get(passage);
  if (!marks) marksOf.set(passage, (marks = marksIn(passage.text)));
  return without(passage.text, marks, start, end);
}

/** A text as whoever reads it in print sees it. */
export function textAsSeen(text: string): string {
  return without(text, marksIn(text), 0, text.length);
}

function whole({ text }: Passage): Quote {
  return { start: 0, end: text.length };
}

/** What is left of a stretch without the marks, which are in order. */
function without(text: string, marks: readonly Quote[], start: number, end: number): string {
  let seen = '';
  let at = start;
  for (const mark of marks) {
    if (mark.end <= at) continue;
    if (mark.start >= end) break;
    seen += text.slice(at, Math.max(at, mark.start));
    at = Math.min(mark.end, end);
  }
  return seen + text.slice(at, end);
}

/** What is written in a text and not seen, in order. */
function marksIn(text: string): readonly Quote[] {
  if (text.length > LONGEST || !MAY_HOLD_MARKS.test(text)) return NONE;
  const marks: Quote[] = [];
  const leaveOut = (start: number, end: number): void => void marks.push({ start, end });
  wordMarkdown.parse(text).iterate({
    enter({ name, from, to, node }) {
      switch (name) {
        case 'Escape':
          leaveOut(from, from + 1);
          break;
        case 'HardBreak':
          if (text[from] === '\\') leaveOut(from, from + 1);
          break;
        case 'EmphasisMark':
        case 'CodeMark':
        case 'Comment':
          leaveOut(from, to);
          break;
        case 'Autolink':
          leaveOut(from, from + 1);
          leaveOut(to - 1, to);
          break;
        case 'Link':
        case 'Image': {
          // “[sic]” is in brackets, and no link.
          const [open, close] = node.getChildren('LinkMark');
          if (!open || !close || !node.getChild('URL')) break;
          leaveOut(open.from, open.to);
          leaveOut(close.from, to);
        }
      }
    },
  });
  return marks.sort((a, b) => a.start - b.start);
}
