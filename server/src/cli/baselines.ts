import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readFromDisk } from '../disk.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import {
  type Baseline,
  type Counted,
  type DraftText,
  countFindings,
  newFindings,
  stillFound,
  totalOf,
} from '../workspace/baseline.js';
import { readBaseline, writeBaseline } from '../workspace/baseline-file.js';
import type { BaselineFile, FoundConfiguration } from '../workspace/configurations.js';
import { pathFromFile } from '../workspace/paths.js';
import { plural } from './counting.js';
import { FileError } from './file-error.js';
import { writeInto } from './output.js';
import { linesOf } from './problem-lines.js';

/** What is to be done with accepted findings. */
export interface BaselineOptions {
  /** The file that is named; null: those that the configurations name. */
  readonly file: string | null;
  /** Accept what is found today. */
  readonly update: boolean;
  /** Write nothing. */
  readonly frozen: boolean;
  /** Tells the user what was done. */
  readonly tell: (message: string) => void;
}

/** Only reads what is accepted. */
const READ_ONLY: BaselineOptions = { file: null, update: false, frozen: true, tell: () => {} };

/** A draft that is checked. */
interface Checked extends DraftText {
  readonly uri: string;
  /** False where it was read from standard input: its file may hold something else. */
  readonly isOnDisk: boolean;
}

/** A file with accepted findings, and what is found now in the drafts that are checked. */
interface OpenBaseline {
  readonly uri: string;
  readonly text: string | null;
  /** Null where it is to be made, or cannot be read. */
  readonly accepted: Baseline | null;
  /** Whether all that is found is accepted, and written down. */
  readonly takesAll: boolean;
  readonly found: Map<string, Counted>;
}

/** The findings that are accepted, while drafts are checked on the command line. */
export class Baselines {
  readonly #open = new Map<string, Promise<OpenBaseline>>();
  readonly #errors: string[] = [];
  #isUnnamed = false;

  constructor(
    private readonly cwd: string,
    private readonly options: BaselineOptions = READ_ONLY,
  ) {}

  /** Whether the files are read that configurations name; a broken one is of no matter where it is written anew. */
  get usesConfigured(): boolean {
    return this.options.file === null && !this.options.update;
  }

  /** The findings of a draft that are not accepted. */
  async newAmong(
    all: DraftFindings,
    checked: Checked,
    { baseline }: FoundConfiguration,
  ): Promise<DraftFindings> {
    const uri =
      this.options.file === null
        ? (baseline?.uri ?? null)
        : pathToFileURL(path.resolve(this.cwd, this.options.file)).href;
    if (uri === null) {
      this.#isUnnamed = true;
      return all;
    }
    const open = await this.#opened(uri, this.options.file === null ? baseline : null);
    const name = pathFromFile(uri, checked.uri);
    if (name === null) return all;
    const found = countFindings(all, checked);
    if (checked.isOnDisk) open.found.set(name, found);
    const accepted = open.takesAll && checked.isOnDisk ? found : open.accepted?.get(name);
    return accepted ? newFindings(all, checked, accepted) : all;
  }

  /**
   * Writes what has changed; gives what went wrong, a line each. Where something could not be read, nothing is written: what
   * is not found then may not be gone.
   */
  async finish(isComplete: boolean): Promise<readonly string[]> {
    const { update } = this.options;
    if (update && this.#isUnnamed) {
      this.#errors.push('Name the file to update: --baseline FILE, or "baseline" in .policyaddress.json');
    }
    if (isComplete && this.#errors.length === 0) {
      for (const open of this.#open.values()) await this.#close(await open);
    }
    return this.#errors;
  }

  #opened(uri: string, configured: BaselineFile | null): Promise<OpenBaseline> {
    let open = this.#open.get(uri);
    if (!open)
      this.#open.set(uri, (open = configured ? Promise.resolve(this.#take(configured)) : this.#read(uri)));
    return open;
  }

  /** One that a configuration names was read with that, and what is wrong with it is told there: to make it must be asked for. */
  #take({ uri, text, accepted }: BaselineFile): OpenBaseline {
    return { uri, text, accepted, takesAll: this.options.update, found: new Map() };
  }

  async #read(uri: string): Promise<OpenBaseline> {
    const { update, frozen } = this.options;
    const text = await readFromDisk(fileURLToPath(uri));
    const found = new Map<string, Counted>();
    if (text === null) {
      const takesAll = update || !frozen;
      if (!takesAll) {
        this.#errors.push(
          `There is no baseline ${this.#name(uri)}, and --frozen-baseline (or CI) does not let one be made`,
        );
      }
      return { uri, text, accepted: null, takesAll, found };
    }
    const { baseline: accepted, problems } = readBaseline(text);
    if (!update) this.#errors.push(...linesOf({ uri, text, problems }, this.cwd));
    return { uri, text, accepted, takesAll: update, found };
  }

  async #close({ uri, text, accepted, takesAll, found }: OpenBaseline): Promise<void> {
    if (!takesAll && accepted === null) return;
    const isThere = ([name]: readonly [string, Counted]): boolean =>
      existsSync(fileURLToPath(new URL(name.split('/').map(encodeURIComponent).join('/'), uri)));
    const kept = [...(accepted ?? [])].filter((entry) => found.has(entry[0]) || isThere(entry));
    const now = new Map(
      takesAll
        ? [...kept, ...found]
        : kept.map(([name, before]) => [name, stillFound(before, found.get(name) ?? before)] as const),
    );
    if (takesAll) {
      const total = sum(now);
      await this.#write(uri, writeBaseline(now, text), text);
      this.options.tell(
        `${this.#name(uri)} holds ${plural(total, 'finding')} of today. Only new ones are shown from now on.`,
      );
      return;
    }
    const gone = sum(accepted!) - sum(now);
    if (gone === 0) return;
    const what = `${plural(gone, 'finding')} in ${this.#name(uri)} ${gone === 1 ? 'is' : 'are'} gone`;
    if (this.options.frozen)
      return this.options.tell(`${what}. Check once without --frozen-baseline (or CI) to take them out.`);
    await this.#write(uri, writeBaseline(now, text), text);
    this.options.tell(`${what} and taken out.`);
  }

  async #write(uri: string, after: string, before: string | null): Promise<void> {
    if (after === before) return;
    try {
      await writeInto(fileURLToPath(uri), after, this.#name(uri));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#errors.push(error.message);
    }
  }

  #name(uri: string): string {
    return path.relative(this.cwd, fileURLToPath(uri));
  }
}

function sum(baseline: Baseline): number {
  return [...baseline.values()].reduce((total, findings) => total + totalOf(findings), 0);
}
