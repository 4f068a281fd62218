/**
 * `npm run generate`: writes what the documentation says of the rules and the configuration from the code itself.
 *
 *   README.md                        the kinds of rules, between its two markers
 *   docs/rules/README.md             the tables of rules, one for each kind, between its two markers
 *   docs/rules/CATEGORY/NAME.md      the head of each page: name, summary, severity, fix; and how to turn it off
 *   docs/configuration.md            what each setting says, and what the presets come to, between markers
 *   docs/configuration.schema.json   the JSON schema of `.policyaddress.json`
 *   docs/registry.schema.json        the JSON schemas of the files that it may name
 *   docs/calendar.schema.json
 *   docs/baseline.schema.json
 *   seeds/schemas/                   the same for what is seeded, where nothing may be left out
 *   docs/findings.schema.json        the JSON schema of what `lint --format json` prints
 *   docs/export.schema.json          the JSON schema of what `export --format json` writes
 *   server/src/cli/rule-remedies.json  what each rule offers, for the command line
 *   l10n/bundle.l10n.json            every text that can be translated, apart from those in package.nls.json
 *
 * With `--check` it writes nothing: it names the files that would change and ends with exit code 1.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod';
import { DraftParser } from '../server/src/draft/parser.js';
import { exportSchema } from '../server/src/exports/json-schema.js';
import { RULES } from '../server/src/rules/all.js';
import { CATEGORIES, PRESETS } from '../server/src/rules/presets.js';
import { Linter, type SeverityOf } from '../server/src/rules/linter.js';
import { type Rule, SEVERITIES } from '../server/src/rules/types.js';
import { readSeeds } from '../server/src/seeds.js';
import { lintReportSchema } from '../server/src/cli/formats/json.js';
import { baselineSchema } from '../server/src/workspace/baseline-file.js';
import { calendarSchema } from '../server/src/workspace/calendar-file.js';
import {
  CONFIGURATION_FILE,
  configurationSchema,
  rulesSchema,
} from '../server/src/workspace/configuration.js';
import { registrySchema } from '../server/src/workspace/registry-file.js';
import { countsInSamples } from './corpus.mjs';
import { translatableTexts } from './generate-l10n.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = 'docs/rules';
const LIST_OF_RULES = `${PAGES}/README.md`;
const MARKERS = ['<!-- rules -->', '<!-- /rules -->'] as const;
/** What the rules of each category are about. */
const TOPICS: Readonly<Record<string, string>> = {
  bureau:
    'Who is responsible: bureaux that are missing, unknown, retired or misspelt, departments in their place, tags in another form.',
  commitment: 'What leaves a promise open: “as appropriate”, “explore”, “etc.”, nobody who is to act.',
  deadline:
    'By when: dates that are missing, vague, past, impossible, at odds, or count from the day of writing (“next year”).',
  directive: 'Comments that silence a rule: those that silence nothing, or name no rule that there is.',
  structure:
    'How the draft is built: lost bullets, headings, torn lists, several promises in one item, the same promise made twice.',
  text: 'Letters and words: letters of another alphabet, invisible ones, slips of a scanner, abbreviations, numbers, spaces.',
};
/** The examples of the pages are read as drafts of this day, so that they mean the same at every run. */
const SURROUNDINGS = { today: '2025-09-17', publicationDate: '2025-09-17' };
/** Some rules suggest more in a bureau's return. */
const RETURN = '---\npolicyAddress:\n  kind: return\n  bureau: SB\n---\n\n';

/** What a rule offers for what it finds. */
interface Remedies {
  readonly fix: boolean;
  readonly suggestions: boolean;
}

class ProblemInDocs extends Error {}

const seeds = readSeeds();
const parser = new DraftParser(seeds);

/** A text file of the repository, with plain line ends whatever the checkout has. */
function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8').replaceAll('\r\n', '\n');
}

function pageOf(rule: Rule): string {
  return `${PAGES}/${rule.name}.md`;
}

/** What a rule offers, found by running it over the bad example of its page. */
function remediesOf(rule: Rule): Remedies {
  const [, undated, example] =
    /^```policy-address bad( undated)?\n([^]*?)^```$/m.exec(read(pageOf(rule))) ?? [];
  if (example === undefined) throw new ProblemInDocs(`${pageOf(rule)} has no example "policy-address bad".`);
  // What directives silence is found by the other rules.
  const linter = new Linter(rule.scope === 'directives' ? RULES : [rule], seeds);
  // Rules that are off have remedies too.
  const severityOf: SeverityOf = () => 'warning';
  const surroundings = undated ? { ...SURROUNDINGS, publicationDate: null } : SURROUNDINGS;
  const findings = [example, RETURN + example]
    .flatMap((text) => [...linter.lint(parser.parse(text, surroundings).draft, severityOf)])
    .map(({ finding }) => finding)
    .filter((finding) => finding.rule === rule);
  if (findings.length === 0) throw new ProblemInDocs(`${pageOf(rule)}: nothing is found in the bad example.`);
  return {
    fix: findings.some(({ fix }) => fix !== undefined),
    suggestions: findings.some(({ suggestions = [] }) => suggestions.length > 0),
  };
}

