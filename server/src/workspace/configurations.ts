import { URI, Utils } from 'vscode-uri';
import type { Organisation } from '../bureaux/types.js';
import {
  CONFIGURATION_FILE,
  type Configuration,
  NO_CONFIGURATION,
  readConfiguration,
} from './configuration.js';
import type { Baseline } from './baseline.js';
import { readBaseline } from './baseline-file.js';
import type { DataKind } from './data-file.js';
import { loadSettings } from './extended-settings.js';
import type { FileReader } from './file-system.js';
import type { KnowledgeBase, Readers, Replaced } from './knowledge-base.js';
import {
  type Said,
  type SettingsSource,
  type Voice,
  bureauxSaid,
  fittingOverrides,
  mergedConfiguration,
  valueSaid,
  voicesOf,
} from './merging.js';
import { fileBelow, normalUri } from './paths.js';
import type { ConfigurationProblem } from './problems.js';
import { type NamedFile, problemsOfSources } from './source-problems.js';

/** A configuration file that was found, and what it comes to for a document with all that it takes over. */
export interface FoundConfiguration {
  /** What holds for the document that was asked for. */
  readonly configuration: Configuration;
  /** The file it was read from; null where there is none. */
  readonly uri: string | null;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
  /** What the drafts below it are read and judged with. The same object for as long as it holds the same. */
  readonly readers: Readers;
  /** The files that it has read: settings that it takes over, and what it uses instead of what is seeded. */
  readonly dataFiles: readonly DataFile[];
  /** The findings that it accepts; null where it names no file for them, or none that it may read. */
  readonly baseline: BaselineFile | null;
  /** Where each organisation stands that is added or corrected. */
  readonly bureauxEntries: ReadonlyMap<Organisation, BureauxEntry>;
  /** The file and those that it takes over, the one that goes before the others first. */
  readonly sources: readonly SettingsSource[];
  /** Who speaks for the document that was asked for. */
  readonly voices: readonly Voice[];
}

/** An entry of `bureaux`: in which file, and which one there. */
export interface BureauxEntry {
  readonly uri: string;
  readonly at: number;
}

/** What a file is that a configuration names. */
export type NamedKind = DataKind | 'settings' | 'baseline';

/** A file with accepted findings that a configuration names. */
export interface BaselineFile {
  readonly uri: string;
  /** Null where there is no such file. */
  readonly text: string | null;
  /** Null where there is none, or something in it is wrong. */
  readonly accepted: Baseline | null;
}

/** A file that a configuration names: other settings, a registry, a calendar or accepted findings. */
export interface DataFile {
  readonly kind: NamedKind;
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

/** Finds the configuration that holds for a draft: the nearest file up the tree, never above the roots. */
export class Configurations {
  readonly #byFolder = new Map<string, Promise<FoundConfiguration>>();
  readonly #files = new Map<string, Promise<FoundConfiguration | null>>();
  /**
   * The files that each configuration names, whether there are any or not, also where that is not saved yet. Not forgotten with
   * the rest: what was made of them may still be shown.
   */
  readonly #dataFiles = new Map<string, ReadonlyMap<string, NamedKind>>();
  /** What a configuration comes to for some of its documents, by the overrides that fit. */
  readonly #forSome = new WeakMap<FoundConfiguration, Map<string, FoundConfiguration>>();
  readonly #byDocument = new Map<string, { base: FoundConfiguration; found: FoundConfiguration }>();
  readonly #none: FoundConfiguration;

  /**
   * `roots` gives the folders that a search from a document may not leave (URIs); without any it goes up to the top.
   * `open` gives those that nothing is read outside of, for a configuration that lies in one.
   */
  constructor(
    private readonly files: FileReader,
    private readonly roots: () => readonly string[],
    private readonly knowledge: KnowledgeBase,
    private readonly onRead: (found: FoundConfiguration) => void = () => {},
    private readonly open: () => readonly string[] = roots,
  ) {
    this.#none = {
      configuration: NO_CONFIGURATION,
      uri: null,
      text: '',
      problems: [],
      readers: knowledge.seeded,
      dataFiles: [],
      baseline: null,
      bureauxEntries: new Map(),
      sources: [],
      voices: [],
    };
  }

