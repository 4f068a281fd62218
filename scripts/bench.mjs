// Measures the server over LSP on stdio, in turn with two floors: see docs/performance.md.
//
//   npm run bench -- [--edits=60] [--opens=10] [--sizes=13k,270k,2.7m] [--json[=FILE]] [--server=FILE] [--limit=230]
//
// `--json` writes all figures as JSON to FILE, or in place of the tables. `--server` measures a server that is built
// already. The time it may take is bounded (`--limit`, seconds); nothing is asserted about times, but that all three
// servers answer and that the floor which answers like ours sends the very same findings.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildServer } from './bench/build.mjs';
import { SIZE_NAMES, documentsOf } from './bench/documents.mjs';
import { measure } from './bench/measure.mjs';
import { reportOf } from './bench/report.mjs';
import { temporaryFolder } from './host/processes.mjs';

const FEWEST_EDITS = 60;

class UsageError extends Error {}

main().catch((error) => {
  const misused = error instanceof UsageError || String(error?.code).startsWith('ERR_PARSE_ARGS');
  console.error(`bench: ${misused ? error.message : (error?.stack ?? String(error))}`);
  process.exit(misused ? 2 : 1);
});

async function main() {
  const options = readOptions(process.argv.slice(2));
  const started = performance.now();
  const watchdog = setTimeout(() => {
    console.error(`bench: not done after ${options.limit} s; ended.`);
    process.exit(1);
  }, options.limit * 1000);

  const folder = temporaryFolder('bench');
  try {
    const say = (/** @type {string} */ line) => console.error(line);
    if (!options.server) say('Building the server …');
    const server = options.server ?? (await buildServer(folder.path));
    const sizes = [];
    for (const document of documentsOf(folder.path, options.sizes)) {
      say(`Measuring ${document.name} …`);
      sizes.push(await measure(server, folder.path, document, options));
    }
    const results = {
      version: 1,
      machine: { cores: availableParallelism(), node: process.version, platform: process.platform },
      edits: options.edits,
      opens: options.opens,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      sizes,
    };
    if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
    process.stdout.write(options.json === '' ? `${JSON.stringify(results)}\n` : reportOf(results));
  } finally {
    clearTimeout(watchdog);
    folder.remove();
  }
}

/** @param {string[]} args */
function readOptions(args) {
  // parseArgs knows no option that may stand with and without a value.
  const given = args.map((arg) => (arg === '--json' ? '--json=' : arg));
  const { values } = parseArgs({
    args: given,
    options: {
      edits: { type: 'string', default: String(FEWEST_EDITS) },
      opens: { type: 'string', default: '10' },
      sizes: { type: 'string' },
      server: { type: 'string' },
      json: { type: 'string' },
      limit: { type: 'string', default: '230' },
    },
  });
  return {
    edits: wholeNumber('edits', values.edits, FEWEST_EDITS),
    opens: wholeNumber('opens', values.opens, 1),
    limit: wholeNumber('limit', values.limit, 1),
    sizes: values.sizes === undefined ? SIZE_NAMES : sizesOf(values.sizes),
    server: values.server,
    json: values.json,
  };
}

/** @param {string} value */
function sizesOf(value) {
  const names = value.split(',');
  const unknown = names.find((name) => !SIZE_NAMES.includes(name));
  if (unknown === undefined) return names;
  throw new UsageError(`--sizes names "${unknown}"; there are ${SIZE_NAMES.join(', ')}`);
}

/**
 * @param {string} name
 * @param {string} value
 * @param {number} least
 */
function wholeNumber(name, value, least) {
  if (!/^\d{1,6}$/.test(value) || Number(value) < least) {
    throw new UsageError(`--${name} is "${value}"; it must be a whole number of at least ${least}`);
  }
  return Number(value);
}
