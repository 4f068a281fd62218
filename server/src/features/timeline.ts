import type { Reference } from '../deadlines/types.js';
import { asSeen } from '../draft/as-seen.js';
import { type Initiative, deadlinesOf } from '../draft/passage.js';
import type {
  DueCounts,
  InitiativeItem,
  Timeline,
  TimelineDeadline,
  TimelineInitiative,
} from '../protocol/index.js';
import { isPast } from '../rules/deadline/past.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { byRankAndCode, leadPlaceOf } from '../reports/bureau-places.js';
import type { BureauPlace } from '../reports/places.js';
import { GroupRevisions } from './group-revisions.js';
import { ALL, type Wanted } from './initiative-filter.js';
import { listInitiatives } from './initiative-items.js';
import { type DraftShares, KeptShares } from './kept-shares.js';
import { beginningOf, wordsBeforeTag } from './labels.js';

/** How many months a period has. */
const MONTHS: Readonly<Record<keyof DueCounts, number>> = { month: 1, quarter: 3, year: 12 };

/** More initiatives than these are only counted: nobody could find one among them, and no page would draw them in time. */
export const MOST_ON_TIMELINE = 10_000;

const LONGEST_LABEL = 80;
const LONGEST_TEXT = 300;
const LONGEST_TIMING = 80;
/** An initiative with more times than these is no sentence any more. */
const MOST_TIMES = 20;

/** An initiative in a lane. */
interface Placed {
  readonly initiative: Initiative;
  readonly item: InitiativeItem;
  readonly publication: Reference;
}

/** What a draft has in a lane. */
interface Share {
  readonly head: BureauPlace;
  readonly placed: readonly Placed[];
  readonly items: readonly InitiativeItem[];
  readonly undated: number;
}

const onTimeline = new WeakMap<InitiativeItem, TimelineInitiative>();

/**
 * The initiatives of drafts with their days, in the lanes of their leads. Knows what has changed since it was last asked: what
 * each draft has in the lanes is kept for as long as the draft is as it was.
 */
export class InitiativesOnTimeline {
  readonly #shares = new KeptShares(readShares);
  readonly #revisions = new GroupRevisions();

  /**
   * Takes the drafts as they are now, with those of their initiatives that are wanted; `bureau` is told as it is. `today` is
   * ISO 8601; lanes with a revision that is `known` are told without their initiatives. More than `most` are only counted.
   */
  take(
    drafts: readonly KnownDraft[],
    today: string,
    {
      bureau = null,
      wanted = ALL,
      known = {},
      most = MOST_ON_TIMELINE,
    }: {
      readonly bureau?: string | null;
      readonly wanted?: Wanted;
      readonly known?: Readonly<Record<string, number>>;
      readonly most?: number;
    } = {},
  ): Timeline {
    const { initiatives, listed, groups: lanes } = this.#shares.ofAll(drafts, wanted);
    const publications = new Set<string>();
    for (const draft of drafts) {
      const { date } = draft.draft.circumstances.publication;
      if (date !== null && this.#shares.of(draft, wanted).listed > 0) publications.add(date);
    }
    const tooMany = listed > most;
    const revisions = this.#revisions.take(
      [...lanes].map(([key, shares]) => [key, shares.map(({ items }) => items)]),
    );
    return {
      bureau,
      drafts: drafts.length,
      initiatives,
      listed,
      tooMany,
      today,
      publications: [...publications].sort(),
      lanes: [...lanes.values()]
        .sort(([a], [b]) => byRankAndCode(a.head, b.head))
        .map((shares) => {
          const [{ head }] = shares;
          const revision = revisions.get(head.key)!;
          const isKnown = tooMany || known[head.key] === revision;
          return {
            ...head,
            count: shares.reduce((sum, { items }) => sum + items.length, 0),
            undated: shares.reduce((sum, { undated }) => sum + undated, 0),
            revision,
            initiatives: isKnown ? null : shares.flatMap(({ placed }) => placed.map(toTimeline)),
            due: tooMany ? dueCountsOf(shares.flatMap(({ placed }) => placed)) : null,
          };
        }),
    };
  }

  /** Has what a draft has in the lanes at hand for {@link take}, so that this can be done for one after the other. */
  prepare(known: KnownDraft, wanted: Wanted = ALL): void {
    this.#shares.of(known, wanted);
  }
}

function readShares(known: KnownDraft, wanted: Wanted): DraftShares<Share> {
  const { publication } = known.draft.circumstances;
  const isWanted = wanted(known);
  const all = listInitiatives(known);
  const filled = new Map<string, { head: BureauPlace; placed: Placed[] }>();
  let listed = 0;
  for (const { initiative, item } of all) {
    if (!isWanted(initiative)) continue;
    listed++;
    const head = leadPlaceOf(initiative);
    let lane = filled.get(head.key);
    if (!lane) filled.set(head.key, (lane = { head, placed: [] }));
    lane.placed.push({ initiative, item, publication });
  }
  const lanes = new Map<string, Share>();
  for (const [key, { head, placed }] of filled) {
    const items = placed.map(({ item }) => item);
    const undated = placed.filter(({ initiative }) => !deadlinesOf(initiative).some(hasDay)).length;
    lanes.set(key, { head, placed, items, undated });
  }
  return { initiatives: all.length, listed, groups: lanes };
}

function dueCountsOf(placed: readonly Placed[]): DueCounts {
  const months = placed.map(({ initiative }) =>
    deadlinesOf(initiative)
      .filter(hasDay)
      .map(({ interval: [start, end] }) => monthOf((end ?? start)!)),
  );
  const by = (unit: keyof DueCounts): [number, number][] => {
    const counts = new Map<number, number>();
    for (const due of months) {
      for (const period of new Set(due.map((month) => Math.floor(month / MONTHS[unit])))) {
        counts.set(period, (counts.get(period) ?? 0) + 1);
      }
    }
    return [...counts].sort(([a], [b]) => a - b);
  };
  return { month: by('month'), quarter: by('quarter'), year: by('year') };
}

/** Counts the months through all years. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** Made once for each state of an initiative: its item is another where that, or the day of publication, is another. */
function toTimeline({ initiative, item, publication }: Placed): TimelineInitiative {
  let made = onTimeline.get(item);
  if (!made) {
    const { uri, id, bureaux, status, timing } = item;
    const deadlines = deadlinesOf(initiative)
      .filter(hasDay)
      .slice(0, MOST_TIMES)
      .map((deadline): TimelineDeadline => {
        const [start, end] = deadline.interval;
        return {
          kind: deadline.kind,
          start,
          end,
          approximate: deadline.approximate,
          past: isPast(deadline, publication),
        };
      });
    made = {
      uri,
      id,
      label: beginningOf(wordsBeforeTag(initiative), LONGEST_LABEL),
      text: beginningOf(asSeen(initiative), LONGEST_TEXT),
      bureaux: bureaux.slice(0, MOST_TIMES).map((code) => beginningOf(code, LONGEST_LABEL)),
      status,
      timing: timing.slice(0, MOST_TIMES).map((words) => beginningOf(words, LONGEST_TIMING)),
      deadlines,
    };
    onTimeline.set(item, made);
  }
  return made;
}

/** Whether anything can be drawn of a deadline. */
function hasDay<D extends { readonly interval: readonly [string | null, string | null] | null }>(
  deadline: D,
): deadline is D & { readonly interval: readonly [string | null, string | null] } {
  return deadline.interval !== null && deadline.interval.some((day) => day !== null);
}
