import { URI, Utils } from 'vscode-uri';
import {
  CONFIGURATION_FILE,
  type Configuration,
  type ConfigurationProblem,
  NO_CONFIGURATION,
  readConfiguration,
} from './configuration.js';
import type { FileReader } from './file-system.js';

/** A configuration file that was found. */
export interface FoundConfiguration {
  readonly configuration: Configuration;
  /** The file it was read from; null where there is none. */
  readonly uri: string | null;
  readonly text: string;
  readonly problems: readonly ConfigurationProblem[];
}

const NONE: FoundConfiguration = { configuration: NO_CONFIGURATION, uri: null, text: '', problems: [] };

/** Finds the configuration that holds for a draft: the nearest file up the tree, never above the roots. */
export class Configurations {
  readonly #byFolder = new Map<string, Promise<FoundConfiguration>>();
  readonly #files = new Map<string, Promise<FoundConfiguration | null>>();

  /**
   * `roots` gives the folders that a search from a document may not leave (URIs); without any it goes up to the top.
   */
  constructor(
    private readonly files: FileReader,
    private readonly roots: () => readonly string[],
    private readonly onRead: (found: FoundConfiguration) => void = () => {},
  ) {}

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

  async #search(from: URI): Promise<FoundConfiguration> {
    const roots = this.roots().map((root) => URI.parse(root.replace(/\/$/, '')).toString());
    for (let folder = from; ; folder = Utils.dirname(folder)) {
      const found = await this.#read(folder);
      if (found) return found;
      const isTop = folder.path === '/' || folder.path === '' || Utils.dirname(folder).path === folder.path;
      if (isTop || roots.includes(folder.toString())) return NONE;
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
    if (text === null) return null;
    const found = { ...readConfiguration(text), uri, text };
    this.onRead(found);
    return found;
  }
}
