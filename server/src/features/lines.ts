import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceRange } from '../draft/passage.js';

/** A line without its break, and where it starts in the document (UTF-16 code units). */
export interface Line {
  readonly start: number;
  readonly text: string;
}

/** The line with this number, from 0; empty where there is none. */
export function lineAt(document: TextDocument, line: number): Line {
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  return { start: document.offsetAt(start), text: text.replace(/[\r\n]+$/, '') };
}

/** What stands on the line before a position. */
export function textBefore(document: TextDocument, position: Position): string {
  return document.getText({ start: { line: position.line, character: 0 }, end: position });
}

/** How many blanks a text ends in. */
export function blanksAtEnd(text: string): number {
  return text.length - text.trimEnd().length;
}

/** How lines end where a line (from 0) stands: as this one, or the one above it where it is the last. */
export function lineBreakOf(document: TextDocument, line: number): string {
  for (const at of [line, line - 1]) {
    if (at < 0 || at + 1 >= document.lineCount) continue;
    const text = document.getText({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } });
    const written = /\r\n|\r|\n/.exec(text);
    if (written) return written[0];
  }
  return '\n';
}

/** The whole lines that a range touches, the last one with its break; a line that it ends before is none of them. */
export function linesTouching(document: TextDocument, { start, end }: Range): SourceRange {
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  return {
    start: document.offsetAt({ line: start.line, character: 0 }),
    end: document.offsetAt({ line: last, character: 0 }),
  };
}
