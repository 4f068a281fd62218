/**
 * `npm run package`: makes `policy-address-VERSION.vsix`, the one file that installs the extension. `--out=FILE` puts it
 * elsewhere.
 *
 * All is done in a temporary folder: `dist/` stays as the last `npm run build` left it. Nothing is asked, and nothing
 * is looked up on a network. The same sources give the same file, to the byte.
 */
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import { ROOT } from './host/layout.mjs';
import { run, temporaryFolder } from './host/processes.mjs';

/** What may be sent by mail, and is fetched in no time. Far below it, so that what grows is noticed. */
const LIMIT = 1_600_000;

/** Of all files: they become part of the package, whatever those are on this machine. */
const PERMISSIONS = 0o644;

/** What may be in the package. Not read from `.vscodeignore`, so that a slip there is noticed. */
const ALLOWED = [
  'package.json',
  'package.nls{,.*}.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'dist/{client,server,cli,exports,webview}.js',
  'dist/webview.css',
  'dist/ThirdPartyNotices.txt',
  'docs/{baseline,bureaux,calendar,configuration,draft,export,findings,registry}.schema.json',
  'docs/rules/*/*.md',
  'l10n/bundle.l10n{,.*}.json',
  'media/icon*.png',
  'media/icons/*.{svg,png}',
  'media/walkthrough/**/*.{md,svg,png}',
  'seeds/{bureaux,snippets}.json',
  'syntaxes/*.json',
];

/** What must be in it beside what the manifest names: patterns that fit at least one file, each. */
const NEEDED = [
  'package.json',
  'package.nls.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'dist/client.js',
  'dist/webview.js',
  'dist/webview.css',
  'dist/server.js',
  'dist/cli.js',
  'dist/exports.js',
  'dist/ThirdPartyNotices.txt',
  'docs/baseline.schema.json',
  'docs/bureaux.schema.json',
  'docs/configuration.schema.json',
  'docs/draft.schema.json',
  'docs/findings.schema.json',
  'l10n/bundle.l10n.json',
  'media/icon.png',
  'seeds/bureaux.json',
  'syntaxes/*.tmLanguage.json',
  'syntaxes/language-configuration.json',
];

/** Where the manifest names files: `"path": "./syntaxes/x.json"` and the like. */
const PLACES = ['main', 'browser', 'icon', 'path', 'url', 'configuration', 'markdown', 'svg', 'image'];
const THEMES = ['light', 'dark', 'hc', 'hcLight'];

/** Of the README only what helps whoever has the package and not the repository. */
const LEFT_OUT = ['Try it', 'More'];

/**
 * @typedef {object} Package
 * @property {string} path
 * @property {number} size in bytes
 * @property {string} sha256
 * @property {{name: string, size: number}[]} files by name; sizes as installed
 */

/**
 * Builds for production, packages and checks what is in the package. Throws where something is amiss, and leaves no
 * package then.
 * @param {object} [options]
 * @param {string} [options.out] where to put the package; the root of the checkout without it
 * @param {(text: string) => void} [options.log] where progress goes
 * @returns {Promise<Package>}
 */
export async function makePackage({ out, log = () => {} } = {}) {
  const stage = temporaryFolder('package');
  try {
    copySources(stage.path);
    log('Building for production ...');
    const dist = join(stage.path, 'dist');
    const build = [join(ROOT, 'scripts', 'build.mjs'), '--production', `--outdir=${dist}`];
    await run(process.execPath, build, { cwd: ROOT, timeoutMs: 120_000, log });
    for (const bundle of globSync('*.js', { cwd: dist, absolute: true })) chmodSync(bundle, PERMISSIONS);

    log('Packaging ...');
    const manifest = JSON.parse(readFileSync(join(stage.path, 'package.json'), 'utf8'));
    const draft = join(stage.path, 'package.vsix');
    await runVsce(stage.path, draft, log);

    const content = readFileSync(draft);
    const files = listFiles(content);
    const complaints = [
      ...complainOfFiles(files, manifest),
      ...complainOfLinks(files, stage.path),
      ...complainOfSize(content.length),
    ];
    if (complaints.length > 0)
      throw new Error(['The package is not as it should be:', ...complaints].join('\n  '));

    const path = resolve(out ?? join(ROOT, `${manifest.name}-${manifest.version}.vsix`));
    mkdirSync(dirname(path), { recursive: true });
    copyFileSync(draft, path);
    return { path, size: content.length, sha256: createHash('sha256').update(content).digest('hex'), files };
  } finally {
    stage.remove();
  }
}

/** @param {string} stage Copies what `.vscodeignore` lets through; the bundles come from the build. */
function copySources(stage) {
  const rules = readFileSync(join(ROOT, '.vscodeignore'), 'utf8');
  const patterns = rules
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1).trim()] : []));
  const ignore = ['dist/**', '**/node_modules/**', '.git/**'];
  for (const name of [...globSync(patterns, { cwd: ROOT, dot: true, ignore }), '.vscodeignore']) {
    const target = join(stage, name);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(ROOT, name), target);
    chmodSync(target, PERMISSIONS);
  }
  const readme = join(stage, 'README.md');
  writeFileSync(readme, readmeForPackage(readFileSync(readme, 'utf8')));
}

/**
 * The README as VS Code shows it beside the installed extension. That page opens addresses on the web only and has no
 * pictures here: relative links become plain words, or go where they are all that stands in brackets; pictures go, and with
 * them the sections that are about a copy of the repository.
 * @param {string} text
 * @returns {string}
 */
