import * as vscode from 'vscode';
import {
  type Acceptance,
  type FileWrite,
  acceptFindings,
  findingsGone,
} from '../../../server/src/protocol/index.js';
import { inDigits } from '../counts.js';
import { CONFIGURATION, complainOf, complainOfBroken, nameOf } from '../files.js';
import { LANGUAGES, type Server } from '../server.js';
import { applySettingsEdit, unsavedDocuments } from '../settings-edit.js';

/** Accepts all that is found today, and takes out of what is accepted what is gone, whenever a draft is saved. */
export function registerBaseline(server: Server): vscode.Disposable {
  // One after the other: each begins with what the one before has written.
  let writing: Promise<unknown> = Promise.resolve();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.acceptFindings', () => accept(server)),
    vscode.workspace.onDidSaveTextDocument(({ languageId, uri }) => {
      if (!server.isStarted || !LANGUAGES.includes(languageId)) return;
      writing = writing.then(() => takeOutWhatIsGone(server, uri)).catch(() => {});
    }),
  );
}

async function takeOutWhatIsGone(server: Server, uri: vscode.Uri): Promise<void> {
  const write = await server.ask(findingsGone, { uri: uri.toString(), unsaved: unsavedDocuments() });
  if (write) await writeFile(write);
}

async function accept(server: Server): Promise<void> {
  const folder = await chooseFolder();
  if (folder === null) return;
  const unsaved = unsavedDocuments();
  const acceptance = await server.ask(acceptFindings, { folder: folder.toString(), unsaved });
  if (!acceptance) return server.complain();
  switch (acceptance.kind) {
    case 'nothing':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is nothing to accept: no problems are found.'),
      );
      return;
    case 'broken':
      return complainOfBroken(acceptance.configuration);
    case 'unsaved': {
      const baseline = vscode.Uri.parse(acceptance.baseline);
      return complainOf(
        baseline,
        vscode.l10n.t('Save {0} first, so that it can be changed.', nameOf(baseline)),
      );
    }
    case 'write':
      return write(server, acceptance, unsaved);
  }
}

async function write(
  server: Server,
  { baselines, edit, configurations, findings, drafts }: Extract<Acceptance, { kind: 'write' }>,
  unsaved: readonly string[],
): Promise<void> {
  const [first] = baselines;
  if (!first) return;
  // Before they are named, so that nobody looks for what is not there yet.
  for (const baseline of baselines) {
    if (!(await writeFile(baseline))) {
      return couldNotChange(nameOf(vscode.Uri.parse(baseline.uri)));
    }
  }
  if (edit && !(await applySettingsEdit(server, edit, configurations, unsaved))) {
    return couldNotChange(CONFIGURATION);
  }
  const baseline = vscode.Uri.parse(first.uri);
  const open = vscode.l10n.t('Open {0}', nameOf(baseline));
  const message = vscode.l10n.t(
    'Problems accepted as they are: {0}, in drafts: {1}. Only new ones are shown from now on. To see all of them again, take “baseline” out of {2}.',
    inDigits(findings),
    inDigits(drafts),
    CONFIGURATION,
  );
  void vscode.window.showInformationMessage(message, open).then((answer) => {
    if (answer) void vscode.window.showTextDocument(baseline);
  });
}

/** The folder whose drafts are meant: that of the document in front, the only one, or the one that the user chooses. */
async function chooseFolder(): Promise<vscode.Uri | null> {
  const document = vscode.window.activeTextEditor?.document;
  const holding = document && vscode.workspace.getWorkspaceFolder(document.uri);
  if (holding) return holding.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri ?? null;
  if (folders[0]) return folders[0].uri;
  if (document && !document.isUntitled) return vscode.Uri.joinPath(document.uri, '..');
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a draft first.'));
  return null;
}

/** Writes a file, unless it has become another since it was read; false where it was not written. */
async function writeFile({ uri, before, after }: FileWrite): Promise<boolean> {
  const file = vscode.Uri.parse(uri);
  const now = await vscode.workspace.fs.readFile(file).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => null,
  );
  if (now !== before) return false;
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(after));
    return true;
  } catch {
    return false;
  }
}

function couldNotChange(name: string): void {
  void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be changed.', name));
}
