import type { InitiativeItem } from '../protocol.js';

/** What a group lists. */
type Lists = readonly (readonly InitiativeItem[])[];

/** Numbers the states of groups: a group keeps its number while it lists the same items in the same order. */
export class GroupRevisions {
  #groups: ReadonlyMap<string, { readonly lists: Lists; readonly revision: number }> = new Map();
  /** Begins anywhere, so that a server that was started anew does not repeat the revisions of the one before. */
  #last = Math.floor(Math.random() * 2 ** 40);

  /** Takes what the groups list now, by their keys, and gives the revision of each. */
  take(groups: Iterable<readonly [key: string, lists: Lists]>): ReadonlyMap<string, number> {
    const before = this.#groups;
    const now = new Map<string, { lists: Lists; revision: number }>();
    for (const [key, lists] of groups) {
      const known = before.get(key);
      const same = known && equal(known.lists, lists, (a, b) => equal(a, b, Object.is));
      now.set(key, { lists, revision: same ? known.revision : ++this.#last });
    }
    this.#groups = now;
    return new Map([...now].map(([key, { revision }]) => [key, revision]));
  }
}

function equal<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  // A list that is kept while nothing in it changes costs nothing.
  return a === b || (a.length === b.length && a.every((item, i) => same(item, b[i]!)));
}
