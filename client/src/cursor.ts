import * as vscode from 'vscode';
import { cursorMoved } from '../../server/src/protocol/index.js';
import { LANGUAGES, type Server } from './server.js';

/** How long after a change it matters where the cursor goes, in milliseconds: after that nothing waits any more. */
const WHILE = 5000;

/**
 * Tells the server when the cursor leaves a line that was just written in: what has waited while it was being written is
 * told then.
 */
export function followWriting(server: Server): vscode.Disposable {
  let written: { readonly document: vscode.TextDocument; readonly at: number } | null = null;
  let line = -1;
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !LANGUAGES.includes(document.languageId)) return;
      written = { document, at: Date.now() };
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
      const before = line;
      line = selection.active.line;
      if (line === before || written?.document !== document || Date.now() - written.at > WHILE) return;
      void server.notify(cursorMoved, {
        textDocument: { uri: document.uri.toString() },
        position: selection.active,
      });
    }),
  );
}
