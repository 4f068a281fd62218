import * as l10n from '@vscode/l10n';
import type { TimelineInitiative } from '../../../server/src/protocol/index.js';
import { element } from '../elements.js';
import { keyOf } from './bars.js';
import {
  type Extent,
  type Mark,
  canUnfold,
  extentAtFirst,
  extentOf,
  isUnfoldedAtFirst,
  marksOf,
  startOfMark,
} from './chart-content.js';
import { FOCUSED, contentOf, labelOf } from './chart-elements.js';
import { ChartItems } from './chart-items.js';
import { type KeyAction, actionOf } from './chart-keys.js';
import { ChartSight } from './chart-sight.js';
import { DAY, YEAR, startOf } from './days.js';
import { type Unit, unitFor } from './density.js';
import type { Lane } from './known-lanes.js';
import { firstCountedIn, firstMark, markBeside, markInNextLane, nearestMark } from './mark-order.js';
import { MarkedDays, markedOf, turnFlags } from './marked-days.js';
import { CLOSEST, TimeWindow, withRoom } from './time-window.js';
import { type Group, type Item, type Vis, drawInto } from './vis.js';
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

/** What is there once the library draws. */
interface Made {
  readonly vis: Vis;
  /** What takes the keyboard’s focus: the part with the bars. */
  readonly field: HTMLElement;
  readonly time: TimeWindow;
  readonly sight: ChartSight;
}

/**
 * The lanes of the bureaux over time: which of them are unfolded, what the keyboard is at, and what mouse and keys do there.
 * `vis.ts` draws.
 */
export class Chart {
  readonly element: HTMLElement;
  readonly #items = new ChartItems();
  readonly #markedDays = new MarkedDays();
  /** Made when there is something to draw: before, it would not know how wide it is. */
  #made: Made | null = null;
  #lanes: readonly Lane[] = [];
  /** Today and the days of publication, in milliseconds. */
  #marked: readonly number[] = [];
  #unit: Unit = 'year';
  #unfolded: Record<string, boolean>;
  #focused: string | null;
  #window: Extent | null;
  #scrollAtFirst: number | null;
  #isSettled = false;
  /** What has to wait until the library knows where things are. */
  readonly #afterwards: (() => void)[] = [];

  constructor(
    private readonly words: Words,
    private readonly listener: ChartListener,
    state: Partial<ChartState>,
  ) {
    this.#unfolded = { ...state.unfolded };
    this.#focused = state.focused ?? null;
    this.#window = state.window ? { start: state.window[0], end: state.window[1] } : null;
    this.#scrollAtFirst = state.scroll ?? null;
    this.element = element('div', { class: 'chart' });
  }

  /** What to keep. */
  get state(): ChartState {
    return {
      window: this.#window && [this.#window.start, this.#window.end],
      unfolded: this.#unfolded,
      scroll: this.#scrollAtFirst ?? this.#made?.sight.top ?? 0,
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
    this.#marked = [today, ...markedOf(publications)].map(startOf);
    const whole = extentOf(lanes);
    if (whole) {
      this.#vis.setOptions({ min: whole.start - 3 * YEAR, max: whole.end + 3 * YEAR, zoomMin: CLOSEST });
    }
    this.#markedDays.draw(this.#vis, today, publications);
    if (!this.#window && whole) this.#show(extentAtFirst(lanes));
    this.#changeUnit();
    this.#update();
    this.#vis.redraw();
    if (this.#scrollAtFirst === null) return;
    this.#once(() => {
      this.#parts.sight.scrollTo(this.#scrollAtFirst ?? 0);
      this.#scrollAtFirst = null;
    });
  }

  /** Puts the keyboard’s focus on the bars. */
  focus(): void {
    this.#field.focus();
  }

  /** Shows less or more time, around what the keyboard is at. */
  zoom(direction: 'in' | 'out'): void {
    const mark = this.#focusedMark;
    this.#time.zoom(direction, mark && startOfMark(mark));
  }

  /** Shows all days. */
  showWhole(): void {
    this.#show(extentOf(this.#lanes));
  }

  /** Shows today in the middle. */
  showToday(today: string): void {
    this.#time.centre(startOf(today));
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
    return this.#parts.vis;
  }

  get #field(): HTMLElement {
    return this.#parts.field;
  }

