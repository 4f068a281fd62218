import * as z from 'zod';
import { FORMS_OF_FAMILIES } from '../deadlines/en/forms.js';
import { RULES } from '../rules/all.js';
import type { SeverityOf } from '../rules/linter.js';
import {
  CATEGORIES,
  PRESETS,
  type PresetName,
  type Weight,
  categoryOf,
  weightUnder,
} from '../rules/presets.js';
import { SEVERITIES } from '../rules/types.js';
import { DATA_FILE } from './file-system.js';
import { type JsonPath, JsonText } from './json-text.js';
import { type OwnPhrases, ownPhrasesSchema } from './own-phrases.js';
import { type ConfigurationProblem, type ProblemMessage, says } from './problems.js';
import { type ShortOrganisation, shortOrganisationSchema } from './registry-file.js';
import { problemsOf, salvage } from './schema-problems.js';

/** The name of the file that the editor, other editors and the command line read. */
export const CONFIGURATION_FILE = '.policyaddress.json';

/** Whether a file holds settings. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}

const weights: readonly Weight[] = [...SEVERITIES, 'off'];
const severity = z.enum(weights as [Weight, ...Weight[]], says('severity'));
const spokenOf = [...RULES.map((rule) => rule.name), ...CATEGORIES] as [string, ...string[]];

/** How much rules weigh, by their names and those of their categories. */
export const rulesSchema = z.partialRecord(z.enum(spokenOf), severity, says('rules'));

const dataFile = z.string(says('path')).regex(DATA_FILE, says('path'));

const settingsFile = z.string(says('extends')).regex(DATA_FILE, says('extends'));

/** Something is left of it without “!” and the “/” at its start; and no path is longer. */
const pattern = z
  .string(says('drafts'))
  .regex(/^(?!!?(?:\.?\/)?$)/, says('drafts'))
  .max(1000, says('drafts'));

const day = z.iso.date(says('publicationDate'));

/** What each family of deadlines is, for those who choose a form of it. */
const FAMILIES: Readonly<Record<string, string>> = {
  quarter: 'How quarters are written.',
  half: 'How half-years are written.',
  day: 'How days are written.',
  month: 'How months are written.',
  'year-end': 'How the end of a year is written.',
  'mid-year': 'How the middle of a year is written.',
  'financial-year': 'How financial years are written.',
};

const deadlineForms = z.strictObject(
  Object.fromEntries(
    [...FORMS_OF_FAMILIES].map(([family, forms]) => [
      family,
      z
        .enum(forms as [string, ...string[]], says('choice'))
        .optional()
        .meta({ description: FAMILIES[family] ?? family }),
    ]),
  ),
  says('deadlineForms'),
);

const abbreviation = z
  .string(says('abbreviation'))
  .regex(/^[A-Za-z][A-Za-z0-9&-]{1,19}$/, says('abbreviation'));

/** What may be said for all drafts, and by an override for some of them. */
const forSomeDrafts = {
  preset: z
    .enum(PRESETS as [PresetName, ...PresetName[]], says('choice'))
    .optional()
    .meta({
      description:
        'What holds for rules that are not named: "recommended" (as the rules come), "strict" (before printing: rules that are off give information, hints become information, information becomes a warning) or "off" (nothing but what is named).',
      default: 'recommended',
      examples: ['strict'],
    }),
  rules: rulesSchema.optional().meta({
    description:
      'How much each rule weighs: "error", "warning", "information", "hint" or "off". "deadline/*" speaks of all rules whose names begin so; a rule that is named itself goes before that.',
    examples: [{ 'deadline/missing': 'information', 'structure/*': 'off' }],
  }),
  publicationDate: day.optional().meta({
    description:
      'The day the drafts are published, for example "2025-09-17". A draft’s own front matter goes before it, and so does a line on top of it such as “Publication date: 17 September 2025”.',
    examples: ['2025-09-17'],
  }),
  phrases: ownPhrasesSchema.optional().meta({
    description:
      'Phrases that your team minds, in addition to those that are known, and phrases that it allows. They are literal words: {this|that} stands for one of several, [this|that] for one or nothing, ~ for one to six words of any kind.',
    examples: [
      {
        vague: [
          'as time allows',
          {
            words: 'in the fullness of {time|events}',
            message: '“{words}” is what we used to write.',
            remedy: 'Give the quarter.',
          },
        ],
        allowed: ['in due course of law'],
      },
    ],
  }),
  abbreviations: z
    .array(abbreviation, says('abbreviations'))
    .optional()
    .meta({
      description:
        'Abbreviations that every reader of your drafts knows, in addition to those that are known: `text/abbreviation-undefined` does not ask for their full names.',
      examples: [['UHPC', 'BIM']],
    }),
  deadlineForms: deadlineForms.optional().meta({
    description:
      'How each kind of deadline is to be written, by an example. `deadline/style` and completions go by it, and only where nothing is said by what most deadlines of the draft have.',
    examples: [{ quarter: 'Q3 2026', 'year-end': 'end-2026' }],
  }),
};

