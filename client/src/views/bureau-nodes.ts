import type { BureauGroup, InitiativeItem } from '../../../server/src/protocol.js';
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

/** An initiative where a bureau leads it or supports it. */
export interface InitiativeNode {
  readonly type: 'initiative';
  readonly id: string;
  readonly parent: GroupNode | SupportingNode;
  item: InitiativeItem;
}

/** What the tree of initiatives by bureau consists of. */
export type BureauNode = GroupNode | CodesNode | SupportingNode | InitiativeNode;

const CODES = 'codes';
const SUPPORTING = 'supporting';

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
    return this.intern(`${parent.id}/${SUPPORTING}`, (id): SupportingNode => ({
      type: 'supporting',
      id,
      parent,
    }));
  }

  initiative(parent: GroupNode | SupportingNode, item: InitiativeItem): InitiativeNode {
    const id = `${parent.id}/${item.uri}#${item.id}`;
    const node = this.intern(id, (id): InitiativeNode => ({ type: 'initiative', id, parent, item }));
    node.item = item;
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
