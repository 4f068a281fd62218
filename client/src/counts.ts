import * as vscode from 'vscode';

/** "1 problem", "3 problems". */
export function countOfProblems(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/** "1 initiative", "54 initiatives". */
export function countOfInitiatives(count: number): string {
  return count === 1 ? vscode.l10n.t('1 initiative') : vscode.l10n.t('{0} initiatives', count);
}
