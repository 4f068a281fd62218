import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import MarkdownIt from 'markdown-it';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { concerning } from '../../server/src/draft/one-bureau.js';
import { COLUMNS } from '../../server/src/exports/columns.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../server/src/exports/formats.js';
import {
  type ExportedDraft,
  type InitiativeRow,
  type Selection,
  initiativeRows,
} from '../../server/src/exports/rows.js';
import { writeRows } from '../../server/src/exports/write.js';
import { countInitiatives } from '../../server/src/reports/counts.js';
import { TODAY, knownDraft } from '../support/reading.js';
import { MATERIAL, ROOT, readSupplement, withMaterial } from '../support/shared.js';
import { unzipped } from '../support/zip.js';

const DRAFT = `# Supplement

## Safety

- Build a fire station, and "open" it by end-2026. (SB, DEVB and relevant bureaux)
- Review the law in due course. (SB)
- Run the scheme from 1 March 2026 to 30 June 2026, and report by 31 July 2026. (DEVB)
- Continue to patrol. (SB)
- Begin work from 2 April 2027. (LAD)
- Plant trees.
`;

const exportedDraft = (text: string, name = 'a.md', day: string | null = '2025-09-17'): ExportedDraft => ({
  ...knownDraft(text, day),
  name,
});
const rowsOf = (text: string, selection?: Selection): InitiativeRow[] =>
  initiativeRows([exportedDraft(text)], TODAY, selection);
