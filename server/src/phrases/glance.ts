/**
 * The words of a text at a glance: letter by letter, with nothing cut out or kept. Whoever looks for words or pairs of words
 * that hardly any text holds sees at once that they are not there.
 */

/** What a text looks like at a glance. There is one object for all texts: it tells of the one looked at last. */
export interface Glance {
  /** How many words there are: runs of letters and digits of ASCII. */
  readonly count: number;
  /** Numbers that words have (see {@link glanceNumber}), in order of the text; equal words have equal ones. */
  readonly numbers: Int32Array;
  /** Where they start and end (UTF-16 code units, exclusive). */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where nothing but white space stands between a word and the one before it. */
  readonly follows: Uint8Array;
  /** Whether there is what readers of words may read otherwise: letters beyond ASCII or beside digits, words that are torn. */
  readonly isUnusual: boolean;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const UNUSUAL = 4;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  if (/[a-z]/i.test(String.fromCharCode(code))) return LETTER;
  if (/\d/.test(String.fromCharCode(code))) return DIGIT;
  if (/\s/.test(String.fromCharCode(code))) return SPACE;
  return code < 32 || code === 127 ? UNUSUAL : OTHER;
});
const HYPHEN = 45;
const BLANK = 32;
const SMALL_F = 102;
const EMPTY = 7;

/** What is told of the last text, {@link Glance}; there is room for as many words as the longest one had. */
class LastGlance implements Glance {
  of = '';
  count = 0;
  isUnusual = false;
  numbers = new Int32Array(512);
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  follows = new Uint8Array(512);

  add(number: number, start: number, end: number, follows: boolean): void {
    if (this.count === this.numbers.length) this.#grow();
    const at = this.count++;
    this.numbers[at] = number;
    this.starts[at] = start;
    this.ends[at] = end;
    this.follows[at] = follows ? 1 : 0;
  }

  #grow(): void {
    const room = this.count * 2;
    const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(room);
      grown.set(list);
      return grown;
    };
    this.numbers = longer(this.numbers);
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
    this.follows = Uint8Array.from({ length: room }, (_, i) => this.follows[i] ?? 0);
  }
}

const glance = new LastGlance();

/** The number of a word, which is in lower case. */
export function glanceNumber(word: string): number {
  let number = EMPTY;
  for (let i = 0; i < word.length; i++) number = (Math.imul(number, 31) + word.charCodeAt(i)) | 0;
  return number;
}

/** Looks at a text. What it gives holds until another one is looked at. */
export function glanceAt(text: string): Glance {
  if (text === glance.of) return glance;
  glance.of = text;
  glance.count = 0;
  let isUnusual = false;
  let isNext = false;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code]! : kindBeyondAscii(code);
    if (kind !== LETTER && kind !== DIGIT) {
      if (kind === UNUSUAL) isUnusual = true;
      if (kind !== SPACE) isNext = false;
      at++;
      continue;
    }
    let number = EMPTY;
    let end = at;
    for (; end < text.length; end++) {
      const each = text.charCodeAt(end);
      const eachKind = each < 128 ? KINDS[each]! : OTHER;
      if (eachKind !== LETTER && eachKind !== DIGIT) break;
      if (eachKind !== kind) isUnusual = true;
      number = (Math.imul(number, 31) + (each >= 65 && each <= 90 ? each | 32 : each)) | 0;
    }
    if (isHyphened(text, end) || isLigature(text, at, end)) isUnusual = true;
    glance.add(number, at, end, isNext);
    isNext = true;
    at = end;
  }
  glance.isUnusual = isUnusual;
  return glance;
}

/** Quotation marks and dashes only stand between words; all others may be anything. */
function kindBeyondAscii(code: number): number {
  if (code === 0xa0) return SPACE;
  return code >= 0x2010 && code <= 0x2026 ? OTHER : UNUSUAL;
}

/** Whether a word may go on behind a hyphen, at the end of a line: “quar- ter”. */
function isHyphened(text: string, end: number): boolean {
  if (text.charCodeAt(end) !== HYPHEN) return false;
  const next = text.charCodeAt(end + 1);
  return next < 128 ? KINDS[next] === SPACE : next > 127;
}

/** Whether it may go on behind a ligature: “fi rst”. */
function isLigature(text: string, start: number, end: number): boolean {
  return end === start + 2 && (text.charCodeAt(start) | 32) === SMALL_F && text.charCodeAt(end) === BLANK;
}

/** Words that are looked for at a glance; hardly ever another one is taken for one of them. */
export class GlancedWords {
  readonly #numbers: ReadonlySet<number>;
  /** By a part of the number, whether a word may be one of them: most are none. */
  readonly #slots = new Uint8Array(SLOTS);

  /** The words are in lower case. */
  constructor(words: Iterable<string>) {
    this.#numbers = new Set(Array.from(words, glanceNumber));
    for (const number of this.#numbers) this.#slots[number & (SLOTS - 1)] = 1;
  }

  /** Whether one of them stands in a text. */
  standIn({ count, numbers }: Glance): boolean {
    const slots = this.#slots;
    for (let i = 0; i < count; i++) {
      const number = numbers[i]!;
      if (slots[number & (SLOTS - 1)] === 1 && this.#numbers.has(number)) return true;
    }
    return false;
  }
}

const SLOTS = 1 << 12;
