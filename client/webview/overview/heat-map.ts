import * as l10n from '@vscode/l10n';
import type { Report, ReportColumn } from '../../../server/src/protocol/index.js';
import { element } from '../elements.js';
import type { BureauRow } from './bureau-rows.js';
import { fullNameOf, headOf } from './names.js';
import { type List, numberCell } from './numbers.js';

/** How strong the colour of the greatest number is, in per cent: words on it can still be read in every theme. */
const STRONGEST = 45;
/** That of the least, so that it is seen to be one. */
const WEAKEST = 8;

/** The initiatives by bureau and quarter, as a table whose numbers are the stronger coloured the greater they are. */
export function heatMap(
  { columns, total }: Report,
  rows: readonly BureauRow[],
  list: List,
): HTMLTableElement {
  const greatest = Math.max(
    1,
    ...rows.flatMap(({ tally }) => tally.due.filter((_, i) => isInTime(columns[i]!))),
  );
  const row = (
    { key, name, remark, bureaux, tally: { due, initiatives } }: BureauRow,
    isTotal = false,
  ): HTMLElement => {
    const cells = columns.map((column, i) => {
      const count = due[i]!;
      const number = {
        key: `due/${key}/${column.key}`,
        count,
        title: l10n.t('{0}, {1}', name, fullNameOf(column)),
        cell: { ...(!isTotal && { bureaux }), column: column.key },
      };
      const cell = numberCell(number, list, ...beginning(columns, i));
      if (!isTotal && isInTime(column) && count > 0) {
        cell.classList.add('heat');
        const share = Math.max(WEAKEST, Math.round((STRONGEST * count) / greatest));
        cell.style.setProperty('--heat', `${share}%`);
      }
      return cell;
    });
    const sum = {
      key: `due/${key}`,
      count: initiatives,
      title: name,
      cell: isTotal ? {} : { bureaux },
    };
    const words = isTotal ? l10n.t('Total') : name;
    return element(
      'tr',
      isTotal ? { class: 'total' } : {},
      element('th', { attributes: { scope: 'row', ...(remark && { title: remark }) } }, words),
      ...cells,
      numberCell(sum, list, 'sum', 'begin'),
    );
  };
  const all = { key: 'all', name: l10n.t('All bureaux'), remark: '', bureaux: [], tally: total };
  return element(
    'table',
    { class: 'heat-map', attributes: { 'aria-label': l10n.t('Due by quarter') } },
    element('thead', {}, ...heads(columns)),
    element('tbody', {}, ...rows.map((one) => row(one))),
    element('tfoot', {}, row(all, true)),
  );
}

/** Two rows: the years above their quarters, all else over both. */
function heads(columns: readonly ReportColumn[]): HTMLElement[] {
  const above: HTMLElement[] = [
    element('th', { attributes: { scope: 'col', rowspan: '2' } }, l10n.t('Lead Bureau')),
  ];
  const below: HTMLElement[] = [];
  columns.forEach((column, i) => {
    const { year } = column;
    const [begin = ''] = beginning(columns, i);
    if (year === null) {
      above.push(element('th', { class: begin, attributes: { scope: 'col', rowspan: '2' } }, headOf(column)));
      return;
    }
    below.push(
      element(
        'th',
        { class: begin, attributes: { scope: 'col', title: fullNameOf(column), abbr: fullNameOf(column) } },
        headOf(column),
      ),
    );
    if (columns[i - 1]?.year === year) return;
    const span = columns.filter((other) => other.year === year).length;
    above.push(
      element(
        'th',
        { class: 'year', attributes: { scope: 'colgroup', colspan: String(span) } },
        String(year),
      ),
    );
  });
  above.push(sumHead());
  return [element('tr', {}, ...above), element('tr', {}, ...below)];
}

function sumHead(): HTMLElement {
  const head = element('th', { class: 'sum', attributes: { scope: 'col', rowspan: '2' } });
  head.classList.add('begin');
  head.append(l10n.t('Initiatives'));
  return head;
}

/** Whether a column is a time, so that it is coloured with the other times. */
function isInTime({ kind, year }: ReportColumn): boolean {
  return year !== null || kind === 'past';
}

/** The class of a column that something else begins with: another year, or what is no time; else none. */
function beginning(columns: readonly ReportColumn[], i: number): string[] {
  const before = columns[i - 1];
  const column = columns[i]!;
  const isFirst = !before || before.year !== column.year || isInTime(before) !== isInTime(column);
  return isFirst ? ['begin'] : [];
}
