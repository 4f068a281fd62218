import { strict as assert } from 'node:assert';
import { readPeriod } from '../../client/src/commands/period.js';
import { concerning } from '../../server/src/features/bureau-focus.js';
import { InitiativesByBureau } from '../../server/src/features/by-bureau.js';
import { InitiativesByDeadline } from '../../server/src/features/by-deadline.js';
import { both, bureauxOf, oneOf, wantedBy } from '../../server/src/features/initiative-filter.js';
import type { InitiativeFilter } from '../../server/src/protocol/index.js';
import { knownDraft } from '../support/reading.js';

const TEXT = `# Harbour

- A. Open the gates by end-2027. (SB)
- B. Paint the piers in the second quarter of 2026. (DEVB, SB)
- H. Light the lamps in May 2026, and the beacons by December 2028. (SB)
- D. Deepen the fairway by 10 June 2026: (TLB)
  - E. The eastern one.
- F. Start the ferry in 2027 at the earliest. (TLB)
- G. Paint around in due course. (XYZ)
- Continue to sound the horn. (TLB)
- I. Sweep the squares. (DEVB)
`;
const NONE: InitiativeFilter = { words: '', bureaux: [], statuses: [], from: null, to: null };

/** The letters of the initiatives that a filter lets through. */
function shown(filter: Partial<InitiativeFilter>): string {
  const known = knownDraft(TEXT);
  const isWanted = wantedBy({ ...NONE, ...filter }, [known])(known);
  const { draft } = known;
  const letters = draft.initiatives.map((index) => draft.initiative(index)).filter(isWanted);
  return letters.map(({ text }) => text[0]).join('');
}

