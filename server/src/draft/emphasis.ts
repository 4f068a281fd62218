import { parser as commonMark } from '@lezer/markdown';
import type { SourceRange } from './passage.js';

/** Emphasis in a text: its two marks, `**` or `_` and the like, as offsets in UTF-16 code units. */
export interface Emphasis {
  readonly opening: SourceRange;
  readonly closing: SourceRange;
}

/** In a longer heading nobody looks for emphasis: matching marks can take more than linear time. */
const LONGEST = 2000;
const NONE: readonly Emphasis[] = [];
/** What makes a line of words a block in which Markdown reads emphasis. */
const OPENING = '# ';

/** The emphasis in the words of a heading, as Markdown knows it, the outer before the inner. */
export function emphasisIn(heading: string): readonly Emphasis[] {
  if (heading.length > LONGEST || !/[*_]/.test(heading)) return NONE;
  const found: Emphasis[] = [];
  const range = ({ from, to }: { from: number; to: number }): SourceRange => ({
    start: from - OPENING.length,
    end: to - OPENING.length,
  });
  commonMark.parse(OPENING + heading).iterate({
    enter: ({ name, node: { firstChild, lastChild } }) => {
      if (name !== 'Emphasis' && name !== 'StrongEmphasis') return;
      found.push({ opening: range(firstChild!), closing: range(lastChild!) });
    },
  });
  return found;
}

/**
 * The emphasis that says nothing in a heading, which stands out by itself: all of it that is bold, and what is italic where
 * no word is left plain. One word in italics is the name of a ship or a book.
 */
export function needlessEmphasisIn(heading: string): readonly Emphasis[] {
  const all = emphasisIn(heading).filter(({ opening, closing }) =>
    WORD.test(heading.slice(opening.end, closing.start)),
  );
  if (all.length === 0) return NONE;
  let plain = '';
  let at = 0;
  for (const { opening, closing } of all) {
    if (opening.start >= at) plain += heading.slice(at, opening.start);
    at = Math.max(at, closing.end);
  }
  const isWhole = !WORD.test(plain + heading.slice(at));
  return isWhole ? all : all.filter(({ opening }) => opening.end - opening.start === 2);
}

const WORD = /[\p{L}\p{N}]/u;
