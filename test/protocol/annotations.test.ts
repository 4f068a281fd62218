import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type {
  CodeLens,
  FoldingRange,
  InlayHint,
  MarkupContent,
  SelectionRange,
} from 'vscode-languageserver-types';
import { type ClientProfile, LspClient, rangeOf } from '../support/lsp-client.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

const URI = 'file:///drafts/one.policy.md';
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const FRONT_MATTER = '---\npolicyAddress:\n  publicationDate: 2023-10-25\n---\n\n';
const DRAFT = `${FRONT_MATTER}# Roads

- Build a road in the third quarter of 2024. (TLB, DEVB)
- Build 一條路 🚧 by early 2025
  and mend it soon. (TLB)

# Ships

• Paint a ship next year. (TLB)
`;

describe('what is shown beside a draft', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const start = async (profile: ClientProfile = {}, text = DRAFT): Promise<void> => {
    client = await LspClient.start({ pulls: true, ...profile });
    await client.open(URI, text, 'policy-address');
  };
  const textDocument = { uri: URI };
  const hints = (range = WHOLE): Promise<InlayHint[]> =>
    client.request('textDocument/inlayHint', { textDocument, range });
  const lenses = (): Promise<CodeLens[]> => client.request('textDocument/codeLens', { textDocument });
  const folds = (): Promise<FoldingRange[]> => client.request('textDocument/foldingRange', { textDocument });
  const selections = (...positions: unknown[]): Promise<SelectionRange[] | null> =>
    client.request('textDocument/selectionRange', { textDocument, positions });
  const labels = async (): Promise<unknown[]> => (await hints()).map(({ label }) => label);

  it('tells of deadlines, vague words and bullets, as Markdown with the rule’s page where that is shown', async () => {
    await start({ hover: ['markdown', 'plaintext'] });
    const said = async (words: string): Promise<MarkupContent> =>
      (await client.hover(URI, DRAFT, words))!.contents as MarkupContent;
    const deadline = await said('third quarter');
    assert.equal(deadline.kind, 'markdown');
    assert.match(
      deadline.value,
      /^\*\*From 1 July to 30 September 2024, the third quarter\*\*\n\nEnds 11 months after publication \(25 October 2023\)\.\n\n- Stated: /,
    );
    const other = 'file:///drafts/two.policy.md';
    const text = `${FRONT_MATTER}- Mend it soon. (TLB)\n`;
    await client.open(other, text, 'policy-address');
    const vague = (await client.hover(other, text, 'soon'))!.contents as MarkupContent;
    assert.match(vague.value, /^“soon” tells how fast.*\n\nFor example: “by end-2023”/);
    assert.match(vague.value, /\[deadline\/vague\]\(file:.*\/docs\/rules\/deadline\/vague\.md\)$/);
    const page = new URL(/\((file:.*)\)$/.exec(vague.value)![1]!);
    assert.match(readFileSync(page, 'utf8'), /deadline\/vague/);
    // The helper points at the second character, which is behind the bullet.
    assert.equal(
      (await said('- Build a road')).value,
      'Dated: in the third quarter of 2024 → 1 Jul – 30 Sept 2024 · TLB leads, DEVB in support · No problems',
    );
  });

  it('tells it in plain text where Markdown is not shown', async () => {
    await start();
    const hover = await client.hover(URI, DRAFT, 'next year');
    const { kind, value } = hover!.contents as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.doesNotMatch(value, /[*[\]]/);
    assert.match(value, /^From 1 January to 31 December 2024\n/);
  });

  it('shows the dates of approximate deadlines, unless the user wants others', async () => {
    let settings: unknown = null;
    await start({
      settings: () => settings,
      workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
    });
    assert.deepEqual(await labels(), ['→ by 31 Mar 2025']);
    const change = async (policyAddress: unknown): Promise<void> => {
      settings = policyAddress;
      const seen = [client.hintRefreshes, client.lensRefreshes];
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await client.until(() => client.hintRefreshes > seen[0]! && client.lensRefreshes > seen[1]!);
    };
    await change({ inlayHints: { deadlines: 'all', leadBureau: true } });
    assert.deepEqual(await labels(), [
      '→ 1 Jul – 30 Sept 2024',
      'Transport and Logistics Bureau',
      '→ by 31 Mar 2025',
      'Transport and Logistics Bureau',
      '→ 1 Jan – 31 Dec 2024',
      'Transport and Logistics Bureau',
    ]);
    await change({ inlayHints: { deadlines: 'off' } });
    assert.deepEqual(await labels(), []);
    assert.equal((await lenses()).length, 2);
    await change({ codeLens: false });
    assert.deepEqual(await lenses(), []);
    assert.deepEqual(await labels(), ['→ by 31 Mar 2025']);
  });

  it('asks no client to look again that cannot', async () => {
    await start({ settings: () => null });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes > 0);
    // What else it was asked would have come before this answer.
    await labels();
    assert.deepEqual([client.hintRefreshes, client.lensRefreshes], [0, 0]);
  });

  it('shows hints where the words are, after an edit too', async () => {
    await start();
    const [before] = await hints();
    const { end } = rangeOf(DRAFT, 'by early 2025');
    assert.deepEqual(before!.position, end);
    await client.change(URI, {
      range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
      text: '',
    });
    const [after] = await hints();
    assert.deepEqual(after!.position, { ...end, line: end.line - 5 });
  });

  it('counts above headings; a client that can show problems is given the place', async () => {
    await start({ commands: ['policyAddress.showProblems'] });
    const place = { line: 8, character: 0 };
    assert.deepEqual(await lenses(), [
      {
        range: { start: { line: 5, character: 0 }, end: { line: 5, character: 7 } },
        command: {
          title: '2 initiatives, 2 dated',
          command: '',
        },
      },
      {
        range: { start: { line: 11, character: 0 }, end: { line: 11, character: 7 } },
        command: { title: '1 initiative, 1 dated', command: '' },
      },
    ]);
    await client.change(URI, { range: rangeOf(DRAFT, ' by early 2025'), text: '' });
    assert.deepEqual((await lenses())[0]!.command, {
      title: '2 initiatives, 1 dated, 1 to look at',
      command: 'policyAddress.showProblems',
      arguments: [URI, place],
    });
  });

  it('gives a client no command that it does not have', async () => {
    await start({}, '# A\n\n- Mend it. (SB)\n');
    assert.deepEqual(
      (await lenses()).map(({ command }) => command),
      [{ title: '1 initiative, 0 dated, 1 to look at', command: '' }],
    );
  });

  it('folds, and no more than the client takes', async () => {
    await start({ textDocument: { foldingRange: { rangeLimit: 2, lineFoldingOnly: true } } });
    assert.deepEqual(await folds(), [
      { startLine: 5, endLine: 9 },
      { startLine: 11, endLine: 13 },
    ]);
    await client.stop();
    await start();
    assert.deepEqual(await folds(), [
      { startLine: 0, endLine: 3, kind: 'region' },
      { startLine: 5, endLine: 9 },
      { startLine: 8, endLine: 9 },
      { startLine: 11, endLine: 13 },
    ]);
  });

  it('selects step by step', async () => {
    await start();
    const [first, second] = (await selections(rangeOf(DRAFT, 'quarter').start, { line: 5, character: 3 }))!;
    assert.deepEqual(first!.range, rangeOf(DRAFT, 'quarter'));
    assert.deepEqual(first!.parent!.range, rangeOf(DRAFT, 'in the third quarter of 2024'));
    assert.deepEqual(second!.range, rangeOf(DRAFT, 'Roads'));
  });

  const assertNothing = async (): Promise<void> => {
    assert.deepEqual(await hints(), []);
    assert.deepEqual(await lenses(), []);
    assert.deepEqual(await folds(), []);
    assert.equal(await selections({ line: 0, character: 0 }), null);
    assert.equal(await client.hover(URI, 'next year', 'next'), null);
  };
  it('is nothing in what is no draft', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI.replace('.policy', ''), '# Open it next year\n', 'markdown');
    textDocument.uri = URI.replace('.policy', '');
    try {
      await assertNothing();
    } finally {
      textDocument.uri = URI;
    }
  });
  it('is nothing in what is not open', async () => {
    client = await LspClient.start({ pulls: true });
    await assertNothing();
  });

  const ODD: readonly (readonly [what: string, text: string])[] = [
    ['an empty draft', ''],
    ['half-written front matter', '---\npolicyAddress:\n'],
    ['a half-written tag', '# A\n\n- Mend it by 2027 (S'],
    ['a half-written comment', '# A\n\n<!-- \n\n- Mend it by 2027. (SB)'],
    ['lone carriage returns', '# A\r\r- Mend it by\r  early 2027. (SB)\r'],
    ['a line of a million characters', `- ${'Mend it by early 2027 '.repeat(45_000)}. (SB)\n`],
  ];
  for (const [what, text] of ODD) {
    it(`answers in ${what}`, async () => {
      await start({}, text);
      const [found] = (await selections({ line: 0, character: 2 }))!;
      assert.ok(found!.range);
      for (const { position } of await hints()) assert.ok(position.line >= 0);
      await lenses();
      await folds();
      await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 3 } });
      assert.deepEqual(client.logged, []);
    });
  }

  for (const name of ['supplement.policy.md', 'return-sb.policy.md']) {
    it(`says something of every deadline in ${name}`, async () => {
      const text = sample(name);
      await start({ settings: () => ({ inlayHints: { deadlines: 'all' } }) }, text);
      const found = await hints();
      assert.ok(found.length > 3);
      for (const { position } of found) {
        const hover = await client.request<{ contents: MarkupContent } | null>('textDocument/hover', {
          textDocument,
          position,
        });
        assert.match(hover!.contents.value, /\d{4}/);
      }
      assert.ok((await lenses()).length > 0);
      assert.ok((await folds()).length > 3);
    });
  }

  withMaterial('in the real Supplement', () => {
    it('counts 54 initiatives, folds its sections and tells what its deadlines mean', async () => {
      const text = `${FRONT_MATTER}${readSupplement()}`;
      await start({ settings: () => ({ inlayHints: { deadlines: 'all' } }) }, text);
      const titles = (await lenses()).map(({ command }) => command!.title);
      assert.ok(titles.includes('35 initiatives, 20 dated, 16 to look at'), titles.join('\n'));
      assert.ok((await hints()).length > 25);
      assert.ok((await folds()).length > 10);
      const hover = await client.hover(URI, text, 'the third quarter of 2024');
      assert.match(
        (hover!.contents as MarkupContent).value,
        /^By 30 September 2024, the end of the third quarter\nEnds 11 months/,
      );
    });
  });
});
