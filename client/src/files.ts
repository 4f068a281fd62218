import * as vscode from 'vscode';

/** The name of the file with the settings of a workspace. */
export const CONFIGURATION = '.policyaddress.json';

/** The name of a file, without its folders. */
export function nameOf({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? '';
}

/** Says with which file something is wrong, and offers to open it. */
export function complainOf(uri: vscode.Uri, message: string): void {
  const open = vscode.l10n.t('Open {0}', nameOf(uri));
  void vscode.window.showErrorMessage(message, open).then((answer) => {
    if (answer) void vscode.window.showTextDocument(uri);
  });
}

/** Tells of a file of settings that was changed out of sight, and offers to open it. */
export function tellOfChanged(configuration: vscode.Uri, message: string): void {
  const open = vscode.l10n.t('Open {0}', CONFIGURATION);
  void vscode.window.showInformationMessage(message, open).then((answer) => {
    if (answer) void vscode.window.showTextDocument(configuration);
  });
}

/** Says that a file of settings (its URI) cannot be changed as it is now, and offers to open it. */
export function complainOfBroken(configuration: string): void {
  complainOf(
    vscode.Uri.parse(configuration),
    vscode.l10n.t('{0} cannot be read, so nothing was changed. Put it right first.', CONFIGURATION),
  );
}
