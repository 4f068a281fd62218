import type { BureauPlace, BureauPlaceKind } from '../reports/places.js';
import type { NamedBureau } from './bureaux.js';
import type { Problems } from './findings.js';
import type { InitiativeFilter } from './initiatives.js';
import { RequestType } from './message-types.js';
import type { Overview } from './overview.js';

export type { BureauPlace, BureauPlaceKind };

/** The initiatives of a bureau, counted. */
export interface BureauGroup extends BureauPlace {
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

/** The initiatives of all drafts by the bureaux that answer for them. */
export type BureauOverview = Overview<BureauGroup>;

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
