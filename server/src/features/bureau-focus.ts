import type { Registry } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import type { Draft } from '../draft/draft.js';
import { type Initiative, type LeadIn, type Passage, isItem, ownTag, tagOf } from '../draft/passage.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';
import type { Wanted } from './initiative-filter.js';

/** The bureau that a user wants to see alone, as a draft’s registry has it; null where that is nobody’s code. */
export function bureauInFocus(
  { draft, registry }: Pick<KnownDraft, 'draft' | 'registry'>,
  code: string,
): Organisation | null {
  return organisationOf(code, registry, draft.circumstances.period);
}

/** Whether an item concerns a bureau: it names it, or stands in a return of that bureau. */
export function concerns(
  item: Initiative | LeadIn,
  organisation: Organisation,
  { draft, registry }: Pick<KnownDraft, 'draft' | 'registry'>,
): boolean {
  return isReturnOf(organisation, draft, registry) || names(item, organisation);
}

/** The initiatives that concern the bureau with a code; none in drafts that have no such bureau. */
export function concerning(code: string): Wanted {
  return (known) => {
    const organisation = bureauInFocus(known, code);
    return (initiative) => organisation !== null && concerns(initiative, organisation, known);
  };
}

/**
 * The findings that concern one bureau: those in items that name it, and those of the draft as a whole; all where the code
 * is nobody’s, since a slip in a setting must hide nothing, and in a return of that bureau.
 */
export function findingsOfBureau({ draft, findings, registry }: KnownDraft, code: string): DraftFindings {
  const organisation = bureauInFocus({ draft, registry }, code);
  if (!organisation || isReturnOf(organisation, draft, registry)) return findings;
  return findings.filter((_, passage) => passage === null || names(passage, organisation));
}

function organisationOf(code: string, registry: Registry, period: Period): Organisation | null {
  return code === '' ? null : (registry.lookUp(code, period)?.organisation ?? null);
}

function isReturnOf(organisation: Organisation, { circumstances }: Draft, registry: Registry): boolean {
  const { bureau, period } = circumstances;
  return bureau !== null && organisationOf(bureau, registry, period) === organisation;
}

function names(passage: Passage, organisation: Organisation): boolean {
  if (!isItem(passage)) return false;
  const tag = passage.kind === 'initiative' ? tagOf(passage) : ownTag(passage);
  return tag?.codes.some((code) => code.organisation === organisation) ?? false;
}
