import { UNSEEN, withoutUnseen } from '../../phrases/unseen.js';
import { Begins, EMPTY_HASH, type Lexicon, NumberBegins, hashed } from './lexicon.js';
import { CARDINALS, CONNECTIVES, TENS } from './words.js';

/** What a token is made of. */
export type TokenKind = 'word' | 'number' | 'mark';

/** A word, a number or a mark of the text, folded for reading. Offsets are UTF-16 code units. */
export class Token {
  constructor(
    readonly kind: TokenKind,
    readonly start: number,
    readonly end: number,
    /** Whether white space (or a line break) stands before it. */
    readonly spaced: boolean,
    readonly capital: boolean,
    /** Bits of `Begins`. */
    readonly begins: number,
    /** Its folded text, once it is known: most words are passed over without being cut out of their text. */
    private folded: string | undefined,
    private readonly source: string,
  ) {}

  /** Whether its text is known without being cut out: where it is not, the lexicon does not have it. */
  get isKnown(): boolean {
    return this.folded !== undefined;
  }

  /** Lower case, full-width digits and dashes folded, slips of OCR in key words mended. */
  get text(): string {
    return (this.folded ??= foldedText(this.source.slice(this.start, this.end), this.kind));
  }
}

/** The tokens of a text. */
export interface Tokens {
  readonly list: readonly Token[];
  /** What some token begins: bits of `Begins`. */
  readonly begins: number;
  /** The places of those that a phrase can begin with, so that looking for phrases costs nothing elsewhere. */
  readonly phraseStarts: readonly number[];
}

/** Reads `text` into tokens, in one pass. */
export function tokenise(text: string, lexicon: Lexicon): Tokens {
  const list: Token[] = [];
  const phraseStarts: number[] = [];
  let begins: number = Begins.nothing;
  let spaced = true;
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at);
    if (kind === SPACE || kind === NOTHING) {
      spaced ||= kind === SPACE;
      at++;
      continue;
    }
    const token =
      kind === LETTER
        ? wordAt(text, at, spaced, lexicon)
        : kind === DIGIT
          ? numberAt(text, at, spaced)
          : markAt(text, at, spaced);
    if (token.begins & Begins.phrase) phraseStarts.push(list.length);
    list.push(token);
    begins |= token.begins;
    at = token.end;
    spaced = false;
  }
  return { list, begins, phraseStarts };
}

/** Letters, and what belongs to them: accents, and apostrophes between them. */
function wordAt(text: string, start: number, spaced: boolean, lexicon: Lexicon): Token {
  let hash = EMPTY_HASH;
  let isAscii = true;
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code < 128) {
      const lower = code >= 65 && code <= 90 ? code + 32 : code;
      const isLetter = lower >= 97 && lower <= 122;
      if (!isLetter && !(code === 39 && isLetterAt(text, end + 1))) break;
      hash = hashed(hash, lower);
      end++;
      continue;
    }
    const kind = kindAt(text, end);
    const isBetween = (code === 0x2019 || kind === NOTHING) && isLetterAt(text, end + 1);
    if (kind !== LETTER && kind !== ACCENT && !isBetween) break;
    isAscii = false;
    end += code >= 0xd800 && code < 0xdc00 ? 2 : 1;
  }
  const isBroken = text.charCodeAt(end) === HYPHEN && kindAt(text, end + 1) === SPACE;
  const torn = isBroken || end - start === 2 ? tornWordAt(text, start, end, spaced, lexicon) : undefined;
  if (torn) return torn;
  const known = isAscii
    ? lexicon.find(text, start, end, hash)
    : lexicon.findLower(foldedWord(text.slice(start, end)));
  const first = text.charCodeAt(start);
  const capital = first < 128 ? first < 97 : isCapital(text, start);
  return new Token('word', start, end, spaced, capital, known?.begins ?? Begins.nothing, known?.text, text);
}

const HYPHEN = 45;

