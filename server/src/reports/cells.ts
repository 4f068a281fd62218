import type { Status } from '../deadlines/types.js';
import { statusOf } from '../draft/passage.js';
import type { Severity } from '../rules/types.js';
import { type Counted, type CountedDraft, type InitiativeFacts, factsOf } from './facts.js';

/** A number in the report, by what it counts; what is not said lets all through. */
export interface Cell {
  /** Keys of lead bureaux: of one of these. */
  readonly bureaux?: readonly string[] | null;
  /** The keys of a column and a chapter. */
  readonly column?: string | null;
  readonly chapter?: string | null;
  readonly status?: Status | null;
  /** The name of a rule that found something in it, and how much that weighs. */
  readonly rule?: string | null;
  readonly severity?: Severity | null;
}

/** The initiatives of a draft that a number in the report counts, in their order. */
export function countedIn<D extends CountedDraft>(
  draft: D,
  counted: Counted<D> | null,
  { bureaux, column, chapter, status, rule, severity }: Cell,
): readonly InitiativeFacts[] {
  const isCounted = counted?.(draft);
  return factsOf(draft).filter(
    (facts) =>
      isCounted?.(facts.initiative) !== false &&
      (bureaux == null || bureaux.includes(facts.lead.key)) &&
      (column == null || facts.due.some(({ key }) => key === column)) &&
      (chapter == null || facts.chapter.key === chapter) &&
      (status == null || statusOf(facts.initiative) === status) &&
      (rule == null ||
        facts.findings.some(
          (found) => found.finding.rule.name === rule && (severity == null || found.severity === severity),
        )),
  );
}
