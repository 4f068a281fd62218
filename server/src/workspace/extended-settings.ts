import { pathsExtended, readConfiguration } from './configuration.js';
import type { JsonPath } from './json-text.js';
import type { SettingsSource } from './merging.js';
import { normalUri } from './paths.js';

/** A file that a source takes over, or why it cannot. */
export interface SettingsLink {
  /** As written. */
  readonly path: string;
  /** The way to it in what the source says. */
  readonly at: JsonPath;
  readonly problem: 'extendsOutside' | 'extendsNoFile' | 'extendsCycle' | 'extendsTooMany' | null;
  /** How many files may be taken over, where it is one too many. */
  readonly most?: number;
  readonly target: SettingsSource | null;
}

/** A file with settings and all that it takes over. */
export interface LoadedSettings {
  /** The one that goes before the others first. */
  readonly sources: readonly SettingsSource[];
  readonly links: ReadonlyMap<SettingsSource, readonly SettingsLink[]>;
}

/** How files are found and read that are taken over. */
export interface SettingsFiles {
  /** The URI of a file that another (a URI) names by a path; null where it may not be read. */
  resolve(from: string, path: string): string | null;
  /** A file is going to be looked for. */
  onNamed(uri: string): void;
  /** The text of a file; null where there is none. */
  read(uri: string): Promise<string | null>;
}

/** No team has more; it keeps a workspace that somebody else made from having all of it read. */
const MOST_FILES = 50;

/** Reads all files that settings take over, each once. What cannot be taken over is told where it is named. */
export async function loadSettings(own: SettingsSource, files: SettingsFiles): Promise<LoadedSettings> {
  const known = new Map<string, SettingsSource | null>([[normalUri(own.uri), own]]);
  const named = new Map<SettingsSource, readonly Named[]>();
  // Those that are read are walked through while others join them.
  const found = [own];
  for (const source of found) {
    const targets = namedBy(source, files);
    named.set(source, targets);
    for (const { uri } of targets) {
      if (uri === null || known.has(uri) || known.size > MOST_FILES) continue;
      files.onNamed(uri);
      const text = await files.read(uri);
      const target = text === null ? null : { uri, text, read: readConfiguration(text) };
      known.set(uri, target);
      if (target) found.push(target);
    }
  }
  const sources = inOrder(own, (source) =>
    (named.get(source) ?? []).flatMap(({ uri }) => (uri === null ? null : known.get(uri)) ?? []),
  );
  const links = new Map(
    [...named].map(([source, targets]) => [
      source,
      targets.map((target) => toLink(source, target, known, named)),
    ]),
  );
  return { sources, links };
}

/** A file that is named, not yet read; its URI is null where it may not be. */
interface Named {
  readonly path: string;
  readonly at: JsonPath;
  readonly uri: string | null;
}

function namedBy({ uri, read: { given } }: SettingsSource, { resolve }: SettingsFiles): Named[] {
  const isList = Array.isArray(given.extends);
  return pathsExtended(given).map((path, i) => ({
    path,
    at: isList ? ['extends', i] : ['extends'],
    uri: resolve(uri, path),
  }));
}

function toLink(
  source: SettingsSource,
  { path, at, uri }: Named,
  known: ReadonlyMap<string, SettingsSource | null>,
  named: ReadonlyMap<SettingsSource, readonly Named[]>,
): SettingsLink {
  const target = (uri === null ? null : known.get(uri)) ?? null;
  if (uri === null) return { path, at, problem: 'extendsOutside', target };
  if (!known.has(uri)) return { path, at, problem: 'extendsTooMany', most: MOST_FILES, target };
  if (!target) return { path, at, problem: 'extendsNoFile', target };
  return { path, at, problem: leadsTo(target, source, known, named) ? 'extendsCycle' : null, target };
}

/** Whether a file takes over another, at once or by way of others, or is that one. */
function leadsTo(
  from: SettingsSource,
  to: SettingsSource,
  known: ReadonlyMap<string, SettingsSource | null>,
  named: ReadonlyMap<SettingsSource, readonly Named[]>,
): boolean {
  const reached = new Set([from]);
  for (const source of reached) {
    for (const { uri } of named.get(source) ?? []) {
      const target = uri === null ? null : known.get(uri);
      if (target) reached.add(target);
    }
  }
  return reached.has(to);
}

/** All files, each before those that it takes over; of several the last first. */
function inOrder(
  own: SettingsSource,
  targetsOf: (source: SettingsSource) => readonly SettingsSource[],
): SettingsSource[] {
  const furthestFirst: SettingsSource[] = [];
  const met = new Set<SettingsSource>();
  const visit = (source: SettingsSource): void => {
    if (met.has(source)) return;
    met.add(source);
    targetsOf(source).forEach(visit);
    furthestFirst.push(source);
  };
  visit(own);
  return furthestFirst.reverse();
}
