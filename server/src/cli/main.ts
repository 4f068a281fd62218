import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { isDay } from '../draft/metadata.js';
import { inspectInitiatives } from '../draft/inspection.js';
import { EXPORT_FORMATS, type ExportFormat } from '../exports/formats.js';
import manifest from '../../../package.json' with { type: 'json' };
import { asJson } from './as-json.js';
import { type BaselineOptions, Baselines } from './baselines.js';
import { FORMATS, type Format, bureaux } from './bureaux.js';
import { count, plural } from './counting.js';
import { complaintOf, exported, rowsOf } from './export.js';
import { format } from './format.js';
import { FORMATTERS, type LintFormat } from './formats/all.js';
import { handOver, refuseDraft, tell } from './output.js';
import { withPrintConfig } from './print-config.js';
import { reportOnDrafts } from './report.js';
import { RulePages } from './rule-pages.js';
import { RULE_FORMATS, type RuleFormat, explainRule, listRules } from './rules.js';
import { type CheckedDraft, type CheckedInputs, type ShownFinding, Workbench } from './workbench.js';

/** Exit codes, as ESLint has them. */
const OK = 0;
const FOUND_ERRORS = 1;
const MISUSE = 2;

interface CommonOptions {
  readonly today: string;
  readonly stdinFilename?: string;
}

interface LintOptions extends CommonOptions {
  readonly maxWarnings?: number;
  readonly format: LintFormat;
  readonly output?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly frozenBaseline: boolean;
}

interface RulesOptions {
  readonly format: RuleFormat;
}

interface FormatOptions extends CommonOptions {
  readonly check?: boolean;
}

interface ExportOptions extends CommonOptions {
  readonly format: ExportFormat;
  readonly bureau?: string;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
}

interface ReportOptions extends CommonOptions {
  readonly bureau?: string;
  readonly output?: string;
}

interface BureauxOptions {
  readonly on: string;
  readonly format: Format;
}

const CONCERNS = 'only what this bureau leads or supports, and all of a return of it';
const FILES = 'files, folders or patterns; "-" reads standard input';
const TODAY = 'judge codes as of this day (YYYY-MM-DD) where a draft has no publication date';

const STDIN_FILENAME = 'judge standard input as if it were this file';

