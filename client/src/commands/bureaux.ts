import * as vscode from 'vscode';
import {
  type BureauList,
  type ListedBureau,
  type Naming,
  bureauxInForce,
  nameBureau,
} from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { departmentsInWords } from './bureau-details.js';

/** The command that looks a bureau up, and names it in the draft. */
export function registerBureaux(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('policyAddress.showBureaux', () => showBureaux(server));
}

async function showBureaux(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const list = server.ask(bureauxInForce, { uri: editor?.document.uri.toString() ?? null });
  const code = await choose(list);
  if (code === null) return server.complain();
  if (code !== undefined) await take(server, editor, code);
}

interface Item extends vscode.QuickPickItem {
  readonly bureau: ListedBureau;
}

/** Lets the user choose a code; nothing where they stop, null where there is no list to choose from. */
function choose(list: Promise<BureauList | null | undefined>): Promise<string | null | undefined> {
  const input = vscode.window.createQuickPick<Item>();
  input.title = vscode.l10n.t('Bureaux in Force');
  input.placeholder = vscode.l10n.t('Code, name or department');
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.busy = true;
  return new Promise<string | null | undefined>((resolve) => {
    let bureaux: readonly ListedBureau[] = [];
    const fill = (): void => {
      const items = bureaux.map((bureau) => toItem(bureau, input.value));
      // What is active stays so while nothing that is shown is another.
      if (items.some(({ detail }, i) => detail !== input.items[i]?.detail)) input.items = items;
    };
    void list.then((found) => {
      if (!found) return resolve(null);
      bureaux = found.bureaux;
      input.title = titleOf(found);
      fill();
      input.busy = false;
    });
    input.onDidChangeValue(fill);
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item) resolve(item.bureau.code);
    });
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}

function toItem(bureau: ListedBureau, words: string): Item {
  const { code, nameEn, nameZhHant } = bureau;
  return {
    label: code,
    description: [nameEn, nameZhHant].filter(Boolean).join(' · '),
    detail: departmentsInWords(bureau, words),
    bureau,
  };
}

function titleOf({ from, to }: BureauList): string {
  if (from !== to) return vscode.l10n.t('Bureaux in Force in {0}', from.slice(0, 4));
  // English texts have English days in them.
  const language = vscode.l10n.bundle ? vscode.env.language : 'en-GB';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return vscode.l10n.t('Bureaux in Force on {0}', day.format(new Date(`${from}T00:00:00Z`)));
}

/** Names a bureau in the draft at the cursor; copies its code where there is none, or where it cannot be changed. */
async function take(server: Server, editor: vscode.TextEditor | undefined, code: string): Promise<void> {
  const naming = editor ? await namingAt(server, editor, code) : null;
  if (naming === undefined) return server.complain();
  if (!editor || naming === null) {
    return copy(code, vscode.l10n.t('{0} was copied, since no draft is open to put it in.', code));
  }
  if (naming.kind === 'named') {
    void vscode.window.showInformationMessage(vscode.l10n.t('This tag names {0} already.', code));
    return;
  }
  const { start, end } = naming.range;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  if (await editor.edit((edit) => edit.replace(range, naming.text))) return;
  await copy(code, vscode.l10n.t('{0} was copied, since this draft cannot be changed.', code));
}

function namingAt(
  server: Server,
  { document, selection }: vscode.TextEditor,
  code: string,
): Promise<Naming | null | undefined> {
  const textDocument = { uri: document.uri.toString() };
  return server.ask(nameBureau, { textDocument, position: selection.active, code });
}

async function copy(code: string, message: string): Promise<void> {
  await vscode.env.clipboard.writeText(code);
  void vscode.window.showInformationMessage(message);
}
