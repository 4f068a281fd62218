import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Range, TextEdit } from 'vscode-languageserver-types';
import { markDraft } from '../../server/src/protocol/index.js';
import { LspClient, rangeOf } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
const SETTINGS = '.policyaddress.json';
const DRAFT =
  '- Build a road as time allows. (SB)\n- Build a rail in due course. (SB)\n- Build a pool by 2024, in the fourth quarter of 2031 or Q1 2032. (HAYB)\n';

describe('settings, by editor and command line', () => {
  let folder: string;
  let client: LspClient | undefined;
  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, content: object | string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const start = async (folders = ['']): Promise<LspClient> =>
    (client = await LspClient.start({
      pulls: true,
      watches: true,
      documentChanges: true,
      folders: folders.map((name) => uri(name)),
    }));
  const run = (...args: string[]): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
  });
  afterEach(async () => {
    await client?.stop();
    client = undefined;
    rmSync(folder, { recursive: true });
  });

  const line = ({ range, severity, code, message }: Diagnostic): string =>
    `${range.start.line + 1}:${range.start.character + 1} ${['', 'error', 'warning', 'information', 'hint'][severity!]} ${String(code)} ${String(message)}`;
  const inEditor = async (name: string): Promise<string[]> =>
    (await client!.diagnostics(uri(name))).filter(({ code }) => code !== undefined).map(line);
  const onCommandLine = (name: string): string[] => {
    interface Finding {
      line: number;
      column: number;
      severity: string;
      rule: string;
      message: string;
    }
    const { drafts } = JSON.parse(run('inspect', name).out) as { drafts: { findings: Finding[] }[] };
    return drafts[0]!.findings.map((f) => `${f.line}:${f.column} ${f.severity} ${f.rule} ${f.message}`);
  };
  const rulesIn = async (name: string): Promise<string[]> =>
    (await client!.diagnostics(uri(name))).map(
      ({ code, range }) => `${range.start.line + 1} ${String(code)}`,
    );

  it('give the same findings, each of two folders its own', async () => {
    write('house.json', {
      publicationDate: '2025-09-17',
      phrases: { vague: ['as time allows'] },
      rules: { 'bureau/*': 'hint' },
    });
    write(`one/${SETTINGS}`, {
      extends: '../house.json',
      preset: 'strict',
      deadlineForms: { quarter: 'Q3 2026' },
      overrides: [{ files: ['annex/*.md'], preset: 'off', rules: { 'deadline/past': 'error' } }],
    });
    write(`two/${SETTINGS}`, {
      phrases: { allowed: ['in due course'] },
      rules: { 'deadline/missing': 'off' },
    });
    write(`two/three/${SETTINGS}`, { preset: 'off' });
    const names = ['one/a.md', 'one/annex/b.md', 'two/a.md', 'two/three/a.md'];
    for (const name of names) write(name, DRAFT);
    await start(['']);
    const all: string[][] = [];
    for (const name of names) {
      await client!.open(uri(name), DRAFT, 'policy-address');
      const found = await inEditor(name);
      assert.deepEqual(found, onCommandLine(name), name);
      all.push(found.map((each) => each.replace(/^(\S+ \S+ \S+).*$/, '$1')));
    }
    assert.ok(
      all[0]!.includes('1:16 warning deadline/vague') && all[0]!.includes('3:28 information deadline/style'),
      all[0]!.join('\n'),
    );
    assert.ok(all[0]!.some((each) => each.endsWith('hint bureau/unknown-code')));
    assert.deepEqual(all[1], ['3:16 error deadline/past']);
    assert.ok(
      all[2]!.every((each) => !/deadline\/(?:vague|missing|past)/.test(each)) && all[2]!.length > 0,
      all[2]!.join('\n'),
    );
    assert.deepEqual(all[3], []);
    assert.equal(run('lint', ...names).err, '');
  });

  it('hold at once in open and unopened drafts, also those that are taken over, come into being or go', async () => {
    write(SETTINGS, { extends: 'common/house.json' });
    write('a.policy.md', '- Build a road as time allows. (SB)\n');
    write('b.policy.md', '- Build a rail as time allows. (SB)\n');
    await start();
    await client!.open(
      uri('a.policy.md'),
      readFileSync(path.join(folder, 'a.policy.md'), 'utf8'),
      'policy-address',
    );
    const both = async (): Promise<string[]> => [
      ...(await rulesIn('a.policy.md')),
      ...(await rulesIn('b.policy.md')),
    ];
    assert.deepEqual(await both(), ['1 deadline/missing', '1 deadline/missing']);
    const change = async (content: object | string, type: 1 | 2): Promise<void> => {
      const before = client!.refreshes;
      write('common/house.json', content);
      await client!.watched({ uri: uri('common/house.json'), type });
      await client!.until(() => client!.refreshes > before);
    };
    await change({ phrases: { vague: ['as time allows'] } }, 1);
    assert.deepEqual(await both(), ['1 deadline/vague', '1 deadline/vague']);
    await change({ extends: 'more.json', phrases: { vague: ['as time allows'] } }, 2);
    write('common/more.json', { rules: { 'deadline/vague': 'off' } });
    await client!.watched({ uri: uri('common/more.json'), type: 1 });
    assert.deepEqual(await both(), []);
    rmSync(path.join(folder, 'common'), { recursive: true });
    await client!.watched({ uri: uri('common'), type: 3 });
    assert.deepEqual(await both(), ['1 deadline/missing', '1 deadline/missing']);
  });

  const BROKEN: readonly (readonly [text: string, place: string, message: RegExp, instead: string | null])[] =
    [
      ['{\n  "ruls": {}\n}', '"ruls"', /no setting “ruls”. Did you mean “rules”/, '"rules"'],
      [
        '{\r\n  // 🏛 組\r\n  "rules": { /* 組 */ "deadline/mising": "off" }\r\n}',
        '"deadline/mising"',
        /Did you mean “deadline\/missing”/,
        '"deadline/missing"',
      ],
      ['{ "rules": { "deadline/past": "warn" } }', '"warn"', /Did you mean “warning”/, '"warning"'],
      ['{ "preset": "strickt" }', '"strickt"', /Did you mean “strict”/, '"strict"'],
      ['{ "recogniseByContent": "no" }', '"no"', /Did you mean “false”/, 'false'],
      ['{ "drafts": "a.md" }', '"a.md"', /list of file patterns/, '["a.md"]'],
      [
        '{ "overrides": [{ "files": ["a"], "deadlineForms": { "quater": "Q3 2026" } }] }',
        '"quater"',
        /Did you mean “quarter”/,
        '"quarter"',
      ],
      ['{ "phrases": { "vague": ["soon {as|in"] } }', '"soon {as|in"', /Write a slot/, null],
      ['{ "extends": "../../x.json" }', '"../../x.json"', /leads out of the workspace/, null],
      ['{ "extends": ["x.json"] }', '"x.json"', /no file “x.json”/, null],
      ['{ "preset": "off" "rules": {} }', '"rules"', /cannot be read from here on/, null],
    ];
  for (const [text, place, message, instead] of BROKEN) {
    it(`are told of where they are wrong: ${JSON.stringify(text)}`, async () => {
      await start();
      write(SETTINGS, text);
      await client!.open(uri(SETTINGS), text, 'jsonc');
      const [diagnostic, ...others] = await client!.diagnostics(uri(SETTINGS));
      assert.deepEqual(others, []);
      assert.deepEqual(diagnostic!.range, rangeOf(text, place));
      assert.match(String(diagnostic!.message), message);
      const actions = await client!.actions(uri(SETTINGS), rangeOf(text, place));
      assert.equal(actions.length, instead === null ? 0 : 1);
      if (instead !== null) {
        const [action] = actions;
        const change = action!.edit!.documentChanges![0] as { edits: TextEdit[] };
        const after = TextDocument.applyEdits(TextDocument.create('', '', 0, text), change.edits);
        assert.equal(after, text.replace(place, instead));
        await client!.change(uri(SETTINGS), { text: after });
        assert.deepEqual(await client!.diagnostics(uri(SETTINGS)), []);
        assert.deepEqual(await client!.actions(uri(SETTINGS), WHOLE), []);
      }
      write('a.policy.md', '- Build it by end-2031. (SB)\n');
      const { status, err } = run('lint', 'a.policy.md');
      const { line: row, character } = diagnostic!.range.start;
      assert.equal(status, 2);
      assert.ok(err.startsWith(`policy-address: ${SETTINGS}:${row + 1}:${character + 1}: `), err);
    });
  }

  it('are told of in a file that is taken over, and put right there', async () => {
    write(SETTINGS, { extends: 'house.json' });
    const text = '{\n  "prest": "strict"\n}\n';
    write('house.json', text);
    await start();
    await client!.open(uri('house.json'), text, 'json');
    await client!.open(uri(SETTINGS), JSON.stringify({ extends: 'house.json' }), 'jsonc');
    assert.deepEqual(
      (await client!.diagnostics(uri('house.json'))).map(({ range }) => range),
      [rangeOf(text, '"prest"')],
    );
    assert.match(
      String((await client!.diagnostics(uri(SETTINGS)))[0]!.message),
      /In “house\.json” something is wrong, first in line 2/,
    );
    const [action] = await client!.actions(uri('house.json'), WHOLE);
    assert.equal(action?.title, 'Replace by “preset”');
    // Any other file is none of ours.
    await client!.open(uri('other.json'), text, 'json');
    assert.deepEqual(await client!.diagnostics(uri('other.json')), []);
    assert.deepEqual(await client!.actions(uri('other.json'), WHOLE), []);
  });

  it('are written so that they hold: a rule is off although an override or another file names it', async () => {
    const text =
      '{\n  "extends": "house.json",\n  "overrides": [\n    // Ours.\n    { "files": ["a.md"], "rules": { "deadline/vague": "error" } } // for now\n  ]\n}\n';
    write('house.json', { overrides: [{ files: ['*.md'], rules: { 'deadline/vague': 'error' } }] });
    write(SETTINGS, text);
    await start();
    await client!.open(uri('a.md'), DRAFT, 'policy-address');
    await client!.open(uri('b.md'), DRAFT, 'policy-address');
    const actions = await client!.actions(uri('a.md'), rangeOf(DRAFT, 'in due course'));
    const off = actions.find(({ title }) => title.startsWith('Turn this rule off'));
    const change = off!.edit!.documentChanges![0] as { edits: TextEdit[] };
    const after = TextDocument.applyEdits(TextDocument.create('', '', 0, text), change.edits);
    assert.ok(after.includes('// Ours.') && after.includes('// for now'), after);
    write(SETTINGS, after);
    await client!.watched({ uri: uri(SETTINGS), type: 2 });
    for (const name of ['a.md', 'b.md']) {
      assert.ok(
        (await rulesIn(name)).every((each) => !each.endsWith('deadline/vague')),
        name,
      );
    }
  });

  it('keep what is taken over where a file is marked as a draft', async () => {
    write('house.json', { drafts: ['chapters/*.md'] });
    write(SETTINGS, '{ "extends": "house.json" }\n');
    await start();
    await client!.open(uri('notes.md'), 'Notes.\n');
    const marking = await client!.ask(markDraft, { uri: uri('notes.md'), isDraft: true });
    assert.equal(marking?.kind, 'edit');
    const change = (marking as { edit: { documentChanges: { edits: TextEdit[] }[] } }).edit
      .documentChanges[0]!;
    const after = TextDocument.applyEdits(
      TextDocument.create('', '', 0, '{ "extends": "house.json" }\n'),
      change.edits,
    );
    assert.deepEqual((JSON.parse(after) as { drafts: string[] }).drafts, ['chapters/*.md', '/notes.md']);
  });

  it('fit the schema that editors check them by', () => {
    const schema = JSON.parse(
      readFileSync(path.join(ROOT, 'docs/configuration.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv({ allErrors: true, validateFormats: false, strict: false }).compile(schema);
    const all = {
      extends: ['a.json'],
      preset: 'strict',
      rules: { 'deadline/*': 'off', 'deadline/past': 'hint' },
      overrides: [{ files: ['!a.md'], rules: { 'bureau/*': 'off' }, deadlineForms: { quarter: 'Q3 2026' } }],
      phrases: { vague: ['a', { words: 'b' }], allowed: ['c'] },
    };
    assert.ok(validate(all), JSON.stringify(validate.errors));
    for (const wrong of [
      { rules: { 'deadline/mising': 'off' } },
      { overrides: [{ files: ['a'], rules: { 'deadline/past': 'warn' } }] },
      { overrides: [{ rules: {} }] },
      { drafts: ['!'] },
      { deadlineForms: { quarter: 'Q4 2026' } },
      { preset: 'none' },
    ])
      assert.ok(!validate(wrong), JSON.stringify(wrong));
  });

  describe('are printed for a file', () => {
    interface Printed {
      readonly [name: string]: unknown;
      rules: Record<string, unknown>;
      isDraft: boolean;
    }
    const print = (...args: string[]): Printed => JSON.parse(run(...args).out) as Printed;

    it('with where they come from, draft or not, whichever way it is asked', () => {
      write('house.json', '{\n  "preset": "strict"\n}\n');
      write(
        `a/${SETTINGS}`,
        '{\n  "extends": "../house.json",\n  "rules": { "deadline/past": "error" }\n}\n',
      );
      write('a/x.policy.md', '---\npolicyAddress:\n  publicationDate: 2025-09-17\n---\n');
      write('a/notes.md', 'Notes.\n');
      const its = print('--print-config', 'a/x.policy.md');
      assert.deepEqual(
        [its['version'], its['file'], its.isDraft, its['settings']],
        [1, 'a/x.policy.md', true, [`a/${SETTINGS}`, 'house.json']],
      );
      assert.deepEqual(its.rules['deadline/past'], {
        value: 'error',
        from: { source: 'settings', file: `a/${SETTINGS}`, line: 3 },
      });
      assert.deepEqual(its.rules['bureau/not-named'], {
        value: 'information',
        from: { source: 'preset', file: 'house.json', line: 2, preset: 'strict' },
      });
      assert.deepEqual(its['publicationDate'], {
        value: '2025-09-17',
        from: { source: 'frontMatter', file: 'a/x.policy.md' },
      });
      for (const args of [
        ['lint', '--print-config', 'a/x.policy.md'],
        ['--print-config=a/x.policy.md'],
        ['config', 'a/x.policy.md'],
      ]) {
        assert.deepEqual(print(...args), its);
      }
      const notes = print('--print-config', 'a/notes.md');
      assert.deepEqual(
        [notes.isDraft, notes['publicationDate']],
        [false, { value: null, from: { source: 'default' } }],
      );
      const none = print('--print-config', 'house.json');
      assert.deepEqual(
        [none['settings'], none.rules['deadline/vague']],
        [[], { value: 'warning', from: { source: 'default' } }],
      );
    });

    it('with the accepted findings, where these can be read', () => {
      write('house.json', '{\n  "baseline": "b.json"\n}');
      write(`a/${SETTINGS}`, '{ "extends": "../house.json" }');
      write('a/x.policy.md', 'Nothing.\n');
      write('b.json', '{ "version": 1, "drafts": {} }');
      assert.deepEqual(print('--print-config', 'a/x.policy.md')['baseline'], {
        value: 'b.json',
        from: { source: 'settings', file: 'house.json', line: 2 },
      });
      write('b.json', '{ "version": 1, "drafts": 3 }');
      const { status, out } = run('--print-config', 'a/x.policy.md');
      assert.deepEqual(
        [status, (JSON.parse(out) as Printed)['baseline']],
        [2, { value: null, from: { source: 'default' } }],
      );
    });

    it('and are told of where they are broken', () => {
      write(SETTINGS, '{ "preset": "loud" }');
      write('a.md', 'Notes.\n');
      const { status, out, err } = run('--print-config', 'a.md');
      assert.equal(status, 2);
      assert.match(err, /^policy-address: \.policyaddress\.json:1:13: Write one of these/);
      assert.equal((JSON.parse(out) as Printed).isDraft, false);
      assert.equal(run('--print-config', 'no.md').status, 2);
      assert.match(run('--print-config').err, /missing required argument/);
    });
  });
});
