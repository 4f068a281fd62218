import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import {
  type InitiativeFilter,
  type Timeline,
  deadlineOverview,
  timeline,
} from '../../server/src/protocol/index.js';
import { LspClient } from '../support/lsp-client.js';
import { ROOT } from '../support/shared.js';

const HARBOUR = `---
policyAddress:
  publicationDate: 2025-09-17
---

- Deepen the fairway by end-2052. (TLB, DEVB)
- Light the breakwaters in due course. (TLB)
- Rebuild the piers in the second quarter of 2053. (DEVB)
- Sound the horn. (SB)
`;

describe('the timeline over LSP', () => {
  let client: LspClient;
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-address-timeline-'));
    for (const seed of [1, 2, 3]) {
      writeFileSync(path.join(folder, `${seed}.md`), generateDraft(8000, { seed }));
    }
  });
  after(() => rmSync(folder, { recursive: true }));
  afterEach(() => client.stop());

  const ask = async (
    filter: InitiativeFilter | null = null,
    known: Readonly<Record<string, number>> = {},
  ): Promise<Timeline> => (await client.ask(timeline, { filter, known }))!;

  const revisionsOf = ({ lanes }: Timeline): Record<string, number> =>
    Object.fromEntries(lanes.map(({ key, revision }) => [key, revision]));

  it('holds every initiative that the command line finds, once', async () => {
    client = await LspClient.start({ folders: [URI.file(folder).toString()] });
    const whole = await ask();
    const { drafts } = JSON.parse(
      execFileSync(process.execPath, [path.join(ROOT, 'dist/cli.js'), 'inspect', folder], {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      }),
    ) as { drafts: { initiatives: { id: string; status: string }[] }[] };
    const inspected = drafts.flatMap(({ initiatives }) => initiatives);
    const told = whole.lanes.flatMap(({ initiatives }) => initiatives ?? []);
    assert.equal(whole.drafts, 3);
    assert.deepEqual(told.map(({ id }) => id).sort(), inspected.map(({ id }) => id).sort());
    assert.equal(whole.initiatives, inspected.length);
    const { initiatives } = await client.ask(deadlineOverview, null);
    assert.equal(initiatives, inspected.length);
  });

  it('is narrowed by the filter, and tells what it left out', async () => {
    client = await LspClient.start();
    await client.open('file:///harbour.policy.md', HARBOUR, 'policy-address');
    const { lanes, listed, initiatives } = await ask({
      words: '',
      bureaux: [],
      statuses: ['dated'],
      from: '2053-01-01',
      to: '2053-12-31',
    });
    assert.deepEqual([lanes.map(({ code }) => code), listed, initiatives], [['DEVB'], 1, 4]);
    const { lanes: none } = await ask({ words: 'dragons', bureaux: [], statuses: [], from: null, to: null });
    assert.deepEqual(none, []);
  });

  it('tells after an edit only the lane that it changed', async () => {
    client = await LspClient.start();
    const uri = 'file:///harbour.policy.md';
    await client.open(uri, HARBOUR, 'policy-address');
    const known = revisionsOf(await ask());
    const at = { line: 6, character: 2 };
    await client.change(uri, { range: { start: at, end: at }, text: 'Gladly ' });
    const { lanes } = await ask(null, known);
    const told = lanes.filter(({ initiatives }) => initiatives);
    assert.deepEqual(
      told.map(({ code, initiatives }) => [code, initiatives?.map(({ label }) => label)]),
      [['TLB', ['Deepen the fairway by end-2052.', 'Gladly Light the breakwaters in due course.']]],
    );
  });

  it('shows the one bureau that the user wants to see alone, where it leads and where it supports', async () => {
    client = await LspClient.start({ settings: () => ({ myBureau: 'DEVB' }) });
    await client.open('file:///harbour.policy.md', HARBOUR, 'policy-address');
    const { bureau, lanes, listed, publications } = await ask();
    assert.deepEqual(
      [bureau, lanes.map(({ code, count }) => [code, count]), listed],
      [
        'DEVB',
        [
          ['DEVB', 1],
          ['TLB', 1],
        ],
        2,
      ],
    );
    assert.deepEqual(publications, ['2025-09-17']);
  });

  it('is empty where there is no draft', async () => {
    client = await LspClient.start();
    await client.open('file:///README.md', '# Read me\n');
    const { drafts, initiatives, listed, lanes, publications } = await ask();
    assert.deepEqual(
      { drafts, initiatives, listed, lanes, publications },
      { drafts: 0, initiatives: 0, listed: 0, lanes: [], publications: [] },
    );
  });
});
