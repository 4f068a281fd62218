import type { Deadline } from '../../deadlines/types.js';
import type { Initiative, LeadIn } from '../../draft/passage.js';
import { firstIndex } from '../../draft/search.js';
import { COUNTS, SAME_OPENINGS, SMALL_WORDS, SPELLINGS } from './words.js';

/** A word of a gist. */
export interface GistWord {
  /** In the form in which words are compared. */
  readonly word: string;
  /** Whether it names or counts something: another one is something else. */
  readonly isFirm: boolean;
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
  text = text.replace(ABBREVIATION, (written) => ' '.repeat(written.length));
  text = text.replace(PREFIX, (written, prefix: string) => ` ${prefix}`.padStart(written.length));
  const named = mentions.filter(({ organisation, isPart }) => organisation && !isPart);
  const words: (GistWord & { readonly at: number })[] = [];
  const ways: string[] = [];
  let before = '';
  let isOpening = true;
  let name = 0;
  for (const { 0: written, index: at } of text.matchAll(WORDS)) {
    while (name < named.length && named[name]!.end <= at) name++;
    const mention = named[name];
    if (mention && mention.start <= at) {
      // However it is written: one word, where its name begins.
      const word = `@${mention.organisation!.id}`;
      if (words.at(-1)?.word !== word) words.push({ word, isFirm: true, at });
      isOpening = false;
      continue;
    }
    const small = written.toLowerCase();
    const isName = !isOpening && /^\p{Lu}/u.test(written);
    const isCount = /^\d/.test(written) || COUNTS.has(small);
    if ((isName || isCount) && (before === 'from' || before === 'to')) ways.push(`${before} ${small}`);
    before = small;
    if (SMALL_WORDS.has(small)) continue;
    const word = isCount ? countOf(small) : isOpening ? openingOf(small) : spellingOf(small);
    words.push({ word, isFirm: isName || isCount, at });
    isOpening = false;
  }
  const kept = words.map(({ word, isFirm }) => ({ word, isFirm }));
  return { words: kept, ends: endsOf(text, words), ways: ways.join(), deadlines };
}

function endsOf(text: string, words: readonly { readonly at: number }[]): GistEnd[] {
  const ends: GistEnd[] = [];
  for (const [mark, tail] of MARKS) {
    for (const { index } of text.matchAll(mark)) {
      const before = firstIndex(words.length, (i) => words[i]!.at >= index);
      if (before >= LEAST_WORDS && before < words.length) ends.push({ words: before, tail });
    }
  }
  return ends.sort((a, b) => a.words - b.words).slice(0, MOST_ENDS);
}

function blanked(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + text.slice(end);
}

function countOf(word: string): string {
  return COUNTS.get(word) ?? word.replace(/[ ,\u00a0\u202f]/g, '');
}

function openingOf(word: string): string {
  return SAME_OPENINGS.get(word) ?? SAME_OPENINGS.get(spellingOf(word)) ?? spellingOf(word);
}

/** One form for a word and its plural (Harman’s S-stemmer), and for its British and American spelling. */
function spellingOf(word: string): string {
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
