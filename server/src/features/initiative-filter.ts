import type { Organisation } from '../bureaux/types.js';
import { type Initiative, deadlinesOf, statusOf, tagOf } from '../draft/passage.js';
import type { InitiativeFilter, InitiativeReference } from '../protocol/index.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { concerning } from '../draft/one-bureau.js';
import { listInitiatives } from './initiative-items.js';
import { isFoundBy, queryWords, searchKeyOf } from './search-key.js';

/** Which initiatives of a draft are wanted. */
export type Wanted = (known: KnownDraft) => (initiative: Initiative) => boolean;

/** All of them. */
export const ALL: Wanted = () => () => true;

/** So many filters are remembered: each view may have one of its own. */
const MOST_REMEMBERED = 8;
/** The filters that were asked for last, by all that they depend on, the latest behind. */
const remembered = new Map<string, Wanted>();

/**
 * Those of drafts that a filter lets through; all where there is none. The same while the filter asks for the same, so that what
 * was made by it can be kept.
 */
export function wantedBy(filter: InitiativeFilter | null, drafts: readonly KnownDraft[]): Wanted {
  if (!filter) return ALL;
  const { known: bureaux } = bureauxOf(filter, drafts);
  const { words, statuses, from, to } = filter;
  const key = JSON.stringify([words, statuses, from, to, bureaux]);
  const wanted = remembered.get(key) ?? wantedOf(filter, bureaux);
  remembered.delete(key);
  remembered.set(key, wanted);
  if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  return wanted;
}

function wantedOf(filter: InitiativeFilter, bureaux: readonly string[]): Wanted {
  const query = queryWords(filter.words);
  const statuses = new Set(filter.statuses);
  return (known) => {
    const isOfBureaux = bureaux.length > 0 ? naming(bureaux, known) : () => true;
    return (initiative) =>
      (statuses.size === 0 || statuses.has(statusOf(initiative))) &&
      isOfBureaux(initiative) &&
      isDue(initiative, filter) &&
      (query.length === 0 || isFoundBy(searchKeyOf(initiative), query));
  };
}

/** The bureaux that a filter asks for. */
export interface BureauxOfFilter {
  /** Their official codes. */
  readonly known: readonly string[];
  /** Codes that no draft’s registry knows, as they are in the filter: they are left out, so that a slip hides nothing. */
  readonly unknown: readonly string[];
}

/** Which of the codes that a filter asks for are somebody’s. */
export function bureauxOf(filter: InitiativeFilter | null, drafts: readonly KnownDraft[]): BureauxOfFilter {
  const known = new Set<string>();
  const unknown: string[] = [];
  for (const code of filter?.bureaux ?? []) {
    const found = drafts.flatMap((draft) => organisationOf(code, draft)?.code ?? []);
    found.forEach((official) => known.add(official));
    if (found.length === 0) unknown.push(code);
  }
  return { known: [...known], unknown };
}

/** Those that are listed here. */
export function oneOf(initiatives: readonly InitiativeReference[]): Wanted {
  const ids = new Map<string, Set<string>>();
  for (const { uri, id } of initiatives) {
    const ofDraft = ids.get(uri);
    if (ofDraft) ofDraft.add(id);
    else ids.set(uri, new Set([id]));
  }
  return (known) => {
    const wanted = ids.get(known.uri);
    if (!wanted) return () => false;
    const listed = listInitiatives(known).filter(({ item }) => wanted.has(item.id));
    const chosen = new Set(listed.map(({ initiative }) => initiative));
    return (initiative) => chosen.has(initiative);
  };
}

const concerned = new WeakMap<Wanted, Map<string, Wanted>>();

/** Those of them that concern the bureau with a code: the same for the same. */
export function ofBureau(code: string, wanted: Wanted): Wanted {
  let byCode = concerned.get(wanted);
  if (!byCode) concerned.set(wanted, (byCode = new Map()));
  let narrowed = byCode.get(code);
  if (!narrowed) byCode.set(code, (narrowed = both(concerning(code), wanted)));
  return narrowed;
}

/** Those that two ask for. */
export function both(first: Wanted, second: Wanted): Wanted {
  return (known) => {
    const isFirst = first(known);
    const isSecond = second(known);
    return (initiative) => isFirst(initiative) && isSecond(initiative);
  };
}

/** Those that name one of some bureaux in their tags. */
function naming(codes: readonly string[], known: KnownDraft): (initiative: Initiative) => boolean {
  const organisations = new Set(codes.map((code) => organisationOf(code, known)));
  return (initiative) =>
    tagOf(initiative)?.codes.some(
      ({ organisation }) => organisation !== null && organisations.has(organisation),
    ) ?? false;
}

function organisationOf(code: string, { registry, draft }: KnownDraft): Organisation | null {
  return registry.lookUp(code, draft.circumstances.period)?.organisation ?? null;
}

/** Whether a deadline ends in a period; one that has only a start, whether it starts there. */
function isDue(initiative: Initiative, { from, to }: InitiativeFilter): boolean {
  if (from === null && to === null) return true;
  return deadlinesOf(initiative).some(({ interval }) => {
    const day = interval?.[1] ?? interval?.[0] ?? null;
    return day !== null && (from === null || from <= day) && (to === null || day <= to);
  });
}
