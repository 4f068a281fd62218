// Words of the draft, which stay English in every language of the editor.
/* eslint-disable no-restricted-syntax */
import { shift } from '../deadlines/calendar.js';

const QUARTERS = ['first', 'second', 'third', 'fourth'];

/** Deadlines as the house writes them, the nearest ones after a day (ISO 8601) first. */
export function houseDatesAfter(day: string): readonly string[] {
  const soon = shift(day, 3, 'months');
  const quarter = Math.ceil(Number(soon.slice(5, 7)) / 3);
  const year = Number(day.slice(0, 4));
  const inQuarter = `in the ${QUARTERS[quarter - 1]} quarter of ${soon.slice(0, 4)}`;
  const byEnd = `by end-${year}`;
  const byNextYear = `by ${year + 1}`;
  // In the last quarter the end of the year is the nearer one, but too near in its last month.
  if (day.slice(5) >= '12-01') return [inQuarter, `by end-${year + 1}`];
  return day.slice(5) >= '10-01' ? [byEnd, inQuarter, byNextYear] : [inQuarter, byEnd, byNextYear];
}