/** Longer words are none of the lexicon. */
const LONGEST_TORN = 12;

/** A word of the lexicon that is torn in two: behind a ligature ("fi rst") or at the end of a line ("quar- ter"). */
function tornWordAt(
  text: string,
  start: number,
  at: number,
  spaced: boolean,
  lexicon: Lexicon,
): Token | undefined {
  const first = text.charCodeAt(start) | 32;
  const isHyphened = text.charCodeAt(at) === HYPHEN;
  const isLigature = first === 102 && /[il]/.test(text.charAt(start + 1)) && text.charAt(at) === ' ';
  if (!isHyphened && !isLigature) return undefined;
  let from = at + 1;
  while (isHyphened && from - at <= LONGEST_TORN && kindAt(text, from) === SPACE) from++;
  let end = from;
  while (end < text.length && end - from <= LONGEST_TORN && kindAt(text, end) === LETTER) end++;
  const word = lexicon.findLower((text.slice(start, at) + text.slice(from, end)).toLowerCase());
  if (!word || end === from) return undefined;
  const capital = text.charCodeAt(start) < 97;
  return new Token('word', start, end, spaced, capital, word.begins, word.text, text);
}

function numberAt(text: string, start: number, spaced: boolean): Token {
  let end = start + 1;
  let hidden = 0;
  for (; end < text.length; end++) {
    // A scanner's "2O23".
    const isSlip =
      isDigitSlip(text.charCodeAt(end)) && end + 1 < text.length && kindAt(text, end + 1) === DIGIT;
    const kind = kindAt(text, end);
    const isBetween = kind === NOTHING && end + 1 < text.length && kindAt(text, end + 1) === DIGIT;
    if (kind !== DIGIT && !isSlip && !isBetween) break;
    if (isBetween) hidden++;
  }
  const digits = end - start - hidden;
  const begins =
    digits <= 2
      ? NumberBegins.small
      : digits === 4 && YEAR_LIKE.test(foldDigits(text.slice(start, end)))
        ? NumberBegins.year
        : NumberBegins.large;
  return new Token('number', start, end, spaced, false, begins, undefined, text);
}

/** O, o, l and I, which scanners take 0 and 1 for. */
function isDigitSlip(code: number): boolean {
  return code === 79 || code === 111 || code === 108 || code === 73;
}

/** 1950 to 2149: other numbers of four digits count something. */
const YEAR_LIKE = /^(?:19[5-9]|20\d|21[0-4])\d$/;

function markAt(text: string, start: number, spaced: boolean): Token {
  const end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  const code = text.charCodeAt(start);
  const mark = code < 128 ? MARKS[code] : undefined;
  const begins = QUOTATION_MARKS.has(code) ? Begins.quotation : Begins.nothing;
  return new Token('mark', start, end, spaced, false, begins, mark, text);
}

/** What a character is to a reader of tokens. */
type CharacterKind =
  typeof MARK | typeof LETTER | typeof ACCENT | typeof DIGIT | typeof SPACE | typeof NOTHING;
const MARK = 1;
const LETTER = 2;
const ACCENT = 3;
const DIGIT = 4;
const SPACE = 5;
const NOTHING = 6;

/** The kinds of characters below U+10000 that have been met; 0 of the others. */
const KINDS = new Uint8Array(0x10000);
const MARKS: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  code === 126 ? '-' : String.fromCharCode(code),
);
/** " ‘ ’ “ ” 「 《: what is left out where it stands around words of a time. */
const QUOTATION_MARKS: ReadonlySet<number> = new Set([0x22, 0x2018, 0x2019, 0x201c, 0x201d, 0x300c, 0x300a]);

function kindAt(text: string, at: number): CharacterKind {
  const code = text.charCodeAt(at);
  const known = KINDS[code]!;
  if (known !== 0) return known as CharacterKind;
  // Halves of a pair are what they are together.
  if (code >= 0xd800 && code < 0xdc00) return kindOf(String.fromCodePoint(text.codePointAt(at)!));
  const kind = kindOf(text.charAt(at));
  KINDS[code] = kind;
  return kind;
}

