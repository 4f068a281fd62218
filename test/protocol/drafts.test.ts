import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import {
  type BureauOverview,
  type PartKind,
  bureauOverview,
  bureauxInForce,
  bureauxOn,
  bureauxWithInitiatives,
  deadlineOverview,
  documentStatus,
  exportInitiatives,
  initiativeAt,
  initiativeDetails,
  initiativesDue,
  initiativesOf,
  markDraft,
  nameBureau,
  nextUndated,
  partsOf,
  whereIs,
} from '../../server/src/protocol/index.js';
import type { InitiativeRow } from '../../server/src/exports/rows.js';
import { LspClient } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const THREE =
  '- Build a park by end-2031. (SB)\n- Build a pool by end-2031. (SB)\n- Build a pier by end-2031. (SB, DEVB)\n';

describe('the drafts of a workspace', () => {
  let client: LspClient;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy address ü '));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true });
  });

  const uriOf = (name: string): string => URI.file(path.join(folder, name)).toString();
  const write = (name: string, text: string | Uint8Array): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    return uriOf(name);
  };
  const start = async (): Promise<void> => {
    client = await LspClient.start({ pulls: true, watches: true, follows: true, folders: [uriOf('')] });
  };
  const overview = (): Promise<BureauOverview> => client.ask(bureauOverview, null);
  const counts = async (): Promise<Record<string, number>> => {
    const { groups } = await overview();
    return Object.fromEntries(
      groups.map(({ code, kind, leads, supports }) => [code ?? kind, leads + supports]),
    );
  };

  it('are found in files, open or not; what is no draft is left out', async () => {
    write('one.md', THREE);
    write('deep/er/two.txt', THREE);
    write('three.policy.md', '- Sweep the squares.\n');
    write('README.md', '# Read me\n\n- Not this (AI)\n');
    write('node_modules/x/four.md', THREE);
    write('broken.md', new Uint8Array([0xff, 0x00, 0x80, 0xfe]));
    write('notes.json', '{}');
    await start();
    assert.deepEqual(await counts(), { SB: 6, DEVB: 2, none: 1 });
    assert.equal((await overview()).drafts, 3);
  });

  it('are not held up by a huge text, which the log tells of', async () => {
    write('one.md', THREE);
    const huge = write('huge.txt', 'All words and no promise. '.repeat(400_000));
    await start();
    assert.equal((await overview()).drafts, 1);
    await client.until(() => client.logged.some((line) => line.includes(huge)));
    await client.open(huge, THREE.repeat(100_000), 'plaintext');
    assert.deepEqual(await client.ask(documentStatus, { uri: huge }), { isDraft: false, because: 'tooLong' });
    assert.equal((await overview()).drafts, 1);
  });

  it('are read as they stand in the editor, and as files again when that is closed', async () => {
    const uri = write('one.md', THREE);
    await start();
    await client.open(uri, THREE.replaceAll('SB', 'TLB'));
    assert.deepEqual(await counts(), { TLB: 3, DEVB: 1 });
    await client.close(uri);
    assert.deepEqual(await counts(), { SB: 3, DEVB: 1 });
  });

  it('are counted once though the editor writes their URI in its own way', async () => {
    write('one.md', THREE);
    await start();
    const other = uriOf('one.md').replaceAll('%20', ' ').replaceAll('%C3%BC', 'ü');
    assert.notEqual(other, uriOf('one.md'));
    await client.open(other, THREE);
    assert.deepEqual(await counts(), { SB: 3, DEVB: 1 });
  });

  it('follow what happens on the disk: files and folders that come, change and go', async () => {
    const one = write('one.md', THREE);
    await start();
    assert.equal((await overview()).drafts, 1);

    const two = write('chapters/two.md', THREE);
    await client.watched({ uri: two, type: FileChangeType.Created });
    assert.equal((await overview()).drafts, 2);

    write('one.md', THREE.replaceAll('SB', 'CMAB'));
    await client.watched({ uri: one, type: FileChangeType.Changed });
    assert.deepEqual(await counts(), { SB: 3, DEVB: 2, CMAB: 3 });

    // Of a folder that is moved, only the folder itself is told.
    renameSync(path.join(folder, 'chapters'), path.join(folder, 'parts'));
    await client.watched(
      { uri: uriOf('chapters'), type: FileChangeType.Deleted },
      { uri: uriOf('parts'), type: FileChangeType.Created },
    );
    const { groups } = await overview();
    const { key } = groups.find(({ code }) => code === 'SB')!;
    const items = await client.ask(initiativesOf, { key });
    assert.deepEqual([...new Set(items?.leads.map(({ uri }) => uri))], [uriOf('parts/two.md')]);

    rmSync(path.join(folder, 'parts'), { recursive: true });
    await client.watched({ uri: uriOf('parts'), type: FileChangeType.Deleted });
    assert.deepEqual(await counts(), { CMAB: 3, DEVB: 1 });
  });

  it('follow the settings', async () => {
    write('one.md', THREE);
    const notes = write('notes.md', '- Sweep the squares.\n');
    await start();
    assert.equal((await overview()).drafts, 1);
    const uri = write('.policyaddress.json', '{ "drafts": ["notes.md", "!one.md"] }');
    await client.watched({ uri, type: FileChangeType.Created });
    const { groups } = await overview();
    const items = await client.ask(initiativesOf, { key: groups[0]!.key });
    assert.deepEqual(
      items?.leads.map(({ uri }) => uri),
      [notes],
    );
  });

  it('are told of when something changed, not at every keystroke', async () => {
    const uri = write('one.md', THREE);
    await start();
    await client.open(uri, THREE);
    await client.until(() => client.draftChanges === 1);
    for (let i = 0; i < 20; i++) {
      await client.change(uri, {
        range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } },
        text: 'x',
      });
    }
    await client.until(() => client.draftChanges === 2);
    await client.watched({ uri: `${uriOf('')}/.git/index.lock`, type: FileChangeType.Created });
    await client.close(uri);
    await client.until(() => client.draftChanges === 3);
  });

  it('keep the revision of a group that is as it was', async () => {
    const uri = write('one.md', THREE);
    await start();
    await client.open(uri, THREE);
    const before = await overview();
    const at = THREE.indexOf('park');
    await client.change(uri, {
      range: { start: { line: 0, character: at }, end: { line: 0, character: at } },
      text: 'large ',
    });
    const after = await overview();
    const revision = ({ groups }: BureauOverview, code: string): number =>
      groups.find((group) => group.code === code)!.revision;
    assert.notEqual(revision(after, 'SB'), revision(before, 'SB'));
    assert.equal(revision(after, 'DEVB'), revision(before, 'DEVB'));
  });

  it('are listed by when they are due, in all of them, and narrowed to one bureau', async () => {
    write('one.md', THREE);
    write('two.md', THREE.replaceAll('by end-2031', 'in 2032').replaceAll('SB', 'TLB'));
    let myBureau = '';
    client = await LspClient.start({ follows: true, folders: [uriOf('')], settings: () => ({ myBureau }) });
    const all = await client.ask(deadlineOverview, null);
    assert.deepEqual([all.bureau, all.drafts, all.initiatives, all.listed], [null, 2, 6, 6]);
    assert.deepEqual(
      all.groups.map(({ key, parent, initiatives }) => [key, parent, initiatives]),
      [
        ['year 2031', null, 3],
        ['quarter 2031 4', 'year 2031', 3],
        ['month 2031 4 12', 'quarter 2031 4', 3],
        ['year 2032', null, 3],
        ['inYear 2032', 'year 2032', 3],
      ],
    );
    const items = await client.ask(initiativesDue, { key: 'inYear 2032' });
    assert.deepEqual(
      items?.map(({ uri, bureaux }) => [uri, bureaux]),
      [['TLB'], ['TLB'], ['TLB', 'DEVB']].map((bureaux) => [uriOf('two.md'), bureaux]),
    );
    assert.equal(await client.ask(initiativesDue, { key: 'vague' }), null);

    const filter = {
      words: 'pool',
      bureaux: [],
      statuses: ['dated' as const],
      from: '2032-01-01',
      to: '2032-12-31',
    };
    const filtered = await client.ask(deadlineOverview, { filter });
    assert.deepEqual([filtered.initiatives, filtered.listed], [6, 1]);
    assert.equal((await client.ask(initiativesDue, { key: 'inYear 2032' }))?.length, 1);
    const bureaux = await client.ask(bureauOverview, { filter });
    assert.deepEqual(
      bureaux.groups.map(({ code, leads }) => [code, leads]),
      [['TLB', 1]],
    );

    myBureau = 'devb';
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const one = await client.ask(deadlineOverview, null);
    assert.deepEqual([one.bureau, one.drafts, one.initiatives, one.listed], ['DEVB', 2, 6, 2]);
    assert.equal((await client.ask(initiativesDue, { key: 'inYear 2032' }))?.length, 1);
  });

  it('are narrowed to bureaux that initiatives name; a code that nobody has hides nothing, and is told', async () => {
    write('one.md', THREE);
    write('two.md', THREE.replaceAll('SB', 'TLB'));
    await start();
    assert.deepEqual(
      (await client.ask(bureauxWithInitiatives, null)).map(({ code, initiatives }) => [code, initiatives]),
      [
        ['DEVB', 2],
        ['SB', 3],
        ['TLB', 3],
      ],
    );
    const filter = { words: '', bureaux: ['SB', 'XYZ'], statuses: [], from: null, to: null };
    const byBureau = await client.ask(bureauOverview, { filter });
    assert.deepEqual([byBureau.listed, byBureau.initiatives, byBureau.unknownBureaux], [3, 6, ['XYZ']]);
    assert.deepEqual(
      byBureau.groups.map(({ code, leads }) => [code, leads]),
      [['SB', 3]],
    );
    const byDeadline = await client.ask(deadlineOverview, { filter });
    assert.deepEqual([byDeadline.listed, byDeadline.unknownBureaux], [3, ['XYZ']]);
    const stale = await client.ask(deadlineOverview, { filter: { ...filter, bureaux: ['XYZ'] } });
    assert.deepEqual([stale.listed, stale.unknownBureaux], [6, ['XYZ']]);
  });

  it('part what a bureau has by departments, sections, deadlines and drafts', async () => {
    const uri = write('one.md', `# Fires\n\n${THREE}# Lamps\n\n- Train the FSD in due course. (SB)\n`);
    write('two.md', THREE);
    await start();
    const { groups } = await client.ask(bureauOverview, { filter: null, groupBy: 'section' });
    const { key, revision } = groups.find(({ code }) => code === 'SB')!;
    const parts = async (by: PartKind): Promise<unknown> =>
      (await client.ask(partsOf, { key, by }))?.map((part) => [part.key, part.leads, part.supports]);
    assert.deepEqual(await parts('department'), [['FSD', 1, 0]]);
    assert.deepEqual(await parts('section'), [
      ['Fires', 3, 0],
      ['Lamps', 1, 0],
      ['', 3, 0],
    ]);
    assert.deepEqual(await parts('deadline'), [
      ['year 2031', 6, 0],
      ['vague', 1, 0],
    ]);
    assert.deepEqual(await parts('draft'), [
      [uri, 4, 0],
      [uriOf('two.md'), 3, 0],
    ]);
    const listed = await client.ask(initiativesOf, { key, part: { by: 'section', key: 'Lamps' } });
    assert.deepEqual(
      listed?.leads.map(({ label }) => label),
      ['Train the FSD in due course.'],
    );
    assert.equal(await client.ask(partsOf, { key: 'bureau XYZ', by: 'draft' }), null);
    assert.equal(await client.ask(initiativesOf, { key, part: { by: 'draft', key: 'no.md' } }), null);
    // Another name of a chapter is seen.
    await client.open(uri, `# Blazes\n\n${THREE}# Lamps\n\n- Train the FSD in due course. (SB)\n`);
    const after = await client.ask(bureauOverview, { filter: null, groupBy: 'section' });
    assert.notEqual(after.groups.find((group) => group.key === key)?.revision, revision);
  });

  it('are asked of the client where that says it knows them', async () => {
    const files = new Map([
      ['vscode-vfs://host/one.md', THREE],
      ['vscode-vfs://host/two.md', 'Nothing.'],
      ['vscode-vfs://host/three.json', '{}'],
    ]);
    client = await LspClient.start({ files, folders: ['vscode-vfs://host/'] });
    assert.deepEqual(await counts(), { SB: 3, DEVB: 1 });
  });

  it('are where they are said to be', async () => {
    const text = `# Harbour\n\n${THREE}- Dredge the basin. (DEVB)\n`;
    const uri = write('one.md', text);
    await start();
    const textDocument = { uri };
    const at = await client.ask(initiativeAt, { textDocument, position: { line: 3, character: 8 } });
    assert.equal(at?.item.label, 'Build a pool by end-2031.');
    const { id } = at!.item;
    assert.deepEqual((await client.ask(whereIs, { uri, id }))?.start, { line: 3, character: 2 });
    await client.open(uri, `\n\n${text}`);
    assert.deepEqual((await client.ask(whereIs, { uri, id }))?.start, { line: 5, character: 2 });
    assert.deepEqual((await client.ask(initiativeDetails, { uri, id }))?.sections, ['Harbour']);
    const next = await client.ask(nextUndated, { textDocument, position: { line: 0, character: 0 } });
    assert.deepEqual(next?.range?.start, { line: 7, character: 2 });
    assert.equal(await client.ask(whereIs, { uri, id: 'gone' }), null);
    assert.equal(await client.ask(whereIs, { uri: uriOf('gone.md'), id }), null);
  });

  it('have a status, and so have documents that are none', async () => {
    const uri = write('one.md', THREE);
    const readme = write('README.md', 'Nothing.');
    await start();
    assert.equal(await client.ask(documentStatus, { uri }), null);
    await client.open(uri, THREE);
    assert.deepEqual(await client.ask(documentStatus, { uri }), {
      isDraft: true,
      bureau: null,
      initiatives: 3,
      dated: 3,
      problems: { errors: 0, warnings: 0 },
    });
    await client.open(readme, 'Nothing.');
    assert.deepEqual(await client.ask(documentStatus, { uri: readme }), {
      isDraft: false,
      because: 'content',
    });
    write('.policyaddress.json', '{ "drafts": ["!one.md"] }');
    await client.watched({ uri: uriOf('.policyaddress.json'), type: FileChangeType.Created });
    assert.deepEqual(await client.ask(documentStatus, { uri }), {
      isDraft: false,
      because: 'excluded',
    });
  });

  it('are marked in the settings, as these stand in the editor', async () => {
    const uri = write('deep/notes.md', 'Nothing.');
    await start();
    await client.open(uri, 'Nothing.');
    const made = await client.ask(markDraft, { uri, isDraft: true });
    assert.equal(made?.kind, 'edit');
    assert.deepEqual(made?.kind === 'edit' && made.edit.documentChanges, [
      { kind: 'create', uri: uriOf('.policyaddress.json'), options: { ignoreIfExists: true } },
      {
        textDocument: { uri: uriOf('.policyaddress.json'), version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: '{\n  "drafts": [\n    "/deep/notes.md"\n  ]\n}\n',
          },
        ],
      },
    ]);
    const settings = write('.policyaddress.json', '{}');
    await client.watched({ uri: settings, type: FileChangeType.Created });
    await client.open(settings, '{ "drafts": [] , ', 'jsonc');
    assert.deepEqual(await client.ask(markDraft, { uri, isDraft: true }), {
      kind: 'broken',
      configuration: settings,
    });
    assert.deepEqual(await client.ask(markDraft, { uri, isDraft: false }), {
      kind: 'broken',
      configuration: settings,
    });
  });

  it('can name the bureaux in force on a day', async () => {
    await start();
    const codes = async (date: string | null): Promise<string[]> =>
      (await client.ask(bureauxOn, { date })).map(({ code }) => code);
    assert.ok((await codes('2021-10-06')).includes('FHB'));
    assert.ok(!(await codes('2023-10-25')).includes('FHB'));
    assert.ok((await codes(null)).includes('CSTB'));
  });

  it('say who is in force for them, and how to name a bureau in them', async () => {
    const text = `---\npolicyAddress:\n  publicationDate: 2021-10-06\n---\n\n${THREE}- Sweep it.\n`;
    const uri = write('one.md', text);
    const none = write('README.md', '# Read me\n');
    await start();
    await client.open(uri, text);
    await client.open(none, '# Read me\n');
    const codes = async (of: string | null): Promise<string[]> =>
      (await client.ask(bureauxInForce, { uri: of }))!.bureaux.map(({ code }) => code);
    assert.ok((await codes(uri)).includes('FHB'));
    for (const other of [none, null]) assert.ok(!(await codes(other)).includes('FHB'));
    const list = await client.ask(bureauxInForce, { uri });
    assert.deepEqual([list!.from, list!.to], ['2021-10-06', '2021-10-06']);
    const position = { line: 8, character: 11 };
    assert.deepEqual(await client.ask(nameBureau, { textDocument: { uri }, position, code: 'FHB' }), {
      kind: 'edit',
      range: { start: position, end: position },
      text: ' (FHB)',
    });
    const start0 = { line: 0, character: 0 };
    assert.equal(
      await client.ask(nameBureau, { textDocument: { uri: none }, position: start0, code: 'FHB' }),
      null,
    );
  });

  it('add up to what the command line says, in 300 drafts', async () => {
    for (let i = 0; i < 300; i++) write(`part ${i % 7}/${i}.md`, generateDraft(3000, { seed: i }));
    await start();
    const { drafts, initiatives } = await overview();
    const output = execFileSync(
      process.execPath,
      [path.join(ROOT, 'dist/cli.js'), 'inspect', '--today', '2026-01-15', folder],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    interface Inspected {
      readonly drafts: readonly {
        readonly path: string;
        readonly initiatives: readonly {
          readonly id: string;
          readonly bureaux: string[];
          readonly status: string;
        }[];
      }[];
    }
    const inspected = (JSON.parse(output) as Inspected).drafts;
    const expected: Record<string, number> = {};
    for (const { bureaux } of inspected.flatMap((draft) => draft.initiatives)) {
      for (const code of new Set(bureaux)) expected[code] = (expected[code] ?? 0) + 1;
    }
    assert.equal(drafts, inspected.length);
    assert.equal(initiatives, inspected.flatMap((draft) => draft.initiatives).length);
    assert.ok(drafts === 300 && initiatives > 2000, `${drafts} drafts, ${initiatives} initiatives`);
    const { groups } = await overview();
    const inForce = groups.filter(({ kind }) => kind === 'bureau');
    const counted = inForce.map(({ code, leads, supports }) => [code, leads + supports]);
    assert.deepEqual(Object.fromEntries(counted), expected);
    const [largest] = inForce.toSorted((a, b) => b.leads + b.supports - a.leads - a.supports);
    for (const by of ['section', 'draft'] as const) {
      // Each initiative is in one chapter and one draft.
      const parts = (await client.ask(partsOf, { key: largest!.key, by }))!;
      const sum = parts.reduce((all, { leads, supports }) => all + leads + supports, 0);
      assert.equal(sum, expected[largest!.code!], by);
    }
    const deadlines = await client.ask(deadlineOverview, null);
    assert.equal(deadlines.listed, initiatives);
    const all = inspected.flatMap((draft) => draft.initiatives);
    const withStatus = (status: string): number => all.filter((one) => one.status === status).length;
    for (const status of ['vague', 'ongoing', 'missing']) {
      const group = deadlines.groups.find(({ kind }) => kind === status);
      assert.equal(group?.initiatives, withStatus(status));
    }
    // Those with dates are below years, in the past, or without an end, and nowhere else.
    const outer = deadlines.groups.filter(({ kind }) =>
      ['past', 'year', 'start', 'unresolved'].includes(kind),
    );
    const due = await Promise.all(outer.map(({ key }) => client.ask(initiativesDue, { key })));
    due.forEach((items, i) => assert.equal(items?.length, outer[i]!.initiatives));
    const dated = new Set(
      due.flatMap((items) => (items ?? []).map(({ uri, id }) => `${URI.parse(uri).fsPath} ${id}`)),
    );
    const datedInFiles = inspected.flatMap((draft) =>
      draft.initiatives
        .filter(({ status }) => status === 'dated')
        .map(({ id }) => `${path.resolve(draft.path)} ${id}`),
    );
    assert.deepEqual([...dated].sort(), datedInFiles.sort());

    const { content } = (await client.ask(exportInitiatives, { format: 'json' }))!;
    const rows = (JSON.parse(content) as { initiatives: InitiativeRow[] }).initiatives;
    assert.equal(rows.length, initiatives);
    for (const status of ['dated', 'vague', 'ongoing', 'missing']) {
      assert.equal(rows.filter((row) => row.status === status).length, withStatus(status));
    }
    const exported: Record<string, number> = {};
    for (const { lead, supporting } of rows) {
      for (const party of [lead, ...supporting]) {
        if (party?.state === 'inForce') exported[party.code] = (exported[party.code] ?? 0) + 1;
      }
    }
    assert.deepEqual(exported, expected);
    assert.deepEqual(rows.map(({ id }) => id).sort(), all.map(({ id }) => id).sort());
  }).timeout(60_000);
});
