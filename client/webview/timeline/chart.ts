import * as l10n from '@vscode/l10n';
import moment from 'moment';
import { DataSet } from 'vis-data/esnext';
import { type TimelineOptions, Timeline as VisTimeline } from 'vis-timeline/esnext';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import type { TimelineInitiative } from '../../../server/src/protocol.js';
import { element } from '../elements.js';
import {
  type Mark,
  canUnfold,
  endOfMark,
  extentAtFirst,
  extentOf,
  including,
  isUnfoldedAtFirst,
  looksAlike,
  marksOf,
  startOfMark,
} from './chart-content.js';
import { FOCUSED, contentOf, labelOf } from './chart-elements.js';
import { type KeyAction, actionOf } from './chart-keys.js';
import { keyOf } from './bars.js';
import { DAY, YEAR, startOf } from './days.js';
import { type Unit, unitFor } from './density.js';
import type { Lane } from './known-lanes.js';
import type { Words } from './words.js';

/** What the chart is told of when it is made. */
export interface ChartListener {
  /** An initiative is to be opened; `here`: in place of the timeline. */
  open(initiative: TimelineInitiative, here: boolean): void;
  /** What is kept changed. */
  keep(): void;
  /** What is pointed at, or has the keyboard’s focus, with the element that shows it; null: nothing any more. */
  look(mark: Mark | null, at: Element | null): void;
}

/** What the chart keeps over a reload. */
export interface ChartState {
  /** In milliseconds; null until something was to be seen. */
  readonly window: readonly [start: number, end: number] | null;
  /** The keys of the lanes that the user unfolded (true) or folded (false). */
  readonly unfolded: Readonly<Record<string, boolean>>;
  /** How far it is scrolled down, in pixels. */
  readonly scroll: number;
  /** The mark that the keyboard is at. */
  readonly focused: string | null;
}

/** Its declarations leave out what its documentation names. */
interface Vis extends VisTimeline {
  setCustomTimeMarker(title: string, id: string, editable: boolean): void;
}

/** What the library draws. */
interface Item {
  readonly id: string;
  readonly group: string;
  readonly start: number;
  readonly end?: number;
  readonly type: 'range' | 'point';
  readonly className: string;
  readonly content: string;
}

interface Group {
  readonly id: string;
  readonly content: string;
  readonly order: number;
  readonly lane: Lane;
  readonly isUnfolded: boolean;
}

/** Days of publication beyond these are not marked each, but said in words. */
export const MOST_PUBLICATIONS = 6;

const TODAY = 'today';
const CLOSEST = 14 * DAY;
/** Room on both sides of the first and the last day, as a part of what is between them. */
const MARGIN = 0.03;

