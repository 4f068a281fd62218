import { strict as assert } from 'node:assert';
import { after, before, it } from 'mocha';
import { inWindow } from '../support/window-suite.mjs';
import { Window } from '../support/window.mjs';

const HARBOUR = `---
policyAddress:
  publicationDate: 2025-09-17
---

# Harbour works

- Deepen the eastern fairway by end-2026. (TLB, DEVB)
- Light the breakwaters by mid-2027. (TLB)
- Ask the pilots in due course. (TLB)
`;

inWindow('writing', ({ extensionsDir, makeFolder }) => {
  /** @type {Window} */
  let window;

  before(async () => {
    const folder = makeFolder('Drafts', { 'harbour.policy.md': HARBOUR });
    window = await Window.open({ extensionsDir, folder, file: 'harbour.policy.md' });
    await window.status(/3 initiatives/);
  });
  after(() => window?.close());

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
