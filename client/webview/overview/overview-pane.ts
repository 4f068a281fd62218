import * as l10n from '@vscode/l10n';
import type { Report } from '../../../server/src/protocol/index.js';
import type { Narrowing } from '../../src/timeline/messages.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { button, element } from '../elements.js';
import type { Host } from '../host.js';
import { noticeFor } from '../notice.js';
import type { Pane } from '../pane.js';
import { type BureauRows, bureauRows } from './bureau-rows.js';
import { heatMap } from './heat-map.js';
import type { List } from './numbers.js';
import { type SortedBy, legend, readinessTable } from './readiness.js';
import { rove } from './roving.js';
import { rulesTable } from './rules-table.js';
import './overview.css';

/** More chapters than these are shown only when somebody asks for them. */
const MOST_CHAPTERS = 40;

/** What is kept while the pane is hidden, and over a reload. */
interface Kept {
  readonly top: number;
  /** The numbers that the Tab key leads to, by their tables. */
  readonly stops: Readonly<Record<string, string>>;
  readonly sorted: Readonly<Record<string, SortedBy>>;
  readonly allChapters: boolean;
  readonly allCodes: boolean;
}

const NOTHING_KEPT: Kept = { top: 0, stops: {}, sorted: {}, allChapters: false, allCodes: false };

/** The pane with the overview: all initiatives counted, by bureau, quarter, chapter and readiness. */
export function overviewPane(host: Host, language: string): Pane {
  const pane = new OverviewPane(host, language);
  return {
    id: 'overview',
    title: l10n.t('Overview'),
    element: pane.element,
    refresh: (narrowing) => void pane.refresh(narrowing),
  };
}

/** Draws a part of the pane anew only where what it shows has changed, and leaves focus and scrolling as they are. */
class OverviewPane {
  readonly element: HTMLElement;
  readonly #parts = new Map<string, { readonly shown: string; readonly element: HTMLElement }>();
  readonly #list: List;
  #kept: Kept;
  #report: Report | null = null;
  #narrowing: Narrowing = { filter: '', bureau: '' };
  #asked = 0;
  #hasScrolled = false;

