import type { Deadline } from '../../deadlines/types.js';
import type { Initiative, LeadIn } from '../../draft/passage.js';
import { detached } from '../../draft/detached.js';
import { firstIndex } from '../../draft/search.js';
import { numberOf } from './vocabulary.js';
import { COUNTS, SAME_OPENINGS, SMALL_WORDS, SPELLINGS } from './words.js';

/**
 * A word of a gist, in the form in which words are compared: twice its number in the vocabulary, and one more where it names or
 * counts something. Gists are kept of all initiatives of a workspace, and numbers take the least room.
 */
export type GistWord = number;

/** The number of a word in the vocabulary. */
export function numberIn(word: GistWord): number {
  return word >> 1;
}

/** Whether a word names or counts something: another one is something else. */
export function isFirm(word: GistWord): boolean {
  return (word & 1) === 1;
}

/** What an initiative promises, without its dates, its tag and the words that say nothing. */
export interface Gist {
  readonly words: readonly GistWord[];
  /** Where it may have said what is done, and goes on with what for, or how; in order. */
  readonly ends: readonly GistEnd[];
  /** From where and to where: names and counts behind “from” and “to”. */
  readonly ways: string;
  readonly deadlines: readonly Deadline[];
}

/** A place behind which an initiative tells more of what it promises. */
export interface GistEnd {
  /** How many words stand before it; at least {@link LEAST_WORDS}. */
  readonly words: number;
  /** What begins there: what it is for, or what may be part of what is promised. */
  readonly tail: 'purpose' | 'detail';
}

/** Fewer words are no promise that could be told from others. */
export const LEAST_WORDS = 4;
/** Longer texts (UTF-16 code units) are no single promise. */
const LONGEST = 6000;
const gists = new WeakMap<Initiative | LeadIn, Gist | null>();

/** The gist of an item; null where it is too long. Read once, and kept with the item. */
export function gistOf(item: Initiative | LeadIn): Gist | null {
  let gist = gists.get(item);
  if (gist === undefined) gists.set(item, (gist = item.text.length > LONGEST ? null : read(item)));
  return gist;
}

/** Nothing but what both ways to find words see alike. */
const IS_PLAIN = /^[\t-~\u2010-\u2027]*$/;
/** A word, or a number with its thousands, where all is plain: the same as below, in a fraction of the time. */
const PLAIN_WORDS = /\d+(?:[ ,.]\d{3}(?!\d))*(?:\.\d+)?|[A-Za-z\d]+/g;
/** A word, a number with its thousands, or a character of a script without blanks. */
const WORDS =
  /\p{Script=Han}|\d+(?:[ ,.\u00a0\u202f]\d{3}(?!\d))*(?:\.\d+)?|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** What is done, and behind it what for; a semicolon or another sentence adds something. */
const PURPOSE = /\b(?:so that|so as to|in order to|with a view to|with the aim of|thereby|thus)\b/giu;
const ADDITION = /;|[.](?=\s+\p{Lu})/gu;
const DETAIL = /\bto(?= \p{Ll})|, (?:with|which|where|as)\b/gu;
const MARKS = [
  [PURPOSE, 'purpose'],
  [ADDITION, 'purpose'],
  [DETAIL, 'detail'],
] as const;
/** Whoever goes on and on has promised by then what there is to promise. */
const MOST_ENDS = 6;
/** The abbreviation behind a name. */
const ABBREVIATION = /\(\p{Lu}[\p{L}&]{1,7}\)/gu;
/** Written with and without a hyphen. */
const PREFIX = /\b(co|re|e|on|pre|post)-(?=\p{L})/giu;