/** The page of a rule with its head as the code has it. */
function page(rule: Rule): string {
  const text = read(pageOf(rule));
  const body = text.indexOf('\n## ');
  if (body < 0) throw new ProblemInDocs(`${pageOf(rule)} has no section.`);
  const { fix, suggestions } = remediesOf(rule);
  const fixed = fix ? 'yes' : suggestions ? 'no, but replacements are suggested' : 'no';
  const head = `# ${rule.name}\n\n${rule.summary}\n\nSeverity: ${rule.severity} · Can be fixed: ${fixed}`;
  const sections = text.slice(body).trimEnd();
  const isComplete = /^## To turn it o(?:n|ff)$/m.test(sections);
  return `${head}\n${sections}${isComplete ? '' : `\n\n${switchOf(rule)}`}\n`;
}

/** The last section of the page of a rule that does not say itself how to turn it off, or on. */
function switchOf({ name, severity }: Rule): string {
  const isOff = severity === 'off';
  const value = isOff ? 'information' : 'off';
  const settings = `\`\`\`jsonc\n{\n  "rules": {\n    "${name}": "${value}"\n  }\n}\n\`\`\``;
  const comment = `<!-- policy-address-disable-next-line ${name} -->`;
  return [
    `## To turn it ${isOff ? 'on' : 'off'}`,
    `${isOff ? 'It is off unless you ask for it. ' : ''}In \`.policyaddress.json\`:`,
    settings,
    ...(isOff ? [] : [`At one place alone: write \`${comment}\` on the line above it.`]),
  ].join('\n\n');
}

/** The rules of each category, and what these are about. */
function rulesByCategory(): { readonly category: string; readonly topic: string; readonly rules: Rule[] }[] {
  return CATEGORIES.map((pattern) => {
    const category = pattern.replace('/*', '');
    const topic = TOPICS[category];
    if (!topic)
      throw new ProblemInDocs(`Say in scripts/generate-docs.mts what the rules of ${category} are about.`);
    return { category, topic, rules: RULES.filter(({ name }) => name.startsWith(`${category}/`)) };
  });
}

/** What the README says of the rules: a line for each category. */
function kindsOfRules(): string {
  const rows = rulesByCategory().map(({ category, topic, rules }) => [
    `[\`${category}/…\`](${LIST_OF_RULES}#${category})`,
    rules.length,
    topic,
  ]);
  return table([['Rules', 'How many', 'What they find'], ['---', '---:', '---'], ...rows]);
}

/** The rules with their weights and remedies: a table for each category. */
function listOfRules(): string {
  return rulesByCategory()
    .map(({ category, topic, rules }) => `## ${category}\n\n${topic}\n\n${rulesTable(rules)}`)
    .join('\n\n');
}

/** A file with something else between its two markers. */
function withBetween(file: string, markers: readonly [string, string], content: string): string {
  return between(read(file), file, markers, content);
}

function between(text: string, file: string, markers: readonly [string, string], content: string): string {
  const [start, end] = markers.map((marker) => text.indexOf(marker)) as [number, number];
  if (start < 0 || end < start) throw new ProblemInDocs(`${file} needs ${markers.join(' … ')}.`);
  return `${text.slice(0, start)}${markers[0]}\n\n${content}\n\n${text.slice(end)}`;
}

/** What the presets come to in the sample drafts. */
function presetsTable(): string {
  const counts = countsInSamples();
  const rows = PRESETS.map((preset) => {
    const found = SEVERITIES.map((severity) => counts.get(preset)?.[severity] ?? 0);
    const total = found.reduce((sum, count) => sum + count, 0);
    return [`\`${preset}\``, ...found, total];
  });
  const head = [
    '',
    ...SEVERITIES.map((severity) => `${severity}s`.replace('informations', 'information')),
    'all',
  ];
  const align = ['---', ...head.slice(1).map(() => '---:')];
  return table([head, align, ...rows]);
}

function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const { fix, suggestions } = remediesOf(rule);
    const offered = [fix && 'fix', suggestions && 'suggestions'].filter(Boolean).join(', ') || '–';
    return [
      `[\`${rule.name}\`](${path.posix.relative(PAGES, pageOf(rule))})`,
      rule.severity,
      rule.summary.replaceAll('|', '\\|'),
      offered,
    ];
  });
  return table([['Rule', 'Severity', 'What it finds', 'Fix'], ['---', '---', '---', '---'], ...rows]);
}

