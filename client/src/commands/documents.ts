import * as vscode from 'vscode';
import { type WhyNoDraft, documentStatus, markDraft } from '../../../server/src/protocol/index.js';
import { CONFIGURATION, complainOf, complainOfBroken, nameOf, tellOfChanged } from '../files.js';
import type { Server } from '../server.js';
import { applySettingsEdit, unsavedDocuments } from '../settings-edit.js';

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
  if (document.isUntitled) return markUntitled(document, isDraft);
  const unsaved = unsavedDocuments();
  const marking = await server.ask(markDraft, { uri: document.uri.toString(), isDraft, unsaved });
  const name = nameOf(document.uri);
  switch (marking?.kind) {
    case 'nothing':
      void vscode.window.showInformationMessage(
        isDraft
          ? vscode.l10n.t('{0} is a draft already.', name)
          : vscode.l10n.t('{0} is no draft already.', name),
      );
      return;
    case 'broken':
      return complainOfBroken(marking.configuration);
    case 'edit': {
      const configuration = vscode.Uri.parse(marking.configuration);
      if (!(await applySettingsEdit(server, marking.edit, [marking.configuration], unsaved))) {
        return complainOf(configuration, vscode.l10n.t('{0} could not be changed.', CONFIGURATION));
      }
      const message = isDraft
        ? vscode.l10n.t('{0} is treated as a draft from now on. {1} says so.', name, CONFIGURATION)
        : vscode.l10n.t('{0} is left alone from now on. {1} says so.', name, CONFIGURATION);
      return tellOfChanged(configuration, message);
    }
    case undefined:
      // No answer at all, or none for such a document.
      if (marking === undefined) return server.complain();
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Only Markdown and text files can be drafts, and none that are longer than a book.'),
      );
  }
}

/** A text without a file cannot be named in `.policyaddress.json`, but its language can say that it is a draft. */
async function markUntitled(document: vscode.TextDocument, isDraft: boolean): Promise<void> {
  if (isDraft) {
    await vscode.languages.setTextDocumentLanguage(document, 'policy-address');
    return;
  }
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Save this document first: {0} tells drafts by the names of their files.', CONFIGURATION),
  );
}

/** Says why the document in front is no draft, and offers to make it one. */
async function explain(server: Server): Promise<void> {
  const treat = vscode.l10n.t('Treat as Draft');
  const more = vscode.l10n.t('Show Walkthrough');
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  // Where the server was not needed yet, nothing but the content can be the reason.
  const status = uri && server.isStarted ? await server.ask(documentStatus, { uri }) : null;
  const because = status && !status.isDraft ? status.because : 'content';
  const actions = because === 'tooLong' ? [more] : [treat, more];
  const answer = await vscode.window.showInformationMessage(reasonFor(because), ...actions);
  if (answer === treat) await mark(server, true);
  if (answer === more) await vscode.commands.executeCommand('policyAddress.showWalkthrough');
}

function reasonFor(because: WhyNoDraft): string {
  switch (because) {
    case 'excluded':
      return vscode.l10n.t(
        'This document is left alone because {0} says that it is no draft.',
        CONFIGURATION,
      );
    case 'contentOff':
      return vscode.l10n.t(
        'This document is left alone. The settings say not to tell drafts by their content, and neither its name nor its front matter says that it is one.',
      );
    case 'content':
      return vscode.l10n.t(
        'This document is left alone. A file is a draft when its name ends in .policy.md, when its front matter says so, or when at least three of its items end in the code of a bureau, such as “(SB)”.',
      );
    case 'tooLong':
      return vscode.l10n.t('This document is left alone because it is longer than any draft.');
  }
}