function read(item: Initiative | LeadIn): Gist {
  const { times, tag, misplacedTag, mentions } = item;
  const { deadlines } = times;
  const pace = times.phrases.filter(({ group }) => group.kind === 'pace');
  let text = item.readable;
  for (const left of [tag, misplacedTag, ...deadlines, ...times.vague, ...pace]) {
    if (left) text = blanked(text, left);
  }
  if (text.includes('(')) text = text.replace(ABBREVIATION, (written) => ' '.repeat(written.length));
  if (text.includes('-'))
    text = text.replace(PREFIX, (written, prefix: string) => ` ${prefix}`.padStart(written.length));
  const named = mentions.filter(({ organisation, isPart }) => organisation && !isPart);
  const words: GistWord[] = [];
  /** Where each of them stands. */
  const places: number[] = [];
  const add = (number: number, isFirm: boolean, at: number): void => {
    words.push(2 * number + Number(isFirm));
    places.push(at);
  };
  const ways: string[] = [];
  let before = '';
  let isOpening = true;
  let name = 0;
  for (const { 0: written, index: at } of text.matchAll(IS_PLAIN.test(text) ? PLAIN_WORDS : WORDS)) {
    while (name < named.length && named[name]!.end <= at) name++;
    const mention = named[name];
    if (mention && mention.start <= at) {
      // However it is written: one word, where its name begins.
      const number = numberOf(`@${mention.organisation!.id}`);
      if (words.length === 0 || numberIn(words.at(-1)!) !== number) add(number, true, at);
      isOpening = false;
      continue;
    }
    const small = written.toLowerCase();
    const isName = !isOpening && small !== written && /^\p{Lu}/u.test(written);
    const isCount = isDigit(written.charCodeAt(0)) || COUNTS.has(small);
    if ((isName || isCount) && (before === 'from' || before === 'to')) ways.push(`${before} ${small}`);
    before = small;
    if (SMALL_WORDS.has(small)) continue;
    add(
      isCount ? numberOf(countOf(small)) : isOpening ? openingOf(small) : spellingOf(small),
      isName || isCount,
      at,
    );
    isOpening = false;
  }
  // Copied, since an array that has grown keeps room for more.
  return { words: words.slice(), ends: endsOf(text, places), ways: ways.join(), deadlines };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

const NO_ENDS: readonly GistEnd[] = [];

function endsOf(text: string, places: readonly number[]): readonly GistEnd[] {
  const ends: GistEnd[] = [];
  for (const [mark, tail] of MARKS) {
    for (const { index } of text.matchAll(mark)) {
      const before = firstIndex(places.length, (i) => places[i]! >= index);
      if (before >= LEAST_WORDS && before < places.length) ends.push({ words: before, tail });
    }
  }
  return ends.length === 0 ? NO_ENDS : ends.sort((a, b) => a.words - b.words).slice(0, MOST_ENDS);
}

function blanked(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);
}

function countOf(word: string): string {
  return COUNTS.get(word) ?? word.replace(/[ ,\u00a0\u202f]/g, '');
}

const openings = new Map<string, number>();
const spellings = new Map<string, number>();

/** The number of a word that an initiative may begin with. */
function openingOf(word: string): number {
  return once(openings, word, () => {
    const spelt = spelling(word);
    return SAME_OPENINGS.get(word) ?? SAME_OPENINGS.get(spelt) ?? spelt;
  });
}

/** The number of a word, which it shares with its plural and with its other spelling. */
function spellingOf(word: string): number {
  return once(spellings, word, () => spelling(word));
}

function once(known: Map<string, number>, word: string, form: () => string): number {
  let number = known.get(word);
  if (number === undefined) known.set(detached(word), (number = numberOf(form())));
  return number;
}

/** One form for a word and its plural (Harman’s S-stemmer), and for its British and American spelling. */
function spelling(word: string): string {
  const one = SPELLINGS.get(word) ?? singularOf(word);
  return one.replace(/iz(e|ed|es|ing|ation)$/, 'is$1').replace(/^(.{3,})yz(e|ed|ing)$/, '$1ys$2');
}

function singularOf(word: string): string {
  if (word.length < 4) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  if (/[^us]s$/.test(word) && !word.endsWith('is')) return word.slice(0, -1);
  return word;
}
