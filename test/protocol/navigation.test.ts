import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CancellationTokenSource,
  type DocumentHighlight,
  DocumentHighlightKind,
  LSPErrorCodes,
  type Location,
  type LocationLink,
  ProgressType,
  type Range,
  ResponseError,
  type SymbolInformation,
  type TextDocumentClientCapabilities,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { type ClientProfile, LspClient, rangeOf } from '../support/lsp-client.js';
import { MATERIAL, ROOT, readSupplement, withMaterial } from '../support/shared.js';

const FOLDER = 'memfs:/work';
const uriOf = (name: string): string => `${FOLDER}/${name}`;

const FRONT = (day: string, bureau = ''): string =>
  `---\npolicyAddress:\n  publicationDate: ${day}\n${bureau && `  bureau: ${bureau}\n`}---\n\n`;

/** Drafts of a folder; the one with Windows' line ends, the one in Chinese, and one of another government among them. */
const DRAFTS: Readonly<Record<string, string>> = {
  'a.policy.md': `${FRONT('2025-09-17')}- Pave a road with the SB by end-2026. (SB, TLB)\n- Plant trees 🌳 by 2027. (sb)\n`,
  'b.policy.md': `${FRONT('2025-09-17', 'SB')}- Open a pool by mid-2026. (TLB)\n`.replaceAll('\n', '\r\n'),
  'c.policy.md': `${FRONT('2023-10-25')}- 興建公園。（保安局、TLB）\n`,
  'notes.md': '# Notes\n\nThe SB (SB) wrote.\n',
  'other/programme.policy.md': `${FRONT('2025-09-17')}- Open a line by end-2027. (SB, MOT)\n`,
};
const SAMPLE = path.join(ROOT, 'seeds/samples/another-government');
const REGISTRY = readFileSync(path.join(SAMPLE, 'registry.policyaddress.json'), 'utf8').replace(
  '{ "code": "MOF"',
  '{ "code": "SB", "nameEn": "Board of Seas" },\n    { "code": "MOF"',
);
const SETTINGS: Readonly<Record<string, string>> = {
  'other/.policyaddress.json': '{ "registry": "registry.json" }',
  'other/registry.json': REGISTRY,
};

const RENAMES: TextDocumentClientCapabilities = { rename: { prepareSupport: true } };

