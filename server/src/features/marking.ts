import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Marked, MarkedConfiguration } from '../workspace/marking.js';
import type { Marking } from '../protocol.js';
import { toRange } from './ranges.js';

/** The change of a configuration file as an edit that touches no more than it must; `version` as the editor has it. */
export function toMarking(
  marked: Marked,
  { uri, text }: MarkedConfiguration,
  version: number | null,
): Marking {
  if (marked.kind === 'nothing') return marked;
  if (marked.kind === 'broken') return { kind: 'broken', configuration: uri };
  const before = text ?? '';
  const { start, end, newText } = difference(before, marked.text);
  const document = TextDocument.create(uri, 'jsonc', 0, before);
  const change: TextDocumentEdit = {
    textDocument: { uri, version },
    edits: [{ range: toRange(document, { start, end }, 0), newText }],
  };
  const edit: WorkspaceEdit = {
    documentChanges:
      text === null ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] : [change],
  };
  return { kind: 'edit', edit, configuration: uri };
}

/** What has to be put where (UTF-16 offsets) to make one text of another. */
function difference(before: string, after: string): { start: number; end: number; newText: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}
