/**
 * `npm run pictures`: takes the pictures of the README and of the walkthrough from the running extension, in a real
 * VS Code, and draws the icon. `-- --only=NAME` takes those alone whose file has NAME in its path.
 * Needs a built extension (`npm run build`) and the test host (`npm test` installs it).
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Window, linkExtension } from '../test/support/window.mjs';
import { installHost } from './host/install-host.mjs';
import { ROOT } from './host/layout.mjs';
import { temporaryFolder } from './host/processes.mjs';
import { startVSCodeServer, workbenchUrl } from './host/vscode-server.mjs';
import { openBrowser, openWorkbench } from './host/workbench.mjs';

const MEDIA = join(ROOT, 'media');
const SAMPLES = join(ROOT, 'seeds', 'samples');

/** As VS Code tells them apart for the pictures of a walkthrough. */
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  hc: 'Default High Contrast',
  hcLight: 'Default High Contrast Light',
};

/** Nothing that moves, and nothing that is different the next time. */
const STILL = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.reduceMotion': 'on',
};

/** What stands in the status bar of a VS Code in the browser only. */
const OF_THE_BROWSER = '[id="status.forwardedPorts"], [id^="status.host"], [id*="keyboardLayout"]';

/**
 * @typedef {{x: number, y: number, width: number, height: number}} Clip
 * @typedef {object} Scene
 * @property {string} draft of seeds/samples
 * @property {{width: number, height: number}} viewport
 * @property {(window: Window) => Promise<Clip | void>} arrange makes the window ready, and says what of it is wanted
 */

/** For the README: the whole window. @type {Record<string, Scene & {theme: keyof typeof THEMES}>} */
const README = {
  problems: {
    theme: 'light',
    draft: 'defects.md',
    viewport: { width: 1100, height: 700 },
    arrange: async (window) => {
      await hideSideBar(window);
      await window.command('Problems: Focus on Problems View');
      await window.problems(6);
      await scrollPast(window, 11);
      // On its words: in its middle there is the link to the rule.
      const problem = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'HAYB' });
      await problem.click({ position: { x: 120, y: 8 } });
      await window.cursorIn(14);
    },
  },
  'by-bureau': {
    theme: 'dark',
    draft: 'defects.md',
    viewport: { width: 1100, height: 700 },
    arrange: async (window) => {
      await window.openView();
      await widenSideBar(window, 400);
      await unfold(window, 'CMAB');
      await unfold(window, 'Codes to Check');
      await window.rows('Arrange 40 home visits').click();
      await window.cursorIn(29);
    },
  },
  writing: {
    theme: 'light',
    draft: 'return-sb.policy.md',
    viewport: { width: 1100, height: 560 },
    arrange: async (window) => {
      await hideSideBar(window);
      await beginDraft(window);
      await listDeadlines(window);
    },
  },
};

/** For the walkthrough: the part of a small window that the step is about. @type {Record<string, Scene>} */
const WALKTHROUGH = {
  begin: {
    draft: 'return-sb.policy.md',
    viewport: { width: 680, height: 500 },
    arrange: async (window) => {
      await hideSideBar(window);
      await window.command('Policy Address: New Draft');
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Annex' }).waitFor();
    },
  },
  problems: {
    draft: 'defects.md',
    viewport: { width: 680, height: 500 },
    arrange: async (window) => {
      await hideSideBar(window);
      await window.goToLine(14);
      await scrollPast(window, 11);
      await window.page.keyboard.press('End');
      await window.page.keyboard.press('ArrowLeft');
      await window.page.keyboard.press('Control+.');
      await window.page.locator('.action-widget .monaco-list-row', { hasText: 'HYAB' }).first().waitFor();
    },
  },
  'by-bureau': {
    draft: 'defects.md',
    viewport: { width: 680, height: 500 },
    arrange: async (window) => {
      await window.openView();
      await widenSideBar(window, 340);
      await unfold(window, 'CMAB');
      await window.rows('Arrange 40 home visits').click();
      await window.cursorIn(29);
    },
  },
  writing: {
    draft: 'return-sb.policy.md',
    viewport: { width: 680, height: 500 },
    arrange: async (window) => {
      await hideSideBar(window);
      await beginDraft(window);
      await listDeadlines(window);
    },
  },
};