const override = z.strictObject(
  {
    files: z
      .array(pattern, says('drafts'))
      .min(1, says('drafts'))
      .meta({ description: 'The files that it holds for, as patterns like those of `drafts`.' }),
    ...forSomeDrafts,
  },
  says('overrides'),
);

/** What may stand in `.policyaddress.json`; its JSON schema and its documentation are made from this. */
export const configurationSchema = z.strictObject({
  $schema: z.string(says('text')).optional().meta({ description: 'Where the description of this file is.' }),
  extends: z
    .union([settingsFile, z.array(settingsFile, says('extends'))], says('extends'))
    .optional()
    .meta({
      description:
        'Another file with settings that are taken over, or a list of such files, as seen from this one. What stands here goes before what stands there; of several files the last goes first.',
      examples: ['../house.json'],
    }),
  preset: forSomeDrafts.preset,
  rules: forSomeDrafts.rules,
  overrides: z
    .array(override, says('overrides'))
    .optional()
    .meta({
      description:
        'What is different for some files. Where several fit a file, the last that says something counts.',
      examples: [
        [
          { files: ['annex/**/*.md'], rules: { 'deadline/missing': 'off' } },
          { files: ['returns/*.md', '!returns/sb.md'], preset: 'strict' },
        ],
      ],
    }),
  publicationDate: forSomeDrafts.publicationDate,
  drafts: z
    .array(pattern, says('drafts'))
    .optional()
    .meta({
      description:
        'Which files are drafts, as patterns such as "chapters/**/*.md"; "!notes.md" means not a draft. The last that fits counts.',
      examples: [['chapters/**/*.md', '!chapters/notes.md']],
    }),
  recogniseByContent: z
    .boolean(says('recogniseByContent'))
    .optional()
    .meta({
      description: 'Take a file for a draft when at least three items end in a bureau’s code.',
      default: true,
      examples: [false],
    }),
  phrases: forSomeDrafts.phrases,
  abbreviations: forSomeDrafts.abbreviations,
  deadlineForms: forSomeDrafts.deadlineForms,
  registry: dataFile.optional().meta({
    description:
      'The file with the organisations of your government, in place of Hong Kong’s, for example "government/registry.json".',
    examples: ['registry.policyaddress.json'],
  }),
  calendar: dataFile.optional().meta({
    description:
      'The file with the financial year, school year and terms of your government, for example "government/calendar.json".',
    examples: ['calendar.policyaddress.json'],
  }),
  baseline: dataFile.optional().meta({
    description:
      'The file with the findings that are accepted as they are, for example "baseline.policyaddress.json": only new ones are shown.',
    examples: ['baseline.policyaddress.json'],
  }),
  bureaux: z
    .array(shortOrganisationSchema, says('bureaux'))
    .optional()
    .meta({
      description: 'Organisations to add to the registry, and corrections of those in it.',
      examples: [[{ code: 'HERB', name: 'Heritage Bureau', from: '2026-07-01' }]],
    }),
});

/** What a file says, and nothing else: what it leaves out is not there. */
export type Given = Omit<z.infer<typeof configurationSchema>, '$schema'>;

/** What a file says of some drafts. */
export type GivenOverride = z.infer<typeof override>;

/** How much rules weigh by what was written: names of rules and of categories. */
export type GivenRules = Readonly<Partial<Record<string, Weight>>>;

/** A configuration, with every value that could be read. */
export interface Configuration {
  readonly preset: PresetName;
  readonly rules: GivenRules;
  readonly publicationDate: string | null;
  readonly drafts: readonly string[];
  readonly recogniseByContent: boolean;
  readonly phrases: OwnPhrases;
  /** Abbreviations that need no introduction. */
  readonly abbreviations: readonly string[];
  /** The form of each family of deadlines, by the family. */
  readonly deadlineForms: Readonly<Record<string, string>>;
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
  preset: 'recommended',
  rules: {},
  publicationDate: null,
  drafts: [],
  recogniseByContent: true,
  phrases: {},
  abbreviations: [],
  deadlineForms: {},
  registry: null,
  calendar: null,
  baseline: null,
  bureaux: [],
};

/** A configuration as it was read from a text, with what is wrong with it and where each value stands. */
export interface ReadConfiguration {
  /** What the text says by itself: nothing that it takes over, nothing that it says of some drafts alone. */
  readonly configuration: Configuration;
  readonly given: Given;
  readonly problems: readonly ConfigurationProblem[];
  readonly json: JsonText;
  /** Where a value of `given` stands in the text: of a list, what could not be read is left out. */
  placeOf(path: JsonPath): JsonPath;
}

