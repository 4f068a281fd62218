import type { TextDocument, TextEdit } from 'vscode-languageserver-textdocument';
import type { Change } from '../draft/changes.js';
import { toRange } from './ranges.js';

/** Changes of a document as edits, in their order. */
export function toTextEdits(document: TextDocument, changes: readonly Change[]): TextEdit[] {
  return changes.map(({ text, ...range }) => ({ range: toRange(document, range, 0), newText: text }));
}
