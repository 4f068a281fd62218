import { strict as assert } from 'node:assert';
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import data from '../../seeds/commitments.json' with { type: 'json' };
import type { CommitmentData, CommitmentGroup } from '../../server/src/commitments/types.js';
import { phraseSlip } from '../../server/src/phrases/notation.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { commitmentsOf } from '../../server/src/workspace/knowledge-base.js';
import { holdsItsSentences } from '../support/phrase-groups.js';
import { readDraft, seeds, underlined } from '../support/reading.js';

const groups = data.groups as (CommitmentGroup & { flagged: string[]; allowed: string[] })[];
const rules = RULES.filter(({ name }) => name.startsWith('commitment/'));

/** What the rules find of a group in a sentence, as an initiative. */
function found(sentence: string, id: string, linter = new Linter(rules, seeds)): string[] {
  const text = `- ${sentence} (TLB)`;
  return [...linter.lint(readDraft(text))]
    .filter(({ finding }) => finding.message.id === id)
    .map((placed) => underlined(text, placed));
}

/** Rules that know one phrase of a group alone. */
function linterOf(group: CommitmentGroup, phrase: string): Linter {
  const alone: CommitmentData = { groups: [{ ...group, phrases: [phrase] }], results: data.results };
  return new Linter(rules, { ...seeds, commitments: commitmentsOf(calendar, alone) });
}

describe('phrases of commitments', () => {
  it('are such as anybody may write', () => {
    const all = [
      ...groups.flatMap(({ phrases, harmless = [] }) => [...phrases, ...harmless]),
      ...data.results,
    ];
    assert.deepEqual(
      all.filter((phrase) => phraseSlip(phrase) !== null),
      [],
    );
  });

  for (const group of groups) {
    describe(group.id, () => {
      holdsItsSentences(
        group,
        (text) => found(text, group.id),
        (phrase) => {
          const linter = linterOf(group, phrase);
          return (text) => found(text, group.id, linter);
        },
      );

      it('asks, and says what to write instead', () => {
        assert.match(group.message, /^\p{Lu}.*“\{words\}”.*\?$/u);
        assert.match(group.remedy, /^\p{Lu}.*\.$/u);
      });
    });
  }

  it('have groups with names of their own', () => {
    assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
  });
});

/** A text without what the one suggestion of the rule takes out; null where there is none. */
function withoutWayOut(sentence: string): string | null {
  const text = `- ${sentence} (TLB)`;
  const [placed, ...more] = [...new Linter(rules, seeds).lint(readDraft(text))].filter(
    ({ finding }) => finding.rule.name === 'commitment/escape-clause',
  );
  assert.ok(placed && more.length === 0, 'not one finding');
  const { suggestions = [] } = placed.finding;
  assert.ok(suggestions.length <= 1);
  if (suggestions.length === 0) return null;
  const [change, ...others] = suggestions[0]!.changes;
  assert.equal(others.length, 0);
  const { start, end } = change!.range;
  const changed = text.slice(0, placed.offset + start) + change!.text + text.slice(placed.offset + end);
  return changed.slice(2, -' (TLB)'.length);
}

describe('words that leave a way out', () => {
  const taken: [from: string, to: string][] = [
    ['Add lifts as appropriate.', 'Add lifts.'],
    ['Add lifts as appropriate', 'Add lifts'],
    ['Add lifts, where appropriate.', 'Add lifts.'],
    ['Add lifts from 2026 as appropriate, and in 2027 ramps.', 'Add lifts from 2026, and in 2027 ramps.'],
    ['Add lifts, as appropriate, and ramps.', 'Add lifts, and ramps.'],
    ['Add lifts and, where appropriate, ramps.', 'Add lifts and ramps.'],
    ['Add lifts, and where appropriate, ramps.', 'Add lifts, and ramps.'],
    ['Add lifts, where appropriate, for carers.', 'Add lifts for carers.'],
    ['Add lifts where practicable in 40 markets.', 'Add lifts in 40 markets.'],
    ['Add lifts “Up and Down” if necessary; add ramps.', 'Add lifts “Up and Down”; add ramps.'],
    ['Add lifts, subject to the availability of resources.', 'Add lifts.'],
  ];
  for (const [from, to] of taken) {
    it(`can go from “${from}”`, () => assert.equal(withoutWayOut(from), to));
  }

  const kept = [
    'As far as possible, add lifts.',
    'Add, where appropriate, lifts.',
    'Add lifts, where appropriate, ramps and rails.',
    'Add such lifts as necessary.',
    'Add lifts and where practicable in 40 markets.',
    'Add lifts (where practicable) in 40 markets.',
    'Add lifts **as appropriate**.',
    'Add lifts <!-- ask --> as appropriate.',
    'Add lifts\n  as appropriate.',
    'Build what is as appropriate, on stilts.',
  ];
  for (const sentence of kept) {
    it(`stay in “${sentence}”, which would not read well without`, () => {
      assert.equal(withoutWayOut(sentence), null);
    });
  }
});

describe('what promises leave open', () => {
  const read = (words: string): string[] =>
    seeds.commitments.read(words, null).map(({ start, end }) => words.slice(start, end));

  it('is not looked for in quotations, titles and what teams allow', () => {
    assert.deepEqual(read('Print “Ask, etc.” and “As far as possible”.'), []);
    assert.deepEqual(read('Extend the As Needed Respite Scheme and Aid Where Necessary.'), []);
    assert.deepEqual(read('Explore Tai Po Festival is back.'), []);
    assert.deepEqual(read('Explore AI in schools.'), ['Explore']);
    const allowing = commitmentsOf(calendar, { ...(data as CommitmentData), allowed: ['lifts ~ necessary'] });
    assert.deepEqual(allowing.read('Add lifts where necessary.', null), []);
  });

  it('is found wherever it stands in the text', () => {
    assert.deepEqual(read('🚢 Café 堅尼地城: add piers, boats, etc.'), ['etc.']);
    assert.deepEqual(read('Add piers\r\nas\r\nappropriate.'), ['as\r\nappropriate']);
    assert.deepEqual(read('Add piers as’appropriate; Ex\u0301plore.'), []);
    assert.deepEqual(read(''), []);
  });

  const hostile = [
    'as ',
    'etc., ',
    'as appropriate ',
    'as appropriate, ',
    'where and when if ',
    'keep a b c d e under ',
    'explore and ',
    'subject to the availability of ',
    'will be considered by and ',
    '( etc. ',
    '(etc.) ',
    '“etc. ',
    'such as required ',
    'As Needed ',
    '. Etc',
    ' ',
    'assess a b c d on a ',
  ];
  for (const part of hostile) {
    it(`is read from 400 KB of “${part}” in a time that grows with the length alone`, () => {
      const draft = readDraft(`- Explore ${part.repeat(400_000 / part.length)} as appropriate (TLB)`);
      new Linter(rules, seeds).lint(draft);
    });
  }
});
