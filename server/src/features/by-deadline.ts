import type { Reference } from '../deadlines/types.js';
import type { Initiative } from '../draft/passage.js';
import type { DeadlineGroup, DeadlineOverview, InitiativeItem } from '../protocol.js';
import { type DuePlace, byDueTime, duePlacesAbove, duePlacesOf } from '../reports/due-places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives, problemsIn } from './initiative-items.js';

/** An initiative in a group, and the day that it has its place there by; empty where the group has no days. */
interface Placed {
  readonly day: string;
  readonly item: InitiativeItem;
}

/** The initiatives of drafts by when they are due. Knows what has changed since it was last asked. */
export class InitiativesByDeadline {
  #groups: ReadonlyMap<string, readonly InitiativeItem[]> = new Map();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; `bureau` is told as it is. */
  take(drafts: readonly KnownDraft[], bureau: string | null = null, wanted: Wanted = ALL): DeadlineOverview {
    const heads = new Map<string, DuePlace>();
    const filled = new Map<string, Placed[]>();
    let initiatives = 0;
    let listed = 0;
    for (const known of drafts) {
      const { publication } = known.draft.circumstances;
      const isWanted = wanted(known);
      for (const { initiative, item } of listInitiatives(known)) {
        initiatives++;
        if (!isWanted(initiative)) continue;
        listed++;
        for (const { place, day } of duePlacesOf(initiative, publication)) {
          for (const each of [place, ...duePlacesAbove(place)]) {
            heads.set(each.key, each);
            let group = filled.get(each.key);
            if (!group) filled.set(each.key, (group = []));
            group.push({ day, item });
          }
        }
      }
    }
    const groups = new Map([...filled].map(([key, placed]) => [key, inOrder(placed)]));
    this.#groups = groups;
    const revisions = this.#revisions.take([...groups].map(([key, items]) => [key, [items]]));
    const told = [...heads.values()].sort(byDueTime).map((head): DeadlineGroup => {
      // Due twice in a year it is one of its initiatives all the same.
      const items = new Set(groups.get(head.key));
      const revision = revisions.get(head.key)!;
      return { ...head, initiatives: items.size, problems: problemsIn(items), revision };
    });
    return { bureau, drafts: drafts.length, initiatives, listed, groups: told };
  }

  /** What was in a group when drafts were last taken, in the order of its days; null where there is no such group. */
  initiativesOf(key: string): readonly InitiativeItem[] | null {
    return this.#groups.get(key) ?? null;
  }
}

/** The groups that list an initiative of a draft published then, each once, in the order of its deadlines. */
export function dueIn(initiative: Initiative, publication: Reference): string[] {
  return duePlacesOf(initiative, publication).map(({ place }) => place.key);
}

/** By their days; those of the same day in the order of drafts and in them of the text. */
function inOrder(placed: readonly Placed[]): InitiativeItem[] {
  return [...placed].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))).map(({ item }) => item);
}
