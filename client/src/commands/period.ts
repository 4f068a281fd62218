/** Days of a period: ISO 8601, inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What stands between the first and the last of two times. */
const BETWEEN = /\s+(?:to|until|-)\s+|\s*[–—]\s*/;

/**
 * The days of a year ("2026"), a quarter ("Q2 2026"), a month ("2026-05") or a day ("2026-05-14"), or from one of these to
 * another. Null where that cannot be read.
 */
export function readPeriod(words: string): Period | null {
  const sides = words.trim().split(BETWEEN);
  const [first, last] = [sides[0] ?? '', sides.at(-1) ?? ''].map(readStretch);
  if (sides.length > 2 || !first || !last || first.from > last.to) return null;
  return { from: first.from, to: last.to };
}

function readStretch(words: string): Period | null {
  const quarter = /^(?:Q([1-4])\s*(\d{4})|(\d{4})[\s-]*Q([1-4]))$/i.exec(words);
  if (quarter) {
    const number = Number(quarter[1] ?? quarter[4]);
    return months(Number(quarter[2] ?? quarter[3]), 3 * number - 2, 3 * number);
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(words) ?? [];
  if (!year) return null;
  if (!month) return months(Number(year), 1, 12);
  if (Number(month) < 1 || Number(month) > 12) return null;
  const all = months(Number(year), Number(month), Number(month));
  if (!day) return all;
  return words >= all.from && words <= all.to ? { from: words, to: words } : null;
}

function months(year: number, first: number, last: number): Period {
  return { from: dayOf(year, first, 1), to: dayOf(year, last + 1, 0) };
}

/** The day 0 is the last one of the month before. */
function dayOf(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.toISOString().slice(0, 10);
}
