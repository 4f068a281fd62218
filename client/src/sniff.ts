import * as vscode from 'vscode';
import { couldBeDraft } from './could-be-draft.js';
import { LANGUAGES, SELECTOR } from './server.js';

/** Whether the server is told of a document, and may take it for a draft. */
export function couldBeRead(document: vscode.TextDocument): boolean {
  const isTold = vscode.languages.match(SELECTOR as vscode.DocumentSelector, document) > 0;
  return isTold && LANGUAGES.includes(document.languageId);
}

/** Whether a document could be a draft: cheap and generous, to decide whether the server is to be started. */
export function isPossibleDraft(document: vscode.TextDocument): boolean {
  if (!couldBeRead(document)) return false;
  return document.languageId === 'policy-address' || couldBeDraft(document.getText());
}
