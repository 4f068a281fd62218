import * as vscode from 'vscode';
import {
  type CountedBureau,
  type InitiativeStatus,
  bureauxWithInitiatives,
} from '../../../server/src/protocol/index.js';
import { countOfInitiatives } from '../counts.js';
import type { Server } from '../server.js';
import { type Filter, describePeriod, nameOfStatus } from '../views/filter.js';
import { readPeriod } from './period.js';

const STATUSES: readonly InitiativeStatus[] = ['dated', 'vague', 'ongoing', 'missing'];

/** The commands that narrow the trees of initiatives, and show all again. */
export function registerFilter(filter: Filter, server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('policyAddress.filterInitiatives', () => change(filter, server)),
    vscode.commands.registerCommand('policyAddress.clearFilter', () => filter.clear()),
  );
}

/** A way of narrowing, and what is to be done for it. */
interface Way extends vscode.QuickPickItem {
  readonly follow: () => Thenable<unknown>;
}

async function change(filter: Filter, server: Server): Promise<void> {
  const { words, bureaux, statuses, from, to } = filter.now;
  const ways: Way[] = [
    {
      label: vscode.l10n.t('Words'),
      description: words || vscode.l10n.t('any'),
      follow: () => changeWords(filter),
    },
    {
      label: vscode.l10n.t('Bureaux'),
      description: bureaux.join(', ') || vscode.l10n.t('any'),
      follow: () => changeBureaux(filter, server),
    },
    {
      label: vscode.l10n.t('Status'),
      description: statuses.map(nameOfStatus).join(', ') || vscode.l10n.t('any'),
      follow: () => changeStatuses(filter),
    },
    {
      label: vscode.l10n.t('Period'),
      description: from !== null && to !== null ? describePeriod(from, to) : vscode.l10n.t('any'),
      follow: () => changePeriod(filter),
    },
  ];
  if (filter.active) {
    ways.push({ label: vscode.l10n.t('Clear Filter'), follow: () => filter.clear() });
  }
  const chosen = await vscode.window.showQuickPick(ways, {
    title: vscode.l10n.t('Filter Initiatives'),
    placeHolder: vscode.l10n.t('By what should the lists of initiatives be narrowed?'),
  });
  await chosen?.follow();
}

async function changeWords(filter: Filter): Promise<void> {
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter by Words'),
    prompt: vscode.l10n.t(
      'Initiatives with all of these words in their text, their bureaux or the years of their deadlines. Nothing: any.',
    ),
    value: filter.now.words,
  });
  if (words !== undefined) await filter.set({ words: words.trim() });
}

interface BureauItem extends vscode.QuickPickItem {
  readonly code: string;
}

async function changeBureaux(filter: Filter, server: Server): Promise<void> {
  const picked = filter.now.bureaux;
  let hasFailed = false;
  const items = server.ask(bureauxWithInitiatives, null).then((found) => {
    if (!found) hasFailed = true;
    return found ? toBureauItems(found, picked) : [];
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Filter by Bureau'),
    placeHolder: vscode.l10n.t('Initiatives that one of these leads or supports. None: any'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (hasFailed) return server.complain();
  if (chosen) await filter.set({ bureaux: chosen.map(({ code }) => code) });
}

/** Those that there are; what is picked comes first, and stays to be unpicked where no initiative names it. */
function toBureauItems(found: readonly CountedBureau[], picked: readonly string[]): BureauItem[] {
  const known = new Set(found.map(({ code }) => code));
  const gone = picked
    .filter((code) => !known.has(code))
    .map((code) => ({
      label: code,
      description: vscode.l10n.t('no initiative names it'),
      code,
      picked: true,
    }));
  const items = found.map(({ code, nameEn, nameZhHant, initiatives }) => ({
    label: code,
    description: [...new Set([nameEn, nameZhHant]), countOfInitiatives(initiatives)].join(' · '),
    code,
    picked: picked.includes(code),
  }));
  return [...gone, ...items.filter((item) => item.picked), ...items.filter((item) => !item.picked)];
}

async function changeStatuses(filter: Filter): Promise<void> {
  const items = STATUSES.map((status) => ({
    label: nameOfStatus(status),
    status,
    picked: filter.now.statuses.includes(status),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Filter by Status'),
    placeHolder: vscode.l10n.t('None: any'),
    canPickMany: true,
  });
  if (chosen) await filter.set({ statuses: chosen.map(({ status }) => status) });
}

async function changePeriod(filter: Filter): Promise<void> {
  const { from, to } = filter.now;
  const words = await vscode.window.showInputBox({
    title: vscode.l10n.t('Filter by Period'),
    prompt: vscode.l10n.t(
      'Initiatives with a deadline that ends in this time: a year, quarter, month or day, or from one to another. Nothing: any.',
    ),
    placeHolder: '2026, Q2 2026, 2026-05, 2026-05-14 – 2027-03-31',
    value: from !== null && to !== null ? `${from} – ${to}` : '',
    validateInput: (words) =>
      words.trim() === '' || readPeriod(words)
        ? null
        : vscode.l10n.t('Write a time such as “2026”, “Q2 2026”, “2026-05” or “2026-05-14 – 2027-03-31”.'),
  });
  if (words === undefined) return;
  await filter.set(readPeriod(words) ?? { from: null, to: null });
}
