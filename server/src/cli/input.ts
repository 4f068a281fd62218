import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { decodeText } from '../workspace/decoding.js';
import { DRAFT_ENDINGS, IGNORED_FOLDERS } from '../workspace/file-system.js';
import { FileError, refused } from './file-error.js';

/** Something to check: a file, or standard input. */
export interface Input {
  /** As the user should read it: relative to the working directory, or `<stdin>`. */
  readonly name: string;
  readonly absolutePath: string;
  /** Named by itself, so it is a draft whatever its content. */
  readonly named: boolean;
  readonly isStandardInput?: boolean;
}

const IGNORED = [...IGNORED_FOLDERS];

/** The files that arguments name: files as they are, folders and patterns for what they hold, in order, once each. */
export async function findInputs(
  args: readonly string[],
  cwd: string,
): Promise<{ inputs: Input[]; errors: string[] }> {
  const found = new Map<string, Input>();
  const errors: string[] = [];
  const add = (file: string, named: boolean): void => {
    const absolutePath = path.resolve(cwd, file);
    if (named || !found.has(absolutePath))
      found.set(absolutePath, { name: relativeName(absolutePath, cwd), absolutePath, named });
  };
  for (const arg of args) {
    const kind = await kindOf(path.resolve(cwd, arg));
    if (kind === 'file') add(arg, true);
    else if (kind === 'folder') {
      const patterns = [`**/*.{${DRAFT_ENDINGS.join(',')}}`];
      const files = await glob(patterns, { cwd: path.resolve(cwd, arg), absolute: true, ignore: IGNORED });
      files.sort().forEach((file) => add(file, false));
    } else if (isDynamicPattern(arg)) {
      const files = await glob([arg.replaceAll('\\', '/')], { cwd, absolute: true, ignore: IGNORED });
      files.sort().forEach((file) => add(file, false));
      if (files.length === 0) errors.push(`No file fits the pattern ${arg}`);
    } else errors.push(`There is no file or folder ${arg}`);
  }
  return { inputs: [...found.values()], errors };
}

async function kindOf(file: string): Promise<'file' | 'folder' | null> {
  const entry = await stat(file).catch(() => null);
  if (!entry) return null;
  return entry.isDirectory() ? 'folder' : 'file';
}

function relativeName(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.startsWith('..') ? file : relative;
}

/** The text of a file; throws an {@link FileError} where it is no text. */
export async function readText(input: Input): Promise<string> {
  return decode(await readBytes(input), input.name);
}

/** The bytes of a file; throws an {@link FileError} where it cannot be read. */
export function readBytes({ absolutePath, name }: Input): Promise<Uint8Array> {
  return readFile(absolutePath).catch((error: unknown) => {
    throw refused(name, 'read', error);
  });
}

/** Standard input as text. */
export async function readStandardInput(): Promise<string> {
  return decode(await readBytesOfStandardInput(), 'Standard input');
}

/** Standard input as bytes. */
export async function readBytesOfStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Bytes as text; throws an {@link FileError} where they are none. */
export function decode(bytes: Uint8Array, name: string): string {
  const text = decodeText(bytes);
  if (text !== null) return text;
  throw new FileError(
    `${name} is not a text file. Save a Word document as plain text or Markdown (UTF-8) to check it`,
  );
}

/** The folders that settings may name files in, for a command that runs in `cwd`: that, and the repository it is in. */
export function workspaceOf(cwd: string): readonly string[] {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return [cwd, folder];
    if (path.dirname(folder) === folder) return [cwd];
  }
}
