import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import {
  type Acceptance,
  acceptFindings,
  bureauOverview,
  documentStatus,
  findingsGone,
} from '../../server/src/protocol/index.js';
import { LspClient } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const ONE =
  '- Open the yard in due course. (HYAB)\n- Train wardens. (SB)\n- Build a park by end-2099. (SB)\n';
const TWO = '- Sweep the steps. (SB)\n- Pave the lane by end-2099. (DEVB)\n- Paint it by end-2099. (SB)\n';

describe('a baseline', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'policy-address-')));
    write('one.md', ONE);
    write('sub/two.md', TWO);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const lint = (
    args: string[],
    options: { ci?: string; input?: string } = {},
  ): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'lint', ...args], {
      cwd: folder,
      input: options.input ?? '',
      encoding: 'utf8',
      timeout: 20_000,
      env: { ...process.env, CI: options.ci ?? '' },
    });
    return { status, out: stdout, err: stderr };
  };
  /** What the command line shows: "file:line rule". */
  const shown = (...args: string[]): string[] => {
    const { drafts } = JSON.parse(lint(['--format', 'json', ...args]).out) as {
      drafts: { path: string; findings: { line: number; rule: string }[] }[];
    };
    return drafts.flatMap(({ path: name, findings }) =>
      findings.map(({ line, rule }) => `${name}:${line} ${rule}`),
    );
  };

  describe('on the command line', () => {
    it('is made where it is not there, and only what is new is shown from then on', () => {
      const first = lint(['.', '--baseline', 'b.json']);
      assert.deepEqual(first, {
        status: 0,
        out: '',
        err: 'policy-address: b.json holds 3 findings of today. Only new ones are shown from now on.\n',
      });
      assert.deepEqual(lint(['.', '--baseline', 'b.json']), { status: 0, out: '', err: '' });
      write('one.md', `Above.\n\n${ONE}- Equip guards. (SB)\n`);
      assert.deepEqual(shown('.', '--baseline', 'b.json'), ['one.md:6 deadline/missing']);
      // What is new never comes in by itself.
      assert.deepEqual(shown('.', '--baseline', 'b.json'), ['one.md:6 deadline/missing']);
    });

    it('counts neither for the exit code nor for the number of warnings', () => {
      write('one.md', '- Build it by end-2099. (HAYB)\n- Paint it. (SB)\n');
      assert.equal(lint(['one.md']).status, 1);
      lint(['one.md', '--baseline', 'b.json']);
      assert.equal(lint(['one.md', '--baseline', 'b.json', '--max-warnings', '0']).status, 0);
    });

    it('loses what is gone, and nothing else', () => {
      lint(['.', '--baseline', 'b.json']);
      write('one.md', ONE.replace('Train wardens.', 'Train wardens by end-2099.'));
      const { err } = lint(['one.md', '--baseline', 'b.json']);
      assert.equal(err, 'policy-address: 1 finding in b.json is gone and taken out.\n');
      const { drafts } = JSON.parse(read('b.json')) as { drafts: Record<string, unknown[]> };
      assert.deepEqual(
        Object.entries(drafts).map(([name, list]) => [name, list.length]),
        [
          ['one.md', 1],
          ['sub/two.md', 1],
        ],
      );
      write('one.md', ONE);
      assert.deepEqual(shown('.', '--baseline', 'b.json'), ['one.md:2 deadline/missing']);
      rmSync(path.join(folder, 'sub/two.md'));
      lint(['one.md', '--baseline', 'b.json']);
      assert.ok(!read('b.json').includes('two.md'));
    });

    it('is left as it is where it is frozen, as in CI', () => {
      lint(['.', '--baseline', 'b.json']);
      const before = read('b.json');
      write('one.md', ONE.replace('Train wardens.', 'Train wardens by end-2099.'));
      for (const frozen of [
        lint(['.', '--baseline', 'b.json', '--frozen-baseline']),
        lint(['.', '--baseline', 'b.json'], { ci: 'true' }),
      ]) {
        assert.equal(frozen.status, 0);
        assert.match(frozen.err, /1 finding in b\.json is gone\. Check once without --frozen-baseline/);
        assert.equal(read('b.json'), before);
      }
      const missing = lint(['.', '--baseline', 'none.json'], { ci: '1' });
      assert.equal(missing.status, 2);
      assert.match(missing.err, /There is no baseline none\.json/);
      assert.match(missing.out, /2 problems/);
      assert.ok(!existsSync(path.join(folder, 'none.json')));
      assert.equal(lint(['.', '--update-baseline', '--baseline', 'b.json'], { ci: '1' }).status, 2);
    });

    it('takes all of today where that is asked for', () => {
      lint(['.', '--baseline', 'b.json']);
      write('one.md', `${ONE}- Equip guards. (SB)\n`);
      const { status, err } = lint(['one.md', '--baseline', 'b.json', '--update-baseline']);
      assert.deepEqual([status, err.includes('b.json holds 4 findings of today')], [0, true]);
      assert.deepEqual(shown('.', '--baseline', 'b.json'), []);
      const unnamed = lint(['.', '--update-baseline']);
      assert.equal(unnamed.status, 2);
      assert.match(unnamed.err, /Name the file to update/);
    });

    it('hides nothing where it is broken, and says where', () => {
      write('b.json', '{\n  "version": 1,\n  "drafts": 3\n}\n');
      const { status, out, err } = lint(['.', '--baseline', 'b.json']);
      assert.equal(status, 2);
      assert.match(out, /3 problems/);
      assert.match(err, /^policy-address: b\.json:3:13: /);
      assert.equal(read('b.json'), '{\n  "version": 1,\n  "drafts": 3\n}\n');
    });

    it('is not written while something cannot be read', () => {
      lint(['.', '--baseline', 'b.json']);
      const before = read('b.json');
      write('.policyaddress.json', '{ "rules": { "deadline/missing": "off", "deadline/vage": "off" } }');
      assert.equal(lint(['.', '--baseline', 'b.json']).status, 2);
      assert.equal(read('b.json'), before);
    });

    it('is not changed by what is read from standard input, but holds for it', () => {
      lint(['.', '--baseline', 'b.json']);
      const before = read('b.json');
      const args = ['-', '--stdin-filename', 'one.md', '--baseline', 'b.json', '--max-warnings', '0'];
      assert.deepEqual(lint(args, { input: ONE }), { status: 0, out: '', err: '' });
      assert.equal(lint(args, { input: `${ONE}- Equip guards. (SB)\n` }).status, 1);
      lint(args, { input: '- Nothing by end-2099. (SB)\n' });
      assert.equal(read('b.json'), before);
    });

    it('may be named in the configuration', () => {
      write('.policyaddress.json', '{ "baseline": "b.json" }\n');
      const missing = lint(['.']);
      assert.equal(missing.status, 2);
      assert.match(missing.err, /\.policyaddress\.json:1:15: There is no file “b\.json”/);
      assert.equal(lint(['.', '--update-baseline']).status, 0);
      assert.deepEqual(shown('.'), []);
      write('.policyaddress.json', '{ "baseline": "../b.json" }\n');
      assert.match(lint(['.']).err, /“\.\.\/b\.json” leads out of this folder/);
    });

    it('may be named in a file that the configuration takes over', () => {
      write('house.json', '{\n  "baseline": "b.json"\n}\n');
      write('sub/.policyaddress.json', '{ "extends": "../house.json" }\n');
      const missing = lint(['sub']);
      assert.equal(missing.status, 2);
      assert.match(missing.err, /sub\/\.policyaddress\.json:1:14: There is no file “b\.json”/);
      assert.match(missing.err, /house\.json:2:15: There is no file “b\.json”/);
      // Where it is not read, it is not missed.
      assert.equal(lint(['sub', '--baseline', 'other.json']).status, 0);
      assert.equal(lint(['sub', '--update-baseline']).status, 0);
      assert.match(read('b.json'), /"sub\/two\.md": \[/);
      assert.deepEqual(shown('sub'), []);
      write('house.json', '{\n  "baseline": "none.json",\n  "preset": "loud"\n}\n');
      const { status, err } = lint(['sub', '--update-baseline']);
      assert.equal(status, 2);
      assert.match(err, /In “\.\.\/house\.json” something is wrong, first in line 3/);
    });
  });

  describe('in an editor', () => {
    let client: LspClient;
    const start = async (): Promise<void> => {
      client = await LspClient.start({
        pulls: true,
        watches: true,
        documentChanges: true,
        follows: true,
        folders: [pathToFileURL(folder).href],
      });
    };
    afterEach(() => client.stop());
    const accept = async (unsaved: string[] = []): Promise<Acceptance> =>
      (await client.ask(acceptFindings, { folder: pathToFileURL(folder).href, unsaved }))!;
    /** Does what the client does with an acceptance. */
    const take = async (acceptance: Acceptance): Promise<void> => {
      assert.equal(acceptance.kind, 'write');
      if (acceptance.kind !== 'write') return;
      for (const { uri, after } of acceptance.baselines) writeFileSync(new URL(uri), after);
      for (const change of acceptance.edit?.documentChanges ?? []) {
        if (!('edits' in change)) continue;
        const [edit] = change.edits as {
          range: { start: { line: number; character: number } };
          newText: string;
        }[];
        const file = new URL(change.textDocument.uri);
        const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const lines = before.split('\n');
        const at =
          lines.slice(0, edit!.range.start.line).join('\n').length +
          (edit!.range.start.line > 0 ? 1 : 0) +
          edit!.range.start.character;
        writeFileSync(file, before.slice(0, at) + edit!.newText + before.slice(at));
      }
      await client.watched({ uri: uriOf('.policyaddress.json'), type: FileChangeType.Created });
    };
    const rules = async (name: string): Promise<unknown[]> =>
      (await client.diagnostics(uriOf(name))).map(({ code }) => code);

    it('takes all findings of the folder, and everything agrees that they are gone', async () => {
      await start();
      await client.open(uriOf('one.md'), ONE);
      assert.deepEqual(await rules('one.md'), ['deadline/vague', 'deadline/missing']);
      const acceptance = await accept();
      assert.ok(acceptance.kind === 'write');
      assert.deepEqual([acceptance.findings, acceptance.drafts], [3, 2]);
      await take(acceptance);
      assert.equal(read('.policyaddress.json'), '{\n  "baseline": "baseline.policyaddress.json"\n}\n');
      assert.deepEqual(await rules('one.md'), []);
      assert.deepEqual(await rules('sub/two.md'), []);
      const status = await client.ask(documentStatus, { uri: uriOf('one.md') });
      assert.ok(status?.isDraft && status.problems.warnings === 0);
      const { groups } = await client.ask(bureauOverview, null);
      assert.ok(groups.every(({ problems }) => problems.warnings === 0));
      // The command line goes by the same file.
      assert.deepEqual(shown('.'), []);
      await client.change(uriOf('one.md'), { text: `Above.\n\n${ONE}- Equip guards. (SB)\n` });
      assert.deepEqual(await rules('one.md'), ['deadline/missing']);
      write('one.md', `Above.\n\n${ONE}- Equip guards. (SB)\n`);
      assert.deepEqual(shown('.'), ['one.md:6 deadline/missing']);
    });

    it('has what is accepted left alone when all that is safe is fixed', async () => {
      const glyphs = '• Sweep it by end-2099. (SB)\n\n• Mend it by end-2099. (SB)\n';
      write('glyphs.policy.md', glyphs);
      await start();
      await take(await accept());
      const uri = uriOf('glyphs.policy.md');
      await client.open(uri, glyphs);
      const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      assert.deepEqual(await client.actions(uri, whole, ['source.fixAll']), []);
      await client.change(uri, { text: `${glyphs}\n• Paint it by end-2099. (TLB, TLB)\n` });
      const [fixAll] = await client.actions(uri, whole, ['source.fixAll']);
      const edits = fixAll!.edit!.documentChanges!.flatMap((change) =>
        'edits' in change ? change.edits : [],
      );
      assert.ok(edits.length > 0);
      assert.ok(edits.every((edit) => 'range' in edit && edit.range.start.line === 4));
    });

    it('leaves comments and form of the configuration, and goes by the file that this names', async () => {
      write('.policyaddress.json', '{\n  // ours\n  "publicationDate": "2025-09-17"\n}\n');
      await start();
      const acceptance = await accept();
      await take(acceptance);
      assert.equal(
        read('.policyaddress.json'),
        '{\n  // ours\n  "publicationDate": "2025-09-17",\n  "baseline": "baseline.policyaddress.json"\n}\n',
      );
      write('.policyaddress.json', '{ "baseline": "sub/known.json" }');
      await client.watched({ uri: uriOf('.policyaddress.json'), type: FileChangeType.Changed });
      const other = await accept();
      assert.ok(other.kind === 'write' && other.edit === null);
      assert.deepEqual(
        other.baselines.map(({ uri }) => uri),
        [uriOf('sub/known.json')],
      );
      assert.match(other.baselines[0]!.after, /"\.\.\/one\.md": \[/);
    });

    it('loses what is gone when a draft is saved, once it is, and never grows', async () => {
      await start();
      await take(await accept());
      await client.open(uriOf('one.md'), ONE);
      const gone = (): Promise<unknown> => client.ask(findingsGone, { uri: uriOf('one.md'), unsaved: [] });
      assert.equal(await gone(), null);
      await client.change(uriOf('one.md'), {
        text: `${ONE}- Equip guards. (SB)\n`.replace('wardens.', 'wardens by end-2099.'),
      });
      const write_ = (await gone()) as { uri: string; before: string; after: string };
      assert.equal(write_.uri, uriOf('baseline.policyaddress.json'));
      assert.equal(write_.before, read('baseline.policyaddress.json'));
      assert.deepEqual(
        Object.values((JSON.parse(write_.after) as { drafts: Record<string, unknown[]> }).drafts).map(
          ({ length }) => length,
        ),
        [1, 1],
      );
      assert.ok(!write_.after.includes('equip'));
      // Nobody’s own changes are overwritten.
      const unsaved = [uriOf('baseline.policyaddress.json')];
      assert.equal(await client.ask(findingsGone, { uri: uriOf('one.md'), unsaved }), null);
      assert.deepEqual(await accept(unsaved), { kind: 'unsaved', baseline: unsaved[0] });
    });

    it('is told where it stands when it is broken or missing, and hides nothing then', async () => {
      write('.policyaddress.json', '{ "baseline": "b.json" }');
      await start();
      await client.open(uriOf('.policyaddress.json'), read('.policyaddress.json'), 'jsonc');
      const messages = async (name: string): Promise<string[]> =>
        (await client.diagnostics(uriOf(name))).map(({ message }) => message as string);
      assert.match((await messages('.policyaddress.json'))[0]!, /There is no file “b\.json”/);
      write('b.json', '{ "version": 1,\n "drafts": 3 }');
      await client.watched({ uri: uriOf('b.json'), type: FileChangeType.Created });
      assert.match(
        (await messages('.policyaddress.json'))[0]!,
        /In “b\.json” something is wrong, first in line 2/,
      );
      await client.open(uriOf('b.json'), read('b.json'), 'json');
      assert.equal((await client.diagnostics(uriOf('b.json')))[0]!.range.start.line, 1);
      await client.open(uriOf('one.md'), ONE);
      assert.equal((await rules('one.md')).length, 2);
      // Accepting anew puts it right.
      const acceptance = await accept();
      assert.ok(acceptance.kind === 'write' && acceptance.baselines[0]!.before === read('b.json'));
    });

    it('is the one that a file names which the configuration takes over; what others accepted there stays', async () => {
      write('house.json', '{ "baseline": "b.json" }');
      for (const name of ['a', 'b c']) {
        write(`${name}/.policyaddress.json`, '{ "extends": "../house.json" }');
        write(`${name}/one.md`, ONE);
        write(`${name}/two.md`, TWO);
      }
      rmSync(path.join(folder, 'one.md'));
      rmSync(path.join(folder, 'sub'), { recursive: true });
      client = await LspClient.start({
        pulls: true,
        watches: true,
        documentChanges: true,
        folders: [pathToFileURL(folder).href, uriOf('a'), uriOf('b c')],
      });
      const acceptIn = async (name: string): Promise<void> => {
        const acceptance = (await client.ask(acceptFindings, { folder: uriOf(name), unsaved: [] }))!;
        assert.ok(acceptance.kind === 'write' && acceptance.edit === null);
        assert.deepEqual(
          acceptance.baselines.map(({ uri }) => uri),
          [uriOf('b.json')],
        );
        write('b.json', acceptance.baselines[0]!.after);
        await client.watched({ uri: uriOf('b.json'), type: FileChangeType.Created });
      };
      const accepted = (): string[] => Object.keys((JSON.parse(read('b.json')) as { drafts: object }).drafts);
      await acceptIn('b c');
      assert.deepEqual(accepted(), ['b c/one.md', 'b c/two.md']);
      await acceptIn('a');
      assert.deepEqual(accepted(), ['a/one.md', 'a/two.md', 'b c/one.md', 'b c/two.md']);
      assert.deepEqual([await rules('a/one.md'), await rules('b c/two.md')], [[], []]);
      // What is gone in the folder that is accepted anew does leave.
      write('b c/two.md', TWO.replace('steps.', 'steps by end-2099.'));
      await client.watched({ uri: uriOf('b c/two.md'), type: FileChangeType.Changed });
      await acceptIn('b c');
      assert.deepEqual(accepted(), ['a/one.md', 'a/two.md', 'b c/one.md']);
      assert.deepEqual(shown('.'), []);
    });

    it('is not made where there is nothing to accept, or the configuration cannot be read', async () => {
      write('one.md', TWO.replace('steps.', 'steps by end-2099.'));
      write('sub/two.md', read('one.md'));
      await start();
      assert.deepEqual(await accept(), { kind: 'nothing' });
      write('.policyaddress.json', '{ "rules": ');
      write('one.md', ONE);
      await client.watched(
        { uri: uriOf('.policyaddress.json'), type: FileChangeType.Created },
        { uri: uriOf('one.md'), type: FileChangeType.Changed },
      );
      assert.deepEqual(await accept(), { kind: 'broken', configuration: uriOf('.policyaddress.json') });
    });
  });
});
