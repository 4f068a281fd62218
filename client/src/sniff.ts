import * as vscode from 'vscode';
import { couldBeDraft } from './could-be-draft.js';
import { SELECTOR } from './server.js';

/** Whether a document could be a draft: cheap and generous, to decide whether the server is to be started. */
export function isPossibleDraft(document: vscode.TextDocument): boolean {
  if (!vscode.languages.match(SELECTOR as vscode.DocumentSelector, document)) return false;
  return document.languageId === 'policy-address' || couldBeDraft(document.getText());
}
