import type { SourceRange } from './passage.js';

/** How the comment of a directive can be taken out of a document; `range` is counted there (UTF-16 code units). */
export interface Removal {
  readonly range: SourceRange;
  /** Whether all else is read as before. */
  readonly isSafe: boolean;
}

/** What begins a block of its own, whatever stands above it. */
const BEGINS_A_BLOCK = /^(?:[-*+][ \t]|#{1,6}[ \t])/;
/** A numbered line may be a title by itself, and an item of a list above it where nothing parts the two. */
const NUMBER = /^\d{1,9}[.)][ \t]/;
const LONGEST_NUMBER = 11;
/** How far words are looked for in a line. */
const MOST_MARKS = 100;
const BREAK = /[\r\n]/;

/**
 * How to take out the comment from `start` to `end`, in lines that begin at `lines.start` and end at `lines.end`. It looks
 * no further than the lines that touch it and the next one with words.
 */
export function removalOf(
  text: string,
  { start, end }: SourceRange,
  linesAndReturn: SourceRange,
  { isFirstOnLine, isBlock }: { readonly isFirstOnLine: boolean; readonly isBlock: boolean },
): Removal {
  const lines = withoutReturn(text, linesAndReturn);
  const before = blankBefore(text, start);
  const isBehindWords = !isFirstOnLine || before > lines.start;
  if (isBehindWords) {
    // Without words, what is left may be a mark of Markdown's own, such as "---".
    const isSafe = /[\p{L}\p{N}]/u.test(text.slice(lines.start, Math.min(before, lines.start + MOST_MARKS)));
    return { range: { start: before, end }, isSafe };
  }
  // Words behind a comment on its line are part of it to Markdown, and would be words without it.
  if (blankAfter(text, end) < lines.end) return { range: { start, end }, isSafe: false };
  const whole = ofWholeLines(text, start, lines);
  return isBlock ? whole : { ...whole, isSafe: false };
}

/** A carriage return before a line feed belongs to the break. */
function withoutReturn(text: string, { start, end }: SourceRange): SourceRange {
  return text[end] === '\n' && text[end - 1] === '\r' ? { start, end: end - 1 } : { start, end };
}

/** The comment has its lines to itself. */
function ofWholeLines(text: string, start: number, lines: SourceRange): Removal {
  const below = lines.end + lengthOfBreak(text, lines.end);
  const next = lineWithWords(text, below);
  const indent = text.slice(lines.start, start);
  // What is indented further would fall to an item above, which the comment parts it from.
  const isApartBelow = next === null || indent.startsWith(next.indent);
  // A lone carriage return ends lines to an editor, but not to Markdown.
  const isMarkdownsLine = !isLoneReturn(text, lines.end) && !isLoneReturn(text, lines.start - 1);
  const isAtTop = lines.start === 0 || (lines.start === 1 && text.startsWith('\ufeff'));
  // What came to the very start would be front matter.
  const isFrontMatter = isAtTop && next !== null && text.startsWith('---', next.words);
  const isNumberedBelow = next !== null && NUMBER.test(text.slice(next.words, next.words + LONGEST_NUMBER));
  const isSafe = isApartBelow && isMarkdownsLine && !isFrontMatter && !isNumberedBelow;
  const isBlankAbove = isAtTop || isBlankLine(text, lineAbove(text, lines.start));
  const isBlankBelow = next === null || next.line > below;
  if (isBlankAbove && isBlankBelow && next !== null) {
    // One of the two blank lines goes with it.
    const blank = blankAfter(text, below);
    return { range: { start: lines.start, end: blank + lengthOfBreak(text, blank) }, isSafe };
  }
  const isApart = isBlankAbove || isBlankBelow || BEGINS_A_BLOCK.test(text.slice(next.words, next.words + 8));
  // Else a blank line has to keep apart what the comment did.
  return { range: { start: lines.start, end: isApart ? below : lines.end }, isSafe };
}

function isLoneReturn(text: string, at: number): boolean {
  return text[at] === '\r' && text[at + 1] !== '\n';
}

/** The next line that is not blank, at or below `from`; null where there is none. */
function lineWithWords(
  text: string,
  from: number,
): { readonly line: number; readonly words: number; readonly indent: string } | null {
  for (let line = from; line < text.length;) {
    const words = blankAfter(text, line);
    if (words < text.length && !BREAK.test(text[words]!)) {
      return { line, words, indent: text.slice(line, words) };
    }
    line = words + lengthOfBreak(text, words);
  }
  return null;
}

/** Where the line above the one that starts at `start` ends. */
function lineAbove(text: string, start: number): number {
  return text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1;
}

function isBlankLine(text: string, end: number): boolean {
  const start = blankBefore(text, end);
  return start === 0 || BREAK.test(text[start - 1]!);
}

/** Where the spaces and tabs before an offset start. */
function blankBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** Where the spaces and tabs behind an offset end. */
function blankAfter(text: string, offset: number): number {
  let at = offset;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function lengthOfBreak(text: string, at: number): number {
  if (at >= text.length) return 0;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
}
