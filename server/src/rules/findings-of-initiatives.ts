import type { Draft } from '../draft/draft.js';
import { type DraftFindings, type PlacedFinding, startOf } from './draft-findings.js';

/** For each initiative of a draft, in their order, its problems: the errors and warnings that are shown in it. */
export function problemsOfInitiatives(draft: Draft, findings: DraftFindings): PlacedFinding[][] {
  const placed = findings
    .where((severity) => severity === 'error' || severity === 'warning')
    .sort((a, b) => startOf(a) - startOf(b));
  // Both come in the order of the document.
  let next = 0;
  return draft.initiatives.map((index) => {
    const { start, end } = draft.extentOf(index);
    while (next < placed.length && startOf(placed[next]!) < start) next++;
    const first = next;
    while (next < placed.length && startOf(placed[next]!) <= end) next++;
    return placed.slice(first, next);
  });
}
