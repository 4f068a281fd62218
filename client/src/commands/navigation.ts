import * as vscode from 'vscode';
import type { Position, Range } from 'vscode-languageclient';
import { type InitiativeReference, nextUndated, whereIs } from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { registerEditorCommand } from './editor-command.js';

/** Commands that go somewhere. */
export function registerNavigation(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.showInitiatives', () =>
      vscode.commands.executeCommand('policyAddress.byBureau.focus'),
    ),
    vscode.commands.registerCommand('policyAddress.showDeadlines', () =>
      vscode.commands.executeCommand('policyAddress.byDeadline.focus'),
    ),
    vscode.commands.registerCommand('policyAddress.openInitiative', (initiative: InitiativeReference) =>
      openInitiative(server, initiative),
    ),
    vscode.commands.registerCommand('policyAddress.showProblems', (uri: string, place: Position) =>
      showProblems(uri, place),
    ),
    registerEditorCommand('policyAddress.nextUndated', (editor) => goToNextUndated(server, editor)),
    registerEditorCommand('policyAddress.openPreview', ({ document }) =>
      vscode.commands.executeCommand('markdown.showPreviewToSide', document.uri),
    ),
  );
}

/** Goes to where an initiative stands now, in the editor that is open or in another column. */
export async function openInitiative(
  server: Server,
  { uri, id }: InitiativeReference,
  viewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  const document = await openDocument(uri);
  if (!document) return;
  // Only now: where it stands depends on what is in the editor.
  const place = await server.ask(whereIs, { uri, id });
  if (place === undefined) return server.complain();
  const editor = await vscode.window.showTextDocument(document, { preview: true, viewColumn });
  if (place) reveal(editor, toRange(place));
  else void vscode.window.showInformationMessage(vscode.l10n.t('This initiative is no longer there.'));
}

/** Goes to a place of a draft and shows the problem there, or the next one behind it. */
async function showProblems(uri: string, { line, character }: Position): Promise<void> {
  const document = await openDocument(uri);
  if (!document) return;
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  reveal(editor, new vscode.Range(line, character, line, character));
  await vscode.commands.executeCommand('editor.action.marker.next');
}

async function openDocument(uri: string): Promise<vscode.TextDocument | null> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The draft cannot be opened. {0}', reason));
    return null;
  }
}

async function goToNextUndated(server: Server, editor: vscode.TextEditor): Promise<void> {
  const textDocument = { uri: editor.document.uri.toString() };
  const next = await server.ask(nextUndated, { textDocument, position: editor.selection.active });
  if (next === undefined) return server.complain();
  if (next?.range) return reveal(editor, toRange(next.range));
  void vscode.window.showInformationMessage(
    !next
      ? vscode.l10n.t('This document is no draft.')
      : next.initiatives === 0
        ? vscode.l10n.t('There is no initiative in this draft yet.')
        : vscode.l10n.t('Every initiative of this draft has a date or is ongoing.'),
  );
}

/** Puts the cursor where a range starts, and has all of it seen. */
function reveal(editor: vscode.TextEditor, range: vscode.Range): void {
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
