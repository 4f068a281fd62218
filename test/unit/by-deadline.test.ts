import { strict as assert } from 'node:assert';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { InitiativesByDeadline, dueIn } from '../../server/src/features/by-deadline.js';
import { initiativeAtPosition } from '../../server/src/features/initiative-places.js';
import type { DeadlineOverview } from '../../server/src/protocol/index.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { TODAY, asKnown, knownDraft, parser } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

/** Where an initiative with these words is listed, in a draft published on 2025-09-17. */
const GROUPS: readonly (readonly [words: string, ...groups: string[]])[] = [
  ['by 1 May 2024', 'past'],
  ['by 16 September 2025', 'past'],
  ['on 17 September 2025', 'month 2025 3 9'],
  ['by end-2026', 'month 2026 4 12'],
  ['by 2026', 'month 2026 4 12'],
  ['by the third quarter of 2026', 'month 2026 3 9'],
  ['in March 2026', 'month 2026 1 3'],
  ['in mid-2026', 'month 2026 2 6'],
  ['in the third quarter of 2026', 'inQuarter 2026 3'],
  ['in early 2027', 'inQuarter 2027 1'],
  ['within 2026', 'inYear 2026'],
  ['in the second half of 2026', 'inYear 2026'],
  ['in the 2026-27 financial year', 'month 2027 1 3'],
  ['from July 2026 to June 2027', 'month 2027 2 6'],
  ['between January and May 2026', 'month 2026 2 5'],
  ['until end-2027', 'month 2027 4 12'],
  ['from 2027', 'start'],
  ['from 2026, to be completed by end-2027', 'month 2027 4 12'],
  ['in 2026 and 2027', 'inYear 2026', 'inYear 2027'],
  ['in phase one by May 2026 and phase two by the end of May 2026', 'month 2026 2 5'],
  ['on 31 June 2026', 'unresolved'],
  ['within 12 months of the enactment', 'vague'],
  ['in due course', 'vague'],
  ['with care', 'missing'],
];

const TEXT = `# Harbour

- Open the gates by end-2027. (SB)
- Paint the piers in the second quarter of 2026. (DEVB, SB)
- Light the lamps in May 2026, and the beacons by December 2026. (SB)
- Sweep the squares in 2026. (DEVB)
- Train wardens: (SB)
  - Sixty of them.
- Deepen the fairway by 10 June 2026: (TLB)
  - The eastern one.
- Mend the roofs by 3 May 2024. (TLB)
- Start the ferry in 2027 at the earliest. (TLB)
- Ask around in due course. (XYZ)
- Continue to sound the horn. (TLB)
`;

const keysOf = ({ groups }: Pick<DeadlineOverview, 'groups'>): string[] => groups.map(({ key }) => key);

