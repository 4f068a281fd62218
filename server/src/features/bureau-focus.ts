import { bureauInFocus, isReturnOf, names } from '../draft/one-bureau.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';

export { concerning } from '../draft/one-bureau.js';

/**
 * The findings that concern one bureau: those in items that name it, and those of the draft as a whole; all where the code
 * is nobody’s, since a slip in a setting must hide nothing, and in a return of that bureau.
 */
export function findingsOfBureau({ draft, findings, registry }: KnownDraft, code: string): DraftFindings {
  const organisation = bureauInFocus({ draft, registry }, code);
  if (!organisation || isReturnOf(organisation, draft, registry)) return findings;
  return findings.filter((_, passage) => passage === null || names(passage, organisation));
}
