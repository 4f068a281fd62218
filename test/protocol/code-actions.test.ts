import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Range, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { type ClientProfile, LspClient, rangeOf } from '../support/lsp-client.js';
import { ROOT, sample } from '../support/shared.js';

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const THREE =
  '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n- Build a pier by end-2031. (SB)\n';
const TEXT = `${THREE}- Build a road in due course. (SB/TLB)\n- Build a rail by end-2031. (SB/DEVB)\n`;
const CREATES: ClientProfile['workspace'] = {
  workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
};
const RESOLVES: ClientProfile['textDocument'] = {
  codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
};

function applied(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

describe('code actions over LSP', () => {
  let client: LspClient;
  let folder: string;
  let uri: string;
  let configuration: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    uri = pathToFileURL(path.join(folder, 'draft.md')).href;
    configuration = pathToFileURL(path.join(folder, '.policyaddress.json')).href;
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const start = async (profile: ClientProfile = {}, text = TEXT): Promise<void> => {
    client = await LspClient.start({ pulls: true, folders: [pathToFileURL(folder).href], ...profile });
    await client.open(uri, text);
  };
  const at = async (words: string, title: string, text = TEXT): Promise<CodeAction | undefined> =>
    (await client.actions(uri, rangeOf(text, words))).find((action) => action.title.startsWith(title));

  it('offers nothing where nothing is found, and nothing for other kinds', async () => {
    await start();
    assert.deepEqual(await client.actions(uri, rangeOf(TEXT, 'Build a park')), []);
    assert.deepEqual(await client.actions(uri, WHOLE, ['source.organizeImports', 'refactor.extract']), []);
  });

  it('ties actions to the diagnostics that the client has', async () => {
    await start();
    const diagnostics = (await client.diagnostics(uri)).map((diagnostic) => ({
      ...diagnostic,
      data: 'mine',
    }));
    const range = rangeOf(TEXT, 'in due course');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
    assert.ok(actions.length > 0);
    for (const action of actions) {
      assert.deepEqual(
        action.diagnostics,
        diagnostics.filter(({ code }) => code === 'deadline/vague'),
      );
    }
  });

  it('ignores here: what is ignored is found no more, by server and command line alike', async () => {
    await start();
    const action = await at('in due course', 'Ignore here');
    const text = applied(TEXT, action!.edit!.changes![uri]!);
    assert.ok(text.includes('\n<!-- policy-address-disable-next-line deadline/vague -->\n- Build a road'));
    await client.change(uri, { text });
    const found = (await client.diagnostics(uri)).map(({ code, range }) => `${range.start.line + 1} ${String(code)}`);
    assert.deepEqual(found, ['5 bureau/malformed-tag', '6 bureau/malformed-tag']);
    writeFileSync(path.join(folder, 'draft.md'), text);
    const run = (...args: string[]): string =>
      spawnSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), ...args], { cwd: folder, encoding: 'utf8' }).stdout;
    const { drafts } = JSON.parse(run('inspect', 'draft.md')) as {
      drafts: { initiatives: { text: string }[]; findings: { line: number; rule: string }[] }[];
    };
    assert.deepEqual(drafts[0]!.findings.map(({ line, rule }) => `${line} ${rule}`), found);
    assert.deepEqual(drafts[0]!.initiatives.map((initiative) => initiative.text), TEXT.trim().replace(/^- /gm, '').split('\n'));
    assert.match(run('lint', 'draft.md'), /✖ 2 problems/);
  }); // prettier-ignore

  describe('weighs a rule less', () => {
    const OFF = 'Turn this rule off';
    const LESS = 'Show as information instead';
    const said = (action: CodeAction | undefined, before: string): string => {
      const { changes, documentChanges } = action!.edit!;
      const change = documentChanges?.at(-1) as TextDocumentEdit | undefined;
      assert.equal(change?.textDocument.uri ?? Object.keys(changes!)[0], configuration);
      return applied(before, change ? (change.edits as TextEdit[]) : changes![configuration]!);
    };

    it('makes the file of settings, for a client that can', async () => {
      await start({ workspace: CREATES, watches: true });
      const action = await at('in due course', OFF);
      assert.deepEqual(
        (action!.edit!.documentChanges as { kind?: string }[]).map(({ kind }) => kind),
        ['create', undefined],
      );
      const text = said(action, '');
      assert.equal(text, '{\n  "rules": {\n    "deadline/vague": "off"\n  }\n}\n');
      // Once it is there it holds.
      writeFileSync(path.join(folder, '.policyaddress.json'), text);
      await client.watched({ uri: configuration, type: 1 });
      assert.ok((await client.diagnostics(uri)).every(({ code }) => code !== 'deadline/vague'));
    });

    it('makes none for a client that cannot, and none outside of a folder', async () => {
      for (const profile of [
        {},
        { documentChanges: true },
        { workspace: { workspaceEdit: { resourceOperations: ['create' as const] } } },
        { workspace: CREATES, folders: [] },
      ]) {
        await start(profile);
        assert.equal(await at('in due course', OFF), undefined);
        assert.ok(await at('in due course', 'Ignore here'));
        await client.stop();
      }
      await start();
    });

    it('changes the file that is there, and keeps its comments and form', async () => {
      const before =
        '{\r\n\t// Ours.\r\n\t"rules": {\r\n\t\t"deadline/past": "off" // for now\r\n\t}\r\n}\r\n';
      writeFileSync(path.join(folder, '.policyaddress.json'), before);
      for (const documentChanges of [true, false]) {
        await start({ documentChanges });
        const text = said(await at('in due course', LESS), before);
        assert.equal(
          text,
          '{\r\n\t// Ours.\r\n\t"rules": {\r\n\t\t"deadline/past": "off", // for now\r\n\t\t"deadline/vague": "information"\r\n\t}\r\n}\r\n',
        );
        if (documentChanges) await client.stop();
      }
    });

    it('goes a step down from what the file says, and not below a hint', async () => {
      writeFileSync(path.join(folder, '.policyaddress.json'), '{ "rules": { "deadline/vague": "hint" } }');
      await start();
      assert.equal(await at('in due course', 'Show as'), undefined);
      assert.ok(await at('in due course', OFF));
      assert.ok(await at('SB/TLB', LESS));
    });

    it('takes the text of the editor, where it is open', async () => {
      writeFileSync(path.join(folder, '.policyaddress.json'), '{}');
      await start({ documentChanges: true });
      await client.open(configuration, '{ "drafts": [] }', 'jsonc');
      const action = await at('in due course', OFF);
      assert.match(said(action, '{ "drafts": [] }'), /"drafts": \[\],\s*"rules"/);
      assert.equal((action!.edit!.documentChanges![0] as TextDocumentEdit).textDocument.version, 1);
    });

    it('has a client that can tell of the change, which is out of sight, and save it where nothing else waits for that', async () => {
      writeFileSync(path.join(folder, '.policyaddress.json'), '{}');
      await start({ documentChanges: true });
      assert.equal((await at('in due course', OFF))!.command, undefined);
      await client.stop();
      await start({ documentChanges: true, commands: ['policyAddress.ruleWeighed'] });
      const told = async (title: string): Promise<unknown> => {
        const { command } = (await at('in due course', title))!;
        assert.equal(command!.command, 'policyAddress.ruleWeighed');
        return command!.arguments;
      };
      assert.deepEqual(await told(OFF), [configuration, 'deadline/vague', 'off', true]);
      assert.deepEqual(await told(LESS), [configuration, 'deadline/vague', 'information', true]);
      await client.open(configuration, '{}', 'jsonc');
      assert.deepEqual(await told(OFF), [configuration, 'deadline/vague', 'off', true]);
      await client.change(configuration, { text: '{ "drafts": [] }' });
      assert.deepEqual(await told(OFF), [configuration, 'deadline/vague', 'off', false]);
    });

    it('leaves a file alone that it cannot read', async () => {
      for (const broken of ['{ "rules": [] }', '{ "rules": ', '[]', '['.repeat(100_000)]) {
        writeFileSync(path.join(folder, '.policyaddress.json'), broken);
        await start();
        assert.equal(await at('in due course', OFF), undefined, broken.slice(0, 20));
        assert.ok(await at('in due course', 'Ignore here'));
        await client.stop();
      }
      await start();
    });
  });

  it('makes the edits of the whole draft only when they are asked for, for a client that asks', async () => {
    const text = `${TEXT}- Open it next year. (SB)\n- Close it next year. (SB)\n`;
    const dated = `---\npolicyAddress:\n  publicationDate: 2025-09-17\n---\n\n${text}`;
    await start({ textDocument: RESOLVES }, dated);
    assert.deepEqual(client.initialized.capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.policyAddress'],
      resolveProvider: true,
    });
    const resolve = async (words: string, title: string): Promise<string> => {
      const action = await at(words, title, dated);
      assert.ok(action && !action.edit, title);
      const resolved = await client.request<CodeAction>('codeAction/resolve', action);
      return applied(dated, resolved.edit!.changes![uri]!);
    };
    const tags = await resolve('SB/TLB', 'Fix all 2 of this kind');
    assert.equal(tags, dated.replace('SB/TLB', 'SB, TLB').replace('SB/DEVB', 'SB, DEVB'));
    const dates = await resolve('next year', 'Make all 2 relative dates');
    assert.equal(dates, dated.replaceAll('next year', 'in 2026'));
    // Where it changes what a quick fix changes, that is offered once.
    assert.equal(await at('next year', 'Make relative dates absolute', dated), undefined);
    const [here] = await client.actions(uri, rangeOf(dated, 'next year'), ['refactor']);
    assert.equal(here?.title, 'Make relative dates absolute');
    assert.equal(applied(dated, here.edit!.changes![uri]!), dated.replace('next year', 'in 2026'));
    await client.stop();
    await start({}, dated);
    assert.ok((await at('SB/TLB', 'Fix all 2 of this kind', dated))?.edit);
  });

  it('fixes all of the defects in one run', async () => {
    const defects = sample('defects.md');
    await start({}, defects);
    const [action, ...others] = await client.actions(uri, WHOLE, ['source']);
    assert.deepEqual(others, []);
    await client.change(uri, { text: applied(defects, action!.edit!.changes![uri]!) });
    assert.deepEqual(await client.actions(uri, WHOLE, ['source.fixAll']), []);
    assert.ok((await client.actions(uri, WHOLE, ['quickfix'])).every(({ isPreferred }) => !isPreferred));
  });

  it('splits an initiative where a cursor stands in it, in another way of ending lines', async () => {
    const text = TEXT.replace(/\n/g, '\r\n') + '- Build a lane; and open it by end-2031. (SB)\r\n';
    await start({}, text);
    const { start: cursor } = rangeOf(text, 'lane');
    const [action] = await client.actions(uri, { start: cursor, end: cursor }, ['refactor']);
    assert.equal(action?.title, 'Split into 2 initiatives at the semicolons');
    assert.ok(applied(text, action.edit!.changes![uri]!).endsWith('- Build a lane. (SB)\r\n- Open it by end-2031. (SB)\r\n'));
  }); // prettier-ignore

  it('offers a split once, where a finding asks for it', async () => {
    const text = TEXT + '- Build a lane by end-2030; open a ferry by end-2031. (SB)\n';
    await start({}, text);
    const actions = await client.actions(uri, rangeOf(text, 'open a'));
    const splits = actions.filter(({ edit }) => applied(text, edit?.changes?.[uri] ?? []).includes('\n- Open a ferry'));
    assert.deepEqual(splits.map(({ title }) => title), ['Make 2 items of this']);
  }); // prettier-ignore
});
