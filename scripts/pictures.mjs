/**
 * `npm run pictures`: takes the pictures of the README and of the walkthrough from the running extension, in a real
 * VS Code, and draws the icon. `-- --only=NAME` takes those alone whose file has NAME in its path.
 * Needs a built extension (`npm run build`) and the test host (`npm test` installs it).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { Window, linkExtension } from '../test/support/window.mjs';
import { installHost } from './host/install-host.mjs';
import { ROOT } from './host/layout.mjs';
import { temporaryFolder } from './host/processes.mjs';
import { startVSCodeServer, workbenchUrl } from './host/vscode-server.mjs';
import { openBrowser, openWorkbench } from './host/workbench.mjs';

const MEDIA = join(ROOT, 'media');
const SAMPLES = join(ROOT, 'seeds', 'samples');

/** The themes of the pictures; those of high contrast share the pictures of a walkthrough with light and dark. */
const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
};

const FRONT_MATTER = '---\npolicyAddress:\n  publicationDate: 2025-09-17\n---\n';

/** Nothing that moves, and nothing that is different the next time. */
const STILL = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.fontSize': 13,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.reduceMotion': 'on',
};

/** When they are taken, for what is past then: three weeks before the drafts are published. */
const DAY = '2025-08-27';

/** What stands in the status bar of a VS Code in the browser only. */
const OF_THE_BROWSER = '[id="status.forwardedPorts"], [id^="status.host"], [id*="keyboardLayout"]';

/**
 * @typedef {object} Scene
 * @property {string} draft of seeds/samples
 * @property {string} [front] what is put in front of it
 * @property {boolean} [isClean] whether nothing is found in it
 * @property {string} [until] the line before which it ends; without it the whole sample is taken
 * @property {{width: number, height: number}} viewport
 * @property {number} [height] how much of the window is wanted, from its top; all without it
 * @property {(window: Window) => Promise<void>} arrange makes the window ready
 */

