import { URI, Utils } from 'vscode-uri';
import type { Organisation } from '../bureaux/types.js';
import {
  CONFIGURATION_FILE,
  type Configuration,
  NO_CONFIGURATION,
  type ReadConfiguration,
  readConfiguration,
} from './configuration.js';
import type { Baseline } from './baseline.js';
import { readBaseline } from './baseline-file.js';
import type { DataKind } from './data-file.js';
import type { FileReader } from './file-system.js';
import type { KnowledgeBase, Readers, Replaced } from './knowledge-base.js';
import { fileBelow } from './paths.js';
import type { ConfigurationProblem } from './problems.js';

/** A configuration file that was found. */
export interface FoundConfiguration {
  readonly configuration: Configuration;
  /** The file it was read from; null where there is none. */
  readonly uri: string | null;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
  /** What the drafts below it are read and judged with. The same object for as long as it holds the same. */
  readonly readers: Readers;
  /** The files that it has read instead of what is seeded. */
  readonly dataFiles: readonly DataFile[];
  /** The findings that it accepts; null where it names no file for them, or none that it may read. */
  readonly baseline: BaselineFile | null;
  /** Which entry of `bureaux` in its text adds or corrects an organisation, where one does. */
  readonly bureauxEntries: ReadonlyMap<Organisation, number>;
}

/** A file with accepted findings that a configuration names. */
export interface BaselineFile {
  readonly uri: string;
  /** Null where there is no such file. */
  readonly text: string | null;
  /** Null where there is none, or something in it is wrong. */
  readonly accepted: Baseline | null;
}

/** A file with a registry, a calendar or accepted findings that a configuration names. */
export interface DataFile {
  readonly kind: NamedKind;
  readonly uri: string;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

/** What a configuration may name a file for. */
type NamedKind = DataKind | 'baseline';

/** What a configuration names as its registry, calendar or baseline: the file, or why there is none. */
interface NamedFile {
  readonly uri: string | null;
  readonly text: string | null;
  readonly problem: 'outside' | 'noFile' | null;
}

const NOT_NAMED: NamedFile = { uri: null, text: null, problem: null };

/** Finds the configuration that holds for a draft: the nearest file up the tree, never above the roots. */
export class Configurations {
  readonly #byFolder = new Map<string, Promise<FoundConfiguration>>();
  readonly #files = new Map<string, Promise<FoundConfiguration | null>>();
  /**
   * The data files that each configuration names, whether there are any or not, also where that is not saved yet. Not forgotten with
   * the rest: what was made of them may still be shown.
   */
  readonly #dataFiles = new Map<string, ReadonlyMap<string, NamedKind>>();
  readonly #none: FoundConfiguration;

  /**
   * `roots` gives the folders that a search from a document may not leave (URIs); without any it goes up to the top.
   */
  constructor(
    private readonly files: FileReader,
    private readonly roots: () => readonly string[],
    private readonly knowledge: KnowledgeBase,
    private readonly onRead: (found: FoundConfiguration) => void = () => {},
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
    };
  }

  /** The configuration for a document; searched for once in each folder. */
  for(documentUri: string): Promise<FoundConfiguration> {
    const folder = Utils.dirname(URI.parse(documentUri));
    const key = folder.toString();
    let found = this.#byFolder.get(key);
    if (!found) this.#byFolder.set(key, (found = this.#search(folder)));
    return found;
  }

  /** Forgets what was read, because a configuration file was made, changed or removed. */
  forget(): void {
    this.#files.clear();
    this.#byFolder.clear();
  }

