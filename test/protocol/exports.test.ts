import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import { buildSync } from 'esbuild';
import ICAL from 'ical.js';
import { EXPORT_FORMATS } from '../../server/src/exports/formats.js';
import type { InitiativeRow } from '../../server/src/exports/rows.js';
import type * as writing from '../../server/src/exports/write.js';
import {
  type ExportParams,
  type Exported,
  bureauOverview,
  deadlineOverview,
  exportInitiatives,
  initiativesOf,
} from '../../server/src/protocol/index.js';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';
import { ONE, TWO, TwoDrafts } from '../support/two-drafts.js';
import { unzipped } from '../support/zip.js';

describe('exports', () => {
  let drafts: TwoDrafts;
  let folder: string;
  beforeEach(() => {
    drafts = new TwoDrafts();
    folder = drafts.folder;
  });
  afterEach(() => drafts.remove());

  const run = (...args: string[]): ReturnType<TwoDrafts['run']> => drafts.run(...args);
  const rowsOf = (json: string): InitiativeRow[] =>
    (JSON.parse(json) as { initiatives: InitiativeRow[] }).initiatives;
  const exportedRows = (...args: string[]): InitiativeRow[] =>
    rowsOf(run('export', '--format', 'json', ...args).out);
  interface InspectedDraft {
    readonly initiatives: readonly { id: string; line: number; status: string; deadlines: unknown[] }[];
  }
  const inspected = (...args: string[]): InspectedDraft['initiatives'] =>
    (JSON.parse(run('inspect', ...args).out) as { drafts: InspectedDraft[] }).drafts.flatMap(
      ({ initiatives }) => initiatives,
    );

  describe('on the command line', () => {
    it('go to standard output, as many as are inspected', () => {
      const { status, out, err } = run('export', '--format', 'json', '.');
      assert.deepEqual([status, err], [0, '']);
      const brief = ({ id, line, status }: { id: string; line: number; status: string }): unknown => ({
        id,
        line,
        status,
      });
      assert.deepEqual(rowsOf(out).map(brief), inspected('.').map(brief));
      assert.equal(rowsOf(out).length, 5);
      assert.deepEqual(
        [...new Set(rowsOf(out).map(({ draft }) => draft))],
        ['one.policy.md', 'returns/two.policy.md'],
      );
      const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/export.schema.json'), 'utf8')) as object;
      assert.ok(new Ajv({ validateFormats: false }).validate(schema, JSON.parse(out)));
    });

    it('have every format', () => {
      const csv = run('export', '--format', 'csv', '.').out;
      assert.equal((parseCsv(csv, { bom: true, columns: true }) as unknown[]).length, 5);
      const calendar = new ICAL.Component(
        ICAL.parse(run('export', '--format', 'ics', '.').out) as unknown[] as never,
      );
      assert.equal(calendar.getAllSubcomponents('vevent').length, 2);
      assert.match(run('export', '--format', 'md', '.').out, /^# Initiatives\n\n5 initiatives\.\n/);
      const book = unzipped(run('export', '--format', 'xlsx', '.').bytes);
      assert.match(book.get('xl/workbook.xml')!, /<sheet name="Summary"/);
    });

    it('go into a file', () => {
      const { status, out } = run('export', '--format', 'xlsx', '--output', 'all.xlsx', '.');
      assert.deepEqual([status, out], [0, '']);
      assert.deepEqual(
        readFileSync(path.join(folder, 'all.xlsx')),
        run('export', '--format', 'xlsx', '.').bytes,
      );
      assert.equal(run('export', '--format', 'ics', '--output', 'new/folder/all.ics', '.').status, 0);
      assert.equal(
        readFileSync(path.join(folder, 'new/folder/all.ics'), 'utf8'),
        run('export', '--format', 'ics', '.').out,
      );
      const refused = run('export', '--format', 'md', '--output', 'all.xlsx/all.md', '.');
      assert.equal(refused.status, 2);
      assert.equal(
        refused.err,
        'policy-address: all.xlsx/all.md cannot be written (part of its path is a file)\n',
      );
    });

    it('never go over a draft that they are made from, by whatever name', () => {
      symlinkSync(path.join(folder, 'one.policy.md'), path.join(folder, 'link.csv'));
      for (const output of ['one.policy.md', './returns/../one.policy.md', 'link.csv']) {
        for (const command of [['export', '--format', 'csv'], ['report'], ['lint', '--format', 'json']]) {
          const { status, err } = run(...command, '--output', output, '.');
          assert.equal(status, 2);
          assert.equal(
            err,
            `policy-address: ${output} is left as it is: it is one of the drafts. Name another file\n`,
          );
          assert.equal(readFileSync(path.join(folder, 'one.policy.md'), 'utf8'), ONE);
        }
      }
      // What is no draft may be written anew, as often as one likes.
      assert.equal(run('export', '--format', 'md', '--output', 'notes.md', '.').status, 0);
      assert.equal(run('export', '--format', 'md', '--output', 'notes.md', '.').status, 0);
    });

    it('are of one bureau and one period', () => {
      const openings = (...args: string[]): string[] =>
        exportedRows(...args, '.').map(({ text }) => text.split(' ')[0]!);
      assert.deepEqual(openings('--bureau', 'sb'), ['Build', 'Plan']);
      assert.deepEqual(openings('--from', '2027-01-01'), ['Open']);
      assert.deepEqual(openings('--to', '2027-01-01'), ['Build']);
      assert.deepEqual(openings('--from', '2026-12-31', '--to', '2027-05-01'), ['Build', 'Open']);
      assert.deepEqual(openings('--bureau', 'SB', '--from', '2027-01-01'), []);
    });

    it('say what cannot be asked for', () => {
      const complaint = (...args: string[]): string => {
        const { status, out, err } = run('export', ...args, 'one.policy.md');
        assert.deepEqual([status, out], [2, '']);
        return err;
      };
      assert.match(complaint('--format', 'json', '--bureau', 'SBX'), /Nobody has the code SBX/);
      assert.match(
        complaint('--format', 'json', '--from', '2027-01-01', '--to', '2026-01-01'),
        /before it st/,
      );
      assert.match(complaint('--format', 'json', '--from', 'soon'), /Write a day/);
      assert.match(complaint('--format', 'json', '--bureau', ''), /Write the code of a bureau/);
      assert.match(complaint('--format', 'json', '--bureau', 'SB', '--bureau', 'TLB'), /Name one bureau/);
      assert.match(complaint('--format', 'doc'), /Allowed choices are csv, xlsx, ics, json, md/);
      assert.match(complaint(), /--format/);
    });

    it('are told of what could not be read, with the rest', () => {
      const { status, out, err } = run('export', '--format', 'json', 'one.policy.md', 'gone.md');
      assert.equal(status, 2);
      assert.match(err, /There is no file or folder gone\.md/);
      assert.equal(rowsOf(out).length, 2);
    });

    withMaterial('of the real Supplement', () => {
      it('are as many as are inspected', () => {
        const all = inspected(MATERIAL.supplement);
        const rows = exportedRows(MATERIAL.supplement);
        assert.ok(all.length > 0);
        const ids = rows.map(({ id }) => id);
        assert.deepEqual(
          ids,
          all.map(({ id }) => id),
        );
        assert.deepEqual(
          rows.map(({ deadlines }) => deadlines.length),
          all.map(({ deadlines }) => deadlines.length),
        );
      });
    });
  });

  describe('from the server', () => {
    let client: LspClient;
    afterEach(() => client.stop());
    const start = async (profile: ClientProfile = {}): Promise<void> => {
      client = await LspClient.start({ folders: [pathToFileURL(folder).href], ...profile });
    };
    const ask = (params: ExportParams): Promise<Exported | null> =>
      client.connection.sendRequest(exportInitiatives.method, params);

    it('are what the command line writes, to the byte', async () => {
      await start();
      for (const format of ['csv', 'xlsx', 'ics', 'json', 'md'] as const) {
        const exported = await ask({ format });
        assert.equal(exported?.initiatives, 5);
        assert.equal(exported.encoding, format === 'xlsx' ? 'base64' : 'utf8');
        const bytes = Buffer.from(exported.content, exported.encoding);
        assert.deepEqual(bytes, run('export', '--format', format, '.').bytes, format);
      }
    });

    it('are that whatever files are called, and leave out what is no text', async () => {
      // As far as the system takes such names.
      const names = [
        'a,b "c";d.md',
        '100% #1.md',
        '%41 %zz.md',
        '=1+1.md',
        '＝1.md',
        '消防.md',
        'Zebra.md',
        'zebra é.md',
        "it's [x]{y} (z)!.md",
        '😀.md',
        ...(process.platform === 'win32' ? [] : ['new\nline.md', 'back\\slash?*.md', '<b>|.md']),
      ];
      for (const name of names) writeFileSync(path.join(folder, name), ONE);
      writeFileSync(
        path.join(folder, 'picture.policy.md'),
        new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff]),
      );
      await start();
      for (const format of ['csv', 'json', 'md', 'ics', 'xlsx'] as const) {
        const exported = (await ask({ format }))!;
        assert.equal(exported.initiatives, 5 + 2 * names.length);
        const { bytes, err } = run('export', '--format', format, '.');
        assert.deepEqual(Buffer.from(exported.content, exported.encoding), bytes, format);
        assert.equal(err, '');
      }
      const rows = rowsOf((await ask({ format: 'json' }))!.content);
      for (const name of names) {
        assert.equal(rows.filter(({ draft }) => draft === name.replace('\n', ' ')).length, 2, name);
      }
    });

    it('leave out files that are gone by the time they are read', async () => {
      const uri = (name: string): string => `vscode-vfs://host/${name}`;
      const files = new Map([
        [uri('a.md'), ONE],
        [uri('b.md'), TWO],
        [uri('c.md'), ONE],
      ]);
      const beforeRead = async (read: string): Promise<void> =>
        void (read === uri('b.md') && files.delete(read));
      await start({ folders: [uri('')], files, beforeRead });
      assert.equal((await ask({ format: 'csv' }))?.initiatives, 4);
    });

    it('leave out folders that may not be looked into', async function () {
      await start();
      const closed = path.join(folder, 'closed');
      mkdirSync(closed);
      writeFileSync(path.join(closed, 'three.policy.md'), ONE);
      chmodSync(closed, 0);
      try {
        // Whoever may do all looks into it all the same.
        if (existsSync(path.join(closed, 'three.policy.md'))) return this.skip();
        assert.equal((await ask({ format: 'csv' }))?.initiatives, 5);
        assert.equal(exportedRows('.').length, 5);
      } finally {
        chmodSync(closed, 0o755);
      }
    });

    it('are of one bureau and one period, and may be none', async () => {
      await start();
      assert.equal((await ask({ format: 'csv', bureau: 'SB' }))?.initiatives, 2);
      assert.equal((await ask({ format: 'csv', from: '2027-01-01', to: null }))?.initiatives, 1);
      assert.equal((await ask({ format: 'csv', bureau: 'SBX' }))?.initiatives, 0);
    });

    it('are what a view shows: what a filter lets through, of the bureau that is shown alone', async () => {
      let myBureau = '';
      await start({ settings: () => ({ myBureau }) });
      const filter = { words: '', bureaux: ['SB'], statuses: ['dated' as const], from: null, to: null };
      const overview = await client.ask(deadlineOverview, { filter });
      assert.ok(overview.listed > 0 && overview.listed < overview.initiatives);
      assert.equal((await ask({ format: 'csv', filter }))?.initiatives, overview.listed);
      assert.equal((await ask({ format: 'csv', filter: null }))?.initiatives, 5);
      myBureau = 'SB';
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.equal((await ask({ format: 'csv', filter: null }))?.initiatives, 2);
      assert.equal((await ask({ format: 'csv' }))?.initiatives, 5);
    });

    it('are those that are listed somewhere, and no others', async () => {
      await start();
      const { groups } = await client.ask(bureauOverview, null);
      const { key, leads, supports } = groups.find(({ code }) => code === 'SB')!;
      const listed = (await client.ask(initiativesOf, { key }))!;
      const initiatives = [...listed.leads, ...listed.supports].map(({ uri, id }) => ({ uri, id }));
      const exported = await ask({ format: 'json', initiatives });
      assert.equal(exported?.initiatives, leads + supports);
      assert.deepEqual(
        new Set(rowsOf(exported.content).map(({ id }) => id)),
        new Set(initiatives.map(({ id }) => id)),
      );
      assert.equal((await ask({ format: 'csv', initiatives: [] }))?.initiatives, 0);
    });

    it('hold what was typed and not saved', async () => {
      await start();
      const uri = pathToFileURL(path.join(folder, 'one.policy.md')).href;
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'policy-address', version: 1, text: `${ONE}- Swim by 2030. (SB)\n` },
      });
      assert.equal((await ask({ format: 'json' }))?.initiatives, 6);
    });

    it('name the folder of a draft where there are several', async () => {
      const folders = [folder, path.join(folder, 'returns')].map((name) => pathToFileURL(name).href);
      await start({ folders });
      const drafts = new Set(rowsOf((await ask({ format: 'json' }))!.content).map(({ draft }) => draft));
      assert.deepEqual([...drafts], [`${path.basename(folder)}/one.policy.md`, 'returns/two.policy.md']);
    });
  });

  it('are loaded by nobody who does not export', () => {
    for (const bundle of ['server', 'cli']) {
      const text = readFileSync(path.join(ROOT, `dist/${bundle}.js`), 'utf8');
      assert.ok(text.includes('./exports.js'));
      assert.ok(!text.includes('BEGIN:VCALENDAR') && !text.includes('xl/workbook.xml'));
    }
    const text = readFileSync(path.join(ROOT, 'dist/exports.js'), 'utf8');
    assert.ok(text.includes('BEGIN:VCALENDAR') && text.includes('xl/workbook.xml'));
  });

  it('are written in a browser, too', async () => {
    const { outputFiles } = buildSync({
      entryPoints: [path.join(ROOT, 'server/src/exports/write.ts')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'exporting',
    });
    // What every browser has, and nothing of Node: neither `require` nor `process` nor `Buffer`.
    const { TextEncoder, TextDecoder, CompressionStream, ReadableStream, Blob, Response, crypto } =
      globalThis;
    const browser = createContext({
      TextEncoder,
      TextDecoder,
      CompressionStream,
      ReadableStream,
      Blob,
      Response,
      crypto,
    });
    runInContext(outputFiles[0]!.text, browser);
    const { writeRows } = runInContext('exporting', browser) as typeof writing;
    const rows = exportedRows('.');
    for (const format of EXPORT_FORMATS) {
      const file = Buffer.from(await writeRows(format, rows));
      const here = run('export', '--format', format, '.').bytes;
      if (format === 'xlsx') assert.deepEqual([...unzipped(file)], [...unzipped(here)]);
      else assert.deepEqual(file, here, format);
    }
  });
});
