import * as vscode from 'vscode';
import { inDigits } from '../counts.js';

/** What is told of the whole, and before it, that it is none: so many files have not been looked at. */
export function withUnread(words: string, unread: number): string {
  if (unread === 0) return words;
  const missing =
    unread === 1
      ? vscode.l10n.t('Reading was stopped: 1 file is missing here.')
      : vscode.l10n.t('Reading was stopped: {0} files are missing here.', inDigits(unread));
  return [missing, words].filter((part) => part !== '').join(' ');
}

/** Has what reads the rest be offered while there is a rest. */
export function tellUnread(unread: number): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'policyAddress.unread', unread > 0);
}
