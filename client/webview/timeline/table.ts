import * as l10n from '@vscode/l10n';
import type { InitiativeReference, TimelineInitiative } from '../../../server/src/protocol/index.js';
import { inDigits } from '../counts.js';
import { button, element } from '../elements.js';
import { keyOf } from './bars.js';
import type { Lane } from './known-lanes.js';
import type { Words } from './words.js';

/** So many rows of a lane are shown at a time. */
const ROWS = 200;
/** All lanes are open at first where they have no more rows than these together. */
const FEW_ROWS = 300;

/** What the table keeps over a reload. */
export interface TableState {
  /** The keys of the lanes that the user opened (true) or closed (false). */
  readonly open: Readonly<Record<string, boolean>>;
  /** How far it is scrolled down, in pixels. */
  readonly scroll: number;
}

/** The parts of a lane. */
interface Drawn {
  readonly details: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly content: HTMLElement;
  lane: Lane;
  /** The state of the lane that the rows are of; null where there are none. */
  rowsOf: Lane | null;
  /** How many rows there are at most. */
  limit: number;
}

/** The same initiatives as on the chart, and those without a date, in a table for each lane. */
export class Table {
  readonly element = element('div', { class: 'tables' });
  readonly #drawn = new Map<string, Drawn>();
  #open: Record<string, boolean>;
  #isFew = false;
  #highlighted: string | null = null;
  #scrollAtFirst: number | null;

  constructor(
    private readonly words: Words,
    private readonly listener: {
      open(initiative: TimelineInitiative, here: boolean): void;
      keep(): void;
    },
    state: Partial<TableState>,
  ) {
    this.#open = { ...state.open };
    this.#scrollAtFirst = state.scroll ?? null;
    this.element.addEventListener('scroll', () => listener.keep(), { passive: true });
  }

  /** What to keep. */
  get state(): TableState {
    return { open: this.#open, scroll: this.element.scrollTop };
  }

  /** Shows these lanes; those that are as before are left alone. */
  draw(lanes: readonly Lane[]): void {
    this.#isFew = lanes.reduce((sum, { count }) => sum + count, 0) <= FEW_ROWS;
    const kept = new Set(lanes.map(({ key }) => key));
    for (const [key, { details }] of this.#drawn) {
      if (kept.has(key)) continue;
      details.remove();
      this.#drawn.delete(key);
    }
    let before: Element | null = null;
    for (const lane of lanes) {
      const drawn = this.#drawn.get(lane.key) ?? this.#make(lane);
      if (drawn.lane !== lane || drawn.summary.childElementCount === 0) {
        drawn.lane = lane;
        drawn.summary.replaceChildren(...this.#summaryOf(lane));
      }
      const isNext: boolean = before
        ? before.nextElementSibling === drawn.details
        : !drawn.details.previousElementSibling && drawn.details.isConnected;
      if (!isNext) {
        if (before) before.after(drawn.details);
        else this.element.prepend(drawn.details);
      }
      before = drawn.details;
      drawn.details.open = this.#open[lane.key] ?? this.#isFew;
      this.#fill(drawn);
    }
    if (this.#scrollAtFirst !== null && lanes.length > 0) {
      this.element.scrollTop = this.#scrollAtFirst;
      this.#scrollAtFirst = null;
    }
  }

  /** Goes to the row of an initiative and highlights it; false where there is none. */
  reveal(initiative: InitiativeReference): boolean {
    const key = keyOf(initiative);
    for (const drawn of this.#drawn.values()) {
      const at = drawn.lane.initiatives.findIndex((one) => keyOf(one) === key);
      if (at < 0) continue;
      this.#highlighted = key;
      drawn.limit = Math.max(drawn.limit, at + 1);
      drawn.rowsOf = null;
      drawn.details.open = true;
      this.#fill(drawn);
      const row = drawn.content.querySelectorAll('tbody tr')[at];
      row?.scrollIntoView({ block: 'center' });
      row?.querySelector('button')?.focus();
      return true;
    }
    return false;
  }

  #make(lane: Lane): Drawn {
    const summary = element('summary');
    const content = element('div');
    const details = element('details', {}, summary, content);
    const drawn: Drawn = { details, summary, content, lane, rowsOf: null, limit: ROWS };
    this.#drawn.set(lane.key, drawn);
    details.addEventListener('toggle', () => {
      if (details.open !== (this.#open[drawn.lane.key] ?? this.#isFew)) {
        this.#open[drawn.lane.key] = details.open;
        this.listener.keep();
      }
      this.#fill(drawn);
    });
    return drawn;
  }

  #summaryOf(lane: Lane): HTMLElement[] {
    return [
      element('span', { class: 'lane-name' }, this.words.lane(lane)),
      element('span', { class: 'summary-name', attributes: { dir: 'auto' } }, this.words.nameOfLane(lane)),
      element('span', { class: 'lane-counts' }, this.words.countsOfLane(lane)),
    ];
  }

  /** Makes the rows of a lane, where it is open and they are not those that it has. */
  #fill(drawn: Drawn): void {
    const { details, content, lane, limit } = drawn;
    if (!details.open || drawn.rowsOf === lane) return;
    drawn.rowsOf = lane;
    const focused = content.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-initiative')
      : null;
    const rows = lane.initiatives.slice(0, limit).map((initiative) => this.#row(initiative));
    const heads = [l10n.t('Initiative'), l10n.t('Bureaux'), l10n.t('When'), l10n.t('Status')];
    const table = element(
      'table',
      { attributes: { 'aria-label': this.words.lane(lane) } },
      element(
        'thead',
        {},
        element('tr', {}, ...heads.map((head) => element('th', { attributes: { scope: 'col' } }, head))),
      ),
      element('tbody', {}, ...rows),
    );
    const left = lane.initiatives.length - rows.length;
    content.replaceChildren(table);
    if (left > 0) {
      content.append(
        button(l10n.t('Show {0} of {1} more', inDigits(Math.min(left, ROWS)), inDigits(left)), () => {
          drawn.limit += ROWS;
          drawn.rowsOf = null;
          this.#fill(drawn);
          content.querySelectorAll<HTMLElement>('tbody tr button')[limit]?.focus();
        }),
      );
    }
    if (!focused) return;
    const buttons = [...content.querySelectorAll<HTMLElement>('[data-initiative]')];
    buttons.find((each) => each.dataset['initiative'] === focused)?.focus();
  }

  #row(initiative: TimelineInitiative): HTMLElement {
    const key = keyOf(initiative);
    return element(
      'tr',
      key === this.#highlighted ? { class: 'highlighted' } : {},
      element(
        'td',
        {},
        element(
          'button',
          {
            class: 'link',
            attributes: { type: 'button', dir: 'auto', 'data-initiative': key },
            properties: { title: initiative.text },
            on: { click: ({ ctrlKey, metaKey }) => this.listener.open(initiative, ctrlKey || metaKey) },
          },
          initiative.label,
        ),
      ),
      element('td', {}, initiative.bureaux.join(', ')),
      element('td', { attributes: { dir: 'auto' } }, this.words.when(initiative)),
      element('td', {}, this.words.status(initiative.status)),
    );
  }
}
