import * as vscode from 'vscode';
import { readOn } from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';

/** The command that has the drafts read that were left out when the user stopped the reading. */
export function registerReadOn(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('policyAddress.readOn', () => server.notify(readOn, null));
}
