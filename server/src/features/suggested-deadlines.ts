import type { SuggestedDeadlines } from '../deadlines/suggestions.js';
import { houseFormsOf } from '../draft/house-forms.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** Deadlines that may be written at the end of a text of a draft, in its own form, and are not over on a day (ISO 8601). */
export function suggestedDeadlines(
  { draft, times }: Pick<KnownDraft, 'draft' | 'times'>,
  text: string,
  day: string,
): SuggestedDeadlines | null {
  // Most texts end in no word that governs a time: the custom of the draft is counted only where it is needed.
  let house: ReadonlyMap<string, string> | undefined;
  return times.suggest(text, {
    reference: draft.circumstances.publication,
    day,
    house: { get: (family) => (house ??= houseFormsOf(draft, times)).get(family) },
  });
}
