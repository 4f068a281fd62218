import type { DeadlineMeaning, Reference } from '../deadlines/types.js';
import { type Initiative, deadlinesOf, statusOf } from '../draft/passage.js';
import type { DeadlineGroup, DeadlineGroupKind, DeadlineOverview, InitiativeItem } from '../protocol.js';
import { isPast } from '../rules/deadline/past.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives, problemsIn } from './initiative-items.js';

/** What a group is called, apart from what is in it. */
export type DeadlineGroupHead = Pick<DeadlineGroup, 'key' | 'kind' | 'parent' | 'year' | 'quarter' | 'month'>;

/** An initiative in a group, and the day that it has its place there by; empty where the group has no days. */
interface Placed {
  readonly day: string;
  readonly item: InitiativeItem;
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

/** The initiatives of drafts by when they are due. Knows what has changed since it was last asked. */
export class InitiativesByDeadline {
  #groups: ReadonlyMap<string, readonly InitiativeItem[]> = new Map();
  readonly #revisions = new GroupRevisions();

  /** Takes the drafts as they are now, with those of their initiatives that are wanted; `bureau` is told as it is. */
  take(
    drafts: readonly KnownDraft[],
    bureau: string | null = null,
    wanted: Wanted = ALL,
  ): Omit<DeadlineOverview, 'unknownBureaux'> {
    const heads = new Map<string, DeadlineGroupHead>();
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
        for (const { head, day } of placesOf(initiative, publication)) {
          for (const each of [head, ...above(head)]) {
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
    const told = [...heads.values()].sort(byTime).map((head): DeadlineGroup => {
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
function inOrder(placed: readonly Placed[]): InitiativeItem[] {
  return [...placed].sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))).map(({ item }) => item);
}
