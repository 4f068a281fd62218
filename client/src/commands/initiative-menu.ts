import * as vscode from 'vscode';
import {
  type InitiativeDetails,
  type InitiativeReference,
  initiativeDetails,
  whereIs,
} from '../../../server/src/protocol.js';
import { quotation } from '../markdown.js';
import type { Server } from '../server.js';
import { openInitiative } from './navigation.js';

/** What the menus of the trees hand over: the node of an initiative. */
interface NodeOfInitiative {
  readonly item: InitiativeReference;
}

/** The commands that the trees offer on an initiative. */
export function registerInitiativeMenu(server: Server): vscode.Disposable {
  const on = (command: string, act: (initiative: InitiativeReference) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (node: NodeOfInitiative | undefined) => {
      if (node) await act({ uri: node.item.uri, id: node.item.id });
    });
  return vscode.Disposable.from(
    on('policyAddress.copyInitiative', async (initiative) => {
      await copy(server, initiative, async ({ text }) => text);
    }),
    on('policyAddress.copyInitiativeAsMarkdown', async (initiative) => {
      await copy(server, initiative, async ({ text, sections, uri }) => {
        const place = await server.ask(whereIs, initiative);
        const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
        return quotation({ text, sections, path, line: place ? place.start.line + 1 : null });
      });
    }),
    on('policyAddress.openInitiativeToSide', (initiative) =>
      openInitiative(server, initiative, vscode.ViewColumn.Beside),
    ),
  );
}

async function copy(
  server: Server,
  initiative: InitiativeReference,
  write: (details: InitiativeDetails) => Promise<string>,
): Promise<void> {
  const details = await server.ask(initiativeDetails, initiative);
  if (details === undefined) return server.complain();
  if (!details) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This initiative is no longer there.'));
    return;
  }
  await vscode.env.clipboard.writeText(await write(details));
  vscode.window.setStatusBarMessage(vscode.l10n.t('The initiative is copied.'), 3000);
}
