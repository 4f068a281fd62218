import * as vscode from 'vscode';
import { type BureauList, bureauxInForce } from '../../../server/src/protocol.js';
import type { Server } from '../server.js';

const SETTING = 'myBureau';

/** The commands that have problems and initiatives of one bureau shown alone, and of all again. */
export function registerOneBureau(server: Server): vscode.Disposable {
  const tell = (): void => {
    void vscode.commands.executeCommand('setContext', 'policyAddress.oneBureau', myBureau() !== '');
  };
  tell();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.showOneBureau', () => showOneBureau(server)),
    vscode.commands.registerCommand('policyAddress.showAllBureaux', () => set(undefined)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`policyAddress.${SETTING}`)) tell();
    }),
  );
}

async function showOneBureau(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString() ?? null;
  const list = server.ask(bureauxInForce, { uri });
  let hasFailed = false;
  const items = list.then((found) => {
    if (!found) hasFailed = true;
    return toItems(found);
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show Only One Bureau'),
    placeHolder: vscode.l10n.t('Problems and initiatives of the others are hidden until you show all again'),
    matchOnDescription: true,
  });
  if (hasFailed) return server.complain();
  if (chosen) await set(chosen.code);
}

interface Item extends vscode.QuickPickItem {
  /** Undefined: all. */
  readonly code: string | undefined;
}

function toItems(list: BureauList | null | undefined): Item[] {
  const now = myBureau().toUpperCase();
  const bureaux = (list?.bureaux ?? []).map(({ code, nameEn, nameZhHant }) => ({
    label: code,
    description: [nameEn, nameZhHant].filter(Boolean).join(' · '),
    code,
  }));
  const shown = bureaux.filter(({ code }) => code.toUpperCase() === now);
  const others = bureaux.filter(({ code }) => code.toUpperCase() !== now);
  const all = { label: vscode.l10n.t('All Bureaux'), code: undefined };
  return now === '' ? others : [all, ...shown, ...others];
}

function myBureau(): string {
  return vscode.workspace.getConfiguration('policyAddress').get<string>(SETTING, '').trim();
}

/** For this workspace, where one is open: in another one somebody may look at another bureau. */
async function set(code: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('policyAddress');
  const isInWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = isInWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  if (code !== undefined) return configuration.update(SETTING, code, target);
  // It may have been set by hand elsewhere.
  const { workspaceValue, globalValue } = configuration.inspect<string>(SETTING) ?? {};
  if (workspaceValue !== undefined) {
    await configuration.update(SETTING, undefined, vscode.ConfigurationTarget.Workspace);
  }
  if (!globalValue) return;
  // What the user has for everywhere stays; here nothing is narrowed.
  await configuration.update(SETTING, isInWorkspace ? '' : undefined, target);
}
