import type * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol.js';
import type { Server } from '../server.js';
import { type BureauNode, BureauNodes, groupOf, isToCheck } from './bureau-nodes.js';
import { BureauTreeItems } from './bureau-tree-items.js';
import type { Filter } from './filter.js';
import { InitiativeTree, showTree } from './initiative-tree.js';
import { isSame } from './same-initiative.js';

/** The view's id, as package.json has it. */
const VIEW = 'policyAddress.byBureau';

/** Shows the initiatives of all drafts by the bureaux that answer for them. */
export function registerBureauTree(server: Server, filter: Filter): vscode.Disposable {
  return showTree(VIEW, new BureauTree(server, filter), server, filter);
}

/** The tree of initiatives by bureau. */
export class BureauTree extends InitiativeTree<
  protocol.BureauGroup,
  protocol.BureauOverview,
  protocol.GroupedInitiatives,
  BureauNode
> {
  readonly #nodes: BureauNodes;

  constructor(server: Server, filter: Filter) {
    const nodes = new BureauNodes();
    super(server, filter, {
      overview: protocol.bureauOverview,
      listed: protocol.initiativesOf,
      nothing: { leads: [], supports: [] },
      nodes,
      items: new BureauTreeItems(VIEW),
    });
    this.#nodes = nodes;
  }

  override getParent(node: BureauNode): BureauNode | undefined {
    if (node.type === 'group') return isToCheck(node.group) ? this.#nodes.codesNode : undefined;
    return node.type === 'codes' ? undefined : node.parent;
  }

  override initiativeIn(node: BureauNode): protocol.InitiativeItem | null {
    return node.type === 'initiative' ? node.item : null;
  }

  override async nodeOf(
    { item, under }: protocol.InitiativeAt,
    near: BureauNode | undefined,
  ): Promise<BureauNode | null> {
    const key = near && groupOf(near)?.id;
    const place = under.find((listed) => listed.key === key) ?? under.find(({ leads }) => leads) ?? under[0];
    const group = await this.groupWith(place?.key);
    if (!place || !group) return null;
    const parent = this.#nodes.group(group);
    const { leads, supports } = await this.listedIn(group);
    const isListed = (place.leads ? leads : supports).some((other) => isSame(other, item));
    if (!isListed) return null;
    return this.#nodes.initiative(place.leads ? parent : this.#nodes.supporting(parent), item);
  }

  protected override rootsOf(overview: protocol.BureauOverview): BureauNode[] {
    const { groups } = overview;
    const bureaux = groups
      .filter(({ kind }) => kind === 'bureau')
      .map((group) => this.#nodes.group(group))
      .sort((a, b) => byCode(a.group, b.group));
    const others = (['relevant', 'none'] as const).flatMap((kind) =>
      groups.filter((group) => group.kind === kind).map((group) => this.#nodes.group(group)),
    );
    return [...bureaux, ...(groups.some(isToCheck) ? [this.#codes(overview)] : []), ...others];
  }

  protected override async childrenOf(node: BureauNode): Promise<BureauNode[]> {
    switch (node.type) {
      case 'codes':
        return [...node.groups].sort(byCode).map((group) => this.#nodes.group(group));
      case 'group': {
        const { leads, supports } = await this.listedIn(node.group);
        const led = leads.map((item) => this.#nodes.initiative(node, item));
        return supports.length > 0 ? [...led, this.#nodes.supporting(node)] : led;
      }
      case 'supporting': {
        const { supports } = await this.listedIn(node.parent.group);
        return supports.map((item) => this.#nodes.initiative(node, item));
      }
      case 'initiative':
        return [];
    }
  }

  protected override take({ groups }: protocol.BureauOverview): void {
    groups.forEach((group) => this.#nodes.group(group));
  }

  protected override nodesToRedraw(
    changed: readonly protocol.BureauGroup[],
    overview: protocol.BureauOverview,
  ): BureauNode[] {
    const codes = changed.some(isToCheck) ? [this.#codes(overview)] : [];
    return [...codes, ...changed.map((group) => this.#nodes.group(group))];
  }

  protected override sizeOf({ leads, supports }: protocol.BureauGroup): number {
    return leads + supports + 1;
  }

  #codes({ groups }: protocol.BureauOverview): BureauNode {
    return this.#nodes.codes(groups.filter(isToCheck));
  }
}

/** Bureaux and codes as in a register; those that exist apart from those that nobody has. */
function byCode(a: protocol.BureauGroup, b: protocol.BureauGroup): number {
  return (
    Number(a.kind === 'unknown') - Number(b.kind === 'unknown') || (a.code ?? '').localeCompare(b.code ?? '')
  );
}
