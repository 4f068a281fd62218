import type { Mention } from '../bureaux/mention.js';
import type { DeadlineMeaning, Quote, Status, Times } from '../deadlines/types.js';
import { lastAtOrBefore } from './search.js';
import type { BureauTag } from './tag.js';

/**
 * Where a line of a passage's text stands in the source. Both are offsets in UTF-16 code units: `text` into the
 * passage's text, `source` from where the passage starts in the document.
 */
export interface LineAnchor {
  readonly text: number;
  readonly source: number;
}

/** A stretch from `start` to before `end`, counted from where its passage starts in the document. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A piece of a draft's prose: it holds its text and *relative* places only, so that it stays the same object wherever
 * an edit elsewhere moves it. The Draft holds where it starts.
 */
interface PassageBase {
  /** As written, line breaks kept, without bullet and continuation indents; an empty line where a nested list is left out. */
  readonly text: string;
  /**
   * The same length: comments, emphasis and link targets blanked, look-alike letters of other scripts folded, “…” where
   * something is left out.
   */
  readonly readable: string;
  readonly lines: readonly LineAnchor[];
  /** The organisations that the text names, outside of its tag, as of the days that the draft speaks for. */
  readonly mentions: readonly Mention[];
}

/** A heading, as written. */
export interface Heading extends PassageBase {
  readonly kind: 'heading';
  /** 1 to 6, the number of `#`. */
  readonly level: number;
  /** Its words without emphasis marks. */
  readonly title: string;
  /** False without a word in a known script: noise of OCR. */
  readonly isSection: boolean;
}

/** What stands before an initiative: Markdown's own bullet, another glyph, both, or nothing. */
export type BulletKind = 'markdown' | 'glyph' | 'double' | 'none';

/** The bullet of an initiative: from where the passage starts to its first word. */
export interface Bullet {
  readonly kind: BulletKind;
  /** The bullet as written, spaces included; empty when there is none. */
  readonly written: string;
  /** How many characters of white space stand before it (or before the first word) on its line. */
  readonly indent: number;
  /** Whether Markdown nests the passage the same once a glyph is written as "- ". */
  readonly keepsPlace: boolean;
  /** Whether all is read the same, numbers too, with a comment on a line of its own above it. */
  readonly standsApart: boolean;
}

/** What an item of a list, or what ought to be one, says: who, by when. */
interface ItemBase extends PassageBase {
  readonly bullet: Bullet;
  /** Its own tag. */
  readonly tag: BureauTag | null;
  /** Without its own tag: one that stands in the middle of its words. */
  readonly misplacedTag: BureauTag | null;
  readonly times: Times;
  /** The item that it is nested in; null at the top. */
  readonly leadIn: LeadIn | null;
}

/** One commitment: a leaf list item, or a paragraph that ends in a bureau tag. */
export interface Initiative extends ItemBase {
  readonly kind: 'initiative';
  /** Whether its list has other items, and none ends in a tag: then it may be a list of something else. */
  readonly isAmongUntagged: boolean;
  /** Where it has no tag itself, that of the item it is nested in, or of the last item of the sentence that it is part of. */
  readonly inheritedTag: BureauTag | null;
  /** The status of the item it is nested in, or `ongoing` in a list of work that goes on (“Continuing with …”). */
  readonly inheritedStatus: Status | null;
  /** What the deadlines of the item it is nested in say; they hold where it has no timing of its own. */
  readonly inheritedDeadlines: readonly DeadlineMeaning[];
}

/** The item above a nested list: what it says of bureaux and dates holds for the items in it. */
export interface LeadIn extends ItemBase {
  readonly kind: 'leadIn';
  /** Whether nobody is named for any of it: neither in its own tag, nor above it, nor in what is nested in it. */
  readonly isWithoutTags: boolean;
}

/** Prose that promises nothing. */
export interface Prose extends PassageBase {
  readonly kind: 'prose';
}

/** Any piece of prose of a draft. */
export type Passage = Heading | Initiative | LeadIn | Prose;

