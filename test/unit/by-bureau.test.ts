import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { InitiativesByBureau, bureauxWithInitiatives } from '../../server/src/features/by-bureau.js';
import { draftStatus } from '../../server/src/features/document-status.js';
import {
  initiativeAtPosition,
  initiativeDetailsOf,
  nextUndatedAfter,
  passageTextAt,
  rangeOfInitiative,
} from '../../server/src/features/initiative-places.js';
import type {
  BureauOverview,
  Grouping,
  InitiativeItem,
  PartKind,
  PartReference,
} from '../../server/src/protocol/index.js';
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

const shown = ({ groups }: Pick<BureauOverview, 'groups'>): unknown[] =>
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

const PARTS = `---
policyAddress:
  publicationDate: 2025-09-17
---

# Supplement

- Set the tone by end-2025. (SB)

## Lamps

- Mend the lamps of the Fire Services Department by end-2026. (DEVB, SB)
- Train wardens of the FSD and the Hong Kong Police Force in due course. (SB)

## Squares

- Ask the Fire Services Department by May 2024 and by mid-2026. (SB)
- Paint the Fire Services Department’s doors by 2027. (TLB)
- Follow the Correctional Services Department Handbook by 2026. (SB)
`;

describe('the parts of a bureau', () => {
  const take = (...drafts: KnownDraft[]): InitiativesByBureau => {
    const byBureau = new InitiativesByBureau();
    byBureau.take(drafts);
    return byBureau;
  };
  const SB = 'bureau SB';
  const counted = (byBureau: InitiativesByBureau, by: PartKind, key = SB): unknown[] | undefined =>
    byBureau.partsOf(key, by)?.map(({ key, leads, supports }) => [key, leads, supports]);
  const words = (byBureau: InitiativesByBureau, part: PartReference): [string[], string[]] => {
    const { leads, supports } = byBureau.initiativesOf(SB, part)!;
    const opening = ({ label }: InitiativeItem): string => label.split(' ').slice(0, 2).join(' ');
    return [leads.map(opening), supports.map(opening)];
  };

  it('are the departments that it oversees and that its initiatives name, by their codes', () => {
    const byBureau = take(known(PARTS));
    assert.deepEqual(counted(byBureau, 'department'), [
      ['FSD', 2, 1],
      ['HKPF', 1, 0],
    ]);
    assert.deepEqual(words(byBureau, { by: 'department', key: 'FSD' }), [
      ['Train wardens', 'Ask the'],
      ['Mend the'],
    ]);
    // Others name it too, but do not oversee it.
    assert.deepEqual(counted(byBureau, 'department', 'bureau TLB'), []);
    assert.deepEqual(counted(byBureau, 'department', 'bureau DEVB'), []);
  });

  it('are chapters as they come in the text, but not the title above all of them', () => {
    const byBureau = take(
      known(PARTS),
      known('- Sweep. (SB)\n\n# Lamps\n\n- Light. (SB)\n', 'file:///two.md'),
    );
    assert.deepEqual(counted(byBureau, 'section'), [
      ['Supplement', 1, 0],
      ['Lamps', 2, 1],
      ['Squares', 2, 0],
      ['', 1, 0],
    ]);
    assert.deepEqual(words(byBureau, { by: 'section', key: 'Lamps' }), [
      ['Train wardens', 'Light.'],
      ['Mend the'],
    ]);
  });

  it('are years as time goes, where one initiative may be in two', () => {
    const byBureau = take(known(PARTS));
    assert.deepEqual(counted(byBureau, 'deadline'), [
      ['past', 1, 0],
      ['year 2025', 1, 0],
      ['year 2026', 2, 1],
      ['vague', 1, 0],
    ]);
    assert.deepEqual(words(byBureau, { by: 'deadline', key: 'year 2026' }), [
      ['Ask the', 'Follow the'],
      ['Mend the'],
    ]);
  });

  it('are drafts, in their order', () => {
    const byBureau = take(known(PARTS), known('- Sweep. (SB)\n', 'file:///two.md'));
    assert.deepEqual(counted(byBureau, 'draft'), [
      ['file:///drafts/one.md', 4, 1],
      ['file:///two.md', 1, 0],
    ]);
  });

  it('are none where there is no such group, or part', () => {
    const byBureau = take(known(PARTS));
    assert.equal(byBureau.partsOf('bureau XYZ', 'section'), null);
    assert.equal(byBureau.initiativesOf('bureau XYZ', { by: 'section', key: 'Lamps' }), null);
    assert.equal(byBureau.initiativesOf(SB, { by: 'section', key: 'Ships' }), null);
  });

  it('hold together all that the bureau has, in 300 000 characters too', () => {
    const drafts = [1, 2, 3].map((seed) =>
      known(generateDraft(100_000, { seed }), `file:///drafts/${seed}.md`),
    );
    const byBureau = new InitiativesByBureau();
    for (const group of byBureau.take(drafts).groups) {
      const all = byBureau.initiativesOf(group.key)!;
      for (const by of ['section', 'deadline', 'draft'] as const) {
        const parts = byBureau.partsOf(group.key, by)!;
        const listed = parts.map(({ key }) => byBureau.initiativesOf(group.key, { by, key })!);
        assert.deepEqual(
          listed.map(({ leads, supports }) => [leads.length, supports.length]),
          parts.map(({ leads, supports }) => [leads, supports]),
        );
        assert.deepEqual(new Set(listed.flatMap(({ leads }) => leads)), new Set(all.leads));
        assert.deepEqual(new Set(listed.flatMap(({ supports }) => supports)), new Set(all.supports));
      }
    }
  });

  it('are named by an initiative, so that a tree can go there', () => {
    const draft = known(PARTS);
    const position = draft.textDocument.positionAt(PARTS.indexOf('Ask the'));
    assert.deepEqual(initiativeAtPosition(draft, position)?.parts, {
      department: ['FSD'],
      section: ['Squares'],
      deadline: ['past', 'year 2026'],
      draft: ['file:///drafts/one.md'],
    });
  });

  it('give the group another revision where only a chapter changed its name, while it is grouped by these', () => {
    const revisions = (groupBy: Grouping | null): boolean => {
      const byBureau = new InitiativesByBureau();
      const told = (text: string): (readonly [string, number])[] =>
        byBureau
          .take([asKnown(text, parsed.draft)], null, undefined, { groupBy })
          .groups.map(({ key, revision }) => [key, revision] as const);
      let parsed = parser.parse(PARTS, { today: TODAY, publicationDate: null });
      const before = new Map(told(PARTS));
      const from = PARTS.indexOf('## Squares') + 3;
      const after = `${PARTS.slice(0, from)}Town ${PARTS.slice(from)}`;
      parsed = parser.update(parsed, after, [{ from, to: from, newTo: from + 5 }], {
        today: TODAY,
        publicationDate: null,
      });
      return told(after).every(([key, revision]) => before.get(key) === revision);
    };
    assert.equal(revisions(null), true);
    assert.equal(revisions('deadline'), true);
    assert.equal(revisions('section'), false);
  });
});

describe('the bureaux that there are', () => {
  it('are those in force that initiatives name, by their codes, counted', () => {
    assert.deepEqual(
      bureauxWithInitiatives([known(TEXT)]).map(({ code, nameEn, initiatives }) => [
        code,
        nameEn,
        initiatives,
      ]),
      [
        ['DEVB', 'Development Bureau', 1],
        ['SB', 'Security Bureau', 3],
      ],
    );
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
