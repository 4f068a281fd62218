import { strict as assert } from 'node:assert';
import { after, before, it } from 'mocha';
import { inWindow } from '../support/window-suite.mjs';
import { Window } from '../support/window.mjs';

const HARBOUR = `---
policyAddress:
  publicationDate: 2021-10-06
---

# Harbour works of THB

- Deepen the eastern fairway by end-2052. (THB, DEVB)
- Light the breakwaters by end-2051.
- Let FSD ask the pilots by 2051. (THB)
- Rebuild the ferry piers by mid-2053. (DEVB)
`;

inWindow('bureaux', ({ extensionsDir, makeFolder }) => {
  /** @type {Window} */
  let window;

  before(async () => {
    const folder = makeFolder('Drafts', { 'harbour.policy.md': HARBOUR, 'README.md': '# Read me\n' });
    // The lines are compared as they read, and pointed at where they stand: nothing is to come among or above them.
    const settings = { 'policyAddress.inlayHints.deadlines': 'off', 'policyAddress.codeLens': false };
    window = await Window.open({ extensionsDir, folder, file: 'harbour.policy.md', settings });
    await window.status(/initiative/);
  });
  after(() => window?.close());

  const showBureaux = () => window.command('Policy Address: Show Bureaux');
  /** @param {string} words types them once the list is there */
  const search = async (words) => {
    await window.choices((rows) => rows.some((row) => row.startsWith('CEDB')));
    await window.page.keyboard.type(words);
  };

  it('are told of by the keyboard, where the cursor is', async () => {
    await window.goToLine(6);
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.press('Control+i');
    const words = await window.hover('Transport and Housing Bureau');
    assert.match(words, /^THB · Transport and Housing Bureau · 運輸及房屋局$/m);
    assert.match(words, /Bureau, in force from 1 July 2007 until 30 June 2022/);
    assert.match(words, /Became: Transport and Logistics Bureau \(TLB\); Housing Bureau \(HB\)/);
    assert.match(words, /In this draft: leads 2, supports 0/);
    await window.page.keyboard.press('Escape');
  });

  it('are told of where the mouse points', async () => {
    const code = window.page.locator('.editor-instance .view-line span', { hasText: /FSD/ }).last();
    const box = await code.boundingBox();
    const [before = ''] = ((await code.textContent()) ?? '').split('FSD');
    const width = box.width / ((await code.textContent()) ?? '').length;
    await window.page.mouse.move(box.x + width * (before.length + 1.5), box.y + box.height / 2, {
      steps: 5,
    });
    const words = await window.hover('FSD · Fire Services Department');
    assert.match(words, /Overseen by: Security Bureau \(SB\)/);
    await window.page.mouse.move(5, 5);
  });

  it('are those in force on the day of publication, read out with their names and departments', async () => {
    await window.goToLine(9);
    await window.page.keyboard.press('End');
    await showBureaux();
    const rows = await window.choices((all) => all.some((row) => row.startsWith('CEDB')));
    assert.match(rows[0], /^CEDB, Commerce and Economic Development Bureau · 商務及經濟發展局/);
    assert.match(rows[0], /C&ED, HKO, HKPO/);
    await window.page
      .locator('.quick-input-title', { hasText: 'Bureaux in Force on 6 October 2021' })
      .waitFor();
    await window.page.keyboard.press('Escape');
  });

  it('are found by a department and named in a new tag at the end of an item', async () => {
    await showBureaux();
    await search('fire services');
    const rows = await window.choices((all) => all.length === 1);
    assert.match(rows[0], /^SB, .*FSD \(Fire Services Department · 消防處\)/);
    await window.page.keyboard.press('Enter');
    await window.lineReads('- Light the breakwaters by end-2051. (SB)');
    await window.focusEditor();
  });

  it('are found by their Chinese names and added to the tag that is there', async () => {
    await window.goToLine(9);
    await window.page.keyboard.press('End');
    await showBureaux();
    await search('食物及');
    await window.choices((all) => all.length === 1 && all[0].startsWith('FHB'));
    await window.page.keyboard.press('Enter');
    await window.lineReads('- Light the breakwaters by end-2051. (SB, FHB)');
  });

  it('are not named twice in a tag', async () => {
    await showBureaux();
    await search('FHB');
    await window.choices((all) => all[0]?.startsWith('FHB') ?? false);
    await window.page.keyboard.press('Enter');
    await window.page.locator('.notification-toast', { hasText: 'This tag names FHB already.' }).waitFor();
    await window.lineReads('- Light the breakwaters by end-2051. (SB, FHB)');
  });

  it('are copied where there is no draft', async () => {
    await window.openFile('README.md');
    await showBureaux();
    await search('HHB');
    await window.choices((all) => all[0]?.startsWith('HHB') ?? false);
    await window.page.keyboard.press('Enter');
    await window.page.locator('.notification-toast', { hasText: 'HHB was copied' }).waitFor();
    await window.lineReads('# Read me');
  });
});
