import * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol.js';
import { countOfInitiatives } from '../counts.js';
import type { Server } from '../server.js';
import { type BureauNode, BureauNodes, type GroupNode, groupOf, isToCheck } from './bureau-nodes.js';
import { BureauTreeItems } from './bureau-tree-items.js';
import { followCursor } from './follow-cursor.js';

/** The view's id, as package.json has it. */
const VIEW = 'policyAddress.byBureau';

const NOTHING: protocol.BureauOverview = { bureau: null, drafts: 0, initiatives: 0, groups: [] };

/** Shows the initiatives of all drafts by the bureaux that answer for them. */
export function registerBureauTree(server: Server): vscode.Disposable {
  const tree = new BureauTree(server);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
  tree.onDidChangeOverview((overview) => {
    const { drafts, initiatives } = overview;
    view.message = drafts > 0 && initiatives > 0 ? describe(overview) : '';
  });
  const refresh = (): void => void (view.visible && tree.refresh());
  return vscode.Disposable.from(
    view,
    tree,
    server.onDidChangeDrafts(refresh),
    // What changed while nobody looked.
    view.onDidChangeVisibility(refresh),
    followCursor(server, view, tree),
  );
}

function describe({ bureau, drafts, initiatives, groups }: protocol.BureauOverview): string {
  if (bureau && groups.length === 0) return vscode.l10n.t('{0} has no initiative here.', bureau);
  const ofBureau = groups.reduce((sum, { leads, supports }) => sum + leads + supports, 0);
  const count = countOfInitiatives(bureau ? ofBureau : initiatives);
  const inDrafts =
    drafts === 1 ? vscode.l10n.t('{0} in 1 draft', count) : vscode.l10n.t('{0} in {1} drafts', count, drafts);
  return bureau ? `${vscode.l10n.t('{0} only', bureau)}: ${inDrafts}` : inDrafts;
}

