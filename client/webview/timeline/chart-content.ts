import { type Bar, barsOf } from './bars.js';
import { type Bucket, type Unit, bucketsFrom, bucketsOf } from './density.js';
import type { Lane } from './known-lanes.js';

/** More bars than these make a lane so high that nobody finds anything: it stays folded. */
export const MOST_BARS_IN_LANE = 400;
/** All lanes are unfolded at first where they have no more bars than these together. */
const FEW_BARS = 60;

/** What stands on the chart: a deadline of an unfolded lane, or a period of a folded one. */
export type Mark =
  | { readonly type: 'bar'; readonly id: string; readonly lane: Lane; readonly bar: Bar }
  | {
      readonly type: 'bucket';
      readonly id: string;
      readonly lane: Lane;
      readonly bucket: Bucket;
      readonly unit: Unit;
    };

/** When a mark starts, in milliseconds. */
export function startOfMark(mark: Mark): number {
  return mark.type === 'bar' ? mark.bar.start : mark.bucket.start;
}

/** When a mark is over, in milliseconds. */
export function endOfMark(mark: Mark): number {
  return mark.type === 'bar' ? mark.bar.end : mark.bucket.end;
}

/** The bars of a lane. */
function barsInLane({ initiatives }: Lane): Bar[] {
  return initiatives.flatMap((initiative) => barsOf(initiative));
}

/** Whether a lane may be unfolded. */
export function canUnfold(lane: Lane): boolean {
  const bars = barsInLane(lane).length;
  return bars > 0 && bars <= MOST_BARS_IN_LANE;
}

/** Which lanes are unfolded as long as the user does not say otherwise: all where there is little to see, else none. */
export function isUnfoldedAtFirst(lanes: readonly Lane[]): boolean {
  return lanes.reduce((sum, lane) => sum + barsInLane(lane).length, 0) <= FEW_BARS;
}

/** What a lane shows, in the order of time. */
export function marksOf(lane: Lane, isUnfolded: boolean, unit: Unit): Mark[] {
  if (isUnfolded) {
    return barsInLane(lane)
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((bar) => ({ type: 'bar', id: `${lane.key} ${bar.id}`, lane, bar }));
  }
  const buckets = lane.due ? bucketsFrom(lane.due[unit], unit) : bucketsOf(lane.initiatives, unit);
  return buckets.map((bucket) => ({
    type: 'bucket',
    id: `${lane.key} ${unit} ${bucket.start}`,
    lane,
    bucket,
    unit,
  }));
}

/** Whether a mark looks like another. */
export function looksAlike(a: Mark, b: Mark): boolean {
  if (a.type === 'bar') return b.type === 'bar' && a.bar === b.bar;
  return b.type === 'bucket' && a.bucket.count === b.bucket.count;
}

/** A stretch of time, in milliseconds. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What a lane has to show on the chart, of each deadline; where these are only counted, months in their stead. */
function stretchesOf(lane: Lane): readonly Extent[] {
  if (!lane.due) return barsInLane(lane);
  return bucketsFrom(lane.due.month, 'month').flatMap((bucket) => Array<Extent>(bucket.count).fill(bucket));
}

/** The days that all bars of lanes take, in milliseconds; null where there is none. */
export function extentOf(lanes: readonly Lane[]): Extent | null {
  let start = Infinity;
  let end = -Infinity;
  for (const lane of lanes) {
    for (const stretch of stretchesOf(lane)) {
      start = Math.min(start, stretch.start);
      end = Math.max(end, stretch.end);
    }
  }
  return start <= end ? { start, end } : null;
}

/**
 * The days to show at first, in milliseconds: all of them, but where a few lie so far ahead that the others would be
 * squeezed into half of the room, those without the last twentieth.
 */
export function extentAtFirst(lanes: readonly Lane[]): Extent | null {
  const whole = extentOf(lanes);
  if (!whole) return null;
  const ends = lanes.flatMap((lane) => stretchesOf(lane).map(({ end }) => end)).sort((a, b) => a - b);
  const most = ends[Math.floor(0.95 * (ends.length - 1))]!;
  return most - whole.start < (whole.end - whole.start) / 2 ? { start: whole.start, end: most } : whole;
}

/** A stretch with those of some times (in milliseconds) that lie not too far from it. */
export function including({ start, end }: Extent, times: readonly number[]): Extent {
  const far = (end - start) / 2;
  const near = times.filter((time) => start - far <= time && time <= end + far);
  return { start: Math.min(start, ...near), end: Math.max(end, ...near) };
}
