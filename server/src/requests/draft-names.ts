import type { Session } from '../session.js';
import { decodedUri } from '../workspace/paths.js';

/** The path of a draft as the explorer shows it: with its folder where there are several. */
export function nameOf(uri: string, session: Session): string {
  const folder = session.folderOf(uri)?.replace(/\/$/, '');
  const several = session.folders.length > 1;
  const base = folder === undefined || several ? (folder ?? uri).replace(/\/[^/]*$/, '') : folder;
  return decodedUri(uri.slice(base.length).replace(/^\//, ''));
}
