import { writeFile } from 'node:fs/promises';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { isDay } from '../draft/metadata.js';
import { inspectInitiatives } from '../draft/inspection.js';
import { EXPORT_FORMATS, type ExportFormat } from '../exports/formats.js';
import manifest from '../../../package.json' with { type: 'json' };
import { FORMATS, type Format, bureaux } from './bureaux.js';
import { complaintOf, exported, rowsOf } from './export.js';
import { count, plural, stylish } from './stylish.js';
import { type CheckedDraft, type CheckedInputs, Workbench } from './workbench.js';

/** Exit codes, as ESLint has them. */
const OK = 0;
const FOUND_ERRORS = 1;
const MISUSE = 2;

interface CommonOptions {
  readonly today: string;
}

interface LintOptions extends CommonOptions {
  readonly maxWarnings?: number;
}

interface ExportOptions extends CommonOptions {
  readonly format: ExportFormat;
  readonly bureau?: string;
  readonly from?: string;
  readonly to?: string;
  readonly output?: string;
}

interface BureauxOptions {
  readonly on: string;
  readonly format: Format;
}

const FILES = 'files, folders or patterns; "-" reads standard input';
const TODAY = 'judge codes as of this day (YYYY-MM-DD) where a draft has no publication date';

/** Runs the command line and gives its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  let exitCode = OK;
  const program = new Command('policy-address')
    .description('Checks drafts of policy addresses: bureaux, deadlines, form. Nothing is sent anywhere.')
    .version(manifest.version, '-v, --version')
    .exitOverride()
    .showHelpAfterError('(add --help for what can be asked)');
  program
    .command('lint')
    .description('check drafts; exit code 1 when there are errors')
    .argument('<files...>', FILES)
    .option('--max-warnings <n>', 'exit with code 1 when there are more warnings', wholeNumber)
    .option('--today <day>', TODAY, day, Temporal.Now.plainDateISO().toString())
    .action(async (files: string[], options: LintOptions) => {
      const checked = await check(files, options);
      process.stdout.write(stylish(checked.drafts, process.stdout.isTTY === true));
      exitCode = lintExitCode(checked, options);
    });
  program
    .command('inspect')
    .description('print drafts as JSON: initiatives, bureaux, deadlines, findings')
    .argument('<files...>', FILES)
    .option('--today <day>', TODAY, day, Temporal.Now.plainDateISO().toString())
    .action(async (files: string[], options: CommonOptions) => {
      const checked = await check(files, options);
      process.stdout.write(
        `${JSON.stringify({ version: 1, drafts: checked.drafts.map(inspected) }, null, 2)}\n`,
      );
      exitCode = checked.errors.length > 0 ? MISUSE : OK;
    });
  program
    .command('export')
    .description('hand over initiatives as a table, calendar or list: see docs/exporting.md')
    .argument('<files...>', FILES)
    .addOption(new Option('--format <format>', 'what to write').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--bureau <code>', 'only what this bureau leads or supports')
    .option('--from <day>', 'only what has a deadline on or after this day (YYYY-MM-DD)', day)
    .option('--to <day>', 'only what has a deadline on or before this day (YYYY-MM-DD)', day)
    .option('--output <file>', 'write into this file instead of standard output')
    .option('--today <day>', TODAY, day, Temporal.Now.plainDateISO().toString())
    .action(async (files: string[], options: ExportOptions) => {
      exitCode = await exportInitiatives(files, options);
    });
  program
    .command('bureaux')
    .description('list the bureaux and offices in force, with their heads and departments')
    .option('--on <day>', 'in force on this day (YYYY-MM-DD)', day, Temporal.Now.plainDateISO().toString())
    .addOption(new Option('--format <format>', 'how to print them').choices(FORMATS).default('table'))
    .action(async ({ on, format }: BureauxOptions) => {
      const { registry, errors } = await new Workbench(process.cwd(), on).registry();
      for (const error of errors) process.stderr.write(`policy-address: ${error}\n`);
      if (errors.length > 0) exitCode = MISUSE;
      if (registry.answerableOn(on).length === 0) {
        process.stderr.write(`policy-address: The registry knows of no bureau in force on ${on}.\n`);
      }
      process.stdout.write(bureaux(registry, on, format));
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? OK : MISUSE;
  }
  return exitCode;
}

async function check(files: readonly string[], { today }: CommonOptions): Promise<CheckedInputs> {
  const checked = await new Workbench(process.cwd(), today).check(files);
  for (const error of checked.errors) process.stderr.write(`policy-address: ${error}\n`);
  if (checked.drafts.length === 0 && checked.errors.length === 0) {
    process.stderr.write(
      `policy-address: No draft found in ${plural(checked.passedOver, 'file')}. Name a file to check it in any case.\n`,
    );
  }
  return checked;
}

async function exportInitiatives(files: readonly string[], options: ExportOptions): Promise<number> {
  const { format, output, today } = options;
  if (format === 'xlsx' && output === undefined && process.stdout.isTTY) {
    process.stderr.write(
      'policy-address: An Excel file is no text to read here: name a file with --output.\n',
    );
    return MISUSE;
  }
  const { drafts, errors } = await check(files, options);
  const rows = rowsOf(drafts, today, options);
  const complaint = complaintOf(options, drafts, rows);
  if (complaint !== null) {
    process.stderr.write(`policy-address: ${complaint}\n`);
    return MISUSE;
  }
  const bytes = await exported(rows, format);
  if (output === undefined) process.stdout.write(bytes);
  else {
    try {
      await writeFile(output, bytes);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      process.stderr.write(`policy-address: ${output} cannot be written (${code ?? message})\n`);
      return MISUSE;
    }
  }
  return errors.length > 0 ? MISUSE : OK;
}

function lintExitCode({ drafts, errors }: CheckedInputs, { maxWarnings }: LintOptions): number {
  if (errors.length > 0) return MISUSE;
  const findings = drafts.flatMap((draft) => draft.findings);
  if (count(findings, 'error') > 0) return FOUND_ERRORS;
  const warnings = count(findings, 'warning');
  if (maxWarnings === undefined || warnings <= maxWarnings) return OK;
  process.stderr.write(
    `policy-address: ${plural(warnings, 'warning')}; no more than ${maxWarnings} allowed.\n`,
  );
  return FOUND_ERRORS;
}

function inspected({ name, document, draft, findings }: CheckedDraft): unknown {
  const { date, year } = draft.circumstances.publication;
  return {
    path: name,
    publicationDate: date,
    publicationYear: year,
    initiatives: inspectInitiatives(draft, (offset) => document.positionAt(offset).line + 1),
    findings,
  };
}

function day(text: string): string {
  if (!isDay(text))
    throw new InvalidArgumentError('Write a day as year, month and day, for example 2025-09-17.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}
