import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { InitiativesByBureau } from '../../server/src/features/by-bureau.js';
import { draftStatus } from '../../server/src/features/document-status.js';
import {
  initiativeAtPosition,
  initiativeDetailsOf,
  nextUndatedAfter,
  passageTextAt,
  rangeOfInitiative,
} from '../../server/src/features/initiative-places.js';
import type { BureauOverview } from '../../server/src/protocol.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { TODAY, asKnown, linter, parser, readDraft, seeds } from '../support/reading.js';
import { generateDraft } from '../../scripts/generate-drafts.mjs';

function known(text: string, uri = 'file:///drafts/one.md'): KnownDraft {
  const textDocument = TextDocument.create(uri, 'markdown', 1, text);
  const draft = readDraft(text);
  const findings = linter.lint(draft);
  const { registry, times } = seeds;
  return {
    uri,
    languageId: 'markdown',
    version: 1,
    textDocument,
    draft,
    findings,
    repetitions: null,
    registry,
    times,
  };
}

/** No finding is held back. */
const NOTHING: ReadonlySet<never> = new Set();
const TEXT = `# Safer streets

## Lamps

- Mend the lamps by end-2026. (DEVB, SB)
- Train wardens in due course. (SB)
  - Train sixty of them by end-2026.
- Guard the peace. (FHB)

## Others

- Continue to sweep the squares. (HAYB, sb, SB)
- Paint the kerbs. (FSD)
- Ask around by mid-2026. (relevant bureaux)
- Open the gates by end-2026.
`;

const shown = ({ groups }: BureauOverview): unknown[] =>
  groups.map(({ kind, code, leads, supports }) => [kind, code, leads, supports]);

describe('initiatives by bureau', () => {
  it('lists each initiative once under each of its bureaux, and has a place for what is no bureau', () => {
    const overview = new InitiativesByBureau().take([known(TEXT)]);
    assert.deepEqual(shown(overview), [
      ['bureau', 'DEVB', 1, 0],
      ['bureau', 'SB', 1, 2],
      ['notInForce', 'FHB', 1, 0],
      ['unknown', 'HAYB', 1, 0],
      ['department', 'FSD', 1, 0],
      ['relevant', null, 1, 0],
      ['none', null, 1, 0],
    ]);
    assert.equal(overview.initiatives, 7);
  });

  it('gives an item without a tag to the bureau of the item it is nested in', () => {
    const byBureau = new InitiativesByBureau();
    const { groups } = byBureau.take([known(TEXT)]);
    const security = groups.find(({ code }) => code === 'SB')!;
    const { leads, supports } = byBureau.initiativesOf(security.key)!;
    assert.deepEqual(
      leads.map(({ label }) => label),
      ['Train sixty of them by end-2026.'],
    );
    assert.deepEqual(
      supports.map(({ label, bureaux }) => [label, bureaux]),
      [
        ['Mend the lamps by end-2026.', ['DEVB', 'SB']],
        ['Continue to sweep the squares.', ['HAYB', 'SB']],
      ],
    );
  });

  it('counts as inspect does', () => {
    const texts = [1, 2, 3].map((seed) => generateDraft(20_000, { seed }));
    const drafts = texts.map((text, i) => known(text, `file:///drafts/${i}.md`));
    const expected = new Map<string, number>();
    let initiatives = 0;
    for (const { draft } of drafts) {
      for (const { bureaux } of inspectInitiatives(draft, () => 1)) {
        initiatives++;
        new Set(bureaux).forEach((code) => expected.set(code, (expected.get(code) ?? 0) + 1));
      }
    }
    const overview = new InitiativesByBureau().take(drafts);
    const counted = overview.groups
      .filter(({ kind }) => kind === 'bureau')
      .map(({ code, leads, supports }) => [code!, leads + supports] as const);
    assert.ok(expected.size > 5);
    assert.deepEqual(new Map(counted), expected);
    assert.equal(overview.initiatives, initiatives);
  });

  it('adds up the problems that stand in the initiatives', () => {
    const { groups } = new InitiativesByBureau().take([known(TEXT)]);
    const problems = Object.fromEntries(
      groups.map(({ key, problems }) => [key.split(' ')[1] ?? key, problems]),
    );
    assert.deepEqual(problems['HAYB'], { errors: 1, warnings: 2 });
    assert.deepEqual(problems['none'], { errors: 0, warnings: 1 });
    assert.deepEqual(problems['DEVB'], { errors: 0, warnings: 0 });
  });

  it('tells which groups are not as they were, and keeps the others', () => {
    const byBureau = new InitiativesByBureau();
    let parsed = parser.parse(TEXT, { today: TODAY, publicationDate: null });
    const take = (text: string): Map<string, number> => {
      const one = asKnown(text, parsed.draft);
      const { groups } = byBureau.take([one]);
      return new Map(groups.map(({ key, revision }) => [key, revision]));
    };
    const edit = (text: string, old: string, by: string): string => {
      const from = text.indexOf(old);
      const after = text.slice(0, from) + by + text.slice(from + old.length);
      const change = { from, to: from + old.length, newTo: from + by.length };
      parsed = parser.update(parsed, after, [change], { today: TODAY, publicationDate: null });
      return after;
    };
    const changed = (before: Map<string, number>, after: Map<string, number>): string[] =>
      [...after].filter(([key, revision]) => before.get(key) !== revision).map(([key]) => key);

    const first = take(TEXT);
    const moved = edit(TEXT, '# Safer streets', '# Safer streets at night');
    const second = take(moved);
    assert.deepEqual(changed(first, second), []);
    const dated = edit(moved, 'Guard the peace.', 'Guard the peace by end-2026.');
    assert.deepEqual(
      changed(second, take(dated)).map((key) => key.split(' ')[0]),
      ['notInForce'],
    );
  });

  it('forgets nothing and invents nothing where two initiatives are the same', () => {
    const byBureau = new InitiativesByBureau();
    const same = '- Mend the lamps by end-2026. (SB)\n\n# Two\n\n- Mend the lamps by end-2026. (SB)\n';
    const { groups } = byBureau.take([known(same), known(same, 'file:///drafts/two.md')]);
    const items = byBureau.initiativesOf(groups[0]!.key)!.leads;
    assert.equal(new Set(items.map(({ uri, id }) => `${uri}#${id}`)).size, 4);
  });
});

