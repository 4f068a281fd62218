import * as vscode from 'vscode';
import { type BureauList, bureauxInForce } from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { isOfMyBureau, myBureau, setMyBureau } from '../settings.js';

/** The commands that have problems and initiatives of one bureau shown alone, and of all again. */
export function registerOneBureau(server: Server): vscode.Disposable {
  const tell = (): void => {
    void vscode.commands.executeCommand('setContext', 'policyAddress.oneBureau', myBureau() !== '');
  };
  tell();
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.showOneBureau', () => showOneBureau(server)),
    vscode.commands.registerCommand('policyAddress.showAllBureaux', () => setMyBureau(undefined)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (isOfMyBureau(event)) tell();
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
  if (chosen) await setMyBureau(chosen.code);
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
