import * as vscode from 'vscode';
import { nameOf } from '../files.js';

/** What is asked for a file by. */
interface Wanted {
  readonly title: string;
  readonly saveLabel: string;
  /** What it is called unless the user says otherwise. */
  readonly name: string;
  /** Its kind, in the reader’s language, with how its name may end. */
  readonly filters: Readonly<Record<string, string[]>>;
}

/** Asks where something is to be saved: in the first folder unless the user says otherwise. Nothing where they stop. */
export function askForFile({ name, ...options }: Wanted): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    ...options,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
}

/** Writes a file; false where that cannot be, which the user has then been told. */
export async function saveFile(target: vscode.Uri, content: Uint8Array): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, content);
    return true;
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        '{0} could not be written. It may be open in another program, or protected.',
        nameOf(target),
      ),
    );
    return false;
  }
}
