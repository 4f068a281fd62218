import type { Mention } from '../../bureaux/mention.js';
import type { Deadline, Quote } from '../../deadlines/types.js';
import type { Initiative, LeadIn } from '../../draft/passage.js';
import { firstIndex } from '../../draft/search.js';
import type { Spelling, Vocabulary, WordUse } from './vocabulary.js';

/** What an initiative promises, without its dates, its tag and the words that say nothing. */
export interface Gist {
  readonly words: readonly WordUse[];
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
/** Nothing but what both ways to find words see alike. */
const IS_PLAIN = /^[\t-~\u2010-\u2027]*$/;
/** A number with its thousands, where all is plain. */
const PLAIN_NUMBER = /\d+(?:[ ,.]\d{3}(?!\d))*(?:\.\d+)?/y;
/** A word, a number with its thousands, or a character of a script without blanks. */
const WORDS =
  /\p{Script=Han}|\d+(?:[ ,.\u00a0\u202f]\d{3}(?!\d))*(?:\.\d+)?|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** What is done, and behind it what for; a semicolon or another sentence adds something. */
const PURPOSE = /\b(?:so that|so as to|in order to|with a view to|with the aim of|thereby|thus)\b/giu;
const ADDITION = /;|[.](?=\s+\p{Lu})/gu;
const DETAIL = /\bto(?= \p{Ll})|, (?:with|which|where|as)\b/gu;
/** The same at a place. */
const PURPOSE_HERE = new RegExp(PURPOSE.source, 'iuy');
const ADDITION_HERE = new RegExp(ADDITION.source, 'uy');
const DETAIL_HERE = new RegExp(DETAIL.source, 'uy');
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

/** Reads what initiatives promise, in the words of a vocabulary. */
export class GistReader {
  readonly #vocabulary: Vocabulary;
  /** How many words were read of the item at hand. The lists keep their room from one item to the next. */
  #count = 0;
  readonly #words: WordUse[] = [];
  /** Where each of the words stands. */
  readonly #places: number[] = [];
  #ways = '';
  #mentions: readonly Mention[] = [];
  #mention = 0;
  /** Whether the word before is “from” or “to”, and which. */
  #before = '';
  #isOpening = true;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The gist of an item; null where it is too long. */
  read(item: Initiative | LeadIn): Gist | null {
    if (item.text.length > LONGEST) return null;
    const text = textOf(item);
    this.#count = 0;
    this.#ways = '';
    this.#before = '';
    this.#isOpening = true;
    const { mentions } = item;
    this.#mentions =
      mentions.length === 0
        ? mentions
        : mentions.filter(({ organisation, isPart }) => organisation && !isPart);
    this.#mention = 0;
    const ends = IS_PLAIN.test(text) ? this.#readPlain(text) : this.#readAny(text);
    return {
      words: this.#words.slice(0, this.#count),
      ends,
      ways: this.#ways,
      deadlines: item.times.deadlines,
    };
  }

  #readAny(text: string): readonly GistEnd[] {
    for (const { 0: written, index } of text.matchAll(WORDS)) {
      this.#add(this.#vocabulary.spelling(written.toLowerCase()), index, /^\p{Lu}/u.test(written));
    }
    const ends: GistEnd[] = [];
    for (const [mark, tail] of MARKS) {
      for (const { index } of text.matchAll(mark)) this.#addEnd(ends, index, tail);
    }
    return this.#endsInOrder(ends);
  }

