/**
 * The test suite in the desktop VS Code that @vscode/test-electron downloads into `.vscode-test`.
 *
 * The module is also the script of the process that runs it (see the end): test-electron writes the suite's output
 * straight to its own standard output, and only a process of its own lets that be read and be ended as a whole.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { hasDisplay } from './choose-test-host.mjs';
import { ROOT } from './layout.mjs';
import { run, startGroup, temporaryFolder } from './processes.mjs';

/** Thrown before any test ran: another host may do. */
export class DesktopUnavailable extends Error {}

/**
 * @param {import('./suite-on-server.mjs').Suite} suite
 * @returns {Promise<import('./suite-on-server.mjs').RunningSuite>}
 */
export async function startSuiteOnDesktop(suite) {
  const executable = await downloadDesktop(suite.log);
  const display = hasDisplay() ? undefined : await startXvfb();
  suite.onVersion(/(\d+\.\d+\.\d+)/.exec(executable.slice(ROOT.length))?.[1] ?? 'of unknown version');
  const data = temporaryFolder('desktop');
  const options = {
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: suite.extension,
    extensionTestsPath: suite.suite,
    launchArgs: [
      suite.workspace,
      '--disable-telemetry',
      `--user-data-dir=${join(data.path, 'user-data')}`,
      `--extensions-dir=${join(data.path, 'extensions')}`,
    ],
  };
  const tests = startGroup(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(options)], {
    cwd: ROOT,
    env: { ...process.env, ...(display ? { DISPLAY: display.name } : {}) },
    onLine: suite.onLine,
  });
  return {
    exit: tests.exited,
    dispose: async () => {
      await tests.end();
      await display?.end();
      data.remove();
    },
  };
}

/** @param {(text: string) => void} log */
async function downloadDesktop(log) {
  log('Fetching the desktop VS Code (once; into .vscode-test) ...');
  try {
    const { downloadAndUnzipVSCode } = testElectron();
    const executable = await downloadAndUnzipVSCode({
      cachePath: join(ROOT, '.vscode-test'),
      timeout: 30_000,
    });
    // As plain Node it needs no display, but the same libraries: on a bare server they are what is missing.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    await run(executable, ['--version'], { env, timeoutMs: 30_000 });
    return executable;
  } catch (error) {
    throw new DesktopUnavailable(error instanceof Error ? error.message : String(error));
  }
}

/** A screen in memory. Xvfb itself chooses a free number and writes it to the descriptor it is given. */
async function startXvfb() {
  const args = ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  /** @type {(line: string) => void} */
  let named = () => {};
  const name = new Promise((resolve) => (named = resolve));
  const xvfb = startGroup('Xvfb', args, { onLine: (line) => /^\d+$/.test(line) && named(`:${line}`) });
  const late = new Promise((resolve) => setTimeout(resolve, 10_000, undefined));
  const display = await Promise.race([name, late, xvfb.exited.catch(() => undefined)]);
  if (typeof display === 'string') return { name: display, end: xvfb.end };
  await xvfb.end();
  throw new DesktopUnavailable('Xvfb did not start.');
}

function testElectron() {
  return createRequire(join(ROOT, 'package.json'))('@vscode/test-electron');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exit(await testElectron().runTests(JSON.parse(process.argv[2])));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
