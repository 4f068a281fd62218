/** The window of a real VS Code, driven as a user would. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/host/layout.mjs';
import { startVSCodeServer, workbenchUrl } from '../../scripts/host/vscode-server.mjs';
import { openWorkbench } from '../../scripts/host/workbench.mjs';

/** What is waited for comes in a second or two; a machine that is busy may need longer. */
const PATIENCE = 30_000;

/**
 * Makes a folder of extensions that holds this extension as it was last built, and nothing else.
 * @param {string} folder an empty folder
 * @returns {string} the folder of extensions
 */
export function linkExtension(folder) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const extensions = join(folder, 'extensions');
  mkdirSync(extensions, { recursive: true });
  symlinkSync(ROOT, join(extensions, `${publisher}.${name}-${version}`), 'dir');
  return extensions;
}

/** A window of VS Code: what there is to see in it, once it is there. */
export class Window {
  /** The tree that is looked into: any, until one of several is opened. */
  #tree = '.sidebar .customview-tree';

  /**
   * @param {import('../../scripts/host/vscode-server.mjs').VSCodeServer} server
   * @param {import('../../scripts/host/workbench.mjs').Workbench} workbench
   */
  constructor(server, workbench) {
    this.server = server;
    this.workbench = workbench;
    this.page = workbench.page;
    this.page.setDefaultTimeout(PATIENCE);
  }

