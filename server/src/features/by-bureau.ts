import type { Initiative } from '../draft/passage.js';
import type {
  BureauGroup,
  BureauOverview,
  BureauPart,
  CountedBureau,
  GroupedInitiatives,
  Grouping,
  InitiativeItem,
  ListedUnder,
  PartKind,
  PartReference,
  Problems,
} from '../protocol/index.js';
import { bureauPlacesOf } from '../reports/bureau-places.js';
import type { BureauPlace } from '../reports/places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { BureauParts, type InitiativeOfBureau, partKeys } from './bureau-parts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { NO_PROBLEMS, listInitiatives, plus, problemsIn } from './initiative-items.js';
import { type DraftShares, KeptShares } from './kept-shares.js';

/** What a draft has in a group, in the order of its text. */
interface Share {
  readonly head: BureauPlace;
  readonly initiatives: readonly InitiativeOfBureau[];
  readonly leads: readonly InitiativeItem[];
  readonly supports: readonly InitiativeItem[];
  readonly problems: Problems;
  /** The chapters of each, one after the other; made when they are asked for. */
  chapters: readonly string[] | null;
}

/** A group as it is being filled, or as it was. */
interface Filled {
  readonly head: BureauPlace;
  readonly shares: readonly Share[];
  /** Made when they are asked for. */
  readonly parts: Map<PartKind, BureauParts>;
}

/** What of the groups is told. */
interface Told {
  /** Where no one bureau is told of alone: the codes of those that are; empty: all. */
  readonly bureaux?: readonly string[];
  /** By what their initiatives are going to be parted. */
  readonly groupBy?: Grouping | null;
}

/**
 * The initiatives of drafts by the bureaux that answer for them. Knows what has changed since it was last asked: what each draft
 * has in the groups is kept for as long as the draft is as it was.
 */
export class InitiativesByBureau {
  #groups: ReadonlyMap<string, Filled> = new Map();
  readonly #shares = new KeptShares((known, wanted) => readShares(known, wanted, this.#heads));
  /** One for each group: thousands of drafts have something in it. */
  readonly #heads = new Map<string, BureauPlace>();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; what is told of them may be of the bureau with one code alone. */
  take(
    drafts: readonly KnownDraft[],
    bureau: string | null = null,
    wanted: Wanted = ALL,
    { bureaux = [], groupBy = null }: Told = {},
  ): Omit<BureauOverview, 'unknownBureaux'> {
    const all = this.#shares.ofAll(drafts, wanted);
    const groups = new Map<string, Filled>();
    for (const [key, shares] of all.groups)
      groups.set(key, { head: shares[0].head, shares, parts: new Map() });
    this.#groups = groups;
    const revisions = this.#revisions.take(
      [...groups.values()].map((group) => [group.head.key, statesOf(group, groupBy)] as const),
    );
    const isTold = ({ kind, code }: BureauPlace): boolean =>
      bureau !== null
        ? code === bureau
        : bureaux.length === 0 || (kind !== 'unknown' && code !== null && bureaux.includes(code));
    const told = [...groups.values()].filter(({ head }) => isTold(head));
    return {
      bureau,
      drafts: drafts.length,
      initiatives: all.initiatives,
      listed:
        told.length === groups.size
          ? all.listed
          : drafts.reduce((sum, known) => sum + listedIn(this.#shares.of(known, wanted), told), 0),
      groups: told.map((group) => toBureauGroup(group, revisions.get(group.head.key)!)),
    };
  }

  /** Has what a draft has in the groups at hand for {@link take}, so that this can be done for one after the other. */
  prepare(known: KnownDraft, wanted: Wanted = ALL): void {
    this.#shares.of(known, wanted);
  }

  /** The parts of a group when drafts were last taken, in their order; null where there is no such group. */
  partsOf(key: string, by: PartKind): readonly BureauPart[] | null {
    return this.#partsOf(key, by)?.all ?? null;
  }

  /** What was in a group, or in a part of it, when drafts were last taken; null where there is none. */
  initiativesOf(key: string, part: PartReference | null = null): GroupedInitiatives | null {
    if (part) return this.#partsOf(key, part.by)?.initiativesOf(part.key) ?? null;
    const group = this.#groups.get(key);
    return group
      ? {
          leads: group.shares.flatMap(({ leads }) => leads),
          supports: group.shares.flatMap(({ supports }) => supports),
        }
      : null;
  }

  #partsOf(key: string, by: PartKind): BureauParts | null {
    const group = this.#groups.get(key);
    if (!group) return null;
    const { head, shares, parts } = group;
    let made = parts.get(by);
    if (!made) {
      const initiatives = shares.flatMap((share) => share.initiatives);
      parts.set(by, (made = new BureauParts(initiatives, head.code, by)));
    }
    return made;
  }
}

