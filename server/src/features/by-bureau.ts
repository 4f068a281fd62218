import type { Initiative } from '../draft/passage.js';
import type {
  BureauGroup,
  BureauOverview,
  GroupedInitiatives,
  InitiativeItem,
  ListedUnder,
} from '../protocol.js';
import { type BureauPlace, bureauPlacesOf } from '../reports/bureau-places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives, problemsIn } from './initiative-items.js';

/** A group as it is being filled, or as it was. */
interface Filled {
  readonly head: BureauPlace;
  readonly leads: InitiativeItem[];
  readonly supports: InitiativeItem[];
}

/** The initiatives of drafts by the bureaux that answer for them. Knows what has changed since it was last asked. */
export class InitiativesByBureau {
  #groups: ReadonlyMap<string, Filled> = new Map();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; what is told of them may be of the bureau with one code alone. */
  take(drafts: readonly KnownDraft[], bureau: string | null = null, wanted: Wanted = ALL): BureauOverview {
    const groups = new Map<string, Filled>();
    let initiatives = 0;
    for (const draft of drafts) {
      const isWanted = wanted(draft);
      for (const { initiative, item } of listInitiatives(draft)) {
        initiatives++;
        if (!isWanted(initiative)) continue;
        for (const { place: head, leads } of bureauPlacesOf(initiative)) {
          let group = groups.get(head.key);
          if (!group) groups.set(head.key, (group = { head, leads: [], supports: [] }));
          (leads ? group.leads : group.supports).push(item);
        }
      }
    }
    this.#groups = groups;
    const lists = [...groups.values()].map(
      ({ head, leads, supports }) => [head.key, [leads, supports]] as const,
    );
    const revisions = this.#revisions.take(lists);
    const told = [...groups.values()].filter(({ head }) => bureau === null || head.code === bureau);
    return {
      bureau,
      drafts: drafts.length,
      initiatives,
      listed: new Set(told.flatMap(({ leads, supports }) => [...leads, ...supports])).size,
      groups: told.map((group) => toBureauGroup(group, revisions.get(group.head.key)!)),
    };
  }

  /** What was in a group when drafts were last taken; null where there is no such group. */
  initiativesOf(key: string): GroupedInitiatives | null {
    const group = this.#groups.get(key);
    return group ? { leads: group.leads, supports: group.supports } : null;
  }
}

/** The groups that list an initiative: each of its bureaux once, the lead first. */
export function listedUnder(initiative: Initiative): ListedUnder[] {
  return bureauPlacesOf(initiative).map(({ place, leads }) => ({ key: place.key, leads }));
}

function toBureauGroup({ head, leads, supports }: Filled, revision: number): BureauGroup {
  const problems = problemsIn([...leads, ...supports]);
  return { ...head, leads: leads.length, supports: supports.length, problems, revision };
}