  /** The same letter by letter, in a fraction of the time. */
  #readPlain(text: string): readonly GistEnd[] {
    const ends: GistEnd[] = [];
    let at = 0;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (isDigit(unit)) {
        PLAIN_NUMBER.lastIndex = at;
        const [number] = PLAIN_NUMBER.exec(text)!;
        this.#add(this.#vocabulary.spelling(number), at, false);
        at += number.length;
      } else if (isLetter(unit)) {
        const spelling = this.#vocabulary.spellingAt(text, at);
        if (spelling.mayEnd) {
          if (stands(PURPOSE_HERE, text, at)) this.#addEnd(ends, at, 'purpose');
          if (stands(DETAIL_HERE, text, at)) this.#addEnd(ends, at, 'detail');
        }
        this.#add(spelling, at, unit <= LAST_CAPITAL);
        at = this.#vocabulary.end;
      } else {
        if (unit === COMMA && stands(DETAIL_HERE, text, at)) this.#addEnd(ends, at, 'detail');
        else if ((unit === SEMICOLON || unit === FULL_STOP) && stands(ADDITION_HERE, text, at))
          this.#addEnd(ends, at, 'purpose');
        at++;
      }
    }
    return this.#endsInOrder(ends);
  }

  #add(spelling: Spelling, at: number, isCapital: boolean): void {
    const mentions = this.#mentions;
    while (this.#mention < mentions.length && mentions[this.#mention]!.end <= at) this.#mention++;
    const mention = mentions[this.#mention];
    if (mention && mention.start <= at) {
      // However it is written: one word, where its name begins.
      const { firm } = this.#vocabulary.word(`@${mention.organisation!.id}`);
      if (this.#words[this.#count - 1]?.word !== firm.word) this.#keep(firm, at);
      return;
    }
    const { written, isCount, isSmall } = spelling;
    const isName = isCapital && !this.#isOpening;
    if (this.#before !== '' && (isName || isCount)) this.#ways += `,${this.#before} ${written}`;
    this.#before = spelling.leadsWay ? written : '';
    if (isSmall) return;
    const word = this.#isOpening ? spelling.opening : spelling.word;
    this.#keep(isName || isCount ? word.firm : word.plain, at);
  }

  #keep(word: WordUse, at: number): void {
    this.#words[this.#count] = word;
    this.#places[this.#count++] = at;
    this.#isOpening = false;
  }

  #addEnd(ends: GistEnd[], at: number, tail: GistEnd['tail']): void {
    const words = firstIndex(this.#count, (i) => this.#places[i]! >= at);
    if (words >= LEAST_WORDS) ends.push({ words, tail });
  }

  #endsInOrder(found: readonly GistEnd[]): readonly GistEnd[] {
    if (found.length === 0) return NO_ENDS;
    const ends = found.filter(({ words }) => words < this.#count);
    if (ends.length < 2) return ends.length === 0 ? NO_ENDS : ends;
    return ends.sort((a, b) => a.words - b.words || compareTails(a, b)).slice(0, MOST_ENDS);
  }
}

/** Purposes first. */
function compareTails(a: GistEnd, b: GistEnd): number {
  return Number(a.tail === 'detail') - Number(b.tail === 'detail');
}

/** The readable text of an item with all blanked out that is no part of what it promises. */
function textOf(item: Initiative | LeadIn): string {
  const { times, tag, misplacedTag } = item;
  const left: Quote[] = [...times.deadlines, ...times.vague];
  for (const phrase of times.phrases) if (phrase.group.kind === 'pace') left.push(phrase);
  if (tag) left.push(tag);
  if (misplacedTag) left.push(misplacedTag);
  let text = blanked(item.readable, left);
  if (text.includes('(')) text = text.replace(ABBREVIATION, (written) => ' '.repeat(written.length));
  if (text.includes('-'))
    text = text.replace(PREFIX, (written, prefix: string) => ` ${prefix}`.padStart(written.length));
  return text;
}

/** Stretches are put in order. */
function blanked(text: string, stretches: Quote[]): string {
  if (stretches.length === 0) return text;
  let kept = '';
  let past = 0;
  const inOrder = stretches.length > 1 ? stretches.sort((a, b) => a.start - b.start) : stretches;
  for (const { start, end } of inOrder) {
    if (start > past) kept += text.slice(past, start);
    if (end > past) kept += ' '.repeat(end - Math.max(start, past));
    past = Math.max(past, end);
  }
  return kept + text.slice(past);
}

function stands(mark: RegExp, text: string, at: number): boolean {
  mark.lastIndex = at;
  return mark.test(text);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= LAST_CAPITAL) || (unit >= 0x61 && unit <= 0x7a);
}

const LAST_CAPITAL = 0x5a;
const COMMA = 0x2c;
const FULL_STOP = 0x2e;
const SEMICOLON = 0x3b;

const NO_ENDS: readonly GistEnd[] = [];