  /** What a configuration file with this text says, whether or not it was saved. */
  async read(uri: string, text: string): Promise<FoundConfiguration> {
    const read = readConfiguration(text);
    const { registry: registryPath, calendar: calendarPath, baseline: baselinePath } = read.configuration;
    const registryUri = registryPath === null ? null : fileBelow(uri, registryPath, this.roots());
    const calendarUri = calendarPath === null ? null : fileBelow(uri, calendarPath, this.roots());
    const baselineUri = baselinePath === null ? null : fileBelow(uri, baselinePath, this.roots());
    const dataUris = new Map<string, NamedKind>();
    if (baselineUri !== null) dataUris.set(baselineUri, 'baseline');
    if (calendarUri !== null) dataUris.set(calendarUri, 'calendar');
    if (registryUri !== null) dataUris.set(registryUri, 'registry');
    // Before they are read: they may change meanwhile, or come into being.
    this.#dataFiles.set(uri, new Map([...(this.#dataFiles.get(uri) ?? []), ...dataUris]));
    const [registry, calendar, baseline] = await Promise.all([
      this.#named(registryPath, registryUri),
      this.#named(calendarPath, calendarUri),
      this.#named(baselinePath, baselineUri),
    ]);
    const accepted = baseline.text === null ? null : readBaseline(baseline.text);
    const replaced = this.knowledge.with({
      registry: registry.text,
      calendar: calendar.text,
      bureaux: read.configuration.bureaux,
    });
    const dataFiles = [
      ...dataFilesOf('registry', registry, replaced.registryProblems),
      ...dataFilesOf('calendar', calendar, replaced.calendarProblems),
      ...dataFilesOf('baseline', baseline, accepted?.problems ?? []),
    ];
    const problems = [
      ...read.problems,
      ...problemsWith('registry', registry, read, replaced),
      ...problemsWith('calendar', calendar, read, replaced),
      ...problemsWithBaseline(baseline, read, accepted?.problems ?? []),
      ...replaced.bureauxProblems.map(({ path: [entry, ...rest], message, args }) => ({
        ...read.json.extentOf(['bureaux', read.bureauxAt[Number(entry)] ?? 0, ...rest]),
        message,
        args,
      })),
    ];
    return {
      configuration: read.configuration,
      uri,
      text,
      problems,
      readers: replaced.readers,
      dataFiles,
      baseline:
        baseline.uri === null
          ? null
          : { ...baseline, uri: baseline.uri, accepted: accepted?.baseline ?? null },
      bureauxEntries: new Map(
        [...replaced.broughtBy].map(([organisation, entry]) => [organisation, read.bureauxAt[entry] ?? 0]),
      ),
    };
  }

  /** What is wrong in a file with a registry or a calendar that a configuration names; null where it is no such file. */
  async problemsOfData(uri: string, textNow: () => string): Promise<readonly ConfigurationProblem[] | null> {
    // The configuration that holds where the file is may not have been read so far.
    await this.for(uri);
    const file = URI.parse(uri).toString();
    const named = [...this.#dataFiles.values()].find((files) => files.has(file));
    if (!named) return null;
    const kind = named.get(file)!;
    return kind === 'baseline'
      ? readBaseline(textNow()).problems
      : this.knowledge.problemsIn(kind, textNow());
  }

  /** Whether what configurations say hangs on a file, or on one in a folder that has this URI. */
  hangsOn(uri: string): boolean {
    const changed = URI.parse(uri).toString();
    return [...this.#dataFiles.values()].some((files) =>
      [...files.keys()].some((file) => file === changed || file.startsWith(`${changed}/`)),
    );
  }

  async #search(from: URI): Promise<FoundConfiguration> {
    const roots = this.roots().map((root) => URI.parse(root.replace(/\/$/, '')).toString());
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

  async #named(path: string | null, uri: string | null): Promise<NamedFile> {
    if (path === null) return NOT_NAMED;
    if (uri === null) return { ...NOT_NAMED, problem: 'outside' };
    const text = await this.files.read(uri).catch(() => null);
    return { uri, text, problem: text === null ? 'noFile' : null };
  }
}

function dataFilesOf(
  kind: NamedKind,
  { uri, text }: NamedFile,
  problems: readonly ConfigurationProblem[],
): DataFile[] {
  return uri !== null && text !== null ? [{ kind, uri, text, problems }] : [];
}

/** What is told of a data file where it is named; what is wrong in it is told there as well. */
function problemsWith(
  kind: DataKind,
  { text, problem }: NamedFile,
  { configuration, json }: ReadConfiguration,
  { registryProblems, calendarProblems, unread }: Replaced,
): ConfigurationProblem[] {
  const path = configuration[kind] ?? '';
  const at = json.extentOf([kind]);
  if (problem !== null) return [{ ...at, message: problem, args: { path } }];
  const [first] = [...(kind === 'registry' ? registryProblems : calendarProblems)].sort(
    (a, b) => a.start - b.start,
  );
  if (!first || text === null) return [];
  const line = String(lineOf(text, first.start));
  return [{ ...at, message: unread[kind] ? 'notRead' : 'partlyRead', args: { path, line } }];
}

/** What is told of a baseline where it is named. */
function problemsWithBaseline(
  { text, problem }: NamedFile,
  { configuration, json }: ReadConfiguration,
  problems: readonly ConfigurationProblem[],
): ConfigurationProblem[] {
  const path = configuration.baseline ?? '';
  const at = json.extentOf(['baseline']);
  if (problem !== null) {
    return [{ ...at, message: problem === 'outside' ? 'baselineOutside' : 'noBaseline', args: { path } }];
  }
  const [first] = [...problems].sort((a, b) => a.start - b.start);
  if (!first || text === null) return [];
  return [{ ...at, message: 'baselineNotRead', args: { path, line: String(lineOf(text, first.start)) } }];
}

/** The line (from 1) in which an offset stands. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
