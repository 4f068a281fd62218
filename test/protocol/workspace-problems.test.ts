import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {
  Diagnostic,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource, FileChangeType } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { LspClient } from '../support/lsp-client.js';

const DRAFT = '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n';
const WRONG = `${DRAFT}- Build a pier by end-2031. (SBB, DEVB)\n`;
const VAGUE = `${DRAFT}- Build a quay in due course. (SB)\n`;

describe('the problems of the whole workspace', () => {
  let client: LspClient;
  let folder: string;
  let settings: Record<string, unknown>;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    settings = {};
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (name: string): string => URI.file(path.join(folder, name)).toString();
  const write = (name: string, text: string): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    return uriOf(name);
  };
  const start = async (): Promise<void> => {
    client = await LspClient.start({
      pulls: true,
      watches: true,
      folders: [uriOf('')],
      settings: () => settings,
    });
  };
  const ids = (items: WorkspaceDocumentDiagnosticReport[]): { uri: string; value: string }[] =>
    items.flatMap(({ uri, resultId }) => (resultId ? [{ uri, value: resultId }] : []));
  const pull = async (
    previousResultIds: { uri: string; value: string }[] = [],
    token?: string,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> => {
    const params = { previousResultIds, ...(token && { partialResultToken: token }) };
    return (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', params)).items;
  };
  /** What was reported: by file the rules, or that nothing changed. */
  const told = (items: WorkspaceDocumentDiagnosticReport[]): Record<string, unknown> =>
    Object.fromEntries(
      items.map((item) => [
        path.basename(item.uri),
        item.kind === 'full' ? item.items.map(({ code }) => code) : item.kind,
      ]),
    );

  it('are told of all drafts, open or not, and of nothing else', async () => {
    write('one.md', WRONG);
    write('deep/two.txt', VAGUE);
    write('fine.md', `${DRAFT}- Build a quay by 2031. (SB)\n`);
    write('README.md', '# Read me\n\n- In due course.\n');
    const open = write('open.md', WRONG);
    await start();
    await client.open(open, WRONG);
    assert.deepEqual(told(await pull()), {
      'fine.md': [],
      'one.md': ['bureau/unknown-code'],
      'open.md': ['bureau/unknown-code'],
      'two.txt': ['deadline/vague'],
    });
  });

  it('are told again where they changed, and only there', async () => {
    const one = write('one.md', WRONG);
    write('two.md', VAGUE);
    await start();
    const before = await pull();
    assert.deepEqual(told(await pull(ids(before))), { 'one.md': 'unchanged', 'two.md': 'unchanged' });
    write('one.md', VAGUE);
    await client.watched({ uri: one, type: FileChangeType.Changed });
    assert.deepEqual(told(await pull(ids(before))), { 'one.md': ['deadline/vague'], 'two.md': 'unchanged' });
  });

  it('go with the file, and come with a new one, while the editor waits', async () => {
    const one = write('one.md', WRONG);
    await start();
    const before = await pull();
    const waiting = pull(ids(before));
    rmSync(path.join(folder, 'one.md'));
    const two = write('two.md', VAGUE);
    await client.watched(
      { uri: one, type: FileChangeType.Deleted },
      { uri: two, type: FileChangeType.Created },
    );
    assert.deepEqual(told(await waiting), { 'one.md': [], 'two.md': ['deadline/vague'] });
  });

  it('are waited for as well where all drafts are open, of which nobody is given ids', async () => {
    const one = write('one.md', WRONG);
    await start();
    await client.open(one, WRONG);
    assert.deepEqual(told(await pull()), { 'one.md': ['bureau/unknown-code'] });
    const waiting = pull();
    const two = write('two.md', VAGUE);
    await client.watched({ uri: two, type: FileChangeType.Created });
    const both = await waiting;
    assert.deepEqual(told(both), { 'one.md': ['bureau/unknown-code'], 'two.md': ['deadline/vague'] });
    // Who has no ids now begins anew, and is told at once.
    assert.deepEqual(told(await pull()), told(both));
  });

  it('are the same after a document is closed as before it was opened', async () => {
    const one = write('one.md', WRONG);
    await start();
    const before = await pull();
    await client.open(one, VAGUE);
    assert.deepEqual(
      (await client.diagnostics(one)).map(({ code }) => code),
      ['deadline/vague'],
    );
    await client.close(one);
    // What was typed was not saved, so the file is as it was.
    const [item] = before;
    assert.ok(item?.kind === 'full');
    assert.deepEqual(await client.diagnostics(one), item.items);
    const after = await pull(ids(before));
    assert.deepEqual(told(after), { 'one.md': ['bureau/unknown-code'] });
    assert.deepEqual(told(await pull(ids(after))), { 'one.md': 'unchanged' });
  });

  it('are not told where the user does not want them, nor after closing', async () => {
    const one = write('one.md', WRONG);
    settings = { workspaceProblems: false };
    await start();
    assert.deepEqual(await pull(), []);
    await client.open(one, WRONG);
    assert.equal((await client.diagnostics(one)).length, 1);
    await client.close(one);
    assert.deepEqual(await client.diagnostics(one), []);
    assert.deepEqual(told(await pull()), { 'one.md': [] });
  });

  it('come and go with the setting', async () => {
    write('one.md', WRONG);
    await start();
    const before = await pull();
    settings = { workspaceProblems: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(told(await pull(ids(before))), { 'one.md': [] });
    settings = {};
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(told(await pull()), { 'one.md': ['bureau/unknown-code'] });
  });

  it('go when a document that is open, but not asked for, is put right', async () => {
    const one = write('one.md', WRONG);
    await start();
    await client.open(one, WRONG);
    assert.deepEqual(told(await pull()), { 'one.md': ['bureau/unknown-code'] });
    await client.change(one, { text: DRAFT.replace('end-2031', 'in due course') + DRAFT });
    assert.deepEqual(told(await pull()), { 'one.md': ['deadline/vague'] });
    await client.change(one, { text: 'Nothing.\n' });
    assert.deepEqual(told(await pull()), { 'one.md': [] });
  });

  it('are told bit by bit to an editor that takes them so', async () => {
    for (let i = 0; i < 120; i++) write(`${i}.md`, WRONG);
    await start();
    const parts: WorkspaceDocumentDiagnosticReport[] = [];
    client.connection.onNotification(
      '$/progress',
      ({ value }: { token: string; value: WorkspaceDiagnosticReport }) => void parts.push(...value.items),
    );
    const rest = await pull([], 'parts');
    assert.equal(parts.length, 100);
    assert.equal(rest.length, 20);
    assert.equal(new Set([...parts, ...rest].map(({ uri }) => uri)).size, 120);
  });

  it('keep nobody waiting who no longer wants them', async () => {
    write('one.md', WRONG);
    await start();
    const before = await pull();
    const source = new CancellationTokenSource();
    const params = { previousResultIds: ids(before) };
    // This one began to wait earlier, so it would be answered earlier.
    const patient = pull(ids(before)).then(() => 'patient');
    const waiting = client.connection
      .sendRequest('workspace/diagnostic', params, source.token)
      .then(() => 'cancelled');
    // The server answers in order: both wait once it has answered this.
    await client.diagnostics(uriOf('one.md'));
    source.cancel();
    assert.equal(await Promise.race([patient, waiting]), 'cancelled');
    await client.watched({ uri: uriOf('one.md'), type: FileChangeType.Changed });
    await patient;
  });

  describe('of one bureau', () => {
    const MIXED = `${DRAFT}- Build a pier in due course. (DEVB)\n- Build a quay in due course. (SB, DEVB)\n- Build a lock. (HYAB)\n`;

    it('are those of its initiatives', async () => {
      const one = write('one.md', MIXED);
      settings = { myBureau: 'devb' };
      await start();
      await client.open(one, MIXED);
      const lines = async (): Promise<number[]> =>
        (await client.diagnostics(one)).map(({ range }) => range.start.line);
      assert.deepEqual(await lines(), [2, 3]);
      settings = { myBureau: 'SB' };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await lines(), [3]);
      // A code that nobody has hides nothing.
      settings = { myBureau: 'XYZ' };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await lines(), [2, 3, 4]);
    });

    it('are all of its own return', async () => {
      const text =
        '---\npolicyAddress:\n  kind: return\n  bureau: DEVB\n---\n\n- Build a pier in due course. (DEVB)\n- Build a quay.\n';
      const one = write('one.policy.md', text);
      settings = { myBureau: 'DEVB' };
      await start();
      await client.open(one, text, 'policy-address');
      assert.equal((await client.diagnostics(one)).length, 3);
      settings = { myBureau: 'SB' };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await client.diagnostics(one), []);
    });

    it('are narrowed in files that are not open, too', async () => {
      write('one.md', MIXED);
      settings = { myBureau: 'SB' };
      await start();
      assert.deepEqual(told(await pull()), { 'one.md': ['deadline/vague'] });
    });
  });

  describe('in settings that are not open', () => {
    const SETTINGS = '.policyaddress.json';
    const BROKEN = '{\n  "preset": "strickt"\n}\n';
    const MENDED = '{\n  "preset": "off"\n}\n';
    /** By file the lines, and what is said of each; where nothing changed, that. */
    const said = (items: WorkspaceDocumentDiagnosticReport[]): Record<string, string | string[]> =>
      Object.fromEntries(
        items
          .filter(({ uri }) => uri.endsWith('json'))
          .map((item) => [
            item.uri.slice(uriOf('').length + 1),
            item.kind === 'full' ? item.items.map(lineOf) : item.kind,
          ]),
      );
    const lineOf = ({ range, message }: Diagnostic): string =>
      `${range.start.line + 1} ${String(message).replace(/^.*“(.*?)”.*$/s, '$1')}`;
    const change = (name: string, type: FileChangeType): Promise<void> =>
      client.watched({ uri: uriOf(name), type });

    it('are told, and go when they are mended, or with the file', async () => {
      write('one.md', WRONG);
      write(SETTINGS, BROKEN);
      await start();
      const before = await pull();
      assert.deepEqual(said(before), { [SETTINGS]: ['2 strict'] });
      write('one.md', VAGUE);
      await change('one.md', FileChangeType.Changed);
      assert.deepEqual(told(await pull(ids(before))), {
        [SETTINGS]: 'unchanged',
        'one.md': ['deadline/vague'],
      });
      write(SETTINGS, MENDED);
      const waiting = pull(ids(before));
      await change(SETTINGS, FileChangeType.Changed);
      const mended = await waiting;
      assert.deepEqual(said(mended), { [SETTINGS]: [] });
      write(SETTINGS, `\n${BROKEN}`);
      await change(SETTINGS, FileChangeType.Changed);
      const again = await pull(ids(mended));
      assert.deepEqual(said(again), { [SETTINGS]: ['3 strict'] });
      rmSync(path.join(folder, SETTINGS));
      await change(SETTINGS, FileChangeType.Deleted);
      assert.deepEqual(said(await pull(ids(again))), { [SETTINGS]: [] });
    });

    it('are told where the file lies that they are in: below, or named by settings', async () => {
      write('one.md', WRONG);
      write(SETTINGS, '{ "extends": "house.json", "registry": "registry.json" }\n');
      write('house.json', BROKEN);
      write('registry.json', '{ "organisations": [\n  { "code": 3 }\n] }\n');
      write(`deep/${SETTINGS}`, '{\n\n  "prest": "off"\n}\n');
      write('deep/two.md', VAGUE);
      // Nothing names this one.
      write('other.json', BROKEN);
      await start();
      const before = await pull();
      assert.deepEqual(said(before), {
        [SETTINGS]: ['1 registry.json', '1 house.json'],
        'house.json': ['2 strict'],
        'registry.json': ['2 Write a code of two to ten letters, for example "MOF".', '2 nameEn'],
        [`deep/${SETTINGS}`]: ['3 preset'],
      });
      write('house.json', MENDED);
      await change('house.json', FileChangeType.Changed);
      const { [SETTINGS]: now, 'house.json': house } = said(await pull(ids(before)));
      assert.deepEqual([now, house], [['1 registry.json'], []]);
    });

    it('are told once of a file that is opened: as it stands in the editor, and as before when it is closed', async () => {
      write('one.md', WRONG);
      const settings = write(SETTINGS, BROKEN);
      await start();
      const before = await pull();
      assert.deepEqual((await client.diagnostics(settings)).map(lineOf), ['2 strict']);
      await client.open(settings, `\n${BROKEN}`, 'jsonc');
      const open = await pull(ids(before));
      assert.deepEqual(
        open.filter(({ uri }) => uri === settings).map((item) => item.version),
        [1],
      );
      assert.deepEqual(said(open), { [SETTINGS]: ['3 strict'] });
      assert.deepEqual((await client.diagnostics(settings)).map(lineOf), ['3 strict']);
      await client.change(settings, { text: MENDED });
      assert.deepEqual(said(await pull()), { [SETTINGS]: [] });
      await client.close(settings);
      assert.deepEqual((await client.diagnostics(settings)).map(lineOf), ['2 strict']);
      assert.deepEqual(said(await pull()), { [SETTINGS]: ['2 strict'] });
    });

    it('are told of open drafts alone where the user wants no others, also where these are no drafts by them', async () => {
      const one = write('one.md', WRONG);
      write(SETTINGS, '{\n  "drafts": "one.md"\n}\n');
      write(`deep/${SETTINGS}`, BROKEN);
      write('deep/two.md', VAGUE);
      settings = { workspaceProblems: false, recogniseByContent: false };
      await start();
      assert.deepEqual(said(await pull()), {});
      await client.open(one, WRONG);
      assert.deepEqual(Object.keys(said(await pull())), [SETTINGS]);
      await client.close(one);
      assert.deepEqual(said(await pull()), { [SETTINGS]: [] });
    });

    it('are sent to an editor that does not ask, as long as a document is open that they hold for', async () => {
      const one = write('one.md', WRONG);
      const settings = write(SETTINGS, BROKEN);
      client = await LspClient.start({ watches: true, folders: [uriOf('')] });
      const shown = (): string[] | undefined =>
        client.published.findLast(({ uri }) => uri === settings)?.diagnostics.map(lineOf);
      const comes = (...lines: string[]): Promise<void> =>
        client.until(() => JSON.stringify(shown()) === JSON.stringify(lines));
      await client.open(one, WRONG);
      await comes('2 strict');
      await client.open(settings, `\n${BROKEN}`, 'jsonc');
      await comes('3 strict');
      await client.close(settings);
      await comes('2 strict');
      write(SETTINGS, MENDED);
      await change(SETTINGS, FileChangeType.Changed);
      await comes();
      write(SETTINGS, `\n\n${BROKEN}`);
      await change(SETTINGS, FileChangeType.Changed);
      await comes('4 strict');
      await client.close(one);
      await comes();
    });
  });
});
