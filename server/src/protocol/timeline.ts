import type { BureauPlace } from './by-bureau.js';
import type { InitiativeFilter, InitiativeReference, InitiativeStatus } from './initiatives.js';
import { RequestType } from './message-types.js';

/** How a deadline binds: done by the end of its days, during them, on a day, from their start, or between. */
export type DeadlineKind = 'by' | 'within' | 'on' | 'from' | 'between';

/** The days of a deadline. */
export interface TimelineDeadline {
  readonly kind: DeadlineKind;
  /** First and last day, ISO 8601, inclusive; one of them may be open (null). */
  readonly start: string | null;
  readonly end: string | null;
  readonly approximate: boolean;
  /** Whether it is over before the draft is published. */
  readonly past: boolean;
}

/** An initiative on a timeline; its texts are on one line, and cut where they are long. */
export interface TimelineInitiative extends InitiativeReference {
  readonly label: string;
  readonly text: string;
  /** What its tag names, lead first, in official spelling where there is one. */
  readonly bureaux: readonly string[];
  readonly status: InitiativeStatus;
  /** What it says about time, as written; empty where that is nothing. */
  readonly timing: readonly string[];
  /** Those with a day, in the order of the text. Without any it cannot be drawn. */
  readonly deadlines: readonly TimelineDeadline[];
}

/**
 * How many initiatives are due in which month, quarter and year: pairs of a period and a number, in order. Periods are
 * counted through all years, so January of the year 1 is month 12. An initiative is counted once in each of its periods.
 */
export type DueCounts = Readonly<
  Record<'month' | 'quarter' | 'year', readonly (readonly [period: number, count: number])[]>
>;

/** The initiatives that a bureau leads. */
export interface TimelineLane extends BureauPlace {
  /** How many there are. */
  readonly count: number;
  /** How many of them have no day. */
  readonly undated: number;
  /** Another number where something in the lane is not as it was. */
  readonly revision: number;
  /** In order of drafts and in them of the text; null where the client knows them, or where there are too many in all. */
  readonly initiatives: readonly TimelineInitiative[] | null;
  /** What is told instead where there are too many in all, else null. */
  readonly due: DueCounts | null;
}

/** Every initiative once, in the lane of its lead. `drafts` and `initiatives` count all of them. */
export interface Timeline {
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives are in the lanes. */
  readonly listed: number;
  /** Whether these are too many to be told: the lanes are only counted. */
  readonly tooMany: boolean;
  /** ISO 8601. */
  readonly today: string;
  /** The days on which the drafts of these initiatives are published, each once, in order; ISO 8601. */
  readonly publications: readonly string[];
  readonly lanes: readonly TimelineLane[];
}

/** What a timeline is asked by; `known` are the revisions of the lanes, by their keys, whose initiatives the client has. */
export interface TimelineParams {
  readonly filter: InitiativeFilter | null;
  readonly known: Readonly<Record<string, number>>;
}

/** Client to server: the initiatives of all drafts with their days; null where they cannot be read. */
export const timeline = new RequestType<TimelineParams, Timeline | null, void>('policyAddress/timeline');
