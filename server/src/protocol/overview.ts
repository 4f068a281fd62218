import type { InitiativeFilter } from './initiatives.js';

/** What a list of groups is asked by: a filter, or null for all initiatives. */
export type OverviewParams = { readonly filter: InitiativeFilter | null } | null;

/** All groups that have initiatives, in their order; `drafts` and `initiatives` count all of them. */
export interface Overview<Group> {
  /** How many files have not been looked at, where the user has stopped the reading: what is told is not the whole. */
  readonly unread?: number;
  /** The code of the one bureau whose initiatives these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives the groups list, each counted once. */
  readonly listed: number;
  readonly groups: readonly Group[];
  /** The codes that the filter asks for and no draft’s registry knows: it leaves them out. */
  readonly unknownBureaux: readonly string[];
}
