import type { Marked } from '../workspace/marking.js';
import type { Marking } from '../protocol/index.js';
import { type CurrentSettingsFile, OWN_CLIENT, toSettingsEdit } from './settings-edit.js';

/** The change of a configuration file that marks a draft, or none. */
export function toMarking(marked: Marked, file: CurrentSettingsFile): Marking {
  if (marked.kind === 'nothing') return marked;
  const edit = marked.kind === 'text' ? toSettingsEdit(file, marked.text, OWN_CLIENT) : null;
  return edit ? { kind: 'edit', edit, configuration: file.uri } : { kind: 'broken', configuration: file.uri };
}
