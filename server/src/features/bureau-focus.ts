import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { type Passage, isItem, ownTag, tagOf } from '../draft/passage.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';

/**
 * The findings that concern one bureau: those in items that name it, and those of the draft as a whole; all where the code
 * is nobody’s, since a slip in a setting must hide nothing, and in a return of that bureau.
 */
export function findingsOfBureau({ draft, findings, registry }: KnownDraft, code: string): DraftFindings {
  const { period, bureau } = draft.circumstances;
  const organisation = organisationOf(code, registry, period);
  if (!organisation) return findings;
  if (bureau && organisationOf(bureau, registry, period) === organisation) return findings;
  return findings.filter((_, passage) => passage === null || names(passage, organisation));
}

function organisationOf(
  code: string,
  registry: Registry,
  period: Parameters<Registry['lookUp']>[1],
): Organisation | null {
  return code === '' ? null : (registry.lookUp(code, period)?.organisation ?? null);
}

function names(passage: Passage, organisation: Organisation): boolean {
  if (!isItem(passage)) return false;
  const tag = passage.kind === 'initiative' ? tagOf(passage) : ownTag(passage);
  return tag?.codes.some((code) => code.organisation === organisation) ?? false;
}
