import { type Initiative, tagOf } from '../draft/passage.js';
import type { TaggedCode } from '../draft/tag.js';
import type {
  BureauGroup,
  BureauGroupKind,
  BureauOverview,
  GroupedInitiatives,
  InitiativeItem,
  ListedUnder,
} from '../protocol.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives, problemsIn } from './initiative-items.js';

/** What a group is called, apart from what is in it. */
export type BureauGroupHead = Pick<BureauGroup, 'key' | 'kind' | 'code' | 'nameEn' | 'nameZhHant'>;

/** A group as it is being filled, or as it was. */
interface Filled {
  readonly head: BureauGroupHead;
  readonly leads: InitiativeItem[];
  readonly supports: InitiativeItem[];
}

const NO_LEAD = (kind: 'relevant' | 'none'): BureauGroupHead => ({
  key: kind,
  kind,
  code: null,
  nameEn: null,
  nameZhHant: null,
});

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
        for (const { head, leads } of groupsOf(initiative)) {
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
  return groupsOf(initiative).map(({ head, leads }) => ({ key: head.key, leads }));
}

/** The group of who leads an initiative, or the one that stands in for a lead. */
export function leadGroupOf(initiative: Initiative): BureauGroupHead {
  return groupsOf(initiative)[0]!.head;
}

function groupsOf(initiative: Initiative): { head: BureauGroupHead; leads: boolean }[] {
  const tag = tagOf(initiative);
  const codes = tag?.codes ?? [];
  if (codes.length === 0) return [{ head: NO_LEAD(tag ? 'relevant' : 'none'), leads: true }];
  const heads = new Map<string, { head: BureauGroupHead; leads: boolean }>();
  codes.forEach((code, i) => {
    const head = headOf(code);
    if (!heads.has(head.key)) heads.set(head.key, { head, leads: i === 0 });
  });
  return [...heads.values()];
}

function headOf({ organisation, state, written }: TaggedCode): BureauGroupHead {
  // Nobody has the code, so all ways of writing it are one.
  if (!organisation || state === 'unknown') {
    const key = `unknown ${written.toUpperCase()}`;
    return { key, kind: 'unknown', code: written, nameEn: null, nameZhHant: null };
  }
  const { id, code, nameEn, nameZhHant } = organisation;
  const kind: BureauGroupKind = state === 'inForce' ? 'bureau' : state;
  return { key: `${kind} ${id}`, kind, code, nameEn, nameZhHant };
}

function toBureauGroup({ head, leads, supports }: Filled, revision: number): BureauGroup {
  const problems = problemsIn([...leads, ...supports]);
  return { ...head, leads: leads.length, supports: supports.length, problems, revision };
}
