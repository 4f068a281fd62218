import { statusOf } from '../draft/passage.js';
import type { DocumentStatus } from '../protocol/index.js';
import type { Finding } from '../rules/types.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { bureauInFocus, concerns } from '../draft/one-bureau.js';
import { findingsOfBureau } from './bureau-focus.js';
import { listInitiatives } from './initiative-items.js';

/**
 * What a draft has in it, counted: all of it, or what concerns the bureau with this code where there is such a one; without
 * the findings that are held back while somebody writes.
 */
export function draftStatus(known: KnownDraft, code: string, withheld: ReadonlySet<Finding>): DocumentStatus {
  const bureau = bureauInFocus(known, code);
  const all = listInitiatives(known);
  const initiatives = bureau ? all.filter(({ initiative }) => concerns(initiative, bureau, known)) : all;
  const counts = findingsOfBureau(known, code)
    .filter((finding) => !withheld.has(finding))
    .count();
  return {
    isDraft: true,
    bureau: bureau?.code ?? null,
    initiatives: initiatives.length,
    dated: initiatives.filter(({ initiative }) => statusOf(initiative) === 'dated').length,
    problems: { errors: counts.error, warnings: counts.warning },
  };
}
