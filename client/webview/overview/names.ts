import * as l10n from '@vscode/l10n';
import type { FindingSeverity, InitiativeStatus, ReportColumn } from '../../../server/src/protocol/index.js';

/** The statuses in the order in which they are shown. */
export const STATUSES: readonly InitiativeStatus[] = ['dated', 'vague', 'ongoing', 'missing'];

/** What stands at the head of a column, below its year where it has one. */
export function headOf({ kind, year, quarter }: ReportColumn): string {
  switch (kind) {
    case 'quarter':
    case 'inQuarter':
    case 'month':
      return l10n.t('Q{0}', String(quarter));
    case 'inYear':
    case 'year':
      return l10n.t('In the Year');
    case 'past':
      return l10n.t('Past at Publication');
    case 'start':
      return l10n.t('Start without an End');
    case 'unresolved':
      return l10n.t('Day Not Known');
    case 'vague':
    case 'ongoing':
    case 'missing':
      return nameOfStatus(kind);
    default:
      return String(year);
  }
}

/** What a column is called where its year is not seen. */
export function fullNameOf(column: ReportColumn): string {
  const { kind, year, quarter } = column;
  if (kind === 'quarter') return l10n.t('Quarter {0} of {1}', String(quarter), String(year));
  return kind === 'inYear' ? l10n.t('Some time in {0}', String(year)) : headOf(column);
}

/** What a status is called at the head of a column. */
export function nameOfStatus(status: InitiativeStatus): string {
  switch (status) {
    case 'dated':
      return l10n.t('Dated');
    case 'vague':
      return l10n.t('Vague');
    case 'ongoing':
      return l10n.t('Ongoing');
    case 'missing':
      return l10n.t('No Date');
  }
}

/** What a finding is called that weighs so much. */
export function nameOfSeverity(severity: FindingSeverity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'information':
      return l10n.t('Information');
    case 'hint':
      return l10n.t('Hint');
  }
}
