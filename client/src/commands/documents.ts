import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import { markDraft } from '../../../server/src/protocol.js';
import type { Server } from '../server.js';

const CONFIGURATION = '.policyaddress.json';

/** Commands that say what a document is. */
export function registerDocumentCommands(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.treatAsDraft', () => mark(server, true)),
    vscode.commands.registerCommand('policyAddress.notADraft', () => mark(server, false)),
    vscode.commands.registerCommand('policyAddress.explainNoDraft', () => explain(server)),
  );
}

/** Writes into `.policyaddress.json` whether the document in front is a draft, so that everybody agrees on it. */
async function mark(server: Server, isDraft: boolean): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open the document first.'));
    return;
  }
  // Nothing can be said of it by its name, but its language is remembered when it is saved.
  if (document.isUntitled) {
    await vscode.languages.setTextDocumentLanguage(document, isDraft ? 'policy-address' : 'plaintext');
    return;
  }
  const unsaved = vscode.workspace.textDocuments
    .filter(({ isDirty }) => isDirty)
    .map(({ uri }) => uri.toString());
  const marking = await server.ask(markDraft, { uri: document.uri.toString(), isDraft, unsaved });
  const name = document.uri.path.split('/').at(-1) ?? '';
  switch (marking?.kind) {
    case 'nothing':
      void vscode.window.showInformationMessage(
        isDraft
          ? vscode.l10n.t('{0} is a draft already.', name)
          : vscode.l10n.t('{0} is no draft already.', name),
      );
      return;
    case 'broken':
      return complain(
        vscode.l10n.t('{0} cannot be read, so nothing was changed. Put it right first.', CONFIGURATION),
        marking.configuration,
      );
    case 'edit': {
      const isUnsaved = unsaved.includes(marking.configuration);
      if (!(await apply(server, marking.edit, marking.configuration, isUnsaved))) {
        return complain(vscode.l10n.t('{0} could not be changed.', CONFIGURATION), marking.configuration);
      }
      const message = isDraft
        ? vscode.l10n.t('{0} is treated as a draft from now on. {1} says so.', name, CONFIGURATION)
        : vscode.l10n.t('{0} is left alone from now on. {1} says so.', name, CONFIGURATION);
      const open = vscode.l10n.t('Open {0}', CONFIGURATION);
      void vscode.window.showInformationMessage(message, open).then((answer) => {
        if (answer) void show(marking.configuration);
      });
      return;
    }
    case undefined:
      void vscode.window.showInformationMessage(vscode.l10n.t('Only Markdown and text files can be drafts.'));
  }
}

/** Changes the settings and saves them, unless something else in them was not saved before either. */
async function apply(
  server: Server,
  edit: WorkspaceEdit,
  configuration: string,
  isUnsaved: boolean,
): Promise<boolean> {
  const client = await server.start();
  if (!client) return false;
  const applied = await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  if (!applied || isUnsaved) return applied;
  return (await vscode.workspace.openTextDocument(vscode.Uri.parse(configuration))).save();
}

async function explain(server: Server): Promise<void> {
  const treat = vscode.l10n.t('Treat as Draft');
  const more = vscode.l10n.t('Show Walkthrough');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This document is left alone. A file is a draft when its name ends in .policy.md, when its front matter says so, or when at least three of its items end in the code of a bureau, such as “(SB)”.',
    ),
    treat,
    more,
  );
  if (answer === treat) await mark(server, true);
  if (answer === more) await vscode.commands.executeCommand('policyAddress.showWalkthrough');
}

function complain(message: string, uri: string): void {
  const open = vscode.l10n.t('Open {0}', CONFIGURATION);
  void vscode.window.showErrorMessage(message, open).then((answer) => {
    if (answer) void show(uri);
  });
}

async function show(uri: string): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.parse(uri));
}
