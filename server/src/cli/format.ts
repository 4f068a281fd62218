import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { applied } from '../draft/changes.js';
import { encodeText, encodingOf, isMarked } from '../workspace/decoding.js';
import { FileError, refused } from './file-error.js';
import { type Input, findInputs, readInput } from './input.js';
import { Workbench } from './workbench.js';

/** What came of formatting. */
export interface Formatted {
  /** The drafts that were changed, or would have been. */
  readonly formatted: readonly string[];
  /** How many drafts there were. */
  readonly drafts: number;
  /** Files that could not be read or written, and settings that could not be read, one line each. */
  readonly errors: readonly string[];
  /** Files found in folders or by patterns that are no drafts. */
  readonly passedOver: number;
}

interface Options {
  readonly cwd: string;
  /** ISO 8601. */
  readonly today: string;
  /** Only look, and change nothing. */
  readonly check: boolean;
}

/** Brings the drafts that arguments name into the house form, in place; `-`, standard input, goes to standard output. */
export async function format(args: readonly string[], options: Options): Promise<Formatted> {
  const { cwd, today, check } = options;
  const workbench = new Workbench(cwd, today);
  const { inputs, errors } = await findInputs(args, cwd);
  const result = { formatted: [] as string[], drafts: 0, errors, passedOver: 0 };
  for (const input of inputs) await formatInto(result, input, workbench, check);
  return { ...result, errors: [...errors, ...workbench.errors] };
}

async function formatInto(
  result: { formatted: string[]; drafts: number; errors: string[]; passedOver: number },
  input: Input,
  workbench: Workbench,
  check: boolean,
): Promise<void> {
  let read: Awaited<ReturnType<typeof readInput>>;
  try {
    read = await readInput(input);
  } catch (error) {
    // A file that a pattern swept up need not be a text.
    if (input.named) result.errors.push(messageOf(error));
    else result.passedOver++;
    return;
  }
  const { bytes, text } = read;
  const changes = await workbench.formattingOf(text, input);
  if (changes === null) {
    result.passedOver++;
    return;
  }
  result.drafts++;
  const isChanged = changes.length > 0;
  try {
    const after = isChanged ? inKind(bytes, text, applied(text, changes), input.name) : bytes;
    if (!check) await put(input, after, isChanged);
    // What goes to standard output cannot be listed there, too.
    if (isChanged && (check || !input.isStandardInput)) result.formatted.push(input.name);
  } catch (error) {
    result.errors.push(messageOf(error));
  }
}

/** Puts what came of an input where that was; of standard input to standard output, also where it is the same. */
async function put(input: Input, after: Uint8Array, isChanged: boolean): Promise<void> {
  if (input.isStandardInput) process.stdout.write(after);
  else if (isChanged) await replace(input, after);
}

/** What to tell the user of an error; any other than an {@link FileError} goes on. */
function messageOf(error: unknown): string {
  if (error instanceof FileError) return error.message;
  throw error;
}

/** A text as bytes of the same kind as those that it was read from. */
function inKind(bytes: Uint8Array, before: string, after: string, name: string): Uint8Array {
  const [encoding, marked] = [encodingOf(bytes), isMarked(bytes)];
  // Nothing is written back of which it is not sure that it was read right.
  if (Buffer.compare(bytes, encodeText(before, encoding, marked)) !== 0) {
    throw new FileError(`${name} is left as it is: its characters would not survive. Save it as UTF-8`);
  }
  return encodeText(after, encoding, marked);
}

/** Puts bytes in the place of a file: all of them or none, with the rights that the file has. */
async function replace({ absolutePath, name }: Input, bytes: Uint8Array): Promise<void> {
  let temporary: string | null = null;
  try {
    // What a link leads to is replaced, not the link.
    const file = await realpath(absolutePath);
    await access(file, constants.W_OK);
    const { mode } = await stat(file);
    temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
    await writeFile(temporary, bytes, { flag: 'wx' });
    await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true });
    throw refused(name, 'written', error);
  }
}