function kindOf(character: string): CharacterKind {
  if (UNSEEN.test(character)) return NOTHING;
  if (/\s/u.test(character)) return SPACE;
  if (/[0-9０-９]/u.test(character)) return DIGIT;
  if (/\p{L}/u.test(character)) return LETTER;
  return /\p{M}/u.test(character) ? ACCENT : MARK;
}

function isLetterAt(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) === LETTER;
}

function isCapital(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}

const DASHES = /[‐‑‒–—―−－~～]/;

function foldedText(raw: string, kind: TokenKind): string {
  if (kind === 'word') return foldedWord(raw);
  if (kind === 'number') return foldDigits(raw);
  return DASHES.test(raw) ? '-' : foldMark(raw);
}

/** Lower case, ligatures of a printer or scanner taken apart ("ﬁrst"), full-width letters folded. */
function foldedWord(raw: string): string {
  const plain = /[ﬀ-ﬆＡ-Ｚａ-ｚ]/.test(raw) ? raw.normalize('NFKC') : raw;
  return (UNSEEN.test(plain) ? withoutUnseen(plain) : plain).toLowerCase();
}

/** A year in words as one number: "two thousand and thirty". */
export function withYearsInDigits(tokens: readonly Token[]): readonly Token[] {
  const folded: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    const year = yearInWords(tokens, i);
    if (year) {
      const { start, spaced } = tokens[i]!;
      const { end } = tokens[year.next - 1]!;
      folded.push(new Token('number', start, end, spaced, false, NumberBegins.year, String(year.n), ''));
      i = year.next;
    } else folded.push(tokens[i++]!);
  }
  return folded.length < tokens.length ? folded : tokens;
}

/** "two thousand and thirty", "twenty twenty-seven", "nineteen ninety-nine"; a count of something is none. */
function yearInWords(tokens: readonly Token[], i: number): { n: number; next: number } | null {
  const century = centuryInWords(tokens, i);
  if (!century) return null;
  let { next } = century;
  const tens = TENS.get(tokens[next]?.text ?? '') ?? 0;
  if (tens > 0) next++;
  const dash = tens > 0 && tokens[next]?.text === '-' ? 1 : 0;
  const last = CARDINALS.get(tokens[next + dash]?.text ?? '') ?? 0;
  const ones = last < 20 && (tens === 0 || last < 10) ? last : 0;
  if (ones > 0) next += dash + 1;
  if (century.isShort ? tens === 0 : tens + ones === 0) return null;
  // "two thousand and thirty flats", "twenty thirty-minute shows" are counts.
  const after = tokens[next];
  const counts = after && (after.text === '-' || (after.kind === 'word' && !CONNECTIVES.has(after.text)));
  return counts ? null : { n: century.n + tens + ones, next };
}

function centuryInWords(
  tokens: readonly Token[],
  i: number,
): { n: number; next: number; isShort: boolean } | null {
  const { text } = tokens[i]!;
  if (text === 'two' && tokens[i + 1]?.text === 'thousand') {
    return { n: 2000, next: tokens[i + 2]?.text === 'and' ? i + 3 : i + 2, isShort: false };
  }
  if (text !== 'twenty' && text !== 'nineteen') return null;
  return { n: text === 'twenty' ? 2000 : 1900, next: i + 1, isShort: true };
}

function foldDigits(digits: string): string {
  return /^[0-9]*$/.test(digits)
    ? digits
    : withoutUnseen(digits)
        .replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
        .replace(/[Oo]/g, '0')
        .replace(/[lI]/g, '1');
}

function foldMark(mark: string): string {
  const code = mark.charCodeAt(0);
  return mark.length === 1 && code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : mark;
}
