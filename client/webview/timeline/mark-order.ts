/** Where the keyboard goes from a mark: through those of a lane in the order of time, and from lane to lane. */
import { type Extent, type Mark, endOfMark, startOfMark } from './chart-content.js';
import type { Lane } from './known-lanes.js';

/** What each lane shows, in the order of time. */
type MarksIn = (lane: Lane) => readonly Mark[];

/** The first mark that is not over at a time (in milliseconds), of the first lane that has any. */
export function firstMark(lanes: readonly Lane[], marksIn: MarksIn, time: number): Mark | null {
  for (const lane of lanes) {
    const marks = marksIn(lane);
    const first = marks.find((mark) => endOfMark(mark) >= time) ?? marks[0];
    if (first) return first;
  }
  return null;
}

/** The mark before (-1) or behind (1) another in its lane. */
export function markBeside(mark: Mark, marksIn: MarksIn, step: number): Mark | null {
  const marks = marksIn(mark.lane);
  return marks[marks.findIndex(({ id }) => id === mark.id) + step] ?? null;
}

/** The mark that is nearest in time, in the next lane above (-1) or below (1) that has any. */
export function markInNextLane(
  mark: Mark,
  lanes: readonly Lane[],
  marksIn: MarksIn,
  step: number,
): Mark | null {
  for (let at = lanes.indexOf(mark.lane) + step; lanes[at]; at += step) {
    const next = nearestMark(marksIn(lanes[at]!), startOfMark(mark));
    if (next) return next;
  }
  return null;
}

/** The mark that starts nearest to a time, in milliseconds. */
export function nearestMark(marks: readonly Mark[], time: number): Mark | null {
  const distance = (mark: Mark): number => Math.abs(startOfMark(mark) - time);
  return marks.reduce<Mark | null>(
    (best, mark) => (!best || distance(mark) < distance(best) ? mark : best),
    null,
  );
}

/** The first of these bars that a period counts: one that ends in it; what only runs through it is counted elsewhere. */
export function firstCountedIn({ start, end }: Extent, bars: readonly Mark[]): Mark | null {
  // A bar of whole days ends where the next day begins.
  return bars.find((bar) => start < endOfMark(bar) && endOfMark(bar) <= end) ?? null;
}