/** The lanes of the bureaux over time, drawn with vis-timeline; all words that it is given are text nodes. */
export class Chart {
  readonly element: HTMLElement;
  readonly #items = new DataSet<Item>();
  readonly #groups = new DataSet<Group>();
  readonly #marks = new Map<string, Mark>();
  /** Made when there is something to draw: before, it would not know how wide it is. */
  #made: {
    readonly vis: Vis;
    /** What takes the keyboard’s focus: the part with the bars. */ readonly field: HTMLElement;
  } | null = null;
  #lanes: readonly Lane[] = [];
  /** Today and the days of publication, in milliseconds. */
  #marked: readonly number[] = [];
  #unit: Unit = 'year';
  #unfolded: Record<string, boolean>;
  #focused: string | null;
  #window: readonly [number, number] | null;
  #scrollAtFirst: number | null;
  #isSettled = false;
  /** What has to wait until the library knows where things are. */
  readonly #afterwards: (() => void)[] = [];
  #customTimes = new Map<string, string>();

  constructor(
    private readonly words: Words,
    private readonly listener: ChartListener,
    state: Partial<ChartState>,
  ) {
    this.#unfolded = { ...state.unfolded };
    this.#focused = state.focused ?? null;
    this.#window = state.window ?? null;
    this.#scrollAtFirst = state.scroll ?? null;
    this.element = element('div', { class: 'chart' });
  }

  /** What to keep. */
  get state(): ChartState {
    return {
      window: this.#window,
      unfolded: this.#unfolded,
      scroll: this.#scrollAtFirst ?? this.#side()?.scrollTop ?? 0,
      focused: this.#focused,
    };
  }

  /** Whether any lane is folded that could be unfolded. */
  get hasFolded(): boolean {
    return this.#lanes.some((lane) => canUnfold(lane) && !this.#isUnfolded(lane));
  }

  /** Draws these lanes; what looks as before is left alone. Days are ISO 8601. */
  draw(lanes: readonly Lane[], today: string, publications: readonly string[]): void {
    this.#lanes = lanes;
    this.#marked = [today, ...publications.slice(-MOST_PUBLICATIONS)].map(startOf);
    const whole = extentOf(lanes);
    if (whole) {
      this.#vis.setOptions({ min: whole.start - 3 * YEAR, max: whole.end + 3 * YEAR, zoomMin: CLOSEST });
    }
    this.#mark(today, publications);
    if (!this.#window && whole) this.#show(extentAtFirst(lanes));
    this.#changeUnit();
    this.#update();
    this.#vis.redraw();
    if (this.#scrollAtFirst === null) return;
    this.#once(() => {
      const side = this.#side();
      if (side) this.#scrollTo(side, this.#scrollAtFirst ?? 0);
      this.#scrollAtFirst = null;
    });
  }

  /** Puts the keyboard’s focus on the bars. */
  focus(): void {
    this.#field.focus();
  }

  zoom(direction: 'in' | 'out'): void {
    const around = this.#focusedMark;
    const { start, end } = this.#vis.getWindow();
    const factor = direction === 'in' ? 0.6 : 1 / 0.6;
    const middle = around
      ? Math.min(Math.max(startOfMark(around), start.valueOf()), end.valueOf())
      : (start.valueOf() + end.valueOf()) / 2;
    this.#setWindow(middle - (middle - start.valueOf()) * factor, middle + (end.valueOf() - middle) * factor);
  }

  /** Shows all days. */
  showWhole(): void {
    this.#show(extentOf(this.#lanes));
  }

  /** Shows today in the middle. */
  showToday(today: string): void {
    const { start, end } = this.#vis.getWindow();
    const half = (end.valueOf() - start.valueOf()) / 2;
    this.#setWindow(startOf(today) - half, startOf(today) + half);
  }

  /** Unfolds or folds all lanes. */
  unfoldAll(unfold: boolean): void {
    for (const { key } of this.#lanes) this.#unfolded[key] = unfold;
    this.#update();
    this.listener.keep();
  }

  /** Goes to an initiative, and unfolds its lane; false where it is not drawn. */
  reveal(initiative: { readonly uri: string; readonly id: string }): boolean {
    const key = keyOf(initiative);
    const lane = this.#lanes.find(({ initiatives }) => initiatives.some((one) => keyOf(one) === key));
    if (!lane || !canUnfold(lane)) return false;
    const marks = marksOf(lane, true, this.#unit);
    const mark = marks.find((mark) => mark.type === 'bar' && keyOf(mark.bar.initiative) === key);
    if (!mark) return false;
    this.#unfolded[lane.key] = true;
    this.#update();
    this.#once(() => {
      this.#goTo(mark);
      this.focus();
    });
    return true;
  }

  get #vis(): Vis {
    return this.#parts().vis;
  }

  get #field(): HTMLElement {
    return this.#parts().field;
  }

  #parts(): { readonly vis: Vis; readonly field: HTMLElement } {
    if (this.#made) return this.#made;
    const extent = extentAtFirst(this.#lanes);
    this.#window ??= extent ? withRoom(including(extent, this.#marked)) : null;
    const vis = new VisTimeline(
      this.element,
      this.#items as never,
      this.#groups as never,
      this.#options(),
    ) as Vis;
    const field = this.element.querySelector<HTMLElement>('.vis-panel.vis-center')!;
    this.#made = { vis, field };
    this.#prepareField(field);
    // The library begins with a window of its own, once it has drawn for the first time.
    const settle = (): void => {
      vis.off('changed', settle);
      this.#isSettled = true;
      if (this.#window) vis.setWindow(...this.#window, { animation: false });
      this.#changeUnit();
      vis.redraw();
      requestAnimationFrame(() => this.#afterwards.splice(0).forEach((act) => act()));
    };
    vis.on('changed', settle);
    vis.on('changed', () => this.#turnFlags());
    vis.on('rangechange', () => this.#changeUnit());
    vis.on('rangechanged', () => this.#rememberWindow());
    for (const event of ['scroll', 'scrollSide']) vis.on(event, () => this.listener.keep());
    vis.on('click', ({ item, event }: { item: string | null; event: { srcEvent?: MouseEvent } }) => {
      if (item !== null) this.#click(item, event.srcEvent);
    });
    return this.#made;
  }

  /** Does something as soon as the library has drawn for the first time. */
  #once(act: () => void): void {
    if (this.#isSettled) act();
    else this.#afterwards.push(act);
  }

  #options(): TimelineOptions {
    return {
      height: '100%',
      orientation: { axis: 'top', item: 'top' },
      // Days are those of UTC: no clock of the reader moves them.
      moment: (date: moment.MomentInput) => moment(date).utc(),
      format: {
        minorLabels: (date: Date, scale: string) => this.#axisLabel(date, scale),
        majorLabels: (date: Date, scale: string) => this.#majorLabel(date, scale),
      } as never,
      template: (item?: Item) => {
        const mark = item && this.#marks.get(item.id);
        return mark ? contentOf(mark, mark.id === this.#focused, this.words) : '';
      },
      groupTemplate: (group?: Group) => {
        if (!group) return '';
        const { lane, isUnfolded } = group;
        return labelOf(lane, isUnfolded, () => this.#toggle(lane), this.words);
      },
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
  }

  #prepareField(field: HTMLElement): void {
    field.tabIndex = 0;
    field.setAttribute('role', 'listbox');
    field.setAttribute(
      'aria-label',
      l10n.t('Timeline: arrow keys go from one initiative to the next, Enter opens it'),
    );
    field.addEventListener('keydown', (event) => this.#press(event));
    field.addEventListener('focus', () => {
      if (field.matches(':focus-visible')) this.#goTo(this.#focusedMark ?? this.#firstMark());
    });
    field.addEventListener('blur', () => this.listener.look(null, null));
    field.addEventListener('pointerover', (event) => {
      const { item } = this.#vis.getEventProperties(event);
      const mark = typeof item === 'string' ? this.#marks.get(item) : undefined;
      this.listener.look(mark ?? null, mark ? this.#elementOf(mark) : null);
    });
    for (const event of ['wheel', 'pointerdown'] as const) {
      this.element.addEventListener(event, () => this.listener.look(null, null), { passive: true });
    }
    field.addEventListener('pointerleave', () => this.listener.look(null, null));
  }

  #axisLabel(date: Date, scale: string): string {
    const time = date.valueOf();
    if (scale === 'year') return String(new Date(time).getUTCFullYear());
    if (scale === 'month') return this.words.shortMonth(time);
    return scale === 'week' || scale === 'day' || scale === 'weekday'
      ? String(new Date(time).getUTCDate())
      : '';
  }

  #majorLabel(date: Date, scale: string): string {
    const time = date.valueOf();
    if (scale === 'month') return String(new Date(time).getUTCFullYear());
    return scale === 'year' ? '' : this.words.month(time);
  }

  /** Lanes and marks as they are to be seen now; only what is not there yet, or looks different, is given to the library. */
  #update(): void {
    const groups: Group[] = this.#lanes.map((lane, order) => ({
      id: lane.key,
      content: '',
      order,
      lane,
      isUnfolded: this.#isUnfolded(lane),
    }));
    const items: Item[] = [];
    const marks = new Map<string, Mark>();
    for (const { lane, isUnfolded } of groups) {
      for (const mark of marksOf(lane, isUnfolded, this.#unit)) {
        const before = this.#marks.get(mark.id);
        marks.set(mark.id, mark);
        if (!before || !looksAlike(before, mark)) items.push(toItem(mark));
      }
    }
    const gone = [...this.#marks.keys()].filter((id) => !marks.has(id));
    this.#marks.clear();
    marks.forEach((mark, id) => this.#marks.set(id, mark));
    const changedGroups = groups.filter((group) => {
      const before = this.#groups.get(group.id);
      return (
        before?.lane !== group.lane || before.isUnfolded !== group.isUnfolded || before.order !== group.order
      );
    });
    const kept = new Set(groups.map(({ id }) => id));
    if (gone.length > 0) this.#items.remove(gone);
    const goneGroups = this.#groups.getIds().filter((id) => !kept.has(String(id)));
    if (goneGroups.length > 0) this.#groups.remove(goneGroups);
    if (changedGroups.length > 0) this.#groups.update(changedGroups);
    if (items.length > 0) this.#items.update(items);
  }

  #isUnfolded(lane: Lane): boolean {
    return canUnfold(lane) && (this.#unfolded[lane.key] ?? isUnfoldedAtFirst(this.#lanes));
  }

  #toggle(lane: Lane): void {
    this.#unfolded[lane.key] = !this.#isUnfolded(lane);
    this.#update();
    this.listener.keep();
  }

  /** Zoomed in, folded lanes are summed up by shorter periods. */
  #changeUnit(): void {
    const { start, end } = this.#vis.getWindow();
    const width = this.#field.clientWidth || 800;
    const unit = unitFor((width * DAY) / (end.valueOf() - start.valueOf()));
    if (unit === this.#unit) return;
    this.#unit = unit;
    this.#update();
  }

  #rememberWindow(): void {
    if (!this.#isSettled) return;
    const { start, end } = this.#vis.getWindow();
    this.#window = [start.valueOf(), end.valueOf()];
    this.listener.keep();
  }

  #show(extent: { readonly start: number; readonly end: number } | null): void {
    if (!extent) return;
    this.#setWindow(...withRoom(including(extent, this.#marked)));
  }

  #setWindow(start: number, end: number): void {
    this.#vis.setWindow(start, end, { animation: false });
  }

  #mark(today: string, publications: readonly string[]): void {
    const wanted = new Map([[TODAY, today]]);
    publications.slice(-MOST_PUBLICATIONS).forEach((day) => wanted.set(`publication ${day}`, day));
    for (const id of this.#customTimes.keys()) {
      if (wanted.has(id)) continue;
      this.#vis.removeCustomTime(id);
      this.#customTimes.delete(id);
    }
    for (const [id, day] of wanted) {
      if (this.#customTimes.get(id) === day) continue;
      if (this.#customTimes.has(id)) this.#vis.removeCustomTime(id);
      this.#vis.addCustomTime(startOf(day), id);
      this.#vis.setCustomTimeMarker(id === TODAY ? l10n.t('Today') : l10n.t('Published'), id, false);
      this.#customTimes.set(id, day);
    }
  }

  /** Has each flag of a day stand to the right of its line, or to the left where it would be cut off. */
  #turnFlags(): void {
    const width = this.#field.clientWidth;
    const flags = [...this.element.querySelectorAll<HTMLElement>('.vis-custom-time-marker')];
    const isCutOff = flags.map((flag) => {
      const at = flag.parentElement?.offsetLeft ?? 0;
      return at + flag.offsetWidth > width && at >= flag.offsetWidth;
    });
    flags.forEach((flag, i) => flag.classList.toggle('turned', isCutOff[i]));
  }

  /** What the library has scroll when the lanes are higher than the chart. */
  #side(): HTMLElement | null {
    return this.element.querySelector('.vis-panel.vis-left');
  }

  #click(id: string, event: MouseEvent | undefined): void {
    const mark = this.#marks.get(id);
    if (!mark) return;
    this.#goTo(mark);
    this.#activate(mark, event?.ctrlKey === true || event?.metaKey === true);
  }

  /** Opens an initiative; unfolds what a period sums up, and goes there. */
  #activate(mark: Mark, here: boolean): void {
    if (mark.type === 'bar') return this.listener.open(mark.bar.initiative, here);
    const { lane, bucket } = mark;
    if (!canUnfold(lane)) return this.zoom('in');
    this.#unfolded[lane.key] = true;
    this.#update();
    const marks = marksOf(lane, true, this.#unit);
    const first = marks.find((each) => bucket.start < endOfMark(each) && startOfMark(each) < bucket.end);
    this.#goTo(first ?? null);
    this.listener.keep();
  }

  get #focusedMark(): Mark | null {
    return this.#marks.get(this.#focused ?? '') ?? null;
  }

  #firstMark(): Mark | null {
    const { start } = this.#vis.getWindow();
    for (const lane of this.#lanes) {
      const marks = this.#marksIn(lane);
      const first = marks.find((mark) => endOfMark(mark) >= start.valueOf()) ?? marks[0];
      if (first) return first;
    }
    return null;
  }

  #marksIn(lane: Lane): Mark[] {
    return marksOf(lane, this.#isUnfolded(lane), this.#unit);
  }

  /** Puts the keyboard at a mark, and has it seen. */
  #goTo(mark: Mark | null): void {
    if (!mark) return;
    this.#focused = mark.id;
    this.#bringIntoTime(mark);
    this.#vis.redraw();
    const arrive = (): void => {
      if (this.#focused !== mark.id) return;
      this.#bringIntoSight(mark);
      this.#showFocus();
      this.listener.look(mark, this.#elementOf(mark));
    };
    arrive();
    // The library draws in the next frame: only then is known how high the lanes are, and only then is a lane drawn that
    // has come into sight.
    requestAnimationFrame(() => {
      arrive();
      requestAnimationFrame(arrive);
    });
    this.listener.keep();
  }

  #bringIntoTime(mark: Mark): void {
    const { start, end } = this.#vis.getWindow();
    const [from, to] = [start.valueOf(), end.valueOf()];
    const [first, last] = [startOfMark(mark), endOfMark(mark)];
    // Its label stands behind its start: some room for that.
    const room = (to - from) / 5;
    if (last > from && first >= from && first < to - room) return;
    if (first < from && last > from + room) return;
    this.#setWindow(first - room, first - room + (to - from));
  }

  #bringIntoSight(mark: Mark): void {
    const side = this.#side();
    if (!side) return;
    let shown = this.#elementOf(mark);
    if (!shown) {
      // The library draws no lane that is out of sight.
      const labels = this.element.querySelectorAll<HTMLElement>('.vis-labelset .vis-label');
      const label = labels[this.#lanes.indexOf(mark.lane)];
      if (label) this.#scrollTo(side, label.offsetTop);
      shown = this.#elementOf(mark);
    }
    if (!shown) return;
    const [box, seen] = [shown.getBoundingClientRect(), side.getBoundingClientRect()];
    if (box.top < seen.top) this.#scrollTo(side, side.scrollTop + box.top - seen.top - 8);
    else if (box.bottom > seen.bottom) this.#scrollTo(side, side.scrollTop + box.bottom - seen.bottom + 8);
  }

  #scrollTo(side: HTMLElement, top: number): void {
    side.scrollTop = top;
    side.dispatchEvent(new Event('scroll'));
    this.#vis.redraw();
  }

  #showFocus(): void {
    this.element.querySelector(`#${FOCUSED}`)?.removeAttribute('id');
    this.element.querySelector('[aria-selected]')?.removeAttribute('aria-selected');
    const content = this.#contents().find((each) => each.dataset['mark'] === this.#focused);
    if (!content) return this.#field.removeAttribute('aria-activedescendant');
    content.id = FOCUSED;
    content.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', FOCUSED);
  }

  #elementOf({ id }: Mark): Element | null {
    return (
      this.#contents()
        .find((each) => each.dataset['mark'] === id)
        ?.closest('.vis-item') ?? null
    );
  }

  #contents(): HTMLElement[] {
    return [...this.#field.querySelectorAll<HTMLElement>('.mark')];
  }

  #press(event: KeyboardEvent): void {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    this.#act(action);
  }

  #act(action: KeyAction): void {
    const mark = this.#focusedMark;
    const inLane = mark ? this.#marksIn(mark.lane) : [];
    switch (action) {
      case 'previous':
        return this.#goTo(this.#beside(-1));
      case 'next':
        return this.#goTo(this.#beside(1));
      case 'laneAbove':
        return this.#goTo(this.#inNextLane(-1));
      case 'laneBelow':
        return this.#goTo(this.#inNextLane(1));
      case 'first':
        return this.#goTo(inLane[0] ?? null);
      case 'last':
        return this.#goTo(inLane.at(-1) ?? null);
      case 'earlier':
        return this.#pan(-1);
      case 'later':
        return this.#pan(1);
      case 'pageUp':
        return this.#scrollPage(-1);
      case 'pageDown':
        return this.#scrollPage(1);
      case 'open':
      case 'openHere':
        return mark ? this.#activate(mark, action === 'openHere') : undefined;
      case 'fold':
        return mark ? this.#toggleAt(mark.lane) : undefined;
      case 'zoomIn':
        return this.zoom('in');
      case 'zoomOut':
        return this.zoom('out');
      case 'whole':
        return this.showWhole();
    }
  }

  #scrollPage(direction: number): void {
    const side = this.#side();
    if (side) this.#scrollTo(side, side.scrollTop + direction * 0.8 * side.clientHeight);
  }

  #toggleAt(lane: Lane): void {
    if (!canUnfold(lane)) return;
    const time = this.#focusedMark;
    this.#toggle(lane);
    this.#goTo(nearest(this.#marksIn(lane), time ? startOfMark(time) : 0));
  }

  #pan(step: number): void {
    const { start, end } = this.#vis.getWindow();
    const by = ((end.valueOf() - start.valueOf()) / 5) * step;
    this.#setWindow(start.valueOf() + by, end.valueOf() + by);
  }

  #beside(step: number): Mark | null {
    const mark = this.#focusedMark;
    if (!mark) return this.#firstMark();
    const marks = this.#marksIn(mark.lane);
    return marks[marks.findIndex(({ id }) => id === mark.id) + step] ?? null;
  }

  #inNextLane(step: number): Mark | null {
    const mark = this.#focusedMark;
    if (!mark) return this.#firstMark();
    for (let at = this.#lanes.indexOf(mark.lane) + step; this.#lanes[at]; at += step) {
      const next = nearest(this.#marksIn(this.#lanes[at]!), startOfMark(mark));
      if (next) return next;
    }
    return null;
  }
}

/** Days with some room around them, in milliseconds. */
function withRoom({ start, end }: { readonly start: number; readonly end: number }): [number, number] {
  const room = Math.max((end - start) * MARGIN, CLOSEST);
  // What is said of a bar stands behind where it begins.
  return [start - room, end + 6 * room];
}

function nearest(marks: readonly Mark[], time: number): Mark | null {
  const distance = (mark: Mark): number => Math.abs(startOfMark(mark) - time);
  return marks.reduce<Mark | null>(
    (best, mark) => (!best || distance(mark) < distance(best) ? mark : best),
    null,
  );
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
