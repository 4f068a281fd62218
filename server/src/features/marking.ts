import type { Marked } from '../workspace/marking.js';
import type { SettingsFile } from '../workspace/settings-edits.js';
import type { Marking } from '../protocol.js';
import { toSettingsEdit } from './settings-edit.js';

/** Our own client asks for this: it can do all that VS Code can. */
const OWN_CLIENT = { versioned: true, creates: true };

/** The change of a configuration file that marks a draft, or none; `version` as the editor has it. */
export function toMarking(marked: Marked, file: SettingsFile, version: number | null): Marking {
  if (marked.kind === 'nothing') return marked;
  const edit = marked.kind === 'text' ? toSettingsEdit(file, marked.text, version, OWN_CLIENT) : null;
  return edit ? { kind: 'edit', edit, configuration: file.uri } : { kind: 'broken', configuration: file.uri };
}
