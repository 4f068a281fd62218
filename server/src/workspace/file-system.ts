/** Reading files, as the host can: Node's own on disk, the client's for virtual workspaces, none in a bare browser. */
export interface FileReader {
  /** The text of a file, or null where there is none, or it is no text. */
  read(uri: string): Promise<string | null>;
}

/** Reading and finding files. */
export interface FileSystem extends FileReader {
  /** The URIs of the files under `folders` with one of these endings ("md", without the dot). */
  find(folders: readonly string[], endings: readonly string[]): Promise<readonly string[]>;
}

/** Endings of files that may hold a draft. */
export const DRAFT_ENDINGS: readonly string[] = ['md', 'markdown', 'txt'];

/** How files end that may hold settings, or data that settings name. Changes of these are told to the server, so no other is read. */
export const DATA_FILE = /\.jsonc?$/i;

/** Folders (as patterns) in which nobody keeps drafts. */
export const IGNORED_FOLDERS: readonly string[] = ['**/node_modules/**', '**/.git/**'];