/** For the README. @type {Record<string, Scene & {theme: keyof typeof THEMES}>} */
const README = {
  problems: {
    theme: 'light',
    draft: 'defects.md',
    viewport: { width: 1100, height: 700 },
    arrange: async (window) => {
      await hideSideBar(window);
      await scrollPast(window, 11);
      await window.command('Problems: Focus on Problems View');
      await window.problems(6);
    },
  },
  trees: {
    theme: 'dark',
    draft: 'defects.md',
    until: '# **Moving and Building**',
    viewport: { width: 1160, height: 800 },
    arrange: async (window) => {
      await window.openView();
      await widenSideBar(window, 440);
      await unfold(window, 'CMAB');
      await unfoldBelow(window, 'Initiatives by Deadline', 485);
      await window.rows('Sign a charter').first().click();
      await window.cursorIn(28);
      // It is found in the other list, too.
      await window.rows('Sign a charter').nth(1).waitFor();
    },
  },
  timeline: {
    theme: 'light',
    draft: 'defects.md',
    front: FRONT_MATTER,
    until: '# **Moving and Building**',
    viewport: { width: 1160, height: 700 },
    arrange: async (window) => {
      await hideSideBar(window);
      await window.command('Policy Address: Show Timeline');
      await window.webview.locator('.mark').first().waitFor();
    },
  },
  overview: {
    theme: 'light',
    draft: 'supplement.policy.md',
    isClean: true,
    viewport: { width: 1160, height: 700 },
    arrange: async (window) => {
      await hideSideBar(window);
      await window.command('Policy Address: Show Overview');
      await window.webview.locator('.heat-map').waitFor();
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
  hover: {
    theme: 'dark',
    draft: 'defects.md',
    front: FRONT_MATTER,
    viewport: { width: 1100, height: 480 },
    arrange: async (window) => {
      await hideSideBar(window);
      await explain(window, 'defects.md', FRONT_MATTER, 'second quarter of');
    },
  },
};

const SMALL = { width: 690, height: 320 };

/** For the walkthrough, which has little room for them. @type {Record<string, Scene>} */
const WALKTHROUGH = {
  begin: {
    draft: 'return-sb.policy.md',
    // The list of answers takes no more than a part of the window.
    viewport: { ...SMALL, height: 440 },
    height: 275,
    arrange: async (window) => {
      await hideSideBar(window);
      await window.command('Policy Address: New Draft');
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Annex' }).waitFor();
    },
  },
  problems: {
    draft: 'defects.md',
    viewport: SMALL,
    arrange: async (window) => {
      await hideSideBar(window);
      await scrollPast(window, 11);
      await window.page.locator('.view-line', { hasText: 'HAYB' }).click();
      await window.page.keyboard.press('End');
      await window.page.keyboard.press('ArrowLeft');
      await window.cursorIn(14);
      await showFixes(window);
    },
  },
  'by-bureau': {
    draft: 'defects.md',
    until: '# **Money and Markets**',
    // High enough for all icons in the bar at the left.
    viewport: { ...SMALL, height: 480 },
    arrange: async (window) => {
      await window.openView();
      await widenSideBar(window, 385);
      await unfold(window, 'CMAB');
      await window.rows('Arrange 40 home visits').click();
      await window.cursorIn(29);
    },
  },
  writing: {
    draft: 'return-sb.policy.md',
    viewport: { ...SMALL, height: 350 },
    arrange: async (window) => {
      await hideSideBar(window);
      await beginDraft(window);
      await listDeadlines(window);
    },
  },
  whole: {
    draft: 'defects.md',
    until: '# **Money and Markets**',
    viewport: { ...SMALL, height: 480 },
    arrange: async (window) => {
      await window.showView('Policy Address: Show Initiatives by Deadline', 'Initiatives by Deadline');
      await widenSideBar(window, 385);
      await unfold(window, '2026');
      await unfold(window, 'Quarter 2');
      await unfold(window, 'June');
      await window.rows('Recruit 200 guides').click();
      await window.cursorIn(19);
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

/** Unfolds a view that lies below another, and gives it the room from there on. @param {Window} window @param {string} name @param {number} top */
async function unfoldBelow({ page }, name, top) {
  const header = page.locator(`.sidebar .pane-header[aria-label^="${name}"]`);
  await header.locator('h3').click();
  await page.locator(`.sidebar .pane-header.expanded[aria-label^="${name}"]`).waitFor();
  const box = await header.boundingBox();
  if (!box) throw new Error(`There is no ${name}.`);
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y);
  await page.mouse.down();
  await page.mouse.move(x, top, { steps: 5 });
  await page.mouse.up();
}

/** Opens a node of the tree. @param {Window} window @param {string} name */
async function unfold(window, name) {
  await window.rows(name).first().locator('.monaco-tl-twistie').click();
  await window.page.locator('.sidebar .monaco-list-row[aria-expanded="true"]', { hasText: name }).waitFor();
}

/** Lets the first lines go out of sight above. @param {Window} window @param {number} lines */
async function scrollPast(window, lines) {
  const numbers = window.page.locator('.editor-instance .line-numbers');
  const first = async () => Math.min(...(await numbers.allInnerTexts()).filter(Boolean).map(Number));
  await window.focusEditor();
  // One line at a time: a key that is pressed while the focus is still elsewhere does nothing.
  for (let attempts = 10 * lines; attempts > 0 && (await first()) <= lines; attempts--) {
    await window.page.keyboard.press('Control+ArrowDown');
    await window.page.waitForTimeout(50);
  }
}

/** Opens the menu of what can be done about the words at the cursor. @param {Window} window */
async function showFixes({ page }) {
  const menu = page.locator('.action-widget .monaco-list-row').first();
  // Nothing comes of it as long as VS Code has not been told of the problem.
  for (let attempts = 5; attempts > 0 && !(await menu.isVisible()); attempts--) {
    await page.keyboard.press('Control+.');
    await menu.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await menu.waitFor();
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
async function listDeadlines(window) {
  const { page } = window;
  await page.keyboard.press('ArrowDown');
  // All of the line, in however many it is shown.
  await page.keyboard.press('Control+l');
  await page.keyboard.type('- Light 40 village paths with solar lamps by');
  await window.status(/ 1 dated/);
  await page.keyboard.type(' ');
  await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'mid-2026' }).waitFor();
}

/**
 * Has words explained that stand in a sample.
 * @param {Window} window
 * @param {string} sample
 * @param {string} front what was put in front of it
 * @param {string} words
 */
async function explain(window, sample, front, words) {
  const { page } = window;
  const text = front + readFileSync(join(SAMPLES, sample), 'utf8');
  const before = text.slice(0, text.indexOf(words) + 4).split('\n');
  await window.goToLine(before.length);
  await page.keyboard.press('Home');
  for (let i = 0; i < before.at(-1).length; i++) await page.keyboard.press('ArrowRight');
  // Lines that come above headings move the text, and what is shown over it would go.
  await standingStill(window, { x: 0, y: 0, width: 800, height: 400 });
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await window.hover('Stated');
}

/**
 * @param {string} name of the file in media/, without ending
 * @param {Scene} scene
 * @param {keyof typeof THEMES} theme
 * @param {{scale: number, colours: number}} quality pixels per CSS pixel, and how many colours
 */
async function take(
  name,
  { draft, front = '', isClean, until, viewport, height, arrange },
  theme,
  { scale, colours },
) {
  const scratch = temporaryFolder('pictures');
  const folder = join(scratch.path, 'Supplement');
  const file = join(folder, draft);
  mkdirSync(folder);
  const sample = readFileSync(join(SAMPLES, draft), 'utf8');
  writeFileSync(file, front + sample.slice(0, until && sample.indexOf(until)));
  const server = await startVSCodeServer({
    extensionsDir: linkExtension(scratch.path),
    day: DAY,
    settings: { ...STILL, 'workbench.colorTheme': THEMES[theme] },
  });
  const workbench = await openWorkbench({ url: workbenchUrl(server, { folder, file }), viewport, scale });
  const window = new Window(server, workbench);
  await window.page.addStyleTag({ content: `${OF_THE_BROWSER} { display: none !important; }` });
  await window.status(/\d+ initiatives/);
  if (!isClean) await window.page.locator('[id="status.problems"]', { hasText: /[1-9]/ }).waitFor();
  await arrange(window);
  // The pointer would colour what it happens to be over; but a hover goes as soon as it moves.
  const isHovering = await window.page.locator('.monaco-hover').first().isVisible();
  if (!isHovering) await window.page.mouse.move(viewport.width / 2, 1);
  const path = join(MEDIA, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  const shot = await standingStill(window, { x: 0, y: 0, ...viewport, ...(height && { height }) });
  // A window has few colours, and most of them are shades at the edges of letters.
  const picture = await sharp(shot).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer();
  writeFileSync(path, picture);
  console.log(`media/${name}.png (${picture.length} bytes)`);
  await window.close();
  scratch.remove();
}

/**
 * A part of the window once nothing in it changes any more.
 * @param {Window} window
 * @param {{x: number, y: number, width: number, height: number}} clip
 * @returns {Promise<Buffer>}
 */
async function standingStill({ page }, clip) {
  let before = await page.screenshot({ animations: 'disabled', clip });
  for (let equal = 0, attempts = 0; equal < 3 && attempts < 40; attempts++) {
    await page.waitForTimeout(200);
    const now = await page.screenshot({ animations: 'disabled', clip });
    equal = now.equals(before) ? equal + 1 : 0;
    before = now;
  }
  return before;
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
  if (name.includes(only)) await take(name, scene, scene.theme, { scale: 1.5, colours: 128 });
}
for (const [name, scene] of Object.entries(WALKTHROUGH)) {
  for (const theme of /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES))) {
    const file = `walkthrough/${name}-${theme}`;
    if (file.includes(only)) await take(file, scene, theme, { scale: 1, colours: 32 });
  }
}
if ('icon'.includes(only)) await drawIcon();
process.exit(0);
