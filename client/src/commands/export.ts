import * as vscode from 'vscode';
import { type Exported, type ExportFormat, exportInitiatives } from '../../../server/src/protocol.js';
import { nameOf } from '../files.js';
import { askWithProgress } from '../long-request.js';
import type { Server } from '../server.js';
import { myBureau } from '../settings.js';

/** The command that hands over the initiatives of all drafts as a file. */
export function registerExport(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('policyAddress.exportInitiatives', () => exportAll(server));
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
}

async function exportAll(server: Server): Promise<void> {
  const title = vscode.l10n.t('Export Initiatives');
  const placeHolder = vscode.l10n.t('What kind of file do you need?');
  const chosen = await vscode.window.showQuickPick(formats(), { title, placeHolder, matchOnDetail: true });
  if (!chosen) return;
  const bureau = await chooseBureau(title);
  if (bureau === undefined) return;
  const { format } = chosen;
  const exporting = vscode.l10n.t('Exporting initiatives');
  const exported = await askWithProgress(server, exportInitiatives, { format, bureau }, exporting);
  if (exported === 'cancelled') return;
  if (!exported) return server.complain();
  if (exported.initiatives === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no initiatives to export.'));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title,
    ...placeFor(format, bureau),
    filters: { [chosen.label]: [format] },
    saveLabel: vscode.l10n.t('Export'),
  });
  if (target) await save(target, exported, format);
}

function formats(): FormatItem[] {
  return [
    toItem(
      'xlsx',
      vscode.l10n.t('Excel workbook'),
      vscode.l10n.t('A summary, all initiatives, and a sheet for each bureau with room for progress'),
    ),
    toItem(
      'csv',
      vscode.l10n.t('CSV table'),
      vscode.l10n.t('One row for each initiative, for any program that reads tables'),
    ),
    toItem(
      'ics',
      vscode.l10n.t('Calendar'),
      vscode.l10n.t('One event for each deadline with a date, for Outlook and other calendars'),
    ),
    toItem(
      'md',
      vscode.l10n.t('Markdown list'),
      vscode.l10n.t('A table for each bureau, to read or to paste into a report'),
    ),
    toItem(
      'json',
      vscode.l10n.t('JSON data'),
      vscode.l10n.t('All that is known of each initiative, for scripts'),
    ),
  ];
}

function toItem(format: ExportFormat, label: string, detail: string): FormatItem {
  return { format, label, description: `.${format}`, detail };
}

/** Whether to export one bureau’s initiatives, where that one is shown alone. Null: those of all; nothing: the user stops. */
async function chooseBureau(title: string): Promise<string | null | undefined> {
  const shown = myBureau();
  if (shown === '') return null;
  const items = [
    { label: vscode.l10n.t('Only what {0} leads or supports', shown), bureau: shown },
    { label: vscode.l10n.t('Initiatives of all bureaux'), bureau: null },
  ];
  const placeHolder = vscode.l10n.t('Only {0} is shown at the moment. What do you want to export?', shown);
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  return chosen?.bureau;
}

/** Where the file is saved unless the user says otherwise: in the first folder. */
function placeFor(format: ExportFormat, bureau: string | null): { defaultUri?: vscode.Uri } {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const suffix = bureau === null ? '' : `-${bureau.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `initiatives${suffix}.${format}`) } : {};
}

async function save(target: vscode.Uri, exported: Exported, format: ExportFormat): Promise<void> {
  const name = nameOf(target);
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(exported.content, exported.encoding));
  } catch {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written. It may be open in another program, or protected.', name),
    );
    return;
  }
  const message =
    exported.initiatives === 1
      ? vscode.l10n.t('1 initiative was exported to {0}.', name)
      : vscode.l10n.t('{0} initiatives were exported to {1}.', exported.initiatives, name);
  const open = vscode.l10n.t('Open File');
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  // Excel and calendars open their own files; texts can be read here.
  const isText = format === 'json' || format === 'md';
  if (isText || target.scheme !== 'file') await vscode.commands.executeCommand('vscode.open', target);
  else await vscode.env.openExternal(target);
}
