import * as vscode from 'vscode';
import type { DeadlineGroup, DeadlineGroupKind } from '../../../server/src/protocol.js';
import { countOfInitiatives } from '../counts.js';
import type { DeadlineGroupNode, DeadlineNode } from './deadline-nodes.js';
import { InitiativeTreeItems, STATUS_ICONS, countOfAll, folded } from './initiative-tree-items.js';

const GROUP_ICONS: Readonly<Record<DeadlineGroupKind, string>> = {
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

/** How the nodes of the tree by deadline look, and what a screen reader says of them. */
export class DeadlineTreeItems extends InitiativeTreeItems<DeadlineNode> {
  override of(node: DeadlineNode): vscode.TreeItem {
    if (node.type === 'group') return this.#group(node);
    const { item } = node;
    return this.initiative(node.id, item, item.bureaux.join(', '));
  }

  #group({ id, group }: DeadlineGroupNode): vscode.TreeItem {
    const { kind, initiatives, problems } = group;
    const item = folded(labelOf(group), id);
    item.description = [String(initiatives), monthsOf(group)].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[kind]);
    item.resourceUri = this.decorations.decorate(id, problems, 'errors');
    const counts = countOfInitiatives(initiatives);
    // VS Code itself adds the problems.
    item.tooltip = [explanationOf(kind), counts].filter(Boolean).join('\n');
    const spoken = [fullNameOf(group), counts, countOfAll(problems)].filter(Boolean).join(', ');
    item.accessibilityInformation = { label: spoken };
    item.contextValue = kind;
    return item;
  }
}

/** What a group is called where what holds it can be seen. */
function labelOf(group: DeadlineGroup): string {
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
function fullNameOf(group: DeadlineGroup): string {
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
      return labelOf(group);
  }
}

function explanationOf(kind: DeadlineGroupKind): string {
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
function monthsOf({ kind, year, quarter }: DeadlineGroup): string {
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
