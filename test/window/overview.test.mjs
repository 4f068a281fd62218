import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ROOT } from '../../scripts/host/layout.mjs';
import { inWindow } from '../support/window-suite.mjs';
import { Window } from '../support/window.mjs';

const SUPPLEMENT = join(ROOT, '../shared/seed/policy-address-2023-supplement.md');

const HARBOUR = `---
policyAddress:
  publicationDate: 2025-09-17
---

# Harbour works

- Deepen the eastern fairway by end-2052. (TLB, DEVB)
- Light the breakwaters in due course. (TLB)
- Rebuild the ferry piers by 10 May 2053. (DEVB)
- Mend the slips by June 2053. (DEVB)
- Sound the horn. (SB)
`;

const HOSTILE = `---
policyAddress:
  publicationDate: 2025-09-17
---

# <img src=x onerror="document.title='pwned'"> <b>Chapter</b>

- Run $(zap) <script>document.title='pwned'</script> [a](javascript:alert(1)) by end-2052. (SB)
- Wait <b>here</b>. (<i>X</i>)
- Dig ${'<b>x</b> '.repeat(130_000)} by 2053. (SB)
`;

inWindow('the overview', ({ extensionsDir, makeFolder }) => {
  /** @type {Window} */
  let window;

  const frame = () => window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  /** @param {string} label @param {string} key */
  const number = (label, key) => frame().locator(`table[aria-label="${label}"] [data-key="${key}"]`);
  /** @param {string} label what a screen reader is told of a number */
  const labelled = (label) => frame().locator(`.overview button[aria-label="${label}"]`);
  const list = () => window.page.locator('.quick-input-widget:visible');
  const open = async () => {
    await window.command('Policy Address: Show Overview');
    await frame().locator('.overview table').first().waitFor();
  };

  describe('of a draft', () => {
    /** @type {string} */
    let folder;
    before(async () => {
      folder = makeFolder('Drafts', { 'harbour.md': HARBOUR });
      window = await Window.open({ extensionsDir, folder });
      await open();
    });
    after(() => window?.close());

    it('has a table by bureau and quarter, with headers', async () => {
      const table = frame().locator('table.heat-map');
      assert.deepEqual(await table.locator('thead th').allInnerTexts(), [
        'Lead Bureau',
        '2052',
        '2053',
        'Vague',
        'No Date',
        'Initiatives',
        'Q4',
        'Q2',
      ]);
      assert.deepEqual(await table.locator('tbody th[scope=row]').allInnerTexts(), ['DEVB', 'SB', 'TLB']);
      assert.deepEqual(await table.locator('tfoot td').allInnerTexts(), ['1', '2', '1', '1', '5']);
      await frame().getByText('5 initiatives in 1 draft').waitFor();
    });

    it('is gone through by the keyboard, and lists what a number counts', async () => {
      await frame().getByRole('button', { name: 'Save Report…' }).focus();
      await window.page.keyboard.press('Tab');
      await frame().locator('button:focus', { hasText: '2' }).waitFor();
      assert.equal(
        await frame().locator('button:focus').getAttribute('aria-label'),
        'DEVB, Quarter 2 of 2053: 2 initiatives',
      );
      // Over what is nothing.
      await window.page.keyboard.press('ArrowRight');
      assert.equal(await frame().locator('button:focus').getAttribute('aria-label'), 'DEVB: 2 initiatives');
      await window.page.keyboard.press('Home');
      await window.page.keyboard.press('Enter');
      await list().getByText('DEVB, Quarter 2 of 2053: 2 initiatives').waitFor();
      await window.choices((rows) => rows.length === 2 && /Rebuild the ferry piers/.test(rows[0] ?? ''));
      await window.page.keyboard.press('Escape');
      await list()
        .waitFor({ state: 'detached' })
        .catch(() => list().waitFor({ state: 'hidden' }));
    });

    it('sorts what is not ready to the top', async () => {
      const sorted = frame().locator('table[aria-label="Readiness by bureau"]');
      await sorted.getByRole('button', { name: 'No Date', exact: true }).click();
      await sorted.locator('th[aria-sort=descending]', { hasText: 'No Date' }).waitFor();
      assert.match((await sorted.locator('tbody th').first().innerText()) ?? '', /^SB/);
      await sorted.getByRole('button', { name: /^Lead Bureau/ }).click();
      await sorted.locator('th[aria-sort=ascending]').waitFor();
    });

    it('is narrowed with the trees, says so, and shows all again', async () => {
      await window.command('Policy Address: Filter Initiatives');
      await window.choices((rows) => rows.some((row) => row.startsWith('Words')));
      await window.page.keyboard.press('Enter');
      await window.page.locator('.quick-input-title', { hasText: 'Filter by Words' }).waitFor();
      await window.page.keyboard.type('DEVB');
      await window.page.keyboard.press('Enter');
      await frame().getByText('3 of 5 initiatives in 1 draft').waitFor();
      await frame().getByText('Filter: “DEVB”').waitFor();
      await frame().getByRole('button', { name: 'Clear Filter' }).click();
      await frame().getByText('5 initiatives in 1 draft', { exact: true }).waitFor();
    });

    it('keeps up with the drafts, and leaves focus and place as they are', async () => {
      const piers = labelled('DEVB, Quarter 2 of 2053: 2 initiatives');
      await piers.focus();
      await frame()
        .locator('.overview')
        .evaluate((pane) => (pane.scrollTop = 40));
      writeFileSync(join(folder, 'harbour.md'), `${HARBOUR}- Sweep the quays by April 2053. (DEVB)\n`);
      const now = labelled('DEVB, Quarter 2 of 2053: 3 initiatives');
      await now.waitFor();
      assert.equal(
        await frame().locator('button:focus').getAttribute('aria-label'),
        'DEVB, Quarter 2 of 2053: 3 initiatives',
      );
      assert.equal(
        await frame()
          .locator('.overview')
          .evaluate((pane) => pane.scrollTop),
        40,
      );
      writeFileSync(join(folder, 'harbour.md'), HARBOUR);
      await piers.waitFor();
    });

    it('leads to the page of a rule', async () => {
      await frame().getByRole('button', { name: 'deadline/missing' }).click();
      await window.page.locator('.tab.active', { hasText: 'missing.md' }).waitFor();
      await open();
    });

    it('saves the report, which opens as it reads', async () => {
      await frame().getByRole('button', { name: 'Save Report…' }).click();
      const input = list().locator('input[type=text]');
      await input.waitFor();
      await window.page.waitForFunction(() =>
        [...document.querySelectorAll('.quick-input-widget input')].some((/** @type {any} */ field) =>
          field.value.endsWith('policy-address-report.md'),
        ),
      );
      await window.page.keyboard.press('Enter');
      await window.page.locator('.tab.active', { hasText: 'policy-address-report.md' }).waitFor();
      await frame().getByRole('heading', { name: 'Policy Address: report' }).waitFor();
      const saved = readFileSync(join(folder, 'policy-address-report.md'), 'utf8');
      assert.equal(saved, run('report', 'harbour.md', folder));
    });
  });

  it('shows the words of a hostile draft as words', async () => {
    window = await Window.open({
      extensionsDir,
      folder: makeFolder('Hostile', { 'hostile.policy.md': HOSTILE }),
    });
    try {
      await open();
      const chapter = frame().locator('table[aria-label="Readiness by chapter"] tbody th');
      assert.match(await chapter.first().innerText(), /<img src=x onerror=/);
      assert.equal(await frame().locator('.overview :is(img, script, b, i)').count(), 0);
      await labelled('All bureaux, No Date: 1 initiative').click();
      await window.choices((rows) => rows.length === 1 && /Wait <b>here<\/b>/.test(rows[0] ?? ''));
      await window.page.keyboard.press('Escape');
      await labelled('SB: 2 initiatives').first().click();
      await window.choices((rows) => rows.length === 2 && rows.some((row) => row.includes('zap)')));
      assert.equal(await list().locator('.codicon-zap').count(), 0);
      assert.ok(!(await window.page.title()).includes('pwned'));
    } finally {
      await window.close();
    }
  });

  it('says what to do where there is no draft', async () => {
    window = await Window.open({ extensionsDir, folder: makeFolder('None', { 'notes.md': '# Notes\n' }) });
    try {
      await window.command('Policy Address: Show Overview');
      await frame().getByText('There is no draft here yet.').waitFor();
      await frame().getByRole('button', { name: 'New Draft' }).waitFor();
    } finally {
      await window.close();
    }
  });

  if (!existsSync(SUPPLEMENT)) {
    it.skip(`the real Supplement (left out: there is no ../shared/seed/${basename(SUPPLEMENT)})`);
    return;
  }

  it('shows the real Supplement as the command line counts it', async () => {
    const folder = makeFolder('Supplement', {});
    copyFileSync(SUPPLEMENT, join(folder, 'supplement.md'));
    window = await Window.open({ extensionsDir, folder });
    try {
      await open();
      /** @type {{drafts: {initiatives: {status: string}[], findings: {rule: string}[]}[]}} */
      const { drafts } = JSON.parse(run('inspect', 'supplement.md', folder));
      const { initiatives, findings } = /** @type {typeof drafts[0]} */ (drafts[0]);
      const withStatus = (/** @type {string} */ status) =>
        initiatives.filter((one) => one.status === status).length;
      const shown = async (/** @type {string} */ key) =>
        Number(
          await number('Readiness by bureau', `bureaux/total${key}`).evaluate(
            (button) => button.firstChild?.textContent,
          ),
        );
      assert.ok(initiatives.length > 0);
      assert.equal(await shown(''), initiatives.length);
      for (const status of ['dated', 'vague', 'ongoing', 'missing']) {
        assert.equal(await shown(`/${status}`), withStatus(status), status);
      }
      const rules = frame().locator('table[aria-label="Problems by rule"]');
      const total = await rules.locator('tfoot td.number').last().innerText();
      assert.equal(Number(total), findings.length);
      const missing = await number('Problems by rule', 'rules/warning/deadline/missing').innerText();
      assert.equal(Number(missing), findings.filter(({ rule }) => rule === 'deadline/missing').length);
      // The rows make up the total.
      const sums = await frame().locator('table.heat-map tbody td:last-child').allInnerTexts();
      assert.equal(
        sums.reduce((sum, words) => sum + Number(words), 0),
        initiatives.length,
      );
    } finally {
      await window.close();
    }
  });
});

/** @param {string} command @param {string} file @param {string} cwd */
function run(command, file, cwd) {
  const args = [join(ROOT, 'dist', 'cli.js'), command, file];
  return execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
}
