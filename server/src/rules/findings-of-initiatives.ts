import type { Draft } from '../draft/draft.js';
import { type DraftFindings, type PlacedFinding, startOf } from './draft-findings.js';
import type { Severity } from './types.js';

/** Whether findings of a severity are counted as problems. */
export function isProblem(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning';
}

/** For each initiative of a draft, in their order, its problems: the errors and warnings that are shown in it. */
export function problemsOfInitiatives(draft: Draft, findings: DraftFindings): PlacedFinding[][] {
  return findingsOfInitiatives(draft, findings, isProblem);
}

/** For each initiative of a draft, in their order, the findings in it of the severities that `chosen` says yes to. */
export function findingsOfInitiatives(
  draft: Draft,
  findings: DraftFindings,
  chosen: (severity: Severity) => boolean = () => true,
): PlacedFinding[][] {
  const placed = findings.where(chosen).sort((a, b) => startOf(a) - startOf(b));
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
