import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { ROOT } from '../../scripts/host/layout.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { inWindow } from '../support/window-suite.mjs';
import { Window, linkExtension } from '../support/window.mjs';

const SUPPLEMENT = join(ROOT, '../shared/seed/policy-address-2023-supplement.md');

const HARBOUR = `# Harbour works

- Deepen the eastern fairway by end-2052. (TLB, DEVB)
- Light the breakwaters in due course. (TLB)
- Rebuild the ferry piers by mid-2053. (HAYB)
- Continue to publish the tide tables. (DEVB)
- Ask the pilots by 2051. (relevant bureaux)
- Sound the horn.
`;

const FIRES = `# Fires

## Wardens

- Train wardens of the Fire Services Department by end-2052. (SB)

## Stairs

- Sound the horn in due course. (SB)
- Light the stairs by mid-2053. (DEVB, SB)
`;

inWindow('initiatives by bureau', ({ extensionsDir, makeFolder }) => {
  /** @type {Window} */
  let window;
  /** @type {string} */
  let folder;

  /** @param {string} file @param {string} text */
  const write = (file, text) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  /** @param {string} start of what the row says */
  const has = (start) => (/** @type {string[]} */ rows) => rows.some((row) => row.startsWith(start));

  describe('of a draft', () => {
    before(async () => {
      folder = makeFolder('Drafts', { 'harbour.md': HARBOUR, 'README.md': '# Read me\n' });
      window = await Window.open({ extensionsDir, folder, file: 'README.md' });
    });
    after(() => window?.close());

    it('is filled without any draft being open', async () => {
      await window.openView();
      const rows = await window.tree((rows) => rows.length === 5);
      assert.deepEqual(rows, [
        '1 Development Bureau, DEVB, leads 1, supports 1',
        '1 Transport and Logistics Bureau, TLB, leads 2, 1 problem',
        '1 Codes to Check: 1',
        '1 Relevant Bureaux, 1 initiative',
        '1 No Bureau Named, 1 initiative, 2 problems',
      ]);
    });

    it('tells what a bureau leads from what it supports, with its dates and problems', async () => {
      await window.rows('DEVB').click();
      // What unfolds moves the rows below it.
      await window.tree(has('2 Continue to publish'));
      await window.rows('Transport and Logistics').click();
      const rows = await window.tree((rows) => rows.length === 10);
      assert.deepEqual(rows.slice(0, 6), [
        '1 Development Bureau, DEVB, leads 1, supports 1',
        '2 Continue to publish the tide tables., ongoing, responsible: DEVB',
        '2 Supporting: 1',
        '3 Deepen the eastern fairway by end-2052., by end-2052, responsible: TLB, DEVB',
        '1 Transport and Logistics Bureau, TLB, leads 2, 1 problem',
        '2 Deepen the eastern fairway by end-2052., by end-2052, responsible: TLB, DEVB',
      ]);
      assert.equal(
        rows[6],
        '2 Light the breakwaters in due course., vague: “in due course”, responsible: TLB, 1 problem',
      );
    });

    it('has a place for codes that are no bureau in force', async () => {
      await window.rows('Codes to Check').click();
      await window.tree(has('2 no bureau has this code, HAYB, leads 1, 1 problem'));
      await window.rows('Codes to Check').click();
    });

    it('opens an initiative where it stands, by a click and by the keyboard', async () => {
      await window.rows('Light the breakwaters').click();
      await window.page.locator('.tab.active', { hasText: 'harbour.md' }).waitFor();
      await window.cursorIn(4);
      await window.command('Policy Address: Show Initiatives by Bureau');
      await window.page
        .locator('.sidebar .monaco-list.focused, .sidebar .monaco-list:focus')
        .first()
        .waitFor();
      await window.page.keyboard.press('ArrowUp');
      await window.page.keyboard.press('Enter');
      await window.cursorIn(3);
    });

    it('follows the cursor, and stays in the bureau that is looked at', async () => {
      await window.goToLine(6);
      await window.page.locator('.sidebar .monaco-list-row.selected', { hasText: 'tide tables' }).waitFor();
      // Both bureaux list it; Development is where the selection is.
      await window.goToLine(3);
      const selected = window.page.locator('.sidebar .monaco-list-row.selected', {
        hasText: 'eastern fairway',
      });
      await selected.waitFor();
      assert.equal(await selected.getAttribute('aria-level'), '3');
    });

    it('keeps up while one types', async () => {
      await window.goToLine(6);
      await window.page.keyboard.press('End');
      await window.page.keyboard.press('Enter');
      await window.page.keyboard.type('Chart the reefs by 2050. (SB');
      await window.tree(has('1 Security Bureau, SB, leads 1'));
      await window.page.keyboard.press('Control+z');
      await window.page.keyboard.press('Control+z');
      await window.status('6 initiatives');
      await window.tree((rows) => !has('1 Security Bureau')(rows));
    });

    it('says in the status bar what is in the draft', async () => {
      const item = await window.status('6 initiatives, 3 dated');
      await item.click();
      await window.page.locator('.markers-panel').waitFor();
    });

    it('keeps up with what happens on the disk', async () => {
      write('parts/night.md', HARBOUR.replaceAll('TLB', 'HHB').replace('DEVB', 'HHB'));
      await window.tree(has('1 Health Bureau, HHB, leads 2'));
      renameSync(join(folder, 'parts'), join(folder, 'sections'));
      await window.rows('HHB').click();
      await window.tree((rows) => rows.some((row) => /Light the breakwaters.*night\.md$/.test(row)));
      rmSync(join(folder, 'sections'), { recursive: true });
      await window.tree((rows) => !has('1 Health Bureau')(rows));
    });

    it('offers the next step where there is no draft', async () => {
      await window.openFile('harbour.md');
      await window.command('Policy Address: Not a Draft');
      await window.status('No draft');
      const welcome = window.page.locator('.sidebar .welcome-view-content');
      await welcome.getByText('There is no draft in this folder yet').waitFor();
      await welcome.getByRole('button', { name: 'Treat as Draft' }).click();
      await window.tree(has('1 Development Bureau'));
      await window.status('6 initiatives');
    });
  });

  describe('of drafts with departments and chapters', () => {
    const ROOM = [
      '2 Departments: FSD',
      '2 Train wardens of the Fire Services…, by end-2052, responsible: SB',
      '2 Sound the horn in due course., vague: “in due course”, responsible: SB, 1 problem',
      '2 Supporting: 1',
      '3 Light the stairs by mid-2053., by mid-2053, responsible: DEVB, SB',
    ];
    /** @param {string[]} rows */
    const below = (rows) => rows.filter((row) => !row.startsWith('1 '));
    const choose = async (/** @type {string} */ label) => {
      await window.page
        .locator('.quick-input-list .monaco-list-row', {
          has: window.page.locator(`.label-name >> text="${label}"`),
        })
        .click();
    };
    const groupBy = async (/** @type {string} */ label) => {
      await window.command('Policy Address: Group Initiatives By');
      await window.choices((rows) => rows.length === 4);
      await choose(label);
    };

    before(async () => {
      folder = makeFolder('Fires', { 'fires.md': FIRES, 'README.md': '# Read me\n' });
      window = await Window.open({ extensionsDir, folder, file: 'README.md' });
      await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await window.showView('Policy Address: Show Initiatives by Bureau', 'Initiatives by Bureau');
    });
    after(() => window?.close());

    it('lists beneath a bureau the departments that its initiatives name', async () => {
      await window.rows('Security Bureau').click();
      assert.deepEqual(below(await window.tree((rows) => rows.length === 7)), ROOM);
      await window.rows('Departments').click();
      await window.tree(has('3 Fire Services Department, FSD, 1 initiative'));
      await window.rows('Fire Services Department').click();
      await window.tree(has('4 Train wardens of the Fire Services'));
      await window.rows('Departments').click();
      await window.tree((rows) => rows.length === 7);
    });

    it('groups what a bureau has, and leaves it unfolded', async () => {
      await groupBy('Section');
      await window.tree(has('2 Wardens, leads 1'));
      assert.deepEqual(below(await window.tree((rows) => rows.length === 5)), [
        '2 Departments: FSD',
        '2 Wardens, leads 1',
        '2 Stairs, leads 1, supports 1, 1 problem',
      ]);
      await window.rows('Stairs').click();
      await window.tree(has('3 Light the stairs'));
      await groupBy('Deadline');
      assert.deepEqual(below(await window.tree(has('2 2052, leads 1'))), [
        '2 Departments: FSD',
        '2 2052, leads 1',
        '2 2053, supports 1',
        '2 Vague, leads 1, 1 problem',
      ]);
      await groupBy('Draft');
      await window.tree(has('2 fires.md, leads 2, supports 1, 1 problem'));
    });

    it('follows the cursor into a group, and keeps the grouping over a reload', async () => {
      await window.openFile('fires.md');
      await groupBy('Section');
      await window.goToLine(5);
      const selected = window.page.locator('.sidebar .monaco-list-row.selected', {
        hasText: 'Train wardens',
      });
      await selected.waitFor();
      assert.equal(await selected.getAttribute('aria-level'), '3');
      await window.reload();
      await window.tree(has('1 Security Bureau'));
      await window.rows('Security Bureau').click();
      await window.tree(has('2 Stairs, leads 1, supports 1'));
      await groupBy('No Groups');
      await window.tree((rows) => ROOM.every((row) => rows.includes(row)));
    });

    it('copies all initiatives that are selected, by the keyboard', async () => {
      await window.rows('Sound the horn').click();
      await window
        .rows('Light the stairs')
        .last()
        .click({ modifiers: ['Control'] });
      await window.page.keyboard.press('Control+c');
      await window.page.waitForFunction(
        `navigator.clipboard.readText().then((read) => read.includes('Sound the horn in due course. (SB)\\nLight the stairs by mid-2053. (DEVB, SB)'))`,
      );
    });

    it('is narrowed to bureaux, by the names of those that there are', async () => {
      await window.command('Policy Address: Filter Initiatives');
      await window.choices((rows) => rows.length === 4);
      await choose('Bureaux');
      await window.choices((rows) => rows.length === 2);
      await window.page.keyboard.type('Development');
      await window.choices((rows) => rows.length === 1);
      await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'DEVB' }).click();
      await window.page.keyboard.press('Enter');
      const rows = await window.tree((rows) => rows.length === 1);
      assert.deepEqual(rows, ['1 Development Bureau, DEVB, leads 1']);
      await window.page
        .locator('.sidebar')
        .getByText('1 initiative in 1 draft. Filter: DEVB')
        .first()
        .waitFor();
    });

    it('says which code of its filter is nobody’s any more, and hides nothing by it', async () => {
      const settings = '{ "bureaux": [{ "code": "HERB", "name": "Heritage Bureau" }] }';
      write('.policyaddress.json', settings);
      write('heritage.policy.md', '- Open the old fire station by 2052. (HERB)\n');
      await window.command('Policy Address: Clear Filter');
      await window.tree(has('1 Heritage Bureau, HERB, leads 1'));
      await window.command('Policy Address: Filter Initiatives');
      await window.choices((rows) => rows.length === 4);
      await choose('Bureaux');
      await window.choices((rows) => rows.length === 3);
      await choose('HERB');
      await window.page.keyboard.press('Enter');
      await window.tree((rows) => rows.length === 1 && has('1 Heritage Bureau')(rows));
      rmSync(join(folder, 'heritage.policy.md'));
      rmSync(join(folder, '.policyaddress.json'));
      await window.tree((rows) => has('1 Security Bureau')(rows) && has('1 Development Bureau')(rows));
      await window.page
        .locator('.sidebar')
        .getByText('3 initiatives in 1 draft. Left out of the filter, since no bureau has the code: HERB')
        .first()
        .waitFor();
    });

    it('hands over what is listed below a bureau, and says so', async () => {
      await window.command('Policy Address: Clear Filter');
      await window.tree(has('1 Security Bureau'));
      await window.rows('Security Bureau').click({ button: 'right' });
      const menu = window.page.locator('.monaco-menu');
      // VS Code takes no click for a choice that comes right after the one that opened the menu.
      await menu.getByText('Export…', { exact: true }).hover();
      await window.page.keyboard.press('Enter');
      await window.choices((rows) => rows.length === 5);
      await choose('JSON data');
      // Where to: VS Code asks when it has looked at the folder.
      await window.page.waitForFunction(
        `[...document.querySelectorAll('.quick-input-widget input')].some(({ value }) => value.endsWith('initiatives-SB.json'))`,
      );
      await window.choices((rows) => rows[0]?.startsWith('..') ?? false);
      await window.page.keyboard.press('Enter');
      await window.page
        .locator('.notifications-toasts')
        .getByText('3 initiatives were exported to initiatives-SB.json: only those listed under SB.')
        .waitFor();
      const { initiatives } = JSON.parse(readFileSync(join(folder, 'initiatives-SB.json'), 'utf8'));
      assert.equal(initiatives.length, 3);
    });
  });

  it('asks for a folder where there is none', async () => {
    window = await Window.open({ extensionsDir });
    try {
      await window.openView();
      const welcome = window.page.locator('.sidebar .welcome-view-content');
      await welcome.getByRole('button', { name: 'Open Folder' }).waitFor();
      await welcome.getByRole('button', { name: 'New Draft' }).waitFor();
    } finally {
      await window.close();
    }
  });

  it('shows 300 drafts with more than 2 000 initiatives as the command line counts them', async function () {
    this.timeout(120_000);
    folder = makeFolder('Many', { 'broken.md': '\ud800\0(((((', 'README.md': '# Read me\n' });
    for (let i = 0; i < 300; i++) write(`part ${i % 7}/${i}.md`, generateDraft(3000, { seed: i }));
    window = await Window.open({ extensionsDir, folder, file: 'README.md' });
    try {
      const noDraft = await window.watchFor('There is no draft in this folder yet');
      await window.openView();
      assert.deepEqual(await countsShown(window), countsOf(inspect(folder)));
      assert.equal(await noDraft(), false, 'it said that there was no draft while it was looking for them');
      await window.page.getByText(/[\d,]+ initiatives in 300 drafts/).waitFor();
    } finally {
      await window.close();
    }
  });

  it('says so when the checker does not work, and works again once it does', async () => {
    folder = makeFolder('Dead', { 'harbour.md': HARBOUR });
    const broken = temporaryFolder('broken-extension');
    const home = brokenCopy(broken.path);
    window = await Window.open({ extensionsDir: dirname(home), folder, file: 'harbour.md' });
    try {
      const item = await window.status('Policy Address does not work');
      await window.openView();
      const welcome = window.page.locator('.sidebar .welcome-view-content');
      await welcome.getByText('The checker of drafts does not answer').waitFor();
      copyFileSync(join(ROOT, 'dist', 'server.js'), join(home, 'dist', 'server.js'));
      await item.click();
      await window.tree(has('1 Development Bureau'));
      await window.status('6 initiatives');
      await window.underlined('error');
    } finally {
      await window.close();
      broken.remove();
    }
  });

  if (!existsSync(SUPPLEMENT)) {
    it.skip(`the real Supplement (left out: there is no ../shared/seed/${basename(SUPPLEMENT)})`);
    return;
  }

  it('shows the real Supplement as the command line counts it; the Security Bureau is two clicks away', async () => {
    folder = makeFolder('Supplement', {});
    copyFileSync(SUPPLEMENT, join(folder, 'supplement.md'));
    window = await Window.open({ extensionsDir, folder, file: 'supplement.md' });
    try {
      await window.status('54 initiatives');
      await window.openView();
      assert.deepEqual(await countsShown(window), countsOf(inspect(folder)));
      await window.rows('Security Bureau').click();
      const rows = await window.tree((rows) => rows.filter((row) => row.startsWith('2 ')).length >= 12);
      const led = rows.filter((row) => /^2 .*responsible: SB/.test(row));
      assert.equal(led.length, 12);
    } finally {
      await window.close();
    }
  });
});

