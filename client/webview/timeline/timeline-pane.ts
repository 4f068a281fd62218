import * as l10n from '@vscode/l10n';
import type {
  InitiativeReference,
  Timeline,
  TimelineInitiative,
} from '../../../server/src/protocol/index.js';
import type { Narrowing } from '../../src/timeline/messages.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { button, element } from '../elements.js';
import type { Host } from '../host.js';
import { notice, noticeFor } from '../notice.js';
import type { Pane } from '../pane.js';
import { keyOf } from './bars.js';
import { Chart, type ChartState } from './chart.js';
import { KnownLanes } from './known-lanes.js';
import { legend } from './legend.js';
import { markedOf } from './marked-days.js';
import { Table, type TableState } from './table.js';
import { Tooltip } from './tooltip.js';
import { Words } from './words.js';
import './timeline.css';

/** What is kept over a reload. */
interface Kept {
  readonly chart?: ChartState;
  readonly table?: TableState;
  readonly isTable?: boolean;
}

/** How long after a change what is kept is told, in milliseconds: scrolling changes it at every step. */
const PAUSE = 150;

/** The pane with the timeline: the initiatives of all drafts on a chart, and the same in a table. */
export class TimelinePane implements Pane {
  readonly id = 'timeline';
  readonly title = l10n.t('Timeline');
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #lanes = new KnownLanes();
  readonly #chart: Chart;
  readonly #table: Table;
  readonly #tooltip: Tooltip;
  readonly #body: HTMLElement;
  readonly #notice = element('div', { class: 'loading' }, notice(l10n.t('The drafts are being read…')));
  readonly #message = element('div', { class: 'message', attributes: { role: 'status' } });
  readonly #facts = element('div', { class: 'facts' });
  readonly #legend = legend();
  readonly #fold: HTMLButtonElement;
  readonly #asTable: HTMLButtonElement;
  readonly #ofChart: readonly HTMLElement[];
  #isTable: boolean;
  #answer: Timeline | null = null;
  #narrowing: Narrowing = { filter: '', bureau: '' };
  #toReveal: InitiativeReference | null = null;
  #refreshing = false;
  /** Whether what is shown is of before. */
  #isStale = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    language: string,
  ) {
    const kept = (host.kept('timeline') ?? {}) as Kept;
    this.#words = new Words(language);
    this.#tooltip = new Tooltip(this.#words);
    this.#isTable = kept.isTable ?? false;
    const open = (initiative: TimelineInitiative, here: boolean): void => host.open(initiative, here);
    const keep = (): void => this.#keep();
    this.#chart = new Chart(
      this.#words,
      { open, keep, look: (mark, at) => this.#tooltip.show(mark, at) },
      kept.chart ?? {},
    );
    this.#table = new Table(this.#words, { open, keep }, kept.table ?? {});
    this.#fold = button('', () => {
      this.#chart.unfoldAll(this.#chart.hasFolded);
      this.#labelButtons();
    });
    this.#asTable = button('', () => this.#showTable(!this.#isTable));
    this.#ofChart = this.#buttonsOfChart();
    this.#body = element(
      'div',
      { class: 'timeline' },
      element(
        'div',
        { class: 'toolbar', attributes: { role: 'group', 'aria-label': l10n.t('Timeline') } },
        ...this.#ofChart,
        this.#fold,
        this.#asTable,
        button(l10n.t('Export…'), () => host.run('policyAddress.exportInitiatives')),
        this.#facts,
      ),
      this.#chart.element,
      this.#table.element,
      this.#legend,
    );
    this.element = element(
      'section',
      { class: 'timeline-pane' },
      this.#message,
      this.#notice,
      this.#body,
      this.#tooltip.element,
    );
    this.#body.hidden = true;
    this.element.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#tooltip.show(null, null);
    });
  }

  refresh(narrowing: Narrowing): void {
    this.#narrowing = narrowing;
    if (this.#refreshing) this.#again = true;
    else void this.#refresh();
  }

  reveal(initiative: InitiativeReference): void {
    this.#toReveal = initiative;
    if (!this.#refreshing) this.#revealNow();
  }

  /** Asks, one question at a time; what changed in between is asked for afterwards. */
  async #refresh(): Promise<void> {
    this.#refreshing = true;
    do {
      this.#again = false;
      const answer = await this.host.ask('timeline', { known: this.#lanes.revisions });
      if (!this.#again) this.#take(answer ?? null);
    } while (this.#again);
    this.#refreshing = false;
    this.#revealNow();
  }

  #take(answer: Timeline | null): void {
    // The server may just be starting anew: what is shown stays until it says something else.
    if (!answer && this.#answer) {
      this.#isStale = true;
      return this.#say(
        l10n.t('The checker of drafts does not answer. What is shown may have changed since.'),
      );
    }
    if (this.#isStale) this.#say('');
    this.#isStale = false;
    this.#answer = answer;
    const instead = noticeFor(answer ?? undefined, this.#narrowing, this.host);
    this.#notice.className = '';
    this.#notice.replaceChildren(...(instead ? [instead] : []));
    this.#body.hidden = instead !== null;
    if (!answer) return;
    this.#lanes.take(answer);
    if (!instead) this.#draw(answer);
  }

  #draw(answer: Timeline): void {
    this.#labelButtons();
    if (this.#showsTable) this.#table.draw(this.#lanes.all);
    else this.#chart.draw(this.#lanes.all, answer.today, answer.publications);
    this.#labelButtons();
    this.#facts.textContent = this.#factsOf(answer);
  }

  /** "54 initiatives, 20 without a date · published 17 Sep 2025". */
  #factsOf({ listed, lanes, publications, tooMany }: Timeline): string {
    const undated = lanes.reduce((sum, lane) => sum + lane.undated, 0);
    const days = markedOf(publications).map((day) => this.#words.day(day));
    const others = publications.length - days.length;
    const counts = countOfInitiatives(listed);
    const facts = [
      undated > 0 ? l10n.t('{0}, {1} without a date', counts, inDigits(undated)) : counts,
      days.length > 0 && l10n.t('published {0}', days.join(', ')),
      others > 0 && l10n.t('and on {0} days before', inDigits(others)),
      tooMany && l10n.t('too many to be drawn one by one: filter them to see each'),
    ];
    return facts.filter(Boolean).join(' · ');
  }

  #buttonsOfChart(): HTMLElement[] {
    return [
      button('−', () => this.#chart.zoom('out'), { explanation: l10n.t('Zoom Out (-)') }),
      button('+', () => this.#chart.zoom('in'), { explanation: l10n.t('Zoom In (+)') }),
      button(l10n.t('Whole'), () => this.#chart.showWhole(), { explanation: l10n.t('Show All Days (0)') }),
      button(l10n.t('Today'), () => {
        if (this.#answer) this.#chart.showToday(this.#answer.today);
      }),
    ];
  }

  /** What there is too much of is counted on the chart, and in no table. */
  get #showsTable(): boolean {
    return this.#isTable && !this.#answer?.tooMany;
  }

  #labelButtons(): void {
    const isTable = this.#showsTable;
    const tooMany = this.#answer?.tooMany ?? false;
    this.#fold.textContent = this.#chart.hasFolded ? l10n.t('Unfold All') : l10n.t('Fold All');
    this.#fold.hidden = isTable || tooMany;
    this.#asTable.textContent = isTable ? l10n.t('Show as Timeline') : l10n.t('Show as Table');
    this.#asTable.hidden = tooMany;
    for (const each of this.#ofChart) each.hidden = isTable;
    this.#chart.element.hidden = isTable;
    this.#legend.hidden = isTable;
    this.#table.element.hidden = !isTable;
  }

  #showTable(isTable: boolean): void {
    this.#isTable = isTable;
    this.#tooltip.show(null, null);
    if (this.#answer) this.#draw(this.#answer);
    this.#keep();
  }

  /** Goes to what is to be shown; says so where it cannot be drawn. */
  #revealNow(): void {
    const initiative = this.#toReveal;
    if (!initiative || !this.#answer) return;
    // It is shown as soon as the filter leaves fewer.
    if (this.#answer.tooMany) {
      return this.#say(l10n.t('These are too many initiatives to show one: filter them first.'));
    }
    this.#toReveal = null;
    const found = this.#lanes.all
      .flatMap(({ initiatives }) => initiatives)
      .find((each) => keyOf(each) === keyOf(initiative));
    if (!found) {
      const { filter, bureau } = this.#narrowing;
      const isNarrowed = filter !== '' || bureau !== '';
      // Once the filter is cleared.
      if (isNarrowed) this.#toReveal = initiative;
      return this.#say(
        isNarrowed
          ? l10n.t('The initiative is not among those that are shown: clear the filter to see it.')
          : l10n.t('This initiative is no longer there.'),
      );
    }
    if (found.deadlines.length > 0) {
      this.#showTable(false);
      if (this.#chart.reveal(found)) return this.#say('');
    }
    this.#showTable(true);
    this.#table.reveal(found);
    this.#say(
      found.deadlines.length > 0
        ? l10n.t('Its bureau has too many initiatives to be unfolded, so here it is in the table.')
        : l10n.t('This initiative has no date, so it stands in the table and not on the timeline.'),
    );
  }

  #say(words: string): void {
    this.#message.textContent = words;
  }

  #keep(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const kept: Kept = { chart: this.#chart.state, table: this.#table.state, isTable: this.#isTable };
      this.host.keep('timeline', kept);
    }, PAUSE);
  }
}
