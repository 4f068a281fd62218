import * as vscode from 'vscode';
import type {
  BureauGroup,
  BureauPlaceKind,
  BureauPart,
  PartKind,
  Problems,
} from '../../../server/src/protocol/index.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { nameOf as nameOfFile } from '../files.js';
import type { BureauNode, GroupNode, InitiativeNode, PartNode } from './bureau-nodes.js';
import { DEADLINE_ICONS, explanationOf, nameOfDeadlines } from './deadline-groups.js';
import { InitiativeTreeItems, countOfAll, folded } from './initiative-tree-items.js';

const GROUP_ICONS: Readonly<Record<BureauPlaceKind, string>> = {
  bureau: 'organization',
  notInForce: 'history',
  department: 'home',
  unknown: 'question',
  relevant: 'globe',
  none: 'person',
};

const PART_ICONS: Readonly<Record<Exclude<PartKind, 'deadline'>, string>> = {
  department: 'home',
  section: 'book',
  draft: 'file',
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
        item.description =
          count === 1 ? vscode.l10n.t('1 code') : vscode.l10n.t('{0} codes', inDigits(count));
        item.iconPath = new vscode.ThemeIcon('search');
        item.tooltip = vscode.l10n.t('Codes in tags that are no bureau or office in force');
        item.accessibilityInformation = { label: vscode.l10n.t('Codes to Check: {0}', inDigits(count)) };
        const problems = sumOf(node.groups.map((group) => group.problems));
        item.resourceUri = this.decorations.decorate(node.id, problems, 'errors');
        item.contextValue = 'codes';
        return item;
      }
      case 'supporting': {
        const { supports } = node.parent.group;
        const item = folded(vscode.l10n.t('Supporting'), node.id);
        item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
        item.description = inDigits(supports);
        // Without an icon the rows beside it would be indented in another way than elsewhere.
        item.iconPath = new vscode.ThemeIcon('link');
        item.tooltip = vscode.l10n.t('Initiatives that another bureau leads');
        item.accessibilityInformation = { label: vscode.l10n.t('Supporting: {0}', inDigits(supports)) };
        item.contextValue = 'supporting';
        return item;
      }
      case 'departments': {
        const codes = node.parts.flatMap((part) => (part.by === 'department' ? part.department.code : []));
        const list = new Intl.ListFormat(vscode.env.language, { type: 'unit' }).format(codes);
        const item = folded(vscode.l10n.t('Departments'), node.id);
        item.description = list;
        item.iconPath = new vscode.ThemeIcon('home');
        item.tooltip = vscode.l10n.t(
          'Departments and other bodies of the bureau that the text of its initiatives names',
        );
        item.accessibilityInformation = { label: vscode.l10n.t('Departments: {0}', list) };
        item.contextValue = 'departments';
        return item;
      }
      case 'part':
        return this.#part(node);
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
    const isLed = kind !== 'relevant' && kind !== 'none';
    const counts = isLed ? countsInWords(group) : countOfInitiatives(group.leads);
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

  #part(node: PartNode): vscode.TreeItem {
    const { id, part } = node;
    const { problems } = part;
    const fullName = fullNameOf(node);
    // Not a department leads them, but the bureau above it.
    const all = part.leads + part.supports;
    const isDepartment = part.by === 'department';
    const counts = isDepartment ? countOfInitiatives(all) : countsInWords(part);
    const item = folded(nameOfPart(part), id);
    item.description = [isDepartment ? inDigits(all) : countsOf(part), fullName].filter(Boolean).join(' · ');
    item.iconPath = new vscode.ThemeIcon(iconOf(part));
    item.resourceUri = this.decorations.decorate(id, problems, 'errors');
    // VS Code itself adds the problems.
    item.tooltip = [explanationOfPart(part), counts].filter(Boolean).join('\n');
    const name = isDepartment ? [fullName, item.label] : [item.label, fullName];
    const spoken = [...name, counts, countOfAll(problems)].filter(Boolean).join(', ');
    item.accessibilityInformation = { label: spoken };
    item.contextValue = part.by;
    return item;
  }
}

/** What a part is called. */
export function nameOfPart(part: BureauPart): string {
  switch (part.by) {
    case 'department':
      return part.department.code;
    case 'section':
      return part.title ?? vscode.l10n.t('Outside of Sections');
    case 'deadline':
      return nameOfDeadlines({ ...part, quarter: null, month: null });
    case 'draft':
      return nameOfFile(vscode.Uri.parse(part.uri));
  }
}

/** What a part is called in full, where its name alone does not tell; empty where it does. */
function fullNameOf({ part, isAmbiguous }: PartNode): string {
  if (part.by === 'department') return nameOf(part.department);
  return part.by === 'draft' && isAmbiguous ? folderOf(part.uri) : '';
}

/** The folder of a draft as its path in the workspace says it; empty where it stands in no other. */
function folderOf(uri: string): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function iconOf(part: BureauPart): string {
  return part.by === 'deadline' ? DEADLINE_ICONS[part.kind] : PART_ICONS[part.by];
}

function explanationOfPart(part: BureauPart): string {
  switch (part.by) {
    case 'department':
      return [part.department.nameEn, part.department.nameZhHant].filter(Boolean).join('\n');
    case 'section':
      return nameOfPart(part);
    case 'deadline':
      return explanationOf(part.kind);
    case 'draft':
      return vscode.workspace.asRelativePath(vscode.Uri.parse(part.uri));
  }
}

/** Who leads what a bureau supports. */
function leadOf({ leads, item: { bureaux } }: InitiativeNode): string {
  return !leads && bureaux[0] ? vscode.l10n.t('{0} leads', bureaux[0]) : '';
}

/** Who reads traditional Chinese sees the Chinese names. */
function nameOf({ code, nameEn, nameZhHant }: Pick<BureauGroup, 'code' | 'nameEn' | 'nameZhHant'>): string {
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
function countsOf({ leads, supports }: Pick<BureauGroup, 'leads' | 'supports'>): string {
  const parts = [
    leads > 0 ? inDigits(leads) : '',
    supports > 0 ? vscode.l10n.t('supports {0}', inDigits(supports)) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function countsInWords({ leads, supports }: Pick<BureauGroup, 'leads' | 'supports'>): string {
  const parts = [
    leads > 0 ? vscode.l10n.t('leads {0}', inDigits(leads)) : '',
    supports > 0 ? vscode.l10n.t('supports {0}', inDigits(supports)) : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function sumOf(problems: readonly Problems[]): Problems {
  return {
    errors: problems.reduce((sum, { errors }) => sum + errors, 0),
    warnings: problems.reduce((sum, { warnings }) => sum + warnings, 0),
  };
}
