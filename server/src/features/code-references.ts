import type { Location } from 'vscode-languageserver-types';
import type { KnownDraft } from '../workspace/drafts.js';
import { type Party, codePlaces, namesParty } from './code-places.js';
import { toRange } from './ranges.js';

/** All places where the tags of a draft, or its front matter, name a party, in order. */
export function codeReferences(known: KnownDraft, party: Party): Location[] {
  const { uri, textDocument, registry } = known;
  if (!registry.isOfSameGovernment(party.registry)) return [];
  return codePlaces(known)
    .filter(namesParty(party, registry))
    .map((place) => ({ uri, range: toRange(textDocument, place, 0) }));
}
