import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import { readFromDisk } from '../disk.js';
import type { Draft } from '../draft/draft.js';
import type { Change } from '../draft/changes.js';
import type { SourceRange } from '../draft/passage.js';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import { type Fingerprint, fingerprintOf } from '../rules/fingerprint.js';
import { MessageWriter, inEnglish } from '../rules/messages.js';
import type { Severity } from '../rules/types.js';
import { RepetitionIndex } from '../rules/likeness/repetition-index.js';
import { readSeeds } from '../seeds.js';
import { Configurations, type FoundConfiguration } from '../workspace/configurations.js';
import { formattingBy } from '../workspace/formatting.js';
import { KnowledgeBase } from '../workspace/knowledge-base.js';
import { explainConfiguration } from '../workspace/explanation.js';
import { allFindings, holdAgainstOthers } from '../workspace/judging.js';
import { BASELINE_PROBLEMS, type ConfigurationProblem, SAYS_WHAT_IS_USED } from '../workspace/problems.js';
import { isDraft } from '../workspace/recognition.js';
import { Baselines } from './baselines.js';
import { FileError } from './file-error.js';
import { type Input, STANDARD_INPUT, findInputs, readInput, workspaceOf } from './input.js';
import type { PrintedConfiguration } from './print-config.js';
import { linesOf } from './problem-lines.js';

/** A finding as the command line shows it: positions 1-based, columns in UTF-16 code units, the end exclusive. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** A change of a draft, in places as findings have them. */
export interface ShownChange extends Pick<ShownFinding, 'line' | 'column' | 'endLine' | 'endColumn'> {
  readonly text: string;
}

/** Another place that a finding speaks of, in a draft by its name. */
export interface ShownPlace extends Omit<ShownFinding, 'rule' | 'severity'> {
  readonly path: string;
  /** Null for standard input without a name. */
  readonly absolutePath: string | null;
}

/** A finding with what programs may want to know of it. */
export interface CheckedFinding extends ShownFinding {
  readonly related: readonly ShownPlace[];
  readonly fingerprint: Fingerprint;
  /** Its safe fix, where there is one. */
  readonly fix: { readonly title: string; readonly changes: readonly ShownChange[] } | null;
}

/** A draft that was read and checked. */
export interface CheckedDraft {
  readonly name: string;
  /** Null for standard input without a name. */
  readonly absolutePath: string | null;
  readonly document: TextDocument;
  readonly draft: Draft;
  /** Those that no baseline accepts. */
  readonly findings: readonly CheckedFinding[];
  /** The same, as they were found. */
  readonly found: DraftFindings;
  /** The registry that the draft was read by. */
  readonly registry: Registry;
}

/** A draft that was read and is still to be checked. */
interface ReadDraft {
  readonly input: Input;
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly found: FoundConfiguration;
}

/** What came of reading all inputs. */
export interface CheckedInputs {
  readonly drafts: readonly CheckedDraft[];
  /** Files and settings that could not be read, one line each. */
  readonly errors: readonly string[];
  /** Files found in folders or by patterns that are no drafts. */
  readonly passedOver: number;
}

/** Reads and checks drafts for the command line, with the same code as the server. */
export class Workbench {
  readonly #configurations: Configurations;
  readonly #errors: string[] = [];
  readonly #writer = new MessageWriter(inEnglish);

