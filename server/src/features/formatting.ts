import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceRange } from '../draft/passage.js';

/** The whole lines that a range touches, the last one with its break; a line that it ends before is none of them. */
export function linesTouching(document: TextDocument, { start, end }: Range): SourceRange {
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  return {
    start: document.offsetAt({ line: start.line, character: 0 }),
    end: document.offsetAt({ line: last, character: 0 }),
  };
}