/** Leaves the draft all of the width. @param {Window} window */
async function hideSideBar({ page }) {
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

/** Pulls the edge of the side bar, so that names can be read. @param {Window} window @param {number} width */
async function widenSideBar({ page }, width) {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, y, { steps: 5 });
  await page.mouse.up();
}

/** Opens a node of the tree. @param {Window} window @param {string} name */
async function unfold(window, name) {
  await window.rows(name).first().locator('.monaco-tl-twistie').click();
  await window.page.locator('.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: name }).waitFor();
}

/** Lets the first lines go out of sight above. @param {Window} window @param {number} lines */
async function scrollPast(window, lines) {
  await window.focusEditor();
  for (let line = 0; line < lines; line++) await window.page.keyboard.press('Control+ArrowDown');
}

/** Answers the questions of “New Draft…”, and fills in the first initiative. @param {Window} window */
async function beginDraft(window) {
  const { page } = window;
  const row = page.locator('.quick-input-list .monaco-list-row');
  const question = page.locator('.quick-input-title');
  await window.command('Policy Address: New Draft');
  for (const [step, answer] of ['Supplement', '2025-09-17', 'Several bureaux', 'English'].entries()) {
    await question.filter({ hasText: `(${step + 1}/4)` }).waitFor();
    if (/^\d/.test(answer)) {
      await page.keyboard.type(answer);
      await page.keyboard.press('Enter');
    } else {
      await row.filter({ hasText: answer }).first().click();
    }
  }
  const line = page.locator('.editor-instance .view-line');
  await line.filter({ hasText: 'Name of the chapter' }).waitFor();
  for (const words of ['Islands and Ferries', 'Piers', 'Fit 24 ferry piers with tactile paving']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.type('TLB');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** Begins an initiative and asks for ways to write its deadline. @param {Window} window */
async function listDeadlines({ page }) {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.type('- Light 40 village paths with solar lamps by');
  await page.keyboard.press('Tab');
  await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'On or before a day' }).waitFor();
}

/**
 * @param {string} name of the file in media/, without ending
 * @param {Scene} scene
 * @param {keyof typeof THEMES} theme
 * @param {number} scale pixels per CSS pixel
 */
async function take(name, { draft, viewport, arrange }, theme, scale) {
  const scratch = temporaryFolder('pictures');
  const folder = join(scratch.path, 'Supplement');
  const file = join(folder, draft);
  mkdirSync(folder);
  copyFileSync(join(SAMPLES, draft), file);
  const server = await startVSCodeServer({
    extensionsDir: linkExtension(scratch.path),
    settings: { ...STILL, 'workbench.colorTheme': THEMES[theme] },
  });
  const workbench = await openWorkbench({ url: workbenchUrl(server, { folder, file }), viewport, scale });
  const window = new Window(server, workbench);
  await window.page.addStyleTag({ content: `${OF_THE_BROWSER} { display: none !important; }` });
  await window.status(/\d+ initiatives/);
  await window.underlined('warning');
  const clip = await arrange(window).catch(async (error) => { await window.page.screenshot({ path: '/tmp/walk-work/fail.png' }); throw error; });
  // The pointer would colour what it happens to be over.
  await window.page.mouse.move(viewport.width / 2, 1);
  const path = join(MEDIA, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await window.page.screenshot({ path, animations: 'disabled', ...(clip && { clip }) });
  console.log(`media/${name}.png`);
  await window.close();
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

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';
await installHost({ log: console.log });
for (const [name, scene] of Object.entries(README)) {
  if (name.includes(only)) await take(name, scene, scene.theme, 1.5);
}
for (const [name, scene] of Object.entries(WALKTHROUGH)) {
  for (const theme of /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES))) {
    const file = `walkthrough/${name}-${theme}`;
    if (file.includes(only)) await take(file, scene, theme, 1);
  }
}
if ('icon'.includes(only)) await drawIcon();
process.exit(0);
