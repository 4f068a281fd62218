/**
 * A page of the workbench in headless Chromium: for the tests, for screenshots, and to drive the window by hand.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HOST_DIR } from './layout.mjs';
import { findCommand } from './processes.mjs';

/** Debian's Chromium: no sandbox (root in containers), and nothing that phones home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {Promise<number>} exit the code the test module ended with; never settles without one
 * @property {(file: string) => Promise<void>} screenshot writes a PNG
 * @property {() => Promise<void>} dispose
 */

/**
 * Opens a page of a server started by `startVSCodeServer` and waits until the workbench is drawn.
 * @param {object} options
 * @param {string} options.url from `workbenchUrl`
 * @param {(type: string, args: unknown[]) => void} [options.onLog] the workbench's console, with the extension host's
 * @param {{width: number, height: number}} [options.viewport]
 * @param {number} [options.scale] pixels per CSS pixel, 2 for sharp screenshots
 * @param {number} [options.timeoutMs] how long the workbench may take to appear
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(options) {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1440, height: 900 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const page = await context.newPage();
    /** @type {(code: number) => void} */
    let settle = () => {};
    /** @type {(error: Error) => void} */
    let fail = () => {};
    const exit = new Promise((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    exit.catch(() => {});
    // A browser that dies would otherwise look like a suite that hangs.
    page.on('crash', () => fail(new Error('The page of the workbench crashed.')));
    browser.on('disconnected', () => fail(new Error('Chromium ended by itself.')));
    await page.exposeFunction('codeAutomationLog', options.onLog ?? (() => {}));
    await page.exposeFunction('codeAutomationExit', settle);
    await page.goto(options.url, { timeout: options.timeoutMs ?? 60_000 });
    await page.waitForSelector('.monaco-workbench', { timeout: options.timeoutMs ?? 60_000 });
    return {
      page,
      exit,
      screenshot: async (file) => void (await page.screenshot({ path: file })),
      dispose: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Headless Chromium.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function openBrowser() {
  const { chromium } = createRequire(join(HOST_DIR, 'package.json'))('playwright-core');
  const executablePath =
    findCommand('chromium') ?? findCommand('chromium-browser') ?? findCommand('google-chrome');
  if (!executablePath) throw new Error('Chromium is not on PATH. Run `node scripts/host/install-host.mjs`.');
  // Signals are handled by processes.mjs; Playwright ends the browser when this process exits.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, args: FLAGS, headless: true, ...signals });
}
