/** The library that draws the chart, vis-timeline, as it is used here. */
import moment from 'moment';
import type { DataSet } from 'vis-data/esnext';
import { type TimelineOptions, Timeline as VisTimeline } from 'vis-timeline/esnext';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import type { Lane } from './known-lanes.js';
import type { Words } from './words.js';

/** Its declarations leave out what its documentation names. */
export interface Vis extends VisTimeline {
  setCustomTimeMarker(title: string, id: string, editable: boolean): void;
}

/** What it draws in a group; times are milliseconds. */
export interface Item {
  readonly id: string;
  readonly group: string;
  readonly start: number;
  readonly end?: number;
  readonly type: 'range' | 'point';
  readonly className: string;
  readonly content: string;
}

/** A row of the chart. */
export interface Group {
  readonly id: string;
  readonly content: string;
  readonly order: number;
  readonly lane: Lane;
  readonly isUnfolded: boolean;
}

/** The elements that items and groups are shown by; all words in them are text nodes. */
interface Templates {
  item(item: Item): Element | string;
  group(group: Group): Element;
}

/** Begins to draw into an element what is in the sets. */
export function drawInto(
  element: HTMLElement,
  items: DataSet<Item>,
  groups: DataSet<Group>,
  templates: Templates,
  words: Words,
): Vis {
  const options = {
    height: '100%',
    orientation: { axis: 'top', item: 'top' },
    // Days are those of UTC: no clock of the reader moves them.
    moment: (date: moment.MomentInput) => moment(date).utc(),
    format: {
      minorLabels: (date: Date, scale: string) => minorLabel(date, scale, words),
      majorLabels: (date: Date, scale: string) => majorLabel(date, scale, words),
    } as never,
    template: (item?: Item) => (item ? templates.item(item) : ''),
    groupTemplate: (group?: Group) => (group ? templates.group(group) : ''),
    groupOrder: 'order',
    verticalScroll: true,
    horizontalScroll: true,
    horizontalScrollKey: 'shiftKey',
    zoomKey: 'ctrlKey',
    selectable: false,
    showCurrentTime: false,
    showTooltips: false,
    stack: true,
    margin: { item: { horizontal: 0, vertical: 2 }, axis: 4 },
  } as TimelineOptions;
  return new VisTimeline(element, items as never, groups as never, options) as Vis;
}

function minorLabel(date: Date, scale: string, words: Words): string {
  const time = date.valueOf();
  if (scale === 'year') return String(new Date(time).getUTCFullYear());
  if (scale === 'month') return words.shortMonth(time);
  return ['week', 'day', 'weekday'].includes(scale) ? String(new Date(time).getUTCDate()) : '';
}

function majorLabel(date: Date, scale: string, words: Words): string {
  const time = date.valueOf();
  if (scale === 'month') return String(new Date(time).getUTCFullYear());
  return scale === 'year' ? '' : words.month(time);
}
