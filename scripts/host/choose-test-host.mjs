/**
 * Which VS Code the test suite runs in: the desktop one that @vscode/test-electron downloads, or the VS Code server.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hostSupported, ROOT } from './layout.mjs';
import { findCommand } from './processes.mjs';

/** A network that is closed often swallows packets instead of refusing them. */
const PROBE_MS = 3000;

/**
 * @typedef {{host: 'desktop' | 'server', why: string, forced: boolean}} Choice
 * @returns {Promise<Choice>}
 */
export async function chooseTestHost() {
  const wish = process.env.POLICY_ADDRESS_TEST_HOST;
  if (wish === 'desktop' || wish === 'server') {
    return { host: wish, why: `POLICY_ADDRESS_TEST_HOST=${wish}`, forced: true };
  }
  if (wish) throw new Error(`POLICY_ADDRESS_TEST_HOST is "${wish}": it may be "desktop" or "server".`);
  if (!hostSupported()) {
    return { host: 'desktop', why: 'the VS Code server here is for Linux on x64 only', forced: true };
  }
  const obstacle = displayObstacle() ?? (await downloadObstacle());
  if (obstacle) return { host: 'server', why: `no desktop VS Code: ${obstacle}`, forced: false };
  return { host: 'desktop', why: 'its download and a display are there', forced: false };
}

/** Whether windows can be shown as things are, without an Xvfb of our own. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function displayObstacle() {
  return hasDisplay() || findCommand('Xvfb') ? undefined : 'there is no display and no Xvfb';
}

async function downloadObstacle() {
  try {
    // Through the door the download itself takes, so that proxies count in the same way.
    const download = createRequire(join(ROOT, 'package.json'))('@vscode/test-electron/out/download.js');
    const versions = await download.fetchStableVersions(true, PROBE_MS);
    return Array.isArray(versions) && versions.length > 0 ? undefined : 'its download host lists no versions';
  } catch (error) {
    const code = /** @type {{code?: string}} */ (error)?.code;
    if (code === 'MODULE_NOT_FOUND') return '@vscode/test-electron is not installed';
    return `its download host cannot be reached (${code ?? `no answer in ${PROBE_MS / 1000} s`})`;
  }
}
