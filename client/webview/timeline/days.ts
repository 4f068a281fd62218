/** Days as times of a clock that stands in UTC, in milliseconds, which is what the chart counts in. */

/** One day, in milliseconds. */
export const DAY = 86_400_000;

/** A year is so long that zooming in needs no more, in milliseconds. */
export const YEAR = 365 * DAY;

/** When a day (ISO 8601) begins. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** When a day (ISO 8601) is over. */
export function endOf(day: string): number {
  return startOf(day) + DAY;
}