function table(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The schema of the configuration, with what an editor needs to complete and explain it. */
function configurationJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) !== rulesSchema) return;
      const severity = jsonSchema.additionalProperties as JsonSchema;
      delete jsonSchema.propertyNames;
      // Each rule by itself, so that an editor explains it and offers its severity.
      jsonSchema.properties = Object.fromEntries([
        ...CATEGORIES.map((name) => [
          name,
          { description: `All rules of ${name} that are not named themselves.`, ...severity },
        ]),
        ...RULES.map(({ name, summary, severity: usual }) => [
          name,
          { description: summary, default: usual, ...severity },
        ]),
      ]) as NonNullable<typeof jsonSchema.properties>;
      jsonSchema.additionalProperties = false;
    },
  });
  return {
    $schema,
    title: 'Policy Address: configuration',
    description: `What may stand in ${CONFIGURATION_FILE}. It holds for the drafts in its folder and below.`,
    allowComments: true,
    allowTrailingCommas: true,
    ...(schema as JsonSchema),
  };
}

/** As much of a JSON schema as the documentation is made from. */
interface JsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [name: string]: unknown;
}

const CONFIGURATION_PAGE = 'docs/configuration.md';
const PRESETS_MARKERS = ['<!-- presets -->', '<!-- /presets -->'] as const;
const SETTINGS_MARKERS = ['<!-- settings -->', '<!-- /settings -->'] as const;

/** The page on the configuration, with what the schema says of each setting between its markers. */
async function configurationPage(): Promise<string> {
  const text = withBetween(CONFIGURATION_PAGE, PRESETS_MARKERS, presetsTable());
  const settings = Object.entries(configurationJsonSchema().properties ?? {}).filter(
    ([name]) => name !== '$schema',
  );
  const known = Object.fromEntries(settings);
  const sections = await Promise.all(settings.map(([name, schema]) => sectionOf(name, schema, known)));
  return between(text, CONFIGURATION_PAGE, SETTINGS_MARKERS, sections.join('\n\n'));
}

/** What is told of a setting; `known` are all, so that those that come back in it are told of once. */
async function sectionOf(
  name: string,
  schema: JsonSchema,
  known: Readonly<Record<string, JsonSchema>>,
): Promise<string> {
  const { description, default: standard, examples } = schema;
  if (!description || !examples?.length) {
    throw new ProblemInDocs(`The setting ${name} needs a description and an example.`);
  }
  const formatted = await asPrettierHasIt('example.json', { [name]: examples[0] });
  const fields = fieldsOf(schema);
  return [
    `### \`${name}\``,
    description,
    [
      `- Values: ${valuesOf(schema)}`,
      `- Where nothing is said: ${standard === undefined ? 'nothing' : `\`${JSON.stringify(standard)}\``}`,
    ].join('\n'),
    ...(name !== 'rules' && fields.length > 0
      ? [
          [
            '| Name | Values | What it says |',
            '| --- | --- | --- |',
            ...fields.map(([field, of]) => {
              const isKnown = known[field]?.description === of.description;
              const told = isKnown
                ? `As for all drafts: [\`${field}\`](#${field.toLowerCase()}).`
                : (of.description ?? '');
              return `| \`${field}\` | ${isKnown ? '' : cell(valuesOf(of))} | ${cell(told)} |`;
            }),
          ].join('\n'),
        ]
      : []),
    `\`\`\`json\n${formatted.trimEnd()}\n\`\`\``,
  ].join('\n\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The fields of an object, or of the objects in a list. */
function fieldsOf({ properties, items, anyOf = [] }: JsonSchema): (readonly [string, JsonSchema])[] {
  if (properties) return Object.entries(properties);
  if (items) return fieldsOf(items);
  return anyOf.flatMap((choice) => fieldsOf(choice));
}

/** What may be written, in a few words. */
function valuesOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(valuesOf))].join(', or ');
  if (schema.items) return `a list: ${valuesOf(schema.items)}`;
  const [first, ...others] = Object.values(schema.properties ?? {});
  if (others.length > 20 && first) return `names of rules or categories, each with ${valuesOf(first)}`;
  if (schema.properties) return 'names with values, between { and }';
  if (schema.format === 'date') return 'a day such as `"2025-09-17"`';
  const words: Readonly<Record<string, string>> = {
    string: 'words',
    boolean: '`true`, `false`',
    null: '`null`',
  };
  return words[schema.type ?? ''] ?? 'see the example';
}

/** Data files by what they are: the schema, and what it is about. */
const DATA_FILES = {
  registry: [registrySchema, 'the bureaux, offices and departments of a government'],
  calendar: [calendarSchema, 'the years, terms and sessions of a government'],
} as const;

