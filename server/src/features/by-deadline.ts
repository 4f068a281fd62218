import type { Reference } from '../deadlines/types.js';
import type { Initiative } from '../draft/passage.js';
import type { DeadlineGroup, DeadlineOverview, InitiativeItem, Problems } from '../protocol/index.js';
import { byDueTime, duePlacesAbove, duePlacesOf } from '../reports/due-places.js';
import type { DuePlace } from '../reports/places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { NO_PROBLEMS, listInitiatives, plus, problemsIn } from './initiative-items.js';
import { type AllShares, type DraftShares, KeptShares } from './kept-shares.js';

/** An initiative in a group, and the day that it has its place there by; empty where the group has no days. */
interface Placed {
  readonly day: string;
  readonly item: InitiativeItem;
}

/** What a draft has in a group: in the order of their days, each once. */
interface Share {
  readonly head: DuePlace;
  readonly items: readonly InitiativeItem[];
  /** The day of each. */
  readonly days: readonly string[];
  readonly problems: Problems;
}

/**
 * The initiatives of drafts by when they are due. Knows what has changed since it was last asked: what each draft has in the
 * groups is kept for as long as the draft is as it was.
 */
export class InitiativesByDeadline {
  #groups: AllShares<Share>['groups'] = new Map();
  readonly #shares = new KeptShares((known, wanted) => readShares(known, wanted, this.#heads));
  /** One for each group: thousands of drafts have something in it. */
  readonly #heads = new Map<string, DuePlace>();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; `bureau` is told as it is. */
  take(
    drafts: readonly KnownDraft[],
    bureau: string | null = null,
    wanted: Wanted = ALL,
  ): Omit<DeadlineOverview, 'unknownBureaux'> {
    const { initiatives, listed, groups } = this.#shares.ofAll(drafts, wanted);
    this.#groups = groups;
    const revisions = this.#revisions.take(
      [...groups].map(([key, shares]) => [key, shares.map(({ items }) => items)]),
    );
    const told = [...groups].map(([key, shares]): DeadlineGroup => ({
      ...shares[0].head,
      initiatives: shares.reduce((sum, { items }) => sum + items.length, 0),
      problems: shares.reduce((sum, { problems }) => plus(sum, problems), NO_PROBLEMS),
      revision: revisions.get(key)!,
    }));
    return { bureau, drafts: drafts.length, initiatives, listed, groups: told.sort(byDueTime) };
  }

  /** Has what a draft has in the groups at hand for {@link take}, so that this can be done for one after the other. */
  prepare(known: KnownDraft, wanted: Wanted = ALL): void {
    this.#shares.of(known, wanted);
  }

  /** What was in a group when drafts were last taken, in the order of its days; null where there is no such group. */
  initiativesOf(key: string): readonly InitiativeItem[] | null {
    const shares = this.#groups.get(key);
    if (!shares) return null;
    const placed = shares.flatMap(({ items, days }) => items.map((item, i) => ({ item, day: days[i]! })));
    return inOrder(placed).map(({ item }) => item);
  }
}

function readShares(known: KnownDraft, wanted: Wanted, heads: Map<string, DuePlace>): DraftShares<Share> {
  const { publication } = known.draft.circumstances;
  const isWanted = wanted(known);
  const all = listInitiatives(known);
  const filled = new Map<string, Map<InitiativeItem, Placed>>();
  let listed = 0;
  for (const { initiative, item } of all) {
    if (!isWanted(initiative)) continue;
    listed++;
    for (const { place, day } of duePlacesOf(initiative, publication)) {
      for (const each of [place, ...duePlacesAbove(place)]) {
        if (!heads.has(each.key)) heads.set(each.key, each);
        let group = filled.get(each.key);
        if (!group) filled.set(each.key, (group = new Map()));
        // Due twice in a year it is one of its initiatives all the same, where it is due first.
        const before = group.get(item);
        if (!before || day < before.day) group.set(item, { day, item });
      }
    }
  }
  const groups = new Map<string, Share>();
  for (const [key, placed] of filled) {
    const sorted = inOrder([...placed.values()]);
    const items = sorted.map(({ item }) => item);
    const days = sorted.map(({ day }) => day);
    groups.set(key, { head: heads.get(key)!, items, days, problems: problemsIn(items) });
  }
  return { initiatives: all.length, listed, groups };
}

/** The groups that list an initiative of a draft published then, each once, in the order of its deadlines. */
export function dueIn(initiative: Initiative, publication: Reference): string[] {
  return duePlacesOf(initiative, publication).map(({ place }) => place.key);
}

/** By their days; those of the same day in the order of drafts and in them of the text. */
function inOrder(placed: readonly Placed[]): Placed[] {
  return placed.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}
