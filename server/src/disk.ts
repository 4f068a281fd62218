import { readFile, stat } from 'node:fs/promises';
import { MOST_DATA } from './workspace/data-file.js';
import { decodeText } from './workspace/decoding.js';
import { DATA_FILE } from './workspace/file-system.js';

/** A UTF-16 code unit takes no more than three bytes: what is larger is longer than is read. */
const MOST_BYTES = 3 * MOST_DATA;

/**
 * The text of a file on disk; null where there is none, it is no text, or it is larger than any data. Pipes and devices
 * are never read: they may have no end.
 */
export async function readFromDisk(file: string): Promise<string | null> {
  const entry = await stat(file).catch(() => null);
  // Drafts have a limit of their own, which is told.
  if (!entry?.isFile() || (DATA_FILE.test(file) && entry.size > MOST_BYTES)) return null;
  return readFile(file).then(decodeText, () => null);
}
