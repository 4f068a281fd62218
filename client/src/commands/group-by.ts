import * as vscode from 'vscode';
import type { Grouping } from '../../../server/src/protocol/index.js';
import { type BureauGrouping, GROUPINGS } from '../views/grouping.js';

interface GroupingItem extends vscode.QuickPickItem {
  readonly grouping: Grouping | null;
}

/** The command that groups the initiatives of each bureau. */
export function registerGroupBy(grouping: BureauGrouping): vscode.Disposable {
  return vscode.commands.registerCommand('policyAddress.groupInitiatives', async () => {
    const items = [null, ...GROUPINGS].map((one) => toItem(one, one === grouping.now));
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Group Initiatives of a Bureau'),
      placeHolder: vscode.l10n.t('By what should the initiatives of each bureau be grouped?'),
    });
    if (chosen) await grouping.set(chosen.grouping);
  });
}

function toItem(grouping: Grouping | null, isNow: boolean): GroupingItem {
  const [label, detail] = textsOf(grouping);
  return { label, detail, grouping, description: isNow ? vscode.l10n.t('now') : '' };
}

function textsOf(grouping: Grouping | null): readonly [label: string, detail: string] {
  switch (grouping) {
    case null:
      return [vscode.l10n.t('No Groups'), vscode.l10n.t('What a bureau leads, then what it supports')];
    case 'section':
      return [vscode.l10n.t('Section'), vscode.l10n.t('The chapters of the drafts')];
    case 'deadline':
      return [vscode.l10n.t('Deadline'), vscode.l10n.t('The years by which they are due')];
    case 'draft':
      return [vscode.l10n.t('Draft'), vscode.l10n.t('The files that they stand in')];
  }
}
