/**
 * `npm run bench:deadlines`: builds `scripts/bench/deadlines.mts`, which says what it measures and what options it takes,
 * the way that the product is built, and runs it. Run from its sources it would measure the tool that runs those.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const outfile = fileURLToPath(new URL('../dist/bench/deadlines.cjs', import.meta.url));

/**
 * Each table, and how Node is to run for it. How the time for huge texts grows would show mostly how the garbage collector
 * copies what a small nursery does not hold; that comes to an end, and is no property of the reader.
 */
const TABLES = {
  reader: ['--max-semi-space-size=256'],
  linter: ['--max-semi-space-size=256'],
  throughput: [],
};

await build({
  absWorkingDir: ROOT,
  entryPoints: ['scripts/bench/deadlines.mts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // Files are found beside the one that runs, which lies as deep as its source.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});

const given = process.argv.slice(2);
const only = given.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const rest = given.filter((arg) => !arg.startsWith('--only='));
for (const table of only === undefined ? Object.keys(TABLES) : only.split(',')) {
  const flags = TABLES[/** @type {keyof typeof TABLES} */ (table)] ?? [];
  const args = [...flags, outfile, `--only=${table}`, ...rest];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
  if (status === 2) break;
}
