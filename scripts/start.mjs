/**
 * `npm start`: from a fresh clone to a VS Code with the extension on a sample draft.
 *
 * The desktop VS Code when `code` is on PATH, else the VS Code server at a local address;
 * POLICY_ADDRESS_START=desktop|server forces one. Ctrl-C ends all of it.
 */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installHost } from './host/install-host.mjs';
import { installPackages } from './host/install-packages.mjs';
import { hostSupported, ROOT, UNSUPPORTED } from './host/layout.mjs';
import {
  atExit,
  endProcess,
  findCommand,
  isAlive,
  npmEnvironment,
  run,
  temporaryFolder,
} from './host/processes.mjs';
import { CLEAN_WINDOW, startVSCodeServer, workbenchUrl } from './host/vscode-server.mjs';

const SAMPLES = join(ROOT, 'seeds', 'samples');
// The one in which there is something to see at once; a clean one stands beside it.
const DRAFT = 'defects.md';

/** @param {string} text */
const log = (text) => console.log(text);

let ready = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  // Once the window is there, this is how it is meant to end.
  process.on(signal, () => {
    log('\nStopping ...');
    process.exit(ready ? 0 : 130);
  });
}

async function main() {
  const { host, why } = await chooseHost();
  log(
    `Opening the sample draft in ${host === 'desktop' ? 'the desktop VS Code' : 'the VS Code server'}: ${why}.`,
  );
  await installPackages(log);
  log('Building the extension ...');
  const npm = findCommand('npm');
  if (!npm) throw new Error('npm is not on PATH. It comes with Node.js (20 or later).');
  await run(npm, ['run', 'build'], { cwd: ROOT, env: npmEnvironment(), timeoutMs: 5 * 60_000, log });

  const samples = temporaryFolder('samples');
  const folder = join(samples.path, 'samples');
  cpSync(SAMPLES, folder, { recursive: true });
  log(`The draft is a copy, in ${folder}: change what you like, it is removed at the end.`);
  await (host === 'desktop' ? openDesktop(folder) : openServer(folder));
}

/** @returns {Promise<{host: 'desktop' | 'server', why: string}>} */
async function chooseHost() {
  const wish = process.env.POLICY_ADDRESS_START;
  if (wish && wish !== 'desktop' && wish !== 'server') {
    throw new Error(`POLICY_ADDRESS_START is "${wish}": it may be "desktop" or "server".`);
  }
  if (wish === 'server') {
    if (!hostSupported()) throw new Error(UNSUPPORTED);
    return { host: 'server', why: 'POLICY_ADDRESS_START=server' };
  }
  const desktop = await findDesktop();
  if (desktop.obstacle === undefined) {
    return {
      host: 'desktop',
      why: wish ? 'POLICY_ADDRESS_START=desktop' : `\`code\` is on PATH (${desktop.version})`,
    };
  }
  if (wish === 'desktop') throw new Error(`POLICY_ADDRESS_START=desktop, but ${desktop.obstacle}.`);
  if (!hostSupported()) {
    const hint = 'In VS Code, run "Shell Command: Install \'code\' command in PATH", then `npm start` again.';
    throw new Error(`No VS Code to open: ${desktop.obstacle}. ${hint}\n${UNSUPPORTED}`);
  }
  return { host: 'server', why: desktop.obstacle };
}

/** @returns {Promise<{obstacle: string} | {obstacle: undefined, version: string}>} */
async function findDesktop() {
  const code = findCommand('code');
  if (!code) return { obstacle: '`code` is not on PATH' };
  // In the terminal of a remote or browser window, `code` talks to that window and cannot load an extension.
  if (process.env.VSCODE_IPC_HOOK_CLI || /remote-cli/.test(code)) {
    return { obstacle: '`code` here belongs to a remote window' };
  }
  try {
    const version = await run(code, ['--version'], { timeoutMs: 20_000 });
    return { obstacle: undefined, version: /^\d+\.\d+\S*/m.exec(version)?.[0] ?? code };
  } catch {
    return { obstacle: '`code` is on PATH but does not answer `code --version`' };
  }
}

/**
 * A VS Code of its own, beside the one that may be open: with its own settings, and one that can be ended.
 * @param {string} folder
 */
async function openDesktop(folder) {
  const data = temporaryFolder('desktop');
  const userData = join(data.path, 'user-data');
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(CLEAN_WINDOW, null, 2));
  const root = process.getuid?.() === 0;
  const args = [
    '--new-window',
    `--extensionDevelopmentPath=${ROOT}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${join(data.path, 'extensions')}`,
    ...['--disable-workspace-trust', '--disable-telemetry', '--skip-welcome', '--skip-release-notes'],
    ...(root ? ['--no-sandbox'] : []),
    folder,
    join(folder, DRAFT),
  ];
  log('Opening the window ...');
  // `code` hands over to a process that outlives it and notes its number in the data folder.
  const mainProcess = () => {
    try {
      return Number(readFileSync(join(userData, 'code.lock'), 'utf8')) || undefined;
    } catch {
      return undefined;
    }
  };
  atExit(() => endProcess(mainProcess()));
  await run(/** @type {string} */ (findCommand('code')), args, { timeoutMs: 60_000 });
  ready = true;
  log('The window is open. Close it, or press Ctrl-C here, to end.');
  let seen = false;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      const alive = isAlive(mainProcess());
      if (seen && !alive) resolve(clearInterval(timer));
      seen ||= alive;
    }, 1000);
  });
  log('The window was closed.');
}

/** @param {string} folder */
async function openServer(folder) {
  await installHost({ log, browser: false });
  log('Starting the VS Code server ...');
  const extensions = temporaryFolder('extensions');
  const { publisher, name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // A link is an installation: it is there in every window, also after "Open Folder", and always the last build.
  symlinkSync(ROOT, join(extensions.path, `${publisher}.${name}-${version}`), 'dir');
  const server = await startVSCodeServer({ extensionsDir: extensions.path, token: true });
  ready = true;
  log(`VS Code ${server.version} is ready. Open this address in a browser on this machine:\n`);
  log(`  ${workbenchUrl(server, { folder, file: join(folder, DRAFT) })}\n`);
  log('Press Ctrl-C here to end.');
  const code = await server.exited;
  throw new Error(`The VS Code server ended by itself (code ${code}).`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
