import * as l10n from '@vscode/l10n';
import type { InitiativeStatus, ReportCell, Tally } from '../../../server/src/protocol/index.js';
import { inDigits } from '../counts.js';
import { element } from '../elements.js';
import { STATUSES, nameOfStatus } from './names.js';
import { type List, numberCell, shareOf } from './numbers.js';

/** What a table of readiness is sorted by: the order in which it comes, or a number, the greatest first. */
export type SortedBy = 'order' | 'initiatives' | InitiativeStatus | 'problems';

/** A row of the table. */
export interface ReadinessRow {
  readonly key: string;
  readonly name: string;
  /** What is said beside the name; empty: nothing. */
  readonly remark: string;
  readonly cell: ReportCell;
  readonly tally: Tally;
}

/** What the table is made of. */
export interface Readiness {
  /** Tells its numbers from those of other tables. */
  readonly key: string;
  /** What the table is called, and what its rows are. */
  readonly label: string;
  readonly head: string;
  readonly rows: readonly ReadinessRow[];
  readonly total: Tally;
  readonly sortedBy: SortedBy;
  readonly sort: (by: SortedBy) => void;
}

/** What initiatives say about time, in numbers and bars. */
export function readinessTable(
  { key, label, head, rows, total, sortedBy, sort }: Readiness,
  list: List,
  language: string,
): HTMLTableElement {
  const sorted =
    sortedBy === 'order'
      ? rows
      : rows.toSorted((a, b) => numberOf(b.tally, sortedBy) - numberOf(a.tally, sortedBy));
  const heading = (by: SortedBy, words: string): HTMLElement =>
    element(
      'th',
      {
        class: by === 'order' ? '' : 'number',
        attributes: {
          scope: 'col',
          ...(by === sortedBy && { 'aria-sort': by === 'order' ? 'ascending' : 'descending' }),
        },
      },
      element(
        'button',
        {
          class: 'sort',
          attributes: {
            type: 'button',
            'data-key': `${key}/sort/${by}`,
            title: l10n.t('Sort by this column'),
          },
          on: { click: () => sort(by) },
        },
        words,
        ...(by === sortedBy
          ? [element('span', { attributes: { 'aria-hidden': 'true' } }, by === 'order' ? ' ▴' : ' ▾')]
          : []),
      ),
    );
  const row = (one: ReadinessRow, isTotal = false): HTMLElement =>
    element(
      'tr',
      isTotal ? { class: 'total' } : {},
      element(
        'th',
        { attributes: { scope: 'row' } },
        one.name,
        ...(one.remark ? [element('span', { class: 'remark' }, one.remark)] : []),
      ),
      numberCell({ key: one.key, count: one.tally.initiatives, title: one.name, cell: one.cell }, list),
      element('td', { class: 'bar-cell', attributes: { 'aria-hidden': 'true' } }, bar(one.tally)),
      ...STATUSES.map((status) =>
        numberCell(
          {
            key: `${one.key}/${status}`,
            count: one.tally.statuses[status],
            title: l10n.t('{0}, {1}', one.name, nameOfStatus(status)),
            cell: { ...one.cell, status },
            more: shareOf(one.tally.statuses[status], one.tally.initiatives, language),
          },
          list,
        ),
      ),
      problemsCell(one.tally),
    );
  return element(
    'table',
    { class: 'readiness', attributes: { 'aria-label': label } },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heading('order', head),
        heading('initiatives', l10n.t('Initiatives')),
        element('td', { attributes: { 'aria-hidden': 'true' } }),
        ...STATUSES.map((status) => heading(status, nameOfStatus(status))),
        heading('problems', l10n.t('Problems')),
      ),
    ),
    element('tbody', {}, ...sorted.map((one) => row(one))),
    element(
      'tfoot',
      {},
      row({ key: `${key}/total`, name: l10n.t('Total'), remark: '', cell: {}, tally: total }, true),
    ),
  );
}

/** What the colours of the bars stand for. */
export function legend(): HTMLElement {
  return element(
    'p',
    { class: 'legend', attributes: { 'aria-hidden': 'true' } },
    ...STATUSES.map((status) =>
      element('span', { class: 'legend-part' }, swatch(status), nameOfStatus(status)),
    ),
  );
}

function swatch(status: InitiativeStatus): HTMLElement {
  const square = element('span', { class: 'swatch' });
  square.classList.add(status);
  return square;
}

function bar({ statuses }: Tally): HTMLElement {
  const parts = STATUSES.filter((status) => statuses[status] > 0).map((status) => {
    const part = element('span', { class: status });
    part.style.flexGrow = String(statuses[status]);
    return part;
  });
  return element('div', { class: 'bar' }, ...parts);
}

function problemsCell({ problems: { errors, warnings } }: Tally): HTMLElement {
  const count = errors + warnings;
  const cell = element('td', { class: 'number' }, inDigits(count));
  if (count === 0) cell.classList.add('none');
  if (errors > 0) cell.append(element('span', { class: 'errors' }, errorsInWords(errors)));
  return cell;
}

function errorsInWords(errors: number): string {
  return errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', inDigits(errors));
}

function numberOf({ initiatives, statuses, problems }: Tally, by: Exclude<SortedBy, 'order'>): number {
  if (by === 'initiatives') return initiatives;
  return by === 'problems' ? problems.errors + problems.warnings : statuses[by];
}
