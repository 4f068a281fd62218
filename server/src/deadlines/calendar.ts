import { Temporal } from 'temporal-polyfill';
import type { CalendarFacts } from './types.js';

/** An interval whose two ends are known. */
export type Closed = readonly [start: string, end: string];

/** The kinds of unit a time expression can name. */
export type Unit =
  'day' | 'month' | 'quarter' | 'half' | 'season' | 'occasion' | 'event' | 'year' | 'term' | 'other';

const two = (n: number): string => String(n).padStart(2, '0');

/** `year`, `month` (1 to 12) and `day` as ISO 8601; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

const lastDayOf = remembered((year: number, month: number): number => {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
});

/** The months `from` to `to` (1 to 12, `to` may pass 12 into the next year) of `year`. */
export const monthsOf = remembered((year: number, from: number, to: number): Closed => {
  const endYear = year + Math.floor((to - 1) / 12);
  const endMonth = ((to - 1) % 12) + 1;
  return [`${year}-${two(from)}-01`, `${endYear}-${two(endMonth)}-${two(lastDayOf(endYear, endMonth))}`];
});

/** `YYYY-01-01` to `YYYY-12-31`. */
export const yearOf = remembered((year: number): Closed => [`${year}-01-01`, `${year}-12-31`]);

/** Quarter 1 to 4 of the twelve months that start at `start`. */
export function quarterOf(start: string, quarter: number): Closed {
  return slice(start, (quarter - 1) * 3, 3);
}

/** First or second half of the twelve months that start at `start`. */
export function halfOf(start: string, half: number): Closed {
  return slice(start, (half - 1) * 6, 6);
}

const slice = remembered((start: string, skipMonths: number, months: number): Closed => {
  const from = Temporal.PlainDate.from(start).add({ months: skipMonths });
  return [from.toString(), from.add({ months }).subtract({ days: 1 }).toString()];
});

/** Twelve months from month and day `start` (`MM-DD`) of `year`. */
export function yearFrom(year: number, start: string): Closed {
  return slice(`${year}-${start}`, 0, 12);
}

/** The first calendar year of the kind of year that starts on `start` (`MM-DD`) and holds `day`. */
export function startingYear(day: string, start: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= start ? year : year - 1;
}

/** The term among some that holds `day`, or null. */
export function termOf(day: string, terms: CalendarFacts['terms']): Closed | null {
  const term = terms.find((t) => t.start <= day && day <= t.end);
  return term ? [term.start, term.end] : null;
}

/** The legislative session that begins in `year`. */
export function sessionOf(year: number, facts: CalendarFacts): Closed {
  const rule =
    facts.sessions.find((s) => s.until === null || `${year}-${s.start}` <= s.until) ?? facts.sessions.at(-1);
  return yearFrom(year, rule?.start ?? '01-01');
}

const SHIFTS = {
  years: remembered((day: string, years: number) => Temporal.PlainDate.from(day).add({ years }).toString()),
  months: remembered((day: string, months: number) =>
    Temporal.PlainDate.from(day).add({ months }).toString(),
  ),
  weeks: remembered((day: string, weeks: number) => Temporal.PlainDate.from(day).add({ weeks }).toString()),
  days: remembered((day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()),
};

/** `day` moved by `n` units, back where `n` is below 0; a day that a month lacks becomes its last. */
export function shift(day: string, n: number, unit: keyof typeof SHIFTS): string {
  return SHIFTS[unit](day, n);
}

/** A length of time in whole units, the larger first. */
export interface Length {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** How far two days are apart, whichever comes first: in days below a month, else rounded to months. */
export function distance(a: string, b: string): Length {
  const [from, to] = [a, b].sort().map((day) => Temporal.PlainDate.from(day)) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  const exact = from.until(to, { largestUnit: 'years' });
  if (exact.years === 0 && exact.months === 0) return { years: 0, months: 0, days: exact.days };
  const { years, months } = from.until(to, {
    largestUnit: 'years',
    smallestUnit: 'months',
    roundingMode: 'halfExpand',
  });
  return { years, months, days: 0 };
}

/** Monday to Sunday of the week `weeks` after the one that holds `day`. */
export const weekOf = remembered((day: string, weeks: number): Closed => {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 }).add({ weeks });
  return [monday.toString(), monday.add({ days: 6 }).toString()];
});

/** The last `n` months of a closed interval, or its first for a negative `n`; never longer than the interval. */
export function edgeMonths([start, end]: Closed, n: number): Closed {
  const edge = edgeOf(n > 0 ? end : start, n);
  if (n > 0) return [edge < start ? start : edge, end];
  return [start, edge > end ? end : edge];
}

/** The first of the last `n` months up to a day, or the last of the first `-n` months from it on. */
const edgeOf = remembered((day: string, n: number): string =>
  n > 0 ? shift(shift(day, 1, 'days'), -n, 'months') : shift(shift(day, -n, 'months'), -1, 'days'),
);

/** No more answers are kept of one question: a draft names few years, hostile text names them all. */
const MOST_REMEMBERED = 2000;

/** `calculate` with a memory: drafts name the same days again and again. The `rest` are whole numbers, the second below 64. */
function remembered<
  First extends string | number,
  Rest extends readonly number[],
  T extends object | string | number,
>(calculate: (first: First, ...rest: Rest) => T): (first: First, ...rest: Rest) => T {
  const known = new Map<First, Map<number, T>>();
  return (first, ...rest) => {
    let ofFirst = known.get(first);
    if (!ofFirst) {
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(first, (ofFirst = new Map()));
    }
    const key = (rest[0] ?? 0) * 64 + (rest[1] ?? 0);
    let value = ofFirst.get(key);
    if (value === undefined) ofFirst.set(key, (value = calculate(first, ...rest)));
    return value;
  };
}
