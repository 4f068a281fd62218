import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { SELECTOR, createClient } from './server.js';
import { couldBeDraft } from './sniff.js';

let client: LanguageClient | undefined;

/** How long to wait after a keystroke before looking whether a text has become a draft. */
const PAUSE = 500;

/**
 * Every Markdown file wakes the extension, but the server is started only where there is a draft: until then this
 * looks at documents as they are opened and changed.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  if (vscode.workspace.textDocuments.some(isPossibleDraft) || (await hasConfiguration()))
    return start(context);
  const watch: vscode.Disposable[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (document: vscode.TextDocument): void => {
    if (client || !isPossibleDraft(document)) return;
    watch.forEach((item) => item.dispose());
    clearTimeout(timer);
    void start(context);
  };
  watch.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      clearTimeout(timer);
      timer = setTimeout(() => look(document), PAUSE);
    }),
  );
  context.subscriptions.push(...watch);
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  if (client) return;
  client = createClient(context);
  context.subscriptions.push(client);
  try {
    await client.start();
  } catch (error) {
    client.error(vscode.l10n.t('The checker of drafts could not be started.'), error, 'force');
  }
}

function isPossibleDraft(document: vscode.TextDocument): boolean {
  if (!vscode.languages.match(SELECTOR as vscode.DocumentSelector, document)) return false;
  return document.languageId === 'policy-address' || couldBeDraft(document.getText());
}

async function hasConfiguration(): Promise<boolean> {
  const found = await vscode.workspace.findFiles('**/.policyaddress.json', '**/node_modules/**', 1);
  return found.length > 0;
}