describe('navigation', () => {
  let client: LspClient;
  let files: Map<string, string>;
  beforeEach(() => {
    files = new Map(Object.entries({ ...DRAFTS, ...SETTINGS }).map(([name, text]) => [uriOf(name), text]));
  });
  afterEach(() => client.stop());

  const start = async (profile: ClientProfile = {}): Promise<void> => {
    client = await LspClient.start({
      pulls: true,
      folders: [FOLDER],
      files,
      textDocument: RENAMES,
      ...profile,
    });
  };
  const open = (name: string): Promise<void> =>
    client.open(uriOf(name), files.get(uriOf(name))!, 'policy-address');
  const at = (
    name: string,
    words: string,
    into = 1,
  ): { textDocument: { uri: string }; position: Range['start'] } => {
    const { line, character } = rangeOf(files.get(uriOf(name))!, words).start;
    return { textDocument: { uri: uriOf(name) }, position: { line, character: character + into } };
  };
  /** The range of words without the bracket before them. */
  const codeIn = (name: string, words: string): Range => {
    const { start, end } = rangeOf(files.get(uriOf(name))!, words);
    return { start: { ...start, character: start.character + 1 }, end };
  };
  const textAt = ({ uri, range }: Location): string =>
    TextDocument.create(uri, '', 0, files.get(uri)!).getText(range);
  const shown = (locations: readonly Location[]): string[] =>
    locations.map((location) => `${location.uri.slice(FOLDER.length + 1)} ${textAt(location)}`);
  const references = (name: string, words: string, includeDeclaration = false): Promise<Location[]> =>
    client.request('textDocument/references', { ...at(name, words), context: { includeDeclaration } });
  const refusal = async (asked: Promise<unknown>): Promise<string> => {
    const error = await asked.then(
      () => assert.fail('it was not refused'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ResponseError, String(error));
    assert.equal(error.code, LSPErrorCodes.RequestFailed);
    return error.message;
  };
  const rename = (name: string, words: string, newName: string): Promise<WorkspaceEdit> =>
    client.request('textDocument/rename', { ...at(name, words), newName });

  describe('references', () => {
    const OURS = ['a.policy.md SB', 'a.policy.md sb', 'b.policy.md SB', 'c.policy.md 保安局'];

    it('are the tags and front matter of all drafts of one government, open or not', async () => {
      await start();
      await open('a.policy.md');
      assert.deepEqual(shown(await references('a.policy.md', '(SB')), OURS);
      assert.deepEqual(shown(await references('a.policy.md', 'SB by')), OURS);
      await open('b.policy.md');
      assert.deepEqual(shown(await references('b.policy.md', 'SB')), OURS);
      await open('other/programme.policy.md');
      assert.deepEqual(shown(await references('other/programme.policy.md', '(SB')), [
        'other/programme.policy.md SB',
      ]);
    });

    it('are of one government where its registry is added to, or goes with another calendar', async () => {
      const calendar = readFileSync(path.join(SAMPLE, 'calendar.policyaddress.json'), 'utf8');
      files.set(uriOf('other/north/.policyaddress.json'), '{ "registry": "r.json", "calendar": "c.json" }');
      files.set(uriOf('other/north/r.json'), REGISTRY);
      files.set(uriOf('other/north/c.json'), calendar);
      files.set(uriOf('other/north/a.policy.md'), '- Open a line by end-2027. (SB)\n');
      files.set(
        uriOf('more/.policyaddress.json'),
        '{ "bureaux": [{ "code": "ZZB", "name": "Bureau of Sleep" }] }',
      );
      files.set(uriOf('more/a.policy.md'), '- Open a line by end-2027. (SB)\n');
      await start();
      await open('a.policy.md');
      assert.deepEqual(shown(await references('a.policy.md', '(SB')), [...OURS, 'more/a.policy.md SB']);
      await open('other/programme.policy.md');
      assert.deepEqual(shown(await references('other/programme.policy.md', '(SB')), [
        'other/north/a.policy.md SB',
        'other/programme.policy.md SB',
      ]);
    });

    it('have the entry of the registry before them where it is asked for', async () => {
      await start();
      await open('other/programme.policy.md');
      const [entry, ...rest] = await references('other/programme.policy.md', '(SB', true);
      assert.deepEqual(shown([entry!]), ['other/registry.json "SB"']);
      assert.equal(rest.length, 1);
    });

    it('are none of other words, nor of documents that are no drafts', async () => {
      await start();
      await open('a.policy.md');
      assert.deepEqual(await references('a.policy.md', 'Plant'), []);
      await client.open(uriOf('notes.md'), DRAFTS['notes.md']!);
      assert.deepEqual(await references('notes.md', '(SB'), []);
    });

    it('follow what is typed', async () => {
      await start();
      await open('a.policy.md');
      await references('a.policy.md', '(SB');
      const typed = DRAFTS['a.policy.md']!.replace('(sb)', '(EDB)');
      await client.change(uriOf('a.policy.md'), { text: typed });
      assert.equal((await references('a.policy.md', '(SB')).length, OURS.length - 1);
    });

    it('come in parts, with progress, to a client that wants them so', async () => {
      for (let i = 0; i < 300; i++)
        files.set(uriOf(`many/${i}.policy.md`), `${FRONT('2025-09-17')}- A. (SB)\n`);
      await start();
      await open('a.policy.md');
      const parts: Location[] = [];
      const kinds: string[] = [];
      const { connection } = client;
      connection.onProgress(new ProgressType<Location[]>(), 'part', (some) => void parts.push(...some));
      connection.onProgress(
        new ProgressType<{ kind: string }>(),
        'done',
        ({ kind }) => void kinds.push(kind),
      );
      const rest = await client.request<Location[]>('textDocument/references', {
        ...at('a.policy.md', '(SB'),
        context: { includeDeclaration: false },
        workDoneToken: 'done',
        partialResultToken: 'part',
      });
      assert.deepEqual(rest, []);
      assert.equal(parts.length, 300 + OURS.length);
      assert.deepEqual([kinds[0], kinds.at(-1)], ['begin', 'end']);
      assert.ok(kinds.filter((kind) => kind === 'report').length > 2);
    });

    it('end when nobody waits for them any more', async () => {
      for (let i = 0; i < 2000; i++) files.set(uriOf(`many/${i}.policy.md`), '- A. (SB)\n');
      await start();
      await open('a.policy.md');
      const source = new CancellationTokenSource();
      const asked = client.connection.sendRequest(
        'textDocument/references',
        { ...at('a.policy.md', '(SB'), context: { includeDeclaration: false } },
        source.token,
      );
      source.cancel();
      await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    });
  });

  describe('highlights', () => {
    it('are the places in the document at hand', async () => {
      await start();
      await open('a.policy.md');
      const found = await client.request<DocumentHighlight[]>(
        'textDocument/documentHighlight',
        at('a.policy.md', '(SB'),
      );
      assert.deepEqual(
        found,
        ['(SB', '(sb'].map((words) => ({
          range: codeIn('a.policy.md', words),
          kind: DocumentHighlightKind.Text,
        })),
      );
      assert.equal(await client.request('textDocument/documentHighlight', at('a.policy.md', 'Plant')), null);
    });
  });

  describe('rename', () => {
    const applied = (edit: WorkspaceEdit): Record<string, string> =>
      Object.fromEntries(
        (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument: { uri }, edits }) => [
          uri.slice(FOLDER.length + 1),
          TextDocument.applyEdits(TextDocument.create(uri, '', 0, files.get(uri)!), edits as never),
        ]),
      );

    it('changes the tags of all drafts of one government, with versions where they are open', async () => {
      await start({ documentChanges: true });
      await open('a.policy.md');
      const edit = await rename('a.policy.md', '(SB', 'edb');
      assert.deepEqual(applied(edit), {
        'a.policy.md': DRAFTS['a.policy.md']!.replace('(SB', '(EDB').replace('(sb', '(EDB'),
        'b.policy.md': DRAFTS['b.policy.md']!.replace('SB', 'EDB'),
        'c.policy.md': DRAFTS['c.policy.md']!.replace('保安局', 'EDB'),
      });
      const versions = (edit.documentChanges as TextDocumentEdit[]).map(
        ({ textDocument }) => textDocument.version,
      );
      assert.deepEqual(versions, [1, null, null]);
    });

    it('leaves a bureau once in a tag that names it already', async () => {
      await start({ documentChanges: true });
      await open('a.policy.md');
      const changed = applied(await rename('a.policy.md', '(SB', 'TLB'));
      assert.match(changed['a.policy.md']!, /\(TLB\)\n- Plant trees 🌳 by 2027\. \(TLB\)/);
      for (const [name, text] of Object.entries(changed)) {
        const uri = uriOf(`renamed/${name}`);
        await client.open(uri, text, 'policy-address');
        const rules = (await client.diagnostics(uri)).map(({ code }) => code);
        assert.ok(!rules.includes('bureau/duplicate-code'), text);
      }
    });

    it('gives plain changes to a client that knows no versions', async () => {
      await start();
      await open('a.policy.md');
      const { changes, documentChanges } = await rename('a.policy.md', '(SB', 'EDB');
      assert.equal(documentChanges, undefined);
      assert.deepEqual(Object.keys(changes!), ['a.policy.md', 'b.policy.md', 'c.policy.md'].map(uriOf));
    });

    it('says where one can rename, and why not elsewhere', async () => {
      await start();
      await open('a.policy.md');
      const prepare = (words: string): Promise<unknown> =>
        client.request('textDocument/prepareRename', at('a.policy.md', words));
      assert.deepEqual(await prepare('(SB'), {
        range: codeIn('a.policy.md', '(SB'),
        placeholder: 'SB',
      });
      assert.match(await refusal(prepare('SB by')), /^To rename SB in all drafts/);
      assert.match(await refusal(prepare('Plant')), /^Only a code in a bureau tag/);
      assert.match(await refusal(rename('a.policy.md', 'Plant', 'EDB')), /^Only a code in a bureau tag/);
      await client.open(uriOf('notes.md'), DRAFTS['notes.md']!);
      const inNotes = at('notes.md', '(SB');
      assert.equal(await client.request('textDocument/prepareRename', inNotes), null);
      assert.equal(await client.request('textDocument/rename', { ...inNotes, newName: 'EDB' }), null);
    });

    it('is refused where the new code is none, and where it is not in force in one of the drafts', async () => {
      files.set(uriOf('d.policy.md'), `${FRONT('2021-10-06')}- Guard it by end-2026. (SB)\n`);
      await start();
      await open('a.policy.md');
      assert.match(await refusal(rename('a.policy.md', '(SB', 'EBD')), /Did you mean .*EDB/);
      assert.match(
        await refusal(rename('a.policy.md', '(SB', 'FSD')),
        /Fire Services Department\) is no bureau/,
      );
      assert.match(await refusal(rename('a.policy.md', '(SB', 'MOT')), /^No bureau has the code “MOT”/);
      assert.equal(
        await refusal(rename('a.policy.md', '(SB', 'HYAB')),
        'HYAB (Home and Youth Affairs Bureau) exists only from 1 July 2022. The draft “d.policy.md” is of 6 October 2021.',
      );
      assert.equal(
        await refusal(rename('a.policy.md', 'TLB', 'tlb')),
        'TLB is written so in all tags already.',
      );
    });

    it('is offered without a trial to a client that asks for none', async () => {
      await start({ textDocument: {} });
      assert.equal(client.initialized.capabilities.renameProvider, true);
      await client.stop();
      await start();
      assert.deepEqual(client.initialized.capabilities.renameProvider, {
        prepareProvider: true,
        workDoneProgress: true,
      });
    });
  });

  describe('definition', () => {
    const definition = <T>(name: string, words: string): Promise<T> =>
      client.request('textDocument/definition', at(name, words));
    const SEEDED = path.join(ROOT, 'seeds/bureaux.json');
    const linesOf = (file: string, { start, end }: Range): string =>
      readFileSync(file, 'utf8')
        .split('\n')
        .slice(start.line, end.line + 1)
        .join('\n');

    it('is the entry in the file of the registry that ships', async () => {
      await start({ textDocument: { definition: { linkSupport: true } } });
      for (const [name, words] of [
        ['a.policy.md', '(SB'],
        ['a.policy.md', 'SB by'],
        ['b.policy.md', 'SB'],
        ['c.policy.md', '保安局'],
      ] as const) {
        await open(name);
        const [link] = await definition<LocationLink[]>(name, words);
        assert.equal(link!.targetUri, pathToFileURL(SEEDED).href);
        const entry = JSON.parse(linesOf(SEEDED, link!.targetRange).trim().replace(/,$/, '')) as {
          id: string;
        };
        assert.equal(entry.id, 'SB');
        assert.match(linesOf(SEEDED, link!.targetSelectionRange), /^\s*"code": "SB",$/);
        const text = textAt({ uri: uriOf(name), range: link!.originSelectionRange! });
        assert.ok(['SB', '保安局'].includes(text), text);
      }
      assert.equal(await definition('a.policy.md', 'Plant'), null);
    });

    it('is that of the organisation that had the code then', async () => {
      files.set(uriOf('old.policy.md'), `${FRONT('1999-10-06')}- Build flats. (HB)\n`);
      files.set(uriOf('new.policy.md'), `${FRONT('2025-09-17')}- Build flats. (HB)\n`);
      await start();
      const firstDays: unknown[] = [];
      for (const name of ['old.policy.md', 'new.policy.md']) {
        await open(name);
        const { uri, range } = await definition<Location>(name, '(HB');
        assert.equal(uri, pathToFileURL(SEEDED).href);
        const rest = readFileSync(SEEDED, 'utf8').split('\n').slice(range.start.line).join('\n');
        firstDays.push(/"validFrom": "([^"]*)"/.exec(rest)![1]);
      }
      assert.deepEqual(firstDays, ['1997-07-01', '2022-07-01']);
    });

    it('is the entry in the settings where they add or correct it', async () => {
      files.set(
        uriOf('.policyaddress.json'),
        '{\n  "bureaux": [\n    { "code": 3 },\n    { "code": "HAB", "name": "Hall of All" },\n    { "code": "ZZB", "name": "Bureau of Sleep" }\n  ]\n}\n',
      );
      files.set(uriOf('z.policy.md'), `${FRONT('2025-09-17')}- Sleep with SB by end-2026. (ZZB, HAB)\n`);
      await start();
      await open('z.policy.md');
      assert.deepEqual(await definition('z.policy.md', 'ZZB'), {
        uri: uriOf('.policyaddress.json'),
        range: { start: { line: 4, character: 14 }, end: { line: 4, character: 19 } },
      });
      assert.equal((await definition<Location>('z.policy.md', 'HAB')).range.start.line, 3);
      assert.equal((await definition<Location>('z.policy.md', 'SB by')).uri, pathToFileURL(SEEDED).href);
    });

    it('tells entries with the same code apart by their days', async () => {
      const twice = (name: string): string =>
        `{ "code": "ZZB", "${name}": "Bureau of Sleep", "DAYTO": "2024-12-31" },\n` +
        `{ "code": "ZZB", "${name}": "Bureau of Sleep", "DAYFROM": "2025-01-01" }`;
      const short = twice('name').replace('DAYTO', 'to').replace('DAYFROM', 'from');
      const long = twice('nameEn').replace('DAYTO', 'validTo').replace('DAYFROM', 'validFrom');
      files.set(uriOf('.policyaddress.json'), `{ "bureaux": [\n{ "code": 3 },\n${short}\n] }`);
      files.set(uriOf('far/.policyaddress.json'), '{ "registry": "r.json" }');
      files.set(uriOf('far/r.json'), `{ "organisations": [\n{ "code": 3 },\n${long}\n] }`);
      await start();
      for (const folder of ['', 'far/']) {
        const lines: number[] = [];
        for (const year of [2023, 2026]) {
          const name = `${folder}${year}.policy.md`;
          files.set(uriOf(name), `${FRONT(`${year}-10-06`)}- Sleep by end-2026. (ZZB)\n`);
          await open(name);
          lines.push((await definition<Location>(name, 'ZZB')).range.start.line);
        }
        assert.deepEqual(lines, [2, 3], folder);
      }
    });

    it('is the entry in the registry that the settings name, as it is typed', async () => {
      await start();
      await open('other/programme.policy.md');
      const found = await definition<Location>('other/programme.policy.md', 'MOT');
      assert.deepEqual(shown([found]), ['other/registry.json "MOT"']);
      files.set(uriOf('other/registry.json'), `\n\n${REGISTRY}`);
      await client.open(uriOf('other/registry.json'), `\n\n${REGISTRY}`, 'jsonc');
      const moved = await definition<Location>('other/programme.policy.md', 'MOT');
      assert.equal(moved.range.start.line, found.range.start.line + 2);
    });
  });

  describe('workspace symbols', () => {
    const find = async (query: string): Promise<string[]> =>
      (await client.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);

    it('are the initiatives of all drafts, by words, bureaux and years', async () => {
      await start();
      assert.deepEqual(await find('TLB 2026'), [
        'Pave a road with the SB by end-2026. · SB, TLB · 2026',
        'Open a pool by mid-2026. · TLB · 2026',
      ]);
      assert.deepEqual(await find('seas'), ['Open a line by end-2027. · Board of Seas · SB, MOT · 2027']);
      assert.deepEqual(await find('nothing'), []);
      assert.equal((await find('')).length, 5);
    });

    it('are no more than a thousand', async () => {
      const many = '- Pave a road. (TLB)\n'.repeat(700);
      for (const name of ['m.policy.md', 'n.policy.md']) files.set(uriOf(name), many);
      await start();
      assert.equal((await find('pave')).length, 1000);
    });
  });
});

