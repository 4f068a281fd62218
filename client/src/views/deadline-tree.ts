import type * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol/index.js';
import { type DeadlineNode, DeadlineNodes } from './deadline-nodes.js';
import { DeadlineTreeItems } from './deadline-tree-items.js';
import { type Desk, InitiativeTree, showTree } from './initiative-tree.js';
import { isSame } from './same-initiative.js';

/** The view's id, as package.json has it. */
const VIEW = 'policyAddress.byDeadline';

/** Shows the initiatives of all drafts by when they are due. */
export function registerDeadlineTree(desk: Desk): vscode.Disposable {
  return showTree(new DeadlineTree(desk), VIEW, desk);
}

/** The tree of initiatives by deadline: the groups come from the server in their order. */
class DeadlineTree extends InitiativeTree<protocol.DeadlineGroup, protocol.DeadlineOverview, DeadlineNode> {
  readonly #nodes: DeadlineNodes;
  /** The groups that stand below another one, by its key. */
  #groupsBelow = new Map<string | null, protocol.DeadlineGroup[]>();

  constructor({ server, filter }: Desk) {
    const nodes = new DeadlineNodes();
    super(server, filter, {
      view: VIEW,
      ask: () => server.ask(protocol.deadlineOverview, { filter: filter.active }),
      nodes,
      items: new DeadlineTreeItems(VIEW),
    });
    this.#nodes = nodes;
  }

  override getParent(node: DeadlineNode): DeadlineNode | undefined {
    if (node.type === 'initiative') return node.parent;
    const { parent } = node.group;
    return parent === null ? undefined : this.#nodes.get(parent);
  }

  override initiativeIn(node: DeadlineNode): protocol.InitiativeItem | null {
    return node.type === 'initiative' ? node.item : null;
  }

  override async nodeOf(
    { item, due }: protocol.InitiativeAt,
    near: DeadlineNode | undefined,
  ): Promise<DeadlineNode | null> {
    const here = near?.type === 'initiative' ? near.parent.id : near?.id;
    const group = await this.groupWith(due.find((key) => key === here) ?? due[0]);
    if (!group) return null;
    const listed = await this.#listedIn(group);
    const isListed = listed.some((other) => isSame(other, item));
    return isListed ? this.#nodes.initiative(this.#nodes.group(group), item) : null;
  }

  protected override rootsOf(): DeadlineNode[] {
    return this.#below(null);
  }

  protected override async childrenOf(node: DeadlineNode): Promise<DeadlineNode[]> {
    if (node.type === 'initiative') return [];
    const groups = this.#below(node.id);
    if (groups.length > 0) return groups;
    const listed = await this.#listedIn(node.group);
    return listed.map((item) => this.#nodes.initiative(node, item));
  }

  protected override take({ groups }: protocol.DeadlineOverview): void {
    this.#groupsBelow = new Map();
    for (const group of groups) {
      this.#nodes.group(group);
      const siblings = this.#groupsBelow.get(group.parent);
      if (siblings) siblings.push(group);
      else this.#groupsBelow.set(group.parent, [group]);
    }
  }

  protected override nodesToRedraw(changed: readonly protocol.DeadlineGroup[]): DeadlineNode[] {
    return changed.map((group) => this.#nodes.group(group));
  }

  protected override sizeOf({ initiatives }: protocol.DeadlineGroup): number {
    return initiatives + 1;
  }

  protected override async listedBelow(node: DeadlineNode): Promise<readonly protocol.InitiativeItem[]> {
    return node.type === 'group' ? this.#listedIn(node.group) : [node.item];
  }

  async #listedIn(group: protocol.DeadlineGroup): Promise<readonly protocol.InitiativeItem[]> {
    return (await this.askOf(group, protocol.initiativesDue, { key: group.key })) ?? [];
  }

  #below(key: string | null): DeadlineNode[] {
    return (this.#groupsBelow.get(key) ?? []).map((group) => this.#nodes.group(group));
  }
}
