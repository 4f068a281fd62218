import * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol/index.js';
import {
  type BureauNode,
  BureauNodes,
  type DepartmentsNode,
  type GroupNode,
  type PartNode,
  groupOf,
  isToCheck,
  partOf,
} from './bureau-nodes.js';
import { BureauTreeItems, nameOfPart } from './bureau-tree-items.js';
import type { BureauGrouping } from './grouping.js';
import { type Desk, InitiativeTree, showTree } from './initiative-tree.js';
import { isSame } from './same-initiative.js';

/** The view's id, as package.json has it. */
const VIEW = 'policyAddress.byBureau';

/** Shows the initiatives of all drafts by the bureaux that answer for them. */
export function registerBureauTree(desk: Desk, grouping: BureauGrouping): vscode.Disposable {
  const tree = new BureauTree(desk, grouping);
  return vscode.Disposable.from(
    showTree(tree, VIEW, desk),
    grouping.onDidChange(() => void tree.refresh()),
  );
}

const NOTHING: protocol.GroupedInitiatives = { leads: [], supports: [] };

/** The tree of initiatives by bureau. */
class BureauTree extends InitiativeTree<protocol.BureauGroup, protocol.BureauOverview, BureauNode> {
  readonly #nodes: BureauNodes;

  constructor(
    { server, filter }: Desk,
    private readonly grouping: BureauGrouping,
  ) {
    const nodes = new BureauNodes();
    super(server, filter, {
      view: VIEW,
      ask: () => server.ask(protocol.bureauOverview, { filter: filter.active, groupBy: grouping.now }),
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
    { item, under, parts }: protocol.InitiativeAt,
    near: BureauNode | undefined,
  ): Promise<BureauNode | null> {
    const key = near && groupOf(near)?.id;
    const place = under.find((listed) => listed.key === key) ?? under.find(({ leads }) => leads) ?? under[0];
    const group = await this.groupWith(place?.key);
    if (!place || !group) return null;
    const parent = this.#nodes.group(group);
    const { leads } = place;
    const lists = ({ leads: led, supports }: protocol.GroupedInitiatives): boolean =>
      (leads ? led : supports).some((other) => isSame(other, item));
    const here = (near && key === place.key ? partOf(near) : null) ?? { by: null, key: '' };
    const by = here.by === 'department' && parts.department.includes(here.key) ? here.by : this.grouping.now;
    if (!by) {
      if (!lists(await this.#listedIn(group))) return null;
      return this.#nodes.initiative(leads ? parent : this.#nodes.supporting(parent), item, leads);
    }
    const wanted = here.by === by && parts[by].includes(here.key) ? here.key : parts[by][0];
    const nodes =
      by === 'department'
        ? this.#departments(await this.#departmentsIn(parent))
        : await this.#partsIn(parent, by);
    const node = nodes.find(({ part }) => part.key === wanted);
    return node && lists(await this.#listedIn(group, node.part))
      ? this.#nodes.initiative(node, item, leads)
      : null;
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
        const by = this.grouping.now;
        const [departments, others] = await Promise.all([
          this.#departmentsIn(node),
          by ? this.#partsIn(node, by) : this.#ungrouped(node),
        ]);
        return departments ? [departments, ...others] : others;
      }
      case 'departments':
        return this.#departments(node);
      case 'supporting': {
        const { supports } = await this.#listedIn(node.parent.group);
        return supports.map((item) => this.#nodes.initiative(node, item, false));
      }
      case 'part': {
        const { leads, supports } = await this.#listedIn(groupOf(node)!.group, node.part);
        return [
          ...leads.map((item) => this.#nodes.initiative(node, item, true)),
          ...supports.map((item) => this.#nodes.initiative(node, item, false)),
        ];
      }
      case 'initiative':
        return [];
    }
  }

  protected override async listedBelow(node: BureauNode): Promise<readonly protocol.InitiativeItem[]> {
    switch (node.type) {
      case 'initiative':
        return [node.item];
      case 'group': {
        const { leads, supports } = await this.#listedIn(node.group);
        return [...leads, ...supports];
      }
      case 'supporting':
        return (await this.#listedIn(node.parent.group)).supports;
      case 'part': {
        const { leads, supports } = await this.#listedIn(groupOf(node)!.group, node.part);
        return [...leads, ...supports];
      }
      case 'codes':
      case 'departments': {
        const below = await this.childrenOf(node);
        return (await Promise.all(below.map((child) => this.listedBelow(child)))).flat();
      }
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
    // By itself, in a group, and below a department; and what these stand below.
    return 4 * (leads + supports) + 3;
  }

  async #listedIn(
    group: protocol.BureauGroup,
    part: protocol.PartReference | null = null,
  ): Promise<protocol.GroupedInitiatives> {
    const { key } = group;
    const reference = part && { by: part.by, key: part.key };
    return (await this.askOf(group, protocol.initiativesOf, { key, part: reference })) ?? NOTHING;
  }

  async #ungrouped(node: GroupNode): Promise<BureauNode[]> {
    const { leads, supports } = await this.#listedIn(node.group);
    const led = leads.map((item) => this.#nodes.initiative(node, item, true));
    return supports.length > 0 ? [...led, this.#nodes.supporting(node)] : led;
  }

  async #partsIn(node: GroupNode, by: protocol.Grouping): Promise<PartNode[]> {
    const { key } = node.group;
    const parts = (await this.askOf(node.group, protocol.partsOf, { key, by })) ?? [];
    const names = parts.map(nameOfPart);
    const isAmbiguous = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
    return parts.map((part) => this.#nodes.part(node, part, isAmbiguous(nameOfPart(part))));
  }

  /** What holds the departments that are named; null where none are. */
  async #departmentsIn(node: GroupNode): Promise<DepartmentsNode | null> {
    const { key, kind } = node.group;
    if (kind !== 'bureau') return null;
    const parts = (await this.askOf(node.group, protocol.partsOf, { key, by: 'department' })) ?? [];
    return parts.length > 0 ? this.#nodes.departments(node, parts) : null;
  }

  #departments(node: DepartmentsNode | null): PartNode[] {
    return node?.parts.map((part) => this.#nodes.part(node, part)) ?? [];
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