  constructor(
    private readonly cwd: string,
    private readonly today: string,
    private readonly baselines: Baselines = new Baselines(cwd),
  ) {
    const knowledge = new KnowledgeBase(readSeeds(), (rule, error) => {
      this.#errors.push(`The rule ${rule.name} failed and is left out: ${String(error)}`);
    });
    const fileSystem = { read: (uri: string) => readFromDisk(fileURLToPath(uri)) };
    // What the folder that is open is to an editor, the folder of the command and its repository are here.
    const workspace = workspaceOf(cwd).map((folder) => pathToFileURL(folder).href);
    this.#configurations = new Configurations(
      fileSystem,
      () => [],
      knowledge,
      (found) => this.#errors.push(...problemsOf(found, cwd, baselines)),
      () => workspace,
    );
  }

  /** The registry by which drafts in the folder of the command are judged, and what cannot be read of its settings. */
  async registry(): Promise<{ readonly registry: Registry; readonly errors: readonly string[] }> {
    const uri = pathToFileURL(path.join(this.cwd, 'stdin.policy.md')).href;
    const { readers } = await this.#configurations.for(uri);
    return { registry: readers.registry, errors: this.#errors };
  }

  /**
   * What brings a text into the house form, in its place; null where it is no draft. A text that is `named` is one in any
   * case.
   */
  async formattingOf(text: string, { absolutePath, named }: Input): Promise<readonly Change[] | null> {
    const uri = pathToFileURL(absolutePath).href;
    const found = await this.#configurations.for(uri);
    const surroundings = { today: this.today, publicationDate: found.configuration.publicationDate };
    const parsed = found.readers.parser.parse(text, surroundings);
    const isOne = named || isDraft({ uri, languageId: 'markdown', draft: parsed.draft }, found);
    return isOne ? formattingBy(found, surroundings, parsed) : null;
  }

  /** What could not be read of settings so far, one line each. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  /** What holds for a file, whether or not it is a draft; throws a {@link FileError} where there is no such text. */
  async explain(
    file: string,
  ): Promise<{ readonly printed: PrintedConfiguration; readonly errors: readonly string[] }> {
    const absolutePath = path.resolve(this.cwd, file);
    const nameOf = (of: string): string => path.relative(this.cwd, fileURLToPath(of)).replaceAll('\\', '/');
    const { text } = await readInput({ name: file, absolutePath, named: true, isStandardInput: false });
    const uri = pathToFileURL(absolutePath).href;
    const found = await this.#configurations.for(uri);
    const draft = this.#read(text, found);
    const printed = {
      version: 1 as const,
      file: nameOf(uri),
      isDraft: isDraft({ uri, languageId: 'markdown', draft }, found),
      ...explainConfiguration(found, { uri, draft }, nameOf),
    };
    return { printed, errors: this.#errors };
  }

  #read(text: string, { configuration: { publicationDate }, readers }: FoundConfiguration): Draft {
    return readers.parser.parse(text, { today: this.today, publicationDate }).draft;
  }

  /**
   * Checks the files, folders and patterns that the arguments name; `-` is standard input, which is judged as if it were the
   * file with the name that is given.
   */
  async check(args: readonly string[], stdinName?: string): Promise<CheckedInputs> {
    const { inputs, errors } = await findInputs(args, this.cwd, stdinName);
    this.#errors.push(...errors);
    // A finding may speak of any of them, so all are read before the first is judged.
    const promises = new RepetitionIndex();
    const read: ReadDraft[] = [];
    let passedOver = 0;
    for (const input of inputs) if (!(await this.#readInto(read, input, promises))) passedOver++;
    const names = new Map(read.map((one) => [one.document.uri, namesOf(one.input)]));
    const drafts: CheckedDraft[] = [];
    for (const one of read) drafts.push(await this.#check(one, promises, names));
    this.#errors.push(...(await this.baselines.finish(this.#errors.length === 0)));
    return { drafts, errors: this.#errors, passedOver };
  }

  /** False when the input was passed over: it is no draft. */
  async #readInto(read: ReadDraft[], input: Input, promises: RepetitionIndex): Promise<boolean> {
    let text: string;
    try {
      ({ text } = await readInput(input));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      // A file that a pattern swept up need not be a text.
      if (input.named) this.#errors.push(error.message);
      return input.named;
    }
    const uri = pathToFileURL(input.absolutePath).href;
    const found = await this.#configurations.for(uri);
    const draft = this.#read(text, found);
    if (!input.named && !isDraft({ uri, languageId: 'markdown', draft }, found)) return false;
    const document = TextDocument.create(uri, 'markdown', 0, text);
    holdAgainstOthers(promises, uri, { draft, document }, found);
    read.push({ input, document, draft, found });
    return true;
  }

  async #check(
    { input, document, draft, found }: ReadDraft,
    promises: RepetitionIndex,
    names: ReadonlyMap<string, Pick<ShownPlace, 'path' | 'absolutePath'>>,
  ): Promise<CheckedDraft> {
    const { uri } = document;
    const text = document.getText();
    const all = allFindings({ draft, repetitions: promises.repetitionsIn(uri, draft) }, found);
    const isOnDisk = !input.isStandardInput;
    const shown = await this.baselines.newAmong(all, { uri, draft, text, isOnDisk }, found);
    const findings = [...shown].map((placed) => {
      const related = (placed.finding.related ?? []).map((place) => {
        const message = this.#writer.write(placed.finding.rule, place.message);
        const [where, offset] = place.document ? [place.document, 0] : [document, placed.offset];
        return { ...names.get(where.uri)!, ...placeOf(where, place.range, offset), message };
      });
      return this.#checked(document, placed, fingerprintOf(placed, draft, text), related);
    });
    const { path: name, absolutePath } = namesOf(input);
    const { registry } = found.readers;
    return { name, absolutePath, document, draft, findings, found: shown, registry };
  }

  #checked(
    document: TextDocument,
    placed: PlacedFinding,
    fingerprint: Fingerprint,
    related: readonly ShownPlace[],
  ): CheckedFinding {
    const { rule, fix } = placed.finding;
    const title = fix && this.#writer.write(rule, fix.title);
    const changes = fix?.changes.map(({ range, text }) => ({
      ...placeOf(document, range, placed.offset),
      text,
    }));
    return {
      ...this.#shown(document, placed),
      related,
      fingerprint,
      fix: title !== undefined && changes ? { title, changes } : null,
    };
  }

  #shown(document: TextDocument, { finding, offset, severity }: PlacedFinding): ShownFinding {
    return {
      rule: finding.rule.name,
      severity,
      ...placeOf(document, finding.range, offset),
      message: this.#writer.write(finding.rule, finding.message),
    };
  }
}

/** How a draft is called by the user and by programs. */
function namesOf({ name, absolutePath, isStandardInput }: Input): Pick<ShownPlace, 'path' | 'absolutePath'> {
  const isNameless = isStandardInput && name === STANDARD_INPUT;
  return { path: name, absolutePath: isNameless ? null : absolutePath };
}

function placeOf(document: TextDocument, range: SourceRange, offset: number): Omit<ShownChange, 'text'> {
  const start = document.positionAt(offset + range.start);
  const end = document.positionAt(offset + range.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** What is wrong with a configuration and the files that it names, a line each. */
function problemsOf(found: FoundConfiguration, cwd: string, { usesConfigured }: Baselines): string[] {
  const { uri, text, dataFiles } = found;
  if (uri === null) return [];
  // What is wrong with a baseline does not matter where it is not read.
  const told = (all: readonly ConfigurationProblem[]): readonly ConfigurationProblem[] =>
    all.filter(({ message }) => usesConfigured || !BASELINE_PROBLEMS.has(message));
  const problems = told(found.problems);
  const own = linesOf({ uri, text, problems }, cwd).map((line, i) =>
    SAYS_WHAT_IS_USED.has(problems[i]!.message) ? line : `${line} What can be read of this file is used.`,
  );
  // What is used of these is told where they are named.
  const named = dataFiles.filter(({ kind }) => usesConfigured || kind !== 'baseline');
  return [...own, ...named.flatMap((file) => linesOf({ ...file, problems: told(file.problems) }, cwd))];
}
