import { strict as assert } from 'node:assert';
import { isItem } from '../../server/src/draft/passage.js';
import { Linter } from '../../server/src/rules/linter.js';
import { missing } from '../../server/src/rules/deadline/missing.js';
import { isTargetOfEachPeriod } from '../../server/src/rules/recurrence.js';
import { readDraft, seeds } from '../support/reading.js';

/** What `deadline/missing` says of an initiative, as a key of its messages; null where it says nothing. */
function reason(words: string): string | null {
  const draft = readDraft(`- ${words} (CSO)\n`);
  assert.ok(draft.passages.some(isItem));
  const [found] = new Linter([missing], seeds).lint(draft, () => 'warning');
  return found?.finding.message.id ?? null;
}

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
    ['Offer a grant of $3 000 a year.', 'often'],
  ];
  for (const [words, expected] of ROWS) {
    it(`${expected ?? 'nothing'} is said of “${words}”`, () => {
      assert.equal(reason(words), expected);
    });
  }

  it('are looked through in a time that grows with their length alone', () => {
    for (const piece of ['1 000 ', 'a year ', '1 ', 'was well', 'each each ', ', and ', 'x']) {
      const words = piece.repeat(200_000);
      const from = performance.now();
      isTargetOfEachPeriod(words);
      reason(words.slice(0, 390));
      assert.ok(performance.now() - from < 2000, piece);
    }
  });
});