describe('places of initiatives', () => {
  const draft = known(TEXT);
  const at = (words: string): { line: number; character: number } =>
    draft.textDocument.positionAt(TEXT.indexOf(words));
  const words = (range: ReturnType<typeof rangeOfInitiative>): string | null =>
    range && draft.textDocument.getText(range);

  it('are found by id, without the bullet', () => {
    const { item } = initiativeAtPosition(draft, at('peace'))!;
    assert.equal(words(rangeOfInitiative(draft, item.id)), 'Guard the peace. (FHB)');
    assert.equal(rangeOfInitiative(draft, 'nothing'), null);
  });

  it('are found by the cursor: from before the bullet to the end of the line', () => {
    const label = (position: { line: number; character: number }): string | undefined =>
      initiativeAtPosition(draft, position)?.item.label;
    assert.equal(label(at('- Guard')), 'Guard the peace.');
    assert.equal(label({ ...at('- Guard'), character: 999 }), 'Guard the peace.');
    assert.equal(label({ ...at('  - Train sixty'), character: 0 }), 'Train sixty of them by end-2026.');
    assert.equal(label(at('## Others')), undefined);
  });

  it('say which lists show the initiative, the lead first', () => {
    const { under } = initiativeAtPosition(draft, at('Mend'))!;
    assert.deepEqual(
      under.map(({ key, leads }) => [key.split(' ')[1], leads]),
      [
        ['DEVB', true],
        ['SB', false],
      ],
    );
  });

  it('tell all about it', () => {
    const { item } = initiativeAtPosition(draft, at('Continue'))!;
    const details = initiativeDetailsOf(draft, item.id);
    assert.equal(details?.text, 'Continue to sweep the squares. (HAYB, sb, SB)');
    assert.deepEqual(details?.sections, ['Safer streets', 'Others']);
    assert.equal(details?.status, 'ongoing');
  });

  it('lead from one undated initiative to the next, and round', () => {
    assert.equal(words(nextUndatedAfter(draft, at('# Safer')).range), 'Guard the peace. (FHB)');
    assert.equal(words(nextUndatedAfter(draft, at('Guard')).range), 'Paint the kerbs. (FSD)');
    assert.equal(words(nextUndatedAfter(draft, at('Open')).range), 'Guard the peace. (FHB)');
    assert.deepEqual(nextUndatedAfter(known('- Mend it by end-2026. (SB)'), { line: 0, character: 0 }), {
      range: null,
      initiatives: 1,
    });
  });

  it('quote the passage as written', () => {
    assert.equal(passageTextAt(draft, at('kerbs')), 'Paint the kerbs. (FSD)');
    assert.equal(passageTextAt(draft, at('Others')), 'Others');
    const around = known('- Open:\n  - a pool (TLB)\n\n  and a park. (SB)\n');
    assert.equal(passageTextAt(around, { line: 1, character: 6 }), 'a pool (TLB)');
    assert.equal(passageTextAt(around, { line: 3, character: 6 }), 'Open:\n\nand a park. (SB)');
  });
});

describe('the status of a draft', () => {
  it('counts initiatives, those with a date, and what is at least a warning', () => {
    const status = draftStatus(known(TEXT), '', NOTHING);
    assert.deepEqual(status, {
      isDraft: true,
      bureau: null,
      initiatives: 7,
      dated: 4,
      problems: { errors: 1, warnings: known(TEXT).findings.count().warning },
    });
  });
  it('counts what concerns one bureau, where the user wants to see it alone', () => {
    const all = draftStatus(known(TEXT), '', NOTHING);
    const one = draftStatus(known(TEXT), 'sb', NOTHING);
    assert.ok(one.isDraft && all.isDraft);
    assert.equal(one.bureau, 'SB');
    assert.ok(one.initiatives > 0 && one.initiatives < all.initiatives);
    // A code that nobody has hides nothing.
    assert.deepEqual(draftStatus(known(TEXT), 'XYZ', NOTHING), all);
  });
});