withMaterial('navigation in the Supplement', () => {
  const text = readSupplement();
  let client: LspClient;
  let folder: string;
  const file = (name: string): string => path.join(folder, name);
  const uri = (name: string): string => pathToFileURL(file(name)).href;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-'));
    cpSync(MATERIAL.supplement, file('supplement.md'));
    writeFileSync(file('other.policy.md'), `${FRONT('2025-09-17')}- Open a pool by mid-2026. (SB)\n`);
    const folders = [pathToFileURL(folder).href];
    client = await LspClient.start({ pulls: true, folders, documentChanges: true });
    await client.open(uri('supplement.md'), text);
  });
  after(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  /** Where the first tag stands that a code begins. */
  const atTag = (code: string): { textDocument: { uri: string }; position: Range['start'] } => {
    const { line, character } = rangeOf(text, `(${code}`).start;
    return {
      textDocument: { uri: uri('supplement.md') },
      position: { line, character: character + 1 },
    };
  };

  interface Inspected {
    readonly drafts: readonly {
      readonly initiatives: readonly { readonly codes: readonly { code: string | null }[] }[];
    }[];
  }
  /** How many codes `inspect` counts in the tags of a file, by the organisation's own. */
  const inspected = (name: string): Map<string | null, number> => {
    const args = [path.join(ROOT, 'dist/cli.js'), 'inspect', file(name)];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
    const counts = new Map<string | null, number>();
    for (const { codes } of (JSON.parse(stdout) as Inspected).drafts[0]!.initiatives) {
      for (const { code } of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return counts;
  };

  it('finds bureaux in as many tags as `inspect` counts', async () => {
    const counts = inspected('supplement.md');
    let total = 0;
    for (const code of ['SB', 'ITIB', 'CSB', 'HYAB']) {
      const context = { includeDeclaration: false };
      const found = await client.request<Location[]>('textDocument/references', { ...atTag(code), context });
      const here = found.filter((location) => location.uri === uri('supplement.md'));
      assert.equal(here.length, counts.get(code), code);
      assert.equal(found.length - here.length, code === 'SB' ? 1 : 0);
      total += here.length;
    }
    assert.ok(total > 30, String(total));
  });

  it('renames a bureau so that `inspect` counts it under its new code, and nothing else changes', async () => {
    const before = inspected('supplement.md');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...atTag('SB'),
      newName: 'CEPU',
    });
    const own = (edit.documentChanges as TextDocumentEdit[]).find(
      ({ textDocument }) => textDocument.uri === uri('supplement.md'),
    )!;
    const changed = TextDocument.applyEdits(TextDocument.create('', '', 0, text), own.edits as never);
    writeFileSync(file('renamed.md'), changed);
    const expected = new Map([...before].map(([code, count]) => [code === 'SB' ? 'CEPU' : code, count]));
    assert.deepEqual(inspected('renamed.md'), expected);
    const words = (line: string): string => line.replace(/\((?:[A-Z]+, )*(?:SB|CEPU)\b/, '');
    assert.deepEqual(changed.split('\n').map(words), text.split('\n').map(words));
    rmSync(file('renamed.md'));
  });
});
