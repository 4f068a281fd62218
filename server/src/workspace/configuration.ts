import * as z from 'zod';
import { RULES } from '../rules/all.js';
import { SEVERITIES, type Severity } from '../rules/types.js';
import type { SeverityOf } from '../rules/linter.js';
import { type JsonPath, JsonText, pathOf, problemsOf as problemsOfData, salvage } from './json-text.js';
import type { ConfigurationProblem, ProblemMessage } from './problems.js';
import { type ShortOrganisation, shortOrganisationSchema } from './registry-file.js';

/** The name of the file that the editor, other editors and the command line read. */
export const CONFIGURATION_FILE = '.policyaddress.json';

/** Whether a file holds settings. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}

const ruleNames = RULES.map((rule) => rule.name) as [string, ...string[]];
const severity = z.enum([...SEVERITIES, 'off'] as [Severity, ...Severity[], 'off']);

/** Changes of these files are told to the server; so no file with another ending is read. */
const dataFile = z.string().regex(/\.jsonc?$/i);

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
  registry: dataFile.optional().meta({
    description:
      'The file with the organisations of your government, in place of Hong Kong’s, for example "government/registry.json".',
  }),
  calendar: dataFile.optional().meta({
    description:
      'The file with the financial year, school year and terms of your government, for example "government/calendar.json".',
  }),
  baseline: dataFile.optional().meta({
    description:
      'The file with the findings that are accepted as they are, for example "baseline.policyaddress.json": only new ones are shown.',
  }),
  bureaux: z
    .array(shortOrganisationSchema)
    .optional()
    .meta({ description: 'Organisations to add to the registry, and corrections of those in it.' }),
});

/** A configuration, with every value that could be read. */
export interface Configuration {
  readonly publicationDate: string | null;
  readonly drafts: readonly string[];
  readonly recogniseByContent: boolean;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** The path of a file that holds another registry, as written; null where the seeded one holds. */
  readonly registry: string | null;
  /** The same for the calendar. */
  readonly calendar: string | null;
  /** The same for the findings that are accepted; null where none are. */
  readonly baseline: string | null;
  /** Additions to the registry and corrections of it. */
  readonly bureaux: readonly ShortOrganisation[];
}

/** What holds where there is no configuration. */
export const NO_CONFIGURATION: Configuration = {
  publicationDate: null,
  drafts: [],
  recogniseByContent: true,
  rules: {},
  registry: null,
  calendar: null,
  baseline: null,
  bureaux: [],
};

/** A configuration as it was read from a text, with what is wrong with it and where each value stands. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
  readonly json: JsonText;
  /** Which entry of `bureaux` in the text each of those that can be used is. */
  readonly bureauxAt: readonly number[];
}

/** Reads a configuration file. Never throws: what is wrong is reported and left out, the rest holds. */
export function readConfiguration(text: string): ReadConfiguration {
  const json = new JsonText(text);
  const nothing = { configuration: NO_CONFIGURATION, problems: json.problems, json, bureauxAt: [] };
  if (json.isEmpty) return nothing;
  const value = json.value();
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    const problem = { ...json.extentOf([]), message: 'notSettings', args: {} } as const;
    return { ...nothing, problems: [...json.problems, problem] };
  }
  const result = configurationSchema.safeParse(value);
  const issues = result.error?.issues ?? [];
  const problems = [...json.problems, ...issues.flatMap((issue) => problemsOf(issue, json, value))];
  const given = (value as { bureaux?: unknown }).bureaux;
  const written: unknown[] = Array.isArray(given) ? [...(given as unknown[])] : [];
  // What is read is a copy; what is left of the value are the same objects as before.
  const read = result.data ?? salvage(configurationSchema, value, wholeLists);
  const kept = (value as { bureaux?: unknown[] }).bureaux ?? [];
  const bureauxAt = kept.map((entry) => written.indexOf(entry));
  return { configuration: { ...NO_CONFIGURATION, ...(read && defined(read)) }, problems, json, bureauxAt };
}

/** A wrong pattern takes its list with it: a half-read list would mean something else. */
function wholeLists(path: JsonPath): JsonPath {
  return path[0] === 'drafts' ? ['drafts'] : path;
}

/** The severities that a configuration gives, the rules' own otherwise. */
export function severitiesOf(configuration: Configuration): SeverityOf {
  return (rule) => {
    const given = configuration.rules[rule.name] ?? rule.severity;
    return given === 'off' ? null : given;
  };
}

/** The problems that an issue is, where they stand. */
function problemsOf(issue: z.core.$ZodIssue, json: JsonText, value: unknown): ConfigurationProblem[] {
  const path = pathOf(issue);
  if (path[0] === 'bureaux' && path.length > 1) return problemsOfData(issue, json, value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      ...json.nameExtentOf([...path, name]),
      message: unknownKey(path),
      args: { name },
    }));
  }
  if (issue.code === 'invalid_key') {
    const args = { name: String(path.at(-1)) };
    return [{ ...json.nameExtentOf(path), message: unknownKey(path.slice(0, -1)), args }];
  }
  return [{ ...json.extentOf(path), message: wrongValue(path), args: {} }];
}

function unknownKey(path: JsonPath): ProblemMessage {
  return path[0] === 'rules' ? 'unknownRule' : 'unknownSetting';
}

function wrongValue(path: JsonPath): ProblemMessage {
  switch (path[0]) {
    case 'publicationDate':
    case 'drafts':
    case 'recogniseByContent':
    case 'bureaux':
      return path[0];
    case 'registry':
    case 'calendar':
    case 'baseline':
      return 'path';
    case 'rules':
      return path.length > 1 ? 'severity' : 'rules';
    default:
      return 'wrongValue';
  }
}

function defined(value: z.infer<typeof configurationSchema>): Partial<Configuration> {
  const entries = Object.entries(value).filter(([key, given]) => given !== undefined && key !== '$schema');
  return Object.fromEntries(entries) as Partial<Configuration>;
}