  constructor(
    private readonly host: Host,
    private readonly language: string,
  ) {
    this.#kept = { ...NOTHING_KEPT, ...(host.kept('overview') as Partial<Kept> | undefined) };
    this.#list = (title, cell) => host.run('policyAddress.listReported', title, cell);
    this.element = element('section', {
      class: 'overview',
      on: { scroll: () => this.#hasScrolled && this.#keep({ top: this.element.scrollTop }) },
    });
  }

  async refresh(narrowing: Narrowing): Promise<void> {
    const asked = ++this.#asked;
    const report = await this.host.ask('overview', null);
    // A later question has a later answer.
    if (asked !== this.#asked) return;
    this.#narrowing = narrowing;
    this.#report = report ?? null;
    this.#draw();
  }

  #draw(): void {
    const report = this.#report;
    const notice = noticeFor(report ?? undefined, this.#narrowing, this.host);
    if (!report || notice) {
      this.#parts.clear();
      this.element.replaceChildren(...(notice ? [notice] : []));
      return;
    }
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
    const isNarrowed = this.#narrowing.filter !== '' || this.#narrowing.bureau !== '';
    const { columns, bureaux, chapters, total, rules } = report;
    const { sorted, allChapters, allCodes } = this.#kept;
    const byBureau = bureauRows(report, allCodes, this.language);
    this.#place([
      this.#part('head', [report.drafts, report.initiatives, report.listed, report.unread], () =>
        this.#head(report),
      ),
      this.#part('due', [columns, bureaux, total, allCodes], () => this.#due(report, byBureau)),
      this.#part('bureaux', [bureaux, total, sorted['bureaux'], allCodes], () =>
        this.#byBureau(report, byBureau),
      ),
      this.#part('chapters', [chapters, total, sorted['chapters'], allChapters], () =>
        this.#byChapter(report),
      ),
      this.#part('rules', [rules, isNarrowed], () => this.#rules(report, isNarrowed)),
    ]);
    if (focused !== undefined) this.#focus(focused);
    if (!this.#hasScrolled) {
      this.element.scrollTop = this.#kept.top;
      this.#hasScrolled = true;
    }
  }

  /** A part as it was, or made anew where what it shows is another. */
  #part(name: string, shows: unknown, make: () => HTMLElement): HTMLElement {
    const shown = JSON.stringify(shows);
    const known = this.#parts.get(name);
    if (known?.shown === shown) return known.element;
    const made = make();
    const [before, after] = [known?.element, made].map((part) => part?.querySelector('.wide'));
    this.#parts.set(name, { shown, element: made });
    // What is wider than the pane stays where it was scrolled to, once it is in its place.
    if (before && after) {
      const { scrollLeft } = before;
      queueMicrotask(() => (after.scrollLeft = scrollLeft));
    }
    return made;
  }

  #place(parts: readonly HTMLElement[]): void {
    const { children } = this.element;
    const isSame = children.length === parts.length && parts.every((part, i) => children[i] === part);
    if (isSame) return;
    const { scrollTop } = this.element;
    if (children.length === parts.length) {
      parts.forEach((part, i) => children[i] !== part && children[i]!.replaceWith(part));
    } else this.element.replaceChildren(...parts);
    this.element.scrollTop = scrollTop;
  }

  /** Has the number with a key focused again that was drawn anew; where it is no more, the stop of its table. */
  #focus(key: string): void {
    if (document.activeElement instanceof HTMLElement && document.activeElement.dataset['key'] === key)
      return;
    const all = [...this.element.querySelectorAll<HTMLElement>('[data-key]')];
    const [table] = key.split('/');
    const found =
      all.find(({ dataset }) => dataset['key'] === key) ??
      all.find(({ dataset, tabIndex }) => tabIndex === 0 && dataset['key']?.startsWith(`${table}/`));
    found?.focus({ preventScroll: true });
  }

  #head({ drafts, initiatives, listed, unread = 0 }: Report): HTMLElement {
    const counted =
      listed === initiatives
        ? countOfInitiatives(listed)
        : l10n.t('{0} of {1}', inDigits(listed), countOfInitiatives(initiatives));
    const save = button(l10n.t('Save Report…'), () => this.host.run('policyAddress.saveReport'), {
      explanation: l10n.t('Write what is shown here into a Markdown file'),
    });
    save.dataset['key'] = 'head/save';
    return element(
      'div',
      { class: 'overview-head' },
      element(
        'p',
        { attributes: { role: 'status' } },
        drafts === 1
          ? l10n.t('{0} in 1 draft', counted)
          : l10n.t('{0} in {1} drafts', counted, inDigits(drafts)),
        ...(unread > 0 ? [` · ${unreadInWords(unread)}`] : []),
      ),
      save,
    );
  }

  #due(report: Report, { rows, folded }: BureauRows): HTMLElement {
    return this.#section(
      l10n.t('Due by Quarter'),
      l10n.t(
        'How many initiatives are due when, by the bureau that leads them. One with deadlines in several quarters counts in each, and once in all. Choose a number to see what it counts; the arrow keys go from one to the next.',
      ),
      this.#roving('due', heatMap(report, rows, this.#list)),
      ...this.#unfold('due', folded),
    );
  }

  #byBureau({ total }: Report, { rows: byBureau, folded }: BureauRows): HTMLElement {
    const rows = byBureau.map(({ key, bureaux, ...row }) => ({
      ...row,
      key: `bureaux/${key}`,
      cell: { bureaux },
    }));
    const label = l10n.t('Readiness by bureau');
    const head = l10n.t('Lead Bureau');
    const table = this.#readiness('bureaux', { label, head, rows, total });
    return this.#section(
      l10n.t('Readiness by Bureau'),
      l10n.t('What initiatives say about time, each counted once, and the errors and warnings in them.'),
      legend(),
      this.#roving('bureaux', table),
      ...this.#unfold('bureaux', folded),
    );
  }

  /** A button that gives each code to be checked a row of its own, where they are one. */
  #unfold(part: string, codes: number): HTMLElement[] {
    if (codes === 0) return [];
    const all = button(l10n.t('Show All {0} Codes', inDigits(codes)), () => {
      this.#keep({ allCodes: true });
      this.#draw();
    });
    all.dataset['key'] = `${part}/codes`;
    return [all];
  }

  #byChapter({ chapters, total }: Report): HTMLElement {
    const rows = chapters.map(({ key, title, tally }) => ({
      key: `chapters/${key}`,
      name: title ?? l10n.t('In no chapter'),
      remark: '',
      cell: { chapter: key },
      tally,
    }));
    const shown = this.#kept.allChapters ? rows : rows.slice(0, MOST_CHAPTERS);
    const label = l10n.t('Readiness by chapter');
    const head = l10n.t('Chapter');
    const table = this.#readiness('chapters', { label, head, rows: shown, total });
    const more = button(l10n.t('Show All {0} Chapters', inDigits(rows.length)), () => {
      this.#keep({ allChapters: true });
      this.#draw();
    });
    more.dataset['key'] = 'chapters/all';
    return this.#section(
      l10n.t('Readiness by Chapter'),
      l10n.t('Chapters of the same title in several drafts are one.'),
      this.#roving('chapters', table),
      ...(shown.length < rows.length ? [more] : []),
    );
  }

  #readiness(
    key: 'bureaux' | 'chapters',
    made: Pick<Parameters<typeof readinessTable>[0], 'label' | 'head' | 'rows' | 'total'>,
  ): HTMLTableElement {
    const sortedBy = this.#kept.sorted[key] ?? 'order';
    const sort = (by: SortedBy): void => {
      this.#keep({ sorted: { ...this.#kept.sorted, [key]: by } });
      this.#draw();
    };
    return readinessTable({ key, ...made, sortedBy, sort }, this.#list, this.language);
  }

  #rules(report: Report, isNarrowed: boolean): HTMLElement {
    const show = button(l10n.t('Show Problems'), () => this.host.run('workbench.actions.view.problems'), {
      explanation: l10n.t('Open the list of problems'),
    });
    show.dataset['key'] = 'rules/problems';
    if (report.rules.length === 0) {
      return this.#section(l10n.t('Problems by Rule'), l10n.t('Nothing was found.'));
    }
    const table = rulesTable(report, isNarrowed, this.#list, (rule) =>
      this.host.run('policyAddress.openRulePage', rule),
    );
    return this.#section(
      l10n.t('Problems by Rule'),
      isNarrowed
        ? l10n.t('What was found in these initiatives, hints too.')
        : l10n.t(
            'What was found in the drafts, hints too. Elsewhere is in headings, front matter and the like.',
          ),
      this.#roving('rules', table),
      show,
    );
  }

  #section(title: string, explanation: string, ...content: readonly HTMLElement[]): HTMLElement {
    return element(
      'section',
      { class: 'part' },
      element('h2', {}, title),
      element('p', { class: 'explanation' }, explanation),
      ...content,
    );
  }

  #roving(name: string, table: HTMLTableElement): HTMLElement {
    rove(table, this.#kept.stops[name] ?? null, (key) =>
      this.#keep({ stops: { ...this.#kept.stops, [name]: key } }),
    );
    return element('div', { class: 'wide' }, table);
  }

  #keep(part: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...part };
    this.host.keep('overview', this.#kept);
  }
}

function unreadInWords(unread: number): string {
  return unread === 1
    ? l10n.t('Reading was stopped: 1 file is missing here.')
    : l10n.t('Reading was stopped: {0} files are missing here.', inDigits(unread));
}
