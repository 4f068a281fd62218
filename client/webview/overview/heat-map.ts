import * as l10n from '@vscode/l10n';
import type { Report, ReportColumn, Tally } from '../../../server/src/protocol.js';
import { element } from '../elements.js';
import { codeOf, fullNameOf, headOf, remarkOn } from './names.js';
import { type List, numberCell } from './numbers.js';

/** How strong the colour of the greatest number is, in per cent: words on it can still be read in every theme. */
const STRONGEST = 45;
/** That of the least, so that it is seen to be one. */
const WEAKEST = 8;

/** The initiatives by bureau and quarter, as a table whose numbers are the stronger coloured the greater they are. */
export function heatMap({ columns, bureaux, total }: Report, list: List, language: string): HTMLTableElement {
  const greatest = Math.max(
    1,
    ...bureaux.flatMap(({ tally }) => tally.due.filter((_, i) => isInTime(columns[i]!))),
  );
  const row = (
    name: string,
    key: string | null,
    head: HTMLElement,
    { due, initiatives }: Tally,
  ): HTMLElement => {
    const cells = columns.map((column, i) => {
      const count = due[i]!;
      const number = {
        key: `due/${key ?? ''}/${column.key}`,
        count,
        title: l10n.t('{0}, {1}', name, fullNameOf(column)),
        cell: { bureau: key, column: column.key },
      };
      const cell = numberCell(number, list, ...beginning(columns, i));
      if (key !== null && isInTime(column) && count > 0) {
        cell.classList.add('heat');
        const share = Math.max(WEAKEST, Math.round((STRONGEST * count) / greatest));
        cell.style.setProperty('--heat', `${share}%`);
      }
      return cell;
    });
    const sum = { key: `due/${key ?? ''}`, count: initiatives, title: name, cell: { bureau: key } };
    return element(
      'tr',
      key === null ? { class: 'total' } : {},
      head,
      ...cells,
      numberCell(sum, list, 'sum', 'begin'),
    );
  };
  return element(
    'table',
    { class: 'heat-map', attributes: { 'aria-label': l10n.t('Due by quarter') } },
    element('thead', {}, ...heads(columns)),
    element(
      'tbody',
      {},
      ...bureaux.map(({ bureau, tally }) => {
        const remark = remarkOn(bureau, language);
        const head = element(
          'th',
          { attributes: { scope: 'row', ...(remark && { title: remark }) } },
          codeOf(bureau),
        );
        return row(codeOf(bureau), bureau.key, head, tally);
      }),
    ),
    element(
      'tfoot',
      {},
      row(
        l10n.t('All bureaux'),
        null,
        element('th', { attributes: { scope: 'row' } }, l10n.t('Total')),
        total,
      ),
    ),
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
  above.push(
    element('th', { class: 'begin', attributes: { scope: 'col', rowspan: '2' } }, l10n.t('Initiatives')),
  );
  return [element('tr', {}, ...above), element('tr', {}, ...below)];
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
