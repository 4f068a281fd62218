/**
 * `npm test`: from a fresh clone, installs what is needed and checks everything: format, lint, types, generated files,
 * unit tests, the built server and command line, the extension in a real VS Code, and there again as the package that
 * is installed. Ends with `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { installHost } from './host/install-host.mjs';
import { installPackages } from './host/install-packages.mjs';
import { ROOT } from './host/layout.mjs';
import { findCommand, npmEnvironment } from './host/processes.mjs';

/** Each is one npm script; those that count tests say so in a line of their own, the others count as one check. */
const STAGES = [
  ['Format', 'format:check'],
  ['Lint', 'lint'],
  ['Types', 'types'],
  ['Generated files', 'generate:check'],
  ['Build', 'build'],
  ['Unit tests', 'test:unit'],
  ['Grammar', 'test:grammar'],
  ['Server and command line', 'test:protocol'],
  ['Extension in VS Code', 'test:vscode'],
  ['Window of VS Code', 'test:window'],
  ['Package in VS Code', 'test:package'],
];

/** @param {string} text */
const log = (text) => console.log(text);

let passed = 0;
let failed = 0;
let skipped = 0;
/** @type {string[]} */
const broken = [];

await installPackages(log);
if (process.env.POLICY_ADDRESS_TEST_HOST !== 'desktop') await installHost({ log });
for (const [title, script] of STAGES) {
  log(`\n── ${title} (npm run ${script})`);
  const { code, counts } = await runScript(script);
  passed += counts?.passed ?? (code === 0 ? 1 : 0);
  failed += counts?.failed ?? (code === 0 ? 0 : 1);
  skipped += counts?.skipped ?? 0;
  // A stage that counted no failure but ended badly has failed all the same.
  if (code !== 0 && counts?.failed === 0) failed++;
  if (code !== 0) broken.push(title);
}
log(broken.length > 0 ? `\nFailed: ${broken.join(', ')}` : '\nAll is well.');
log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = broken.length > 0 || failed > 0 ? 1 : 0;

/**
 * Runs an npm script, shows what it prints and reads its count of tests.
 * @param {string} script
 * @returns {Promise<{code: number | null, counts: {passed: number, failed: number, skipped: number} | undefined}>}
 */
function runScript(script) {
  return new Promise((resolve, reject) => {
    const npm = findCommand('npm') ?? 'npm';
    const child = spawn(npm, ['run', '--silent', script], {
      cwd: ROOT,
      env: npmEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const last = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
      const counts = last && {
        passed: Number(last[1]),
        failed: Number(last[2]),
        skipped: Number(last[3] ?? 0),
      };
      resolve({ code, counts });
    });
  });
}
