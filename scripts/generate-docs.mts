/**
 * `npm run generate`: writes what the documentation says of the rules and the configuration from the code itself.
 *
 *   README.md                        the table of rules, between its two markers
 *   docs/rules/CATEGORY/NAME.md      the head of each page: name, summary, severity, fix
 *   docs/configuration.schema.json   the JSON schema of `.policyaddress.json`
 *   docs/registry.schema.json        the JSON schemas of the files that it may name
 *   docs/calendar.schema.json
 *   docs/export.schema.json          the JSON schema of what `export --format json` writes
 *   seeds/schemas/                   the same for what is seeded, where nothing may be left out
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
import { Linter, type SeverityOf } from '../server/src/rules/linter.js';
import type { Rule } from '../server/src/rules/types.js';
import { readSeeds } from '../server/src/seeds.js';
import { calendarSchema } from '../server/src/workspace/calendar-file.js';
import { CONFIGURATION_FILE, configurationSchema } from '../server/src/workspace/configuration.js';
import { registrySchema } from '../server/src/workspace/registry-file.js';
import { translatableTexts } from './generate-l10n.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = 'docs/rules';
const MARKERS = ['<!-- rules -->', '<!-- /rules -->'] as const;
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
  const [, example] = /^```policy-address bad\n([^]*?)^```$/m.exec(read(pageOf(rule))) ?? [];
  if (example === undefined) throw new ProblemInDocs(`${pageOf(rule)} has no example "policy-address bad".`);
  const linter = new Linter([rule], seeds);
  // Rules that are off have remedies too.
  const severityOf: SeverityOf = () => 'warning';
  const findings = [example, RETURN + example]
    .flatMap((text) => [...linter.lint(parser.parse(text, SURROUNDINGS).draft, severityOf)])
    .map(({ finding }) => finding);
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
  return `# ${rule.name}\n\n${rule.summary}\n\nSeverity: ${rule.severity} · Can be fixed: ${fixed}\n${text.slice(body)}`;
}

function readme(): string {
  const text = read('README.md');
  const [start, end] = MARKERS.map((marker) => text.indexOf(marker)) as [number, number];
  if (start < 0 || end < start) throw new ProblemInDocs(`README.md needs ${MARKERS.join(' … ')}.`);
  return `${text.slice(0, start)}${MARKERS[0]}\n\n${rulesTable()}\n\n${text.slice(end)}`;
}

function rulesTable(): string {
  const rows = RULES.map((rule) => {
    const { fix, suggestions } = remediesOf(rule);
    const offered = [fix && 'fix', suggestions && 'suggestions'].filter(Boolean).join(', ') || '–';
    return [
      `[\`${rule.name}\`](${pageOf(rule)})`,
      rule.severity,
      rule.summary.replaceAll('|', '\\|'),
      offered,
    ];
  });
  const cells = [['Rule', 'Severity', 'What it finds', 'Fix'], ['---', '---', '---', '---'], ...rows];
  return cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The schema of the configuration, with what an editor needs to complete and explain it. */
function configurationJsonSchema(): unknown {
  const { $schema, ...schema } = z.toJSONSchema(configurationSchema, { target: 'draft-7', io: 'input' });
  const properties = schema.properties as Record<string, Record<string, unknown>>;
  const { description, additionalProperties } = properties['rules']!;
  const severity = additionalProperties as Record<string, unknown>;
  // Each rule by itself, so that an editor explains it and offers its severity.
  properties['rules'] = {
    description,
    type: 'object',
    properties: Object.fromEntries(
      RULES.map(({ name, summary, severity: usual }) => [
        name,
        { description: summary, default: usual, ...severity },
      ]),
    ),
    additionalProperties: false,
  };
  return {
    $schema,
    title: 'Policy Address: configuration',
    description: `What may stand in ${CONFIGURATION_FILE}. It holds for the drafts in its folder and below.`,
    allowComments: true,
    allowTrailingCommas: true,
    ...schema,
    properties,
  };
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

/** The schema of exported initiatives. */
function exportJsonSchema(): unknown {
  const { $schema, ...schema } = z.toJSONSchema(exportSchema, { target: 'draft-7', io: 'input' });
  return {
    $schema,
    title: 'Policy Address: exported initiatives',
    description: 'What `policy-address export --format json` writes. Things are added, but nothing changes.',
    ...schema,
  };
}

async function asPrettierHasIt(file: string, value: unknown): Promise<string> {
  const target = path.join(ROOT, file);
  return format(JSON.stringify(value), { ...(await resolveConfig(target)), filepath: target });
}

/** Pages of rules that are no more. */
function strayPages(): string[] {
  const known = new Set(RULES.map(pageOf));
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
    ['README.md', readme()],
    [schema, await asPrettierHasIt(schema, configurationJsonSchema())],
    ...(await Promise.all(
      [
        ['docs/registry.schema.json', dataJsonSchema('registry', false)] as const,
        ['docs/calendar.schema.json', dataJsonSchema('calendar', false)] as const,
        ['docs/export.schema.json', exportJsonSchema()] as const,
        ['seeds/schemas/bureaux.schema.json', dataJsonSchema('registry', true)] as const,
        ['seeds/schemas/calendar.schema.json', dataJsonSchema('calendar', true)] as const,
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