describe('the filter of initiatives', () => {
  it('lets all through where it asks for nothing', () => {
    assert.equal(shown({}), 'ABHEFGCI');
    assert.equal(new InitiativesByDeadline().take([knownDraft(TEXT)], null, wantedBy(null, [])).listed, 8);
    assert.equal(shown({ words: '  – ' }), 'ABHEFGCI');
  });

  it('goes by the beginnings of words, whatever their case, by bureaux and years, all of which it must have', () => {
    assert.equal(shown({ words: 'paint' }), 'BG');
    assert.equal(shown({ words: 'PIER paint' }), 'B');
    assert.equal(shown({ words: 'devb' }), 'BI');
    assert.equal(shown({ words: 'security 2027' }), 'A');
    assert.equal(shown({ words: 'aint' }), '');
    assert.equal(shown({ words: '(((' }), 'ABHEFGCI');
  });

  it('goes by status', () => {
    assert.equal(shown({ statuses: ['vague', 'missing'] }), 'GI');
    assert.equal(shown({ statuses: ['dated'] }), 'ABHEF');
  });

  it('goes by the days on which deadlines end, those of the item above too; a start by its own', () => {
    assert.equal(shown({ from: '2026-04-01', to: '2026-06-30' }), 'BHE');
    assert.equal(shown({ from: '2027-01-01', to: '2027-12-31' }), 'AF');
    assert.equal(shown({ from: '2028-01-01', to: null }), 'H');
    assert.equal(shown({ from: null, to: '2026-06-10' }), 'HE');
  });

  it('goes by bureaux, be they first or behind others; by their official codes and others', () => {
    assert.equal(shown({ bureaux: ['SB'] }), 'ABH');
    assert.equal(shown({ bureaux: ['DEVB', 'TLB'] }), 'BEFCI');
    assert.equal(shown({ bureaux: ['sb'] }), 'ABH');
    // A bureau that there is and that nobody names.
    assert.equal(shown({ bureaux: ['HYAB'] }), '');
  });

  it('leaves out codes that nobody has, and tells them', () => {
    assert.equal(shown({ bureaux: ['XYZ'] }), 'ABHEFGCI');
    assert.equal(shown({ bureaux: ['XYZ', 'DEVB', ''] }), 'BI');
    const filter = { ...NONE, bureaux: ['XYZ', 'devb', ''] };
    assert.deepEqual(bureauxOf(filter, [knownDraft(TEXT)]), { known: ['DEVB'], unknown: ['XYZ', ''] });
    assert.deepEqual(bureauxOf(null, []), { known: [], unknown: [] });
  });

  it('has the lists by bureau tell of its bureaux alone, and of the one in focus whatever it asks for', () => {
    const drafts = [knownDraft(TEXT)];
    const filter = { ...NONE, bureaux: ['DEVB'] };
    const groups = (focus: string | null): unknown[] => {
      const wanted = wantedBy(filter, drafts);
      const told = { bureaux: bureauxOf(filter, drafts).known };
      const overview = new InitiativesByBureau().take(drafts, focus, wanted, told);
      return [
        overview.listed,
        ...overview.groups.map(({ code, leads, supports }) => [code, leads, supports]),
      ];
    };
    assert.deepEqual(groups(null), [2, ['DEVB', 2, 0]]);
    assert.deepEqual(groups('SB'), [1, ['SB', 0, 1]]);
  });

  it('may be a list of initiatives', () => {
    const known = knownDraft(TEXT);
    const items = new InitiativesByBureau();
    const { groups } = items.take([known]);
    const { leads } = items.initiativesOf(groups.find(({ code }) => code === 'TLB')!.key)!;
    const isOne = oneOf(leads.slice(0, 2))(known);
    const { draft } = known;
    const letters = draft.initiatives.map((index) => draft.initiative(index)).filter(isOne);
    assert.equal(letters.map(({ text }) => text[0]).join(''), 'EF');
    assert.ok(!oneOf([{ uri: 'file:///other.md', id: leads[0]!.id }])(known)(letters[0]!));
  });

  it('goes by all that it asks for', () => {
    assert.equal(shown({ words: 'SB', statuses: ['dated'], from: '2026-01-01', to: '2026-12-31' }), 'BH');
  });

  it('narrows both lists alike, beside the bureau', () => {
    const drafts = [knownDraft(TEXT)];
    const wanted = wantedBy({ ...NONE, words: 'paint' }, drafts);
    const byBureau = new InitiativesByBureau().take(drafts, null, wanted);
    const byDeadline = new InitiativesByDeadline().take(drafts, null, wanted);
    assert.deepEqual([byBureau.initiatives, byBureau.listed], [8, 2]);
    assert.deepEqual([byDeadline.initiatives, byDeadline.listed], [8, 2]);
    assert.deepEqual(
      byBureau.groups.map(({ code }) => code),
      ['DEVB', 'SB', 'XYZ'],
    );
    assert.deepEqual(
      byDeadline.groups.map(({ key }) => key),
      ['year 2026', 'quarter 2026 2', 'inQuarter 2026 2', 'vague'],
    );
    assert.equal(new InitiativesByBureau().take(drafts, 'SB', wanted).listed, 1);
    assert.equal(new InitiativesByDeadline().take(drafts, 'SB', both(concerning('SB'), wanted)).listed, 1);
  });

  it('gives groups another revision when it changes what they list, and no other', () => {
    const drafts = [knownDraft(TEXT)];
    const byDeadline = new InitiativesByDeadline();
    const revisions = (filter: Partial<InitiativeFilter>): Map<string, number> =>
      new Map(
        byDeadline
          .take(drafts, null, wantedBy({ ...NONE, ...filter }, drafts))
          .groups.map(({ key, revision }) => [key, revision]),
      );
    const all = revisions({});
    const some = revisions({ words: 'paint' });
    assert.equal(some.get('inQuarter 2026 2'), all.get('inQuarter 2026 2'));
    assert.equal(some.get('vague'), all.get('vague'));
    assert.notEqual(some.get('year 2026'), all.get('year 2026'));
  });
});

describe('a period, as a user writes it', () => {
  const PERIODS: readonly (readonly [words: string, from: string, to: string])[] = [
    ['2026', '2026-01-01', '2026-12-31'],
    [' Q2 2026 ', '2026-04-01', '2026-06-30'],
    ['2026-q4', '2026-10-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-05-14', '2026-05-14', '2026-05-14'],
    ['2026-05-14 – 2027-03', '2026-05-14', '2027-03-31'],
    ['2026-05-14–2027-03-31', '2026-05-14', '2027-03-31'],
    ['2026 to Q1 2028', '2026-01-01', '2028-03-31'],
    ['2026 - 2027', '2026-01-01', '2027-12-31'],
  ];
  for (const [words, from, to] of PERIODS) {
    it(`is read: ${words}`, () => assert.deepEqual(readPeriod(words), { from, to }));
  }
  for (const words of [
    '',
    'soon',
    '2026-13',
    '2026-00',
    '2027-02-29',
    'Q5 2026',
    '2027 – 2026',
    '2026 – 2027 – 2028',
  ]) {
    it(`is not guessed: ${words || 'nothing'}`, () => assert.equal(readPeriod(words), null));
  }
});
