import type { DueCounts, TimelineInitiative } from '../../../server/src/protocol/index.js';
import { dayOf } from './bars.js';
import { DAY } from './days.js';

/** By what a folded lane is summed up. */
export type Unit = keyof DueCounts;

/** The initiatives of a lane that are due in a period, counted. */
export interface Bucket {
  /** In milliseconds; `end` is where the next one starts. */
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

const MONTHS: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** A number of two digits needs this much room, in pixels. */
const NARROWEST = 26;

/** The shortest unit whose periods have room for a number where a day is so wide (in pixels). */
export function unitFor(widthOfDay: number): Unit {
  if (30 * widthOfDay >= NARROWEST) return 'month';
  return 90 * widthOfDay >= NARROWEST ? 'quarter' : 'year';
}

/** How much is due when: each initiative once in a period, in the order of time. */
export function bucketsOf(initiatives: readonly TimelineInitiative[], unit: Unit): Bucket[] {
  const counts = new Map<number, number>();
  for (const { deadlines } of initiatives) {
    for (const period of new Set(deadlines.map((deadline) => periodOf(dayOf(deadline), unit)))) {
      counts.set(period, (counts.get(period) ?? 0) + 1);
    }
  }
  return bucketsFrom(
    [...counts].sort(([a], [b]) => a - b),
    unit,
  );
}

/** The same from what has been counted already. */
export function bucketsFrom(counts: DueCounts[Unit], unit: Unit): Bucket[] {
  return counts.map(([period, count]) => ({
    start: startOfPeriod(period, unit),
    end: startOfPeriod(period + 1, unit),
    count,
  }));
}

/** The last day of a bucket, in milliseconds. */
export function lastDayOf({ end }: Bucket): number {
  return end - DAY;
}

/** Counts the periods through all years. */
function periodOf(day: string, unit: Unit): number {
  return Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / MONTHS[unit]);
}

function startOfPeriod(period: number, unit: Unit): number {
  const month = period * MONTHS[unit];
  return Date.UTC(Math.floor(month / 12), month % 12);
}