/** Runs the command line and gives its exit code; `documentation` is the folder of the rules’ pages. */
export async function main(args: readonly string[], documentation: string): Promise<number> {
  const pages = new RulePages(documentation);
  const today = Temporal.Now.plainDateISO().toString();
  let exitCode = OK;
  const program = new Command('policy-address')
    .description('Checks drafts of policy addresses: bureaux, deadlines, form. Nothing is sent anywhere.')
    .version(manifest.version, '-v, --version')
    .option('--print-config <file>', 'the same as the command config')
    .exitOverride()
    .showHelpAfterError('(add --help for what can be asked)');
  program
    .command('lint')
    .description('check drafts; exit code 1 when there are errors')
    .argument('<files...>', FILES)
    .option('--max-warnings <n>', 'exit with code 1 when there are more warnings', wholeNumber)
    .addOption(
      new Option('--format <format>', 'how to print what is found')
        .choices(Object.keys(FORMATTERS))
        .default('stylish'),
    )
    .option('--output <file>', 'write it into this file instead of standard output')
    .option('--stdin-filename <file>', STDIN_FILENAME)
    .option(
      '--baseline <file>',
      'show only what is not in this file; made with all of today where it is not there',
    )
    .option('--update-baseline', 'accept all that is found today: write the file anew')
    .option('--frozen-baseline', 'never write the file (so it is where CI is set)', isSet(process.env['CI']))
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (files: string[], options: LintOptions) => {
      const { format, output, baseline, updateBaseline, frozenBaseline } = options;
      if (updateBaseline && frozenBaseline) {
        program.error('--update-baseline and --frozen-baseline (or CI) contradict each other', {
          exitCode: MISUSE,
        });
      }
      const checked = await check(files, options, {
        file: baseline ?? null,
        update: updateBaseline === true,
        frozen: frozenBaseline,
        tell,
      });
      await refuseDraft(output, checked.drafts);
      const colours = output === undefined && process.stdout.isTTY === true && process.stdout.hasColors();
      const { version } = manifest;
      await handOver(FORMATTERS[format](checked, { colours, cwd: process.cwd(), pages, version }), output);
      exitCode = lintExitCode(checked, options);
    });
  program
    .command('inspect')
    .description('print drafts as JSON: initiatives, bureaux, deadlines, findings')
    .argument('<files...>', FILES)
    .option('--stdin-filename <file>', STDIN_FILENAME)
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (files: string[], options: CommonOptions) => {
      const checked = await check(files, options);
      process.stdout.write(asJson({ version: 1, drafts: checked.drafts.map(inspected) }));
      exitCode = checked.errors.length > 0 ? MISUSE : OK;
    });
  program
    .command('format')
    .description('bring drafts into the house form, in place; standard input to standard output')
    .argument('<files...>', FILES)
    .option('--check', 'change nothing, list the drafts that would change; exit code 1 when there are any')
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (files: string[], { check = false, today }: FormatOptions) => {
      const { formatted, drafts, errors, passedOver } = await format(files, {
        cwd: process.cwd(),
        today,
        check,
      });
      process.stdout.write(formatted.map((name) => `${name}\n`).join(''));
      errors.forEach(tell);
      if (drafts === 0 && errors.length === 0) tell(noDraft(passedOver, 'format'));
      if (errors.length > 0) exitCode = MISUSE;
      else if (check && formatted.length > 0) exitCode = FOUND_ERRORS;
    });
  program
    .command('rules')
    .description('list the rules, or explain one')
    .argument('[name]', 'the name of a rule, such as "deadline/vague"')
    .addOption(new Option('--format <format>', 'how to print them').choices(RULE_FORMATS).default('text'))
    .action((name: string | undefined, { format }: RulesOptions) => {
      if (name === undefined) return void process.stdout.write(listRules(format));
      const explained = explainRule(name, format, pages);
      if ('text' in explained) return void process.stdout.write(explained.text);
      tell(explained.problem);
      exitCode = MISUSE;
    });
  program
    .command('export')
    .description('hand over initiatives as a table, calendar or list: see docs/exporting.md')
    .argument('<files...>', FILES)
    .addOption(new Option('--format <format>', 'what to write').choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(codeOption('--bureau <code>', CONCERNS))
    .addOption(dayOption('--from <day>', 'only what has a deadline on or after this day (YYYY-MM-DD)'))
    .addOption(dayOption('--to <day>', 'only what has a deadline on or before this day (YYYY-MM-DD)'))
    .option('--output <file>', 'write into this file instead of standard output')
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (files: string[], options: ExportOptions) => {
      exitCode = await exportInitiatives(files, options);
    });
  program
    .command('report')
    .description('count initiatives by bureau, quarter and readiness, as Markdown: see docs/report.md')
    .argument('<files...>', FILES)
    .addOption(codeOption('--bureau <code>', CONCERNS))
    .option('--output <file>', 'write into this file instead of standard output')
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (files: string[], options: ReportOptions) => {
      const { drafts, errors } = await check(files, options);
      const made = reportOnDrafts(drafts, options.today, options.bureau);
      if ('problem' in made) tell(made.problem);
      else {
        await refuseDraft(options.output, drafts);
        await handOver(made.report, options.output);
      }
      exitCode = 'problem' in made || errors.length > 0 ? MISUSE : OK;
    });
  program
    .command('bureaux')
    .description('list the bureaux and offices in force, with their heads and departments')
    .addOption(dayOption('--on <day>', 'in force on this day (YYYY-MM-DD)').default(today))
    .addOption(new Option('--format <format>', 'how to print them').choices(FORMATS).default('table'))
    .action(async ({ on, format }: BureauxOptions) => {
      const { registry, errors } = await new Workbench(process.cwd(), on).registry();
      errors.forEach(tell);
      if (errors.length > 0) exitCode = MISUSE;
      if (registry.answerableOn(on).length === 0) {
        tell(`The registry knows of no bureau in force on ${on}.`);
      }
      process.stdout.write(bureaux(registry, on, format));
    });
  program
    .command('config')
    .description('print as JSON what holds for a file, and where each value comes from')
    .argument('<file>', 'a draft, or a file that is none')
    .addOption(dayOption('--today <day>', TODAY).default(today))
    .action(async (file: string, { today }: CommonOptions) => {
      const { printed, errors } = await new Workbench(process.cwd(), today).explain(file);
      errors.forEach(tell);
      if (errors.length > 0) exitCode = MISUSE;
      process.stdout.write(asJson(printed));
    });
  try {
    await program.parseAsync(withPrintConfig(args), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? OK : MISUSE;
  }
  return exitCode;
}

