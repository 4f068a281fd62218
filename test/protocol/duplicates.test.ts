import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, Range, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const CLI = path.join(ROOT, 'dist/cli.js');
const RULE = 'structure/duplicate-initiative';
const DESK = 'Set up a help desk for stall holders at 12 public markets by end-2031. (EEB)';
const OTHERS = '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n';
const ONE = `# One\n\n${OTHERS}- ${DESK}\n`;
const TWO = `# Two\n\n${OTHERS}\n- ${DESK.replace('2031', '2032')}\n`;

describe('a promise that two drafts make', () => {
  let folder: string;
  let client: LspClient | undefined;
  beforeEach(() => (folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'policy-address-')))));
  afterEach(async () => {
    await client?.stop();
    client = undefined;
    rmSync(folder, { recursive: true });
  });

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return uriOf(name);
  };
  const start = async (profile: ClientProfile = {}): Promise<LspClient> =>
    (client = await LspClient.start({ relatedPlaces: true, folders: [uriOf('')], ...profile }));
  const pulling = (): Promise<LspClient> =>
    start({ pulls: true, watches: true, workspace: { diagnostics: { refreshSupport: true } } });
  /** The lines of the promises that are made twice, with the files and lines of the others. */
  const told = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics
      .filter(({ code }) => code === RULE)
      .map(({ range, relatedInformation = [] }) => {
        const places = relatedInformation.map(
          ({ location }) => `${path.basename(location.uri)}:${location.range.start.line + 1}`,
        );
        return `${range.start.line + 1} = ${places.join(', ')}`;
      });
  const lint = (args: readonly string[]): { out: string; json: () => unknown } => {
    const run = (...more: string[]): string =>
      spawnSync(process.execPath, [CLI, 'lint', ...args, ...more], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, CI: '' },
      }).stdout;
    return { out: run(), json: () => JSON.parse(run('--format', 'json')) as unknown };
  };

  it('is told in both that are open, and goes from one when it goes from the other', async () => {
    const [one, two] = [write('one.md', ONE), write('two.md', TWO)];
    const editor = await pulling();
    await editor.open(one, ONE);
    assert.deepEqual(told(await editor.diagnostics(one)), []);
    await editor.open(two, TWO);
    const finding = (await editor.diagnostics(two)).find(({ code }) => code === RULE);
    assert.equal(
      finding?.message,
      'This promise is also made in “one.md”, by another date. Keep it in one place, or say how the two differ.',
    );
    assert.deepEqual(told(await editor.diagnostics(two)), ['6 = one.md:5']);
    // The first draft was answered for before: the client is told to ask again.
    await editor.until(() => editor.refreshes > 0);
    assert.deepEqual(told(await editor.diagnostics(one)), ['5 = two.md:6']);
    const before = editor.refreshes;
    await editor.change(two, { text: TWO.replace('12 public', '14 public') });
    assert.deepEqual(told(await editor.diagnostics(two)), []);
    await editor.until(() => editor.refreshes > before);
    assert.deepEqual(told(await editor.diagnostics(one)), []);
  });

  it('is told of where it stands while the other draft is written in, above it', async () => {
    const [one, two] = [write('one.md', ONE), write('two.md', TWO)];
    const editor = await pulling();
    await editor.open(two, TWO);
    await editor.open(one, ONE);
    await editor.diagnostics(one);
    assert.deepEqual(told(await editor.diagnostics(two)), ['6 = one.md:5']);
    const at = (line: number, character: number): Range => {
      const position = { line, character };
      return { start: position, end: position };
    };
    for (const [range, text, place] of [
      [at(0, 5), ' of the drafts', 'one.md:5'],
      [at(0, 19), '\n\nIt has a word', 'one.md:7'],
      [at(2, 13), ' in front of what it promises.', 'one.md:7'],
    ] as const) {
      await editor.change(one, { range, text });
      await editor.diagnostics(one);
      assert.deepEqual(told(await editor.diagnostics(two)), [`6 = ${place}`], text);
    }
  });

  it('is sent to a client that does not ask', async () => {
    const [one, two] = [write('one.md', ONE), write('two.md', TWO)];
    const editor = await start();
    const last = (uri: string): string[] | undefined => {
      const sent = editor.published.filter((params) => params.uri === uri).at(-1);
      return sent && told(sent.diagnostics);
    };
    await editor.open(one, ONE);
    await editor.until(() => last(one) !== undefined);
    assert.deepEqual(last(one), []);
    await editor.open(two, TWO);
    await editor.until(() => last(one)?.[0] === '5 = two.md:6');
    await editor.change(two, { text: OTHERS });
    await editor.until(() => last(one)?.length === 0);
  });

  it('is found by editor and command line alike, among files that nobody has open', async () => {
    write('one.md', ONE);
    write('two.md', TWO);
    write('three.md', `${ONE}- ${DESK}\n`);
    const editor = await pulling();
    const { items } = await editor.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const served = items.flatMap((item) =>
      item.kind === 'full' ? told(item.items).map((line) => `${path.basename(item.uri)}: ${line}`) : [],
    );
    assert.deepEqual(served.sort(), [
      'one.md: 5 = three.md:5, three.md:6, two.md:6',
      'three.md: 5 = one.md:5, two.md:6',
      'three.md: 6 = three.md:5, one.md:5, two.md:6',
      'two.md: 6 = one.md:5, three.md:5, three.md:6',
    ]);
    interface Report {
      drafts: {
        path: string;
        findings: { rule: string; line: number; related: { path: string; line: number }[] }[];
      }[];
    }
    const found = (lint(['.']).json() as Report).drafts.flatMap(({ path: name, findings }) =>
      findings
        .filter(({ rule }) => rule === RULE)
        .map(
          ({ line, related }) =>
            `${name}: ${line} = ${related.map((place) => `${place.path}:${place.line}`).join(', ')}`,
        ),
    );
    assert.deepEqual(found.sort(), served);
  });

  it('is named with file and line on the command line, however they are named', () => {
    write('one.md', ONE);
    write('two.md', TWO);
    const { out } = lint(['two.md', 'one.md']);
    assert.match(
      out,
      /6:3 +information +This promise is also made in “one\.md”, by .* See one\.md:5\. +structure/,
    );
    assert.match(
      out,
      /5:3 +information +This promise is also made in “two\.md”, by .* See two\.md:6\. +structure/,
    );
    assert.doesNotMatch(lint(['one.md']).out, /duplicate/);
  });

  it('is left alone by a comment, a baseline and a setting', () => {
    const others = { 'structure/metadata': 'off', 'directive/unused': 'off' };
    write('.policyaddress.json', JSON.stringify({ rules: others }));
    write('one.md', ONE);
    write('two.md', TWO.replace('- Set up', `<!-- policy-address-disable-next-line ${RULE} -->\n- Set up`));
    assert.doesNotMatch(lint(['.']).out, /two\.md\n/);
    assert.match(lint(['.', '--baseline', 'accepted.json']).out, /^$/);
    assert.match(lint(['.', '--baseline', 'accepted.json']).out, /^$/);
    assert.match(lint(['.']).out, /See two\.md:7/);
    write('.policyaddress.json', JSON.stringify({ rules: { ...others, [RULE]: 'off' } }));
    assert.equal(lint(['.']).out, '');
  });

  it('waits in a sentence that is being written', async () => {
    const [one, two] = [write('one.md', ONE), write('two.md', OTHERS)];
    const editor = await pulling();
    await editor.open(one, ONE);
    await editor.open(two, OTHERS);
    await editor.diagnostics(one);
    await editor.diagnostics(two);
    const start = { line: 2, character: 0 };
    await editor.change(two, { range: { start, end: start }, text: `- ${DESK.slice(0, 40)}` });
    const end = { line: 2, character: 42 };
    await editor.change(two, { range: { start: end, end }, text: DESK.slice(40) });
    assert.deepEqual(told(await editor.diagnostics(two)), []);
    // Once for the other draft, once when nobody types any more.
    await editor.until(() => editor.refreshes > 1);
    assert.deepEqual(told(await editor.diagnostics(two)), ['3 = one.md:5']);
  });
});
