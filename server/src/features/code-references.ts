import type { Location } from 'vscode-languageserver-types';
import type { KnownDraft } from '../workspace/drafts.js';
import { type Party, placesOfParty } from './code-places.js';
import { toRange } from './ranges.js';

/** All places where the tags of a draft, or its front matter, name a party, in order. */
export function codeReferences(known: KnownDraft, party: Party): Location[] {
  const { uri, textDocument } = known;
  return placesOfParty(known, party).map((place) => ({ uri, range: toRange(textDocument, place, 0) }));
}