/** The tree's data: asked of the server when it is shown, and compared with what was shown before. */
export class BureauTree implements vscode.TreeDataProvider<BureauNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<BureauNode[] | undefined>();
  readonly #overviewChanged = new vscode.EventEmitter<protocol.BureauOverview>();
  readonly #nodes = new BureauNodes();
  readonly #items = new BureauTreeItems();
  #overview: Promise<protocol.BureauOverview> | null = null;
  #refreshing: Promise<void> | null = null;
  #again = false;
  #hasGivenUp = false;
  #isPruned = false;
  /** The initiatives of groups, with the revision they are of. */
  readonly #initiatives = new Map<
    string,
    { revision: number; asked: Promise<protocol.GroupedInitiatives | null | undefined> }
  >();

  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeOverview = this.#overviewChanged.event;

  constructor(private readonly server: Server) {}

  /** Asks anew, and has redrawn what is not as it was. One at a time; what comes in between is taken in afterwards. */
  refresh(): Promise<void> {
    if (this.#refreshing) this.#again = true;
    else {
      this.#refreshing = this.#refresh().finally(() => {
        this.#refreshing = null;
        if (!this.#again) return;
        this.#again = false;
        void this.refresh();
      });
    }
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    if (!this.#overview) {
      // Not drawn yet: it will ask by itself. Given up: it is drawn anew, now that something has changed.
      if (this.#hasGivenUp && !this.server.hasFailed) this.#changed.fire(undefined);
      return;
    }
    const before = await this.#overview;
    const after = await this.#ask();
    // No answer is no news: the server may just be starting anew.
    if (!after) {
      // What was shown would be taken for what is.
      if (this.server.hasFailed) this.#giveUp();
      return;
    }
    this.#overview = Promise.resolve(after);
    await this.#take(after);
    const known = new Map(before.groups.map((group) => [group.key, group]));
    const sameGroups =
      before.groups.length === after.groups.length && after.groups.every(({ key }) => known.has(key));
    const sameNumber = before.drafts > 1 === after.drafts > 1;
    if (!sameGroups || !sameNumber || this.#isPruned) {
      if (this.#isPruned) this.#items.forget();
      this.#isPruned = false;
      return this.#changed.fire(undefined);
    }
    const changed = after.groups.filter(({ key, revision }) => known.get(key)!.revision !== revision);
    if (changed.length === 0) return;
    const codes = changed.some(isToCheck) ? [this.#codes(after)] : [];
    this.#changed.fire([...codes, ...changed.map((group) => this.#nodes.group(group))]);
  }

  async getChildren(node?: BureauNode): Promise<BureauNode[]> {
    switch (node?.type) {
      case undefined:
        return this.#roots();
      case 'codes':
        return [...node.groups].sort(byCode).map((group) => this.#nodes.group(group));
      case 'group': {
        const { leads, supports } = await this.#initiativesOf(node);
        const led = leads.map((item) => this.#nodes.initiative(node, item));
        return supports.length > 0 ? [...led, this.#nodes.supporting(node)] : led;
      }
      case 'supporting': {
        const { supports } = await this.#initiativesOf(node.parent);
        return supports.map((item) => this.#nodes.initiative(node, item));
      }
      case 'initiative':
        return [];
    }
  }

  getParent(node: BureauNode): BureauNode | undefined {
    if (node.type === 'group') return isToCheck(node.group) ? this.#nodes.codesNode : undefined;
    return node.type === 'codes' ? undefined : node.parent;
  }

  getTreeItem(node: BureauNode): vscode.TreeItem {
    return this.#items.of(node);
  }

  /** Asks for the whole of an initiative only when somebody points at it. */
  async resolveTreeItem(item: vscode.TreeItem, node: BureauNode): Promise<vscode.TreeItem> {
    if (node.type !== 'initiative') return item;
    const { uri, id } = node.item;
    const details = await this.server.ask(protocol.initiativeDetails, { uri, id });
    if (details) item.tooltip = this.#items.tooltipOf(details);
    return item;
  }

  /**
   * The node of an initiative: in the group of `near` where it is listed there, else with its lead. Null where it is not
   * shown (yet).
   */
  async nodeOf(
    { item, under }: protocol.InitiativeAt,
    near: BureauNode | undefined,
  ): Promise<BureauNode | null> {
    const overview = await this.#overview;
    const key = near && groupOf(near)?.id;
    const place = under.find((listed) => listed.key === key) ?? under.find(({ leads }) => leads) ?? under[0];
    const group = overview?.groups.find((group) => group.key === place?.key);
    if (!place || !group) return null;
    const parent = this.#nodes.group(group);
    const { leads, supports } = await this.#initiativesOf(parent);
    const isListed = (place.leads ? leads : supports).some(
      ({ uri, id }) => uri === item.uri && id === item.id,
    );
    if (!isListed) return null;
    return this.#nodes.initiative(place.leads ? parent : this.#nodes.supporting(parent), item);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#overviewChanged.dispose();
    this.#items.dispose();
  }

  async #roots(): Promise<BureauNode[]> {
    if (!this.#overview) {
      const asked = this.#ask();
      this.#overview = asked.then((overview) => overview ?? NOTHING);
      const answer = await asked;
      if (!answer) {
        this.#giveUp();
        return [];
      }
      await this.#take(answer);
    }
    const overview = await this.#overview;
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

  #codes({ groups }: protocol.BureauOverview): BureauNode {
    return this.#nodes.codes(groups.filter(isToCheck));
  }

  /** There is nothing to show; the welcome text says why. The next refresh begins anew. */
  #giveUp(): void {
    this.#overview = null;
    void tellWelcome('failed');
    // Drawn before: it has to be emptied.
    if (!this.#hasGivenUp) this.#changed.fire(undefined);
    this.#hasGivenUp = true;
  }

  #ask(): Promise<protocol.BureauOverview | undefined> {
    return this.server.ask(protocol.bureauOverview, null);
  }

  async #take(overview: protocol.BureauOverview): Promise<void> {
    // Before the tree is drawn, so that no welcome is shown that is not true.
    const { bureau, drafts, initiatives } = overview;
    await tellWelcome(drafts === 0 ? 'none' : bureau && initiatives > 0 ? 'narrowed' : 'some');
    this.#hasGivenUp = false;
    if (this.#nodes.prune(overview.groups)) this.#isPruned = true;
    this.#items.severalDrafts = overview.drafts > 1;
    // Nodes that are not redrawn show their counts all the same.
    overview.groups.forEach((group) => this.#nodes.group(group));
    this.#overviewChanged.fire(overview);
  }

  async #initiativesOf({ group: { key, revision } }: GroupNode): Promise<protocol.GroupedInitiatives> {
    let known = this.#initiatives.get(key);
    if (known?.revision !== revision) {
      known = { revision, asked: this.server.ask(protocol.initiativesOf, { key }) };
      this.#initiatives.set(key, known);
    }
    const initiatives = await known.asked;
    // A question without an answer is asked again.
    if (!initiatives) this.#initiatives.delete(key);
    return initiatives ?? { leads: [], supports: [] };
  }
}

/** Which welcome text fits where the tree is empty (`viewsWelcome` of package.json); none while nothing is known. */
function tellWelcome(drafts: 'none' | 'some' | 'narrowed' | 'failed'): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'policyAddress.drafts', drafts);
}

/** Bureaux and codes as in a register; those that exist apart from those that nobody has. */
function byCode(a: protocol.BureauGroup, b: protocol.BureauGroup): number {
  return (
    Number(a.kind === 'unknown') - Number(b.kind === 'unknown') || (a.code ?? '').localeCompare(b.code ?? '')
  );
}
