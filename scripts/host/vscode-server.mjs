/**
 * VS Code's own server, out of code-server: the workbench in a browser, the extension host in Node.
 *
 * code-server's own front door is not used: it drops the parameters that load an extension under development and a
 * test suite, and asks for a password.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOST_NODE, VSCODE_DIR } from './layout.mjs';
import { startGroup, temporaryFolder } from './processes.mjs';

/** Settings for a window that shows the draft and nothing else. */
export const CLEAN_WINDOW = {
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'security.workspace.trust.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * @typedef {object} VSCodeServer
 * @property {string} url the front page, without folder or extension
 * @property {string | undefined} token what a page must name to be let in
 * @property {string} version VS Code's version
 * @property {number} port
 * @property {Promise<number>} exited settles when it ends, whoever ended it
 * @property {() => Promise<void>} dispose ends all its processes and removes its temporary folders
 */

/**
 * Starts a server on 127.0.0.1, on a port that is free, and waits until it answers.
 * @param {object} [options]
 * @param {string} [options.extensionsDir] installed extensions; a temporary, empty folder without it
 * @param {Record<string, unknown>} [options.settings] user settings, over those of a clean window
 * @param {string} [options.day] the day that it takes for today (ISO 8601), and so do all extensions
 * @param {boolean} [options.smokeTestDriver] lets `codeAutomationLog` and `codeAutomationExit` of the page be called
 * @param {boolean} [options.token] lets in only who knows the address it returns: it holds a terminal, and any other
 *   account of this machine can reach the port
 * @param {(line: string) => void} [options.onLine] the server's own log
 * @param {number} [options.timeoutMs] how long it may take to answer
 * @returns {Promise<VSCodeServer>}
 */
export async function startVSCodeServer(options = {}) {
  const version = JSON.parse(readFileSync(join(VSCODE_DIR, 'package.json'), 'utf8')).version;
  const data = temporaryFolder('vscode');
  const userData = join(data.path, 'user-data');
  const settings = { ...CLEAN_WINDOW, ...options.settings };
  mkdirSync(join(userData, 'User'), { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  const extensionsDir = options.extensionsDir ?? join(data.path, 'extensions');
  // Its sockets would be left in the common folder for temporary files.
  const temporary = join(data.path, 'tmp');
  for (const folder of [extensionsDir, temporary]) mkdirSync(folder, { recursive: true });
  const token = options.token ? randomUUID() : undefined;
  // In a file: a command line is there for every account to read.
  const tokenFile = join(data.path, 'token');
  if (token) writeFileSync(tokenFile, token, { mode: 0o600 });

  /** @type {string[]} */
  const log = [];
  /** @type {(port: number) => void} */
  let listening = () => {};
  const port = new Promise((resolve) => (listening = resolve));
  const args = [
    ...(options.day ? ['--require', fileURLToPath(new URL('on-a-day.cjs', import.meta.url))] : []),
    join(VSCODE_DIR, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
    ...(token ? ['--connection-token-file', tokenFile] : ['--without-connection-token']),
    ...['--server-data-dir', join(data.path, 'server-data'), '--user-data-dir', userData],
    ...['--extensions-dir', extensionsDir, '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  const server = startGroup(HOST_NODE, args, {
    env: { ...serverEnvironment(temporary), ...(options.day && { POLICY_ADDRESS_DAY: options.day }) },
    onLine: (line) => {
      log.push(line);
      if (log.length > 20) log.shift();
      const match = /listening on (\d+)/.exec(line);
      if (match) listening(Number(match[1]));
      options.onLine?.(line);
    },
  });
  const dispose = async () => {
    await server.end();
    data.remove();
  };

  let timer;
  try {
    const died = server.exited.then((code) => {
      throw new Error(`it ended with code ${code}`);
    });
    died.catch(() => {}); // Later on its end is no news.
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), options.timeoutMs ?? 60_000);
    });
    const number = await Promise.race([port, died, late]);
    const url = `http://127.0.0.1:${number}/`;
    const response = await Promise.race([fetch(`${url}version`), died, late]);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    await response.text();
    return { url, token, version, port: number, exited: server.exited, dispose };
  } catch (error) {
    await dispose();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error([`The VS Code server did not start: ${reason}`, ...log].join('\n'), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The address of a page of the workbench.
 * @param {VSCodeServer} server
 * @param {object} page
 * @param {string} [page.folder] the folder it opens
 * @param {string} [page.file] a file it opens in the editor
 * @param {string} [page.extension] an extension under development, loaded from its folder
 * @param {string} [page.tests] a test module, with its `.js`
 * @returns {string}
 */
export function workbenchUrl(server, page) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${server.port}${encodeURI(path)}`;
  const payload = [];
  if (page.extension) payload.push(['extensionDevelopmentPath', remote(page.extension)]);
  if (page.tests) payload.push(['extensionTestsPath', remote(page.tests)]);
  if (page.file) payload.push(['openFile', remote(page.file)]);
  const query = server.token ? [`tkn=${server.token}`] : [];
  if (page.folder) query.push(`folder=${encodeURI(page.folder)}`);
  if (payload.length > 0) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
  return query.length > 0 ? `${server.url}?${query.join('&')}` : server.url;
}

/**
 * The environment without what another VS Code (whose terminal this may be) or npm left in it: a server that finds
 * those talks to the other window.
 * @param {string} temporary
 */
function serverEnvironment(temporary) {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|XDG_RUNTIME_DIR$|npm_)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  // No gallery: nothing is looked up on the network, and no errors where there is none.
  return { ...Object.fromEntries(own), TMPDIR: temporary, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}
