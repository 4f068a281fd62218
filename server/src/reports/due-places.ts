import type { DeadlineMeaning, Reference } from '../deadlines/types.js';
import { type Initiative, deadlinesOf, statusOf } from '../draft/passage.js';
import { isPast } from '../rules/deadline/past.js';
import type { DueKind, DuePlace } from './places.js';

/** A place, and the day (ISO 8601) that an initiative has its place there by; empty where it has no days. */
export interface PlacedDay {
  readonly place: DuePlace;
  readonly day: string;
}

/** The places in their order. All that are within a year share its place and are in the order of time. */
const ORDER: Readonly<Record<DueKind, number>> = {
  past: 0,
  year: 1,
  quarter: 1,
  month: 1,
  inQuarter: 1,
  inYear: 1,
  start: 2,
  unresolved: 3,
  vague: 4,
  ongoing: 5,
  missing: 6,
};

/** Where an initiative of a draft published then is listed: once in each place, by the first of its days there. */
export function duePlacesOf(initiative: Initiative, publication: Reference): PlacedDay[] {
  const status = statusOf(initiative);
  if (status !== 'dated') return [{ place: other(status), day: '' }];
  const deadlines = deadlinesOf(initiative);
  const hasEnd = deadlines.some(({ interval }) => interval?.[1] != null);
  const places = new Map<string, PlacedDay>();
  for (const deadline of deadlines) {
    const [start, end] = deadline.interval ?? [null, null];
    // A start beside an end belongs to that.
    if (end === null && start !== null && hasEnd) continue;
    const place = placeOf(deadline, publication);
    const day = end ?? start ?? '';
    const known = places.get(place.key);
    if (!known || day < known.day) places.set(place.key, { place, day });
  }
  return [...places.values()];
}

/**
 * The place of a deadline: the month of its last day. What is done during a stretch that no month holds belongs to the
 * quarter or the year that does, and where none does, to the month of its last day too.
 */
function placeOf(deadline: DeadlineMeaning, publication: Reference): DuePlace {
  const [start, end] = deadline.interval ?? [null, null];
  if (end === null) return other(start === null ? 'unresolved' : 'start');
  if (isPast(deadline, publication)) return other('past');
  const year = Number(end.slice(0, 4));
  const month = Number(end.slice(5, 7));
  const quarter = quarterOf(end);
  const stretches = deadline.kind === 'within' && start !== null && start.slice(0, 4) === end.slice(0, 4);
  if (!stretches || start.slice(5, 7) === end.slice(5, 7)) {
    return { ...period('month', year, quarter, month), parent: period('quarter', year, quarter).key };
  }
  if (quarterOf(start) === quarter) {
    return { ...period('inQuarter', year, quarter), parent: period('quarter', year, quarter).key };
  }
  return { ...period('inYear', year), parent: period('year', year).key };
}

/** The quarter (1 to 4) of a year, as a place. */
export function quarterPlace(year: number, quarter: number): DuePlace {
  return { ...period('quarter', year, quarter), parent: period('year', year).key };
}

/** The places that hold a place, the innermost first. */
export function duePlacesAbove({ kind, year, quarter }: DuePlace): DuePlace[] {
  if (year === null || kind === 'year') return [];
  const whole = period('year', year);
  return quarter === null ? [whole] : [quarterPlace(year, quarter), whole];
}

/** A year, or a part of one, as a place; it names what holds it only where that is said. */
function period(
  kind: DueKind,
  year: number,
  quarter: number | null = null,
  month: number | null = null,
): DuePlace {
  const key = [kind, year, quarter, month].filter((part) => part !== null).join(' ');
  return { key, kind, parent: null, year, quarter, month };
}

function other(kind: DueKind): DuePlace {
  return { key: kind, kind, parent: null, year: null, quarter: null, month: null };
}

/** The quarter (1 to 4) of a day. */
function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** The order of places: what holds others comes before them; what no month or quarter is known of, behind those that one is known of. */
export function byDueTime(a: DuePlace, b: DuePlace): number {
  return (
    ORDER[a.kind] - ORDER[b.kind] ||
    (a.year ?? 0) - (b.year ?? 0) ||
    quarterInOrder(a) - quarterInOrder(b) ||
    monthInOrder(a) - monthInOrder(b)
  );
}

function quarterInOrder({ kind, quarter }: DuePlace): number {
  return kind === 'inYear' ? 5 : (quarter ?? 0);
}

function monthInOrder({ kind, month }: DuePlace): number {
  return kind === 'inQuarter' ? 13 : (month ?? 0);
}