  /** The configuration for a document; searched for once in each folder. */
  async for(documentUri: string): Promise<FoundConfiguration> {
    const folder = Utils.dirname(URI.parse(documentUri));
    const key = folder.toString();
    let searched = this.#byFolder.get(key);
    if (!searched) this.#byFolder.set(key, (searched = this.#search(folder)));
    const base = await searched;
    if (base.sources.every(({ read }) => read.given.overrides === undefined)) return base;
    const known = this.#byDocument.get(documentUri);
    if (known?.base === base) return known.found;
    const found = this.#forDocument(base, documentUri);
    this.#byDocument.set(documentUri, { base, found });
    return found;
  }

  /** Forgets what was read, because a configuration file was made, changed or removed. */
  forget(): void {
    this.#files.clear();
    this.#byFolder.clear();
    this.#byDocument.clear();
  }

  /** The configurations that were found for documents so far, in the order of their files, and have not been forgotten. */
  async known(): Promise<readonly FoundConfiguration[]> {
    const found = (await Promise.all(this.#files.values())).filter((each) => each !== null);
    return found.sort((a, b) => (String(a.uri) < String(b.uri) ? -1 : 1));
  }

  /** What a configuration file with this text says of all drafts, whether or not it was saved. */
  async read(uri: string, text: string): Promise<FoundConfiguration> {
    const named = new Map<string, NamedKind>(this.#dataFiles.get(uri));
    this.#dataFiles.set(uri, named);
    const own: SettingsSource = { uri, text, read: readConfiguration(text) };
    const loaded = await loadSettings(own, {
      resolve: (from, path) => fileBelow(from, path, this.open()),
      // Before they are read: they may change meanwhile, or come into being.
      onNamed: (file) => named.set(file, 'settings'),
      read: (file) => this.files.read(file).catch(() => null),
    });
    const { sources } = loaded;
    const voices = voicesOf(sources, []);
    const read = (kind: DataKind | 'baseline'): Promise<NamedFile> =>
      this.#named(kind, valueSaid(voices, kind), named);
    const [registry, calendar, baseline] = await Promise.all([
      read('registry'),
      read('calendar'),
      read('baseline'),
    ]);
    const accepted = baseline.text === null ? null : readBaseline(baseline.text);
    const configuration = mergedConfiguration(voices);
    const replaced = this.knowledge.with({
      ...configuration,
      registry: registry.text,
      calendar: calendar.text,
    });
    const problems = problemsOfSources(
      loaded,
      voices,
      { registry, calendar, baseline },
      replaced,
      accepted?.problems ?? [],
    );
    return {
      configuration,
      uri,
      text,
      problems: problems.get(own) ?? [],
      readers: replaced.readers,
      dataFiles: [
        ...sources.slice(1).map((source) => ({
          kind: 'settings' as const,
          uri: source.uri,
          text: source.text,
          problems: problems.get(source) ?? [],
        })),
        ...dataFilesOf('registry', registry, replaced.registryProblems),
        ...dataFilesOf('calendar', calendar, replaced.calendarProblems),
        ...dataFilesOf('baseline', baseline, accepted?.problems ?? []),
      ],
      baseline:
        baseline.uri === null
          ? null
          : { uri: baseline.uri, text: baseline.text, accepted: accepted?.baseline ?? null },
      bureauxEntries: entriesBrought(replaced, voices),
      sources,
      voices,
    };
  }

  /** What is wrong in a file that a configuration names; null where it is no such file. */
  async problemsOfData(uri: string, textNow: () => string): Promise<readonly ConfigurationProblem[] | null> {
    // The configuration that holds where the file is may not have been read so far.
    await this.for(uri);
    const file = normalUri(uri);
    const kind = [...this.#dataFiles.values()].find((files) => files.has(file))?.get(file);
    if (kind === undefined) return null;
    if (kind === 'settings') return (await this.read(file, textNow())).problems;
    return kind === 'baseline'
      ? readBaseline(textNow()).problems
      : this.knowledge.problemsIn(kind, textNow());
  }

  /** Whether what configurations say hangs on a file, or on one in a folder that has this URI. */
  hangsOn(uri: string): boolean {
    const changed = normalUri(uri);
    return [...this.#dataFiles.values()].some((files) =>
      [...files.keys()].some((file) => file === changed || file.startsWith(`${changed}/`)),
    );
  }

  /** What a configuration comes to for a document: the same object for all that the same overrides fit. */
  #forDocument(base: FoundConfiguration, documentUri: string): FoundConfiguration {
    const fitting = fittingOverrides(base.sources, documentUri);
    if (fitting.every((places) => places.length === 0)) return base;
    const some = this.#forSome.get(base) ?? new Map<string, FoundConfiguration>();
    this.#forSome.set(base, some);
    const key = JSON.stringify(fitting);
    const known = some.get(key);
    if (known) return known;
    const voices = voicesOf(base.sources, fitting);
    const configuration = mergedConfiguration(voices);
    const textOf = (kind: DataKind): string | null =>
      base.dataFiles.find((file) => file.kind === kind)?.text ?? null;
    const replaced = this.knowledge.with({
      ...configuration,
      registry: textOf('registry'),
      calendar: textOf('calendar'),
    });
    const found = {
      ...base,
      configuration,
      readers: replaced.readers,
      bureauxEntries: entriesBrought(replaced, voices),
      voices,
    };
    some.set(key, found);
    return found;
  }

  async #search(from: URI): Promise<FoundConfiguration> {
    const roots = this.roots().map((root) => normalUri(root.replace(/\/$/, '')));
    for (let folder = from; ; folder = Utils.dirname(folder)) {
      const found = await this.#read(folder);
      if (found) return found;
      const isTop = folder.path === '/' || folder.path === '' || Utils.dirname(folder).path === folder.path;
      if (isTop || roots.includes(folder.toString())) return this.#none;
    }
  }

  #read(folder: URI): Promise<FoundConfiguration | null> {
    const uri = Utils.joinPath(folder, CONFIGURATION_FILE).toString();
    let file = this.#files.get(uri);
    if (!file) this.#files.set(uri, (file = this.#readFile(uri)));
    return file;
  }

  async #readFile(uri: string): Promise<FoundConfiguration | null> {
    const text = await this.files.read(uri).catch(() => null);
    // What it named before, or in an editor that has not saved it.
    this.#dataFiles.delete(uri);
    if (text === null) return null;
    const found = await this.read(uri, text);
    this.onRead(found);
    return found;
  }

