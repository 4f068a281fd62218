import * as vscode from 'vscode';
import { countOfInitiatives, inDigits } from '../counts.js';
import {
  DEADLINE_ICONS,
  explanationOf,
  fullNameOfDeadlines,
  monthsOf,
  nameOfDeadlines,
} from './deadline-groups.js';
import type { DeadlineGroupNode, DeadlineNode } from './deadline-nodes.js';
import { InitiativeTreeItems, countOfAll, folded } from './initiative-tree-items.js';

/** How the nodes of the tree by deadline look, and what a screen reader says of them. */
export class DeadlineTreeItems extends InitiativeTreeItems<DeadlineNode> {
  override of(node: DeadlineNode): vscode.TreeItem {
    if (node.type === 'group') return this.#group(node);
    const { item } = node;
    return this.initiative(node.id, item, item.bureaux.join(', '));
  }

  #group({ id, group }: DeadlineGroupNode): vscode.TreeItem {
    const { kind, initiatives, problems } = group;
    const item = folded(nameOfDeadlines(group), id);
    item.description = [inDigits(initiatives), monthsOf(group)].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(DEADLINE_ICONS[kind]);
    item.resourceUri = this.decorations.decorate(id, problems, 'errors');
    const counts = countOfInitiatives(initiatives);
    // VS Code itself adds the problems.
    item.tooltip = [explanationOf(kind), counts].filter(Boolean).join('\n');
    const spoken = [fullNameOfDeadlines(group), counts, countOfAll(problems)].filter(Boolean).join(', ');
    item.accessibilityInformation = { label: spoken };
    item.contextValue = kind;
    return item;
  }
}