/** The schema of a data file: for a workspace, which may leave things out, or for the seeds, which may not. */
function dataJsonSchema(kind: keyof typeof DATA_FILES, isSeeded: boolean): unknown {
  const [dataSchema, about] = DATA_FILES[kind];
  const { $schema, ...schema } = z.toJSONSchema(dataSchema, {
    target: 'draft-7',
    io: isSeeded ? 'output' : 'input',
    override: ({ jsonSchema }) => {
      // Of an object with a closed list of properties the seeds have all, but for what names the schema itself.
      if (isSeeded && jsonSchema.additionalProperties === false && jsonSchema.properties) {
        jsonSchema.required = Object.keys(jsonSchema.properties).filter((name) => name !== '$schema');
      }
    },
  });
  return {
    $schema,
    title: `Policy Address: ${kind}`,
    description: isSeeded
      ? `What is seeded: ${about}.`
      : `What a file may hold that "${kind}" in ${CONFIGURATION_FILE} names: ${about}.`,
    ...(!isSeeded && { allowComments: true, allowTrailingCommas: true }),
    ...schema,
  };
}

/** The schema of a file that is written by us, and read by programs. */
function writtenJsonSchema(written: z.ZodType, title: string, description: string): unknown {
  // As input: only what is strict is closed to what may be added.
  const { $schema, ...schema } = z.toJSONSchema(written, { target: 'draft-7', io: 'input' });
  return { $schema, title: `Policy Address: ${title}`, description, ...schema };
}

/** What each rule offers, by its name. */
function remediesJson(): unknown {
  return Object.fromEntries(RULES.map((rule) => [rule.name, remediesOf(rule)]));
}

async function asPrettierHasIt(file: string, value: unknown): Promise<string> {
  const target = path.join(ROOT, file);
  return format(JSON.stringify(value), { ...(await resolveConfig(target)), filepath: target });
}

/** Pages of rules that are no more. */
function strayPages(): string[] {
  const known = new Set([LIST_OF_RULES, ...RULES.map(pageOf)]);
  return readdirSync(path.join(ROOT, PAGES), { recursive: true, encoding: 'utf8' })
    .map((file) => `${PAGES}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.md') && !known.has(file));
}

/** All generated files with their content. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  const missing = RULES.map(pageOf).filter((file) => !existsSync(path.join(ROOT, file)));
  if (missing.length > 0) throw new ProblemInDocs(`A rule has no page: write ${missing.join(', ')}.`);
  const stray = strayPages();
  if (stray.length > 0) throw new ProblemInDocs(`There is no rule for ${stray.join(', ')}.`);
  const schema = 'docs/configuration.schema.json';
  const texts = 'l10n/bundle.l10n.json';
  return new Map([
    ...RULES.map((rule) => [pageOf(rule), page(rule)] as const),
    ['README.md', withBetween('README.md', MARKERS, kindsOfRules())],
    [LIST_OF_RULES, withBetween(LIST_OF_RULES, MARKERS, listOfRules())],
    [schema, await asPrettierHasIt(schema, configurationJsonSchema())],
    [CONFIGURATION_PAGE, await configurationPage()],
    ...(await Promise.all(
      [
        ['docs/registry.schema.json', dataJsonSchema('registry', false)] as const,
        ['docs/calendar.schema.json', dataJsonSchema('calendar', false)] as const,
        ['seeds/schemas/bureaux.schema.json', dataJsonSchema('registry', true)] as const,
        ['seeds/schemas/calendar.schema.json', dataJsonSchema('calendar', true)] as const,
        [
          'docs/baseline.schema.json',
          writtenJsonSchema(baselineSchema, 'baseline', 'Findings that are accepted as they are.'),
        ] as const,
        [
          'docs/findings.schema.json',
          writtenJsonSchema(lintReportSchema, 'findings', 'What `policy-address lint --format json` prints.'),
        ] as const,
        [
          'docs/export.schema.json',
          writtenJsonSchema(
            exportSchema,
            'exported initiatives',
            'What `policy-address export --format json` writes. Things are added, but nothing changes.',
          ),
        ] as const,
        ['server/src/cli/rule-remedies.json', remediesJson()] as const,
      ].map(async ([file, value]) => [file, await asPrettierHasIt(file, value)] as const),
    )),
    [texts, await asPrettierHasIt(texts, await translatableTexts())],
  ]);
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [file, content] of await generated()) {
    if (existsSync(path.join(ROOT, file)) && read(file) === content) continue;
    if (check) {
      console.error(`${file} is not what the code says. Run "npm run generate".`);
      process.exitCode = 1;
    } else {
      writeFileSync(path.join(ROOT, file), content);
      console.log(`Wrote ${file}`);
    }
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ProblemInDocs)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
