import * as vscode from 'vscode';
import type {
  InitiativeDetails,
  InitiativeItem,
  InitiativeStatus,
  Problems,
} from '../../../server/src/protocol/index.js';
import { countOfProblems } from '../counts.js';
import { nameOf } from '../files.js';
import { plain } from '../markdown.js';
import { ProblemDecorations } from './problem-decorations.js';

/** What stands for a status. */
export const STATUS_ICONS: Readonly<Record<InitiativeStatus, string>> = {
  dated: 'calendar',
  vague: 'question',
  ongoing: 'sync',
  missing: 'dash',
};

/** How an initiative looks in a tree, and what a screen reader says of it. */
export abstract class InitiativeTreeItems<N> implements vscode.Disposable {
  protected readonly decorations: ProblemDecorations;

  /** Whether an item has to say which draft it is of. */
  severalDrafts = false;

  /** `view` tells what is decorated from what stands in other trees. */
  constructor(view: string) {
    this.decorations = new ProblemDecorations(view);
  }

  /** How a node looks. */
  abstract of(node: N): vscode.TreeItem;

  /** The whole of an initiative, for who points at it. */
  tooltipOf({ text, sections, uri, bureaux, problems, ...item }: InitiativeDetails): vscode.MarkdownString {
    const tooltip = new vscode.MarkdownString();
    tooltip.appendMarkdown(plain(text));
    const facts = [
      [...sections].join(' › '),
      bureaux.length > 0 ? bureaux.join(', ') : vscode.l10n.t('no bureau named'),
      timingOf(item),
      countOfAll(problems),
      fileOf(uri),
    ];
    for (const fact of facts.filter(Boolean)) {
      tooltip.appendMarkdown(`\n\n${plain(fact)}`);
    }
    return tooltip;
  }

  /** Forgets what was decorated; all of the tree is about to be drawn anew. */
  forget(): void {
    this.decorations.forget();
  }

  dispose(): void {
    this.decorations.dispose();
  }

  /** An initiative; `first` is what is said of it before its timing. */
  protected initiative(nodeId: string, item: InitiativeItem, first: string): vscode.TreeItem {
    const { uri, id, label, bureaux, status, problems } = item;
    const treeItem = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    treeItem.id = nodeId;
    const draft = this.severalDrafts ? fileOf(uri) : '';
    const timing = timingOf(item);
    treeItem.description = [first, timing, draft].filter(Boolean).join(' · ');
    treeItem.iconPath = new vscode.ThemeIcon(STATUS_ICONS[status]);
    treeItem.resourceUri = this.decorations.decorate(`${uri}#${id}`, problems, 'all');
    treeItem.contextValue = 'initiative';
    treeItem.command = {
      command: 'policyAddress.openInitiative',
      title: vscode.l10n.t('Open Initiative'),
      arguments: [{ uri, id }],
    };
    const role = bureaux.length > 0 ? vscode.l10n.t('responsible: {0}', bureaux.join(', ')) : '';
    const spoken = [label, timing, role, countOfAll(problems), draft].filter(Boolean).join(', ');
    treeItem.accessibilityInformation = { label: spoken };
    return treeItem;
  }
}

/** An item that holds others, folded. */
export function folded(label: string, id: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  return item;
}

/** "3 problems"; empty where there is none. */
export function countOfAll({ errors, warnings }: Problems): string {
  return errors + warnings > 0 ? countOfProblems(errors + warnings) : '';
}

/** What an initiative says of time, in a few words. */
export function timingOf({ status, timing }: Pick<InitiativeItem, 'status' | 'timing'>): string {
  switch (status) {
    case 'dated':
      return timing.join(', ');
    case 'vague':
      return vscode.l10n.t('vague: “{0}”', timing.join('”, “'));
    case 'ongoing':
      return vscode.l10n.t('ongoing');
    case 'missing':
      return vscode.l10n.t('no date');
  }
}

function fileOf(uri: string): string {
  return nameOf(vscode.Uri.parse(uri));
}
