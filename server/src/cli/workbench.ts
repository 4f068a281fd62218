import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import { readFromDisk } from '../disk.js';
import type { Draft } from '../draft/draft.js';
import type { DraftFindings, PlacedFinding } from '../rules/draft-findings.js';
import { MessageWriter, inEnglish } from '../rules/messages.js';
import type { Severity } from '../rules/types.js';
import { readSeeds } from '../seeds.js';
import { severitiesOf } from '../workspace/configuration.js';
import { Configurations, type FoundConfiguration } from '../workspace/configurations.js';
import { KnowledgeBase } from '../workspace/knowledge-base.js';
import {
  CONFIGURATION_MESSAGES,
  type ConfigurationProblem,
  SAYS_WHAT_IS_USED,
} from '../workspace/problems.js';
import { isDraft } from '../workspace/recognition.js';
import { type Input, InputError, findInputs, readStandardInput, readText } from './input.js';

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

/** A draft that was read and checked. */
export interface CheckedDraft {
  readonly name: string;
  readonly document: TextDocument;
  readonly draft: Draft;
  readonly findings: readonly ShownFinding[];
  /** The same, as they were found. */
  readonly found: DraftFindings;
  /** The registry that the draft was read by. */
  readonly registry: Registry;
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
  ) {
    const knowledge = new KnowledgeBase(readSeeds(), (rule, error) => {
      this.#errors.push(`The rule ${rule.name} failed and is left out: ${String(error)}`);
    });
    const fileSystem = { read: (uri: string) => readFromDisk(fileURLToPath(uri)) };
    this.#configurations = new Configurations(
      fileSystem,
      () => [],
      knowledge,
      (found) => this.#errors.push(...problemsOf(found, cwd)),
    );
  }

  /** The registry by which drafts in the folder of the command are judged, and what cannot be read of its settings. */
  async registry(): Promise<{ readonly registry: Registry; readonly errors: readonly string[] }> {
    const uri = pathToFileURL(path.join(this.cwd, 'stdin.policy.md')).href;
    const { readers } = await this.#configurations.for(uri);
    return { registry: readers.registry, errors: this.#errors };
  }

  /** Checks the files, folders and patterns that the arguments name; `-` is standard input. */
  async check(args: readonly string[]): Promise<CheckedInputs> {
    const { inputs, errors } = await findInputs(
      args.filter((arg) => arg !== '-'),
      this.cwd,
    );
    this.#errors.push(...errors);
    const drafts: CheckedDraft[] = [];
    let passedOver = 0;
    if (args.includes('-')) {
      const input = { name: '<stdin>', absolutePath: path.join(this.cwd, 'stdin.policy.md'), named: true };
      await this.#checkInto(drafts, input, readStandardInput);
    }
    for (const input of inputs) {
      if (!(await this.#checkInto(drafts, input, () => readText(input)))) passedOver++;
    }
    return { drafts, errors: this.#errors, passedOver };
  }

  /** False when the input was passed over: it is no draft. */
  async #checkInto(drafts: CheckedDraft[], input: Input, read: () => Promise<string>): Promise<boolean> {
    let text: string;
    try {
      text = await read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      // A file that a pattern swept up need not be a text.
      if (input.named) this.#errors.push(error.message);
      return input.named;
    }
    const uri = pathToFileURL(input.absolutePath).href;
    const found = await this.#configurations.for(uri);
    const surroundings = { today: this.today, publicationDate: found.configuration.publicationDate };
    const { draft } = found.readers.parser.parse(text, surroundings);
    if (!input.named && !isDraft({ uri, languageId: 'markdown', draft }, found)) return false;
    const document = TextDocument.create(uri, 'markdown', 0, text);
    const { linter, registry } = found.readers;
    const placed = linter.lint(draft, severitiesOf(found.configuration));
    const findings = [...placed].map((finding) => this.#shown(document, finding));
    drafts.push({ name: input.name, document, draft, findings, found: placed, registry });
    return true;
  }

  #shown(document: TextDocument, { finding, offset, severity }: PlacedFinding): ShownFinding {
    const start = document.positionAt(offset + finding.range.start);
    const end = document.positionAt(offset + finding.range.end);
    return {
      rule: finding.rule.name,
      severity,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      message: this.#writer.write(finding.rule, finding.message),
    };
  }
}

/** What is wrong with a configuration and the files that it names, a line each. */
function problemsOf({ uri, text, problems, dataFiles }: FoundConfiguration, cwd: string): string[] {
  if (uri === null) return [];
  const own = linesFor({ uri, text, problems }, cwd).map((line, i) =>
    SAYS_WHAT_IS_USED.has(problems[i]!.message) ? line : `${line} What can be read of this file is used.`,
  );
  // What is used of these is told where they are named.
  return [...own, ...dataFiles.flatMap((file) => linesFor(file, cwd))];
}

function linesFor(
  { uri, text, problems }: { uri: string; text: string; problems: readonly ConfigurationProblem[] },
  cwd: string,
): string[] {
  const document = TextDocument.create(uri, 'jsonc', 0, text);
  const name = path.relative(cwd, fileURLToPath(uri));
  return problems.map(({ start, message, args }) => {
    const { line, character } = document.positionAt(start);
    return `${name}:${line + 1}:${character + 1}: ${inEnglish(CONFIGURATION_MESSAGES[message], args)}`;
  });
}
