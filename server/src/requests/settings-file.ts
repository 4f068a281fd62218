import type { CurrentSettingsFile } from '../features/settings-edit.js';
import type { Session } from '../session.js';
import { CONFIGURATION_FILE } from '../workspace/configuration.js';
import type { FoundConfiguration } from '../workspace/configurations.js';

/**
 * The configuration file to change for a document: the one that was found for it, else one to be made in `folder`.
 * `unsaved` are the documents that hold what is not saved; without it every open one may.
 */
export function settingsFileFor(
  { documents }: Session,
  found: FoundConfiguration,
  folder: string,
  unsaved?: readonly string[],
): CurrentSettingsFile {
  const uri = found.uri ?? `${folder.replace(/\/$/, '')}/${CONFIGURATION_FILE}`;
  // What stands in the editor may not be saved yet; but an editor also remembers files that are no more.
  const open = !unsaved || unsaved.includes(uri) ? documents.get(uri) : undefined;
  const text = open?.textDocument.getText() ?? (found.uri === null ? null : found.text);
  return { uri, text, version: open?.version ?? null };
}