/** At most so many problems of a file are told. */
const MOST_PROBLEMS = 100;

/** Reads a configuration file. Never throws: what is wrong is reported and left out, the rest holds. */
export function readConfiguration(text: string): ReadConfiguration {
  const json = new JsonText(text);
  const nothing = {
    configuration: NO_CONFIGURATION,
    given: {},
    problems: json.problems,
    json,
    placeOf: (path: JsonPath) => path,
  };
  if (json.isEmpty) return nothing;
  const value = json.value();
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    const problem = { ...json.extentOf([]), message: 'notSettings', args: {} } as const;
    return { ...nothing, problems: [...json.problems, problem] };
  }
  const result = configurationSchema.safeParse(value);
  const issues = result.error?.issues ?? [];
  const told = issues.flatMap((issue) =>
    problemsOf(issue, json, value, { schema: configurationSchema, unknownName }),
  );
  const duplicates = json.duplicates().map(({ start, end, name }): ConfigurationProblem => ({
    start,
    end,
    message: 'duplicate',
    args: { name },
  }));
  const problems = [...json.problems, ...told, ...duplicates].slice(0, MOST_PROBLEMS);
  const written = listsIn(value);
  // What is read is a copy; what is left of the value are the same objects as before.
  const read = result.data ?? salvage(configurationSchema, value, wholeParts);
  const given = read ? defined(read) : {};
  const own = without(given, 'extends', 'overrides');
  return {
    configuration: { ...NO_CONFIGURATION, ...(own as Partial<Configuration>) },
    given,
    problems,
    json,
    placeOf: (path) => placeIn(value, written, path),
  };
}

/** The files that a configuration takes over, as written. */
export function pathsExtended({ extends: given = [] }: Given): readonly string[] {
  return typeof given === 'string' ? [given] : given;
}

/** A wrong pattern takes with it what it stands in: a half-read list would mean other files. */
function wholeParts(path: JsonPath): JsonPath {
  if (path[0] === 'drafts') return ['drafts'];
  return path[0] === 'overrides' && path[2] === 'files' ? path.slice(0, 2) : path;
}

/** All lists of a value with what is in them. */
function listsIn(value: unknown): ReadonlyMap<unknown, readonly unknown[]> {
  const lists = new Map<unknown, readonly unknown[]>();
  const parts = [value];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (part === null || typeof part !== 'object') continue;
    const inner = Object.values(part) as unknown[];
    if (Array.isArray(part)) lists.set(part, [...(part as unknown[])]);
    parts.push(...inner.filter((each) => typeof each === 'object'));
  }
  return lists;
}

/** The way to a value before parts of the lists on it were taken out. */
function placeIn(
  value: unknown,
  written: ReadonlyMap<unknown, readonly unknown[]>,
  path: JsonPath,
): JsonPath {
  let at: unknown = value;
  return path.map((step) => {
    const list = written.get(at);
    const before = list && typeof step === 'number' ? placeBefore(at as unknown[], list, step) : step;
    at = Object(at)[step] as unknown;
    return before;
  });
}

function placeBefore(kept: readonly unknown[], written: readonly unknown[], place: number): number {
  let at = -1;
  for (let i = 0; i <= place; i++) at = written.indexOf(kept[i], at + 1);
  return Math.max(at, 0);
}

/** The severities that a configuration gives, the rules' own otherwise; the same function for the same configuration. */
export function severitiesOf(configuration: Configuration): SeverityOf {
  let severityOf = severities.get(configuration);
  if (!severityOf) {
    severityOf = (rule) => {
      const weight = weightIn(configuration.rules, rule.name) ?? weightUnder(configuration.preset, rule);
      return weight === 'off' ? null : weight;
    };
    severities.set(configuration, severityOf);
  }
  return severityOf;
}

const severities = new WeakMap<Configuration, SeverityOf>();

/** How much a rule weighs by what was written of it, or else of its category. */
export function weightIn(rules: GivenRules, rule: string): Weight | undefined {
  return rules[rule] ?? rules[categoryOf(rule)];
}

function unknownName(path: JsonPath): ProblemMessage {
  if (path.at(-1) === 'rules') return 'unknownRule';
  const isSetting = path.length === 0 || (path[0] === 'overrides' && path.length === 2);
  return isSetting ? 'unknownSetting' : 'unknownField';
}

function defined(value: z.infer<typeof configurationSchema>): Given {
  const entries = Object.entries(without(value, '$schema')).filter(([, given]) => given !== undefined);
  return Object.fromEntries(entries);
}

/** An object but for some of its fields. */
export function without<T extends object, K extends string & keyof T>(value: T, ...names: K[]): Omit<T, K> {
  const others = Object.entries(value).filter(([name]) => !names.some((left) => left === name));
  return Object.fromEntries(others) as Omit<T, K>;
}
