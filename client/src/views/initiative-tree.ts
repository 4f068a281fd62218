import * as vscode from 'vscode';
import * as protocol from '../../../server/src/protocol/index.js';
import { countInDrafts } from '../counts.js';
import type { Server } from '../server.js';
import type { Filter } from './filter.js';
import { followCursor } from './follow-cursor.js';
import type { InitiativeTreeItems } from './initiative-tree-items.js';
import type { StableNodes } from './stable-nodes.js';
import type { Trees } from './trees.js';
import { tellUnread, withUnread } from './unread.js';

/** What initiatives are listed under. */
export interface Group {
  readonly key: string;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** What the trees share. */
export interface Desk {
  readonly server: Server;
  readonly filter: Filter;
  readonly trees: Trees;
}

/** What stands in a tree. */
interface Node {
  readonly id: string;
}

/** Where a tree has its content from, and what it makes of it. */
export interface Content<O, N extends Node> {
  /** Its view, as package.json has it. */
  readonly view: string;
  readonly ask: () => Promise<O | undefined>;
  readonly nodes: StableNodes<N>;
  readonly items: InitiativeTreeItems<N>;
}

/**
 * A tree of the initiatives of all drafts in groups: its data are asked of the server when it is shown, and compared with
 * what was shown before.
 */
export abstract class InitiativeTree<G extends Group, O extends protocol.Overview<G>, N extends Node>
  implements vscode.TreeDataProvider<N>, vscode.Disposable
{
  readonly #changed = new vscode.EventEmitter<N[] | undefined>();
  readonly #overviewChanged = new vscode.EventEmitter<O>();
  #overview: Promise<O | null> | null = null;
  #refreshing: Promise<void> | null = null;
  #again = false;
  #hasGivenUp = false;
  #isPruned = false;
  /** What was asked of groups, with the revision it is of. */
  readonly #known = new Map<string, { revision: number; asked: Promise<unknown> }>();

  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeOverview = this.#overviewChanged.event;

  constructor(
    protected readonly server: Server,
    private readonly filter: Filter,
    private readonly content: Content<O, N>,
  ) {}

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
    const after = await this.content.ask();
    // No answer is no news: the server may just be starting anew.
    if (!after) {
      // What was shown would be taken for what is.
      if (this.server.hasFailed) this.#giveUp();
      return;
    }
    this.#overview = Promise.resolve(after);
    await this.#take(after);
    const known = new Map(before?.groups.map((group) => [group.key, group]));
    const sameGroups = known.size === after.groups.length && after.groups.every(({ key }) => known.has(key));
    const sameNumber = (before?.drafts ?? 0) > 1 === after.drafts > 1;
    if (!sameGroups || !sameNumber || this.#isPruned) {
      if (this.#isPruned) this.content.items.forget();
      this.#isPruned = false;
      return this.#changed.fire(undefined);
    }
    const changed = after.groups.filter(({ key, revision }) => known.get(key)!.revision !== revision);
    if (changed.length > 0) this.#changed.fire(this.nodesToRedraw(changed, after));
  }

  async getChildren(node?: N): Promise<N[]> {
    return node === undefined ? this.#roots() : this.childrenOf(node);
  }

  abstract getParent(node: N): N | undefined;

  getTreeItem(node: N): vscode.TreeItem {
    return this.content.items.of(node);
  }

  /** Asks for the whole of an initiative only when somebody points at it. */
  async resolveTreeItem(item: vscode.TreeItem, node: N): Promise<vscode.TreeItem> {
    const initiative = this.initiativeIn(node);
    if (!initiative) return item;
    const { uri, id } = initiative;
    const details = await this.server.ask(protocol.initiativeDetails, { uri, id });
    if (details) item.tooltip = this.content.items.tooltipOf(details);
    return item;
  }

  /** The initiatives that a node stands for, or that are listed below it, each once. */
  async initiativesBelow(node: N): Promise<protocol.InitiativeReference[]> {
    const initiative = this.initiativeIn(node);
    const listed = initiative ? [initiative] : await this.listedBelow(node);
    return [...new Map(listed.map(({ uri, id }) => [`${uri}#${id}`, { uri, id }])).values()];
  }

  /** What a node is called that lists initiatives; empty where it is one itself. */
  nameOf(node: N): string {
    if (this.initiativeIn(node)) return '';
    const { label } = this.content.items.of(node);
    return typeof label === 'string' ? label : (label?.label ?? '');
  }

  /** Whether a node is one of this tree. */
  has(node: unknown): node is N {
    return this.content.nodes.has(node);
  }

  /** The initiative that a node stands for; null where it is none. */
  abstract initiativeIn(node: N): protocol.InitiativeItem | null;

  /**
   * The node of an initiative: in the group of `near` where it is listed there, else in the first that it belongs to. Null
   * where it is not shown (yet).
   */
  abstract nodeOf(at: protocol.InitiativeAt, near: N | undefined): Promise<N | null>;

  dispose(): void {
    this.#changed.dispose();
    this.#overviewChanged.dispose();
    this.content.items.dispose();
  }

  /** The initiatives that are listed below a node that is none. */
  protected abstract listedBelow(node: N): Promise<readonly protocol.InitiativeItem[]>;

  /** What stands at the top. */
  protected abstract rootsOf(overview: O): N[];

  /** What stands below a node. */
  protected abstract childrenOf(node: N): Promise<N[]>;

  /** Has nodes that are not redrawn, too, know what their groups are now. */
  protected abstract take(overview: O): void;

  /** What is to be drawn anew where these groups have changed. */
  protected abstract nodesToRedraw(changed: readonly G[], overview: O): N[];

  /** How many nodes it takes to show all of a group. */
  protected abstract sizeOf(group: G): number;

  /** The group with this key, as it was last told of. */
  protected async groupWith(key: string | undefined): Promise<G | undefined> {
    return (await this.#overview)?.groups.find((group) => group.key === key);
  }

  /** What the server says of a group: asked again only where the group is not as it was. Null where it says nothing. */
  protected async askOf<P, R>(
    { revision }: G,
    request: protocol.Request<P, R | null>,
    params: P,
  ): Promise<R | null> {
    const key = `${request.method} ${JSON.stringify(params)}`;
    let known = this.#known.get(key);
    if (known?.revision !== revision) {
      known = { revision, asked: this.server.ask(request, params) };
      this.#known.set(key, known);
    }
    const answer = (await known.asked) as R | null | undefined;
    // A question without an answer is asked again.
    if (!answer) this.#known.delete(key);
    return answer ?? null;
  }

  async #roots(): Promise<N[]> {
    if (!this.#overview) {
      const asked = this.content.ask();
      this.#overview = asked.then((overview) => overview ?? null);
      const answer = await asked;
      if (!answer) {
        this.#giveUp();
        return [];
      }
      await this.#take(answer);
    }
    const overview = await this.#overview;
    return overview ? this.rootsOf(overview) : [];
  }

  /** There is nothing to show; the welcome text says why. The next refresh begins anew. */
  #giveUp(): void {
    this.#overview = null;
    void tellWelcome('failed');
    // Drawn before: it has to be emptied.
    if (!this.#hasGivenUp) this.#changed.fire(undefined);
    this.#hasGivenUp = true;
  }

  async #take(overview: O): Promise<void> {
    // Before the tree is drawn, so that no welcome is shown that is not true.
    const { bureau, drafts, initiatives, listed, groups, unknownBureaux } = overview;
    this.filter.unknownBureaux = unknownBureaux;
    const isFiltered = this.filter.active !== null;
    const isNarrowed = initiatives > 0 && (bureau !== null || isFiltered);
    await tellWelcome(drafts === 0 ? 'none' : isNarrowed ? 'narrowed' : 'some');
    await tellHidden(this.content.view, !isNarrowed || listed > 0 ? '' : isFiltered ? 'filter' : 'bureau');
    this.#hasGivenUp = false;
    const { nodes, items } = this.content;
    if (nodes.prune(groups.reduce((sum, group) => sum + this.sizeOf(group), 0))) {
      this.#isPruned = true;
      this.#known.clear();
    }
    items.severalDrafts = drafts > 1;
    this.take(overview);
    this.#overviewChanged.fire(overview);
  }
}

