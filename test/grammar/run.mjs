/**
 * `npm run test:grammar`: runs the drafts of this folder through `vscode-tmgrammar-test` and ends with
 * `N passed, N failed`. A line of `^` below a line says which scopes the words above it have, or, after `-`, have not;
 * `<---` speaks of the first words. `npm run test:grammar -- deadlines` runs the drafts with that in their name.
 *
 * Markdown's own grammar comes with VS Code, not with us: here it comes out of `tm-grammars`.
 */
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GRAMMAR_FILE, grammarText } from '../../syntaxes/policy-address.grammar.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ROOT = join(FOLDER, '..', '..');
const { resolve } = createRequire(import.meta.url);
const TOOL = resolve('vscode-tmgrammar-test/dist/unit.js');
const GRAMMARS = ['markdown', 'yaml', 'html', 'html-derivative'].map((name) =>
  resolve(`tm-grammars/grammars/${name}.json`),
);
/** What the tool takes for an assertion, after the `>` that its first line names. */
const ASSERTION = /^>\s*(?:\^|<~*-+\s)/;
/** Markdown asks for the grammars of all languages that a block of code can be in. */
const NOISE = /^grammar not found for /;

let passed = 0;
let failed = 0;

/**
 * @param {boolean} ok
 * @param {string} [message] told where it failed
 */
function count(ok, message) {
  if (ok) passed++;
  else failed++;
  if (!ok && message) console.log(message);
}

/**
 * @param {string[]} args
 * @param {number} [timeout] in milliseconds
 * @returns {Promise<{code: number, lines: string[]}>}
 */
function runNode(args, timeout) {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 1 << 26, timeout }, (error, stdout, stderr) => {
      const lines = `${stdout}\n${stderr}`
        .split('\n')
        .filter((line) => line.trim() !== '' && !NOISE.test(line));
      done({ code: error ? 1 : 0, lines });
    });
  });
}

/** @param {string} draft */
function runTool(draft) {
  return runNode([TOOL, '--compact', ...GRAMMARS.flatMap((grammar) => ['--grammar', grammar]), draft]);
}

/** @param {string} draft its path from the root, with plain slashes: the tool takes it for a pattern */
async function check(draft) {
  const source = readFileSync(join(ROOT, draft), 'utf8').split(/\r?\n/);
  // A case is a line with all that is asserted of it, as the tool names no more than that line.
  const cases = source.flatMap((line, i) =>
    !ASSERTION.test(line) && ASSERTION.test(source[i + 1] ?? '') ? [i + 1] : [],
  );
  const { code, lines } = await runTool(draft);
  const broken = new Set(
    lines.flatMap((line) => /^ERROR [^:]+:(\d+):/.exec(line)?.slice(1).map(Number) ?? []),
  );
  console.log(`  ${broken.size === 0 && code === 0 ? '✔' : '✘'} ${draft}`);
  if (code !== 0) for (const line of lines) console.log(`    ${line}`);
  for (const line of cases) count(!broken.has(line));
  // A file that could not be read, or a tool that broke down, names no line.
  count((code === 0) === (broken.size === 0), `    ${draft}: the tool ended with an error`);
  count(cases.length > 0, `    ${draft} asserts nothing`);
}

/** Lines that would take a careless expression hours; in a process of its own, which can be ended. */
async function checkHostileLines() {
  const { code, lines } = await runNode([join(FOLDER, 'hostile-lines.mjs')], 120_000);
  console.log(`  ${code === 0 ? '✔' : '✘'} hostile lines`);
  count(code === 0, lines.map((line) => `    ${line}`).join('\n') || '    No end in two minutes.');
}

const wanted = process.argv[2] ?? '';
const drafts = readdirSync(FOLDER).filter((name) => name.endsWith('.policy.md') && name.includes(wanted));
for (const name of drafts.sort()) await check(relative(ROOT, join(FOLDER, name)).replaceAll('\\', '/'));
count(drafts.length > 0, `  No draft of test/grammar has “${wanted}” in its name.`);
count(
  readFileSync(GRAMMAR_FILE, 'utf8').replaceAll('\r\n', '\n') === (await grammarText()),
  '  The grammar is not what its source says: run `node syntaxes/policy-address.grammar.mjs`.',
);
if (wanted === '') await checkHostileLines();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
