import type { TimelineDeadline, TimelineInitiative } from '../../../server/src/protocol/index.js';
import { DAY, endOf, startOf } from './days.js';

/**
 * How a deadline is drawn: a `span` of days; a `due` day, before which the work may be done at any time; one `day`; a `start`
 * without an end.
 */
export type Shape = 'span' | 'due' | 'day' | 'start';

/** A deadline of an initiative as it is drawn. */
export interface Bar {
  /** Tells it from all others on the chart. */
  readonly id: string;
  readonly initiative: TimelineInitiative;
  readonly deadline: TimelineDeadline;
  readonly shape: Shape;
  /** In milliseconds; a shape that is no span stands in the middle of its day, and ends there too. */
  readonly start: number;
  readonly end: number;
}

const made = new WeakMap<TimelineInitiative, readonly Bar[]>();

/** The bars of an initiative; the same for as long as it is the same object. */
export function barsOf(initiative: TimelineInitiative): readonly Bar[] {
  let bars = made.get(initiative);
  if (!bars) {
    bars = initiative.deadlines.map((deadline, n) => ({
      id: `${keyOf(initiative)} ${n}`,
      initiative,
      deadline,
      ...placeOf(deadline),
    }));
    made.set(initiative, bars);
  }
  return bars;
}

/** What tells an initiative from all others. */
export function keyOf({ uri, id }: { readonly uri: string; readonly id: string }): string {
  return `${uri}#${id}`;
}

/** The day that a deadline is counted by: its last, or where it has none its first. ISO 8601. */
export function dayOf({ start, end }: TimelineDeadline): string {
  return end ?? start ?? '';
}

function placeOf({ kind, start, end }: TimelineDeadline): Pick<Bar, 'shape' | 'start' | 'end'> {
  if (end === null) return at('start', start ?? '');
  if (start === null || (start === end && kind === 'by')) return at('due', end);
  if (start === end) return at('day', end);
  return { shape: kind === 'by' ? 'due' : 'span', start: startOf(start), end: endOf(end) };
}

function at(shape: Shape, day: string): Pick<Bar, 'shape' | 'start' | 'end'> {
  const noon = startOf(day) + DAY / 2;
  return { shape, start: noon, end: noon };
}