  async #named(
    kind: DataKind | 'baseline',
    said: Said<string | null>,
    named: Map<string, NamedKind>,
  ): Promise<NamedFile> {
    if (said.value === null || !said.by) return { said, uri: null, text: null, problem: null };
    const uri = fileBelow(said.by.source.uri, said.value, this.open());
    if (uri === null) return { said, uri, text: null, problem: 'outside' };
    // Before it is read: it may change meanwhile, or come into being.
    named.set(uri, kind);
    const text = await this.files.read(uri).catch(() => null);
    return { said, uri, text, problem: text === null ? 'noFile' : null };
  }
}

function dataFilesOf(
  kind: NamedKind,
  { uri, text }: NamedFile,
  problems: readonly ConfigurationProblem[],
): DataFile[] {
  return uri !== null && text !== null ? [{ kind, uri, text, problems }] : [];
}

function entriesBrought(
  { broughtBy }: Replaced,
  voices: readonly Voice[],
): ReadonlyMap<Organisation, BureauxEntry> {
  const said = bureauxSaid(voices);
  return new Map(
    [...broughtBy].flatMap(([organisation, entry]) => {
      const by = said[entry]?.by;
      if (!by) return [];
      const at = Number(by.source.read.placeOf(by.path).at(-1));
      return [[organisation, { uri: by.source.uri, at }] as const];
    }),
  );
}
