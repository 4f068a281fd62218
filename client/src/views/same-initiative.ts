import type { InitiativeReference } from '../../../server/src/protocol/index.js';

/** Whether two places in lists stand for the same initiative. */
export function isSame(a: InitiativeReference, b: InitiativeReference): boolean {
  return a.uri === b.uri && a.id === b.id;
}
