import * as l10n from '@vscode/l10n';
import type { ReportCell } from '../../../server/src/protocol/index.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { element } from '../elements.js';

/** What is done with a number that is chosen: `title` says what it is about. */
export type List = (title: string, cell: ReportCell) => void;

/** A number that can be chosen, to see what it counts. */
export interface CountedNumber {
  /** Tells it from all other numbers of the pane, whatever else changes. */
  readonly key: string;
  readonly count: number;
  /** What it counts, in words. */
  readonly title: string;
  readonly cell: ReportCell;
  /** What stands behind it, such as a share. */
  readonly more?: string;
  /** The number in words; where nothing is said it counts initiatives. */
  readonly words?: string;
}

/** A cell of a table with a number in it: a button, unless it is nothing. */
export function numberCell(
  { key, count, title, cell, more = '', words = countOfInitiatives(count) }: CountedNumber,
  list: List,
  ...classes: readonly string[]
): HTMLTableCellElement {
  const td = element('td', { class: 'number' });
  td.classList.add(...classes);
  if (count === 0) {
    td.classList.add('none');
    // As wide as a number that can be chosen, so that they stand below each other.
    td.append(
      element('span', { class: 'count' }, '0', ...(more ? [element('span', { class: 'share' })] : [])),
    );
    return td;
  }
  const label = l10n.t('{0}: {1}', title, [words, more].filter(Boolean).join(', '));
  td.append(
    element(
      'button',
      {
        class: 'count',
        attributes: { type: 'button', 'data-key': key, 'aria-label': label, title: label },
        on: { click: () => list(title, cell) },
      },
      inDigits(count),
      ...(more ? [element('span', { class: 'share' }, more)] : []),
    ),
  );
  return td;
}

/** A share of a whole; what is not all is never 100%, and what is not nothing is never 0%. */
export function shareOf(part: number, whole: number, language: string): string {
  const percent = Math.round((100 * part) / whole);
  const format = (value: number): string =>
    new Intl.NumberFormat(language, { style: 'percent' }).format(value / 100);
  if (part > 0 && percent === 0) return `<${format(1)}`;
  if (part < whole && percent === 100) return `>${format(99)}`;
  return format(percent);
}
