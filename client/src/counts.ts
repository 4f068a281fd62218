import * as vscode from 'vscode';

/** "1 problem", "3 problems". */
export function countOfProblems(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/** "1 initiative", "54 initiatives". */
export function countOfInitiatives(count: number): string {
  return count === 1 ? vscode.l10n.t('1 initiative') : vscode.l10n.t('{0} initiatives', count);
}

/** "54 initiatives in 1 draft". */
export function countInDrafts(initiatives: number, drafts: number): string {
  const count = countOfInitiatives(initiatives);
  return drafts === 1
    ? vscode.l10n.t('{0} in 1 draft', count)
    : vscode.l10n.t('{0} in {1} drafts', count, drafts);
}
