import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import picomatch from 'picomatch';
import { bureauOverview, bureauxOn } from '../../server/src/protocol/index.js';
import { LspClient, rangeOf } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const SAMPLE = path.join(ROOT, 'seeds/samples/another-government');
const REGISTRY = 'registry.policyaddress.json';

/** What the draft of the sample has wrong, by the rules that this is about. */
const WRONG = [
  ['bureau/not-in-force', 19],
  ['bureau/not-in-force', 20],
  ['bureau/unknown-code', 21],
  ['deadline/past', 22],
];
const RULES = ['bureau/not-in-force', 'bureau/unknown-code', 'deadline/past'];

interface Inspected {
  readonly initiatives: readonly { readonly codes: readonly { written: string; state: string }[] }[];
  readonly findings: readonly { readonly rule: string; readonly line: number }[];
}

describe('another government', () => {
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  const uri = (name: string): string => pathToFileURL(file(name)).href;
  const read = (name: string): string => readFileSync(file(name), 'utf8');
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(file(name)), { recursive: true });
    writeFileSync(file(name), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    cpSync(SAMPLE, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has files that fit the schemas which editors check them by', () => {
    const ajv = new Ajv({ allErrors: true, validateFormats: false, strict: false });
    for (const kind of ['registry', 'calendar']) {
      const schema = JSON.parse(readFileSync(path.join(ROOT, `docs/${kind}.schema.json`), 'utf8')) as object;
      const text = read(`${kind}.policyaddress.json`).replace(/^\s*\/\/.*$/gm, '');
      const validate = ajv.compile(schema);
      assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors));
      assert.ok(!validate({ ...(JSON.parse(text) as object), organisation: [] }));
    }
  });

  describe('on the command line', () => {
    const run = (...args: string[]): { status: number | null; out: string; err: string } => {
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
      return { status, out: stdout, err: stderr };
    };
    const inspect = (name: string): Inspected =>
      (JSON.parse(run('inspect', name).out) as { drafts: Inspected[] }).drafts[0]!;
    const found = (): unknown[] =>
      inspect('programme.policy.md')
        .findings.filter(({ rule }) => RULES.includes(rule))
        .map(({ rule, line }) => [rule, line]);

    it('judges its drafts: its ministries are known, those of Hong Kong are not, its year counts', () => {
      assert.deepEqual(found(), WRONG);
      const { out, err } = run('lint', 'programme.policy.md');
      assert.equal(err, '');
      assert.match(out, /19:43 .*MTH \(Ministry of Transport and Housing\).* Write MHC or MOT instead/);
      assert.match(out, /20:44 .*Write MOT or MHC instead/);
    });

    it('tells departments from ministries', () => {
      write('a.policy.md', '- Inspect the tunnels by end-2028. (RAIL)\n- Pave a road by end-2028. (SB)\n');
      assert.deepEqual(
        inspect('a.policy.md').initiatives.flatMap(({ codes }) => codes.map(({ state }) => state)),
        ['department', 'unknown'],
      );
    });

    it('says where the registry is broken, and where it is named', () => {
      write(REGISTRY, read(REGISTRY).replace('"Ministry of Health"', '7').replace('"MOE",', '"MOE"'));
      const { status, err } = run('lint', 'programme.policy.md');
      assert.equal(status, 2);
      const [named, ...there] = err.trim().split('\n');
      assert.match(
        named!,
        /^policy-address: \.policyaddress\.json:3:15: In “registry\.policyaddress\.json”.*line 10/,
      );
      assert.match(
        there[0]!,
        /registry\.policyaddress\.json:10:21: This file cannot be read from here on \(comma/,
      );
      assert.match(there[1]!, /registry\.policyaddress\.json:11:32: Write words between quotation marks\.$/);
    });

    it('does not read files outside of the folder that the command runs in', () => {
      write('sub/.policyaddress.json', `{ "registry": "../${REGISTRY}" }`);
      write('sub/a.policy.md', '- Pave a road by end-2028. (SB)\n');
      const options = { cwd: file('sub'), encoding: 'utf8' } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'lint', 'a.policy.md'], options);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(
        stderr,
        /^policy-address: \.policyaddress\.json:1:15: “\.\.\/registry.*leads out of this folder/,
      );
      // To an editor that has the folder above open it lies within, and so it does to a command that runs there.
      const above = run('lint', 'sub/a.policy.md');
      assert.deepEqual([above.status, above.err], [1, '']);
      assert.match(above.out, /bureau\/unknown-code/);
    });

    it('reads what Notepad saves', () => {
      for (const name of [REGISTRY, '.policyaddress.json']) {
        writeFileSync(file(name), Buffer.from(`\ufeff${read(name)}`, 'utf16le'));
      }
      assert.deepEqual(found(), WRONG);
    });
  });

  describe('in an editor', () => {
    let client: LspClient;
    afterEach(() => client.stop());

    const DRAFT = 'programme.policy.md';
    const open = async (name: string, text = read(name)): Promise<void> =>
      client.open(uri(name), text, name.endsWith('.json') ? 'jsonc' : 'policy-address');
    const found = async (name = DRAFT): Promise<unknown[]> =>
      (await client.diagnostics(uri(name)))
        .filter(({ code }) => RULES.includes(String(code)))
        .map(({ code, range }) => [code, range.start.line + 1]);
    const start = async (): Promise<void> => {
      client = await LspClient.start({ pulls: true, watches: true, follows: true, folders: [uri('')] });
    };

    it('judges open drafts', async () => {
      await start();
      await open(DRAFT);
      assert.deepEqual(await found(), WRONG);
    });

    it('judges drafts that are not open, and offers its ministries for new ones', async () => {
      await start();
      const { groups } = await client.ask(bureauOverview, null as never);
      const heads = groups.map((group) => JSON.stringify(group));
      assert.ok(
        heads.some((head) => head.includes('Ministry of Health')),
        heads.join('\n'),
      );
      const offered = await client.ask(bureauxOn, { date: '2026-04-15' });
      assert.deepEqual(
        offered.map(({ code }) => code),
        ['MHC', 'MOD', 'MOE', 'MOF', 'MOH', 'MOI', 'MOT'],
      );
      assert.equal(offered[0]!.nameZhHant, 'Ministry of Housing and Communities');
    });

    it('takes up what changes in the registry and in the settings without a restart', async () => {
      await start();
      await open(DRAFT);
      assert.deepEqual(await found(), WRONG);
      const overview = async (): Promise<string> =>
        JSON.stringify(await client.ask(bureauOverview, null as never));
      assert.ok(!(await overview()).includes('Ministry of Devolution'));

      write(REGISTRY, read(REGISTRY).replace('"MOH"', '"DEVB"').replace('of Health', 'of Devolution'));
      await client.watched({ uri: uri(REGISTRY), type: 2 });
      await client.until(() => client.refreshes === 1);
      const unknown = ['bureau/unknown-code', 14];
      const now = [unknown, ...WRONG.filter(([rule]) => rule !== 'bureau/unknown-code')];
      assert.deepEqual(await found(), now);
      assert.ok((await overview()).includes('Ministry of Devolution'));

      rmSync(file('.policyaddress.json'));
      await client.watched({ uri: uri('.policyaddress.json'), type: 3 });
      await client.until(() => client.refreshes === 2);
      assert.ok((await found()).length > now.length);
    });

    it('asks to be told of changes of such files', async () => {
      await start();
      await open(DRAFT);
      await found();
      const patterns = client.watchers
        .filter(({ kind = 7 }) => kind & 2)
        .map(({ globPattern }) => globPattern);
      for (const name of ['data/r.json', 'data/r.jsonc', '.policyaddress.json']) {
        assert.ok(picomatch.isMatch(name, patterns, { dot: true }), name);
      }
    });

    it('takes up a registry that comes, and one that goes with its folder', async () => {
      write('.policyaddress.json', '{ "registry": "data/r.json" }');
      write('a.policy.md', '- Heal the sick by end-2050. (MOH)\n');
      await start();
      await open('a.policy.md');
      assert.deepEqual(await found('a.policy.md'), [['bureau/unknown-code', 1]]);
      write('data/r.json', read(REGISTRY));
      await client.watched({ uri: uri('data/r.json'), type: 1 });
      await client.until(() => client.refreshes === 1);
      assert.deepEqual(await found('a.policy.md'), []);
      rmSync(file('data'), { recursive: true });
      await client.watched({ uri: uri('data'), type: 3 });
      await client.until(() => client.refreshes === 2);
      assert.deepEqual(await found('a.policy.md'), [['bureau/unknown-code', 1]]);
    });

    it('does the same for an editor that watches no files, when it saves one, and that pulls nothing', async () => {
      client = await LspClient.start({ folders: [uri('')] });
      write('a.policy.md', '- Heal the sick by end-2050. (MOZ)\n');
      await open('a.policy.md');
      const codes = (): unknown[] =>
        client.published
          .filter(({ uri: at }) => at === uri('a.policy.md'))
          .at(-1)
          ?.diagnostics.map(({ code }) => code) ?? [];
      await client.until(() => codes().length > 0);
      assert.deepEqual(codes(), ['bureau/unknown-code']);
      await open(REGISTRY);
      const text = read(REGISTRY).replace('"MOH"', '"MOZ"');
      await client.change(uri(REGISTRY), { text });
      write(REGISTRY, text);
      await client.save(uri(REGISTRY));
      await client.until(() => codes().length === 0);
    });

    it('underlines what is wrong in the registry as it is typed, and in no other file of its kind', async () => {
      await start();
      const text = read(REGISTRY).replace('"Ministry of Health"', '7');
      await open(REGISTRY, text);
      const problems = await client.diagnostics(uri(REGISTRY));
      assert.deepEqual(
        problems.map(({ range, message }) => [range, message]),
        [[rangeOf(text, '7'), 'Write words between quotation marks.']],
      );
      await client.change(uri(REGISTRY), { text: read(REGISTRY) });
      assert.deepEqual(await client.diagnostics(uri(REGISTRY)), []);
      await open('package.json', '{ "name": 3 ');
      assert.deepEqual(await client.diagnostics(uri('package.json')), []);
    });

    it('underlines the path in the settings, as they are typed', async () => {
      await start();
      const text = '{\n  "calendar": "none.json"\n}';
      await open('.policyaddress.json', text);
      const problems = await client.diagnostics(uri('.policyaddress.json'));
      assert.deepEqual(
        problems.map(({ range }) => range),
        [rangeOf(text, '"none.json"')],
      );
      assert.match(String(problems[0]!.message), /^There is no file “none\.json”/);
    });

    it('says so once where nobody looks at the settings, or at the registry alone', async () => {
      write(REGISTRY, read(REGISTRY).replace('"Ministry of Health"', '7'));
      await start();
      await open(DRAFT);
      await found();
      await client.until(() => client.shown.length > 0);
      assert.equal(client.shown.length, 1);
      assert.match(client.shown[0]!, /see .*\.policyaddress\.json, line 3\. In “registry.*line 11/);
      await open('.policyaddress.json');
      await client.watched({ uri: uri(REGISTRY), type: 2 });
      await found();
      await client.until(() => client.shown.length > 1);
      assert.match(client.shown[1]!, /registry\.policyaddress\.json, line 11, is left out\. Write words/);
    });
  });
});
