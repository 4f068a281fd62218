import type { TextDocument } from 'vscode-languageserver-textdocument';

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
