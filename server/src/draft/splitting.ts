import type { Quote } from '../deadlines/types.js';
import { endsInAbbreviation } from './abbreviations.js';
import { type Initiative, type SourceRange, lengthOf, sourceRange } from './passage.js';
import { behindWords } from './tag.js';

/** Where an initiative may be split. */
export type SplitAt = 'semicolons' | 'sentences';

/** Pairs between which nothing is split; straight quotation marks close themselves. */
const PAIRS: Readonly<Record<string, string>> = {
  ')': '(', ']': '[', '}': '{', '）': '（', '】': '【', '〕': '〔', '」': '「', '』': '『', '》': '《', '”': '“', '’': '‘', '»': '«',
}; // prettier-ignore
const OPENING = new Set(Object.values(PAIRS));
/** Addresses, “&amp;”, code: a semicolon or full stop in them ends nothing. */
const UNBROKEN = /(?:https?:\/\/|www\.)\S*[^\s.,;:!?)”"'’]|&#?[A-Za-z0-9]{1,8};|`[^`\r\n]*`/g;
/** A lone number at the start of its line numbers what follows. */
const NUMBERED = /(?:^|[\r\n])\s*\d{1,2}$/;
/** Not in a bracket: what stands there by itself belongs to the sentence before it. */
const SENTENCE_BEGINS = /^[”"'’)\]）*_]*[^\S\r\n]*(?:[\r\n]+[^\S\r\n]*)?(?<=\s)[“"‘'*_]*[\p{Lu}\p{Lo}]/u;
/** What cannot begin an initiative: the mark of another block or of a box, or the number of an item in a sentence, “(b)”. */
const OTHER_BEGINNING =
  /^(?:\d{1,9}[.)]\s|[-+*#>]+\s|~~~|\||<!--|\[[ x]\]\s|(?:and\s+|or\s+|以及|及)?[(（](?:\d{1,3}|[a-z]|[ivx]{1,5}|[\p{Nl}\p{No}]|[一二三四五六七八九十甲乙丙丁戊]{1,3})[)）])/iu;
/** Words that are no part by themselves. */
const NOTHING_BY_ITSELF = /^(?:and|or|etc|以及|等)\P{L}*$/iu;

/**
 * The parts of a text that could be initiatives of their own, in order and without what parts them; fewer than two where
 * it cannot be split there. `readable` is the text as it reads, in the same length.
 */
export function partsAt(text: string, readable: string, where: SplitAt): Quote[] {
  const isUnbroken = unbroken(text);
  const isEnd = where === 'semicolons' ? isSemicolon : isSentenceEnd;
  const parts: Quote[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && (isUnbroken[i] || readable[i] !== text[i] || !isEnd(text, i))) continue;
    const end = where === 'semicolons' ? i : afterMarks(text, i + 1);
    const part = trimmed(text, start, Math.min(end, text.length));
    if (part.end > part.start) parts.push(part);
    start = where === 'semicolons' ? i + 1 : end;
  }
  return parts.every((part) => isWhole(text.slice(part.start, part.end))) ? parts : [];
}

/** A part as an initiative begins and ends: with a capital and a full stop, without the “and” before the last one. */
export function asInitiative(part: string, dropsAnd: boolean): string {
  const words = withoutLooseEnd(dropsAnd ? part.replace(/^and[\s,]+/i, '') : part);
  // “iAM Smart” and “e-Health” keep their letters.
  const begun = words.replace(
    /^(["“‘'*_(]*)(\p{Ll})(?=[\p{Ll}\s]|$)/u,
    (_, marks: string, letter: string) => {
      const first = /^\S*/.exec(words)![0];
      return marks + (/\p{Lu}/u.test(first) ? letter : letter.toUpperCase());
    },
  );
  if (/[.!?。！？…][”"'’»)）\]*_]*$/.test(begun.slice(-8))) return begun;
  return begun + (/\p{Script=Han}[^\p{L}\p{N}]*$/u.test(begun.slice(-8)) ? '。' : '.');
}

/** An initiative made several: what stands for all that is behind its bullet. */
export interface Split {
  readonly count: number;
  readonly range: SourceRange;
  readonly text: string;
}

/** An initiative as it stands in the source, bullet included, and what is put before each that follows. */
export interface SplitForm {
  readonly source: string;
  readonly between: string;
}

/** What stands between two initiatives that were one: `indent` is what stands before the bullet, `eol` how lines end. */
export function betweenSplit({ bullet }: Initiative, source: string, indent: string, eol: string): string {
  // Words that begin on the line below the bullet begin on its own.
  const mark = source.slice(0, bullet.written.length).replace(/\s*[\r\n]\s*$/, ' ');
  return `${bullet.kind === 'none' ? eol : ''}${eol}${indent}${mark}`;
}

/** Makes several initiatives of one, each with its bullet and its tag; null where it cannot be split there. */
export function splitInitiative(
  initiative: Initiative,
  where: SplitAt,
  { source, between }: SplitForm,
): Split | null {
  const { text, readable, tag, bullet } = initiative;
  // Where it goes on from another without a bullet, what is put on lines of their own would go on too.
  if (bullet.kind === 'none' && !bullet.standsApart) return null;
  const end = tag?.start ?? text.length;
  const parts = partsAt(text.slice(0, end), readable.slice(0, end), where);
  if (parts.length < 2) return null;
  const tagInSource = tag && sourceRange(initiative, tag);
  const written = tagInSource ? behindWords(source.slice(tagInSource.start, tagInSource.end)) : '';
  // Of what follows the tag, only marks that end it are dropped.
  const behind = tagInSource ? source.slice(tagInSource.end).replace(/^[\s.,;:。；，]+$/, '') : '';
  const items = parts.map((part, i) => {
    const range = sourceRange(initiative, part);
    const isLast = i === parts.length - 1;
    const words = asInitiative(source.slice(range.start, range.end), isLast && where === 'semicolons');
    return `${words}${written}${isLast ? behind : ''}`;
  });
  const range = { start: bullet.written.length, end: lengthOf(initiative) };
  return { count: parts.length, range, text: items.join(between) };
}

/** A loop, since an expression would look for the end from each blank of a long run. */
function withoutLooseEnd(words: string): string {
  let end = words.length;
  while (end > 0 && /[\s,;，；、]/.test(words[end - 1]!)) end--;
  return words.slice(0, end);
}

function isSemicolon(text: string, at: number): boolean {
  return text[at] === ';' || text[at] === '；';
}

function isSentenceEnd(text: string, at: number): boolean {
  const mark = text[at]!;
  if ('。！？'.includes(mark)) return !/^[”"'’」』）)\]*_\s]*(?:[(（[]|$)/.test(text.slice(at + 1, at + 40));
  if (mark !== '.' && mark !== '!' && mark !== '?') return false;
  if (!SENTENCE_BEGINS.test(text.slice(at + 1, at + 40))) return false;
  if (mark !== '.') return true;
  const before = text.slice(Math.max(0, at - 14), at);
  return !before.endsWith('.') && !NUMBERED.test(before) && !endsInAbbreviation(before);
}

/** Behind the marks that close what ends there. */
function afterMarks(text: string, at: number): number {
  let end = at;
  while (end < text.length && '”"\'’」』）)]*_'.includes(text[end]!)) end++;
  return end;
}

/** For each code unit whether it stands in brackets, quotation marks, an address or code. */
function unbroken(text: string): Uint8Array {
  const change = new Int32Array(text.length + 1);
  const mark = (start: number, end: number): void => {
    change[start]!++;
    change[end]!--;
  };
  const open: { char: string; at: number }[] = [];
  const counts = new Map<string, number>();
  const count = (char: string, by: number): void => void counts.set(char, (counts.get(char) ?? 0) + by);
  let quote = -1;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '"') {
      if (quote >= 0) mark(quote, i + 1);
      quote = quote >= 0 ? -1 : i;
    } else if (OPENING.has(char) || (char === "'" && isOpeningApostrophe(text, i))) {
      open.push({ char, at: i });
      count(char, 1);
    } else if ((counts.get(openingOf(text, i)) ?? 0) > 0) {
      const opening = openingOf(text, i);
      // What was left open in between is closed with it.
      for (let last = open.pop(); last; last = open.pop()) {
        count(last.char, -1);
        if (last.char !== opening) continue;
        mark(last.at, i + 1);
        break;
      }
    }
  }
  for (const { index, 0: words } of text.matchAll(UNBROKEN)) mark(index, index + words.length);
  const inside = new Uint8Array(text.length);
  for (let i = 0, depth = 0; i < text.length; i++) {
    depth += change[i]!;
    inside[i] = depth > 0 ? 1 : 0;
  }
  return inside;
}

/** The mark that the one at an offset closes, if it is open; empty where that closes nothing. */
function openingOf(text: string, at: number): string {
  const char = text[at]!;
  // In “don't” it stands inside of a word.
  if (char === "'") return /[\p{L}\p{N}]/u.test(text[at + 1] ?? '') ? '' : char;
  return PAIRS[char] ?? '';
}

/** Whether a straight apostrophe stands before a word, as the first of two. */
function isOpeningApostrophe(text: string, at: number): boolean {
  return /[\s(“"]/.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? '');
}

function trimmed(text: string, start: number, end: number): Quote {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Whether a part can stand by itself: it has words, begins as an initiative may, and no emphasis is torn. */
function isWhole(part: string): boolean {
  const isEven = (mark: RegExp): boolean => (part.match(mark)?.length ?? 0) % 2 === 0;
  return (
    /\p{L}/u.test(part) &&
    !OTHER_BEGINNING.test(part) &&
    !NOTHING_BY_ITSELF.test(part) &&
    isEven(/\*+/g) &&
    isEven(/`+/g) &&
    isEven(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)
  );
}
