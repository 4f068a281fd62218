import type { DeadlineMeaning, Reference } from '../deadlines/types.js';
import { type Initiative, deadlinesOf, statusOf } from '../draft/passage.js';
import type {
  DeadlineGroup,
  DeadlineGroupKind,
  DeadlineOverview,
  InitiativeItem,
  Problems,
} from '../protocol.js';
import { isPast } from '../rules/deadline/past.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { NO_PROBLEMS, listInitiatives, plus, problemsIn } from './initiative-items.js';

/** What a group is called, apart from what is in it. */
export type DeadlineGroupHead = Pick<DeadlineGroup, 'key' | 'kind' | 'parent' | 'year' | 'quarter' | 'month'>;

/** An initiative in a group, and the day that it has its place there by; empty where the group has no days. */
interface Placed {
  readonly day: string;
  readonly item: InitiativeItem;
}

/** What a draft has in a group: in the order of their days, each once. */
interface Share {
  readonly head: DeadlineGroupHead;
  readonly items: readonly InitiativeItem[];
  /** The day of each. */
  readonly days: readonly string[];
  readonly problems: Problems;
}

/** What a draft has in all groups. */
interface DraftShares {
  readonly wanted: Wanted;
  readonly initiatives: number;
  readonly listed: number;
  readonly groups: ReadonlyMap<string, Share>;
}

/** The groups in their order. All that are within a year share its place and are in the order of time. */
const ORDER: Readonly<Record<DeadlineGroupKind, number>> = {
  past: 0,
  year: 1,
  quarter: 1,
  month: 1,
  inQuarter: 1,
  inYear: 1,
  start: 2,
  unresolved: 3,
  vague: 4,
  ongoing: 5,
  missing: 6,
};

/**
 * The initiatives of drafts by when they are due. Knows what has changed since it was last asked: what each draft has in the
 * groups is kept for as long as the draft is as it was.
 */
export class InitiativesByDeadline {
  #groups: ReadonlyMap<string, readonly Share[]> = new Map();
  readonly #shares = new WeakMap<DraftFindings, DraftShares>();
  /** One for each group: thousands of drafts have something in it. */
  readonly #heads = new Map<string, DeadlineGroupHead>();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; `bureau` is told as it is. */
  take(
    drafts: readonly KnownDraft[],
    bureau: string | null = null,
    wanted: Wanted = ALL,
  ): Omit<DeadlineOverview, 'unknownBureaux'> {
    const groups = new Map<string, Share[]>();
    let initiatives = 0;
    let listed = 0;
    for (const known of drafts) {
      const shares = this.#sharesOf(known, wanted);
      initiatives += shares.initiatives;
      listed += shares.listed;
      for (const [key, share] of shares.groups) {
        const group = groups.get(key);
        if (group) group.push(share);
        else groups.set(key, [share]);
      }
    }
    this.#groups = groups;
    const revisions = this.#revisions.take(
      [...groups].map(([key, shares]) => [key, shares.map(({ items }) => items)]),
    );
    const told = [...groups].map(([key, shares]): DeadlineGroup => ({
      ...shares[0]!.head,
      initiatives: shares.reduce((sum, { items }) => sum + items.length, 0),
      problems: shares.reduce((sum, { problems }) => plus(sum, problems), NO_PROBLEMS),
      revision: revisions.get(key)!,
    }));
    return { bureau, drafts: drafts.length, initiatives, listed, groups: told.sort(byTime) };
  }

  /** Has what a draft has in the groups at hand for {@link take}, so that this can be done for one after the other. */
  prepare(known: KnownDraft, wanted: Wanted = ALL): void {
    this.#sharesOf(known, wanted);
  }

  /** What was in a group when drafts were last taken, in the order of its days; null where there is no such group. */
  initiativesOf(key: string): readonly InitiativeItem[] | null {
    const shares = this.#groups.get(key);
    if (!shares) return null;
    const placed = shares.flatMap(({ items, days }) => items.map((item, i) => ({ item, day: days[i]! })));
    return inOrder(placed).map(({ item }) => item);
  }

  #sharesOf(known: KnownDraft, wanted: Wanted): DraftShares {
    const { findings } = known;
    let shares = this.#shares.get(findings);
    if (shares?.wanted !== wanted) {
      this.#shares.set(findings, (shares = readShares(known, wanted, this.#heads)));
    }
    return shares;
  }
}

