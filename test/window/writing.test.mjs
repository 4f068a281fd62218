import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { installHost } from '../../scripts/host/install-host.mjs';
import { hostSupported } from '../../scripts/host/layout.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { Window, linkExtension } from '../support/window.mjs';

const HARBOUR = `---
policyAddress:
  publicationDate: 2025-09-17
---

# Harbour works

- Deepen the eastern fairway by end-2026. (TLB, DEVB)
- Light the breakwaters by mid-2027. (TLB)
- Ask the pilots in due course. (TLB)
`;

const wanted = process.env.POLICY_ADDRESS_TEST_HOST;
if (wanted === 'desktop' || !hostSupported()) {
  const why = wanted ? `POLICY_ADDRESS_TEST_HOST=${wanted}` : 'the VS Code server is for Linux on x64 only';
  it.skip(`writing in the window (left out, ${why}: a desktop VS Code would need a hand at its window)`);
} else {
  describe('writing, in the window', () => {
    const scratch = temporaryFolder('writing-test');
    const folder = join(scratch.path, 'Drafts');
    /** @type {Window} */
    let window;

    before(async function () {
      this.timeout(10 * 60_000);
      await installHost({ log: console.log });
      mkdirSync(folder);
      writeFileSync(join(folder, 'harbour.policy.md'), HARBOUR);
      const extensionsDir = linkExtension(scratch.path);
      window = await Window.open({ extensionsDir, folder, file: 'harbour.policy.md' });
      await window.status(/3 initiatives/);
    });
    after(async () => {
      await window?.close();
      scratch.remove();
    });

    const offers = () => window.page.locator('.suggest-widget.visible .monaco-list-row');
    /** @param {string} words waits until the list of completions holds them */
    const offered = (words) => offers().filter({ hasText: words }).first().waitFor();
    /** @param {string} words as fast as fingers can */
    const type = (words) => window.page.keyboard.type(words, { delay: 40 });
    const lens = () => window.page.locator('.codelens-decoration');

    it('takes a date and two bureaux by the keyboard alone', async () => {
      const { page } = window;
      await window.goToLine(10);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await type('Rebuild the ferry piers by ');
      await offered('end-2026');
      await type('end-2026');
      await page.keyboard.press('Enter');
      await type('. (');
      await offered('Transport and Logistics Bureau');
      await type('security');
      await offered('Security Bureau');
      await page.keyboard.press('Enter');
      await type(', ');
      await offered('Transport and Logistics Bureau');
      await page.keyboard.press('Enter');
      await window.status(/4 initiatives, 3 dated/);
      await page.keyboard.press('Escape');
      const line = page.locator('.view-line', { hasText: 'Rebuild' }).first();
      assert.match(((await line.textContent()) ?? '').replaceAll('\u00a0', ' '), /\(SB, (?:TLB|DEVB)\)$/);
    });

    it('stands beside the days of rough dates, below counts', async () => {
      const { page } = window;
      await page.locator('.view-line', { hasText: 'by 31' }).first().waitFor();
      await lens().filter({ hasText: '4 initiatives, 3 dated, 1 to look at' }).waitFor();
    });

    it('is explained where the cursor is', async () => {
      const { page } = window;
      await window.goToLine(8);
      await page.keyboard.press('Home');
      for (let i = 0; i < 34; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+i');
      assert.match(await window.hover('Stated'), /31 December 2026/);
      await page.keyboard.press('Escape');
    });

    it('is led to what needs a look by a click on the counts', async () => {
      await lens().filter({ hasText: 'to look at' }).locator('a').click();
      await window.cursorIn(10);
      await window.page.keyboard.press('Escape');
    });

    it('says why a bureau cannot be renamed', async () => {
      const { page } = window;
      await window.goToLine(9);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('F2');
      // The old code is selected in it, so that what is typed takes its place.
      await page.locator('.rename-box input:focus').waitFor();
      await type('THB');
      await page.keyboard.press('Enter');
      await page
        .locator('.monaco-editor-overlaymessage, .notification-toast', { hasText: 'THB' })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
    });
  });
}
