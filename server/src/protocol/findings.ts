import { RequestType } from './message-types.js';

/** How many findings there are, by how much they weigh; what is less than a warning is not counted. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

/** How much a finding weighs. */
export type FindingSeverity = 'error' | 'warning' | 'information' | 'hint';

/** Client to server: the page of a rule, as a URI; null where there is none. */
export const rulePage = new RequestType<{ readonly rule: string }, string | null, void>(
  'policyAddress/rulePage',
);
