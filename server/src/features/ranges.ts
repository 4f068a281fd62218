import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceRange } from '../draft/passage.js';

/** A source range that counts from `offset`, as the protocol's positions (UTF-16). */
export function toRange(document: TextDocument, { start, end }: SourceRange, offset: number): Range {
  return { start: document.positionAt(offset + start), end: document.positionAt(offset + end) };
}
