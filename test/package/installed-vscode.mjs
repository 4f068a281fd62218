/**
 * A real VS Code with a clean profile: extensions are installed into it by its own installer, and its window is driven
 * as a user would.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_NODE, VSCODE_DIR } from '../../scripts/host/layout.mjs';
import { run } from '../../scripts/host/processes.mjs';
import { startVSCodeServer, workbenchUrl } from '../../scripts/host/vscode-server.mjs';
import { openWorkbench } from '../../scripts/host/workbench.mjs';

/** What is waited for comes in a second or two; a machine that is busy may need longer. */
const PATIENCE = 30_000;

/** The installer, as `code --install-extension` is one, for a folder of extensions of its own. */
export class Installer {
  /** @param {string} folder an empty folder, which may have any name */
  constructor(folder) {
    this.extensions = join(folder, 'Extensions – 擴充');
    this.data = join(folder, 'data');
    mkdirSync(this.extensions, { recursive: true });
  }

  /** @param {string} vsix @returns {Promise<string>} what the installer says */
  install(vsix) {
    return this.#run('--install-extension', vsix, '--force');
  }

  /** @param {string} id @returns {Promise<string>} what the installer says */
  uninstall(id) {
    return this.#run('--uninstall-extension', id);
  }

  /** @returns {Promise<string[]>} `publisher.name@version` of what is installed */
  async list() {
    const output = await this.#run('--list-extensions', '--show-versions');
    return output.split('\n').filter((line) => /^\S+@\S+$/.test(line));
  }

  /** @param {string[]} args */
  #run(...args) {
    // What another VS Code or npm left in the environment is not for this one, and no gallery is asked.
    const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name));
    const env = { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
    const folders = ['--extensions-dir', this.extensions, '--server-data-dir', this.data];
    const server = join(VSCODE_DIR, 'out', 'server-main.js');
    return run(HOST_NODE, [server, ...args, ...folders], { env, timeoutMs: PATIENCE });
  }
}

/** A window of VS Code: what there is to see in it, once it is there. */
export class Window {
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
   * Opens a folder, with one of its files in the editor.
   * @param {{extensionsDir: string, folder: string, file: string}} options
   */
  static async open({ extensionsDir, folder, file }) {
    const server = await startVSCodeServer({ extensionsDir });
    try {
      const url = workbenchUrl(server, { folder, file: join(folder, file) });
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

  /** Loads the window anew, as "Reload Window" does. */
  async reload() {
    await this.page.reload();
    await this.page.locator('.monaco-workbench').waitFor();
  }
}
