import * as vscode from 'vscode';
import {
  type InitiativeDetails,
  type InitiativeReference,
  initiativeDetails,
  whereIs,
} from '../../../server/src/protocol/index.js';
import { inDigits } from '../counts.js';
import { quotation } from '../markdown.js';
import type { Server } from '../server.js';
import type { Trees } from '../views/trees.js';
import { openInitiative } from './navigation.js';

/** What a menu of a tree hands over: the node that it was opened on, and those that are selected; a key names its view alone. */
export type Handed =
  | readonly [node: unknown, selected?: readonly unknown[]]
  | readonly [{ readonly view: string }]
  | readonly [];

/** The commands that the trees offer on initiatives. */
export function registerInitiativeMenu(server: Server, trees: Trees): vscode.Disposable {
  const on = (
    command: string,
    act: (initiatives: readonly InitiativeReference[]) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (...handed: Handed) => {
      const initiatives = await trees.initiativesOf(nodesOf(handed, trees));
      if (initiatives.length > 0) await act(initiatives);
    });
  const onOne = (
    command: string,
    act: (initiative: InitiativeReference) => Promise<void>,
  ): vscode.Disposable =>
    vscode.commands.registerCommand(command, async (node?: unknown) => {
      const [initiative] = await trees.initiativesOf([node]);
      if (initiative) await act(initiative);
    });
  return vscode.Disposable.from(
    on('policyAddress.copyInitiative', (initiatives) => copy(server, initiatives, async ({ text }) => text)),
    on('policyAddress.copyInitiativeAsMarkdown', (initiatives) =>
      copy(server, initiatives, async ({ markdown, sections, uri, id }) => {
        const place = await server.ask(whereIs, { uri, id });
        const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
        return quotation({ text: markdown, sections, path, line: place ? place.start.line + 1 : null });
      }),
    ),
    onOne('policyAddress.openInitiativeToSide', (initiative) =>
      openInitiative(server, initiative, vscode.ViewColumn.Beside),
    ),
    onOne('policyAddress.showInitiativeOnTimeline', async (initiative) => {
      await vscode.commands.executeCommand('policyAddress.showTimeline', initiative);
    }),
  );
}

/** The nodes that a command is meant for: all that are selected where it was called on one of them, else that one. */
export function nodesOf([first, selected]: Handed, trees: Trees): readonly unknown[] {
  if (typeof first === 'object' && first !== null && 'view' in first) {
    return trees.selectedIn(String(first.view));
  }
  return selected?.includes(first) ? selected : [first];
}

async function copy(
  server: Server,
  initiatives: readonly InitiativeReference[],
  write: (details: InitiativeDetails) => Promise<string>,
): Promise<void> {
  const all = await Promise.all(
    initiatives.map(async (initiative) => {
      const details = await server.ask(initiativeDetails, initiative);
      return details ? write(details) : details;
    }),
  );
  if (all.includes(undefined)) return server.complain();
  const texts = all.filter((text) => typeof text === 'string');
  if (texts.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This initiative is no longer there.'));
    return;
  }
  await vscode.env.clipboard.writeText(texts.join('\n'));
  const message =
    texts.length === 1
      ? vscode.l10n.t('The initiative is copied.')
      : vscode.l10n.t('{0} initiatives are copied.', inDigits(texts.length));
  vscode.window.setStatusBarMessage(message, 3000);
}