/** Shows a tree in its view, which has the id that package.json gives it. */
export function showTree<G extends Group, O extends protocol.Overview<G>, N extends Node>(
  tree: InitiativeTree<G, O, N>,
  id: string,
  { server, filter, trees }: Desk,
): vscode.Disposable {
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  tree.onDidChangeOverview((overview) => {
    const { bureau, drafts, initiatives, listed } = overview;
    const words = drafts > 0 && listed > 0 ? describe(overview, filter) : '';
    view.message = withUnread(words, overview.unread ?? 0);
    void tellUnread(overview.unread ?? 0);
    // VS Code shows no welcome text below a message: what hides everything is told beside the title then.
    const isHidden = initiatives > 0 && listed === 0;
    const narrowing = [bureau && vscode.l10n.t('{0} only', bureau), filter.description];
    view.description = isHidden ? narrowing.filter(Boolean).join(' · ') : '';
  });
  const refresh = (): void => void (view.visible && tree.refresh());
  return vscode.Disposable.from(
    view,
    tree,
    trees.add(id, tree, () => view.selection),
    server.onDidChangeDrafts(refresh),
    filter.onDidChange(refresh),
    // What changed while nobody looked.
    view.onDidChangeVisibility(refresh),
    followCursor(server, view, tree),
  );
}

/** What stands above a tree: how much is shown, and of what. */
function describe(
  { bureau, drafts, listed, unknownBureaux }: protocol.Overview<Group>,
  filter: Filter,
): string {
  const inDrafts = countInDrafts(listed, drafts);
  const ofBureau = bureau ? `${vscode.l10n.t('{0} only', bureau)}: ${inDrafts}` : inDrafts;
  if (!filter.active) return ofBureau;
  const { description } = filter;
  const told = description ? vscode.l10n.t('{0}. Filter: {1}', ofBureau, description) : ofBureau;
  if (unknownBureaux.length === 0) return told;
  const codes = new Intl.ListFormat(vscode.env.language).format(unknownBureaux);
  return vscode.l10n.t('{0}. Left out of the filter, since no bureau has the code: {1}', told, codes);
}

/** Which welcome text fits where a tree is empty (`viewsWelcome` of package.json); none while nothing is known. */
function tellWelcome(drafts: 'none' | 'some' | 'narrowed' | 'failed'): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', 'policyAddress.drafts', drafts);
}

/** What hides all initiatives from a view; empty where nothing does. */
function tellHidden(view: string, by: 'filter' | 'bureau' | ''): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', `${view}.hiddenBy`, by);
}
