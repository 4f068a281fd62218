import { detached } from '../../draft/detached.js';
import type { Postings } from './postings.js';
import { BEFORE_TAILS, COUNTS, PARTING_WORDS, SAME_OPENINGS, SMALL_WORDS, SPELLINGS } from './words.js';

/** A word in the form in which words are compared. In a vocabulary there is one for each form, as long as it is in use. */
export class Word {
  /** Whether it is written in Chinese, where a character is half a word. */
  readonly isChinese: boolean;
  /** Whether it makes another promise of the same words. */
  readonly parts: boolean;
  /** A number that it nearly has for itself (32 bits, of which each is as good as any). */
  readonly hash: number;
  /** One bit of 32 for it, and another that has nothing to do with the first. */
  readonly firstBit: number;
  readonly secondBit: number;
  /** The word where it says anything, and where it names or counts something: another one there is something else. */
  readonly plain: WordUse = { word: this, isFirm: false };
  readonly firm: WordUse = { word: this, isFirm: true };
  /** Who has it; null where nobody does, and then the vocabulary may forget it. */
  postings: Postings | null = null;
  /** For those who count words: 0 whenever nobody does. */
  counted = 0;

  constructor(readonly form: string) {
    this.isChinese = /^\p{Script=Han}/u.test(form);
    this.parts = PARTING_WORDS.has(form);
    this.hash = hashOf(form);
    this.firstBit = 1 << (this.hash >>> 27);
    this.secondBit = 1 << ((this.hash >>> 22) & 31);
  }
}

/** A word as it is used in a gist. */
export interface WordUse {
  readonly word: Word;
  readonly isFirm: boolean;
}

/** What is known of a word as it is written, in small letters. */
export interface Spelling {
  readonly written: string;
  /** It says nothing of what is promised. */
  readonly isSmall: boolean;
  readonly isCount: boolean;
  /** “from” and “to”: what stands behind them may be a way. */
  readonly leadsWay: boolean;
  /** Behind it an initiative may go on with what for, or how. */
  readonly mayEnd: boolean;
  /** The word, which it shares with its plural and with its other spelling. */
  readonly word: Word;
  /** The word where an initiative begins with it. */
  readonly opening: Word;
}

/** A spelling that is looked up by its letters before it is cut out of the text. */
interface Hashed {
  readonly spelling: Spelling;
  readonly check: number;
  readonly next: Hashed | undefined;
}

/** So many spellings are remembered, and for each word in use so many more, before they are forgotten. */
const FEW = 5000;
const TIMES_AS_MANY = 2;

/**
 * The words of what is compared. It grows with what is in use and not with what was: what is typed letter by letter leaves
 * many words behind.
 */
export class Vocabulary {
  readonly #words = new Map<string, Word>();
  readonly #spellings = new Map<string, Spelling>();
  readonly #hashed = new Map<number, Hashed>();
  #most = FEW;
  /** Where the last word ended that {@link spellingAt} looked at. */
  end = 0;

  /** How many words and spellings it remembers. */
  get size(): number {
    return this.#words.size + this.#spellings.size + this.#hashed.size;
  }

  /** The word with a form. */
  word(form: string): Word {
    let word = this.#words.get(form);
    if (!word) this.#words.set(form, (word = new Word(form)));
    return word;
  }

  /** A word as it is written, in small letters. */
  spelling(written: string): Spelling {
    let spelling = this.#spellings.get(written);
    if (!spelling) this.#spellings.set(written, (spelling = this.#read(written)));
    return spelling;
  }

  /**
   * The same for the Latin letters and digits that stand at a place of a text; {@link end} is behind them. They are looked up
   * by two numbers that they make: most have been seen before, and then no word is cut out.
   */
  spellingAt(text: string, start: number): Spelling {
    let hash = START;
    let check = 0;
    let end = start;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      const small = unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
      if (!(small >= 0x61 && small <= 0x7a) && !(unit >= 0x30 && unit <= 0x39)) break;
      hash = hashed(hash, small);
      check = (Math.imul(check, 31) + small) | 0;
    }
    this.end = end;
    const first = this.#hashed.get(hash);
    for (let known = first; known; known = known.next) {
      if (known.check === check && known.spelling.written.length === end - start) return known.spelling;
    }
    const spelling = this.spelling(detached(text.slice(start, end).toLowerCase()));
    this.#hashed.set(hash, { spelling, check, next: first });
    return spelling;
  }

  /** Forgets what nobody has any more, once that may be much. Not while anybody holds words that are in no index yet. */
  tidy(): void {
    if (this.size <= this.#most) return;
    this.#spellings.clear();
    this.#hashed.clear();
    for (const [form, { postings }] of this.#words) if (!postings) this.#words.delete(form);
    this.#most = FEW + TIMES_AS_MANY * this.#words.size;
  }

  #read(written: string): Spelling {
    const isDigit = /^\d/.test(written);
    const isCount = isDigit || COUNTS.has(written);
    const form = isCount ? countOf(written) : formOf(written);
    const opening = isCount ? form : (SAME_OPENINGS.get(written) ?? SAME_OPENINGS.get(form) ?? form);
    return {
      written,
      isSmall: SMALL_WORDS.has(written),
      isCount,
      leadsWay: written === 'from' || written === 'to',
      mayEnd: BEFORE_TAILS.has(written),
      word: this.word(form),
      opening: this.word(opening),
    };
  }
}

const START = 0x811c9dc5 | 0;

function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashOf(form: string): number {
  let hash = START;
  for (let i = 0; i < form.length; i++) hash = hashed(hash, form.charCodeAt(i));
  hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
}

function countOf(word: string): string {
  return COUNTS.get(word) ?? word.replace(/[ ,\u00a0\u202f]/g, '');
}

/** One form for a word and its plural (Harman’s S-stemmer), and for its British and American spelling. */
function formOf(word: string): string {
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
