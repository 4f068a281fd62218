import { strict as assert } from 'node:assert';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { InitiativesByBureau } from '../../server/src/features/by-bureau.js';
import { InitiativesByDeadline } from '../../server/src/features/by-deadline.js';
import { wantedBy } from '../../server/src/features/initiative-filter.js';
import { InitiativesOnTimeline } from '../../server/src/features/timeline.js';
import type { Timeline, TimelineInitiative } from '../../server/src/protocol/index.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { TODAY, knownDraft } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

const TEXT = `# Harbour

- Open the gates by end-2027. (SB)
- Paint the piers from March to June 2026, and the sheds by 3 May 2024. (DEVB, SB)
- Sweep the squares from 2026. (DEVB)
- Ask around in due course. (XYZ)
- Sound the horn on 1 July 2026. (relevant bureaux)
- Mend the net on 31 June 2026. (DEVB)
- Whistle.
`;

const take = (drafts: readonly KnownDraft[]): Timeline => new InitiativesOnTimeline().take(drafts, TODAY);
const all = ({ lanes }: Timeline): TimelineInitiative[] =>
  lanes.flatMap(({ initiatives }) => initiatives ?? []);

describe('initiatives on a timeline', () => {
  it('stand in the lane of their lead: bureaux by their codes, then what is to be checked, then nobody’s', () => {
    const { lanes, drafts, initiatives, listed, today, tooMany } = take([knownDraft(TEXT)]);
    assert.deepEqual(
      lanes.map(({ kind, code, count, undated }) => [kind, code, count, undated]),
      [
        ['bureau', 'DEVB', 3, 1],
        ['bureau', 'SB', 1, 0],
        ['unknown', 'XYZ', 1, 1],
        ['relevant', null, 1, 0],
        ['none', null, 1, 1],
      ],
    );
    assert.deepEqual(
      { drafts, initiatives, listed, today, tooMany },
      { drafts: 1, initiatives: 7, listed: 7, today: TODAY, tooMany: false },
    );
  });

  it('have the days of their deadlines, with what is approximate, open or past', () => {
    const days = all(take([knownDraft(TEXT)])).map(({ label, bureaux, deadlines }) => [
      label,
      bureaux.join(' '),
      ...deadlines.map(({ kind, start, end, approximate, past }) =>
        [kind, start, end, approximate && '~', past && 'past'].filter((part) => part !== false).join(' '),
      ),
    ]);
    assert.deepEqual(days, [
      [
        'Paint the piers from March to June 2026, and the sheds by 3 May 2024.',
        'DEVB SB',
        'between 2026-03-01 2026-06-30',
        'by 2024-05-03 2024-05-03 past',
      ],
      ['Sweep the squares from 2026.', 'DEVB', 'from 2026-01-01 '],
      ['Mend the net on 31 June 2026.', 'DEVB'],
      ['Open the gates by end-2027.', 'SB', 'by 2027-12-01 2027-12-31 ~'],
      ['Ask around in due course.', 'XYZ'],
      ['Sound the horn on 1 July 2026.', '', 'on 2026-07-01 2026-07-01'],
      ['Whistle.', ''],
    ]);
  });

  it('are told with the days of publication of their drafts, each once', () => {
    const drafts = ['2026-01-02', '2025-09-17', '2026-01-02', null].map((date) => knownDraft(TEXT, date));
    assert.deepEqual(take(drafts).publications, ['2025-09-17', '2026-01-02']);
    const nothing = wantedBy({ words: 'dragons', bureaux: [], statuses: [], from: null, to: null }, drafts);
    const { publications, listed, initiatives } = new InitiativesOnTimeline().take(drafts, TODAY, {
      wanted: nothing,
    });
    assert.deepEqual({ publications, listed, initiatives }, { publications: [], listed: 0, initiatives: 28 });
  });

  it('are told again only where something in their lane has changed', () => {
    const timeline = new InitiativesOnTimeline();
    const known = knownDraft(TEXT);
    const { lanes } = timeline.take([known], TODAY);
    const revisions = Object.fromEntries(lanes.map(({ key, revision }) => [key, revision]));
    const told = (drafts: readonly KnownDraft[]): (string | null)[] =>
      timeline
        .take(drafts, TODAY, { known: revisions })
        .lanes.filter(({ initiatives }) => initiatives)
        .map(({ code }) => code);
    assert.deepEqual(told([known]), []);
    const more = { ...knownDraft('- Open the shop by end-2027. (SB)\n'), uri: 'file:///drafts/two.md' };
    assert.deepEqual(told([known, more]), ['SB']);
  });

  it('are only counted where there are too many', () => {
    const timeline = (most: number): Timeline =>
      new InitiativesOnTimeline().take([knownDraft(TEXT + '- Sing by 2027. (SB)\n')], TODAY, { most });
    assert.equal(timeline(8).tooMany, false);
    assert.ok(timeline(8).lanes.every(({ due, initiatives }) => due === null && initiatives !== null));
    const { tooMany, listed, lanes } = timeline(7);
    assert.deepEqual({ tooMany, listed }, { tooMany: true, listed: 8 });
    assert.deepEqual([...new Set(lanes.map(({ initiatives }) => initiatives))], [null]);
    const counted = new Map(lanes.map(({ code, count, due }) => [code, { count, due }]));
    // Months, quarters and years are counted from the beginning of the year 0.
    const december = 2027 * 12 + 11;
    assert.deepEqual(counted.get('SB'), {
      count: 2,
      due: { month: [[december, 2]], quarter: [[2027 * 4 + 3, 2]], year: [[2027, 2]] },
    });
    assert.deepEqual(counted.get('DEVB')?.due?.year, [
      [2024, 1],
      [2026, 2],
    ]);
  });

  it('have texts on one line, without what cannot be seen, and cut where they are long', () => {
    const long = `- Ring \u0007the${'\u00a0 bell'.repeat(200_000)} by 2027. (SB)\n`;
    const dates = `- Meet ${'on 1 July 2026, '.repeat(5_000)}and rest. (${'SB, '.repeat(500)}DEVB)\n`;
    const halves = `- ${'😀'.repeat(400)} by 2027. (SB)\n`;
    for (const { label, text, timing, bureaux, deadlines } of all(
      take([knownDraft(long + dates + halves)]),
    )) {
      for (const words of [label, text, ...timing, ...bureaux]) {
        assert.ok(words.length <= 301, String(words.length));
        assert.doesNotMatch(words, /[\p{Cc}\p{Cs}]/u);
      }
      assert.ok(timing.length <= 20 && bureaux.length <= 20 && deadlines.length <= 20);
    }
  });

  /** The whole is what the command line and the trees count. */
  const countsAsInspected = (drafts: readonly KnownDraft[]): void => {
    const timeline = take(drafts);
    const inspected = drafts.flatMap(({ draft }) => inspectInitiatives(draft, () => 1));
    assert.equal(timeline.initiatives, inspected.length);
    assert.equal(timeline.listed, inspected.length);
    assert.equal(all(timeline).length, inspected.length);
    const undated = timeline.lanes.reduce((sum, lane) => sum + lane.undated, 0);
    for (const status of ['dated', 'vague', 'ongoing', 'missing']) {
      const count = (list: readonly { readonly status: string }[]): number =>
        list.filter((one) => one.status === status).length;
      assert.equal(count(all(timeline)), count(inspected), status);
    }
    const leads = new Map(
      new InitiativesByBureau().take(drafts).groups.map(({ key, leads }) => [key, leads]),
    );
    for (const { key, count } of timeline.lanes) assert.equal(count, leads.get(key), key);
    const { groups } = new InitiativesByDeadline().take(drafts);
    const withoutDay = groups.filter(({ kind }) => ['vague', 'ongoing', 'missing'].includes(kind));
    const unresolved = all(timeline).filter(
      ({ status, deadlines }) => status === 'dated' && deadlines.length === 0,
    );
    assert.equal(undated, withoutDay.reduce((sum, group) => sum + group.initiatives, 0) + unresolved.length);
  };

  it('count as inspect and the trees do in the samples', () => {
    const drafts = ['defects.md', 'supplement.policy.md', 'return-sb.policy.md'].map((name) =>
      knownDraft(sample(name)),
    );
    countsAsInspected(drafts.map((known, i) => ({ ...known, uri: `file:///drafts/${i}.md` })));
  });

  it('count as inspect and the trees do in generated drafts', () => {
    const drafts = [1, 2, 3].map((seed) => knownDraft(generateDraft(20_000, { seed })));
    countsAsInspected(drafts.map((known, i) => ({ ...known, uri: `file:///drafts/${i}.md` })));
  });

  withMaterial('in the real Supplement', () => {
    it('count as inspect and the trees do', () =>
      countsAsInspected([knownDraft(readSupplement(), '2023-10-25')]));
  });

  it('are none where there is nothing', () => {
    const { drafts, initiatives, listed, lanes } = take([knownDraft('')]);
    assert.deepEqual(
      { drafts, initiatives, listed, lanes },
      { drafts: 1, initiatives: 0, listed: 0, lanes: [] },
    );
  });
});
