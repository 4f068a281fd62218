import * as vscode from 'vscode';

/** "28,640": a number as it is grouped in the language of VS Code. */
export function inDigits(number: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(number);
}

/** "1 problem", "3 problems". */
export function countOfProblems(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', inDigits(count));
}

/** "1 initiative", "54 initiatives". */
export function countOfInitiatives(count: number): string {
  return count === 1 ? vscode.l10n.t('1 initiative') : vscode.l10n.t('{0} initiatives', inDigits(count));
}

/** "54 initiatives in 1 draft". */
export function countInDrafts(initiatives: number, drafts: number): string {
  const count = countOfInitiatives(initiatives);
  return drafts === 1
    ? vscode.l10n.t('{0} in 1 draft', count)
    : vscode.l10n.t('{0} in {1} drafts', count, inDigits(drafts));
}