async function check(
  files: readonly string[],
  { today, stdinFilename }: CommonOptions,
  baseline?: BaselineOptions,
): Promise<CheckedInputs> {
  const cwd = process.cwd();
  const checked = await new Workbench(cwd, today, new Baselines(cwd, baseline)).check(files, stdinFilename);
  checked.errors.forEach(tell);
  if (checked.drafts.length === 0 && checked.errors.length === 0) {
    tell(noDraft(checked.passedOver, 'check'));
  }
  return checked;
}

function noDraft(passedOver: number, what: 'check' | 'format'): string {
  return `No draft found in ${plural(passedOver, 'file')}. Name a file to ${what} it in any case.`;
}

async function exportInitiatives(files: readonly string[], options: ExportOptions): Promise<number> {
  const { format, output, today } = options;
  if (format === 'xlsx' && output === undefined && process.stdout.isTTY) {
    tell('An Excel file is no text to read here: name a file with --output.');
    return MISUSE;
  }
  const { drafts, errors } = await check(files, options);
  const rows = rowsOf(drafts, today, options);
  const complaint = complaintOf(options, drafts, rows);
  if (complaint !== null) {
    tell(complaint);
    return MISUSE;
  }
  await refuseDraft(output, drafts);
  await handOver(await exported(rows, format), output);
  return errors.length > 0 ? MISUSE : OK;
}

function lintExitCode({ drafts, errors }: CheckedInputs, { maxWarnings }: LintOptions): number {
  if (errors.length > 0) return MISUSE;
  const findings = drafts.flatMap((draft) => draft.findings);
  if (count(findings, 'error') > 0) return FOUND_ERRORS;
  const warnings = count(findings, 'warning');
  if (maxWarnings === undefined || warnings <= maxWarnings) return OK;
  tell(`${plural(warnings, 'warning')}; no more than ${maxWarnings} allowed.`);
  return FOUND_ERRORS;
}

function inspected({ name, document, draft, findings }: CheckedDraft): unknown {
  const { date, year } = draft.circumstances.publication;
  return {
    path: name,
    publicationDate: date,
    publicationYear: year,
    initiatives: inspectInitiatives(draft, (offset) => document.positionAt(offset).line + 1),
    findings: findings.map(({ rule, severity, line, column, endLine, endColumn, message }): ShownFinding => ({
      rule,
      severity,
      line,
      column,
      endLine,
      endColumn,
      message,
    })),
  };
}

/** Whether a variable of the environment says yes. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}

/** An option that takes a day. */
function dayOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (!isDay(text))
      throw new InvalidArgumentError('Write a day as year, month and day, for example 2025-09-17.');
    return text;
  });
}

/** An empty code is a variable of a script that is not set, and would stand for all bureaux. Twice, the first would count for nothing. */
function codeOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text, before: string | undefined) => {
    if (text.trim() === '') throw new InvalidArgumentError('Write the code of a bureau, for example SB.');
    if (before !== undefined)
      throw new InvalidArgumentError('Name one bureau, or leave the option out for all.');
    return text.trim();
  });
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}
