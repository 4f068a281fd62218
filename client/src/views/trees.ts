import * as vscode from 'vscode';
import type { InitiativeReference } from '../../../server/src/protocol/index.js';

/** A tree that knows what its nodes stand for. */
interface TreeOfNodes {
  has(node: unknown): boolean;
  nameOf(node: unknown): string;
  initiativesBelow(node: unknown): Promise<InitiativeReference[]>;
}

interface Shown {
  readonly tree: TreeOfNodes;
  readonly selection: () => readonly unknown[];
}

/** The trees of initiatives, for the commands in their menus: those are handed nodes, or nothing where a key calls them. */
export class Trees {
  readonly #shown = new Map<string, Shown>();

  /** `selection` is what is selected in the view with this id. */
  add(view: string, tree: TreeOfNodes, selection: () => readonly unknown[]): vscode.Disposable {
    this.#shown.set(view, { tree, selection });
    return new vscode.Disposable(() => this.#shown.delete(view));
  }

  /** What is selected in a view. */
  selectedIn(view: string): readonly unknown[] {
    return this.#shown.get(view)?.selection() ?? [];
  }

  /** What a node is called that lists initiatives; empty for any other. */
  nameOf(node: unknown): string {
    return this.#treeOf(node)?.nameOf(node) ?? '';
  }

  /** The initiatives that nodes stand for, or list, each once. */
  async initiativesOf(nodes: readonly unknown[]): Promise<InitiativeReference[]> {
    const found = await Promise.all(nodes.map((node) => this.#treeOf(node)?.initiativesBelow(node) ?? []));
    return [...new Map(found.flat().map((one) => [`${one.uri}#${one.id}`, one])).values()];
  }

  #treeOf(node: unknown): TreeOfNodes | undefined {
    return [...this.#shown.values()].map(({ tree }) => tree).find((tree) => tree.has(node));
  }
}
