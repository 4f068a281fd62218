import type { Position } from 'vscode-languageserver-textdocument';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { knownDraft } from './reading.js';

/** The draft that a text with a `¦` in it is, and the place that this marks. */
export function draftAt(marked: string, day?: string | null): { known: KnownDraft; position: Position } {
  const offset = marked.indexOf('¦');
  const known = knownDraft(marked.replace('¦', ''), day);
  return { known, position: known.textDocument.positionAt(offset) };
}
