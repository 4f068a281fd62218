import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { trimmed } from '../draft/changes.js';
import type { SettingsFile } from '../workspace/settings-edits.js';
import { toTextEdits } from './text-edits.js';

/** A configuration file as it is now: in the editor, where it is open, or on the disk. */
export interface CurrentSettingsFile extends SettingsFile {
  /** The version of the open document; null where it is not open. */
  readonly version: number | null;
}

/** What edits of a configuration file the client can apply. */
export interface SettingsAbilities {
  /** Edits of a certain version of a document. */
  readonly versioned: boolean;
  /** Making a file that is not there. */
  readonly creates: boolean;
}

/** What our own client can do: all that VS Code can. */
export const OWN_CLIENT: SettingsAbilities = { versioned: true, creates: true };

/**
 * The change of a configuration file to `after` as an edit that touches no more than it must. Null where the client
 * cannot make the file.
 */
export function toSettingsEdit(
  { uri, text, version }: CurrentSettingsFile,
  after: string,
  { versioned, creates }: SettingsAbilities,
): WorkspaceEdit | null {
  const before = text ?? '';
  const change = trimmed(before, { start: 0, end: before.length, text: after });
  const edits = toTextEdits(TextDocument.create(uri, 'jsonc', 0, before), change ? [change] : []);
  const edit: TextDocumentEdit = { textDocument: { uri, version }, edits };
  if (text !== null) return versioned ? { documentChanges: [edit] } : { changes: { [uri]: edits } };
  if (!versioned || !creates) return null;
  return { documentChanges: [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] };
}
