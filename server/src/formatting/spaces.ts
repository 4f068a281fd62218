import { commentsIn } from '../draft/comments.js';
import { CODE_INDENT, type Line, isBareMark } from '../draft/layout.js';
import type { SourceRange } from '../draft/passage.js';
import type { Group } from './groups.js';
import type { Concern } from './concern.js';

/** One space between words, none at the end of a line but the two that break it. Only spaces: no-break ones are meant. */
export const spaces: Concern = ({ text, layout }) => {
  const groups: Group[] = [];
  const { lines, paragraphs, headings } = layout;
  for (const { start, end, next, kind } of lines) {
    // "\r \n" would become one break.
    const isBetweenBreaks = text[start - 1] === '\r' && text.startsWith('\n', next - 1);
    if (kind === 'blank' && end > start && !isBetweenBreaks) groups.push([{ start, end, text: '' }]);
  }
  const stretches = [...paragraphs, ...headings].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const stretch of stretches) {
    while (lines[at]!.next <= stretch.start) at++;
    let untouched: readonly SourceRange[] | null = null;
    let passed = 0;
    const put = (start: number, end: number, written: string): void => {
      untouched ??= asWritten(text, stretch);
      while (passed < untouched.length && untouched[passed]!.end <= start) passed++;
      const next = untouched[passed];
      if (!next || end <= next.start) groups.push([{ start, end, text: written }]);
    };
    for (let i = at; i < lines.length && lines[i]!.start < stretch.end; i++) {
      const line = lines[i]!;
      if (line.kind !== 'words' && line.kind !== 'heading') continue;
      const { words, end, next } = line;
      if (mayBeCode(text, lines, i)) continue;
      const trailing = endOfWords(text, line);
      // Before a table or a rule not all readers of Markdown agree that the paragraph ends.
      const isLast = next >= stretch.end && lines[i + 1]?.kind !== 'kept';
      const kept = !isLast && text.endsWith('  ', end) && end - trailing >= 2 ? '  ' : '';
      for (const { index, 0: run } of text.slice(words, trailing).matchAll(/(?<![ \t]) {2,}(?![ \t])/g)) {
        put(words + index, words + index + run.length, ' ');
      }
      // At the very end of its line a backslash would break it.
      const isAtEnd = isLast || text[trailing - 1] !== '\\';
      if (isAtEnd && text.slice(trailing, end) !== kept) put(trailing, end, kept);
    }
  }
  return groups;
};

/** Whether a line is so far in below a bullet without words, or a blank line behind one, that Markdown takes it for code. */
function mayBeCode(text: string, lines: readonly Line[], i: number): boolean {
  const { start, words } = lines[i]!;
  if (words - start < CODE_INDENT) return false;
  let above = i - 1;
  while (above >= 0 && lines[above]!.kind === 'blank') above--;
  return above >= 0 && isBareMark(text, lines[above]!);
}

/** Behind the last word of a line. */
function endOfWords(text: string, { words, end }: Line): number {
  let at = end;
  while (at > words && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** What in a paragraph is not words, in order and apart: code, comments, HTML, the targets of links. */
function asWritten(text: string, { start, end }: SourceRange): SourceRange[] {
  const words = text.slice(start, end);
  const ranges: SourceRange[] = commentsIn(words).map((comment) => ({ ...comment }));
  const first = words.indexOf('`');
  if (first >= 0) {
    // What is not closed here may be to another reader, behind what is a table to us alone.
    const isClosed = words.match(/`+/g)!.length % 2 === 0;
    ranges.push({ start: first, end: isClosed ? words.lastIndexOf('`') + 1 : words.length });
  }
  const between = (open: string, close: string): void => {
    for (let from = words.indexOf(open); from >= 0;) {
      const to = words.indexOf(close, from);
      ranges.push({ start: from, end: to < 0 ? words.length : to + 1 });
      from = to < 0 ? -1 : words.indexOf(open, to);
    }
  };
  between('<', '>');
  for (let from = words.indexOf(']('); from >= 0;) {
    const end = endOfTarget(words, from + 2);
    ranges.push({ start: from, end });
    from = words.indexOf('](', end);
  }
  const apart: { start: number; end: number }[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start + range.start <= last.end) last.end = Math.max(last.end, start + range.end);
    else apart.push({ start: start + range.start, end: start + range.end });
  }
  return apart;
}

/** Where the target of a link that starts at `from` ends, behind its bracket; it may have brackets in it, and a title. */
function endOfTarget(words: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let at = from; at < words.length; at++) {
    const mark = words[at]!;
    if (mark === '\\') at++;
    else if (quote) quote = mark === quote ? '' : quote;
    else if (/["']/.test(mark) && /\s/.test(words[at - 1]!)) quote = mark;
    else if (mark === '(') depth++;
    else if (mark === ')' && --depth === 0) return at + 1;
  }
  return words.length;
}
