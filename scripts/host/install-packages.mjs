/**
 * Installs the project's own packages when they are not what the lock says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './layout.mjs';
import { findCommand, npmEnvironment, run } from './processes.mjs';

/**
 * @param {(text: string) => void} log where progress goes
 */
export async function installPackages(log) {
  if (upToDate()) return;
  log('Installing packages (npm ci) ...');
  const npm = findCommand('npm');
  if (!npm) throw new Error('npm is not on PATH. It comes with Node.js (20 or later).');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-update-notifier'];
  await run(npm, args, { cwd: ROOT, env: npmEnvironment(), timeoutMs: 10 * 60_000, log });
}

/**
 * npm notes what it installed in a lock of its own. Comparing the two spares whoever has installed already the wait,
 * and works whichever command installed.
 */
function upToDate() {
  try {
    const wanted = packagesOf('package-lock.json');
    const installed = packagesOf(join('node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || installed[path]?.version === version || (optional && !installed[path]),
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} lock
 * @returns {Record<string, {version: string, optional?: boolean}>}
 */
function packagesOf(lock) {
  return JSON.parse(readFileSync(join(ROOT, lock), 'utf8')).packages;
}
