import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { RULES } from '../../server/src/rules/all.js';
import { PRESETS } from '../../server/src/rules/presets.js';
import { SEVERITIES, type Severity } from '../../server/src/rules/types.js';
import { LspClient } from '../support/lsp-client.js';
import { MATERIAL, ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const SAMPLES = path.join(ROOT, 'seeds/samples');

interface Inspected {
  version: number;
  drafts: {
    path: string;
    initiatives: { text: string; status: string }[];
    findings: Record<string, unknown>[];
  }[];
}

describe('command line', () => {
  let folder: string;
  const run = (
    args: string[],
    input?: string | Buffer,
  ): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      input: input ?? '',
      encoding: 'utf8',
      maxBuffer: 1e9,
      timeout: 20_000,
    });
    return { status, out: stdout, err: stderr };
  };
  const inspect = (...args: string[]): Inspected => JSON.parse(run(['inspect', ...args]).out) as Inspected;
  const write = (name: string, text: string | Buffer): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const CLEAN = '- Build a park by end-2031. (SB)\n';
  const ERROR = '- Build a road by end-2031. (HAYB)\n';
  const WARNING = '- Build a road. (SB)\n';

  it('finds nothing and says nothing', () => {
    write('a.md', CLEAN);
    assert.deepEqual(run(['lint', 'a.md']), { status: 0, out: '', err: '' });
  });

  it('finds in the samples under each preset what the documentation says', () => {
    const samples = readdirSync(SAMPLES).filter((name) => name.endsWith('.md'));
    for (const name of samples) write(name, readFileSync(path.join(SAMPLES, name)));
    const documentation = readFileSync(path.join(ROOT, 'docs/configuration.md'), 'utf8');
    for (const preset of PRESETS) {
      write('.policyaddress.json', JSON.stringify({ preset }));
      const { counts } = JSON.parse(run(['lint', ...samples, '--format', 'json']).out) as {
        counts: Record<Severity, number>;
      };
      const found = SEVERITIES.map((severity) => counts[severity]);
      const all = found.reduce((sum, count) => sum + count);
      assert.match(documentation, new RegExp(`\\| \`${preset}\` \\| ${[...found, all].join(' \\| ')} \\|`));
    }
  });

  it('prints findings as ESLint does', () => {
    write('a.md', ERROR + WARNING);
    assert.equal(
      run(['lint', 'a.md']).out,
      [
        '',
        'a.md',
        '  1:30  error    No bureau has the code “HAYB”. Did you mean HYAB?                         bureau/unknown-code',
        '   2:3  warning  This initiative does not say by when. Add a day, month, quarter or year.  deadline/missing',
        '',
        '✖ 2 problems (1 error, 1 warning, 0 information, 0 hints)',
        '',
      ].join('\n'),
    );
  });

  it('counts what it found by how much it weighs', () => {
    write('a.md', '- Build a park as appropriate by end-2031. (SB)\n• Build a pier by end-2031. (SB)\n');
    assert.match(run(['lint', 'a.md']).out, /✖ 2 problems \(0 errors, 0 warnings, 1 information, 1 hint\)/);
  });

  it('exits with 1 on errors, 0 on warnings, 1 on too many', () => {
    write('error.md', ERROR);
    write('warning.md', WARNING);
    assert.equal(run(['lint', 'error.md']).status, 1);
    assert.equal(run(['lint', 'warning.md']).status, 0);
    assert.equal(run(['lint', 'warning.md', '--max-warnings', '1']).status, 0);
    const tooMany = run(['lint', 'warning.md', '--max-warnings', '0']);
    assert.deepEqual(
      [tooMany.status, tooMany.err],
      [1, 'policy-address: 1 warning; no more than 0 allowed.\n'],
    );
  });

  const MISUSE: readonly (readonly [args: string[], message: RegExp])[] = [
    [['lint'], /missing required argument/],
    [['lnt', 'a.md'], /unknown command/],
    [['lint', '--loud', 'a.md'], /unknown option/],
    [['lint', 'nowhere.md'], /There is no file or folder nowhere\.md/],
    [['lint', 'nothing/*.md'], /No file fits the pattern nothing\/\*\.md/],
    [['lint', 'a.md', '--today', 'tomorrow'], /Write a day as year, month and day/],
    [['lint', 'a.md', '--max-warnings', 'few'], /Write a whole number/],
    [['lint', 'binary.md'], /binary\.md is not a text file/],
    [['inspect', 'nowhere.md'], /There is no file/],
    [['bureaux', '--on', 'tomorrow'], /'--on <day>' argument 'tomorrow'.*Write a day as year, month and day/],
    [['bureaux', '--on', '2023-02-30'], /Write a day as year, month and day/],
    [['bureaux', '--format', 'xml'], /argument 'xml' is invalid\. Allowed choices are table, json\./],
    [['bureaux', 'SB'], /too many arguments/],
    [[], /Usage: policy-address/],
  ];
  for (const [args, message] of MISUSE) {
    it(`exits with 2 on misuse: ${args.join(' ') || '(nothing)'}`, () => {
      write('a.md', CLEAN);
      write('binary.md', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe, 0x80]));
      const { status, err } = run(args);
      assert.equal(status, 2);
      assert.match(err, message);
    });
  }

  it('looks into folders and patterns for what is recognised, and takes a named file in any case', () => {
    write('drafts/a.md', CLEAN.repeat(3) + ERROR);
    write('drafts/b.policy.md', ERROR);
    write('drafts/README.md', ERROR);
    write('drafts/deep/c.txt', CLEAN.repeat(3) + ERROR);
    write('drafts/node_modules/d.md', CLEAN.repeat(3) + ERROR);
    const names = (...args: string[]): string[] => inspect(...args).drafts.map((draft) => draft.path);
    assert.deepEqual(names('drafts'), ['drafts/a.md', 'drafts/b.policy.md', 'drafts/deep/c.txt']);
    assert.deepEqual(names('drafts/*.md'), ['drafts/a.md', 'drafts/b.policy.md']);
    assert.deepEqual(names('drafts', 'drafts/README.md'), [
      'drafts/README.md',
      'drafts/a.md',
      'drafts/b.policy.md',
      'drafts/deep/c.txt',
    ]);
  });

  it('says so when a folder holds no draft', () => {
    write('README.md', '# Notes\n');
    const { status, err } = run(['lint', '.']);
    assert.equal(status, 0);
    assert.match(err, /No draft found in 1 file\./);
  });

  it('reads standard input', () => {
    assert.match(run(['lint', '-'], ERROR).out, /<stdin>\n {2}1:30 {2}error/);
    assert.equal(run(['lint', '-'], ERROR).status, 1);
  });

  it('reads UTF-16 as Notepad saves it, and passes over a byte order mark', () => {
    write('utf16.md', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ERROR, 'utf16le')]));
    write('bom.md', `\ufeff${ERROR}`);
    for (const name of ['utf16.md', 'bom.md']) {
      assert.deepEqual(
        inspect(name).drafts[0]?.findings.map(({ line, column }) => [line, column]),
        [[1, 30]],
      );
    }
  });

  it('judges codes as of the day that is given, where the draft has no date', () => {
    write('a.md', '- Build a park by end-2031. (FHB)\n');
    assert.equal(inspect('a.md', '--today', '2021-10-06').drafts[0]?.findings.length, 0);
    assert.equal(inspect('a.md', '--today', '2023-10-25').drafts[0]?.findings.length, 1);
  });

  it('reads the configuration beside the draft, and tells what is wrong with it', () => {
    write('.policyaddress.json', '{\n  "rules": { "bureau/unknown-code": "off" },\n  "colour": 1\n}');
    write('a.md', ERROR);
    const { status, out, err } = run(['lint', 'a.md']);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /^policy-address: \.policyaddress\.json:3:3: There is no setting “colour”/);
  });

  it('reads a file once, by whatever links it is reached', function () {
    if (process.platform === 'win32') {
      console.log('Skipped: making links takes rights on Windows.');
      this.skip();
    }
    write('drafts/parts/a.policy.md', CLEAN);
    write('drafts/b.policy.md', ERROR);
    symlinkSync('..', path.join(folder, 'drafts/parts/0-up'));
    symlinkSync('b.policy.md', path.join(folder, 'drafts/0-b.policy.md'));
    const paths = (...args: string[]): string[] => inspect(...args).drafts.map((draft) => draft.path);
    const both = ['drafts/b.policy.md', 'drafts/parts/a.policy.md'];
    assert.deepEqual(paths('drafts').sort(), both);
    assert.deepEqual(paths('drafts/**/*.md', 'drafts').sort(), both);
    // Called by the name that somebody gives it.
    assert.deepEqual(paths('drafts/0-b.policy.md', 'drafts').sort(), ['drafts/0-b.policy.md', both[1]]);
  });

  describe('waits for no end of a registry that', () => {
    const ENDLESS: readonly (readonly [what: string, make: (file: string) => void])[] = [
      ['is a pipe', (file) => assert.equal(spawnSync('mkfifo', [file]).status, 0)],
      ['leads to a device', (file) => symlinkSync('/dev/zero', file)],
      ['is larger than any', (file) => writeFileSync(file, Buffer.alloc(7_000_000, ' '))],
    ];
    for (const [what, make] of ENDLESS) {
      it(what, function () {
        if (process.platform === 'win32' && !what.includes('larger')) {
          console.log(`Skipped: Windows has no file that ${what}.`);
          this.skip();
        }
        make(path.join(folder, 'r.json'));
        write('.policyaddress.json', '{ "registry": "r.json" }');
        write('a.md', CLEAN);
        const { status, err } = run(['lint', 'a.md']);
        assert.equal(status, 2);
        assert.match(
          err,
          /^policy-address: \.policyaddress\.json:1:15: There is no file “r\.json”, or it is no text/,
        );
      });
    }

    it('is named as settings', function () {
      if (process.platform === 'win32') {
        console.log('Skipped: Windows has no pipes among its files.');
        this.skip();
      }
      assert.equal(spawnSync('mkfifo', [path.join(folder, '.policyaddress.json')]).status, 0);
      write('a.md', CLEAN);
      assert.deepEqual(run(['lint', 'a.md']), { status: 0, out: '', err: '' });
    });
  });

  it('prints JSON that fits its schema', () => {
    const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/draft.schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    for (const name of readdirSync(SAMPLES)) {
      assert.ok(validate(inspect(path.join(SAMPLES, name))), `${name}: ${ajv.errorsText(validate.errors)}`);
    }
    assert.ok(!validate({ version: 1, drafts: [{ path: 'a.md' }] }));
  });

  it('finds nothing in the clean sample, and every kind of defect in the other', () => {
    assert.deepEqual(inspect(path.join(SAMPLES, 'supplement.policy.md')).drafts[0]?.findings, []);
    const rules = new Set(
      inspect(path.join(SAMPLES, 'defects.md')).drafts[0]?.findings.map(({ rule }) => rule),
    );
    for (const { name, severity } of RULES) {
      // The sample has no front matter that could be wrong.
      if (severity !== 'off' && name !== 'structure/front-matter') assert.ok(rules.has(name), name);
    }
  });

  describe('lists bureaux', () => {
    interface Listed {
      readonly version: number;
      readonly on: string;
      readonly bureaux: readonly Record<string, unknown>[];
    }
    const listed = (...args: string[]): Listed =>
      JSON.parse(run(['bureaux', '--format', 'json', ...args]).out) as Listed;
    const codes = (...args: string[]): unknown[] => listed(...args).bureaux.map(({ code }) => code);
    /** How many columns of a terminal a text takes: a Chinese character takes two. */
    const columns = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);

    it('in a table whose columns stand below their headings, Chinese names or not', () => {
      const { status, out, err } = run(['bureaux', '--on', '2023-10-25']);
      assert.deepEqual([status, err], [0, '']);
      const [headings, rule, ...rows] = out.trimEnd().split('\n');
      assert.match(headings!, /^CODE +NAME +CHINESE NAME +KIND +SINCE +HEAD +DEPARTMENTS$/);
      assert.match(rule!, /^-+(?: {2}-+){6}$/);
      const starts = [...rule!.matchAll(/-+/g)].map(({ index }) => index);
      for (const row of rows) {
        assert.equal(row, row.trimEnd());
        for (const start of starts.slice(0, 6)) {
          // Between two columns there are blanks, and the cell starts where its heading does.
          const before = [...row].findIndex((_, i) => columns([...row].slice(0, i).join('')) === start);
          assert.ok(before >= 0 && /^(?:|.*[ ]{2})$/.test([...row].slice(0, before).join('')), row);
          assert.notEqual([...row][before], ' ', row);
        }
      }
      assert.match(
        rows.find((row) => row.startsWith('SB '))!,
        / {2}保安局 +bureau +1997-07-01 +Secretary for/,
      );
      assert.match(
        rows.find((row) => row.startsWith('SB '))!,
        / {2}AMS, C&ED, CAS, CSD, FSD, GFS, HKPF, ImmD$/,
      );
      assert.match(
        rows.find((row) => row.startsWith('AW '))!,
        / {2}1997-07-01 or before {2}/,
      );
      assert.match(
        rows.find((row) => row.startsWith('CSB '))!,
        / {2}JSSCS, CSCol\?$/,
      );
    });

    it('of the day that is given: bureaux first, then offices, by their codes', () => {
      const of2021 = codes('--on', '2021-10-06');
      assert.ok(of2021.includes('FHB') && !of2021.includes('HHB'));
      const of2023 = listed('--on', '2023-10-25').bureaux;
      const kinds = of2023.map(({ kind }) => kind === 'bureau');
      assert.equal(kinds.filter(Boolean).length, 15);
      assert.ok(kinds.slice(0, 15).every(Boolean));
      assert.deepEqual(
        of2023.slice(0, 3).map(({ code }) => code),
        ['CEDB', 'CMAB', 'CSB'],
      );
      assert.equal(of2023[15]!['code'], 'AW');
    });

    it('of today where no day is given', () => {
      const { on } = listed();
      assert.match(on, /^\d{4}-\d{2}-\d{2}$/);
      assert.deepEqual(codes(), codes('--on', on));
    });

    it('as JSON that fits its schema', () => {
      const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/bureaux.schema.json'), 'utf8')) as object;
      const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
      const validate = ajv.compile(schema);
      const found = listed('--on', '2023-10-25');
      assert.ok(validate(found), ajv.errorsText(validate.errors));
      assert.ok(!validate({ ...found, version: 2 }));
      const security = found.bureaux.find(({ code }) => code === 'SB')!;
      assert.deepEqual(security['head'], {
        titleEn: 'Secretary for Security',
        titleZhHant: '保安局局長',
        abbreviation: 'S for S',
      });
      const departments = found.bureaux.find(({ code }) => code === 'CSB')!['departments'];
      assert.deepEqual(
        (departments as { code: string; confidence: string }[]).map(({ code, confidence }) => [
          code,
          confidence,
        ]),
        [
          ['JSSCS', 'medium'],
          ['CSCol', 'low'],
        ],
      );
    });

    it('and says so where there were none', () => {
      const { status, err } = run(['bureaux', '--on', '1990-01-01']);
      assert.deepEqual(
        [status, err],
        [0, 'policy-address: The registry knows of no bureau in force on 1990-01-01.\n'],
      );
      assert.deepEqual(codes('--on', '1990-01-01'), []);
    });
  });

  describe('finds what the server finds', () => {
    const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join(SAMPLES, name));
    if (existsSync(MATERIAL.supplement)) files.push(MATERIAL.supplement);
    let client: LspClient;
    before(async () => {
      client = await LspClient.start({ pulls: true });
    });
    after(() => client.stop());

    const same = async (file: string): Promise<void> => {
      const text = readFileSync(file, 'utf8');
      const uri = pathToFileURL(file).href;
      await client.open(uri, text);
      const served = (await client.diagnostics(uri)).map(
        ({ range: { start, end }, code, severity, message }) => ({
          rule: code,
          severity: ['', 'error', 'warning', 'information', 'hint'][severity ?? 0],
          line: start.line + 1,
          column: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
          message,
        }),
      );
      assert.deepEqual(inspect(file).drafts[0]?.findings, served);
    };

    for (const file of files) it(`in ${path.basename(file)}`, () => same(file));

    it('in a generated draft', async () => {
      write('generated.md', generateDraft(100_000));
      await same(path.join(folder, 'generated.md'));
    });
  });
});
