import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type InitiativeFilter,
  type OverviewParams,
  type Report,
  type ReportCell,
  type ReportedInitiatives,
  report,
  reportAsMarkdown,
  reportedInitiatives,
  rulePage,
} from '../../server/src/protocol/index.js';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';
import { ONE, TwoDrafts } from '../support/two-drafts.js';

describe('the report', () => {
  let drafts: TwoDrafts;
  let folder: string;
  beforeEach(() => {
    drafts = new TwoDrafts();
    folder = drafts.folder;
  });
  afterEach(() => drafts.remove());

  const run = (...args: string[]): ReturnType<TwoDrafts['run']> => drafts.run(...args);
  const totalIn = (markdown: string): string => /^\| Total \|.*\| (\d+) \|$/m.exec(markdown)![1]!;

  describe('on the command line', () => {
    it('goes to standard output, or into a file', () => {
      const { status, out, err } = run('report', '.');
      assert.deepEqual([status, err], [0, '']);
      assert.match(out, /^# Policy Address: report\n\nMade on .* from 2 drafts with 5 initiatives\.\n/);
      assert.equal(totalIn(out), '5');
      const saved = run('report', '--output', 'made/report.md', '.');
      assert.deepEqual([saved.status, saved.out], [0, '']);
      assert.equal(readFileSync(path.join(folder, 'made/report.md'), 'utf8'), out);
      // What it wrote is no draft to itself.
      assert.equal(run('report', '.').out, out);
    });

    it('is made on the day that is given', () => {
      assert.match(run('report', '--today', '2026-02-03', '.').out, /^Made on 3 February 2026 /m);
    });

    it('is of one bureau, by any spelling of its code', () => {
      const { status, out } = run('report', '--bureau', 'sb', '.');
      assert.equal(status, 0);
      assert.match(out, /Of these, 2 are counted:\n\n- those that name SB, Security Bureau\n/);
      assert.equal(totalIn(out), '2');
      const slip = run('report', '--bureau', 'SBX', '.');
      assert.deepEqual([slip.status, slip.out], [2, '']);
      assert.match(slip.err, /Nobody has the code SBX\. `policy-address bureaux` lists those there are\./);
    });

    it('is told of what could not be read, with the rest', () => {
      const { status, out, err } = run('report', 'one.policy.md', 'gone.md');
      assert.equal(status, 2);
      assert.match(err, /There is no file or folder gone\.md/);
      assert.equal(totalIn(out), '2');
    });

    withMaterial('on the real Supplement', () => {
      it('counts what inspect counts', () => {
        const inspected = JSON.parse(run('inspect', MATERIAL.supplement).out) as {
          drafts: { initiatives: { status: string }[]; findings: unknown[] }[];
        };
        const [{ initiatives, findings } = { initiatives: [], findings: [] }] = inspected.drafts;
        const { out } = run('report', MATERIAL.supplement);
        assert.ok(initiatives.length > 0);
        assert.equal(totalIn(out), String(initiatives.length));
        const missing = initiatives.filter(({ status }) => status === 'missing').length;
        const vague = initiatives.filter(({ status }) => status === 'vague').length;
        const [, undated = ''] = out.split('## Without a date');
        assert.equal(
          undated.match(/^\| (?!Initiative \||---|Draft \|).*, line \d+ \|$/gm)?.length,
          missing + vague,
        );
        const rules = /## Problems by rule[^]*?^\| Total \|.*\| (\d+) \| {2}\|$/m.exec(out);
        assert.equal(rules?.[1], String(findings.length));
      });
    });
  });

  describe('from the server', () => {
    let client: LspClient;
    afterEach(() => client.stop());
    const start = async (profile: ClientProfile = {}): Promise<void> => {
      client = await LspClient.start({ folders: [pathToFileURL(folder).href], ...profile });
    };
    const ask = (params: OverviewParams): Promise<Report | null> =>
      client.connection.sendRequest(report.method, params);
    const saved = (filter: InitiativeFilter | null): Promise<{ drafts: number; content: string } | null> =>
      client.connection.sendRequest(reportAsMarkdown.method, { filter });
    const listed = (cell: ReportCell): Promise<ReportedInitiatives | null> =>
      client.connection.sendRequest(reportedInitiatives.method, { filter: null, cell });

    it('is what the command line writes, to the byte', async () => {
      await start();
      const made = await saved(null);
      assert.equal(made?.drafts, 2);
      assert.equal(made.content, run('report', '.').out);
    });

    it('counts all drafts, and tells what each number counts', async () => {
      await start();
      const made = (await ask(null))!;
      assert.deepEqual([made.bureau, made.drafts, made.initiatives, made.listed], [null, 2, 5, 5]);
      assert.deepEqual(
        made.columns.map(({ key }) => key),
        ['quarter 2026 4', 'quarter 2027 2', 'vague', 'ongoing', 'missing'],
      );
      assert.deepEqual(made.total.due, [1, 1, 1, 1, 1]);
      const tlb = made.bureaux.find(({ bureau }) => bureau.code === 'TLB')!;
      assert.deepEqual(tlb.tally.due, [0, 1, 0, 1, 0]);
      const found = await listed({ bureaux: [tlb.bureau.key], column: 'quarter 2027 2' });
      assert.deepEqual([found?.initiatives, found?.items[0]?.label], [1, 'Open a pool on 1 May 2027.']);
      const vague = made.rules.find(({ name }) => name === 'deadline/vague')!;
      assert.deepEqual([vague.severity, vague.found, vague.inInitiatives], ['warning', 1, 1]);
    });

    it('is narrowed by a filter, by one bureau, and by both', async () => {
      const filter: InitiativeFilter = { words: '', bureaux: [], statuses: ['dated'], from: null, to: null };
      await start();
      assert.equal((await ask({ filter }))?.listed, 2);
      assert.match((await saved(filter))!.content, /Of these, 2 are counted:\n\n- those that are dated\n/);
      await client.stop();
      await start({ settings: () => ({ myBureau: 'SB' }) });
      const made = await ask({ filter: null });
      assert.deepEqual([made?.bureau, made?.listed, made?.initiatives], ['SB', 2, 5]);
      assert.equal((await saved(null))!.content, run('report', '--bureau', 'SB', '.').out);
      assert.equal((await ask({ filter }))?.listed, 1);
    });

    it('writes what rules find in the language of the reader, and the file in English', async () => {
      const summary = 'The initiative does not say by when it will be done.';
      await start({ locale: 'de', translations: { [summary]: 'Die Initiative sagt nicht, bis wann.' } });
      const rule = (await ask(null))!.rules.find(({ name }) => name === 'deadline/missing');
      assert.equal(rule?.summary, 'Die Initiative sagt nicht, bis wann.');
      assert.ok((await saved(null))!.content.includes(summary));
    });

    it('holds what was typed and not saved', async () => {
      await start();
      const uri = pathToFileURL(path.join(folder, 'one.policy.md')).href;
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'policy-address', version: 1, text: `${ONE}- Swim by 2030. (SB)\n` },
      });
      assert.equal((await ask(null))?.listed, 6);
    });

    it('knows the page of each rule, and of nothing else', async () => {
      await start();
      const page = (rule: string): Promise<string | null> =>
        client.connection.sendRequest(rulePage.method, { rule });
      assert.equal(
        await page('deadline/vague'),
        pathToFileURL(path.join(ROOT, 'docs/rules/deadline/vague.md')).href,
      );
      assert.equal(await page('../../package'), null);
    });
  });
});
