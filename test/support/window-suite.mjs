/** Suites of tests in the window of a real VS Code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { installHost } from '../../scripts/host/install-host.mjs';
import { hostSupported } from '../../scripts/host/layout.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { linkExtension } from './window.mjs';

/**
 * @typedef {object} Desk what the tests of a suite work with; gone when they are over
 * @property {string} extensionsDir the folder of extensions that holds this one
 * @property {(name: string, files: Record<string, string>) => string} makeFolder makes a folder with files in it, by their paths
 */

/**
 * Defines tests in the window; where there can be none, it says why they are left out.
 * @param {string} title
 * @param {(desk: Desk) => void} define
 */
export function inWindow(title, define) {
  const wanted = process.env.POLICY_ADDRESS_TEST_HOST;
  if (wanted === 'desktop' || !hostSupported()) {
    const why = wanted ? `POLICY_ADDRESS_TEST_HOST=${wanted}` : 'the VS Code server is for Linux on x64 only';
    it.skip(`${title}, in the window (left out, ${why}: a desktop VS Code would need a hand at its window)`);
    return;
  }
  describe(`${title}, in the window`, () => {
    const { path: scratch, remove } = temporaryFolder('window-test');
    before(async function () {
      this.timeout(10 * 60_000);
      await installHost({ log: console.log });
    });
    after(() => remove());
    const makeFolder = (/** @type {string} */ name, /** @type {Record<string, string>} */ files) => {
      const folder = join(scratch, name);
      mkdirSync(folder);
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      return folder;
    };
    define({ extensionsDir: linkExtension(scratch), makeFolder });
  });
}
