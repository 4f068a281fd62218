import type { BureauPlaceKind } from '../reports/place-kinds.js';
import type { NamedBureau } from './bureaux.js';
import type { Problems } from './findings.js';
import type { InitiativeFilter } from './initiatives.js';
import { RequestType } from './message-types.js';

export type { BureauPlaceKind };

/** The initiatives of a bureau, counted. */
export interface BureauGroup {
  /** Tells it from the other groups, for as long as the server runs. */
  readonly key: string;
  readonly kind: BureauPlaceKind;
  /** As it is officially spelt; as written where nobody has it; null where there is no code. */
  readonly code: string | null;
  readonly nameEn: string | null;
  readonly nameZhHant: string | null;
  /** How many it leads; where there is no lead (`relevant`, `none`), how many there are. */
  readonly leads: number;
  readonly supports: number;
  readonly problems: Problems;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** By what the initiatives of a bureau are parted: the chapters of drafts, the years of deadlines, the drafts. */
export type Grouping = 'section' | 'deadline' | 'draft';

/** The same for bureaux; `groupBy` is how they are going to be parted, so that a revision tells whether parts changed. */
export type BureauOverviewParams = {
  readonly filter: InitiativeFilter | null;
  readonly groupBy?: Grouping | null;
} | null;

/** All groups that have initiatives; `drafts` and `initiatives` count all of them. */
export interface BureauOverview {
  /** How many files have not been looked at, where the user has stopped the reading: what is told is not the whole. */
  readonly unread?: number;
  /** The code of the one bureau whose groups these are, where the user wants to see one alone. */
  readonly bureau: string | null;
  readonly drafts: number;
  readonly initiatives: number;
  /** How many initiatives the groups list, each counted once. */
  readonly listed: number;
  readonly groups: readonly BureauGroup[];
  /** The codes that the filter asks for and no draft’s registry knows: it leaves them out. */
  readonly unknownBureaux: readonly string[];
}

/** Client to server: who is responsible for how much in all drafts of the workspace. */
export const bureauOverview = new RequestType<BureauOverviewParams, BureauOverview, void>(
  'policyAddress/bureauOverview',
);

/** A bureau, and how many initiatives it leads or supports. */
export interface CountedBureau extends NamedBureau {
  readonly initiatives: number;
}

/** Client to server: the bureaux in force that initiatives of the workspace name, by their codes. */
export const bureauxWithInitiatives = new RequestType<null, readonly CountedBureau[], void>(
  'policyAddress/bureauxWithInitiatives',
);
