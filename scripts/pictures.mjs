/**
 * `npm run pictures`: takes the README's pictures from the running extension, in a real VS Code, and draws the icon.
 * Needs a built extension (`npm run build`) and the test host (`npm test` installs it).
 */
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installHost } from './host/install-host.mjs';
import { ROOT } from './host/layout.mjs';
import { temporaryFolder } from './host/processes.mjs';
import { startVSCodeServer, workbenchUrl } from './host/vscode-server.mjs';
import { openBrowser, openWorkbench } from './host/workbench.mjs';

const MEDIA = join(ROOT, 'media');
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};

/**
 * @typedef {object} Picture
 * @property {string} name of the file in media/, without ending
 * @property {string} draft of seeds/samples
 * @property {keyof typeof THEMES} theme
 * @property {string[]} commands run from the palette before the picture is taken
 */

/** @type {Picture[]} */
const PICTURES = [
  {
    name: 'problems',
    draft: 'defects.md',
    theme: 'light',
    commands: ['Problems: Focus on Problems View', 'Explorer: Focus on Outline View'],
  },
  {
    name: 'outline',
    draft: 'supplement.policy.md',
    theme: 'dark',
    commands: ['Explorer: Focus on Outline View'],
  },
];

await installHost({ log: console.log });
for (const picture of PICTURES) await take(picture);
await drawIcon();
process.exit(0);

/** @param {Picture} picture */
async function take({ name, draft, theme, commands }) {
  const scratch = temporaryFolder('pictures');
  const folder = join(scratch.path, 'Supplement');
  const extensionsDir = join(scratch.path, 'extensions');
  cpSync(join(ROOT, 'seeds', 'samples'), folder, { recursive: true });
  mkdirSync(extensionsDir);
  const { publisher, name: id, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  symlinkSync(ROOT, join(extensionsDir, `${publisher}.${id}-${version}`), 'dir');
  const settings = {
    'workbench.colorTheme': THEMES[theme],
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
    'explorer.autoReveal': false,
  };
  const server = await startVSCodeServer({ extensionsDir, settings });
  const url = workbenchUrl(server, { folder, file: join(folder, draft) });
  const workbench = await openWorkbench({ url, viewport: { width: 1280, height: 800 }, scale: 1.5 });
  const { page } = workbench;
  await page.waitForSelector('.view-line', { timeout: 30_000 });
  for (const command of commands) {
    await page.keyboard.press('F1');
    await page.waitForSelector('.quick-input-widget input');
    await page.keyboard.type(command);
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: command.split(': ')[1] })
      .first()
      .click();
  }
  await page.waitForSelector('.outline-pane .monaco-list-row', { timeout: 30_000 });
  await workbench.screenshot(join(MEDIA, `${name}.png`));
  console.log(`media/${name}.png`);
  await workbench.dispose();
  await server.dispose();
  scratch.remove();
}

/** Draws the icon, which is a drawing in the sources, as the PNG that VS Code wants. */
async function drawIcon() {
  const url = pathToFileURL(join(MEDIA, 'icon.svg')).href;
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.goto(url);
  await page.screenshot({ path: join(MEDIA, 'icon.png'), omitBackground: true });
  await browser.close();
  console.log('media/icon.png');
}
