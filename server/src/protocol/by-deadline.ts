import type { DueKind, DuePlace } from '../reports/places.js';
import type { Problems } from './findings.js';
import type { InitiativeItem } from './initiatives.js';
import { RequestType } from './message-types.js';
import type { Overview, OverviewParams } from './overview.js';

export type { DueKind, DuePlace };

/** The initiatives that are due in a period, or have another place, counted. */
export interface DeadlineGroup extends DuePlace {
  /** How many there are in it and in the groups that it holds, each counted once. */
  readonly initiatives: number;
  readonly problems: Problems;
  /** Another number where something in the group is not as it was. */
  readonly revision: number;
}

/** The initiatives of all drafts by when they are due; a group stands before those that it holds. */
export type DeadlineOverview = Overview<DeadlineGroup>;

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
