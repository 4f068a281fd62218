/**
 * `npm run bench:deadlines`: builds `scripts/bench/deadlines.mts`, which says what it measures and what options it takes,
 * the way that the product is built, and runs it. Run from its sources it would measure the tool that runs those.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const outfile = fileURLToPath(new URL('../dist/bench/deadlines.cjs', import.meta.url));

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
await import(pathToFileURL(outfile).href);
