import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { ROOT } from '../../scripts/host/layout.mjs';
import { inWindow } from '../support/window-suite.mjs';
import { Window, linkExtension } from '../support/window.mjs';

const SUPPLEMENT = join(ROOT, '../shared/seed/policy-address-2023-supplement.md');

const HARBOUR = `---
policyAddress:
  publicationDate: 2025-09-17
---

# Harbour works

- Deepen the eastern fairway by end-2052. (TLB, DEVB)
- Light the breakwaters in due course. (TLB)
- Rebuild the ferry piers in the second quarter of 2053, and the slips by 15 May 2053. (DEVB)
- Dredge the basin from 2051. (DEVB)
- Ask the pilots by 2024. (relevant bureaux)
- Sound the horn. (HYAB)
`;

/** What a page would do with it if it were more than words. */
const HOSTILE = `# Hostile

- <img src="x" onerror="document.title='taken'"> <script>document.title='taken'</script> by end-2052. (SB)
- <b id="planted">Bold</b> [link](command:workbench.action.quit) \u202eand \u0007back by 2053. (SB)
- ${'Very long words. '.repeat(60_000)} by 2054. (SB)
`;

/**
 * Adds an extension whose commands ask for initiatives on the timeline, as any other may.
 * @param {string} extensionsDir
 * @param {{command: string, title: string, initiative: {uri: string, id: string}}[]} asked
 */
function addExtension(extensionsDir, asked) {
  const home = join(extensionsDir, 'test.asking-1.0.0');
  mkdirSync(home);
  const commands = asked.map(({ command, title }) => ({ command, title }));
  writeFileSync(
    join(home, 'package.json'),
    JSON.stringify({
      name: 'asking',
      publisher: 'test',
      version: '1.0.0',
      engines: { vscode: '^1.91.0' },
      main: 'main.js',
      contributes: { commands },
    }),
  );
  writeFileSync(
    join(home, 'main.js'),
    `const { commands } = require('vscode');
exports.activate = () => {
  for (const { command, initiative } of ${JSON.stringify(asked)}) {
    commands.registerCommand(command, () => commands.executeCommand('policyAddress.showTimeline', initiative));
  }
};
`,
  );
}

