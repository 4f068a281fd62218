import type { Registry } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import type { Draft } from './draft.js';
import { type Initiative, type LeadIn, type Passage, isItem, ownTag, tagOf } from './passage.js';

/** A draft, and the registry that it is read by. */
export interface DraftAndRegistry {
  readonly draft: Draft;
  readonly registry: Registry;
}

/** The bureau that a user wants to see alone, as a draft’s registry has it; null where that is nobody’s code. */
export function bureauInFocus({ draft, registry }: DraftAndRegistry, code: string): Organisation | null {
  return organisationOf(code, registry, draft.circumstances.period);
}

/** Whether an item concerns a bureau: it names it, or stands in a return of that bureau. */
export function concerns(
  item: Initiative | LeadIn,
  organisation: Organisation,
  { draft, registry }: DraftAndRegistry,
): boolean {
  return isReturnOf(organisation, draft, registry) || names(item, organisation);
}

/** The initiatives that concern the bureau with a code; none in drafts that have no such bureau. */
export function concerning(code: string): (draft: DraftAndRegistry) => (initiative: Initiative) => boolean {
  return (draft) => {
    const organisation = bureauInFocus(draft, code);
    return (initiative) => organisation !== null && concerns(initiative, organisation, draft);
  };
}

function organisationOf(code: string, registry: Registry, period: Period): Organisation | null {
  return code === '' ? null : (registry.lookUp(code, period)?.organisation ?? null);
}

/** Whether a draft is what one bureau sends in. */
export function isReturnOf(
  organisation: Organisation,
  { circumstances }: Draft,
  registry: Registry,
): boolean {
  const { bureau, period } = circumstances;
  return bureau !== null && organisationOf(bureau, registry, period) === organisation;
}

/** Whether an item names a bureau in its own tag, or an initiative in that above it. */
export function names(passage: Passage, organisation: Organisation): boolean {
  if (!isItem(passage)) return false;
  const tag = passage.kind === 'initiative' ? tagOf(passage) : ownTag(passage);
  return tag?.codes.some((code) => code.organisation === organisation) ?? false;
}
