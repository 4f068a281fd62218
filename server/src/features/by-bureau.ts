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
} from '../protocol.js';
import { type BureauPlace, bureauPlacesOf } from '../reports/bureau-places.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { BureauParts, type InitiativeOfBureau, partKeys } from './bureau-parts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives, problemsIn } from './initiative-items.js';

/** A group as it is being filled, or as it was. */
interface Filled {
  readonly head: BureauPlace;
  readonly initiatives: InitiativeOfBureau[];
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

/** The initiatives of drafts by the bureaux that answer for them. Knows what has changed since it was last asked. */
export class InitiativesByBureau {
  #groups: ReadonlyMap<string, Filled> = new Map();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; what is told of them may be of the bureau with one code alone. */
  take(
    drafts: readonly KnownDraft[],
    bureau: string | null = null,
    wanted: Wanted = ALL,
    { bureaux = [], groupBy = null }: Told = {},
  ): Omit<BureauOverview, 'unknownBureaux'> {
    const groups = new Map<string, Filled>();
    let initiatives = 0;
    for (const known of drafts) {
      const isWanted = wanted(known);
      for (const listed of listInitiatives(known)) {
        initiatives++;
        if (!isWanted(listed.initiative)) continue;
        for (const { place: head, leads } of bureauPlacesOf(listed.initiative)) {
          let group = groups.get(head.key);
          if (!group) groups.set(head.key, (group = { head, initiatives: [], parts: new Map() }));
          group.initiatives.push({ known, listed, leads });
        }
      }
    }
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
      initiatives,
      listed: new Set(told.flatMap((group) => group.initiatives.map(({ listed }) => listed.item))).size,
      groups: told.map((group) => toBureauGroup(group, revisions.get(group.head.key)!)),
    };
  }

  /** The parts of a group when drafts were last taken, in their order; null where there is no such group. */
  partsOf(key: string, by: PartKind): readonly BureauPart[] | null {
    return this.#partsOf(key, by)?.all ?? null;
  }

  /** What was in a group, or in a part of it, when drafts were last taken; null where there is none. */
  initiativesOf(key: string, part: PartReference | null = null): GroupedInitiatives | null {
    if (part) return this.#partsOf(key, part.by)?.initiativesOf(part.key) ?? null;
    const group = this.#groups.get(key);
    return group ? { leads: led(group), supports: supported(group) } : null;
  }

  #partsOf(key: string, by: PartKind): BureauParts | null {
    const group = this.#groups.get(key);
    if (!group) return null;
    const { head, initiatives, parts } = group;
    let made = parts.get(by);
    if (!made) parts.set(by, (made = new BureauParts(initiatives, head.code, by)));
    return made;
  }
}

/** The bureaux in force that initiatives of drafts name, by their codes. */
export function bureauxWithInitiatives(drafts: readonly KnownDraft[]): CountedBureau[] {
  const { groups } = new InitiativesByBureau().take(drafts);
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
function statesOf(group: Filled, groupBy: Grouping | null): (readonly unknown[])[] {
  // An item is the same in another chapter; with all else that parts go by it is another item.
  const chapters = groupBy === 'section' ? group.initiatives.flatMap((one) => partKeys(one, 'section')) : [];
  return [led(group), supported(group), [groupBy], chapters];
}

function led({ initiatives }: Filled): InitiativeItem[] {
  return initiatives.filter(({ leads }) => leads).map(({ listed }) => listed.item);
}

function supported({ initiatives }: Filled): InitiativeItem[] {
  return initiatives.filter(({ leads }) => !leads).map(({ listed }) => listed.item);
}

function toBureauGroup(group: Filled, revision: number): BureauGroup {
  const leads = led(group);
  const supports = supported(group);
  const problems = problemsIn([...leads, ...supports]);
  return { ...group.head, leads: leads.length, supports: supports.length, problems, revision };
}