  /**
   * Opens a folder, with one of its files in the editor; or without either.
   * @param {{extensionsDir: string, folder?: string, file?: string, settings?: Record<string, unknown>}} options
   */
  static async open({ extensionsDir, folder, file, settings }) {
    const server = await startVSCodeServer({ extensionsDir, settings });
    try {
      const url = workbenchUrl(server, {
        ...(folder && { folder }),
        ...(folder && file && { file: join(folder, file) }),
      });
      return new Window(server, await openWorkbench({ url }));
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  async close() {
    await this.workbench.dispose();
    await this.server.dispose();
  }

  /** @param {string} title of a command, as in the palette: "Category: What it does" */
  command(title) {
    return this.#pick(`>${title}`, title);
  }

  /** @param {string} name of a file in the folder */
  async openFile(name) {
    await this.#pick(name, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  /**
   * Types into the palette and takes what has this name.
   * @param {string} text
   * @param {string} name
   */
  async #pick(text, name) {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    const rows = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name });
    const timeout = 5000;
    for (const end = Date.now() + PATIENCE; ;) {
      try {
        await this.page.keyboard.press('F1');
        await input.fill(text, { timeout });
        await rows.first().click({ timeout });
        return;
      } catch (error) {
        // The list closes when something else takes the focus, such as an editor in a window that is still opening.
        if (Date.now() > end) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /**
   * What a screen reader is told of each row of the list that is asked from, once `holds` is true of it.
   * @param {(rows: string[]) => boolean} holds
   * @returns {Promise<string[]>}
   */
  async choices(holds) {
    for (const end = Date.now() + PATIENCE; ;) {
      const rows = await this.page
        .locator('.quick-input-list .monaco-list-row')
        .evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
      if (holds(rows)) return rows;
      if (Date.now() > end)
        throw new Error(`The list did not become what was waited for: ${rows.join(' | ')}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** The words of the hover, once there are some. @param {string} words in it */
  async hover(words) {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: words }).first();
    await hover.waitFor();
    return hover.innerText();
  }

  /** Waits until a line of the editor reads like this. @param {string} text */
  async lineReads(text) {
    // VS Code draws blanks that do not break.
    const pattern = new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '[ \u00a0]')}$`);
    await this.page.locator('.editor-instance .view-line', { hasText: pattern }).first().waitFor();
  }

  /**
   * The language that the status bar names, once it is this one.
   * @param {string} name
   */
  async languageIs(name) {
    await this.page
      .locator('#status\\.editor\\.mode', { hasText: new RegExp(`^\\s*${name}\\s*$`) })
      .waitFor();
  }

  /** @param {string} name Waits until the line above the editor says that the cursor is in this part of the file. */
  async breadcrumb(name) {
    await this.page.locator('.breadcrumbs-below-tabs .monaco-breadcrumb-item', { hasText: name }).waitFor();
  }

  /** @param {'error' | 'warning'} kind Waits for a squiggle below words in the editor. */
  async underlined(kind) {
    await this.page.locator(`.editor-instance .squiggly-${kind}`).first().waitFor();
  }

  /**
   * The rules that the Problems view names, and the addresses of their pages, once there are as many as expected.
   * @param {number} count
   * @returns {Promise<{rule: string, page: string}[]>}
   */
  async problems(count) {
    const links = this.page.locator('.markers-panel .monaco-list-row a.monaco-link');
    if (count > 0) await links.nth(count - 1).waitFor();
    return links.evaluateAll((all) =>
      all.map((link) => ({ rule: link.innerText.trim(), page: link.getAttribute('href') ?? '' })),
    );
  }

  /** @param {string} rule Clicks on its name in the Problems view and waits until its page is in the editor. */
  async openRule(rule) {
    await this.page.locator('.markers-panel a.monaco-link', { hasText: rule }).click();
    await this.page.locator('.tab.active', { hasText: `${rule.split('/').at(-1)}.md` }).waitFor();
    await this.page.locator('.editor-instance .view-line', { hasText: rule }).first().waitFor();
  }

  /** @param {string} name Waits until the view of installed extensions lists it, and opens its page. */
  async openInstalled(name) {
    await this.command('Extensions: Show Installed Extensions');
    await this.page.locator('.extensions-list .monaco-list-row .name', { hasText: name }).first().click();
    await this.page.locator('.extension-editor .name', { hasText: name }).first().waitFor();
  }

  /**
   * What the extension's page shows of its README, once that is there.
   * @param {string} words from the README
   * @returns {Promise<{links: string[], brokenPictures: number}>}
   */
  async readme(words) {
    // A document in a frame in a frame, as all of VS Code's web views are.
    const body = this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame').locator('body');
    await body.getByText(words).first().waitFor();
    return body.evaluate((element) => ({
      links: [...element.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
      brokenPictures: [...element.querySelectorAll('img')].filter((picture) => picture.naturalWidth === 0)
        .length,
    }));
  }

  /** The page of the web view that is seen: a document in a frame in a frame, as all of them are. */
  get webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /**
   * Waits until VS Code has written down something of what is open, which it reads after a reload: in a browser it does so
   * every few seconds, into the browser's own store.
   * @param {string} words as in what is written, which is JSON within JSON: without quotation marks and backslashes
   */
  async keeps(words) {
    for (const end = Date.now() + PATIENCE; ;) {
      const written = await this.page.evaluate(async () => {
        /** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
        const done = (request) =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        const all = [];
        for (const { name = '' } of await indexedDB.databases()) {
          const database = await done(indexedDB.open(name));
          for (const store of database.objectStoreNames) {
            all.push(...(await done(database.transaction(store).objectStore(store).getAll())));
          }
          database.close();
        }
        return all.filter((value) => typeof value === 'string').join('\n');
      });
      if (written.replace(/["\\]/g, '').includes(words)) return;
      if (Date.now() > end) throw new Error(`VS Code did not write down: ${words}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Loads the window anew, as "Reload Window" does. */
  async reload() {
    await this.page.reload();
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /** Opens the view container of the extension by a click on its icon. */
  async openView() {
    await this.page.locator('.activitybar a.action-label[aria-label^="Policy Address"]').click();
    await this.page.locator('.pane-body').first().waitFor();
  }

  /**
   * Opens one of the views by its command, folds the others, so that it has all the room, and looks into it alone from now on.
   * @param {string} command
   * @param {string} name
   */
  async showView(command, name) {
    await this.command(command);
    this.#tree = `.sidebar .pane:has(.pane-header[aria-label^="${name}"]) .customview-tree`;
    await this.page.locator(this.#tree).waitFor();
    const others = this.page.locator(`.sidebar .pane-header.expanded:not([aria-label^="${name}"])`);
    // A view that is just being opened may take no click.
    for (let attempts = 0, left = await others.count(); left > 0 && attempts < 9; attempts++) {
      await others.first().locator('h3').click();
      await others
        .nth(left - 1)
        .waitFor({ state: 'detached', timeout: 2000 })
        .catch(() => {});
      left = await others.count();
    }
    await others.waitFor({ state: 'detached' });
  }

  /** The rows of the tree that is shown: those with this text, or all. @param {string} [text] */
  rows(text) {
    const rows = this.page.locator(`${this.#tree} .monaco-list-row`);
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  /**
   * What a screen reader is told of each row, once `holds` is true of it.
   * @param {(rows: string[]) => boolean} holds
   * @returns {Promise<string[]>}
   */
  async tree(holds) {
    for (const end = Date.now() + PATIENCE; ;) {
      const rows = await this.rows().evaluateAll((all) =>
        all.map((row) => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-label')}`),
      );
      if (holds(rows)) return rows;
      if (Date.now() > end)
        throw new Error(`The tree did not become what was waited for: ${rows.join(' | ')}`);
      await this.page.waitForTimeout(50);
    }
  }

  /**
   * Looks out for words from now on.
   * @param {string} words
   * @returns {Promise<() => Promise<boolean>>} tells whether they were to be seen at any moment since
   */
  async watchFor(words) {
    await this.page.evaluate((wanted) => {
      const see = () => {
        if (document.body.innerText.includes(wanted)) document.body.dataset['seen'] = 'yes';
      };
      new MutationObserver(see).observe(document.body, { subtree: true, childList: true });
    }, words);
    return () => this.page.evaluate(() => document.body.dataset['seen'] === 'yes');
  }

  /** Waits until the status bar says where the cursor is. @param {number} line */
  async cursorIn(line) {
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor();
  }

  /** Goes to a line of the editor. @param {number} line */
  async goToLine(line) {
    await this.focusEditor();
    await this.page.keyboard.press('Control+g');
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.cursorIn(line);
  }

  /** Gives the keyboard to the editor. */
  async focusEditor() {
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** The text of the status bar item, once it has words in it. @param {string | RegExp} words */
  async status(words) {
    const item = this.page.locator('.statusbar-item[id$="policyAddress.status"]').filter({ hasText: words });
    await item.waitFor();
    return item;
  }
}