function readShares(known: KnownDraft, wanted: Wanted, heads: Map<string, DeadlineGroupHead>): DraftShares {
  const { publication } = known.draft.circumstances;
  const isWanted = wanted(known);
  const all = listInitiatives(known);
  const filled = new Map<string, Map<InitiativeItem, Placed>>();
  let listed = 0;
  for (const { initiative, item } of all) {
    if (!isWanted(initiative)) continue;
    listed++;
    for (const { head, day } of placesOf(initiative, publication)) {
      for (const each of [head, ...above(head)]) {
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
  return { wanted, initiatives: all.length, listed, groups };
}

/** The groups that list an initiative of a draft published then, each once, in the order of its deadlines. */
export function dueIn(initiative: Initiative, publication: Reference): string[] {
  return placesOf(initiative, publication).map(({ head }) => head.key);
}

/** Where an initiative is listed: once in each group, by the first of its days there. */
export function placesOf(
  initiative: Initiative,
  publication: Reference,
): { head: DeadlineGroupHead; day: string }[] {
  const status = statusOf(initiative);
  if (status !== 'dated') return [{ head: other(status), day: '' }];
  const deadlines = deadlinesOf(initiative);
  const hasEnd = deadlines.some(({ interval }) => interval?.[1] != null);
  const places = new Map<string, { head: DeadlineGroupHead; day: string }>();
  for (const deadline of deadlines) {
    const [start, end] = deadline.interval ?? [null, null];
    // A start beside an end belongs to that.
    if (end === null && start !== null && hasEnd) continue;
    const head = headOf(deadline, publication);
    const day = end ?? start ?? '';
    const known = places.get(head.key);
    if (!known || day < known.day) places.set(head.key, { head, day });
  }
  return [...places.values()];
}

/**
 * The group of a deadline: the month of its last day. What is done during a stretch that no month holds belongs to the
 * quarter or the year that does, and where none does, to the month of its last day too.
 */
function headOf(deadline: DeadlineMeaning, publication: Reference): DeadlineGroupHead {
  const [start, end] = deadline.interval ?? [null, null];
  if (end === null) return other(start === null ? 'unresolved' : 'start');
  if (isPast(deadline, publication)) return other('past');
  const year = Number(end.slice(0, 4));
  const month = Number(end.slice(5, 7));
  const quarter = quarterOf(end);
  const stretches = deadline.kind === 'within' && start !== null && start.slice(0, 4) === end.slice(0, 4);
  if (!stretches || start.slice(5, 7) === end.slice(5, 7)) {
    return { ...period('month', year, quarter, month), parent: period('quarter', year, quarter).key };
  }
  if (quarterOf(start) === quarter) {
    return { ...period('inQuarter', year, quarter), parent: period('quarter', year, quarter).key };
  }
  return { ...period('inYear', year), parent: period('year', year).key };
}

/** The groups that hold a group, the innermost first. */
function above({ kind, year, quarter }: DeadlineGroupHead): DeadlineGroupHead[] {
  if (year === null || kind === 'year') return [];
  const whole = period('year', year);
  return quarter === null ? [whole] : [{ ...period('quarter', year, quarter), parent: whole.key }, whole];
}

function period(
  kind: DeadlineGroupKind,
  year: number,
  quarter: number | null = null,
  month: number | null = null,
): DeadlineGroupHead {
  const key = [kind, year, quarter, month].filter((part) => part !== null).join(' ');
  return { key, kind, parent: null, year, quarter, month };
}

function other(kind: DeadlineGroupKind): DeadlineGroupHead {
  return { key: kind, kind, parent: null, year: null, quarter: null, month: null };
}

function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** The order of groups: what holds others comes before them; what no month or quarter is known of, behind those that one is known of. */
export function byTime(a: DeadlineGroupHead, b: DeadlineGroupHead): number {
  return (
    ORDER[a.kind] - ORDER[b.kind] ||
    (a.year ?? 0) - (b.year ?? 0) ||
    quarterInOrder(a) - quarterInOrder(b) ||
    monthInOrder(a) - monthInOrder(b)
  );
}

function quarterInOrder({ kind, quarter }: DeadlineGroupHead): number {
  return kind === 'inYear' ? 5 : (quarter ?? 0);
}

function monthInOrder({ kind, month }: DeadlineGroupHead): number {
  return kind === 'inQuarter' ? 13 : (month ?? 0);
}

/** By their days; those of the same day in the order of drafts and in them of the text. */
function inOrder(placed: readonly Placed[]): Placed[] {
  return placed.toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}
