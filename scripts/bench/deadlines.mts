/**
 * `npm run bench:deadlines [-- FILE… --only=reader,linter,throughput --pattern=TEXT --largest=512]`: shows that the reader
 * of deadlines takes time linear in any text, and how fast it is beside chrono-node. See docs/performance.md.
 *
 * Each FILE holds labelled initiatives, as `test/gold/deadlines.jsonl` does, and is measured beside it. `--only` names the
 * tables that are wanted, `--pattern` keeps the adversaries whose names hold TEXT, `--largest` is in thousands of
 * characters. Ends with 1 where some text takes more than linear time; of times it asserts nothing else.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSeeds } from '../../server/src/seeds.js';
import { ADVERSARIES, type Adversary } from './adversaries.mjs';
import { type PatternGrowth, growthTable, throughputTable } from './deadline-report.mjs';
import { LARGEST, STEEPEST, growthOf } from './growth.mjs';
import { racesOf } from './races.mjs';
import { type Subject, itemLinter, timeReader } from './subjects.mjs';
import { outcomeOf } from './throughput.mjs';
import { UnreadableGold } from '../evaluate/gold.mjs';

const GOLD = fileURLToPath(new URL('../../test/gold/deadlines.jsonl', import.meta.url));
const TABLES = ['reader', 'linter', 'throughput'];
/** What relative words of the adversaries are resolved against. */
const DATE = '2025-09-17';

class UsageError extends Error {}

try {
  main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const misused =
    error instanceof UsageError ||
    error instanceof UnreadableGold ||
    code?.startsWith('ERR_PARSE_ARGS') ||
    code === 'ENOENT';
  if (!misused) throw error;
  console.error(`bench:deadlines: ${message}`);
  process.exitCode = 2;
}

function main(): void {
  const { tables, adversaries, largest, files } = readOptions();
  const seeds = readSeeds();
  const steep: string[] = [];
  const grow = (title: string, subject: Subject): void => {
    const grown = grownBy(subject, adversaries, largest);
    console.log(`\n### ${title}\n\n${growthTable(grown)}`);
    for (const { name, exponent } of grown) {
      if (exponent > STEEPEST) steep.push(`${title}: ${name} (exponent ${exponent.toFixed(2)})`);
    }
  };
  if (tables.includes('reader')) grow('The reader of time', timeReader(seeds));
  if (tables.includes('linter')) grow('A draft of one item, read and linted', itemLinter(seeds));
  if (tables.includes('throughput')) {
    const outcomes = racesOf([GOLD, ...files], seeds).map((race) => {
      say(race.name);
      return outcomeOf(race);
    });
    console.log(`\n### Beside chrono-node\n\n${throughputTable(outcomes)}`);
  }
  if (steep.length === 0) return;
  console.log(`\nNot linear:\n${steep.map((line) => `- ${line}`).join('\n')}`);
  process.exitCode = 1;
}

/** Says what is being measured, so that a text without an end to it has a name. */
function say(what: string): void {
  console.error(`Measuring ${what}`);
}

function grownBy(subject: Subject, adversaries: readonly Adversary[], largest: number): PatternGrowth[] {
  return adversaries.map(({ name, write }) => {
    say(name);
    return { name, ...growthOf((text) => subject({ text, date: DATE }), write, largest) };
  });
}

function readOptions(): {
  tables: readonly string[];
  adversaries: readonly Adversary[];
  largest: number;
  files: readonly string[];
} {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string', default: TABLES.join(',') },
      pattern: { type: 'string', default: '' },
      largest: { type: 'string', default: String(LARGEST / 1000) },
    },
    allowPositionals: true,
  });
  const tables = values.only.split(',');
  const unknown = tables.find((table) => !TABLES.includes(table));
  if (unknown !== undefined)
    throw new UsageError(`--only names "${unknown}"; there are ${TABLES.join(', ')}`);
  const adversaries = ADVERSARIES.filter(({ name }) => name.includes(values.pattern));
  if (adversaries.length === 0) throw new UsageError(`no pattern has "${values.pattern}" in its name`);
  if (!/^[1-9]\d{0,3}$/.test(values.largest)) throw new UsageError(`--largest is "${values.largest}"`);
  const files = positionals.map((file) => path.resolve(file));
  return { tables, adversaries, largest: Number(values.largest) * 1000, files };
}
