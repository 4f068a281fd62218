import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileError, refused } from './file-error.js';

/** Hands over what a command made: into the file that is named, or else to standard output. */
export async function handOver(made: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(made);
  else await writeInto(file, made);
}

/**
 * Throws a `FileError` where `output` is one of the drafts that are read, by whatever name: nobody means to write a list of
 * initiatives over the text that they stand in.
 */
export async function refuseDraft(
  output: string | undefined,
  drafts: readonly { readonly absolutePath: string | null }[],
): Promise<void> {
  const file = output === undefined ? null : await identityOf(output);
  if (output === undefined || file === null) return;
  for (const { absolutePath } of drafts) {
    if (absolutePath === null || (await identityOf(absolutePath)) !== file) continue;
    throw new FileError(`${output} is left as it is: it is one of the drafts. Name another file`);
  }
}

/** The same for all names of a file, links too; null where there is none. */
async function identityOf(file: string): Promise<string | null> {
  const found = await stat(path.resolve(file), { bigint: true }).catch(() => null);
  return found && `${found.dev} ${found.ino}`;
}

/** Writes a file, and makes its folder where that is missing. Throws a `FileError` that calls it `name`. */
export async function writeInto(file: string, content: string | Uint8Array, name = file): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await writeFile(file, content);
  } catch (error) {
    throw refused(name, 'written', error);
  }
}

/** Tells the user something beside what a command hands over. */
export function tell(message: string): void {
  process.stderr.write(`policy-address: ${message}\n`);
}
