import type { Position } from 'vscode-languageserver-textdocument';
import { type Place, placeAt } from '../../draft/places.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { blanksAtEnd } from '../lines.js';

/** How much of a line is looked at on each side of the cursor, in UTF-16 code units. */
const MOST_LOOKED_AT = 1000;

/** Where somebody writes: what stands there, and the line around the cursor. */
export interface WritingPlace extends Place {
  readonly known: KnownDraft;
  readonly position: Position;
  /** The offset of the cursor in the document (UTF-16 code units). */
  readonly offset: number;
  /** The line before the cursor and behind it, as much as matters. */
  readonly before: string;
  readonly after: string;
  /** Whether the line has no more than that before the cursor. */
  readonly isWholeLine: boolean;
}

/** What stands at a position. */
export function writingPlaceAt(known: KnownDraft, position: Position): WritingPlace {
  const { textDocument, draft } = known;
  const offset = textDocument.offsetAt(position);
  const lineStart = textDocument.offsetAt({ line: position.line, character: 0 });
  // A position beyond the end of its line is the end of it.
  const at = { line: position.line, character: offset - lineStart };
  const from = Math.max(0, at.character - MOST_LOOKED_AT);
  const before = textDocument.getText({ start: { ...at, character: from }, end: at });
  const behind = { ...at, character: at.character + MOST_LOOKED_AT };
  const after = /^[^\r\n]*/.exec(textDocument.getText({ start: at, end: behind }))![0];
  const place = placeAt(draft, offset, blanksAtEnd(before));
  return { ...place, known, position: at, offset, before, after, isWholeLine: from === 0 };
}

/** The text of the passage that the cursor is in as it reads, with the blanks before the cursor; null where there is none. */
export function passageTextAt({ passage, at }: WritingPlace): string | null {
  if (!passage || at < 0) return null;
  const { readable } = passage;
  return at > readable.length ? readable + ' '.repeat(at - readable.length) : readable;
}

/** Where a place in the passage's text stands in the document; null where it is not on the cursor's line. */
export function offsetOnLine(place: WritingPlace, at: number): number | null {
  const offset = place.offset + at - place.at;
  const [low, high] = [place.offset - place.before.length, place.offset + place.after.length];
  return low <= offset && offset <= high ? offset : null;
}
