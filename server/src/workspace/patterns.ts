import picomatch from 'picomatch';

/** Tells whether a path fits a pattern, and whether that pattern takes files in or leaves them out. */
interface Pattern {
  readonly takesIn: boolean;
  fits(path: string): boolean;
}

/** What lists of patterns come to; they are asked at every keystroke, and made into expressions once. */
const compiled = new WeakMap<readonly string[], readonly Pattern[]>();

/**
 * What patterns say of a path as seen from their folder: the last that fits counts, "!" leaves out. A name without "/"
 * fits in any folder. Null where none fits.
 */
export function lastFitting(patterns: readonly string[], path: string): boolean | null {
  let list = compiled.get(patterns);
  if (!list) compiled.set(patterns, (list = patterns.map(toPattern)));
  return list.findLast(({ fits }) => fits(path))?.takesIn ?? null;
}

function toPattern(pattern: string): Pattern {
  const negative = pattern.startsWith('!');
  const written = negative ? pattern.slice(1) : pattern;
  const glob = written.replace(/^\.?\//, '');
  const fits = picomatch(glob, { dot: true, basename: !written.includes('/') });
  return { takesIn: !negative, fits: (path) => fits(path) };
}

/** The path of a file as seen from a folder (both paths of URIs); null where it is not in it. */
export function pathFrom(folder: string, file: string): string | null {
  const prefix = folder.replace(/\/?$/, '/');
  return file.startsWith(prefix) ? file.slice(prefix.length) : null;
}
