import * as vscode from 'vscode';
import {
  type InitiativeItem,
  type ReportCell,
  reportAsMarkdown,
  reportedInitiatives,
  rulePage,
} from '../../../server/src/protocol/index.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { nameOf } from '../files.js';
import type { Server } from '../server.js';
import type { Filter } from '../views/filter.js';
import { STATUS_ICONS, timingOf } from '../views/initiative-tree-items.js';
import { askForFile, saveFile } from './save-file.js';

/** What the report is called unless the user says otherwise. */
const FILE = 'policy-address-report.md';

/** The commands of the overview: its report as a file, what its numbers count, and the pages of the rules. */
export function registerReport(server: Server, filter: Filter): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.saveReport', (target?: unknown) =>
      saveReport(server, filter, target instanceof vscode.Uri ? target : null),
    ),
    vscode.commands.registerCommand('policyAddress.listReported', (title: string, cell: ReportCell) =>
      listReported(server, filter, title, cell),
    ),
    vscode.commands.registerCommand('policyAddress.openRulePage', (rule: string) =>
      openRulePage(server, rule),
    ),
  );
}

/** Writes the report into a file, which the user is asked for unless it is given, and shows it. */
async function saveReport(server: Server, filter: Filter, given: vscode.Uri | null): Promise<void> {
  const made = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Writing the report') },
    () => server.ask(reportAsMarkdown, { filter: filter.active }),
  );
  if (!made) return server.complain();
  if (made.drafts === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no draft to report on. Open the folder with your drafts, or begin one.'),
    );
    return;
  }
  const target = given ?? (await askForFile(reportFile()));
  if (!target || !(await saveFile(target, Buffer.from(made.content, 'utf8')))) return;
  // The preview, not the text: tables in Markdown are hard to read.
  await vscode.commands
    .executeCommand('markdown.showPreview', target)
    .then(undefined, () => showText(target));
  const open = vscode.l10n.t('Open File');
  const message = vscode.l10n.t('The report was saved as {0}.', nameOf(target));
  void vscode.window.showInformationMessage(message, open).then((answer) => {
    if (answer === open) void showText(target);
  });
}

function reportFile(): Parameters<typeof askForFile>[0] {
  return {
    title: vscode.l10n.t('Save Report'),
    saveLabel: vscode.l10n.t('Save'),
    name: FILE,
    filters: { Markdown: ['md'] },
  };
}

function showText(file: vscode.Uri): Thenable<unknown> {
  return vscode.window.showTextDocument(file, { preview: false });
}

interface ReportedItem extends vscode.QuickPickItem {
  readonly item: InitiativeItem;
}

/** Lists the initiatives that a number counts, and opens the one that is chosen. */
async function listReported(server: Server, filter: Filter, title: string, cell: ReportCell): Promise<void> {
  const reported = await server.ask(reportedInitiatives, { filter: filter.active, cell });
  if (!reported) return server.complain();
  const { initiatives, items } = reported;
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no such initiatives any more.'));
    return;
  }
  const severalDrafts = new Set(items.map(({ uri }) => uri)).size > 1;
  const counted =
    items.length < initiatives
      ? vscode.l10n.t('{0}, the first {1} of them', countOfInitiatives(initiatives), inDigits(items.length))
      : countOfInitiatives(initiatives);
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => toItem(item, severalDrafts)),
    {
      title: vscode.l10n.t('{0}: {1}', title, counted),
      placeHolder: vscode.l10n.t('Which one do you want to open?'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (!chosen) return;
  const { uri, id } = chosen.item;
  await vscode.commands.executeCommand('policyAddress.openInitiative', { uri, id });
}

function toItem(item: InitiativeItem, severalDrafts: boolean): ReportedItem {
  const draft = severalDrafts ? nameOf(vscode.Uri.parse(item.uri)) : '';
  return {
    // What an initiative says is no icon, even where it looks like the name of one.
    label: `$(${STATUS_ICONS[item.status]}) ${item.label.replaceAll('$(', '$\u200b(')}`,
    description: [item.bureaux.join(', '), draft].filter(Boolean).join(' · ').replaceAll('$(', '$\u200b('),
    detail: timingOf(item).replaceAll('$(', '$\u200b('),
    item,
  };
}

/** Shows the page of a rule as it reads. */
async function openRulePage(server: Server, rule: string): Promise<void> {
  const page = await server.ask(rulePage, { rule });
  if (page === undefined) return server.complain();
  if (page === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no page about this rule.'));
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(page));
}
