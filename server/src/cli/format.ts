import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { applied } from '../formatting/change.js';
import { encodeText, encodingOf, isMarked } from '../workspace/decoding.js';
import { FileError, refused } from './file-error.js';
import { type Input, decode, findInputs, readBytes, readBytesOfStandardInput } from './input.js';
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
  const { inputs, errors } = await findInputs(
    args.filter((arg) => arg !== '-'),
    cwd,
  );
  const result = { formatted: [] as string[], drafts: 0, errors, passedOver: 0 };
  if (args.includes('-')) {
    const input = { name: '<stdin>', absolutePath: path.join(cwd, 'stdin.policy.md'), named: true };
    await formatInto(result, input, workbench, readBytesOfStandardInput, async (bytes, isChanged) => {
      if (!check) process.stdout.write(bytes);
      return check && isChanged;
    });
  }
  for (const input of inputs) {
    await formatInto(
      result,
      input,
      workbench,
      () => readBytes(input),
      async (bytes, isChanged) => {
        if (isChanged && !check) await replace(input, bytes);
        return isChanged;
      },
    );
  }
  return { ...result, errors: [...errors, ...workbench.errors] };
}

/** Formats one input; `put` does what is to be done with it, and says whether it is to be listed. */
async function formatInto(
  result: { formatted: string[]; drafts: number; errors: string[]; passedOver: number },
  input: Input,
  workbench: Workbench,
  read: () => Promise<Uint8Array>,
  put: (bytes: Uint8Array, isChanged: boolean) => Promise<boolean>,
): Promise<void> {
  let bytes: Uint8Array;
  let text: string;
  try {
    bytes = await read();
    text = decode(bytes, input.name === '<stdin>' ? 'Standard input' : input.name);
  } catch (error) {
    // A file that a pattern swept up need not be a text.
    if (input.named) result.errors.push(messageOf(error));
    else result.passedOver++;
    return;
  }
  const changes = await workbench.formattingOf(text, input);
  if (changes === null) {
    result.passedOver++;
    return;
  }
  result.drafts++;
  try {
    const after = changes.length > 0 ? inKind(bytes, text, applied(text, changes), input.name) : bytes;
    if (await put(after, changes.length > 0)) result.formatted.push(input.name);
  } catch (error) {
    result.errors.push(messageOf(error));
  }
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
