import * as vscode from 'vscode';
import { registerBaseline } from './commands/baseline.js';
import { registerBureaux } from './commands/bureaux.js';
import { registerDocumentCommands } from './commands/documents.js';
import { registerExport } from './commands/export.js';
import { registerFalseAlarm } from './commands/false-alarm.js';
import { registerFilter } from './commands/filter.js';
import { registerGroupBy } from './commands/group-by.js';
import { registerInitiativeMenu } from './commands/initiative-menu.js';
import { registerNewDraft } from './commands/new-draft.js';
import { registerNavigation } from './commands/navigation.js';
import { registerOneBureau } from './commands/one-bureau.js';
import { registerReadOn } from './commands/read-on.js';
import { registerReport } from './commands/report.js';
import { registerRuleWeight } from './commands/rule-weight.js';
import { registerServerCommands } from './commands/server.js';
import { followWriting } from './cursor.js';
import { CONFIGURATION } from './files.js';
import { Server } from './server.js';
import { isPossibleDraft } from './sniff.js';
import { StatusBar } from './status-bar.js';
import { registerTimeline } from './timeline/timeline-tab.js';
import { registerBureauTree } from './views/bureau-tree.js';
import { registerDeadlineTree } from './views/deadline-tree.js';
import { Filter } from './views/filter.js';
import { BureauGrouping } from './views/grouping.js';
import { Trees } from './views/trees.js';

let server: Server | undefined;

/** How long to wait after a keystroke before looking whether a text has become a draft, in milliseconds. */
const PAUSE = 500;

/**
 * Every Markdown file wakes the extension, but the server is started only where there is a draft, or where the user asks
 * for what only the server knows.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  server = new Server(context);
  const filter = new Filter(context.workspaceState);
  const grouping = new BureauGrouping(context.workspaceState);
  const trees = new Trees();
  context.subscriptions.push(
    new StatusBar(server, context),
    filter,
    registerFilter(filter, server),
    grouping,
    registerGroupBy(grouping),
    registerInitiativeMenu(server, trees),
    registerBureauTree({ server, filter, trees }, grouping),
    registerDeadlineTree({ server, filter, trees }),
    registerTimeline(server, filter, context),
    registerDocumentCommands(server),
    registerNewDraft(server),
    registerNavigation(server),
    registerBureaux(server),
    registerBaseline(server),
    registerOneBureau(server),
    registerExport(server, filter, trees),
    registerReport(server, filter),
    registerReadOn(server),
    followWriting(server),
    registerFalseAlarm(server, context),
    registerRuleWeight(),
    registerServerCommands(server),
  );
  if (vscode.workspace.textDocuments.some(isPossibleDraft) || (await hasConfiguration())) {
    await server.start();
    return;
  }
  context.subscriptions.push(startAtFirstDraft(server));
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await server?.dispose();
}

function startAtFirstDraft(server: Server): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (document: vscode.TextDocument): void => {
    if (!isPossibleDraft(document)) return;
    watch.dispose();
    void server.start();
  };
  const watch = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      clearTimeout(timer);
      timer = setTimeout(() => look(document), PAUSE);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  return watch;
}

async function hasConfiguration(): Promise<boolean> {
  const found = await vscode.workspace.findFiles(`**/${CONFIGURATION}`, '**/node_modules/**', 1);
  return found.length > 0;
}
