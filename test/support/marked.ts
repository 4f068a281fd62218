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

/** Reads a draft with a mark in it, as `knownDraft` does unless another `read` is given. */
export function markedDraft<Day extends string | null>(
  marked: string,
  publicationDate?: Day,
  { mark = '‸', read = knownDraft }: { mark?: string; read?: (text: string, day?: Day) => KnownDraft } = {},
): MarkedDraft {
  const offset = marked.lastIndexOf(mark);
  if (offset < 0) throw new Error('there is no mark');
  const text = marked.slice(0, offset) + marked.slice(offset + mark.length);
  const known = read(text, publicationDate);
  return { known, text, offset, position: known.textDocument.positionAt(offset) };
}