inWindow('the timeline', ({ extensionsDir, makeFolder }) => {
  /** @type {Window} */
  let window;
  /** What the browser refused, or could not run. @type {string[]} */
  let complaints;

  /** @param {Parameters<typeof Window.open>[0]} options */
  const open = async (options) => {
    window = await Window.open(options);
    complaints = [];
    window.page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    window.page.on('pageerror', (error) => complaints.push(error.message));
  };
  const show = async () => {
    await window.command('Policy Address: Show Timeline');
    await window.webview.locator('.tabs').waitFor();
  };
  const marks = () => window.webview.locator('.mark');
  /** What a screen reader is told of each mark that is drawn, once `holds` is true of it. */
  const told = async (/** @type {(names: string[]) => boolean} */ holds) => {
    for (const end = Date.now() + 30_000; ;) {
      const names = await marks().evaluateAll((all) =>
        all.map((mark) => mark.getAttribute('aria-label') ?? ''),
      );
      if (holds(names)) return names;
      if (Date.now() > end) throw new Error(`The timeline did not become so: ${names.join(' | ')}`);
      await window.page.waitForTimeout(50);
    }
  };
  /** Waits until the keyboard is at a mark of which a screen reader is told this. @param {RegExp} name */
  const focusedIs = async (name) => {
    for (const end = Date.now() + 30_000; ;) {
      const [found = ''] = await window.webview
        .locator('#focused-mark')
        .evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label') ?? ''));
      if (name.test(found)) return;
      if (Date.now() > end) throw new Error(`The keyboard is at: ${found}`);
      await window.page.waitForTimeout(50);
    }
  };
  const button = (/** @type {string} */ name) => window.webview.getByRole('button', { name, exact: true });
  const field = () => window.webview.getByRole('listbox');

  describe('of a draft', () => {
    /** @type {string} */
    let folder;
    before(async () => {
      folder = makeFolder('Timeline', { 'harbour.md': HARBOUR, 'README.md': '# Read me\n' });
      await open({ extensionsDir, folder });
    });
    after(() => window?.close());

    it('has a lane for each lead, and a bar or a mark for each deadline', async () => {
      await show();
      const names = await told((names) => names.length === 5);
      const [, ...days] = names.map((name) => name.split(', ').slice(-2).join(', '));
      assert.deepEqual(names.map((name) => name.split(', ')[0]).sort(), [
        'DEVB',
        'DEVB',
        'DEVB',
        'Relevant Bureaux',
        'TLB',
      ]);
      assert.ok(
        days.some((day) => day.endsWith('by May 15, 2053')),
        days.join(' | '),
      );
      assert.ok(names.some((name) => name.endsWith('by Dec 31, 2052 (approximate)')));
      assert.ok(names.some((name) => name.endsWith('past at publication')));
      const lanes = await window.webview.locator('.lane').allInnerTexts();
      assert.deepEqual(
        lanes.map((lane) => lane.replace(/\s+/g, ' ')),
        ['DEVB 2', 'HYAB 1, 1 undated', 'TLB 2, 1 undated', 'Relevant Bureaux 1'],
      );
      assert.match(
        await window.webview.locator('.facts').innerText(),
        /^6 initiatives, 2 without a date · published Sep 17, 2025$/,
      );
      assert.equal(await window.webview.locator('.vis-custom-time').count(), 2);
    });

    it('is one tab, however often it is asked for', async () => {
      await show();
      assert.equal(await window.page.locator('.tab', { hasText: 'Timeline and Overview' }).count(), 1);
    });

    it('goes from one initiative to the next by keys, and Enter opens it beside', async () => {
      await field().focus();
      await window.page.keyboard.press('ArrowDown');
      await window.page.keyboard.press('ArrowUp');
      await window.page.keyboard.press('Home');
      await focusedIs(/^DEVB, Dredge the basin from 2051/);
      await window.page.keyboard.press('ArrowRight');
      await focusedIs(/^DEVB, Rebuild the ferry piers .* Apr 1 . Jun 30, 2053$/);
      assert.match(
        await window.webview.locator('.tooltip').innerText(),
        /Rebuild the ferry piers[^]*by May 15, 2053[^]*DEVB/,
      );
      await window.page.keyboard.press('ArrowDown');
      await focusedIs(/^TLB, Deepen the eastern fairway/);
      await window.page.keyboard.press('Enter');
      await window.cursorIn(8);
      assert.equal(await window.page.locator('.editor-group-container').count(), 2);
      await marks().first().waitFor();
    });

    it('opens what is clicked on in the editor beside it', async () => {
      await window.webview.locator('.mark', { hasText: 'Ask the pilots' }).click();
      await window.cursorIn(12);
      assert.equal(await window.page.locator('.editor-group-container').count(), 2);
    });

    it('takes in what is written, and leaves the window in time as it is', async () => {
      await field().focus();
      await window.page.keyboard.press('+');
      const axis = () => window.webview.locator('.vis-time-axis.vis-foreground').innerText();
      const before = await axis();
      writeFileSync(join(folder, 'more.policy.md'), '# More\n\n- Whistle by 2052. (HYAB)\n');
      await window.webview.locator('.facts', { hasText: '7 initiatives' }).waitFor();
      assert.equal(await axis(), before);
      await window.webview.locator('.lane', { hasText: 'HYAB' }).waitFor();
    });

    it('folds and unfolds lanes', async () => {
      await button('Whole').click();
      await button('Fold All').click();
      const folded = await told(
        (names) => names.length > 0 && names.every((name) => /initiatives?$/.test(name)),
      );
      assert.ok(folded.some((name) => name.startsWith('TLB, ')));
      await window.webview.getByRole('button', { name: /^DEVB, Development Bureau/ }).click();
      await told((names) => names.some((name) => name.startsWith('DEVB, Dredge')));
      await button('Unfold All').click();
      await told((names) => names.some((name) => name.startsWith('TLB, Deepen')));
    });

    it('shows the same in a table, those without a date too', async () => {
      await button('Show as Table').click();
      const rows = window.webview.locator('tbody tr');
      await rows.nth(6).waitFor();
      const texts = (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
      assert.equal(texts.length, 7);
      assert.ok(
        texts.includes('Light the breakwaters in due course. TLB “in due course” vague'),
        texts.join(' | '),
      );
      assert.ok(texts.includes('Sound the horn. HYAB no date'), texts.join(' | '));
      await window.webview.getByRole('button', { name: 'Sound the horn.' }).focus();
      await window.page.keyboard.press('Enter');
      await window.cursorIn(13);
    });

    it('comes back after a reload as it was', async () => {
      await window.webview.locator('table').first().waitFor();
      await window.keeps('isTable:true');
      await window.reload();
      await window.webview.locator('tbody tr').first().waitFor();
      await button('Show as Timeline').click();
      await told((names) => names.some((name) => name.startsWith('TLB, Deepen')));
      assert.equal(await window.page.locator('.tab', { hasText: 'Timeline and Overview' }).count(), 1);
    });

    it('is narrowed by the filter of the trees, says so, and has a button to clear it', async () => {
      const filterBy = async (/** @type {string} */ words) => {
        await button('Filter…').click();
        await window.page.locator('.quick-input-title', { hasText: 'Filter Initiatives' }).waitFor();
        await window.choices((rows) => rows.some((row) => row.startsWith('Words')));
        await window.page.keyboard.press('Enter');
        await window.page.locator('.quick-input-title', { hasText: 'Filter by Words' }).waitFor();
        await window.page.locator('.quick-input-widget input[type=text]').fill(words);
        await window.page.keyboard.press('Enter');
      };
      await filterBy('fairway');
      await window.webview.locator('.narrowing-words', { hasText: 'Filter: “fairway”' }).waitFor();
      await told((names) => names.length === 1);
      await filterBy('dragons');
      const notice = window.webview.locator('.notice');
      await notice.waitFor();
      await notice.getByRole('button', { name: 'Clear Filter' }).click();
      await told((names) => names.length > 4);
    });

    it('moves through its panes by keys', async () => {
      await window.webview.getByRole('tab', { name: 'Timeline' }).focus();
      await window.page.keyboard.press('ArrowRight');
      const overview = window.webview.getByRole('tab', { name: 'Overview' });
      assert.equal(await overview.getAttribute('aria-selected'), 'true');
      assert.equal(await window.webview.locator('#pane-timeline').isVisible(), false);
      await window.page.keyboard.press('ArrowLeft');
      await marks().first().waitFor();
      assert.deepEqual(complaints, []);
    });
  });

  describe('asked for one initiative by another extension', () => {
    before(async () => {
      const folder = makeFolder('Asked', { 'harbour.md': HARBOUR });
      const { drafts } = JSON.parse(
        execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'inspect', folder], { encoding: 'utf8' }),
      );
      const uri = pathToFileURL(join(folder, 'harbour.md')).href;
      const asked = ['Deepen', 'Sound'].map((word) => {
        const { id } = drafts[0].initiatives.find((/** @type {{text: string}} */ one) =>
          one.text.startsWith(word),
        );
        return { command: `asking.${word}`, title: `Ask for ${word}`, initiative: { uri, id } };
      });
      // The server keeps a list of what is in a folder of extensions once it has looked into it.
      const others = linkExtension(makeFolder('With another', {}));
      addExtension(others, asked);
      await open({ extensionsDir: others, folder });
    });
    after(() => window?.close());

    it('goes to it', async () => {
      await window.command('Ask for Deepen');
      await focusedIs(/^TLB, Deepen the eastern fairway/);
      assert.ok(await window.webview.locator('#focused-mark').isVisible());
    });

    it('shows it in the table where it has no date, and says so', async () => {
      await window.command('Ask for Sound');
      const row = window.webview.locator('tr.highlighted', { hasText: 'Sound the horn.' });
      await row.waitFor();
      assert.match(await window.webview.locator('.message').innerText(), /has no date/);
      await window.command('Ask for Deepen');
      await focusedIs(/^TLB, Deepen the eastern fairway/);
      assert.equal(await window.webview.locator('.message').innerText(), '');
      assert.equal(await window.page.locator('.tab', { hasText: 'Timeline and Overview' }).count(), 1);
    });
  });

  describe('where there is nothing to draw', () => {
    before(() => open({ extensionsDir, folder: makeFolder('Empty', { 'README.md': '# Read me\n' }) }));
    after(() => window?.close());

    it('says what to do', async () => {
      await show();
      const notice = window.webview.locator('.notice', { hasText: 'no draft' });
      await notice.waitFor();
      assert.match(await notice.innerText(), /^There is no draft here yet\. [^]*New Draft$/);
      assert.deepEqual(complaints, []);
    });
  });

  const themes = ['Default Dark Modern', 'Default High Contrast', 'Default High Contrast Light'];
  for (const theme of themes) {
    describe(`of hostile drafts, and of the real Supplement where it is there, in ${theme}`, () => {
      before(async () => {
        const folder = makeFolder(theme, { 'hostile.md': HOSTILE });
        if (existsSync(SUPPLEMENT)) copyFileSync(SUPPLEMENT, join(folder, basename(SUPPLEMENT)));
        await open({ extensionsDir, folder, settings: { 'workbench.colorTheme': theme } });
        window.folder = folder;
      });
      after(() => window?.close());

      it('shows words as words, and as many initiatives as inspect counts', async () => {
        await show();
        await marks().first().waitFor();
        const inspected = JSON.parse(
          execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'inspect', window.folder], {
            encoding: 'utf8',
            maxBuffer: 2 ** 27,
          }),
        ).drafts.flatMap((/** @type {{initiatives: object[]}} */ draft) => draft.initiatives);
        await button('Unfold All').or(button('Fold All')).first().waitFor();
        await window.webview.getByText(`${inspected.length} initiatives`).waitFor();
        await window.webview.getByText('<img src=', { exact: false }).first().waitFor({ state: 'attached' });
        assert.equal(await window.webview.locator('img, #planted, main script, main a').count(), 0);
        assert.notEqual(await window.webview.locator('body').evaluate(() => document.title), 'taken');
        const lengths = await marks().evaluateAll((all) => all.map((mark) => mark.textContent?.length ?? 0));
        assert.ok(Math.max(...lengths) < 120, String(Math.max(...lengths)));
        await button('Show as Table').click();
        const rows = window.webview.locator('tbody tr');
        await rows.first().waitFor();
        assert.equal(await rows.count(), inspected.length);
        assert.deepEqual(complaints, []);
      });
    });
  }
});
