import type { DueKind } from '../reports/place-kinds.js';
import type { Problems } from './findings.js';
import type { InitiativeItem, OverviewParams } from './initiatives.js';
import { RequestType } from './message-types.js';

export type { DueKind };

/** The initiatives that are due in a period, or have another place, counted. */
export interface DeadlineGroup {
  /** Tells it from the other groups; the same whenever it is asked for. */
  readonly key: string;
  readonly kind: DueKind;
  /** The key of the group that holds it; null where it stands for itself. */
  readonly parent: string | null;
  /** The year, quarter (1 to 4) and month (1 to 12) that it stands for, as far as it does. */
  readonly year: number | null;
  readonly quarter: number | null;
  readonly month: number | null;
  /** How many there are in it and in the groups that it holds, each counted once. */
  readonly initiatives: number;
  readonly problems: Problems;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** All groups that have initiatives, in their order, each before those that it holds; `drafts` and `initiatives` count all of them. */
export interface DeadlineOverview {
  /** How many files have not been looked at, where the user has stopped the reading: what is told is not the whole. */
  readonly unread?: number;
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives the groups list, each counted once. */
  readonly listed: number;
  readonly groups: readonly DeadlineGroup[];
  /** The codes that the filter asks for and no draft’s registry knows: it leaves them out. */
  readonly unknownBureaux: readonly string[];
}

/** Client to server: by when how much is due in all drafts of the workspace. */
export const deadlineOverview = new RequestType<OverviewParams, DeadlineOverview, void>(
  'policyAddress/deadlineOverview',
);

/**
 * Client to server: the initiatives of the group of deadlines with this key, in the order of their days; null where there
 * is none (any more).
 */
export const initiativesDue = new RequestType<
  { readonly key: string },
  readonly InitiativeItem[] | null,
  void
>('policyAddress/initiativesDue');
