import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, MarkupContent, TextEdit } from 'vscode-languageserver-types';
import { SEMANTIC_TOKENS_LEGEND } from '../../server/src/features/semantic-tokens.js';
import { LspClient, rangeOf } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const URI = 'file:///nowhere/draft.md';
const THREE =
  '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n- Build a pier by end-2031. (SB)\n';

describe('server', () => {
  let client: LspClient;
  afterEach(() => client.stop());

  const codes = async (uri: string): Promise<unknown[]> =>
    (await client.diagnostics(uri)).map(({ code }) => code);

  describe('says what it can do', () => {
    const common = {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      documentSymbolProvider: true,
      hoverProvider: true,
      completionProvider: {
        triggerCharacters: ['(', '（', ',', '、', ' ', ':', '-', '/'],
        resolveProvider: true,
      },
      inlayHintProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      codeLensProvider: {},
      semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true },
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.policyAddress'],
      },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [')', '）'] },
      referencesProvider: { workDoneProgress: true },
      documentHighlightProvider: true,
      renameProvider: true,
      definitionProvider: true,
      workspaceSymbolProvider: { workDoneProgress: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };

    it('to a client that pulls diagnostics', async () => {
      client = await LspClient.start({ pulls: true });
      assert.deepEqual(client.initialized.capabilities, {
        ...common,
        diagnosticProvider: {
          identifier: 'policy-address',
          interFileDependencies: true,
          workspaceDiagnostics: true,
        },
      });
    });

    it('to one that does not', async () => {
      client = await LspClient.start();
      assert.deepEqual(client.initialized.capabilities, common);
    });
  });

  it('starts whatever language the editor names', async () => {
    for (const locale of ['en_US', 'C', '', 'zh-tw', 'de']) {
      client = await LspClient.start({ pulls: true, locale });
      await client.open(URI, `${THREE}- Build flats by end-2031. (THB)\n`);
      const [problem] = await client.diagnostics(URI);
      assert.match(String(problem?.message), /until 30 June 2022\. Write HB or TLB instead/);
      if (locale !== 'de') await client.stop();
    }
  });

  it('works over Node IPC as over standard input', async () => {
    client = await LspClient.start({ pulls: true, transport: 'ipc' });
    await client.open(URI, `${THREE}- Build a road by end-2031. (HAYB)\n`);
    assert.deepEqual(await codes(URI), ['bureau/unknown-code']);
  });

  it('underlines the words that are meant, with message, page and severity', async () => {
    client = await LspClient.start({ pulls: true });
    const text = `${THREE}- Build a road 🚧 by end-2031. (HAYB)\n`;
    await client.open(URI, text);
    const [diagnostic] = await client.diagnostics(URI);
    assert.deepEqual(diagnostic?.range, rangeOf(text, 'HAYB'));
    assert.equal(diagnostic?.severity, 1);
    assert.equal(diagnostic?.source, 'Policy Address');
    assert.equal(diagnostic?.message, 'No bureau has the code “HAYB”. Did you mean HYAB?');
    assert.ok(
      readFileSync(new URL(diagnostic!.codeDescription!.href), 'utf8').startsWith('# bureau/unknown-code'),
    );
  });

  it('names the other place that a problem speaks of, to a client that shows it', async () => {
    const text = `${THREE}- Build a road by end-2031, by mid-2033. (SB)\n`;
    for (const relatedPlaces of [true, false]) {
      client = await LspClient.start({ pulls: true, relatedPlaces });
      await client.open(URI, text);
      const [diagnostic] = await client.diagnostics(URI);
      assert.equal(diagnostic?.code, 'deadline/conflicting');
      assert.deepEqual(diagnostic?.range, rangeOf(text, 'by mid-2033'));
      const from = text.indexOf('by end-2031', THREE.length) - THREE.length;
      const range = { start: { line: 3, character: from }, end: { line: 3, character: from + 11 } };
      const other = { location: { uri: URI, range }, message: 'The other date: “by end-2031”.' };
      assert.deepEqual(diagnostic?.relatedInformation, relatedPlaces ? [other] : undefined);
      if (relatedPlaces) await client.stop();
    }
  });

  it('pushes to a client that does not pull, once for each change, and clears on close', async () => {
    client = await LspClient.start();
    await client.open(URI, `${THREE}- Build a road. (SB)\n`);
    await client.until(() => client.published.length === 1);
    assert.deepEqual(
      client.published[0]?.diagnostics.map(({ code }) => code),
      ['deadline/missing'],
    );
    const end = { line: 3, character: 14 };
    await client.change(URI, { range: { start: end, end }, text: ' by end-2031' });
    await client.until(() => client.published.length === 2);
    assert.deepEqual([client.published[1]?.version, client.published[1]?.diagnostics], [2, []]);
    await client.close(URI);
    await client.until(() => client.published.length === 3);
    assert.deepEqual(client.published[2], { uri: URI, diagnostics: [] });
  });

  it('never pushes to a client that pulls', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI, `${THREE}- Build a road. (SB)\n`);
    await client.change(URI, { text: `${THREE}- Build a rail. (SB)\n` });
    assert.deepEqual(await codes(URI), ['deadline/missing']);
    assert.deepEqual(client.published, []);
  });

  it('follows edits: many small ones give what the whole text gives', async () => {
    client = await LspClient.start({ pulls: true });
    const words =
      '- Build a road in due course. (HAYB)\n\n# Heading\n\n• Build “a” lane 🚧 promptly. (THB)\r\n';
    let text = THREE;
    await client.open(URI, text);
    for (const character of words) {
      const document = TextDocument.create(URI, 'markdown', 0, text);
      const end = document.positionAt(text.length);
      await client.change(URI, { range: { start: end, end }, text: character });
      text += character;
      await client.diagnostics(URI);
    }
    const typed = await client.diagnostics(URI);
    await client.open('file:///nowhere/other.md', text);
    assert.deepEqual(typed, await client.diagnostics('file:///nowhere/other.md'));
    assert.equal(typed.length, 6);
  });

  it('takes several changes in one message in their order', async () => {
    client = await LspClient.start({ pulls: true });
    await client.open(URI, THREE);
    const start = { line: 0, character: 0 };
    await client.change(
      URI,
      { range: { start, end: start }, text: 'x\n' },
      { range: { start, end: { line: 1, character: 0 } }, text: '- Build a hall. (SB)\n' },
      { range: rangeOf(`- Build a hall. (SB)\n${THREE}`, 'park by end-2031'), text: 'park' },
    );
    assert.deepEqual(await codes(URI), ['deadline/missing', 'deadline/missing']);
  });

  it('leaves alone what is no draft, and says nothing of it', async () => {
    client = await LspClient.start({ pulls: true });
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    for (const [uri, text] of [
      ['file:///nowhere/README.md', readme],
      ['file:///nowhere/empty.md', ''],
    ] as const) {
      await client.open(uri, text);
      assert.deepEqual(await client.diagnostics(uri), []);
      assert.deepEqual(await client.symbols(uri), []);
      assert.deepEqual(
        await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }),
        [],
      );
    }
    assert.deepEqual(await client.diagnostics('file:///nowhere/not-open.md'), []);
  });

  it('takes an untitled document and a virtual one for drafts too', async () => {
    client = await LspClient.start({ pulls: true });
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b/draft.md']) {
      await client.open(uri, `${THREE}- Build a road. (SB)\n`);
      assert.deepEqual(await codes(uri), ['deadline/missing']);
    }
  });

  describe('lists initiatives', () => {
    const text = `# Roads\n\n## North\n\n${THREE}\n# Rail\n\n- Build a line. (TLB, SB)\n`;
    const names = (symbols: DocumentSymbol[]): unknown[] =>
      symbols.map(({ name, detail, children }) =>
        children?.length ? [name, names(children)] : detail ? [name, detail] : [name],
      );

    it('flat in Markdown, where the editor lists headings itself', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, text);
      assert.deepEqual(names(await client.symbols(URI)), [
        ['Build a park by end-2031.', 'SB · by end-2031 · North'],
        ['Build a pool by end-2031.', 'SB · by end-2031 · North'],
        ['Build a pier by end-2031.', 'SB · by end-2031 · North'],
        ['Build a line.', 'TLB, SB · Rail'],
      ]);
    });

    it('as a tree under their sections in a draft that is nothing else', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, text, 'policy-address');
      const symbols = await client.symbols(URI);
      assert.deepEqual(names(symbols), [
        ['Roads', [['North', [
          ['Build a park by end-2031.', 'SB · by end-2031'],
          ['Build a pool by end-2031.', 'SB · by end-2031'],
          ['Build a pier by end-2031.', 'SB · by end-2031'],
        ]]]],
        ['Rail', [['Build a line.', 'TLB, SB']]],
      ]); // prettier-ignore
      assert.deepEqual(symbols[0]?.range, {
        start: { line: 0, character: 2 },
        end: rangeOf(text, 'pier by end-2031. (SB)').end,
      });
    });
  });

  describe('offers fixes', () => {
    const text = `${THREE}• Build a road by end-2031. (TLB/SB)\n- Build а rail by end-2031. (THB)\n`;
    const all = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const apply = (edits: TextEdit[]): string =>
      TextDocument.applyEdits(TextDocument.create(URI, '', 0, text), edits);

    it('a safe one where form is wrong, and suggestions where the meaning would change', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, text);
      const titles = (await client.actions(URI, all, ['quickfix'])).flatMap(({ title, isPreferred }) =>
        isPreferred === undefined ? [] : [[title, isPreferred]],
      );
      assert.deepEqual(titles, [
        ['Write as “- ”', true],
        ['Write as “(TLB, SB)”', true],
        ['Replace by the Latin “a”', true],
        ['Replace by TLB (Transport and Logistics Bureau)', false],
        ['Replace by HB (Housing Bureau)', false],
      ]);
    });

    it('only at the place that is asked for', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, text);
      assert.deepEqual(
        (await client.actions(URI, rangeOf(text, 'TLB/SB'))).map(({ title }) => title),
        [
          'Write as “(TLB, SB)”',
          'Ignore here (bureau/malformed-tag)',
          'Ignore in this draft (bureau/malformed-tag)',
        ],
      );
      assert.deepEqual(await client.actions(URI, rangeOf(text, 'a park')), []);
    });

    for (const kind of ['source.fixAll', 'source.fixAll.policyAddress']) {
      it(`all at once for ${kind}, and nothing the second time`, async () => {
        client = await LspClient.start({ pulls: true });
        await client.open(URI, text);
        const [action, ...others] = await client.actions(URI, all, [kind]);
        assert.deepEqual([action?.kind, others], ['source.fixAll.policyAddress', []]);
        const fixed = apply(action!.edit!.changes![URI]!);
        assert.equal(
          fixed,
          `${THREE}- Build a road by end-2031. (TLB, SB)\n- Build a rail by end-2031. (THB)\n`,
        );
        await client.change(URI, { text: fixed });
        assert.deepEqual(await client.actions(URI, all, [kind]), []);
      });
    }

    it('not for other kinds', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, text);
      assert.deepEqual(await client.actions(URI, all, ['source.organizeImports', 'refactor']), []);
    });

    it('with the version they are for, where the client can tell', async () => {
      client = await LspClient.start({ pulls: true, documentChanges: true });
      await client.open(URI, text);
      const [action] = await client.actions(URI, rangeOf(text, 'TLB/SB'));
      const edits = [{ range: rangeOf(text, '(TLB/SB)'), newText: '(TLB, SB)' }];
      assert.deepEqual(action?.edit, {
        documentChanges: [{ textDocument: { uri: URI, version: 1 }, edits }],
      });
    });
  });

  describe('tells what a code stands for', () => {
    const text = `# Work of SB\n\n${THREE}- Ask the FSD by end-2031. (FHB)\n`;
    const valueOf = async (words: string): Promise<string | undefined> => {
      const hover = await client.hover(URI, text, words);
      return (hover?.contents as MarkupContent | undefined)?.value;
    };

    it('in Markdown to a client that shows it, at the place of the code', async () => {
      client = await LspClient.start({ hover: ['markdown', 'plaintext'] });
      await client.open(URI, text);
      const hover = await client.hover(URI, text, 'SB');
      assert.deepEqual(hover?.range, rangeOf(text, 'SB'));
      assert.equal((hover?.contents as MarkupContent).kind, 'markdown');
      assert.match(
        (await valueOf('SB'))!,
        /^\*\*SB\*\* · Security Bureau · 保安局\n\n[^]*leads 3, supports 0$/,
      );
      assert.match((await valueOf('FSD'))!, /^- Overseen by: Security Bureau \(SB\)$/m);
      assert.equal(await valueOf('park'), undefined);
    });

    it('in plain text to any other', async () => {
      for (const hover of [['plaintext'] as const, undefined]) {
        client = await LspClient.start(hover ? { hover } : {});
        await client.open(URI, text);
        assert.equal(((await client.hover(URI, text, 'SB'))?.contents as MarkupContent).kind, 'plaintext');
        assert.match(
          (await valueOf('SB'))!,
          /^SB · Security Bureau · 保安局\nBureau, in force since 1 July 1997/,
        );
        if (hover) await client.stop();
      }
    });

    it('not in what is no draft', async () => {
      client = await LspClient.start({ hover: ['markdown'] });
      await client.open(URI, '# Work of SB\n');
      assert.equal(await valueOf('SB'), undefined);
    });
  });

  describe('offers snippets', () => {
    const labels = async (uri: string): Promise<string[]> => {
      const textDocument = { uri };
      const position = { line: 3, character: 0 };
      const items = await client.connection.sendRequest<{ label: string }[]>('textDocument/completion', {
        textDocument,
        position,
      });
      return items.map(({ label }) => label);
    };

    it('in drafts of languages for which the client has none itself', async () => {
      client = await LspClient.start({ snippets: ['policy-address'] });
      await client.open(URI, THREE);
      assert.ok((await labels(URI)).includes('initiative'));
      const draft = 'file:///nowhere/other.policy.md';
      await client.open(draft, THREE, 'policy-address');
      assert.deepEqual(await labels(draft), []);
    });

    it('not elsewhere, and not to a client that would show them as they are', async () => {
      client = await LspClient.start({ snippets: [] });
      await client.open(URI, 'No draft.\n\n\n\n');
      assert.deepEqual(await labels(URI), []);
      await client.stop();
      client = await LspClient.start();
      await client.open(URI, THREE);
      assert.deepEqual(await labels(URI), []);
    });
  });

  describe('colours', () => {
    const ask = <R>(method: string, params: object = {}): Promise<R> =>
      client.connection.sendRequest<R>(`textDocument/semanticTokens/${method}`, {
        textDocument: { uri: URI },
        ...params,
      });

    it('bureaux, dates and vague words: all, those of a range, and what a keystroke changed', async () => {
      client = await LspClient.start();
      await client.open(URI, THREE);
      const full = await ask<{ data: number[]; resultId: string }>('full');
      // Three dates and three bureaux of five numbers each.
      assert.equal(full.data.length, 30);
      const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
      assert.equal((await ask<{ data: number[] }>('range', { range })).data.length, 10);
      await client.change(URI, {
        range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } },
        text: 'Soon ',
      });
      const delta = await ask<{ edits: unknown[] }>('full/delta', { previousResultId: full.resultId });
      assert.equal(delta.edits.length, 1);
    });

    it('nothing that is no draft', async () => {
      client = await LspClient.start();
      await client.open(URI, '- Build a park by end-2031. (SB)\n');
      assert.deepEqual(await ask('full'), { data: [] });
    });

    it('anew when what drafts are judged by has changed', async () => {
      client = await LspClient.start({ watches: true });
      await client.open(URI, THREE);
      await client.watched({ uri: 'file:///nowhere/.policyaddress.json', type: 1 });
      await client.until(() => client.tokenRefreshes === 1);
    });
  });

  describe('reads its configuration', () => {
    let folder: string;
    const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    const configure = (where: string, text: string): void => {
      mkdirSync(path.join(folder, where), { recursive: true });
      writeFileSync(path.join(folder, where, '.policyaddress.json'), text);
    };
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('for each resource: nearest file, publication date, severities', async () => {
      configure('a', '{ "publicationDate": "2032-01-01" }');
      configure('b', '{ "rules": { "deadline/missing": "hint" } }');
      client = await LspClient.start({ pulls: true, folders: [uri('a'), uri('b')] });
      const text = `${THREE}- Build a road. (SB)\n`;
      await client.open(uri('a/draft.md'), text);
      await client.open(uri('b/draft.md'), text);
      assert.deepEqual(await codes(uri('a/draft.md')), [
        'deadline/past',
        'deadline/past',
        'deadline/past',
        'deadline/missing',
      ]);
      assert.deepEqual(
        (await client.diagnostics(uri('b/draft.md'))).map(({ code, severity }) => [code, severity]),
        [['deadline/missing', 4]],
      );
    });

    it('asks the editor’s settings by resource', async () => {
      client = await LspClient.start({
        pulls: true,
        settings: (scope) => ({ recogniseByContent: !scope.endsWith('not.md') }),
      });
      for (const name of ['yes.md', 'not.md']) await client.open(uri(name), `${THREE}- Build a road. (SB)\n`);
      assert.deepEqual(await codes(uri('yes.md')), ['deadline/missing']);
      assert.deepEqual(await codes(uri('not.md')), []);
      assert.ok(client.registered.includes('workspace/didChangeConfiguration'));
    });

    it('anew when the file changes, and asks the client to pull', async () => {
      client = await LspClient.start({ pulls: true, watches: true });
      await client.open(uri('draft.md'), THREE);
      assert.deepEqual(await codes(uri('draft.md')), []);
      assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
      configure('.', '{ "publicationDate": "2032-01-01" }');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uri('.policyaddress.json'), type: 1 }],
      });
      await client.until(() => client.refreshes === 1);
      assert.deepEqual(await codes(uri('draft.md')), ['deadline/past', 'deadline/past', 'deadline/past']);
    });

    it('and says so where it is broken, once, without losing the rest', async () => {
      configure('.', '{ "publicationDate": "2032-01-01",\n  "rules": { "deadline/pst": "off" } }');
      client = await LspClient.start({ pulls: true });
      await client.open(uri('draft.md'), THREE);
      assert.equal((await codes(uri('draft.md'))).length, 3);
      await client.until(() => client.shown.length > 0);
      assert.equal(client.shown.length, 1);
      assert.match(
        client.shown[0]!,
        /\.policyaddress\.json, line 2, is left out\. There is no rule “deadline\/pst”/,
      );
    });

    it('underlines what is wrong in the file itself, as it is typed', async () => {
      client = await LspClient.start({ pulls: true });
      const text = '{ "rule": {} }';
      await client.open(uri('.policyaddress.json'), text, 'jsonc');
      assert.deepEqual(
        (await client.diagnostics(uri('.policyaddress.json'))).map(({ range }) => range),
        [rangeOf(text, '"rule"')],
      );
      await client.change(uri('.policyaddress.json'), { text: '{ "rules": {} }' });
      assert.deepEqual(await client.diagnostics(uri('.policyaddress.json')), []);
    });
  });

  describe('stays alive and quick on bad input', () => {
    const HOSTILE: readonly (readonly [what: string, text: string])[] = [
      ['nothing', ''],
      ['a line of 5 MB', `- ${'Build parks and '.repeat(330_000)}. (SB)`],
      ['5 MB of dates and vague words', `- ${'word by 2026 in due course '.repeat(190_000)}. (SB)`],
      ['5 MB without a space', 'x'.repeat(5_000_000)],
      ['a binary file', String.fromCharCode(...Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256))],
      ['a tag never closed', `${THREE}- Build a road by end-2031. (SB, `],
      ['20 000 nested quotes', `${'> '.repeat(20_000)}- Build a road. (SB)`],
      [
        '200 levels of nested items',
        Array.from({ length: 2000 }, (_, i) => `${'  '.repeat(i % 200)}- a (SB)`).join('\n'),
      ],
      ['100 000 brackets', '- ' + '('.repeat(100_000)],
      ['100 000 quotation marks', '- ' + '"'.repeat(100_000)],
      ['unclosed front matter', '---\npolicyAddress:\n  kind: [[[[[[[[[[[['],
      ['lone surrogates', '- Build \ud83d a road \udea7. (SB)'],
      ['an unclosed comment', `${THREE}<!-- ${'x'.repeat(100_000)}`],
      ['an alias bomb', '---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\npolicyAddress: *c\n---\n'],
    ];
    for (const [what, text] of HOSTILE) {
      it(what, async () => {
        client = await LspClient.start({ pulls: true });
        await client.open(URI, text, 'policy-address');
        await client.diagnostics(URI);
        await client.symbols(URI);
        await client.change(URI, {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          text: 'x',
        });
        await client.diagnostics(URI);
        await client.open('file:///nowhere/next.md', `${THREE}- Build a road. (SB)\n`);
        assert.deepEqual(await codes('file:///nowhere/next.md'), ['deadline/missing']);
        assert.deepEqual(client.logged, []);
      });
    }

    it('sends the worst thousand problems and says so', async () => {
      client = await LspClient.start({ pulls: true });
      await client.open(URI, '- Build a road. (SB)\n'.repeat(1500) + '- Build a road by 2031. (HAYB)\n');
      const diagnostics = await client.diagnostics(URI);
      assert.equal(diagnostics.length, 1000);
      assert.equal(
        diagnostics[0]?.message,
        'Only the 999 most serious of 1501 problems of this draft are shown.',
      );
      assert.equal(diagnostics.at(-1)?.code, 'bureau/unknown-code');
    });
  });
});
