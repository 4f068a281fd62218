import { isInForce } from './registry.js';
import type { Organisation, Period, PlannedName } from './types.js';

/**
 * What is wrong with a name: its organisation is gone or is still to come, it is not written as it ought to be, or it
 * comes from a plan that never took effect.
 */
export type NameFault = 'retired' | 'notYet' | 'variant' | 'neverExisted';

/** An organisation named in running text. Offsets are UTF-16 code units of the text that was read. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** The organisation as of the period; null for a name that none ever bore. */
  readonly organisation: Organisation | null;
  readonly fault: NameFault | null;
  /** The name as it ought to be written, in the language in which it is written. */
  readonly official: string;
  readonly isCode: boolean;
  /** The name begins a longer one, such as that of a circular or a building. */
  readonly isPart: boolean;
  /** The plan that a name which never came about is from. */
  readonly plan: PlannedName | null;
}

/** What is wrong with naming an organisation in `period`, however it is written. */
export function faultOf(organisation: Organisation, period: Period): 'retired' | 'notYet' | null {
  if (isInForce(organisation, period)) return null;
  return organisation.validFrom > period[1] ? 'notYet' : 'retired';
}
