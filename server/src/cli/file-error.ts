/** A file that cannot be read or written, with a message for the user. */
export class FileError extends Error {}

/** Why files cannot be read or written, in words; what is not among them has the name that the system gives it. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EBUSY: 'another program has it open',
  // A folder cannot be made where a file is.
  EEXIST: 'part of its path is a file',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is a file',
  EPERM: 'no permission',
  EROFS: 'nothing can be written there',
};

/** What to tell of a file that the system refuses to read or write. */
export function refused(name: string, what: 'read' | 'written', error: unknown): FileError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new FileError(`${name} cannot be ${what} (${REASONS[code] ?? (code || message)})`);
}
