import { strict as assert } from 'node:assert';
import type { Position } from 'vscode-languageserver-types';
import { cursorMoved, documentStatus } from '../../server/src/protocol/index.js';
import { type ClientProfile, LspClient } from '../support/lsp-client.js';

const URI = 'file:///nowhere/draft.md';
const DONE =
  '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n- Build a pier by end-2031. (SB)\n';

/** What an initiative lacks that has neither a date nor a tag, in the last line. */
const BOTH = ['bureau/missing 3', 'deadline/missing 3'];

describe('while an initiative is being written', () => {
  let client: LspClient;
  let text: string;
  let cursor: Position;
  afterEach(() => client.stop());

  const start = async (before: string, at: Position, profile: ClientProfile = {}): Promise<void> => {
    client = await LspClient.start({ pulls: true, ...profile });
    text = before;
    cursor = at;
    await client.open(URI, text);
    await rules();
  };
  /** The rules of all problems that are shown, with the lines they stand in. */
  const rules = async (): Promise<string[]> =>
    (await client.diagnostics(URI)).map(({ code, range }) => `${code} ${range.start.line}`).sort();
  /** Types key by key, and looks at the problems behind each; Enter is a key, too. */
  const type = async (words: string): Promise<string[]> => {
    const seen = new Set<string>();
    for (const key of words) {
      await client.change(URI, { range: { start: cursor, end: cursor }, text: key });
      cursor =
        key === '\n'
          ? { line: cursor.line + 1, character: 0 }
          : { line: cursor.line, character: cursor.character + key.length };
      for (const rule of await rules()) seen.add(rule);
    }
    return [...seen];
  };
  const move = (line: number): Promise<void> =>
    client.connection.sendNotification(cursorMoved, {
      textDocument: { uri: URI },
      position: { line, character: 0 },
    });

  it('what it lacks so far is not told; a pause tells it', async () => {
    await start(DONE, { line: 3, character: 0 });
    assert.deepEqual(await type('- Build a bridge'), []);
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await rules(), BOTH);
  });

  it('it is not counted either until it is told', async () => {
    await start(DONE, { line: 3, character: 0 }, { follows: true });
    const warnings = async (): Promise<number> => {
      const status = await client.ask(documentStatus, { uri: URI });
      return status?.isDraft ? status.problems.warnings : NaN;
    };
    const seen: number[] = [];
    for (const key of '- Build a bridge') {
      await type(key);
      seen.push(await warnings());
    }
    assert.deepEqual([...new Set(seen)], [0]);
    assert.deepEqual(await rules(), []);
    // The change that is told may be that of a key.
    await client.until(() => client.refreshes > 0);
    const told = client.draftChanges;
    assert.equal(await warnings(), 2);
    await client.until(() => client.draftChanges > told);
  });

  it('going elsewhere tells it at once', async () => {
    await start(DONE, { line: 3, character: 0 });
    await type('- Build a bridge. (SB');
    await move(3);
    assert.deepEqual(await rules(), []);
    await move(0);
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await rules(), ['bureau/malformed-tag 3', 'deadline/missing 3']);
  });

  it('so does the next initiative', async () => {
    await start(DONE, { line: 3, character: 0 });
    await type('- Build a bridge.');
    assert.deepEqual(await type('\n- Build'), BOTH);
  });

  it('what stood before goes on standing, in every state in between', async () => {
    await start(`${DONE}- Build a bridge.\n`, { line: 3, character: 17 });
    assert.deepEqual(await rules(), BOTH);
    for (const key of ' Build a quay ') assert.deepEqual(await type(key), BOTH);
    // The tag is not finished, but that there was none is no longer so.
    await type('(S');
    assert.deepEqual(await type('B'), ['deadline/missing 3']);
  });

  it('what stands after a pause goes on standing while it is written on', async () => {
    await start(DONE, { line: 3, character: 0 });
    await type('- Build a bridge');
    await client.until(() => client.refreshes > 0);
    const told = await rules();
    for (const key of ' and a quay') {
      await type(key);
      assert.deepEqual(await rules(), told);
    }
  });

  it('a code is not judged before it is written to its end', async () => {
    // Editors close the bracket at once.
    await start(`${DONE}- Build a bridge by end-2031. ()\n`, { line: 3, character: 31 });
    // That there is no tag stood before.
    assert.deepEqual(await type('HAYB'), ['bureau/missing 3']);
    await move(0);
    await client.until(() => client.refreshes > 0);
    assert.deepEqual(await rules(), ['bureau/unknown-code 3']);
  });

  it('the bracket of a branch does not close the tag', async () => {
    await start(DONE, { line: 3, character: 0 });
    assert.deepEqual(await type('- Build a bridge by end-2031. (DEVB(W), SB'), []);
  });

  it('words that were pasted are judged at once', async () => {
    await start(`${DONE}- Build a bridge . (SB)\n`, { line: 3, character: 17 });
    await client.change(URI, { range: { start: cursor, end: cursor }, text: 'in due course' });
    assert.deepEqual(await rules(), ['deadline/vague 3']);
  });

  it('what is wrong in other initiatives is told as ever', async () => {
    await start(`${DONE}- Build a bridge by end-2031. (SB)\n`, { line: 0, character: 2 });
    await client.change(URI, {
      range: { start: { line: 3, character: 29 }, end: { line: 3, character: 34 } },
      text: '',
    });
    await move(0);
    assert.deepEqual(await type('Re'), ['bureau/missing 3']);
  });

  it('an editor that cannot be told to look again is told everything at once', async () => {
    await start(DONE, { line: 3, character: 0 }, { workspace: { diagnostics: {} } });
    assert.deepEqual(await type('- Build a bridge'), BOTH);
  });

  it('an editor that is sent problems is sent them behind a pause', async () => {
    client = await LspClient.start();
    await client.open(URI, DONE);
    await client.until(() => client.published.length > 0);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
    await client.change(URI, { range, text: '- Build a bridge' });
    await client.until(() => client.published.at(-1)!.version === 2);
    assert.deepEqual(client.published.at(-1)!.diagnostics, []);
    await client.until(() => client.published.at(-1)!.diagnostics.length === 2);
  });
});
