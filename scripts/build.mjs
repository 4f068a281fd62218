// Bundles the client, the page of its tab, the server, the command line and what both export with into dist/. `--watch` keeps
// doing so, `--production` minifies and writes the notices of what is bundled, `--outdir=DIR` builds into another folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from 'esbuild';
import { NOTICES, noticesFor } from './notices.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) || 'dist';

/** Node 20 is what VS Code 1.91 and the oldest supported command line run on. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: production,
  sourcemap: !production,
  metafile: production,
  logLevel: 'warning',
  // jsonc-parser's CommonJS build hides its parts from the bundler.
  mainFields: ['module', 'main'],
};

/** A dependency asks for its own address, which only ES modules have. */
const MODULE_URL = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

/** What hands over initiatives is a bundle of its own, beside those that load it when somebody asks for that. */
const EXPORTS = {
  name: 'exports',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /\/exports\/write\.js$/ }, () => ({ path: './exports.js', external: true }));
  },
};

const bundles = [
  { ...common, entryPoints: { client: 'client/src/extension.ts' }, outdir, external: ['vscode'] },
  {
    ...common,
    entryPoints: { webview: 'client/webview/main.ts' },
    outdir,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
  },
  { ...common, entryPoints: { exports: 'server/src/exports/write.ts' }, outdir },
  {
    ...common,
    entryPoints: { server: 'server/src/node.ts' },
    outdir,
    plugins: [EXPORTS],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: MODULE_URL },
  },
  {
    ...common,
    entryPoints: { cli: 'server/src/cli/index.ts' },
    outdir,
    plugins: [EXPORTS],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: `#!/usr/bin/env node\n${MODULE_URL}` },
  },
  {
    ...common,
    entryPoints: { 'test/vscode/index': 'test/vscode/suite/index.ts' },
    outdir,
    external: ['vscode', 'mocha'],
  },
];

const contexts = await Promise.all(bundles.map((bundle) => context(bundle)));
if (watch) await Promise.all(contexts.map((bundle) => bundle.watch()));
else {
  const built = await Promise.all(contexts.map((bundle) => bundle.rebuild()));
  if (production) {
    const metafiles = built.flatMap(({ metafile }) => metafile ?? []);
    writeFileSync(join(outdir, NOTICES), noticesFor(metafiles));
  }
  await Promise.all(contexts.map((bundle) => bundle.dispose()));
}
