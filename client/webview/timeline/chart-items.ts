import { DataSet } from 'vis-data/esnext';
import { type Mark, looksAlike, marksOf } from './chart-content.js';
import { DAY } from './days.js';
import type { Unit } from './density.js';
import type { Lane } from './known-lanes.js';
import type { Group, Item } from './vis.js';

/** What is given to the library to be drawn: lanes, and the marks in them. */
export class ChartItems {
  readonly items = new DataSet<Item>();
  readonly groups = new DataSet<Group>();
  #marks: ReadonlyMap<string, Mark> = new Map();

  /** The mark with an id; null where none has it (any more). */
  mark(id: string | null): Mark | null {
    return this.#marks.get(id ?? '') ?? null;
  }

  /** Has lanes drawn as they are now; only what is not there yet, or looks different, is given to the library. */
  update(lanes: readonly Lane[], isUnfolded: (lane: Lane) => boolean, unit: Unit): void {
    const rows = lanes.map((lane, order) => ({
      id: lane.key,
      content: '',
      order,
      lane,
      isUnfolded: isUnfolded(lane),
    }));
    const marks = rows.flatMap((row) => marksOf(row.lane, row.isUnfolded, unit));
    const before = this.#marks;
    this.#marks = new Map(marks.map((mark) => [mark.id, mark]));
    const gone = [...before.keys()].filter((id) => !this.#marks.has(id));
    const changed = marks.filter((mark) => {
      const old = before.get(mark.id);
      return !old || !looksAlike(old, mark);
    });
    if (gone.length > 0) this.items.remove(gone);
    this.#updateGroups(rows);
    if (changed.length > 0) this.items.update(changed.map(toItem));
  }

  #updateGroups(groups: readonly Group[]): void {
    const kept = new Set(groups.map(({ id }) => id));
    const gone = this.groups.getIds().filter((id) => !kept.has(String(id)));
    const changed = groups.filter(({ id, lane, isUnfolded, order }) => {
      const before = this.groups.get(id);
      return before?.lane !== lane || before.isUnfolded !== isUnfolded || before.order !== order;
    });
    if (gone.length > 0) this.groups.remove(gone);
    if (changed.length > 0) this.groups.update(changed);
  }
}

function toItem(mark: Mark): Item {
  const { id, lane } = mark;
  const place = { id, group: lane.key, content: '' };
  if (mark.type === 'bucket') {
    const { start, end, count } = mark.bucket;
    const depth = count >= 20 ? 4 : count >= 8 ? 3 : count >= 3 ? 2 : 1;
    // A gap, so that each is seen to be one.
    return {
      ...place,
      start,
      end: end - DAY,
      type: 'range',
      className: ['bucket', `depth-${depth}`].join(' '),
    };
  }
  const { shape, deadline, start, end } = mark.bar;
  const classes = ['bar', shape];
  if (deadline.approximate) classes.push('approximate');
  if (deadline.past) classes.push('past');
  const className = classes.join(' ');
  return start === end
    ? { ...place, start, type: 'point', className }
    : { ...place, start, end, type: 'range', className };
}
