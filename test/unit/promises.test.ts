import { strict as assert } from 'node:assert';
import { isItem } from '../../server/src/draft/passage.js';
import { Linter } from '../../server/src/rules/linter.js';
import { missing } from '../../server/src/rules/deadline/missing.js';
import { relative } from '../../server/src/rules/deadline/relative.js';
import { startOnly } from '../../server/src/rules/deadline/start-only.js';
import { vague } from '../../server/src/rules/deadline/vague.js';
import { isTargetOfEachPeriod } from '../../server/src/rules/recurrence.js';
import type { WordLists } from '../../server/src/rules/word-lists.js';
import { readDraft, seeds } from '../support/reading.js';

/** What `deadline/missing` says of an initiative, as a key of its messages; null where it says nothing. */
function reason(words: string): string | null {
  const draft = readDraft(`- ${words} (CSO)\n`);
  assert.ok(draft.passages.some(isItem));
  const [found] = new Linter([missing], seeds).lint(draft, () => 'warning');
  return found?.finding.message.id ?? null;
}

/** Items that are made of one piece again and again, in which rules could look back at each of them. */
const HOSTILE = [
  'Build it in 2027, open it soon. ',
  'Build it in 2027, open it and close it in due course ',
  'Build flats soon. 5 flats will be built by 2028. ',
  'build it and ',
  'ordered from 2027 ',
  ' ',
  ', ',
  '. A',
  'annual by the end of May ',
];

describe('promises', () => {
  const ROWS: readonly (readonly [words: string, reason: string | null])[] = [
    ['Build a pier.', 'missing'],
    ['Extend the trial that was launched in May 2024.', 'past'],
    ['The tribunal met in May 2024.', 'past'],
    ['The committee was set up in May 2024.', 'done'],
    ['The land has been handed over.', 'done'],
    ['The first call was launched in May 2024 and 5 projects were approved.', 'done'],
    ['The committee was set up in May 2024. Publish its findings.', 'past'],
    ['The land has been handed over and is to be fenced.', 'missing'],
    ['Review the fares every two years.', 'often'],
    ['Publish the strategy and report on it every six months.', 'missing'],
    ['Print a monthly magazine.', 'missing'],
    ['Make punctual payment a term of contracts.', 'missing'],
    ['Grant leave for half a year.', 'missing'],
    ['Grant 400 widows leave for a year.', 'missing'],
    ['Send 500 teachers to Beijing each year.', null],
    ['Carry out two anti-rodent operations every year in 18 districts.', null],
    ['Test 65 000 food samples a year for mercury and lead.', null],
    ['Process 95% of the applications for passports within four weeks.', null],
    ['Answer 90% of 1823 calls within 12 seconds.', null],
    ['Answer complaints within 10 working days of receipt.', 'missing'],
    ['Complete simple title-checking cases within 12 weeks to speed up payments.', null],
    ['Speed up migration, with border applicants’ cases resolved within three months.', null],
    ['Process applications for licences within 15 working days, and introduce a new portal.', 'missing'],
    ['Clear all outstanding claims within six months.', 'missing'],
    ['Raise the share to 95% and answer calls within 12 seconds.', 'missing'],
    ['Answer 90% of the calls within 12 seconds, and set up a second centre.', 'missing'],
    ['Cap the quota at 500 a year.', 'often'],
    ['Reduce the use of water to 130 litres per capita per day.', 'missing'],
    ['Reduce the use of water to 130 litres a head a day.', 'missing'],
    ['Inspect every licensed store at least once a year.', null],
    ['Test all lifts twice a year.', null],
    ['Review the fares at least once a year.', 'often'],
    ['Review the fares with every department twice a year.', 'often'],
    ['Review all fares twice a year.', 'often'],
    ['The department will test every lift once a year.', null],
    ['Meet the traders every month.', 'often'],
    ['Review the fares each financial year.', 'often'],
    ['Vaccinate 80% of pupils by January each year.', null],
    ['Publish the figures by 31 August each year.', null],
    ['Publish the figures each year, by the end of March.', null],
    ['Publish the figures by 31 August each year, and set up a panel.', 'missing'],
    ['As the law requires, lifts are audited every two years.', null],
    [
      'As the law requires, the lifts are audited every two years and the results are laid before the board.',
      null,
    ],
    ['Slopes must be inspected once every five years.', null],
    ['Inspect the piers at least twice a year.', null],
    ['Hold a forum at least once a year.', 'often'],
    ['Conduct inspections of all piers every six months.', null],
    ['Publish the register in the first quarter of each year.', 'often'],
    ['We will audit the lifts every two years.', 'often'],
    ['Approve the first batch of projects. (Completed in March 2025)', null],
    ['Approve the first batch of projects. [Done]', null],
    ['[Completed] Approve the first batch of projects.', null],
    ['Approve the first batch of projects – completed in June 2025.', null],
    ['Complete the hall. (Phase 1 completed in 2024)', 'past'],
    ['Approve the first batch of projects. (Done, March 2025)', null],
    ['Completed in March 2025: approve the first batch of projects.', null],
    ['Approve the first batch of projects (implemented by the two banks).', 'missing'],
    ['Complete the works (completed in phases).', 'missing'],
    ['Offer a grant of $3 000 a year.', 'often'],
  ];
  for (const [words, expected] of ROWS) {
    it(`${expected ?? 'nothing'} is said of “${words}”`, () => {
      assert.equal(reason(words), expected);
    });
  }

  it('are told by the verbs that are handed in', () => {
    const draft = readDraft('- Quay the pier from May 2026. (CSO)\n');
    const verbs = { ...seeds.words.verbs, comesToAnEnd: new Set(['quay']) };
    const found = (words: WordLists): string[] =>
      [...new Linter([startOnly], { ...seeds, words }).lint(draft)].map(({ finding }) => finding.rule.name);
    assert.deepEqual(found(seeds.words), []);
    assert.deepEqual(found({ ...seeds.words, verbs }), ['deadline/start-only']);
  });

  for (const piece of HOSTILE) {
    it(`are asked for their dates in linear time in an item of “${piece}”`, () => {
      const rules = [missing, vague, relative, startOnly];
      const time = (length: number): number => {
        const draft = readDraft(`- Build a pier ${piece.repeat(length / piece.length)} from 2027 (CSO)\n`);
        const from = performance.now();
        new Linter(rules, seeds).lint(draft, () => 'warning');
        return performance.now() - from;
      };
      time(10_000);
      const [short, long] = [time(40_000), time(320_000)];
      assert.ok(long < 200 + 24 * short, `${short} ms, ${long} ms`);
    });
  }

  it('are looked through in a time that grows with their length alone', () => {
    for (const piece of ['1 000 ', 'a year ', '1 ', 'was well', 'each each ', ', and ', 'x']) {
      const words = piece.repeat(200_000);
      const from = performance.now();
      isTargetOfEachPeriod(words, seeds.words.verbs);
      reason(words.slice(0, 390));
      assert.ok(performance.now() - from < 2000, piece);
    }
  });
});
