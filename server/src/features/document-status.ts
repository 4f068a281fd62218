import { statusOf } from '../draft/passage.js';
import type { DocumentStatus } from '../protocol.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { listInitiatives } from './initiative-items.js';

/** What a draft has in it, counted. */
export function draftStatus(known: KnownDraft): DocumentStatus {
  const initiatives = listInitiatives(known);
  const counts = known.findings.count();
  return {
    isDraft: true,
    initiatives: initiatives.length,
    dated: initiatives.filter(({ initiative }) => statusOf(initiative) === 'dated').length,
    problems: { errors: counts.error, warnings: counts.warning },
  };
}
