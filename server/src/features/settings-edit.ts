import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SettingsFile } from '../workspace/settings-edits.js';
import { toRange } from './ranges.js';

/** What edits of a configuration file the client can apply. */
export interface SettingsAbilities {
  /** Edits of a certain version of a document. */
  readonly versioned: boolean;
  /** Making a file that is not there. */
  readonly creates: boolean;
}

/**
 * The change of a configuration file to `after` as an edit that touches no more than it must; `version` as the editor has
 * it. Null where the client cannot make the file.
 */
export function toSettingsEdit(
  { uri, text }: SettingsFile,
  after: string,
  version: number | null,
  { versioned, creates }: SettingsAbilities,
): WorkspaceEdit | null {
  const before = text ?? '';
  const { start, end, newText } = difference(before, after);
  const document = TextDocument.create(uri, 'jsonc', 0, before);
  const edits = [{ range: toRange(document, { start, end }, 0), newText }];
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits };
  if (text !== null) return versioned ? { documentChanges: [change] } : { changes: { [uri]: edits } };
  if (!versioned || !creates) return null;
  return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change] };
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
