/**
 * Runs the mocha suite of `dist/test/vscode/index.js` inside a real VS Code.
 *
 *     node test/vscode/run.mjs [--extension DIR] [--suite FILE] [--timeout SECONDS] [WORKSPACE]
 *
 * POLICY_ADDRESS_TEST_HOST=desktop|server forces the host, POLICY_ADDRESS_TEST_VERBOSE=1 shows the workbench's own log.
 * The suite ends its output with "N passed, N failed"; without that line nothing is believed.
 */
import { cpSync, existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { chooseTestHost } from '../../scripts/host/choose-test-host.mjs';
import { ROOT } from '../../scripts/host/layout.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { DesktopUnavailable, startSuiteOnDesktop } from '../../scripts/host/suite-on-desktop.mjs';
import { startSuiteOnServer } from '../../scripts/host/suite-on-server.mjs';

const NAMES = { desktop: 'the desktop application', server: 'the server out of code-server' };

/** @param {string} text */
const log = (text) => console.log(text);

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      extension: { type: 'string', default: ROOT },
      suite: { type: 'string' },
      timeout: { type: 'string', default: '300' },
    },
  });
  const extension = resolve(values.extension);
  const suite = resolve(values.suite ?? join(extension, 'dist', 'test', 'vscode', 'index.js'));
  const original = resolve(positionals[0] ?? join(ROOT, 'test', 'vscode', 'workspace'));
  const timeoutMs = Number(values.timeout) * 1000;
  if (!(timeoutMs > 0)) throw new Error(`--timeout ${values.timeout}: a number of seconds is expected.`);
  if (!existsSync(suite)) throw new Error(`${suite} is not there. Run \`npm run build\` first.`);
  if (!existsSync(original)) throw new Error(`The workspace ${original} is not there.`);

  // A copy, so that tests may write.
  const scratch = temporaryFolder('workspace');
  const workspace = join(scratch.path, basename(original));
  cpSync(original, workspace, { recursive: true });

  /** @type {{passed: number, failed: number} | undefined} */
  let counts;
  const onLine = (/** @type {string} */ line) => {
    console.log(line);
    const match = /^\s*(\d+) passed, (\d+) failed/.exec(stripVTControlCharacters(line));
    if (match) counts = { passed: Number(match[1]), failed: Number(match[2]) };
  };

  const running = await start({ extension, suite, workspace, onLine, log });
  const code = await within(timeoutMs, running.exit).catch((error) => error);
  await running.dispose();
  scratch.remove();
  const complaint = judge(code, counts);
  if (complaint) throw new Error(`The suite in VS Code failed: ${complaint}`);
}

/** @param {Omit<import('../../scripts/host/suite-on-server.mjs').Suite, 'onVersion'>} suite */
async function start(suite) {
  const { host, why, forced } = await chooseTestHost();
  const announce = (/** @type {keyof NAMES} */ name, /** @type {string} */ reason) => ({
    ...suite,
    onVersion: (/** @type {string} */ version) => log(`VS Code ${version}, ${NAMES[name]} (${reason})`),
  });
  if (host === 'server') return startSuiteOnServer(announce('server', why));
  try {
    return await startSuiteOnDesktop(announce('desktop', why));
  } catch (error) {
    if (!(error instanceof DesktopUnavailable) || forced) throw error;
    const reason = `the desktop one cannot be used: ${error.message.split('\n')[0]}`;
    return startSuiteOnServer(announce('server', reason));
  }
}

/**
 * @template T
 * @param {number} ms
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function within(ms, promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * @param {number | Error} code
 * @param {{passed: number, failed: number} | undefined} counts
 * @returns {string | undefined} what is wrong
 */
function judge(code, counts) {
  if (code instanceof Error) return code.message;
  if (!counts) return 'it never said "N passed, N failed"';
  if (counts.failed > 0) return `${counts.failed} of ${counts.passed + counts.failed} tests failed`;
  if (counts.passed === 0) return 'no test ran';
  if (code !== 0) return `its tests passed, but it ended with code ${code}`;
  return undefined;
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
