import * as vscode from 'vscode';
import type { Server } from '../server.js';

/** Commands about the server itself, and the way in. */
export function registerServerCommands(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.restartServer', async () => {
      if (!(await server.restart())) return;
      vscode.window.setStatusBarMessage(vscode.l10n.t('Policy Address was started anew.'), 5000);
    }),
    vscode.commands.registerCommand('policyAddress.showLog', () => server.showLog()),
    vscode.commands.registerCommand('policyAddress.showWalkthrough', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        'policy-address.policy-address#policyAddress.start',
        false,
      ),
    ),
  );
}