describe('initiatives by deadline', () => {
  for (const [words, ...groups] of GROUPS) {
    it(`lists what is done “${words}” under ${groups.join(' and ')}`, () => {
      const { draft } = knownDraft(`- Mend the lamps ${words}. (SB)\n`);
      assert.deepEqual(
        dueIn(draft.initiative(draft.initiatives[0]!), draft.circumstances.publication),
        groups,
      );
    });
  }

  it('takes nothing for past, and no relative words for a day, while no publication is known', () => {
    const keys = (words: string): string[] =>
      keysOf(new InitiativesByDeadline().take([knownDraft(`- Mend it ${words}. (SB)\n`, null)]));
    assert.deepEqual(keys('by 1 May 2024'), ['year 2024', 'quarter 2024 2', 'month 2024 2 5']);
    assert.deepEqual(keys('next year'), ['unresolved']);
  });

  it('has its groups in the order of time, each with what holds it', () => {
    const { groups, initiatives, listed } = new InitiativesByDeadline().take([knownDraft(TEXT)]);
    assert.deepEqual(
      groups.map(({ key, parent, initiatives }) => [key, parent, initiatives]),
      [
        ['past', null, 1],
        ['year 2026', null, 4],
        ['quarter 2026 2', 'year 2026', 3],
        ['month 2026 2 5', 'quarter 2026 2', 1],
        ['month 2026 2 6', 'quarter 2026 2', 1],
        ['inQuarter 2026 2', 'quarter 2026 2', 1],
        ['quarter 2026 4', 'year 2026', 1],
        ['month 2026 4 12', 'quarter 2026 4', 1],
        ['inYear 2026', 'year 2026', 1],
        ['year 2027', null, 1],
        ['quarter 2027 4', 'year 2027', 1],
        ['month 2027 4 12', 'quarter 2027 4', 1],
        ['start', null, 1],
        ['vague', null, 1],
        ['ongoing', null, 1],
        ['missing', null, 1],
      ],
    );
    assert.deepEqual([initiatives, listed], [10, 10]);
  });

  it('lists a month by its days, whatever the order of the text', () => {
    const byDeadline = new InitiativesByDeadline();
    byDeadline.take([
      knownDraft(
        '- C by May 2026. (SB)\n- B by 9 May 2026. (SB)\n- A by 1 May 2026. (SB)\n- D by May 2026. (SB)\n',
      ),
    ]);
    assert.deepEqual(
      byDeadline.initiativesOf('month 2026 2 5')?.map(({ label }) => label[0]),
      ['A', 'B', 'C', 'D'],
    );
    assert.equal(byDeadline.initiativesOf('month 2031 1 1'), null);
  });

  it('gives an item without any timing the deadline of the item it is nested in, and no other one', () => {
    const byDeadline = new InitiativesByDeadline();
    byDeadline.take([
      knownDraft(
        '- Deepen the fairways by 10 June 2026: (TLB)\n  - The eastern one.\n  - The western one by May 2027.\n',
      ),
    ]);
    const labels = (key: string): string[] | undefined =>
      byDeadline.initiativesOf(key)?.map(({ label }) => label);
    assert.deepEqual(labels('month 2026 2 6'), ['The eastern one.']);
    assert.deepEqual(labels('month 2027 2 5'), ['The western one by May 2027.']);
  });

  it('adds up the problems of what a group lists, those of an initiative once', () => {
    const { groups } = new InitiativesByDeadline().take([
      knownDraft(
        '- Light the lamps in May 2026, and the beacons by December 2026. (XYZ)\n- Sweep the squares. (SB)\n',
      ),
    ]);
    const problems = new Map(groups.map(({ key, problems }) => [key, problems]));
    assert.deepEqual(problems.get('year 2026'), { errors: 1, warnings: 0 });
    assert.deepEqual(problems.get('month 2026 2 5'), { errors: 1, warnings: 0 });
    assert.deepEqual(problems.get('missing'), { errors: 0, warnings: 1 });
  });

  it('leaves out what is not wanted, and says how much is left', () => {
    const { groups, initiatives, listed, bureau } = new InitiativesByDeadline().take(
      [knownDraft(TEXT)],
      'DEVB',
      () =>
        ({ tag }) =>
          tag?.codes.some(({ written }) => written === 'DEVB') ?? false,
    );
    assert.deepEqual([bureau, initiatives, listed], ['DEVB', 10, 2]);
    assert.deepEqual(
      groups.map(({ key }) => key),
      ['year 2026', 'quarter 2026 2', 'inQuarter 2026 2', 'inYear 2026'],
    );
  });

  it('tells which groups are not as they were, with those that hold them', () => {
    const byDeadline = new InitiativesByDeadline();
    const surroundings = { today: TODAY, publicationDate: '2025-09-17' };
    let parsed = parser.parse(TEXT, surroundings);
    const take = (text: string): Map<string, number> => {
      const one = asKnown(text, parsed.draft);
      return new Map(byDeadline.take([one]).groups.map(({ key, revision }) => [key, revision]));
    };
    const edit = (text: string, old: string, by: string): string => {
      const from = text.indexOf(old);
      const after = text.slice(0, from) + by + text.slice(from + old.length);
      const change = { from, to: from + old.length, newTo: from + by.length };
      parsed = parser.update(parsed, after, [change], surroundings);
      return after;
    };
    const changed = (before: Map<string, number>, after: Map<string, number>): string[] =>
      [...after].filter(([key, revision]) => before.get(key) !== revision).map(([key]) => key);

    const first = take(TEXT);
    const moved = edit(TEXT, '# Harbour', '# Harbour works');
    const second = take(moved);
    assert.deepEqual(changed(first, second), []);
    const named = edit(moved, 'Paint the piers', 'Paint the jetties');
    const third = take(named);
    assert.deepEqual(changed(second, third), ['year 2026', 'quarter 2026 2', 'inQuarter 2026 2']);
    // What is nested is due when the item above it is.
    const dated = edit(named, 'by 10 June 2026', 'by 10 June 2029');
    assert.deepEqual(
      changed(third, take(dated)).filter((key) => key.includes('2029')),
      ['year 2029', 'quarter 2029 2', 'month 2029 2 6'],
    );
  });

  it('tells of the initiative at the cursor where it is listed', () => {
    const known = knownDraft(TEXT);
    const at = initiativeAtPosition(known, known.textDocument.positionAt(TEXT.indexOf('beacons')));
    assert.deepEqual(at?.due, ['month 2026 2 5', 'month 2026 4 12']);
  });

  /** Holds the counts of all groups to what `inspect` says of the same drafts. */
  const countsAsInspected = (drafts: readonly KnownDraft[]): void => {
    const inspected = drafts.flatMap(({ draft }) => inspectInitiatives(draft, () => 1));
    const byDeadline = new InitiativesByDeadline();
    const { groups, initiatives, listed } = byDeadline.take(drafts);
    assert.deepEqual([initiatives, listed], [inspected.length, inspected.length]);
    const count = (kind: string): number => groups.find((group) => group.kind === kind)?.initiatives ?? 0;
    const withStatus = (status: string): number => inspected.filter((one) => one.status === status).length;
    for (const status of ['vague', 'ongoing', 'missing']) assert.equal(count(status), withStatus(status));
    const dated = groups
      .filter(({ kind }) => kind !== 'vague' && kind !== 'ongoing' && kind !== 'missing')
      .flatMap(({ key }) => byDeadline.initiativesOf(key) ?? []);
    assert.equal(new Set(dated).size, withStatus('dated'));
    // By the day on which each is due, as inspect has it.
    const due = (one: (typeof inspected)[number], prefix: string): boolean =>
      one.status === 'dated' && one.deadlines.some(({ interval }) => interval?.[1]?.startsWith(prefix));
    for (const { kind, year, initiatives } of groups) {
      if (kind !== 'year' || year! < 2026) continue;
      assert.equal(initiatives, inspected.filter((one) => due(one, `${year}-`)).length, String(year));
    }
  };

  it('counts as inspect does in the samples', () => {
    const drafts = ['defects.md', 'supplement.policy.md', 'return-sb.policy.md'].map((name) =>
      knownDraft(sample(name)),
    );
    countsAsInspected(drafts.map((known, i) => ({ ...known, uri: `file:///drafts/${i}.md` })));
  });

  it('counts as inspect does in generated drafts', () => {
    const drafts = [1, 2, 3].map((seed) => knownDraft(generateDraft(20_000, { seed })));
    countsAsInspected(drafts.map((known, i) => ({ ...known, uri: `file:///drafts/${i}.md` })));
  });

  withMaterial('in the real Supplement', () => {
    it('counts as inspect does', () => countsAsInspected([knownDraft(readSupplement(), '2023-10-25')]));
  });

  it('has nothing to list where there is nothing', () => {
    const overview = new InitiativesByDeadline().take([knownDraft('')]);
    assert.deepEqual(overview, { bureau: null, drafts: 1, initiatives: 0, listed: 0, groups: [] });
  });
});