function readShares(known: KnownDraft, wanted: Wanted, heads: Map<string, BureauPlace>): DraftShares<Share> {
  const isWanted = wanted(known);
  const all = listInitiatives(known);
  const filled = new Map<string, InitiativeOfBureau[]>();
  let count = 0;
  for (const listed of all) {
    if (!isWanted(listed.initiative)) continue;
    count++;
    for (const { place, leads } of bureauPlacesOf(listed.initiative)) {
      if (!heads.has(place.key)) heads.set(place.key, place);
      const group = filled.get(place.key);
      if (group) group.push({ known, listed, leads });
      else filled.set(place.key, [{ known, listed, leads }]);
    }
  }
  const groups = new Map<string, Share>();
  for (const [key, initiatives] of filled) {
    const items = (isLead: boolean): InitiativeItem[] =>
      initiatives.filter(({ leads }) => leads === isLead).map(({ listed }) => listed.item);
    const leads = items(true);
    const supports = items(false);
    const problems = problemsIn([...leads, ...supports]);
    groups.set(key, { head: heads.get(key)!, initiatives, leads, supports, problems, chapters: null });
  }
  return { initiatives: all.length, listed: count, groups };
}

/** How many initiatives of a draft are in some groups, each counted once. */
function listedIn({ groups }: DraftShares<Share>, told: readonly Filled[]): number {
  const shares = told.flatMap(({ head }) => groups.get(head.key) ?? []);
  if (shares.length <= 1) return shares[0]?.initiatives.length ?? 0;
  return new Set(shares.flatMap(({ initiatives }) => initiatives.map(({ listed }) => listed.item))).size;
}

/** The bureaux in force that initiatives of drafts name, by their codes; `byBureau` knows what has changed since. */
export function bureauxWithInitiatives(
  drafts: readonly KnownDraft[],
  byBureau = new InitiativesByBureau(),
): CountedBureau[] {
  const { groups } = byBureau.take(drafts);
  return groups
    .filter(({ kind }) => kind === 'bureau')
    .map(({ code, nameEn, nameZhHant, leads, supports }) => {
      const name = nameEn ?? '';
      return {
        code: code ?? '',
        nameEn: name,
        nameZhHant: nameZhHant || name,
        initiatives: leads + supports,
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
}

/** The groups that list an initiative: each of its bureaux once, the lead first. */
export function listedUnder(initiative: Initiative): ListedUnder[] {
  return bureauPlacesOf(initiative).map(({ place, leads }) => ({ key: place.key, leads }));
}

/** All that has a group look as it does: what it lists, and where in its parts. */
function statesOf({ shares }: Filled, groupBy: Grouping | null): (readonly unknown[])[] {
  const states: (readonly unknown[])[] = [[groupBy]];
  for (const share of shares) {
    states.push(share.leads, share.supports);
    // An item is the same in another chapter; with all else that parts go by it is another item.
    if (groupBy === 'section') {
      states.push((share.chapters ??= share.initiatives.flatMap((one) => partKeys(one, 'section'))));
    }
  }
  return states;
}

function toBureauGroup({ head, shares }: Filled, revision: number): BureauGroup {
  return {
    ...head,
    leads: shares.reduce((sum, { leads }) => sum + leads.length, 0),
    supports: shares.reduce((sum, { supports }) => sum + supports.length, 0),
    problems: shares.reduce((sum, { problems }) => plus(sum, problems), NO_PROBLEMS),
    revision,
  };
}