const written = async (format: ExportFormat, rows: readonly InitiativeRow[]): Promise<string> => {
  const file = await writeRows(format, rows);
  assert.ok(typeof file === 'string');
  return file;
};
const table = (csv: string): Record<string, string>[] =>
  parseCsv(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
const openings = (rows: readonly InitiativeRow[]): string[] => rows.map(({ text }) => text.split(' ')[0]!);

/** What is looked at in a token of another reader of Markdown. */
interface Token {
  readonly type: string;
  readonly children: readonly Token[] | null;
}

const tablesIn = (tokens: readonly Token[]): number =>
  tokens.filter(({ type }) => type === 'table_open').length;

interface Event {
  readonly uid: string;
  readonly first: string;
  /** Exclusive. */
  readonly end: string;
  readonly stamp: string;
  readonly summary: string;
  readonly description: string;
}

function events(calendar: string): Event[] {
  const root = new ICAL.Component(ICAL.parse(calendar) as unknown[] as never);
  return root.getAllSubcomponents('vevent').map((component) => {
    const { uid, startDate, endDate, summary, description } = new ICAL.Event(component);
    assert.ok(startDate.isDate && endDate.isDate);
    const stamp = String(component.getFirstPropertyValue('dtstamp'));
    return {
      uid,
      first: startDate.toString(),
      end: endDate.toString(),
      stamp,
      summary,
      description,
    };
  });
}

async function workbook(rows: readonly InitiativeRow[]): Promise<{
  bytes: Uint8Array;
  names: string[];
  sheet(name: string): string;
  texts: string[];
  styles: string;
  /** What the workbook calls the filters of each sheet: its index from 0, and what is filtered. */
  filters: (readonly [of: number, range: string])[];
}> {
  const bytes = await writeRows('xlsx', rows);
  assert.ok(typeof bytes !== 'string');
  const files = unzipped(bytes);
  const book = files.get('xl/workbook.xml')!;
  const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!);
  const texts = [...files.get('xl/sharedStrings.xml')!.matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)];
  return {
    bytes,
    names,
    sheet: (name) => files.get(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`)!,
    texts: texts.map(([, text]) => text!),
    styles: files.get('xl/styles.xml')!,
    filters: Array.from(
      book.matchAll(/<definedName name="_xlnm\._FilterDatabase" localSheetId="(\d+)">([^<]*)</g),
      ([, of, range]) => [Number(of), range!.replaceAll('&apos;', "'")] as const,
    ),
  };
}

/** The sheets of a workbook as LibreOffice shows them, by their names; null where it is not installed. */
function seenByLibreOffice(bytes: Uint8Array): ReadonlyMap<string, string[][]> | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
  try {
    writeFileSync(path.join(folder, 'book.xlsx'), bytes);
    // Comma, double quotes, UTF-8; texts quoted, cells as shown; every sheet into a file of its own.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1';
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder];
    const { error, status } = spawnSync('soffice', [...args, path.join(folder, 'book.xlsx')], {
      timeout: 120_000,
    });
    if (error && 'code' in error && error.code === 'ENOENT') return null;
    assert.equal(status, 0);
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    return new Map(
      files.map((name) => [
        /^book-(.*)\.csv$/.exec(name)![1]!,
        parseCsv(readFileSync(path.join(folder, name), 'utf8'), { relax_column_count: true }),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What spreadsheets would compute, browsers run and Markdown show. */
const HOSTILE_WORDS = [
  `=HYPERLINK("http://evil.example","Click") (SB)`,
  `+1+cmd|' /C calc'!A0 by end-2026. (SB)`,
  `@SUM(1+1)*cmd by end-2026. (SB)`,
  `"=1+1", she said. (SB)`,
  `＝1+1 by 1 May 2026. (SB)`,
  `<script>alert(1)</script> <img src=x onerror=alert(1)> by end-2026. (SB)`,
  `a | b [link](javascript:alert(1)) <http://evil.example> www.evil.example https://evil.example by end-2026. (SB)`,
  `_x003D_1+1 &lt;b&gt; \`code\` *bold* \\ back; comma, by end-2026. (SB)`,
  `控制\u0007 消防 😀 e\u0301 \ud800 by end-2026. (SB, ${'['.repeat(3)}X:Y])`,
  `END:VEVENT\\nBEGIN:VALARM by 1 June 2026. (SB)`,
];
const HOSTILE = `# =1+1 | <b>\n\n${HOSTILE_WORDS.map((words) => `* ${words}\n`).join('')}`;
const HUGE = `- Build ${'一二三, "x" '.repeat(100_000)} by end-2026. (SB)\n`;

describe('exports', () => {
  describe('rows', () => {
    it('say of each initiative who, by when, and what is wrong', () => {
      const [first] = rowsOf(DRAFT);
      assert.deepEqual(first, {
        draft: 'a.md',
        id: inspectInitiatives(knownDraft(DRAFT).draft, () => 1)[0]!.id,
        occurrence: 1,
        line: 5,
        sections: ['Supplement', 'Safety'],
        text: 'Build a fire station, and "open" it by end-2026.',
        tag: '(SB, DEVB and relevant bureaux)',
        lead: { code: 'SB', name: 'Security Bureau', state: 'inForce' },
        supporting: [{ code: 'DEVB', name: 'Development Bureau', state: 'inForce' }],
        relevantBureaux: true,
        status: 'dated',
        firstStart: '2026-12-01',
        lastEnd: '2026-12-31',
        deadlines: [
          { words: 'by end-2026', kind: 'by', start: '2026-12-01', end: '2026-12-31', approximate: true },
        ],
        vague: [],
        problems: [],
        asOf: '2025-09-17',
      });
    });

    it('are as many as are inspected, with the same ids, lines and statuses', () => {
      const { draft, textDocument } = knownDraft(DRAFT);
      const inspected = inspectInitiatives(draft, (offset) => textDocument.positionAt(offset).line + 1);
      const brief = ({ id, line, status }: { id: string; line: number; status: string }): unknown => ({
        id,
        line,
        status,
      });
      assert.equal(inspected.length, 6);
      assert.deepEqual(rowsOf(DRAFT).map(brief), inspected.map(brief));
    });

    it('hold the first start and the last end of several deadlines', () => {
      const row = rowsOf(DRAFT)[2]!;
      assert.deepEqual([row.firstStart, row.lastEnd], ['2026-03-01', '2026-07-31']);
      assert.equal(row.deadlines.length, 2);
    });

    it('hold what is wrong, where it is wrong', () => {
      const rules = rowsOf(DRAFT).map(({ problems }) => problems.map(({ rule }) => rule));
      assert.deepEqual(rules[1], ['deadline/vague']);
      assert.ok(rules[5]!.includes('bureau/missing') && rules[5]!.includes('deadline/missing'));
    });

    it('hold neither control characters nor halves of characters', () => {
      const [row] = rowsOf('- Build \u0007a \ud800 park 😀 \udc00\u009f by end-2026. (SB)\n');
      assert.equal(row!.text, 'Build a park 😀 by end-2026.');
    });

    it('take the tag of the item above', () => {
      const [row] = rowsOf('- Build by end-2026: (SB, DEVB)\n  - a park;\n  - a road.\n');
      assert.equal(row!.tag, '(SB, DEVB)');
      assert.equal(row!.lead?.code, 'SB');
      assert.equal(row!.text, 'a park;');
    });

    it('are those of a bureau, by its code or an alias, first or behind others', () => {
      assert.deepEqual(openings(rowsOf(DRAFT, { bureau: 'DEVB' })), ['Build', 'Run']);
      assert.deepEqual(openings(rowsOf(DRAFT, { bureau: 'devb' })), ['Build', 'Run']);
      const [alias] = exportedDraft('').registry.organisations.flatMap((o) =>
        o.validTo === null && o.kind === 'bureau' ? o.aliases.map((name) => [name, o.code]) : [],
      );
      assert.ok(alias);
      assert.equal(rowsOf(`- Build a park. (${alias[1]})\n`, { bureau: alias[0]! }).length, 1);
      assert.deepEqual(rowsOf(DRAFT, { bureau: 'XYZ' }), []);
      assert.deepEqual(openings(rowsOf('- Build a park. (XYZ)\n- Build a pool. (SB)\n', { bureau: 'xyz' })), [
        'Build',
      ]);
    });

    it('are all of a return of that bureau, as in the report', () => {
      const text =
        '---\npolicyAddress:\n  bureau: DEVB\n---\n\n- Build a park.\n- Pave a road. (SB)\n- Open a pier. (DEVB)\n';
      for (const [bureau, words] of [
        ['DEVB', ['Build', 'Pave', 'Open']],
        ['SB', ['Pave']],
      ] as const) {
        assert.deepEqual(openings(rowsOf(text, { bureau })), words);
        const known = exportedDraft(text);
        assert.equal(countInitiatives([known], concerning(bureau)).counted, words.length);
      }
    });

    it('are those of which a deadline touches the period', () => {
      const within = (from: string | null, to: string | null): string[] =>
        openings(rowsOf(DRAFT, { from, to }));
      assert.deepEqual(within('2026-06-30', '2026-06-30'), ['Run']);
      assert.deepEqual(within('2026-07-01', '2026-07-30'), []);
      assert.deepEqual(within('2026-12-31', null), ['Build', 'Begin']);
      assert.deepEqual(within(null, '2026-03-01'), ['Run']);
      // What starts then goes on.
      assert.deepEqual(within('2030-01-01', '2030-12-31'), ['Begin']);
    });

    it('tell the same initiative in two drafts apart, whatever is chosen', () => {
      const drafts = [exportedDraft(DRAFT, 'a.md'), exportedDraft(DRAFT, 'b.md')];
      const all = initiativeRows(drafts, TODAY);
      assert.equal(new Set(all.map(({ id, occurrence }) => `${id} ${occurrence}`)).size, 12);
      const some = initiativeRows(drafts, TODAY, { bureau: 'DEVB' });
      assert.deepEqual(
        some,
        all.filter(({ draft, text }) => /Build|Run/.test(text) && draft),
      );
    });
  });

  describe('as CSV', () => {
    it('is read back by another reader', async () => {
      const csv = await written('csv', rowsOf(DRAFT));
      const [first, ...others] = table(csv);
      assert.equal(others.length, 5);
      assert.deepEqual(
        Object.keys(first!),
        COLUMNS.map(({ title }) => title),
      );
      assert.equal(first!['Initiative'], 'Build a fire station, and "open" it by end-2026.');
      assert.equal(first!['Section'], 'Supplement › Safety');
      assert.equal(first!['Supporting bureaux'], 'DEVB');
      assert.equal(first!['Relevant bureaux'], 'yes');
      assert.equal(first!['Last end'], '2026-12-31');
      assert.equal(first!['Deadlines'], 'by end-2026 (2026-12-01 to 2026-12-31)');
      assert.equal(others[0]!['Vague words'], 'in due course');
    });

    it('begins with a byte order mark and ends every line in CRLF', async () => {
      const csv = await written('csv', rowsOf(DRAFT));
      assert.ok(csv.startsWith('\ufeffDraft,'));
      assert.ok(csv.endsWith('\r\n'));
      assert.equal(csv.split('\r\n').length, 1 + 6 + 1);
      assert.ok(!/[^\r]\n|\r[^\n]/.test(csv));
    });

    it('holds no formula', async () => {
      const cells = table(await written('csv', rowsOf(HOSTILE))).flatMap((row) => Object.values(row));
      assert.ok(cells.some((cell) => cell.startsWith(`'=HYPERLINK`)));
      assert.ok(cells.some((cell) => cell.startsWith(`'＝1+1`)));
      assert.deepEqual(
        cells.filter((cell) => /^["\s]*[=+\-@\t\r＝＋－＠]/.test(cell)),
        [],
      );
    });

    it('is a header alone without initiatives', async () => {
      assert.deepEqual(table(await written('csv', [])), []);
    });
  });

  describe('as a calendar', () => {
    it('has an event for each deadline with a date, read back by another reader', async () => {
      const found = events(await written('ics', rowsOf(DRAFT)));
      assert.deepEqual(
        found.map(({ first, end, summary }) => [first, end, summary.split(' ').slice(0, 2).join(' ')]),
        [
          ['2026-12-31', '2027-01-01', 'SB: Build'],
          ['2026-03-01', '2026-07-01', 'DEVB: Run'],
          ['2026-07-31', '2026-08-01', 'DEVB: Run'],
          ['2027-04-02', '2027-04-03', 'LAD: Begin'],
        ],
      );
      assert.match(
        found[0]!.description,
        /^Build a fire station, and "open" it by end-2026\.\n\nDeadline: by end/,
      );
      assert.match(found[0]!.description, /Bureaux: SB, DEVB, relevant bureaux/);
      assert.ok(found.every(({ stamp }) => stamp === '2025-09-17T00:00:00Z'));
    });

    it('keeps the UIDs of events when something else is edited, or less is chosen', async () => {
      const uids = async (text: string, selection?: Selection): Promise<string[]> =>
        events(await written('ics', rowsOf(text, selection))).map(({ uid }) => uid);
      const before = await uids(DRAFT);
      assert.equal(new Set(before).size, 4);
      const edited = DRAFT.replace('## Safety\n', '## Safety\n\n- Open a pool by 2027. (SB)\n').replace(
        'end-2026',
        'mid-2026',
      );
      assert.deepEqual((await uids(edited)).slice(1), before);
      assert.deepEqual(await uids(DRAFT, { bureau: 'LAD' }), [before[3]]);
    });

    it('has lines of at most 75 bytes that end in CRLF, and is the same at every export', async () => {
      const calendar = await written('ics', rowsOf(HOSTILE + HUGE));
      assert.ok(calendar.endsWith('END:VCALENDAR\r\n'));
      assert.ok(!/[^\r]\n|\r[^\n]/.test(calendar));
      const long = calendar.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
      assert.deepEqual(long, []);
      assert.equal(await written('ics', rowsOf(HOSTILE + HUGE)), calendar);
    });

    it('takes words of a draft for no lines of its own', async () => {
      const calendar = await written('ics', rowsOf(HOSTILE));
      const found = events(calendar);
      assert.equal(found.length, calendar.match(/^BEGIN:VEVENT\r$/gm)?.length);
      assert.ok(!/^BEGIN:VALARM/m.test(calendar));
      assert.ok(found.some(({ description }) => description.startsWith('END:VEVENT\\nBEGIN:VALARM')));
    });

    it('is of today where the day of publication is not known', async () => {
      const rows = initiativeRows([exportedDraft('- Build by end-2026. (SB)\n', 'a.md', null)], '2026-02-03');
      assert.equal(events(await written('ics', rows))[0]!.stamp, '2026-02-03T00:00:00Z');
    });
  });

  describe('as JSON', () => {
    it('fits its schema', async () => {
      const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/export.schema.json'), 'utf8')) as object;
      const ajv = new Ajv({ allErrors: true, validateFormats: false });
      const validate = ajv.compile(schema);
      for (const text of [DRAFT, HOSTILE, '']) {
        const data = JSON.parse(await written('json', rowsOf(text))) as { initiatives: object[] };
        assert.ok(validate(data), ajv.errorsText(validate.errors));
        assert.equal(data.initiatives.length, rowsOf(text).length);
      }
      const [row] = rowsOf(DRAFT);
      assert.ok(!validate({ version: 1, initiatives: [{ ...row, status: 'late' }] }));
      assert.ok(!validate({ version: 1, initiatives: [{ ...row, firstStart: 'soon' }] }));
    });
  });

  describe('as Markdown', () => {
    it('has a table for each lead bureau, and each initiative once', async () => {
      const markdown = await written('md', rowsOf(DRAFT));
      assert.deepEqual(
        [...markdown.matchAll(/^## (.*)\n\n(.*)\.$/gm)].map(([, title, count]) => [title, count]),
        [
          ['DEVB · Development Bureau', '1 initiative'],
          ['LAD · Legal Aid Department', '1 initiative'],
          ['SB · Security Bureau', '3 initiatives'],
          ['No lead bureau', '1 initiative'],
        ],
      );
      assert.equal(markdown.match(/^\| (?!Initiative|---)/gm)?.length, 6);
    });

    it('leaves hostile words words', async () => {
      const markdown = await written('md', rowsOf(HOSTILE));
      // Every sign that means something stands behind a backslash.
      const bare = markdown.replace(/\\[^]/g, '');
      assert.ok(!/[<>`*_[\]]/.test(bare.replace(/^\| ---.*$/gm, '')));
      assert.ok(!/https?:\/\/|www\./.test(bare));
      const lines = bare.split('\n').filter((line) => line.startsWith('|'));
      assert.deepEqual([...new Set(lines.map((line) => line.split('|').length))], [8]);
      assert.equal(rowsOf(markdown).length, 0, 'an export is no draft');
    });
  });

  describe('as an Excel workbook', () => {
    it('has a summary, all initiatives, and a sheet for each bureau', async () => {
      const { names, sheet, styles, filters } = await workbook(rowsOf(DRAFT));
      assert.deepEqual(names, ['Summary', 'Initiatives', 'DEVB', 'LAD', 'SB', 'No lead bureau']);
      for (const name of names) {
        assert.match(sheet(name), /<pane ySplit="1" topLeftCell="A2" state="frozen"/);
        assert.match(sheet(name), /<autoFilter ref="A1:[A-Z]\d+"\/>/);
        assert.ok(!sheet(name).includes('<f>'));
      }
      assert.match(styles, /formatCode="yyyy-mm-dd"/);
      assert.match(styles, /wrapText="true"/);
      assert.match(sheet('Initiatives'), /<autoFilter ref="A1:P7"\/>/);
      // Without this LibreOffice shows no filters.
      assert.deepEqual(
        filters.map(([of, range]) => [names[of], range]),
        names.map((name) => {
          const [, end] = /<autoFilter ref="A1:(\w+)"/.exec(sheet(name))!;
          return [name, `'${name}'!$A$1:$${end!.replace(/\d/, '$$$&')}`];
        }),
      );
    });

    it('holds days as numbers with the format of days', async () => {
      const { sheet, styles } = await workbook(rowsOf(DRAFT));
      const [, style, value] = /<c r="K2" s="(\d+)"><v>(\d+)<\/v>/.exec(sheet('Initiatives'))!;
      // Days since the end of 1899.
      assert.equal(Number(value), (Date.UTC(2026, 11, 31) - Date.UTC(1899, 11, 30)) / 86_400_000);
      const [, formats] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(styles)!;
      const [, format] = /numFmtId="(\d+)"/.exec(formats!.match(/<xf .*?(?:\/>|<\/xf>)/g)![Number(style)]!)!;
      assert.ok(styles.includes(`<numFmt numFmtId="${format}" formatCode="yyyy-mm-dd"/>`));
    });

    it('is the same at every export', async () => {
      const [one, other] = await Promise.all([workbook(rowsOf(DRAFT)), workbook(rowsOf(DRAFT))]);
      assert.deepEqual(one.bytes, other.bytes);
    });

    it('keeps texts texts, and no longer than Excel takes them', async () => {
      const { texts, sheet, names } = await workbook(rowsOf(HOSTILE + HUGE));
      assert.ok(names.every((name) => !sheet(name).includes('<f')));
      assert.ok(texts.some((text) => text.startsWith('=HYPERLINK(')));
      assert.ok(texts.some((text) => text.startsWith('_x005F_x003D_1+1')));
      assert.ok(texts.every((text) => text.length <= 32_767 * 5));
      const unescaped = texts.map((text) => text.replace(/&\w+;/g, '&').replaceAll('_x005F_', '_'));
      assert.equal(Math.max(...unescaped.map((text) => text.length)), 32_767);
    });

    it('gives sheets names that Excel takes, each once', async () => {
      const bureau = (code: string): InitiativeRow => ({
        ...rowsOf(DRAFT)[0]!,
        lead: { code, name: 'One', state: 'inForce' },
        supporting: [],
      });
      const codes = ['A/B', 'A?B', 'summary', 'History', `${'N'.repeat(40)}1`, `${'N'.repeat(40)}2`, "'[]:"];
      const { names } = await workbook(codes.map(bureau));
      assert.equal(names.length, 2 + codes.length);
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
      assert.ok(names.every((name) => /^(?!history$)[^\\/?*[\]:']{1,31}$/i.test(name)));
    });

    it('is opened by LibreOffice, which shows dates as dates', async function () {
      this.timeout(150_000);
      const { bytes, names } = await workbook(rowsOf(DRAFT + HOSTILE));
      const sheets = seenByLibreOffice(bytes);
      if (!sheets) {
        console.log('Skipped: LibreOffice (soffice) is not installed.');
        return this.skip();
      }
      assert.deepEqual([...sheets.keys()].sort(), [...names].sort());
      const [header, first] = sheets.get('Initiatives')!;
      const cell = (title: string): string => first![header!.indexOf(title)]!;
      assert.deepEqual(header, [...COLUMNS.map(({ title }) => title), 'Progress']);
      assert.deepEqual([cell('First start'), cell('Last end')], ['2026-12-01', '2026-12-31']);
      assert.equal(cell('Progress'), '');
      const texts = sheets.get('Initiatives')!.map((row) => row[header!.indexOf('Initiative')]!);
      assert.ok(texts.includes(`=HYPERLINK("http://evil.example","Click")`));
      assert.ok(texts.some((text) => text.startsWith('_x003D_1+1')));
      const total = sheets.get('Summary')!.at(-1)!;
      const rows = rowsOf(DRAFT + HOSTILE);
      const count = (status: string): string => String(rows.filter((row) => row.status === status).length);
      assert.deepEqual(
        [total[2], ...total.slice(4, 8)],
        [String(rows.length), ...['dated', 'vague', 'ongoing', 'missing'].map(count)],
      );
      assert.deepEqual(
        sheets.get('DEVB')!.map(([role]) => role),
        ['Role', 'lead', 'supporting'],
      );
    });
  });

  describe('of what is hostile in every place', () => {
    const SIGNS = ['=', '+', '-', '@', '\t=', '＝', '＋', '－', '＠', '"=', "'=", ' =', '\u00a0=', '\ufeff='];
    /** A draft that computes, marks up or turns round wherever it has words: its name, sections, codes, deadlines. */
    const drafts = SIGNS.flatMap((sign): ExportedDraft[] => {
      const payload = `${sign}1+1+cmd|' /C calc'!A0`;
      return [
        exportedDraft(
          `# ${payload}\n\n## <img src=x onerror=alert(1)>\u202e\n\n` +
            `* ${payload} by end-2026; ${payload} soon. (${sign}SB)\n` +
            `* ${payload}\u202egnp.exe\u2066 \u0000\u0007 \ud83d by end-2026. (<b>, =A1)\n` +
            `* #N/A (${payload})\n* Work ${payload} with <script>alert(1)</script>. (XYZ, ${sign}AB)\n`,
          `${payload}, "a" 100% #1\n<b>.md`,
        ),
      ];
    });
    const errors = exportedDraft('# #REF!\n\n* #N/A\n* #DIV/0!\n', '#NAME?');
    const rows = initiativeRows([...drafts, errors], TODAY);

    it('has rows without anything that is not to be seen', () => {
      assert.equal(rows.length, 4 * SIGNS.length + 2);
      const texts = JSON.stringify(rows);
      // eslint-disable-next-line no-control-regex
      assert.ok(!/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\\[tnrfub]/.test(texts));
    });

    it('has no formula in a cell of CSV, wherever a reader parts its cells', async () => {
      const csv = await written('csv', rows);
      const cells = table(csv).flatMap((row) => Object.values(row));
      assert.ok(cells.some((cell) => cell.includes('1+1+cmd')));
      const isFormula = (cell: string): boolean => /^["\s]*[=+\-@＝＋－＠]/.test(cell);
      assert.deepEqual(cells.filter(isFormula), []);
      // As it is read where cells are parted by semicolons, with quotes that are no quotes there.
      const parted = csv.slice(1).split(/[;\r\n]+/);
      assert.deepEqual(parted.filter(isFormula), []);
    });

    it('has as many events as days, and none of its own', async () => {
      const found = events(await written('ics', rows));
      assert.equal(found.length, rows.flatMap(({ deadlines }) => deadlines).filter(({ end }) => end).length);
      assert.ok(found.length >= SIGNS.length);
      assert.equal(new Set(found.map(({ uid }) => uid)).size, found.length);
    });

    it('is a heading, tables and words to a reader of Markdown, and nothing else', async () => {
      const tokens = new MarkdownIt({ html: true, linkify: true }).parse(
        await written('md', rows),
        {},
      ) as Token[];
      const types = new Set(
        [...tokens, ...tokens.flatMap(({ children }) => children ?? [])].map(({ type }) => type),
      );
      const expected =
        /^(?:heading|paragraph|table|thead|tbody|tr|th|td)_(?:open|close)$|^(?:inline|text|text_special)$/;
      assert.deepEqual(
        [...types].filter((type) => !expected.test(type)),
        [],
      );
      assert.equal(tokens.filter(({ type }) => type === 'tr_open').length, rows.length + tablesIn(tokens));
    });

    it('has texts in a workbook, and neither formulas nor errors', async () => {
      const { names, sheet, texts } = await workbook(rows);
      for (const name of names) assert.ok(!/<f[ >]|t="e"/.test(sheet(name)), name);
      for (const text of ['REF!', 'N/A', 'DIV/0!', 'NAME?'])
        assert.ok(texts.includes(`_x0023_${text}`), text);
      assert.equal(sheet('Initiatives').match(/<row /g)?.length, rows.length + 1);
    });

    it('is the same in JSON', async () => {
      assert.deepEqual(JSON.parse(await written('json', rows)), { version: 1, initiatives: rows });
    });
  });

  it('are the same whether they are written in one go or in parts, and stop where nobody waits', async () => {
    const many = Array.from({ length: 901 }, (_, n) => rowsOf(DRAFT)[n % 6]!);
    for (const format of EXPORT_FORMATS) {
      let rests = 0;
      const file = await writeRows(format, many, async () => void rests++);
      assert.deepEqual(file, await writeRows(format, many), format);
      assert.ok(rests >= 5, `${format}: ${rests}`);
      const stop = async (): Promise<void> => {
        throw new Error('nobody waits');
      };
      await assert.rejects(writeRows(format, many, stop), /nobody waits/);
    }
    assert.equal(
      await written('json', many),
      `${JSON.stringify({ version: 1, initiatives: many }, null, 2)}\n`,
    );
    assert.equal(await written('json', []), `${JSON.stringify({ version: 1, initiatives: [] }, null, 2)}\n`);
  });

  it('takes no longer than a few seconds for an initiative of a megabyte', async function () {
    this.timeout(20_000);
    const rows = rowsOf(HUGE);
    assert.equal(rows.length, 1);
    for (const format of EXPORT_FORMATS) {
      const start = performance.now();
      await writeRows(format, rows);
      assert.ok(performance.now() - start < 3000, `${format}: ${performance.now() - start} ms`);
    }
    const [row] = table(await written('csv', rows));
    assert.equal(row!['Initiative'], rows[0]!.text);
  });

  withMaterial('of the real Supplement', () => {
    it('hold every initiative in every format', async function () {
      this.timeout(20_000);
      const text = readSupplement();
      const rows = initiativeRows([exportedDraft(text, path.basename(MATERIAL.supplement), null)], TODAY);
      const count = inspectInitiatives(knownDraft(text, null).draft, () => 1).length;
      assert.ok(count > 0);
      assert.equal(rows.length, count);
      assert.equal(table(await written('csv', rows)).length, count);
      assert.equal((await written('md', rows)).match(/^\| (?!Initiative \||---)/gm)?.length, count);
      const dated = rows.flatMap(({ deadlines }) => deadlines).filter(({ start, end }) => start ?? end);
      assert.equal(events(await written('ics', rows)).length, dated.length);
      const { sheet } = await workbook(rows);
      assert.equal(sheet('Initiatives').match(/<row /g)?.length, count + 1);
    });
  });
});
