/**
 * The nodes of a tree, each the same object for as long as it stands for the same thing: so VS Code keeps what is
 * selected and unfolded while their content changes.
 */
export class StableNodes<N extends { readonly id: string }> {
  readonly #nodes = new Map<string, N>();

  /** The node with this id, if there ever was one. */
  get(id: string): N | undefined {
    return this.#nodes.get(id);
  }

  /** Whether something is one of these nodes. */
  has(node: unknown): node is N {
    const id = typeof node === 'object' && node !== null && 'id' in node ? node.id : undefined;
    return typeof id === 'string' && this.#nodes.get(id) === node;
  }

  /** Forgets all nodes once far more of them are kept than are needed; then the whole tree is to be drawn anew. */
  prune(needed: number): boolean {
    if (this.#nodes.size < 2 * needed + 1000) return false;
    this.#nodes.clear();
    return true;
  }

  /** The node with this id, made where there is none yet. */
  protected intern<T extends N>(id: string, make: (id: string) => T): T {
    let node = this.#nodes.get(id) as T | undefined;
    if (!node) this.#nodes.set(id, (node = make(id)));
    return node;
  }
}