/** Turns an offset in the text of a passage into one counted from where the passage starts in the document. */
export function toSource(passage: Passage, offset: number): number {
  const { lines } = passage;
  // An item may have as many lines as it likes.
  const line = lines[lastAtOrBefore(lines.length, (i) => lines[i]!.text, offset)] ?? lines[0]!;
  return line.source + offset - line.text;
}

/**
 * Turns an offset that counts from where a passage starts in the document into one in its text: below 0 in its bullet,
 * beyond its end behind it. In the indent of a further line it is where that line starts.
 */
export function fromSource({ lines }: Passage, offset: number): number {
  const index = Math.max(
    0,
    lastAtOrBefore(lines.length, (i) => lines[i]!.source, offset),
  );
  const line = lines[index]!;
  return Math.min(line.text + offset - line.source, lines[index + 1]?.text ?? Infinity);
}

/** How long a passage is in the source (UTF-16 code units), from its bullet to the end of its last line. */
export function lengthOf({ text, lines }: Passage): number {
  const last = lines.at(-1)!;
  return last.source + text.length - last.text;
}

/** The source range of a stretch of a passage's text. */
export function sourceRange(
  passage: Passage,
  quote: { readonly start: number; readonly end: number },
): SourceRange {
  return { start: toSource(passage, quote.start), end: toSource(passage, quote.end) };
}

/** The tag that says who answers for an initiative: its own, or one that it shares with others. */
export function tagOf(initiative: Initiative): BureauTag | null {
  return initiative.tag ?? initiative.inheritedTag;
}

/** Whether a passage is an item: an initiative, or what leads in to some. */
export function isItem(passage: Passage): passage is Initiative | LeadIn {
  return passage.kind === 'initiative' || passage.kind === 'leadIn';
}

/** The tag that a passage itself ends in. */
export function ownTag(passage: Passage): BureauTag | null {
  return isItem(passage) ? passage.tag : null;
}

/** The words of an item that are in no tag: with blanks in the place of its tag, or of one that stands in their middle. */
export function wordsOf({ readable, tag, misplacedTag }: Initiative | LeadIn): string {
  const { start, end } = tag ?? misplacedTag ?? { start: 0, end: 0 };
  return readable.slice(0, start) + ' '.repeat(end - start) + readable.slice(end);
}

/** The status of an initiative; one without any timing of its own shares that of the item it is nested in. */
export function statusOf({ times, inheritedStatus }: Initiative): Status {
  return times.status === 'missing' ? (inheritedStatus ?? times.status) : times.status;
}

/** What the deadlines of an initiative say; one without any timing of its own shares those of the item it is nested in. */
export function deadlinesOf({ times, inheritedDeadlines }: Initiative): readonly DeadlineMeaning[] {
  return times.status === 'missing' ? inheritedDeadlines : times.deadlines;
}

/** The source range of the first few words of a passage: where a finding about the whole of it is shown. */
export function openingRange(passage: Passage, words = 3): SourceRange {
  const { text } = passage;
  let end = wordEnd(text, 0);
  for (let more = words - 1; more > 0 && end > 0; more--) {
    let next = end;
    while (isSpaceAt(text, next) && !isLineEndAt(text, next)) next++;
    const further = wordEnd(text, next);
    if (next === end || further === next) break;
    end = further;
  }
  return sourceRange(passage, { start: 0, end: end || Math.min(1, text.length) });
}

/** Where the word at a place ends; the place itself where there is none. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpaceAt(text, end)) end++;
  return end;
}

/** No word that is underlined whole is longer (UTF-16 code units). */
const LONGEST_WORD = 60;

/**
 * The last word before an offset in the text, or in all of it, without what is blank behind it: where a finding about
 * something that is missing there is shown. Offsets in the text.
 */
export function lastWordBefore({ text }: Passage, at = text.length): Quote {
  let end = at;
  while (end > 0 && isSpaceAt(text, end - 1)) end--;
  const least = Math.max(0, end - LONGEST_WORD);
  let start = end;
  while (start > least && !isSpaceAt(text, start - 1)) start--;
  return { start, end };
}

const SPACE = /\s/;

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && SPACE.test(text.charAt(at));
}

function isLineEndAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