  get #time(): TimeWindow {
    return this.#parts.time;
  }

  get #parts(): Made {
    this.#made ??= this.#make();
    return this.#made;
  }

  #make(): Made {
    const extent = extentAtFirst(this.#lanes);
    this.#window ??= extent && withRoom(extent, this.#marked);
    const { items, groups } = this.#items;
    const templates = {
      item: (item: Item) => this.#elementFor(item),
      group: (group: Group) => this.#labelFor(group),
    };
    const vis = drawInto(this.element, items, groups, templates, this.words);
    const field = this.element.querySelector<HTMLElement>('.vis-panel.vis-center')!;
    this.#prepareField(field, vis);
    this.#listenTo(vis);
    // Neither of the two is told of anything before the next frame.
    return { vis, field, time: new TimeWindow(vis), sight: new ChartSight(this.element, vis) };
  }

  #listenTo(vis: Vis): void {
    // The library begins with a window of its own, once it has drawn for the first time.
    const settle = (): void => {
      vis.off('changed', settle);
      this.#isSettled = true;
      if (this.#window) this.#time.set(this.#window);
      this.#changeUnit();
      vis.redraw();
      requestAnimationFrame(() => this.#afterwards.splice(0).forEach((act) => act()));
    };
    vis.on('changed', settle);
    vis.on('changed', () => turnFlags(this.element, this.#field.clientWidth));
    vis.on('rangechange', () => this.#changeUnit());
    vis.on('rangechanged', () => this.#rememberWindow());
    for (const event of ['scroll', 'scrollSide']) vis.on(event, () => this.listener.keep());
    vis.on('click', ({ item, event }: { item: string | null; event: { srcEvent?: MouseEvent } }) => {
      if (item !== null) this.#click(item, event.srcEvent);
    });
  }

  #elementFor({ id }: Item): Element | string {
    const mark = this.#items.mark(id);
    return mark ? contentOf(mark, id === this.#focused, this.words) : '';
  }

  #labelFor({ lane, isUnfolded }: Group): Element {
    return labelOf(lane, isUnfolded, () => this.#toggle(lane), this.words);
  }

  /** Does something as soon as the library has drawn for the first time. */
  #once(act: () => void): void {
    if (this.#isSettled) act();
    else this.#afterwards.push(act);
  }

  #prepareField(field: HTMLElement, vis: Vis): void {
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
      const { item } = vis.getEventProperties(event);
      const mark = typeof item === 'string' ? this.#items.mark(item) : null;
      this.listener.look(mark, mark && this.#elementOf(mark));
    });
    for (const event of ['wheel', 'pointerdown'] as const) {
      this.element.addEventListener(event, () => this.listener.look(null, null), { passive: true });
    }
    field.addEventListener('pointerleave', () => this.listener.look(null, null));
  }

  #update(): void {
    this.#items.update(this.#lanes, (lane) => this.#isUnfolded(lane), this.#unit);
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
    const { start, end } = this.#time.now;
    const width = this.#field.clientWidth || 800;
    const unit = unitFor((width * DAY) / (end - start));
    if (unit === this.#unit) return;
    this.#unit = unit;
    this.#update();
  }

  #rememberWindow(): void {
    if (!this.#isSettled) return;
    this.#window = this.#time.now;
    this.listener.keep();
  }

  #show(extent: Extent | null): void {
    if (extent) this.#time.set(withRoom(extent, this.#marked));
  }

  #click(id: string, event: MouseEvent | undefined): void {
    const mark = this.#items.mark(id);
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
    this.#goTo(firstCountedIn(bucket, marksOf(lane, true, this.#unit)));
    this.listener.keep();
  }

  get #focusedMark(): Mark | null {
    return this.#items.mark(this.#focused);
  }

  #firstMark(): Mark | null {
    return firstMark(this.#lanes, this.#marksIn, this.#time.now.start);
  }

  readonly #marksIn = (lane: Lane): Mark[] => marksOf(lane, this.#isUnfolded(lane), this.#unit);

  /** Puts the keyboard at a mark, and has it seen. */
  #goTo(mark: Mark | null): void {
    if (!mark) return;
    this.#focused = mark.id;
    this.#time.bringIn(mark);
    this.#vis.redraw();
    const arrive = (): void => {
      if (this.#focused !== mark.id) return;
      this.#parts.sight.bring(this.#lanes.indexOf(mark.lane), () => this.#elementOf(mark));
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
        return this.#time.pan(-1);
      case 'later':
        return this.#time.pan(1);
      case 'pageUp':
        return this.#parts.sight.scrollPage(-1);
      case 'pageDown':
        return this.#parts.sight.scrollPage(1);
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

  #toggleAt(lane: Lane): void {
    if (!canUnfold(lane)) return;
    const time = this.#focusedMark;
    this.#toggle(lane);
    this.#goTo(nearestMark(this.#marksIn(lane), time ? startOfMark(time) : 0));
  }

  #beside(step: number): Mark | null {
    const mark = this.#focusedMark;
    return mark ? markBeside(mark, this.#marksIn, step) : this.#firstMark();
  }

  #inNextLane(step: number): Mark | null {
    const mark = this.#focusedMark;
    return mark ? markInNextLane(mark, this.#lanes, this.#marksIn, step) : this.#firstMark();
  }
}
