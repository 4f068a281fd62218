import * as vscode from 'vscode';
import type { BureauGroup, BureauGroupKind, Problems } from '../../../server/src/protocol.js';
import { countOfInitiatives } from '../counts.js';
import type { BureauNode, GroupNode, InitiativeNode } from './bureau-nodes.js';
import { InitiativeTreeItems, countOfAll, folded } from './initiative-tree-items.js';

const GROUP_ICONS: Readonly<Record<BureauGroupKind, string>> = {
  bureau: 'organization',
  notInForce: 'history',
  department: 'home',
  unknown: 'question',
  relevant: 'globe',
  none: 'person',
};

/** How the nodes of the tree look, and what a screen reader says of them. */
export class BureauTreeItems extends InitiativeTreeItems<BureauNode> {
  override of(node: BureauNode): vscode.TreeItem {
    switch (node.type) {
      case 'group':
        return this.#group(node);
      case 'codes': {
        const count = node.groups.length;
        const item = folded(vscode.l10n.t('Codes to Check'), node.id);
        item.description = count === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', count);
        item.iconPath = new vscode.ThemeIcon('search');
        item.tooltip = vscode.l10n.t('Codes in tags that are no bureau or office in force');
        item.accessibilityInformation = { label: vscode.l10n.t('Codes to Check: {0}', count) };
        const problems = sumOf(node.groups.map((group) => group.problems));
        item.resourceUri = this.decorations.decorate(node.id, problems, 'errors');
        return item;
      }
      case 'supporting': {
        const { supports } = node.parent.group;
        const item = folded(vscode.l10n.t('Supporting'), node.id);
        item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
        item.description = String(supports);
        // Without an icon the rows beside it would be indented in another way than elsewhere.
        item.iconPath = new vscode.ThemeIcon('link');
        item.tooltip = vscode.l10n.t('Initiatives that another bureau leads');
        item.accessibilityInformation = { label: vscode.l10n.t('Supporting: {0}', supports) };
        return item;
      }
      case 'initiative':
        return this.initiative(node.id, node.item, leadOf(node));
    }
  }

  /** What a group is called: a bureau by its code, which is what drafters write. */
  labelOf(group: BureauGroup): string {
    switch (group.kind) {
      case 'relevant':
        return vscode.l10n.t('Relevant Bureaux');
      case 'none':
        return vscode.l10n.t('No Bureau Named');
      default:
        return group.code ?? '';
    }
  }

  #group({ id, group }: GroupNode): vscode.TreeItem {
    const { kind, problems } = group;
    const name = kind === 'bureau' ? nameOf(group) : remarkOn(group);
    const counts = countsInWords(group);
    // The code comes first: a long name would push all else out of a narrow side bar.
    const item = folded(this.labelOf(group), id);
    item.description = [countsOf(group), name].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(GROUP_ICONS[kind]);
    item.resourceUri = this.decorations.decorate(id, problems, 'errors');
    // VS Code itself adds the problems.
    item.tooltip = [group.nameEn, group.nameZhHant, counts].filter(Boolean).join('\n');
    const spoken = [name || item.label, group.code, counts, countOfAll(problems)].filter(Boolean).join(', ');
    item.accessibilityInformation = { label: spoken };
    item.contextValue = kind;
    return item;
  }
}

/** Who leads what a bureau supports. */
function leadOf({ parent, item: { bureaux } }: InitiativeNode): string {
  return parent.type === 'supporting' && bureaux[0] ? vscode.l10n.t('{0} leads', bureaux[0]) : '';
}

/** Who reads traditional Chinese sees the Chinese names. */
function nameOf({ code, nameEn, nameZhHant }: BureauGroup): string {
  const chinese = /^zh-(?:tw|hk|mo|hant)/i.test(vscode.env.language);
  return (chinese ? nameZhHant : nameEn) ?? code ?? '';
}

function remarkOn(group: BureauGroup): string {
  switch (group.kind) {
    case 'unknown':
      return vscode.l10n.t('no bureau has this code');
    case 'notInForce':
      return vscode.l10n.t('{0}, not in force', nameOf(group));
    case 'department':
      return vscode.l10n.t('{0}, no bureau', nameOf(group));
    default:
      return '';
  }
}

/** "12, supports 5": leads 12; short, since it stands in a narrow side bar. */
function countsOf({ leads, supports }: BureauGroup): string {
  const parts = [leads > 0 ? String(leads) : '', supports > 0 ? vscode.l10n.t('supports {0}', supports) : ''];
  return parts.filter(Boolean).join(', ');
}

function countsInWords({ kind, leads, supports }: BureauGroup): string {
  if (kind === 'relevant' || kind === 'none') return countOfInitiatives(leads);
  const parts = [
    leads > 0 ? vscode.l10n.t('leads {0}', leads) : '',
    supports > 0 ? vscode.l10n.t('supports {0}', supports) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function sumOf(problems: readonly Problems[]): Problems {
  return {
    errors: problems.reduce((sum, { errors }) => sum + errors, 0),
    warnings: problems.reduce((sum, { warnings }) => sum + warnings, 0),
  };
}
