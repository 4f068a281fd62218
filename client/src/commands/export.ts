import * as vscode from 'vscode';
import {
  type Exported,
  type ExportFormat,
  type ExportParams,
  exportInitiatives,
} from '../../../server/src/protocol/index.js';
import { inDigits } from '../counts.js';
import { nameOf } from '../files.js';
import { askWithProgress } from '../long-request.js';
import type { Server } from '../server.js';
import { myBureau } from '../settings.js';
import type { Filter } from '../views/filter.js';
import type { Trees } from '../views/trees.js';
import { type Handed, nodesOf } from './initiative-menu.js';
import { askForFile, saveFile } from './save-file.js';

/** Of the name of a file, what stands for the initiatives in it has no more characters than these. */
const LONGEST_NAME = 40;

/** Nobody reads more names than these in a message. */
const MOST_NAMES = 5;

/** The commands that hand over initiatives as a file: those of all drafts, what the views show, or what is listed in one of them. */
export function registerExport(server: Server, filter: Filter, trees: Trees): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.exportInitiatives', () =>
      exportInitiativesOf(server, chooseBureau),
    ),
    vscode.commands.registerCommand('policyAddress.exportShown', () =>
      exportInitiativesOf(server, async () => shownBy(filter)),
    ),
    vscode.commands.registerCommand('policyAddress.exportListed', (...handed: Handed) =>
      exportInitiativesOf(server, () => listedBelow(nodesOf(handed, trees), trees)),
    ),
  );
}

/** Which initiatives are handed over. */
interface Choice {
  readonly params: Omit<ExportParams, 'format'>;
  /** What they are called, for the name of the file and in a sentence; empty for all that there are. */
  readonly name: string;
  readonly words: string;
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
}

const TITLE = (): string => vscode.l10n.t('Export Initiatives');

/** `choose` says which; nothing where the user stops. */
async function exportInitiativesOf(server: Server, choose: () => Promise<Choice | undefined>): Promise<void> {
  const title = TITLE();
  const placeHolder = vscode.l10n.t('What kind of file do you need?');
  const chosen = await vscode.window.showQuickPick(formats(), { title, placeHolder, matchOnDetail: true });
  if (!chosen) return;
  const choice = await choose();
  if (!choice) return;
  const { format } = chosen;
  const exporting = vscode.l10n.t('Exporting initiatives');
  const exported = await askWithProgress(server, exportInitiatives, { format, ...choice.params }, exporting);
  if (exported === 'cancelled') return;
  if (!exported) return server.complain();
  if (exported.initiatives === 0) {
    void vscode.window.showInformationMessage(
      choice.words
        ? vscode.l10n.t('There are no initiatives to export: you wanted {0}.', choice.words)
        : vscode.l10n.t('There are no initiatives to export.'),
    );
    return;
  }
  const target = await askForFile({
    title,
    saveLabel: vscode.l10n.t('Export'),
    name: fileNameFor(format, choice.name),
    filters: { [chosen.label]: [format] },
  });
  if (target) await save(target, exported, format, choice.words);
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

/** Whether to export one bureau’s initiatives, where that one is shown alone. Nothing: the user stops. */
async function chooseBureau(): Promise<Choice | undefined> {
  const all: Choice = { params: {}, name: '', words: '' };
  const shown = myBureau();
  if (shown === '') return all;
  const one: Choice = { params: { bureau: shown }, name: shown, words: ofOneBureau(shown) };
  const items = [
    { label: vscode.l10n.t('Only what concerns {0}', shown), choice: one },
    { label: vscode.l10n.t('Initiatives of all bureaux'), choice: all },
  ];
  const placeHolder = vscode.l10n.t('Only {0} is shown at the moment. What do you want to export?', shown);
  const chosen = await vscode.window.showQuickPick(items, { title: TITLE(), placeHolder });
  return chosen?.choice;
}

/** What the views show. */
function shownBy(filter: Filter): Choice {
  const { active, description } = filter;
  const shown = myBureau();
  const ofBureau = shown && ofOneBureau(shown);
  const words = !description
    ? ofBureau
    : ofBureau
      ? vscode.l10n.t('{0} that the filter shows ({1})', ofBureau, description)
      : vscode.l10n.t('only those that the filter shows ({0})', description);
  return { params: { filter: active }, name: shown, words };
}

/** Initiatives that are selected in a tree, or listed below what is. */
async function listedBelow(nodes: readonly unknown[], trees: Trees): Promise<Choice> {
  const initiatives = await trees.initiativesOf(nodes);
  const names = nodes.map((node) => trees.nameOf(node)).filter(Boolean);
  const isNamed = names.length === nodes.length && names.length <= MOST_NAMES;
  const list = new Intl.ListFormat(vscode.env.language).format(names);
  const words = isNamed
    ? vscode.l10n.t('only those listed under {0}', list)
    : vscode.l10n.t('only those that are selected');
  return { params: { initiatives }, name: isNamed && names.length === 1 ? names[0]! : '', words };
}

function ofOneBureau(code: string): string {
  return vscode.l10n.t('only those of {0}', code);
}

/** What the file is called unless the user says otherwise. */
function fileNameFor(format: ExportFormat, name: string): string {
  const part = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_NAME);
  return `${['initiatives', part].filter(Boolean).join('-')}.${format}`;
}

async function save(
  target: vscode.Uri,
  exported: Exported,
  format: ExportFormat,
  words: string,
): Promise<void> {
  if (!(await saveFile(target, Buffer.from(exported.content, exported.encoding)))) return;
  const name = nameOf(target);
  const message =
    exported.initiatives === 1
      ? vscode.l10n.t('1 initiative was exported to {0}', name)
      : vscode.l10n.t('{0} initiatives were exported to {1}', inDigits(exported.initiatives), name);
  const told = words ? vscode.l10n.t('{0}: {1}.', message, words) : vscode.l10n.t('{0}.', message);
  const open = vscode.l10n.t('Open File');
  if ((await vscode.window.showInformationMessage(told, open)) !== open) return;
  // Excel and calendars open their own files; texts can be read here.
  const isText = format === 'json' || format === 'md';
  if (isText || target.scheme !== 'file') await vscode.commands.executeCommand('vscode.open', target);
  else await vscode.env.openExternal(target);
}
