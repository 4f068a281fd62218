import {
  type Node,
  type ParseError,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { z } from 'zod';
import { RULES } from '../rules/all.js';
import { SEVERITIES, type Severity } from '../rules/types.js';
import type { SeverityOf } from '../rules/linter.js';

/** The name of the file that the editor, other editors and the command line read. */
export const CONFIGURATION_FILE = '.policyaddress.json';

const ruleNames = RULES.map((rule) => rule.name) as [string, ...string[]];
const severity = z.enum([...SEVERITIES, 'off'] as [Severity, ...Severity[], 'off']);

/** What may stand in `.policyaddress.json`; its JSON schema is made from this. */
export const configurationSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: 'Where the description of this file is.' }),
  publicationDate: z.iso.date().optional().meta({
    description:
      'The day the drafts are published, for example "2025-09-17". A draft’s own front matter goes before it.',
  }),
  drafts: z.array(z.string().min(1)).optional().meta({
    description:
      'Which files are drafts, as patterns such as "chapters/**/*.md"; "!notes.md" means not a draft. The last that fits counts.',
  }),
  recogniseByContent: z.boolean().optional().meta({
    description: 'Take a file for a draft when at least three items end in a bureau’s code.',
    default: true,
  }),
  rules: z
    .partialRecord(z.enum(ruleNames), severity)
    .optional()
    .meta({ description: 'How much each rule weighs: "error", "warning", "information", "hint" or "off".' }),
});

/** A configuration, with every value that could be read. */
export interface Configuration {
  readonly publicationDate: string | null;
  readonly drafts: readonly string[];
  readonly recogniseByContent: boolean;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** What holds where there is no configuration. */
export const NO_CONFIGURATION: Configuration = {
  publicationDate: null,
  drafts: [],
  recogniseByContent: true,
  rules: {},
};

/** What is said of settings that cannot be read, in English; `{name}` is filled in from the arguments. */
export const CONFIGURATION_MESSAGES = {
  syntax: 'This file cannot be read from here on ({reason}).',
  notSettings: 'Write the settings between { and }.',
  unknownRule: 'There is no rule “{name}”.',
  unknownSetting: 'There is no setting “{name}”.',
  publicationDate: 'Write a day as year, month and day, for example "2025-09-17".',
  drafts: 'Write a list of file patterns, for example ["chapters/*.md", "!notes.md"].',
  recogniseByContent: 'Write true or false.',
  rules: 'Write rules as { "deadline/missing": "off" }.',
  severity: 'Write "error", "warning", "information", "hint" or "off".',
  wrongValue: 'This value cannot be used here.',
} as const;

/** All that the parser may say as the `{reason}` of {@link CONFIGURATION_MESSAGES}, in English. */
export const SYNTAX_REASONS: readonly string[] = Array.from({ length: 16 }, (_, at) =>
  wordsOf(printParseErrorCode(at + 1)),
);

/** Something in the file that cannot be read, where the user wrote it (UTF-16 offsets); its text is made at the edge. */
export interface ConfigurationProblem {
  readonly start: number;
  readonly end: number;
  readonly message: keyof typeof CONFIGURATION_MESSAGES;
  readonly args: Readonly<Record<string, string>>;
}

/** Reads a configuration file. Never throws: what is wrong is reported and left out, the rest holds. */
export function readConfiguration(text: string): {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
} {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const problems: ConfigurationProblem[] = errors.slice(0, 1).map(({ error, offset, length }) => ({
    start: Math.min(offset, text.length),
    end: Math.min(offset + Math.max(length, 1), text.length),
    message: 'syntax',
    args: { reason: wordsOf(printParseErrorCode(error)) },
  }));
  if (!root) return { configuration: NO_CONFIGURATION, problems };
  if (root.type !== 'object') {
    problems.push({ ...extent(root), message: 'notSettings', args: {} });
    return { configuration: NO_CONFIGURATION, problems };
  }
  const value = getNodeValue(root) as Record<string, unknown>;
  const result = configurationSchema.safeParse(value);
  for (const issue of result.error?.issues ?? []) problems.push(...problemsOf(issue, root, value));
  const checked = configurationSchema.safeParse(value);
  return { configuration: { ...NO_CONFIGURATION, ...(checked.data ? defined(checked.data) : {}) }, problems };
}

/** The severities that a configuration gives, the rules' own otherwise. */
export function severitiesOf(configuration: Configuration): SeverityOf {
  return (rule) => {
    const given = configuration.rules[rule.name] ?? rule.severity;
    return given === 'off' ? null : given;
  };
}

/** Reports an issue where it stands, and takes the value out so that the rest can be used. */
function problemsOf(
  issue: z.core.$ZodIssue,
  root: Node,
  value: Record<string, unknown>,
): ConfigurationProblem[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  if (keys.length > 0) {
    return keys.map((key) => {
      remove(value, [...path, key]);
      return { ...keyExtent(root, [...path, key]), message: unknownKey(path), args: { name: key } };
    });
  }
  remove(value, path);
  if (issue.code === 'invalid_key') {
    const args = { name: String(path.at(-1)) };
    return [{ ...keyExtent(root, path), message: unknownKey(path.slice(0, -1)), args }];
  }
  return [{ ...extent(findNodeAtLocation(root, path) ?? root), message: wrongValue(path), args: {} }];
}

function unknownKey(path: readonly (string | number)[]): ConfigurationProblem['message'] {
  return path[0] === 'rules' ? 'unknownRule' : 'unknownSetting';
}

function wrongValue(path: readonly (string | number)[]): ConfigurationProblem['message'] {
  switch (path[0]) {
    case 'publicationDate':
    case 'drafts':
    case 'recogniseByContent':
      return path[0];
    case 'rules':
      return path.length > 1 ? 'severity' : 'rules';
    default:
      return 'wrongValue';
  }
}

function remove(value: Record<string, unknown>, path: readonly (string | number)[]): void {
  let at: unknown = value;
  // A wrong element takes its list with it: a half-read list would mean something else.
  const last = path.findLastIndex((step) => typeof step === 'string');
  for (const step of path.slice(0, last)) at = (at as Record<string | number, unknown> | undefined)?.[step];
  if (at && typeof at === 'object') Reflect.deleteProperty(at, path[last] as string);
}

function keyExtent(root: Node, path: readonly (string | number)[]): { start: number; end: number } {
  const node = findNodeAtLocation(root, [...path]);
  return extent(node?.parent?.children?.[0] ?? node ?? root);
}

function extent({ offset, length }: Node): { start: number; end: number } {
  return { start: offset, end: offset + length };
}

/** "CommaExpected" as "comma expected". */
function wordsOf(code: string): string {
  return code.replace(/(?<!^)([A-Z])/g, ' $1').toLowerCase();
}

function defined(value: z.infer<typeof configurationSchema>): Partial<Configuration> {
  const entries = Object.entries(value).filter(([key, given]) => given !== undefined && key !== '$schema');
  return Object.fromEntries(entries) as Partial<Configuration>;
}
