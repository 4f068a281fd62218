import { byDueTime, duePlacesAbove, quarterPlace } from './due-places.js';
import type { DuePlace } from './places.js';

/** The column that a place is counted in: months are parts of their quarters. */
export function columnOf(place: DuePlace): DuePlace {
  return place.kind === 'month' || place.kind === 'inQuarter' ? duePlacesAbove(place)[0]! : place;
}

/** Columns in their order, with all quarters between the first and the last of a year, so that a quarter without anything is seen as one. */
export function withoutGaps(columns: readonly DuePlace[]): DuePlace[] {
  const all = new Map(columns.map((column) => [column.key, column]));
  const years = new Map<number, number[]>();
  for (const { kind, year, quarter } of columns) {
    if (kind === 'quarter') years.set(year!, [...(years.get(year!) ?? []), quarter!]);
  }
  for (const [year, quarters] of years) {
    for (let quarter = Math.min(...quarters); quarter < Math.max(...quarters); quarter++) {
      const place = quarterPlace(year, quarter);
      all.set(place.key, place);
    }
  }
  return [...all.values()].sort(byDueTime);
}
