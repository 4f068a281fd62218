import type { Interval } from '../deadlines/types.js';
import { type Initiative, tagOf } from '../draft/passage.js';
import { onOneLine } from './labels.js';

/** A deadline touches no more years than these: a longer one is a slip, or no deadline. */
const MOST_YEARS_TOUCHED = 50;

/** What an initiative can be found by. Words are folded, a space before each. */
export interface SearchKey {
  readonly words: string;
  /** Its bureaux, lead first, each with all that it is called, and that in words. */
  readonly bureaux: readonly {
    readonly code: string;
    readonly names: readonly string[];
    readonly words: string;
  }[];
  /** The years that its deadlines touch, in order. */
  readonly years: readonly string[];
}

const keys = new WeakMap<Initiative, SearchKey>();

/** The words of a query, folded; none where it is empty. */
export function queryWords(query: string): string[] {
  return wordsOf(query);
}

/**
 * Whether an initiative has all words of a query: as the beginning of a word of its text, as the code or in the name of
 * a bureau in its tag, or as a year that a deadline touches.
 */
export function isFoundBy(key: SearchKey, query: readonly string[]): boolean {
  return query.every((word) => has(key, word));
}

function has({ words, bureaux, years }: SearchKey, word: string): boolean {
  return (
    begins(words, word) ||
    bureaux.some((bureau) => begins(bureau.words, word)) ||
    years.some((year) => year === word)
  );
}

/** Whether one of these words, folded, begins so; Chinese has no spaces between its words. */
export function begins(words: string, word: string): boolean {
  return words.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word}`);
}

/** What an initiative can be found by; made once. */
export function searchKeyOf(initiative: Initiative): SearchKey {
  let key = keys.get(initiative);
  if (!key) {
    const { readable, tag, times } = initiative;
    const codes = tagOf(initiative)?.codes ?? [];
    const bureaux = codes.map(({ organisation, written }) => {
      const code = organisation?.code ?? onOneLine(written);
      const { nameEn = '', nameZhHant = '' } = organisation ?? {};
      const names = [code, nameEn, nameZhHant, onOneLine(written)].filter(Boolean);
      return { code, names, words: folded(names.join(' ')) };
    });
    key = {
      words: folded(tag ? readable.slice(0, tag.start) : readable),
      bureaux: [...new Map(bureaux.map((bureau) => [bureau.code, bureau])).values()],
      years: [...new Set(times.deadlines.flatMap(({ interval }) => yearsOf(interval)))].sort(),
    };
    keys.set(initiative, key);
  }
  return key;
}

/** The years that an interval touches. Of one that is open at one end, only that of the other is sure. */
function yearsOf(interval: Interval | null): string[] {
  if (!interval) return [];
  const [from, to] = interval.map((day) => (day === null ? null : Number(day.slice(0, 4))));
  const first = from ?? to;
  const last = to ?? from;
  if (first == null || last == null) return [];
  const length = Math.min(last - first + 1, MOST_YEARS_TOUCHED);
  return Array.from({ length }, (_, i) => String(first + i));
}

/** A text as its words, folded, a space before each. */
export function folded(text: string): string {
  return wordsOf(text)
    .map((word) => ` ${word}`)
    .join('');
}

/** Letters and numbers in a row; Chinese ones by themselves, so that “2026” is a word in “於2026年”. */
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}
