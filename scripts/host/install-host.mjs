/**
 * Installs the VS Code server that the tests and `npm start` fall back on: what Debian must bring, the packages of
 * test/host, and their native parts. Safe to call every time: it returns at once when all is there.
 *
 * By hand: `node scripts/host/install-host.mjs`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HOST_DIR, HOST_NODE, HOST_NODE_DIR, hostSupported, UNSUPPORTED, VSCODE_DIR } from './layout.mjs';
import { findCommand, npmEnvironment, run } from './processes.mjs';

/** Written last, into the folder that `npm ci` empties first: it stands for a whole installation or for none. */
const STAMP = join(HOST_DIR, 'node_modules', '.complete');

/** Which Debian package brings a command that is missing. */
const NEEDED = [
  {
    package: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    why: 'shows the workbench to the tests',
  },
  {
    package: 'libkrb5-dev',
    commands: ['krb5-config'],
    why: 'one native part of VS Code is built with it',
    build: true,
  },
  { package: 'make', commands: ['make'], why: 'builds the native parts', build: true },
  { package: 'g++', commands: ['g++', 'c++'], why: 'builds the native parts', build: true },
  { package: 'python3', commands: ['python3'], why: 'builds the native parts', build: true },
];

const MINUTE = 60_000;

/**
 * @param {object} [options]
 * @param {(text: string) => void} [options.log] where progress goes
 * @param {boolean} [options.browser] whether Chromium is needed too: for tests and screenshots, not for `npm start`
 */
export async function installHost(options = {}) {
  const log = options.log ?? console.log;
  if (!hostSupported()) throw new Error(UNSUPPORTED);
  const stamp = wantedStamp();
  const installed = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
  await installDebianPackages({ log, build: !installed, browser: options.browser ?? true });
  if (installed) return;

  const started = Date.now();
  log('Fetching the VS Code server and its own Node (800 MB on disk, once) ...');
  const npm = findCommand('npm');
  if (!npm) throw new Error('npm is not on PATH.');
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier'];
  // Without scripts first: they need the Node that only comes with this step.
  await run(npm, ['ci', '--ignore-scripts', ...quiet], {
    cwd: HOST_DIR,
    env: npmEnvironment(),
    timeoutMs: 10 * MINUTE,
    log,
  });

  log('Building its native parts (a minute or two) ...');
  const env = {
    ...npmEnvironment(),
    PATH: [join(HOST_NODE_DIR, 'bin'), process.env.PATH].join(delimiter),
    npm_config_nodedir: HOST_NODE_DIR,
    npm_config_jobs: 'max',
    npm_config_ignore_scripts: 'false',
  };
  await run(npm, ['rebuild', 'code-server', ...quiet], { cwd: HOST_DIR, env, timeoutMs: 20 * MINUTE, log });
  await checkNativeParts();
  writeFileSync(STAMP, stamp);
  log(`The VS Code server is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** The lock says what is installed, this file's build steps how. */
function wantedStamp() {
  const lock = readFileSync(join(HOST_DIR, 'package-lock.json'));
  return `1 ${createHash('sha256').update(lock).digest('hex')}\n`;
}

/** An npm that skips install scripts says so only in passing: find out here, not in the middle of a test. */
async function checkNativeParts() {
  for (const part of [
    '@vscode/spdlog',
    '@vscode/native-watchdog',
    '@parcel/watcher',
    'node-pty',
    'kerberos',
  ]) {
    await run(HOST_NODE, ['-e', `require(${JSON.stringify(part)})`], { cwd: VSCODE_DIR, timeoutMs: MINUTE });
  }
}

/**
 * @param {{log: (text: string) => void, build: boolean, browser: boolean}} options
 */
async function installDebianPackages({ log, build, browser }) {
  const missing = NEEDED.filter((need) => (need.build ? build : browser)).filter(
    (need) => !need.commands.some((command) => findCommand(command)),
  );
  if (missing.length === 0) return;
  const names = missing.map((need) => need.package);
  const apt = findCommand('apt-get');
  const root = process.getuid?.() === 0;
  const byHand = [
    'These Debian packages are missing:',
    ...missing.map((need) => `  ${need.package}: ${need.why}`),
    'Install them, then run this again:',
    `  ${root ? '' : 'sudo '}apt-get update && ${root ? '' : 'sudo '}apt-get install -y --no-install-recommends ${names.join(' ')}`,
  ].join('\n');
  if (!apt)
    throw new Error(`${byHand}\n(There is no apt-get here: use this system's packages of the same purpose.)`);
  if (!root && !(await sudoWithoutPassword())) throw new Error(byHand);

  log(`Installing Debian packages: ${names.join(', ')} ...`);
  const prefix = root ? [] : ['sudo', '-n'];
  // A lock held by another apt is waited for, questions are not asked.
  const aptGet = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', apt, '-o', 'DPkg::Lock::Timeout=120'];
  try {
    await run(aptGet[0], [...aptGet.slice(1), 'update'], { timeoutMs: 5 * MINUTE, log });
    const install = ['install', '-y', '--no-install-recommends', ...names];
    await run(aptGet[0], [...aptGet.slice(1), ...install], { timeoutMs: 15 * MINUTE, log });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${byHand}`, { cause: error });
  }
}

async function sudoWithoutPassword() {
  if (!findCommand('sudo')) return false;
  return run('sudo', ['-n', 'true'], { timeoutMs: 10_000 }).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await installHost();
    console.log('Ready.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
