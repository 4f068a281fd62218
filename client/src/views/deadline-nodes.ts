import type { DeadlineGroup, InitiativeItem } from '../../../server/src/protocol/index.js';
import { StableNodes } from './stable-nodes.js';

/** A stretch of time, or a place for initiatives that are due at none. */
export interface DeadlineGroupNode {
  readonly type: 'group';
  readonly id: string;
  group: DeadlineGroup;
}

/** An initiative at one of its deadlines. */
export interface DueInitiativeNode {
  readonly type: 'initiative';
  readonly id: string;
  readonly parent: DeadlineGroupNode;
  item: InitiativeItem;
}

/** What the tree of initiatives by deadline consists of. */
export type DeadlineNode = DeadlineGroupNode | DueInitiativeNode;

/** The nodes of the tree of initiatives by deadline. */
export class DeadlineNodes extends StableNodes<DeadlineNode> {
  group(group: DeadlineGroup): DeadlineGroupNode {
    const node = this.intern(group.key, (id): DeadlineGroupNode => ({ type: 'group', id, group }));
    node.group = group;
    return node;
  }

  initiative(parent: DeadlineGroupNode, item: InitiativeItem): DueInitiativeNode {
    const id = `${parent.id}/${item.uri}#${item.id}`;
    const node = this.intern(id, (id): DueInitiativeNode => ({ type: 'initiative', id, parent, item }));
    node.item = item;
    return node;
  }
}
