import type { Position } from 'vscode-languageserver-types';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { knownDraft } from './reading.js';

/** A draft and a place in it, told by “‸”, which is taken out. */
export interface MarkedDraft {
  readonly known: KnownDraft;
  readonly text: string;
  readonly offset: number;
  readonly position: Position;
}

/** Reads a draft with a mark in it, as `knownDraft` does. */
export function markedDraft(marked: string, publicationDate?: string | null): MarkedDraft {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error('there is no mark');
  const text = marked.replace('‸', '');
  const known = knownDraft(text, publicationDate);
  return { known, text, offset, position: known.textDocument.positionAt(offset) };
}
