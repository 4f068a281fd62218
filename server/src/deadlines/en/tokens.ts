import { CARDINALS, CONNECTIVES, TENS } from './words.js';

/** A word, a number or a mark of the text, folded for reading. Offsets are UTF-16 code units. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** Lower case, full-width digits and dashes folded, slips of OCR in key words mended. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space (or a line break) stands before it. */
  readonly spaced: boolean;
  readonly capital: boolean;
}

const TOKEN = /([0-9０-９]+)|(\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|(\S)/gu;
const DASHES = /[‐‑‒–—―−－~～]/;

/** Words that scanners get wrong and that would hide a date (domain notes: "guarter" in the real Supplement). */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ['guarter', 'quarter'],
  ['ouarter', 'quarter'],
  ['quaner', 'quarter'],
  ['qua1ter', 'quarter'],
  ['vear', 'year'],
  ['yea', 'year'],
  ['rnid', 'mid'],
  ['eariy', 'early'],
]);

/** Reads `text` into tokens, in one pass. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const raw = match[0];
    const spaced = start !== previousEnd;
    previousEnd = start + raw.length;
    if (match[1] !== undefined) {
      tokens.push({ kind: 'number', text: foldDigits(raw), start, end: previousEnd, spaced, capital: false });
    } else if (match[2] !== undefined) {
      const lower = raw.toLowerCase();
      const first = raw.charAt(0);
      const capital = first !== first.toLowerCase();
      tokens.push({
        kind: 'word',
        text: SLIPS.get(lower) ?? lower,
        start,
        end: previousEnd,
        spaced,
        capital,
      });
    } else {
      const mark = DASHES.test(raw) ? '-' : foldMark(raw);
      tokens.push({ kind: 'mark', text: mark, start, end: previousEnd, spaced, capital: false });
    }
  }
  return tokens;
}

/** A year in words as one number: "two thousand and thirty". */
export function withYearsInDigits(tokens: readonly Token[]): readonly Token[] {
  const folded: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    const year = yearInWords(tokens, i);
    if (year) {
      const first = tokens[i]!;
      const { end } = tokens[year.next - 1]!;
      folded.push({ ...first, kind: 'number', text: String(year.n), end, capital: false });
      i = year.next;
    } else folded.push(tokens[i++]!);
  }
  return folded.length < tokens.length ? folded : tokens;
}

function yearInWords(tokens: readonly Token[], i: number): { n: number; next: number } | null {
  if (tokens[i]!.text !== 'two' || tokens[i + 1]?.text !== 'thousand') return null;
  let next = tokens[i + 2]?.text === 'and' ? i + 3 : i + 2;
  const tens = TENS.get(tokens[next]?.text ?? '') ?? 0;
  if (tens > 0) next++;
  const dash = tens > 0 && tokens[next]?.text === '-' ? 1 : 0;
  const ones = CARDINALS.get(tokens[next + dash]?.text ?? '') ?? 0;
  if (ones > 0 && (tens === 0 || ones < 10)) next += dash + 1;
  else if (tens === 0) return null;
  // "two thousand and thirty flats" is a count.
  const after = tokens[next];
  const counts = after?.kind === 'word' && !CONNECTIVES.has(after.text);
  return counts
    ? null
    : { n: 2000 + tens + (next > 0 && ones < 20 && (tens === 0 || ones < 10) ? ones : 0), next };
}

function foldDigits(digits: string): string {
  return /[０-９]/.test(digits)
    ? digits.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))
    : digits;
}

function foldMark(mark: string): string {
  const code = mark.charCodeAt(0);
  return mark.length === 1 && code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : mark;
}
