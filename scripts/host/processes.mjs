/**
 * Processes and temporary folders that never outlive this one: whatever way the script ends (done, error, Ctrl-C),
 * what it started is ended and what it wrote is removed.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants as fsConstants, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/** @type {Set<() => void>} */
const cleanups = new Set();

/**
 * Runs `cleanup` when this process ends. It must be synchronous: nothing else runs in an exit handler.
 * @param {() => void} cleanup
 * @returns {() => void} takes it off the list again
 */
export function atExit(cleanup) {
  installHandlers();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

let handlersInstalled = false;
function installHandlers() {
  if (handlersInstalled) return;
  handlersInstalled = true;
  process.on('exit', () => {
    for (const cleanup of [...cleanups].reverse()) {
      try {
        cleanup();
      } catch {
        // One folder that cannot be removed must not keep the next process alive.
      }
    }
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
  // npm starts scripts through a shell, and whoever ends npm ends that shell and not what runs in it.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = () => void (process.ppid !== parent && process.kill(process.pid, 'SIGTERM'));
    setInterval(watch, 500).unref();
  }
}

/**
 * A temporary folder, with symbolic links resolved: VS Code compares paths as text.
 * @param {string} name
 * @returns {{path: string, remove: () => void}}
 */
export function temporaryFolder(name) {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `policy-address-${name}-`));
  const forget = atExit(remove);
  function remove() {
    forget();
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  return { path, remove };
}

/**
 * Starts a process in a group of its own, so that its children end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, stdio?: import('node:child_process').StdioOptions}} [options]
 * @returns {{child: import('node:child_process').ChildProcess, exited: Promise<number>, end: () => Promise<void>}}
 *   `exited` rejects only when the command cannot be started at all
 */
export function startGroup(command, args, options = {}) {
  const windows = process.platform === 'win32';
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
    detached: !windows,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => options.onLine?.(line));
  }
  const forget = atExit(() => signalGroup('SIGKILL'));
  const exited = new Promise((resolve, reject) => {
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    // 'close' comes after the last line of output; 'exit' may come before it.
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  exited.catch(() => {});

  /** @param {NodeJS.Signals} signal */
  function signalGroup(signal) {
    if (child.pid === undefined) return;
    try {
      process.kill(windows ? child.pid : -child.pid, signal);
    } catch {
      // Nobody left in the group.
    }
  }

  async function end() {
    signalGroup('SIGTERM');
    await Promise.race([exited.catch(() => {}), delay(2000)]);
    signalGroup('SIGKILL');
    await Promise.race([exited.catch(() => {}), delay(2000)]);
    forget();
  }
  return { child, exited, end };
}

/**
 * Ends a process that is not in a group of ours, from an exit handler: waits without giving way, two seconds at most.
 * @param {number | undefined} pid
 */
export function endProcess(pid) {
  if (pid === undefined || !isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let turns = 0; turns < 40 && isAlive(pid); turns++) Atomics.wait(clock, 0, 0, 50);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

/** @param {number | undefined} pid */
export function isAlive(pid) {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command to its end, bounded in time. Its output is kept back and shown only when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs: number, log?: (text: string) => void}} options
 * @returns {Promise<string>} what it wrote
 */
export async function run(command, args, options) {
  /** @type {string[]} */
  const lines = [];
  const started = Date.now();
  const job = startGroup(command, args, { ...options, onLine: (line) => lines.push(line) });
  const heartbeat = setInterval(() => {
    options.log?.(`  still at it (${Math.round((Date.now() - started) / 1000)} s)`);
  }, 20_000);
  let timer;
  try {
    const timeout = new Promise((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no end after ${Math.round(options.timeoutMs / 1000)} s`)),
        options.timeoutMs,
      );
    });
    const code = await Promise.race([job.exited, timeout]);
    if (code !== 0) throw new Error(`exit code ${code}`);
    return lines.join('\n');
  } catch (error) {
    // npm says first what is wrong, a compiler last.
    const told = lines.length > 30 ? [...lines.slice(0, 15), '…', ...lines.slice(-15)] : lines;
    const tail = told.map((line) => `    ${withoutSecrets(line)}`);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error([`\`${[command, ...args].join(' ')}\` failed: ${reason}`, ...tail].join('\n'), {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    clearInterval(heartbeat);
    await job.end();
  }
}

/** @param {string} line Registry addresses may carry a name and a password, npm settings a token. */
function withoutSecrets(line) {
  return line
    .replace(/\/\/[^/\s@]+@/g, '//***@')
    .replace(/(_auth\w*|password|token)(["']?\s*[=:]\s*)\S+/gi, '$1$2***');
}

/**
 * The environment for an npm started by a script that npm may have started: the outer one's own traces would be read
 * as settings. Worst, its user agent: install scripts take it for the Node they run on.
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment() {
  const trace =
    /^npm_(package_|lifecycle_|command$|execpath$|node_execpath$|config_(user_agent|node_gyp|local_prefix|prefix|global_prefix|npm_version)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !trace.test(name)));
}

/** @param {number} ms @returns {Promise<void>} */
function delay(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * The full path of a command, as a shell would find it.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder || '.', name + ending);
      try {
        accessSync(path, fsConstants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}
