import { type Extent, type Mark, endOfMark, including, startOfMark } from './chart-content.js';
import { DAY } from './days.js';

/** Nobody looks closer than at this, in milliseconds. */
export const CLOSEST = 14 * DAY;

/** Room on both sides of the first and the last day, as a part of what is between them. */
const MARGIN = 0.03;

/** What of the library is needed here. */
interface HasWindow {
  getWindow(): { readonly start: Date; readonly end: Date };
  setWindow(start: number, end: number, options: { readonly animation: boolean }): void;
}

/** The stretch of time that the chart shows, in milliseconds. */
export class TimeWindow {
  constructor(private readonly vis: HasWindow) {}

  get now(): Extent {
    const { start, end } = this.vis.getWindow();
    return { start: start.valueOf(), end: end.valueOf() };
  }

  /** Shows what lies between two times. */
  set({ start, end }: Extent): void {
    this.vis.setWindow(start, end, { animation: false });
  }

  /** Shows more or less, around a time where that is in sight, else around the middle. */
  zoom(direction: 'in' | 'out', around: number | null): void {
    const { start, end } = this.now;
    const factor = direction === 'in' ? 0.6 : 1 / 0.6;
    const middle = around === null ? (start + end) / 2 : Math.min(Math.max(around, start), end);
    this.set({ start: middle - (middle - start) * factor, end: middle + (end - middle) * factor });
  }

  /** Shows as much as now, with a time in the middle. */
  centre(time: number): void {
    const { start, end } = this.now;
    const half = (end - start) / 2;
    this.set({ start: time - half, end: time + half });
  }

  /** Shows what is before (-1) or behind (1). */
  pan(step: number): void {
    const { start, end } = this.now;
    const by = ((end - start) / 5) * step;
    this.set({ start: start + by, end: end + by });
  }

  /** Shows a mark, where it is not in sight with some of its label. */
  bringIn(mark: Mark): void {
    const { start, end } = this.now;
    const [first, last] = [startOfMark(mark), endOfMark(mark)];
    // Its label stands behind its start: some room for that.
    const room = (end - start) / 5;
    if (last > start && first >= start && first < end - room) return;
    if (first < start && last > start + room) return;
    this.set({ start: first - room, end: first - room + (end - start) });
  }
}

/** A stretch to be shown, with some room around it and those of the marked times that lie near. In milliseconds. */
export function withRoom(extent: Extent, marked: readonly number[]): Extent {
  const { start, end } = including(extent, marked);
  const room = Math.max((end - start) * MARGIN, CLOSEST);
  // What is said of a bar stands behind where it begins.
  return { start: start - room, end: end + 6 * room };
}
