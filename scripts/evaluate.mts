/**
 * `npm run evaluate [-- FILE… --errors --json]`: reads labelled initiatives and says how much of the labels is found.
 *
 * Each FILE holds a labelled initiative a line, as `test/gold/deadlines.jsonl` does. Without any, the project's own are
 * read, and those that stand beside the checkout where there are any. `--errors` names every difference from the labels;
 * `--json` writes the figures for scripts. Beside ours stand the figures of chrono-node, as a yardstick.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type GoldItem, UnreadableGold, faultsOf, readGold } from './evaluate/gold.mjs';
import { chronoReader, ourReader } from './evaluate/readers.mjs';
import { COLUMNS, type Evaluated, figuresOf, tableOf } from './evaluate/report.mjs';
import { type Scores, pooled, ratios, scoresOf } from './evaluate/scores.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

try {
  main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const misused = error instanceof UnreadableGold || code?.startsWith('ERR_PARSE_ARGS') || code === 'ENOENT';
  if (!misused) throw error;
  console.error(`evaluate: ${message}`);
  process.exitCode = 2;
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { errors: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const files = positionals.length > 0 ? positionals : defaultFiles();
  const reader = ourReader();
  const evaluated = files.map((file): Evaluated => {
    const items = readGold(file);
    // Figures against labels that contradict themselves would say nothing; the rest still does.
    for (const fault of faultsOf(items)) console.error(`evaluate: ${path.relative('', file)}: ${fault}`);
    return { name: path.relative('', file), ours: scoresOf(items, reader), chrono: chronoScores(items) };
  });
  const all: Evaluated = {
    name: 'All files',
    ours: pooled(evaluated.map(({ ours }) => ours)),
    chrono: pooled(evaluated.map(({ chrono }) => chrono)),
  };
  if (values.json) console.log(JSON.stringify(jsonOf(evaluated, all, values.errors), null, 2));
  else console.log(textOf(evaluated, all, values.errors));
}

function defaultFiles(): string[] {
  const folder = path.join(ROOT, 'test/gold');
  const own = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const shared = ['seed.jsonl', 'style-dev.jsonl'].map((name) => path.join(ROOT, '../shared/gold', name));
  return [...own.map((name) => path.join(folder, name)), ...shared.filter((file) => existsSync(file))];
}

/** A yardstick should show what it can: of what chrono-node finds with and without hits such as “now”, the better. */
function chronoScores(items: readonly GoldItem[]): Scores {
  const [all, withDigits] = [false, true].map((withDigitsOnly) =>
    scoresOf(items, chronoReader({ withDigitsOnly })),
  );
  const f1 = (scores: Scores): number => ratios(scores.hits.strict).f1;
  return f1(all!) > f1(withDigits!) ? all! : withDigits!;
}

function textOf(files: readonly Evaluated[], all: Evaluated, withErrors: boolean): string {
  const tables = [...files, ...(files.length > 1 ? [all] : [])].map(tableOf);
  const { differences } = all.ours;
  const errors = withErrors ? [`${differences.length} differences`, ...differences, ''] : [];
  return [COLUMNS, ...tables, ...errors].join('\n').trimEnd();
}

function jsonOf(files: readonly Evaluated[], all: Evaluated, withErrors: boolean): object {
  const figures = ({ name, ours, chrono }: Evaluated): object => ({
    name,
    ours: figuresOf(ours),
    chrono: figuresOf(chrono),
    ...(withErrors ? { differences: ours.differences } : {}),
  });
  return { version: 1, files: files.map(figures), all: figures(all) };
}