export function readmeForPackage(text) {
  const blocks = text.replaceAll('\r\n', '\n').split(/^(```[^]*?^```$)/m);
  const plain = blocks.map((block, i) =>
    i % 2 === 1
      ? block
      : block
          .replace(/!\[[^\]]*\]\((?!https:)[^)]*\)\n*/g, '')
          .replace(/\s\(\[[^\]]+\]\((?!https?:|mailto:|#)[^)]*\)\)/g, '')
          .replace(/\[([^\]]+)\]\((?!https?:|mailto:|#)[^)]*\)/g, '$1'),
  );
  const sections = plain.join('').split(/^(?=## )/m);
  const kept = sections.filter((section) => !LEFT_OUT.some((title) => section.startsWith(`## ${title}\n`)));
  return `${kept.join('').trimEnd()}\n`;
}

/**
 * @param {string} stage
 * @param {string} out
 * @param {(text: string) => void} log
 */
async function runVsce(stage, out, log) {
  const vsce = join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
  if (!existsSync(vsce)) throw new Error('@vscode/vsce is not installed. Run `npm ci` first.');
  const flags = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
  // One date and one time zone for all entries: what counts is what is in the package, not when it was made.
  const env = { ...process.env, SOURCE_DATE_EPOCH: '946684800', TZ: 'UTC', NO_COLOR: '1' };
  // Without a terminal it neither asks nor looks for a newer vsce; where it would have asked it warns.
  const output = await run(process.execPath, [vsce, 'package', ...flags, '--out', out], {
    cwd: stage,
    env,
    timeoutMs: 120_000,
    log,
  });
  for (const line of output.split('\n')) if (/WARNING/.test(line)) log(line.trim());
}

/**
 * The extension's files in a VSIX, which is a ZIP archive: what its list at the end says.
 * @param {Buffer} archive
 */
function listFiles(archive) {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) throw new Error('The package is no ZIP archive.');
  const files = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    const size = archive.readUInt32LE(at + 24);
    if (name.startsWith('extension/')) files.push({ name: name.slice('extension/'.length), size });
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {Package['files']} files
 * @param {Record<string, any>} manifest
 * @returns {string[]} what is in the package and should not be, and the other way round
 */
function complainOfFiles(files, manifest) {
  const allowed = picomatch(ALLOWED);
  const names = files.map(({ name }) => name);
  const pages = globSync('docs/rules/*/*.md', { cwd: ROOT });
  const needed = new Map([
    ...namedFiles(manifest).map((path) => [path, ' (named in package.json)']),
    ...pages.map((page) => [page, ' (the page of a rule)']),
    ...NEEDED.map((pattern) => [pattern, '']),
  ]);
  return [
    ...names
      .filter((name) => !allowed(name))
      .map((name) => `${name} should not be in it (see .vscodeignore)`),
    ...[...needed]
      .filter(([pattern]) => !names.some((name) => picomatch.isMatch(name, pattern)))
      .map(([pattern, why]) => `${pattern}${why} is missing`),
    ...files.filter(({ size }) => size === 0).map(({ name }) => `${name} is empty`),
  ];
}

/**
 * The files that the manifest names, such as icons and grammars.
 * @param {Record<string, any>} manifest
 */
function namedFiles(manifest) {
  /** @type {Set<string>} */
  const paths = new Set(Object.values(manifest.bin ?? {}));
  /** @param {any} value @param {string} [key] */
  const visit = (value, key = '') => {
    if (typeof value === 'string') {
      // "$(name)" is an icon of VS Code's own, "%name%" a text.
      if ([...PLACES, ...THEMES].includes(key) && !/^(\$\(|%|https?:)/.test(value)) paths.add(value);
    } else if (value && typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) visit(inner, Array.isArray(value) ? key : name);
    }
  };
  for (const key of PLACES) visit(manifest[key], key);
  visit(manifest.contributes);
  return [...paths].map((path) => posix.normalize(path));
}

/**
 * @param {Package['files']} files
 * @param {string} stage where the files were packed from
 * @returns {string[]} links in Markdown that lead nowhere
 */
function complainOfLinks(files, stage) {
  const names = files.map(({ name }) => name);
  return names
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const shown = name === 'readme.md' || name === 'changelog.md';
      const text = readFileSync(
        join(stage, shown ? name.replace(/^[a-z]+/, (word) => word.toUpperCase()) : name),
        'utf8',
      );
      const targets = [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)];
      return targets
        .map(([, target]) => target)
        .filter((target) => !/^(https?:|mailto:|command:)/.test(target))
        .filter((target) => shown || !names.includes(posix.join(posix.dirname(name), target)))
        .map((target) => `${name} has a link that leads nowhere: ${target}`);
    });
}

/** @param {number} size */
function complainOfSize(size) {
  return size < LIMIT ? [] : [`it has ${size} bytes, and must have fewer than ${LIMIT}`];
}

async function main() {
  const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
  const { path, size, sha256, files } = await makePackage({ out: out || undefined, log: console.log });
  for (const file of files) console.log(`${String(file.size).padStart(9)}  ${file.name}`);
  console.log(`\n${relative(process.cwd(), path) || path}`);
  console.log(`Size:     ${size} bytes (the limit is ${LIMIT}), ${files.length} files`);
  console.log(`SHA-256:  ${sha256}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
