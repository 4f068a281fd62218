import { quotationsIn } from '../../deadlines/quotations.js';
import { QuoteIndex } from '../../deadlines/quotes.js';
import type { Quote } from '../../deadlines/types.js';
import type { Block } from '../../draft/draft.js';
import { type Passage, isItem } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { WordsInBlock } from '../words-in-block.js';

/** A place where an abbreviation stands for words. */
export interface AbbreviationUse extends WordsInBlock {
  readonly kind: 'use';
  readonly abbreviation: string;
}

/** A place where an abbreviation is introduced: “Greater Bay Area (GBA)”, the whole of it. */
export interface Introduction extends WordsInBlock {
  readonly kind: 'introduction';
  readonly abbreviation: string;
  /** The words that it stands for, as written; null where they cannot be told for certain. */
  readonly words: string | null;
}

/** Whether everybody knows an abbreviation: it is not looked at. */
export type IsKnown = (abbreviation: string) => boolean;

/** Capitals that stand alone, a plural’s s behind them; no part of a number, of a name with a dot, of another word. */
const ABBREVIATION =
  /(?<![\p{L}\p{M}\p{N}&@#$._/-]|[\p{L}\p{N}][’'])[A-Z]{2,6}(?=(?:s|[’']s)?(?![\p{L}\p{M}\p{N}&@_]|[.-]\p{N}|-\p{Lu}|\.\p{L}|\([\p{N}\p{Lu}]))/gu;
/** What a scanner makes of noughts: “3 OOO”. */
const ZEROS = /^O+$/;
const ROMAN = /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** Nobody spells out more words in brackets, or before them. */
const REACH = 160;

/** What is found in a passage or a block, in order; of the uses of each abbreviation in a passage the first. */
export type Abbreviations = readonly (AbbreviationUse | Introduction)[];

/** The abbreviations of a block by those of its passages; null where it has none. */
export function abbreviationsOf(
  { passages }: Block,
  readPassage: (passage: Passage) => Abbreviations,
): Abbreviations | null {
  let found: (AbbreviationUse | Introduction)[] | null = null;
  for (const [place, passage] of passages.entries()) {
    // Most have none beside their tags, and of those nothing is kept.
    if (!mayHold(passage)) continue;
    for (const each of readPassage(passage)) (found ??= []).push({ ...each, passage: place });
  }
  return found;
}

function mayHold(passage: Passage): boolean {
  const { readable } = passage;
  const tag = isItem(passage) ? (passage.tag ?? passage.misplacedTag) : null;
  if (!tag) return CAPITALS.test(readable);
  return CAPITALS.test(readable.slice(0, tag.start)) || CAPITALS.test(readable.slice(tag.end));
}

const CAPITALS = /[A-Z]{2}/;

/** The abbreviations of a passage but those that are known, as if it were the first of its block. */
export function readAbbreviations(passage: Passage, isKnown: IsKnown): Abbreviations {
  const found: (AbbreviationUse | Introduction)[] = [];
  const used = new Set<string>();
  for (const each of abbreviationsIn(passage, 0, isKnown)) {
    if (each.kind === 'use') {
      if (used.has(each.abbreviation)) continue;
      used.add(each.abbreviation);
    }
    found.push(each);
  }
  return found;
}

function* abbreviationsIn(
  passage: Passage,
  place: number,
  isKnown: IsKnown,
): Generator<AbbreviationUse | Introduction> {
  const all = runningText(passage);
  if (!/[A-Z]{2}/.test(all)) return;
  // What looks like a tag, but names nobody that is known, is no sentence either.
  const words = all.slice(0, all.length - (TAG_LIKE.exec(all.slice(-200))?.[0].length ?? 0));
  let around: Surroundings | undefined;
  for (const { index: start, 0: abbreviation } of words.matchAll(ABBREVIATION)) {
    if (ROMAN.test(abbreviation) || ZEROS.test(abbreviation) || isKnown(abbreviation)) continue;
    const end = start + abbreviation.length;
    const introduction = introductionAt(words, { start, end, abbreviation });
    if (introduction) yield { kind: 'introduction', passage: place, abbreviation, ...introduction };
    else if (passage.kind !== 'heading' && !isPartOfName(words, start, end)) {
      around ??= surroundingsOf(passage, words);
      const use = { start, end };
      if (around.isChinese || around.quotations.contains(use) || around.links.contains(use)) continue;
      yield { kind: 'use', passage: place, abbreviation, start, end };
    }
  }
}

/** What keeps abbreviations of a passage from being its own words. */
interface Surroundings {
  readonly isChinese: boolean;
  readonly quotations: QuoteIndex;
  readonly links: QuoteIndex;
}

function surroundingsOf({ text }: Passage, words: string): Surroundings {
  return {
    isChinese: isMostlyChinese(words),
    quotations: new QuoteIndex(quotationsIn(words)),
    links: new QuoteIndex(linksIn(text)),
  };
}

/** The words of links: they are titles of something. */
function linksIn(text: string): readonly Quote[] {
  if (!text.includes('](')) return [];
  return Array.from(text.matchAll(/\[[^[\]]{1,200}\]\(/g), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** Whether a text has more Chinese characters than Latin letters: abbreviations are introduced otherwise there. */
function isMostlyChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 && han * 3 > (text.match(/[A-Za-z]/g)?.length ?? 0);
}

const TAG_LIKE = /(?<=[.!?;。；！？][”"’]?\s*)[(（[【][^()（）]{2,160}[)）\]】][.。]?\s*$/u;

interface Written {
  readonly start: number;
  readonly end: number;
  readonly abbreviation: string;
}

type Stretch = Omit<Introduction, 'kind' | 'passage' | 'abbreviation'>;

/** The introduction of an abbreviation that stands at a place, if it is one. */
function introductionAt(text: string, written: Written): Stretch | null {
  const { start, end, abbreviation } = written;
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  // “Greater Bay Area (GBA)”, “(the “GBA”)”, “(hereafter GBA)”, “(GBA, in Chinese 大灣區)”.
  const opening =
    /[(（[][ \u00a0]?(?:(?:hereafter|hereinafter|also|known|as|referred|to|called|or|the|i\.e\.|collectively)[ ,]+)*["“‘'「]?$/iu.exec(
      before,
    );
  if (opening && /^s?["”’'」]?[ \u00a0]?(?:[)）\],;，；]|or )/u.test(after)) {
    const from = start - opening[0].length;
    const name = nameBefore(text, from, abbreviation);
    const closing = /^s?["”’'」]?[ \u00a0]?[)）\]]/u.exec(after);
    if (name !== null && closing)
      return { start: name, end: end + closing[0].length, words: text.slice(name, from).trim() };
    return /[\p{L}\p{N}”"’')」]\s*$/u.test(text.slice(Math.max(0, from - 4), from))
      ? { start, end, words: null }
      : null;
  }
  // “(owners’ corporations, OCs)”.
  if (
    /[(（][^()（）]{3,150}[,;，；][ \u00a0]?(?:or )?["“‘'「]?$/u.test(before) &&
    /^s?["”’'」]?[)）]/u.test(after)
  )
    return { start, end, words: null };
  // “the Hong Kong–Shenzhen Western Rail Link, HSWRL for short”.
  if (/^s?["”’'」]? for short(?!\p{L})/u.test(after)) return { start, end, words: null };
  // “GBA (Greater Bay Area)”, “REJ (the arrangement for judgments)”.
  const inside = /^s?[ \u00a0]?[(（]["“‘']?([^()（）]{3,150})[)）]/u.exec(after);
  if (inside && (initialsFit(inside[1]!, abbreviation) || EXPLAINS.test(inside[1]!)))
    return { start, end, words: null };
  // “GBA, or Greater Bay Area”, “GBA: Greater Bay Area”, “GBA stands for”.
  const behind =
    /^["”’']?(?:,? (?:or|that is|i\.e\.|short for|stands for|means)[ ,]+(?:the )?|[ \u00a0]?[:=–—][ \u00a0])([^,.;:()]{3,150})/iu.exec(
      after,
    );
  if (behind && (initialsFit(behind[1]!, abbreviation) || / (?:short|stands) for/.test(behind[0])))
    return { start, end, words: null };
  // “the Greater Bay Area, or GBA”, “known as the GBA”.
  const known =
    /(?:,? or|known as|called|abbreviated (?:as|to)|referred to as|[–—-]) (?:the )?["“‘']?$/iu.exec(before);
  if (known && nameBefore(text, start - known[0].length, abbreviation) !== null)
    return { start, end, words: null };
  return null;
}

/** Words in brackets that say what stands before them. */
const EXPLAINS = /^(?:\p{Script=Han}|(?:the|an?)\s(?:[\p{L}’'-]+\s){2})/u;
const SMALL = /^(?:a|an|and|at|by|de|for|from|in|of|on|or|the|to|with|&)$/i;

/** Where the words start that end before `end` and whose initials are the abbreviation; null where there are none. */
function nameBefore(text: string, end: number, abbreviation: string): number | null {
  const from = Math.max(0, end - REACH);
  const words = [...text.slice(from, end).matchAll(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)?|[.;:!?]/gu)].map(
    ({ index, 0: word }) => ({ index, word }),
  );
  let letter = abbreviation.length - 1;
  for (let i = words.length - 1; i >= 0 && words.length - i <= abbreviation.length * 2 + 2; i--) {
    const { index, word } = words[i]!;
    if (/^[.;:!?]$/.test(word)) return null;
    if (word.charAt(0).toUpperCase() === abbreviation[letter]) {
      if (--letter < 0) return from + index;
    } else if (!SMALL.test(word)) return null;
  }
  return null;
}

/** Whether the first letters of words, small ones left out or not, are those of an abbreviation. */
function initialsFit(name: string, abbreviation: string): boolean {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 2) return false;
  const initials = (each: readonly string[]): string =>
    each.map((word) => word.charAt(0).toUpperCase()).join('');
  const all = initials(words);
  const large = initials(words.filter((word) => !SMALL.test(word)));
  if (all.startsWith(abbreviation) || large.startsWith(abbreviation)) return true;
  // “YSP (Youth Start-up Programme)”, “NEF (New Energy Transport Fund)”: some of its words leave no letter behind.
  // “CMPR (Hong Kong Centre for Medical Products Regulation)”: of whose place it says nothing.
  const capitals = (name.match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? []).join('');
  return holdsInOrder(capitals, abbreviation);
}

/** Whether letters stand in a text one behind the other, others between them or not. */
function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  return [...letters].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}

/** Whether the word before or behind makes a name of it (“BEAM Plus”, “MTR Corporation”), a number (“ISO 9001”), or a shout. */
function isPartOfName(text: string, start: number, end: number): boolean {
  const before = /(?:^|[^\p{L}\p{N}])([\p{L}\p{N}’'.&-]+)[ \u00a0]$/u.exec(
    text.slice(Math.max(0, start - 40), start),
  )?.[1];
  const behind = /^(?:[’']?s)?[ \u00a0-]([\p{L}\p{N}$]+)/u.exec(text.slice(end, end + 40))?.[1];
  if (behind !== undefined && /^[\p{Lu}\p{N}$]/u.test(behind)) return true;
  if (before === undefined || !/^\p{Lu}/u.test(before) || before.endsWith('.')) return false;
  // The first word of a sentence has a capital anyway: “Promote BIM”.
  const wordStart = start - before.length - 1;
  return !/(?:^|[.!?:;”"•\n(][ \u00a0\r]*)$/u.test(text.slice(Math.max(0, wordStart - 3), wordStart));
}
