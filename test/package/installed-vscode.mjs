/** The installer of a real VS Code, for a profile of its own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_NODE, VSCODE_DIR } from '../../scripts/host/layout.mjs';
import { run } from '../../scripts/host/processes.mjs';

/** An installation takes a second or two; a machine that is busy may need longer. */
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
