import type { Closed, Unit } from '../calendar.js';
import type { Edge, KindOfYear, Rewording, Stated } from '../types.js';

/** A named stretch of time: "the third quarter of 2024", "early next year". */
export interface Span {
  /** Index of the token after it. */
  readonly next: number;
  /** Null where it is relative and nothing is known to resolve it against. */
  readonly interval: Closed | null;
  readonly approximate: boolean;
  readonly unit: Unit;
  /** The part of its unit that it names: "early". */
  readonly edge: Edge | null;
  /** The kind of year that it is, or is part of. */
  readonly kindOfYear: KindOfYear;
  /** The calendar year it names, which "the same year" and bare months refer to. */
  readonly year: number | null;
  /** "the end of X": after "by" it means the last day exactly. */
  readonly endOf: boolean;
  /** "this year", "next month": its interval rests on the publication date. */
  readonly relative: boolean;
  /** What makes a relative one absolute. */
  readonly absolute: Rewording | null;
  /** Relative to a year that the item has just named, so that it speaks for itself. */
  readonly named: boolean;
  /** A day or month that is written without a year, and takes it from what stands beside it. */
  readonly yearless: boolean;
  /** Counts back from the publication date ("last year"). */
  readonly backward: boolean;
  /** Too weak to be a time without a preposition: a bare year or month. */
  readonly weak: boolean;
  /** Runs over more than one of its units: "9 to 21 November", "the third and fourth quarters of 2026". */
  readonly several: boolean;
  /** Names a day or quarter that no calendar has: "31 June", "the fifth quarter". */
  readonly impossible: boolean;
}

/** What says which span it is. */
type Essential = 'next' | 'interval' | 'unit' | 'year';

const ordinary: Span = {
  next: 0,
  interval: null,
  approximate: false,
  unit: 'other',
  edge: null,
  kindOfYear: 'calendar',
  year: null,
  endOf: false,
  relative: false,
  absolute: null,
  named: false,
  yearless: false,
  backward: false,
  weak: false,
  several: false,
  impossible: false,
};

/**
 * A span that is nothing out of the ordinary. It holds what is essential too, which its type keeps to itself: an object
 * that has all of its properties from the start is made many times as fast, and nothing essential is forgotten.
 */
export const plain: Omit<Span, Essential> = ordinary;

/** What the words of a span name, for the deadline that is made of it. */
export function statedBy(span: Span, outside: Stated['outside'] = null): Stated {
  const { unit, edge, kindOfYear, yearless } = span;
  const yearFrom = span.named ? 'beside' : span.relative ? 'publication' : 'words';
  return { unit, edge, year: kindOfYear, yearless, yearFrom, outside };
}

/** What is named by two spans that make a range; null where they are of different kinds. */
export function statedByBoth(first: Span, last: Span): Stated | null {
  const [a, b] = [statedBy(first), statedBy(last)];
  if (a.unit !== b.unit || a.year !== b.year || a.edge !== b.edge) return null;
  const yearFrom = [a, b].find(({ yearFrom }) => yearFrom === 'publication')?.yearFrom ?? b.yearFrom;
  return { ...b, yearFrom };
}

/** Words and marks between two of a kind that share what stands behind them. */
export const JOINTS: ReadonlySet<string> = new Set(['and', 'or', 'to', '-', '/', '&']);

/** No list of dates is longer; what looks like one is read piece by piece, in a time that does not grow with it. */
export const LONGEST_LIST = 6;
