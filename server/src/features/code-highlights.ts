import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position } from 'vscode-languageserver-textdocument';
import type { KnownDraft } from '../workspace/drafts.js';
import { partyAt, placesOfParty } from './code-places.js';
import { toRange } from './ranges.js';

/**
 * All places of a draft that name who is named at a position: that place, and those in tags and the front matter. Null
 * where nobody is named, so that an editor may do what it does with any word.
 */
export function codeHighlights(known: KnownDraft, position: Position): DocumentHighlight[] | null {
  const at = partyAt(known, position);
  if (!at) return null;
  const places = placesOfParty(known, at.party);
  const isAmong = places.some(({ start }) => start === at.range.start);
  const ranges = isAmong ? places : [...places, at.range].sort((a, b) => a.start - b.start);
  return ranges.map((range) => ({
    range: toRange(known.textDocument, range, 0),
    kind: DocumentHighlightKind.Text,
  }));
}
