import * as vscode from 'vscode';

/**
 * Registers a command about the editor in front, which says so where there is none. Unlike VS Code's own text editor
 * commands it is waited for, and may change the text later.
 */
export function registerEditorCommand(
  command: string,
  run: (editor: vscode.TextEditor) => Thenable<unknown>,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor) await run(editor);
    else void vscode.window.showInformationMessage(vscode.l10n.t('Open a draft first.'));
  });
}
