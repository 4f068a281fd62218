import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
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
  readonly isStandardInput: boolean;
}

/** What standard input is called where nobody has named it. */
export const STANDARD_INPUT = '<stdin>';
/** What standard input without a name is judged as, in the folder of the command. */
const UNNAMED = 'stdin.policy.md';

const IGNORED = [...IGNORED_FOLDERS];

/**
 * What arguments name: files as they are, folders and patterns for what they hold, in order, each file once, by whatever
 * links it is reached: a link may lead to a folder above it. `-` is standard input, before all others; it is judged as if it
 * were the file that is called `stdinName`.
 */
export async function findInputs(
  args: readonly string[],
  cwd: string,
  stdinName?: string,
): Promise<{ inputs: Input[]; errors: string[] }> {
  const found = new Map<string, Input>();
  const errors: string[] = [];
  const standardInput: Input = {
    name: stdinName ?? STANDARD_INPUT,
    absolutePath: path.resolve(cwd, stdinName ?? UNNAMED),
    named: true,
    isStandardInput: true,
  };
  const add = async (file: string, named: boolean): Promise<void> => {
    const absolutePath = path.resolve(cwd, file);
    const itself = await realpath(absolutePath).catch(() => absolutePath);
    const before = found.get(itself);
    // Without a link it is called what its user calls it.
    if (!named && before && (before.named || absolutePath !== itself)) return;
    const name = relativeName(absolutePath, cwd);
    found.set(itself, { name, absolutePath, named, isStandardInput: false });
  };
  for (const arg of args) {
    if (arg === '-') continue;
    const kind = await kindOf(path.resolve(cwd, arg));
    if (kind === 'file') await add(arg, true);
    else if (kind === 'folder') {
      const patterns = [`**/*.{${DRAFT_ENDINGS.join(',')}}`];
      const files = await glob(patterns, { cwd: path.resolve(cwd, arg), absolute: true, ignore: IGNORED });
      for (const file of files.sort()) await add(file, false);
    } else if (isDynamicPattern(arg)) {
      const files = await glob([arg.replaceAll('\\', '/')], { cwd, absolute: true, ignore: IGNORED });
      for (const file of files.sort()) await add(file, false);
      if (files.length === 0) errors.push(`No file fits the pattern ${arg}`);
    } else errors.push(`There is no file or folder ${arg}`);
  }
  return { inputs: [...(args.includes('-') ? [standardInput] : []), ...found.values()], errors };
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

/** An input as bytes and as text; throws a {@link FileError} where it cannot be read, or is no text. */
export async function readInput(
  input: Input,
): Promise<{ readonly bytes: Uint8Array; readonly text: string }> {
  const bytes = await readBytes(input);
  return { bytes, text: decode(bytes, input.isStandardInput ? 'Standard input' : input.name) };
}

function readBytes({ absolutePath, name, isStandardInput }: Input): Promise<Uint8Array> {
  if (isStandardInput) return readStandardInput();
  return readFile(absolutePath).catch((error: unknown) => {
    throw refused(name, 'read', error);
  });
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array, name: string): string {
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
