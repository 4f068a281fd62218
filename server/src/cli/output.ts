import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refused } from './file-error.js';

/** Hands over what a command made: into the file that is named, or else to standard output. */
export async function handOver(made: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(made);
  else await writeInto(file, made);
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
