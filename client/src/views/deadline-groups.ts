import * as vscode from 'vscode';
import type { DeadlineGroup, DueKind } from '../../../server/src/protocol/index.js';
import { STATUS_ICONS } from './initiative-tree-items.js';

/** What a group of deadlines stands for. */
export type DeadlineStretch = Pick<DeadlineGroup, 'kind' | 'year' | 'quarter' | 'month'>;

/** What stands for a group of deadlines. */
export const DEADLINE_ICONS: Readonly<Record<DueKind, string>> = {
  past: 'history',
  year: 'calendar',
  quarter: 'calendar',
  month: 'calendar',
  inQuarter: 'calendar',
  inYear: 'calendar',
  start: 'debug-start',
  unresolved: 'warning',
  vague: STATUS_ICONS.vague,
  ongoing: STATUS_ICONS.ongoing,
  missing: STATUS_ICONS.missing,
};

/** What a group is called where what holds it can be seen. */
export function nameOfDeadlines(group: DeadlineStretch): string {
  const { kind, year, quarter, month } = group;
  switch (kind) {
    case 'past':
      return vscode.l10n.t('Past at Publication');
    case 'year':
      return String(year);
    case 'quarter':
      return vscode.l10n.t('Quarter {0}', String(quarter));
    case 'month':
      return format({ month: 'long' }, year, month);
    case 'inQuarter':
      return vscode.l10n.t('In the Quarter');
    case 'inYear':
      return vscode.l10n.t('In the Year');
    case 'start':
      return vscode.l10n.t('Start without an End');
    case 'unresolved':
      return vscode.l10n.t('Day Not Known');
    case 'vague':
      return vscode.l10n.t('Vague');
    case 'ongoing':
      return vscode.l10n.t('Ongoing');
    case 'missing':
      return vscode.l10n.t('No Date');
  }
}

/** What a group is called where nothing is seen of what holds it. */
export function fullNameOfDeadlines(group: DeadlineStretch): string {
  const { kind, year, quarter, month } = group;
  switch (kind) {
    case 'quarter':
      return vscode.l10n.t('Quarter {0} of {1}', String(quarter), String(year));
    case 'month':
      return format({ month: 'long', year: 'numeric' }, year, month);
    case 'inQuarter':
      return vscode.l10n.t('Some time in quarter {0} of {1}', String(quarter), String(year));
    case 'inYear':
      return vscode.l10n.t('Some time in {0}', String(year));
    default:
      return nameOfDeadlines(group);
  }
}

/** What a kind of group holds; empty where its name says so. */
export function explanationOf(kind: DueKind): string {
  switch (kind) {
    case 'past':
      return vscode.l10n.t('Due before the draft is published');
    case 'inQuarter':
      return vscode.l10n.t('Due in the quarter; no month is said');
    case 'inYear':
      return vscode.l10n.t('Due in the year; no quarter is said');
    case 'start':
      return vscode.l10n.t('Said is when it starts, but not by when it is done');
    case 'unresolved':
      return vscode.l10n.t(
        'Depends on the day of publication, which is not known, or no calendar has this day',
      );
    case 'vague':
      return vscode.l10n.t('Words of time without a date, such as “in due course”');
    case 'ongoing':
      return vscode.l10n.t('Work that is carried on');
    case 'missing':
      return vscode.l10n.t('Nothing is said of time');
    default:
      return '';
  }
}

/** "Apr – Jun": the months of a quarter; empty for any other group. */
export function monthsOf({ kind, year, quarter }: DeadlineStretch): string {
  if (kind !== 'quarter' || year === null || quarter === null) return '';
  const first = Date.UTC(year, 3 * quarter - 3);
  return formatter({ month: 'short' }).formatRange(first, Date.UTC(year, 3 * quarter - 1));
}

function format(options: Intl.DateTimeFormatOptions, year: number | null, month: number | null): string {
  return formatter(options).format(Date.UTC(year ?? 0, (month ?? 1) - 1));
}

/** In the language of the reader, but always by the calendar that drafts go by. */
function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(vscode.env.language, { ...options, calendar: 'gregory', timeZone: 'UTC' });
}