/**
 * A copy of the extension whose server ends as soon as it is started, in a folder of extensions of its own.
 * @param {string} folder
 * @returns {string} where it is
 */
function brokenCopy(folder) {
  const home = join(
    folder,
    'extensions',
    basename(readdirSync(linkExtension(join(folder, 'links')))[0] ?? ''),
  );
  mkdirSync(join(home, 'dist'), { recursive: true });
  for (const name of ['package.json', 'package.nls.json', 'l10n', 'media', 'seeds', 'syntaxes', 'docs']) {
    symlinkSync(join(ROOT, name), join(home, name));
  }
  copyFileSync(join(ROOT, 'dist', 'client.js'), join(home, 'dist', 'client.js'));
  writeFileSync(join(home, 'dist', 'server.js'), 'process.exit(1);\n');
  return home;
}

/**
 * The initiatives of each bureau as the tree counts them, leading and supporting together.
 * @param {Window} window
 */
async function countsShown(window) {
  const rows = await window.tree((rows) => rows.length > 5);
  const counts = rows.map((row) =>
    /^1 .+, ([A-Za-z]+)(?:, leads ([\d,]*\d))?(?:, supports ([\d,]*\d))?(?:,|$)/.exec(row),
  );
  const numberOf = (digits = '0') => Number(digits.replaceAll(',', ''));
  return Object.fromEntries(
    counts
      .filter((match) => match && (match[2] || match[3]))
      .map((match) => [match[1], numberOf(match[2]) + numberOf(match[3])]),
  );
}

/** @param {string} folder */
function inspect(folder) {
  const args = [join(ROOT, 'dist', 'cli.js'), 'inspect', folder];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })).drafts;
}

/** @param {{initiatives: {bureaux: string[]}[]}[]} drafts */
function countsOf(drafts) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { bureaux } of drafts.flatMap(({ initiatives }) => initiatives)) {
    for (const code of new Set(bureaux)) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
