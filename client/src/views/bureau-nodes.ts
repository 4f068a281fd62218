import type {
  BureauGroup,
  BureauPart,
  InitiativeItem,
  PartReference,
} from '../../../server/src/protocol/index.js';
import { StableNodes } from './stable-nodes.js';

/** A bureau, a code that is to be looked at, or a place for initiatives without either. */
export interface GroupNode {
  readonly type: 'group';
  readonly id: string;
  group: BureauGroup;
}

/** What holds the codes that are no bureaux in force. */
export interface CodesNode {
  readonly type: 'codes';
  readonly id: string;
  groups: readonly BureauGroup[];
}

/** What holds the initiatives that a bureau supports. */
export interface SupportingNode {
  readonly type: 'supporting';
  readonly id: string;
  readonly parent: GroupNode;
}

/** What holds the departments that initiatives of a bureau name. */
export interface DepartmentsNode {
  readonly type: 'departments';
  readonly id: string;
  readonly parent: GroupNode;
  parts: readonly BureauPart[];
}

/** A part of a bureau’s initiatives: a department, or what they are grouped by. */
export interface PartNode {
  readonly type: 'part';
  readonly id: string;
  readonly parent: GroupNode | DepartmentsNode;
  part: BureauPart;
  /** Another part beside it has the same name, so it has to say more. */
  isAmbiguous: boolean;
}

/** An initiative where a bureau leads it or supports it. */
export interface InitiativeNode {
  readonly type: 'initiative';
  readonly id: string;
  readonly parent: GroupNode | SupportingNode | PartNode;
  item: InitiativeItem;
  /** Whether the bureau leads it. */
  leads: boolean;
}

/** What the tree of initiatives by bureau consists of. */
export type BureauNode = GroupNode | CodesNode | SupportingNode | DepartmentsNode | PartNode | InitiativeNode;

const CODES = 'codes';

/** Whether a group is one of the codes to be looked at. */
export function isToCheck({ kind }: BureauGroup): boolean {
  return kind === 'notInForce' || kind === 'department' || kind === 'unknown';
}

/** The nodes of the tree of initiatives by bureau. */
export class BureauNodes extends StableNodes<BureauNode> {
  group(group: BureauGroup): GroupNode {
    const node = this.intern(group.key, (id): GroupNode => ({ type: 'group', id, group }));
    node.group = group;
    return node;
  }

  codes(groups: readonly BureauGroup[]): CodesNode {
    const node = this.intern(CODES, (id): CodesNode => ({ type: 'codes', id, groups }));
    node.groups = groups;
    return node;
  }

  supporting(parent: GroupNode): SupportingNode {
    return this.intern(`${parent.id}/supporting`, (id): SupportingNode => ({
      type: 'supporting',
      id,
      parent,
    }));
  }

  departments(parent: GroupNode, parts: readonly BureauPart[]): DepartmentsNode {
    const node = this.intern(`${parent.id}/departments`, (id): DepartmentsNode => ({
      type: 'departments',
      id,
      parent,
      parts,
    }));
    node.parts = parts;
    return node;
  }

  part(parent: GroupNode | DepartmentsNode, part: BureauPart, isAmbiguous = false): PartNode {
    const node = this.intern(`${parent.id}/${part.by} ${part.key}`, (id): PartNode => ({
      type: 'part',
      id,
      parent,
      part,
      isAmbiguous,
    }));
    node.part = part;
    node.isAmbiguous = isAmbiguous;
    return node;
  }

  initiative(parent: InitiativeNode['parent'], item: InitiativeItem, leads: boolean): InitiativeNode {
    const id = `${parent.id}/${item.uri}#${item.id}`;
    const node = this.intern(id, (id): InitiativeNode => ({ type: 'initiative', id, parent, item, leads }));
    node.item = item;
    node.leads = leads;
    return node;
  }

  /** The node of codes to be looked at, if there ever was one. */
  get codesNode(): CodesNode | undefined {
    return this.get(CODES) as CodesNode | undefined;
  }
}

/** The group that a node is in; null for the one that holds codes. */
export function groupOf(node: BureauNode): GroupNode | null {
  if (node.type === 'codes') return null;
  return node.type === 'group' ? node : groupOf(node.parent);
}

/** The part that a node is, or is in; null where it is in none. */
export function partOf(node: BureauNode): PartReference | null {
  if (node.type === 'part') return node.part;
  return node.type === 'initiative' ? partOf(node.parent) : null;
}
