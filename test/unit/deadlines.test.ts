import { strict as assert } from 'node:assert';
import path from 'node:path';
import { readGold } from '../../scripts/evaluate/gold.mjs';
import type { Deadline } from '../../server/src/deadlines/types.js';
import { ROOT } from '../support/shared.js';
import { TODAY, seeds } from '../support/reading.js';

/** As published on 25 October 2023. */
const REFERENCE = { date: '2023-10-25', year: 2023 };
const read = (text: string): ReturnType<typeof seeds.times.read> => seeds.times.read(text, REFERENCE);

/** A text with a deadline in other words. */
function reworded(text: string, { absolute }: Deadline): string {
  return [...absolute]
    .reverse()
    .reduce((words, { start, end, text: other }) => words.slice(0, start) + other + words.slice(end), text);
}

type Row = readonly [phrase: string, kind: string, start: string | null, end: string | null, flags?: string];

/** What the conventions say that a phrase means: `~` approximate, `<` or earlier, `r` relative. */
const ROWS: readonly Row[] = [
  ['by 2027', 'by', '2027-01-01', '2027-12-31'],
  ['by March 2025', 'by', '2025-03-01', '2025-03-31'],
  ['by 31 March 2025', 'by', '2025-03-31', '2025-03-31'],
  ['before April 2024', 'by', null, '2024-03-31'],
  ['no later than 30 September 2024', 'by', '2024-09-30', '2024-09-30'],
  ['by end-2024', 'by', '2024-12-01', '2024-12-31', '~'],
  ['by the end of 2024', 'by', '2024-12-01', '2024-12-31'],
  ['before the end of 2024', 'by', '2024-12-01', '2024-12-31'],
  ['by year-end 2025', 'by', '2025-12-01', '2025-12-31', '~'],
  ['by early 2024', 'by', '2024-01-01', '2024-03-31', '~'],
  ['by mid-2026', 'by', '2026-06-01', '2026-06-30', '~'],
  ['in late 2025', 'within', '2025-10-01', '2025-12-31', '~'],
  ['at the beginning of 2025', 'within', '2025-01-01', '2025-01-31', '~'],
  ['within 2024', 'within', '2024-01-01', '2024-12-31'],
  ['in the first quarter of 2024 or earlier', 'within', '2024-01-01', '2024-03-31', '<'],
  ['by the third quarter of 2024', 'by', '2024-07-01', '2024-09-30'],
  ['in Q3 2024', 'within', '2024-07-01', '2024-09-30'],
  ['in 3Q24', 'within', '2024-07-01', '2024-09-30'],
  ['in Qtr 3 2024', 'within', '2024-07-01', '2024-09-30'],
  ['by Qtr. 4, 2024', 'by', '2024-10-01', '2024-12-31'],
  ['in Quarter 3 of 2024', 'within', '2024-07-01', '2024-09-30'],
  ['before the 2024 rainy season', 'by', null, '2024-03-31', '~'],
  ['in the rainy season of 2024', 'within', '2024-04-01', '2024-09-30', '~'],
  ['by the typhoon season of 2024', 'by', '2024-05-01', '2024-11-30', '~'],
  ['ahead of the 2024/25 winter surge', 'by', null, '2024-11-30', '~'],
  ['after the 2024 typhoon season', 'from', '2024-12-01', null, '~'],
  ['before the next typhoon season', 'by', null, '2024-04-30', '~r'],
  ['in the 2024 summer holidays', 'within', '2024-06-01', '2024-08-31', '~'],
  ['before Christmas 2024', 'by', null, '2024-12-23', '~'],
  ['before the 2024 District Council election', 'by', '2024-01-01', '2024-12-31', '~'],
  ['ahead of the 2025 elections', 'by', '2025-01-01', '2025-12-31', '~'],
  ['in the 2024-25 Budget', 'within', '2024-02-01', '2024-02-29', '~'],
  ['in the 2024 Policy Address', 'within', '2024-09-01', '2024-10-31', '~'],
  ['by the next Budget', 'by', '2024-02-01', '2024-02-29', '~r'],
  ['by the turn of the year', 'by', '2023-12-01', '2023-12-31', '~r'],
  ['before the summer recess of 2024', 'by', null, '2024-05-31', '~'],
  ['before Easter 2024', 'by', null, '2024-03-21', '~'],
  ['in the 2024/25 financial year and after', 'from', '2024-04-01', null],
  ['with immediate effect', 'from', '2023-10-25', null, 'r'],
  ['with immediate effect from 1 April 2024', 'from', '2024-04-01', null],
  ['starting from the 2024 exercise', 'from', '2024-01-01', null, '~'],
  ['from the 2025 admission exercise onwards', 'from', '2025-01-01', null, '~'],
  ['in the 2026 cohort', 'within', '2026-01-01', '2026-12-31', '~'],
  ['from the 2025/26 intake', 'from', '2025-01-01', null, '~'],
  ['together with the 2024 Policy Address', 'within', '2024-09-01', '2024-10-31', '~'],
  ['alongside the 2024-25 Budget', 'within', '2024-02-01', '2024-02-29', '~'],
  ['in Term 1 2026', 'within', '2026-01-01', '2026-12-31', '~'],
  ['by Term 3, 2026', 'by', '2026-01-01', '2026-12-31', '~'],
  ['by the end of Term 4, 2026', 'by', '2026-12-31', '2026-12-31'],
  ['starting with the 2026 intake', 'from', '2026-01-01', null, '~'],
  ['a year after the launch of the scheme in April 2024', 'within', '2025-04-01', '2025-04-30'],
  ['in week 12 of 2026', 'within', '2026-03-16', '2026-03-22'],
  ['by Week 1, 2026', 'by', '2025-12-29', '2026-01-04'],
  ['12 months after its commencement in January 2023', 'within', '2024-01-01', '2024-01-31'],
  ['two years after the opening of the line in 2026', 'within', '2028-01-01', '2028-12-31'],
  ['within six months of its launch on 1 May 2024', 'within', '2024-05-01', '2024-11-01'],
  ['in SY2024/25', 'within', '2024-09-01', '2025-08-31'],
  ['within the 2024 calendar year', 'within', '2024-01-01', '2024-12-31'],
  ['from the 2024 assessment year', 'from', '2024-04-01', null],
  ['in the current LegCo session', 'within', '2023-01-01', '2023-12-31', 'r'],
  ['not later than two years from now', 'within', '2023-10-25', '2025-10-25', 'r'],
  ['in a decade', 'within', '2023-10-25', '2033-10-25', 'r'],
  ['in this legislative term', 'within', '2022-01-01', '2025-12-31', 'r'],
  ['by the end of the current LegCo term', 'by', '2025-12-31', '2025-12-31', 'r'],
  ['within the current term of the Legislative Council', 'within', '2022-01-01', '2025-12-31', 'r'],
  ['within the lifetime of this Government', 'within', '2022-07-01', '2027-06-30', 'r'],
  ['in 2024 Q3', 'within', '2024-07-01', '2024-09-30'],
  ['in the second half of 2024', 'within', '2024-07-01', '2024-12-31'],
  ['by end-March 2024', 'by', '2024-03-21', '2024-03-31', '~'],
  ['by the end of March 2024', 'by', '2024-03-31', '2024-03-31'],
  ['in mid-June 2024', 'within', '2024-06-11', '2024-06-20', '~'],
  ['in summer 2024', 'within', '2024-06-01', '2024-08-31', '~'],
  ['in 2024-25', 'within', '2024-04-01', '2025-03-31'],
  ['in the 2024/25 school year', 'within', '2024-09-01', '2025-08-31'],
  ['in the third quarter of the 2024-25 financial year', 'within', '2024-10-01', '2024-12-31'],
  ['in 2024-2026', 'between', '2024-01-01', '2026-12-31'],
  ['in this year', 'within', '2023-01-01', '2023-12-31', 'r'],
  ['next year', 'within', '2024-01-01', '2024-12-31', 'r'],
  ['early next year', 'within', '2024-01-01', '2024-03-31', '~r'],
  ['by the end of next year', 'by', '2024-12-01', '2024-12-31', 'r'],
  ['within the next three years', 'within', '2023-10-25', '2026-10-25', 'r'],
  ['within 18 months', 'within', '2023-10-25', '2025-04-25', 'r'],
  ['on 1 January 2024', 'on', '2024-01-01', '2024-01-01'],
  ['on 31.12.2024', 'on', '2024-12-31', '2024-12-31'],
  ['on 2024-12-31', 'on', '2024-12-31', '2024-12-31'],
  ['on December 31, 2024', 'on', '2024-12-31', '2024-12-31'],
  ['from 2024', 'from', '2024-01-01', null],
  ['from April 2024 onwards', 'from', '2024-04-01', null],
  ['starting from end-2023', 'from', '2023-12-01', null, '~'],
  ['with effect from 1 April 2024', 'from', '2024-04-01', null],
  ['after 2024', 'from', '2025-01-01', null],
  ['from 2024 to 2025', 'between', '2024-01-01', '2025-12-31'],
  ['between May and July 2024', 'between', '2024-05-01', '2024-07-31'],
  ['until mid-2025', 'between', null, '2025-06-30', '~'],
  ['in the three years by mid-2026', 'by', '2026-06-01', '2026-06-30', '~'],
  ['by end\u00a02024', 'by', '2024-12-01', '2024-12-31', '~'],
  ['by end\u20132024', 'by', '2024-12-01', '2024-12-31', '~'],
  ['in the first guarter of 2024', 'within', '2024-01-01', '2024-03-31'],
  ['on Wednesday, 1 July 2026', 'on', '2026-07-01', '2026-07-01'],
  ['on 24 and 25 November 2026', 'on', '2026-11-24', '2026-11-25'],
  ['from 9 to 21 November 2026', 'between', '2026-11-09', '2026-11-21'],
  ['on 9-21 November 2026', 'between', '2026-11-09', '2026-11-21'],
  ['from 28 December 2025 to 3 January 2026', 'between', '2025-12-28', '2026-01-03'],
  ['from 1 May to 5 June 2026', 'between', '2026-05-01', '2026-06-05'],
  ['over 2026 and 2027', 'between', '2026-01-01', '2027-12-31'],
  ['in the \u2018third quarter\u2019 of 2026', 'within', '2026-07-01', '2026-09-30'],
  ['around 2026', 'within', '2026-01-01', '2026-12-31', '~'],
  ['before the year is out', 'by', '2023-12-01', '2023-12-31', 'r'],
  ['in the period 2026-2030', 'between', '2026-01-01', '2030-12-31'],
  ['in mid-to-late 2026', 'within', '2026-06-01', '2026-12-31', '~'],
  ['in early to mid-2027', 'within', '2027-01-01', '2027-06-30', '~'],
  ['in the third and fourth quarters of 2026', 'between', '2026-07-01', '2026-12-31'],
  ['in Q3-Q4 2026', 'between', '2026-07-01', '2026-12-31'],
  ['in the 2030s', 'within', '2030-01-01', '2039-12-31'],
  ['by the end of the next decade', 'by', '2039-12-31', '2039-12-31', 'r'],
  ['by year end 2026', 'by', '2026-12-01', '2026-12-31', '~'],
  ['by next summer', 'by', '2024-06-01', '2024-08-31', '~r'],
  ['next March', 'within', '2024-03-01', '2024-03-31', 'r'],
  ['by this December', 'by', '2023-12-01', '2023-12-31', 'r'],
  ['in the summer holidays of 2026', 'within', '2026-06-01', '2026-08-31', '~'],
  ['in the first half-year of 2026', 'within', '2026-01-01', '2026-06-30'],
  ['in the first nine months of 2026', 'within', '2026-01-01', '2026-09-30'],
  ['in the week of 6 July 2026', 'within', '2026-07-06', '2026-07-12'],
  ['in the 2025/26 and 2026/27 school years', 'between', '2025-09-01', '2027-08-31'],
  ['in the school years 2025/26 and 2026/27', 'between', '2025-09-01', '2027-08-31'],
  ['later this year', 'within', '2023-10-25', '2023-12-31', '~r'],
  ['for the remainder of 2023', 'within', '2023-10-25', '2023-12-31'],
  ['by FY26-27', 'by', '2026-04-01', '2027-03-31'],
  ['in the financial year ending March 2027', 'within', '2026-04-01', '2027-03-31'],
  ['in the 2026-27 year of assessment', 'within', '2026-04-01', '2027-03-31'],
  ['two years from now', 'within', '2023-10-25', '2025-10-25', 'r'],
  ['by the 15th of next month', 'by', '2023-11-15', '2023-11-15', 'r'],
  ['by the first of July 2026', 'by', '2026-07-01', '2026-07-01'],
  ['by 31/12/26', 'by', '2026-12-31', '2026-12-31'],
  ['from now until 2030', 'between', null, '2030-12-31'],
  ['by the third\n  quarter of ２０２４', 'by', '2024-07-01', '2024-09-30'],
  ['until July', 'between', null, '2024-07-31', 'r'],
  ['by the end of the month', 'by', '2023-10-31', '2023-10-31', 'r'],
  ['at the end of March 2024', 'within', '2024-03-21', '2024-03-31', '~'],
  ['in the coming two quarters', 'within', '2023-10-25', '2024-04-25', 'r'],
  ['in about six months', 'within', '2023-10-25', '2024-04-25', '~r'],
  ['in the coming year and a half', 'within', '2023-10-25', '2025-04-25', 'r'],
  ['within two and a half years', 'within', '2023-10-25', '2026-04-25', 'r'],
  ['within 30 days', 'within', '2023-10-25', '2023-11-24', 'r'],
  ['in 2026 or later', 'from', '2026-01-01', null],
  ['from 2026 and beyond', 'from', '2026-01-01', null],
  ['in or after 2026', 'from', '2026-01-01', null],
  ['before or on 1 May 2026', 'by', '2026-05-01', '2026-05-01'],
  ['in the first half of March', 'within', '2024-03-01', '2024-03-15', 'r'],
  ['in the second half of March 2026', 'within', '2026-03-16', '2026-03-31'],
  ['in the year 2026', 'within', '2026-01-01', '2026-12-31'],
  ['in the year of 2026', 'within', '2026-01-01', '2026-12-31'],
  ['in calendar year 2026', 'within', '2026-01-01', '2026-12-31'],
  ['in the month of May', 'within', '2024-05-01', '2024-05-31', 'r'],
  ['in the last month of 2026', 'within', '2026-12-01', '2026-12-31'],
  ['in 2026 November', 'within', '2026-11-01', '2026-11-30'],
  ['by 2026-Aug', 'by', '2026-08-01', '2026-08-31'],
  ['by Dec-2026', 'by', '2026-12-01', '2026-12-31'],
  ['by 2026/11', 'by', '2026-11-01', '2026-11-30'],
  ['by 11-2026', 'by', '2026-11-01', '2026-11-30'],
  ['by 2026-Q2', 'by', '2026-04-01', '2026-06-30'],
  ['by 31/Oct/2026', 'by', '2026-10-31', '2026-10-31'],
  ['from 2026~2028', 'between', '2026-01-01', '2028-12-31'],
  ['on feb 22 2027', 'on', '2027-02-22', '2027-02-22'],
  ['by end of october 2032', 'by', '2032-10-31', '2032-10-31'],
  ['on May the eleventh', 'on', '2024-05-11', '2024-05-11', 'r'],
  ['by May twenty-first', 'by', '2024-05-21', '2024-05-21', 'r'],
  ['on the twenty second of June 2026', 'on', '2026-06-22', '2026-06-22'],
  ['on the 12th day of October 2026', 'on', '2026-10-12', '2026-10-12'],
  ['from 4 to 22 this month', 'between', '2023-10-04', '2023-10-22', 'r'],
  ['4-23 in next month', 'between', '2023-11-04', '2023-11-23', 'r'],
  ['between 15 November through 19 November', 'between', '2023-11-15', '2023-11-19', 'r'],
  ['from March 1 through 15, 2026', 'between', '2026-03-01', '2026-03-15'],
  ['from Feb 1 to 20th of March 2027', 'between', '2027-02-01', '2027-03-20'],
  ['from September 2026 until March', 'between', '2026-09-01', '2027-03-31'],
  ['from May to December', 'between', '2024-05-01', '2024-12-31', 'r'],
  ['from today to 22 November', 'between', '2023-10-25', '2023-11-22', 'r'],
  ['on Tuesday 3/11/2026', 'on', '2026-11-03', '2026-11-03'],
  ['this Friday', 'on', '2023-10-27', '2023-10-27', 'r'],
  ['on Monday next week', 'on', '2023-10-30', '2023-10-30', 'r'],
  ['by tomorrow', 'by', '2023-10-26', '2023-10-26', 'r'],
  ['the month after next', 'within', '2023-12-01', '2023-12-31', 'r'],
  ['in twenty twenty-seven', 'within', '2027-01-01', '2027-12-31'],
  ['by the 4th qtr of 2026', 'by', '2026-10-01', '2026-12-31'],
  ['in the ﬁrst quarter of 2025', 'within', '2025-01-01', '2025-03-31'],
  ['in the fi rst half of 2025', 'within', '2025-01-01', '2025-06-30'],
  ['by l April 2025', 'by', '2025-04-01', '2025-04-01'],
  ['in five years starting from 2025-26', 'between', '2025-04-01', '2030-03-31'],
  ['2026 to 2028', 'between', '2026-01-01', '2028-12-31'],
  ['by Jun-26', 'by', '2026-06-01', '2026-06-30'],
  ['by 1 Oct 26', 'by', '2026-10-01', '2026-10-01'],
  ['in the year ending 31 March 2027', 'within', '2026-04-01', '2027-03-31'],
  ['by Q1', 'by', '2024-01-01', '2024-03-31', 'r'],
  ['by mid-year', 'by', '2024-06-01', '2024-06-30', '~r'],
  ['before 2028 ends', 'by', '2028-12-01', '2028-12-31'],
  ['before end-2026', 'by', '2026-12-01', '2026-12-31', '~'],
  ['w.e.f. 1 April 2026', 'from', '2026-04-01', null],
  ['at 31 March 2027', 'within', '2027-03-31', '2027-03-31'],
  ['within 90 days of 1 April 2026', 'within', '2026-04-01', '2026-06-30'],
  ['by midnight on 31 December 2027', 'by', '2027-12-31', '2027-12-31'],
  ['in less than two years', 'within', '2023-10-25', '2025-10-25', 'r'],
  ['no sooner than 2027', 'from', '2027-01-01', null],
  ['by 3l December 2026', 'by', '2026-12-31', '2026-12-31'],
  ['by Ｑ３　２０２６', 'by', '2026-07-01', '2026-09-30'],
  ['in the third quar-\nter of 2025', 'within', '2025-07-01', '2025-09-30'],
  ['in the third quarter of 2O25', 'within', '2025-07-01', '2025-09-30'],
  ['from the first quarter to the third quarter of 2026', 'between', '2026-01-01', '2026-09-30'],
  ['from the first half to the second half of 2026', 'between', '2026-01-01', '2026-12-31'],
  ['within the term of the current Government', 'within', '2022-07-01', '2027-06-30', 'r'],
  ['in the current legislative year', 'within', '2023-01-01', '2023-12-31', 'r'],
  ['in the coming half year', 'within', '2023-10-25', '2024-04-25', 'r'],
  ['by the end of the financial year', 'by', '2024-03-31', '2024-03-31', 'r'],
  ['within the school year', 'within', '2023-09-01', '2024-08-31', 'r'],
  ['in the first two quarters of 2025-26', 'within', '2025-04-01', '2025-09-30'],
  ['in the first three years from July 2024', 'between', '2024-07-01', '2027-06-30'],
];

describe('deadlines', () => {
  for (const [phrase, kind, start, end, flags = ''] of ROWS) {
    it(`reads "${phrase.replace(/\s+/g, ' ')}"`, () => {
      const text = `Open the hall ${phrase}.`;
      const { deadlines } = read(text);
      assert.equal(deadlines.length, 1);
      const [deadline] = deadlines;
      assert.equal(text.slice(deadline!.start, deadline!.end), phrase);
      assert.deepEqual([deadline!.kind, deadline!.interval], [kind, [start, end]]);
      assert.deepEqual(
        [deadline!.approximate, deadline!.orEarlier, deadline!.relative],
        [flags.includes('~'), flags.includes('<'), flags.includes('r')],
      );
    });
  }

  const NONE = [
    'Follow the 2024 Policy Address.',
    'Write the Hong Kong 2030+ study.',
    'Amend the Ordinance (Cap. 486).',
    'Keep emissions below the 2022 level.',
    'Publish the "By 2030" booklet.',
    'Serve 140 000 persons through the 1823 hotline.',
    'Meet every year.',
    'Host the second quarter-final.',
    'Raise the number of seats from 60 in 2022 to 180.',
    'Hire around 2030 officers.',
    'Host the 15th National Games.',
    'Install release 1.5.2026 of the system.',
    'Install the system (Version: 1.10.30).',
    'Follow Practice Note 2025-11.',
    'Improve on its third best second quarter ever.',
    'Hire guards for the year-end rush.',
    'Submit the accounts annually in the fourth quarter.',
    'Study Report No. 79 and the 2022-23 Annual Report.',
    'Serve those born in or after 2010.',
    'Take the 2021 count in 2021 as the baseline.',
    'Use less power, taking 2019-20 as the base year.',
    'Carry out what was put in place by the next-term Government.',
    'The current-term Government will build halls.',
    'March past the hall, and may the best band win.',
    'Persons aged 60 to 64 may apply.',
    'Announce the results of each within eight weeks of its close.',
    'Extend the scheme by one year.',
    'Shorten the waiting time by six months.',
    'Reply to enquiries within three weeks.',
    'Reply to enquiries of the owners of flats in the old estates within three weeks.',
    'Reduce the wait for surgery to within six months.',
    'Open shops in one quarter of the estates.',
    'Build H2 filling stations.',
    'Test Form Q2.',
    'Offer over 2000 places, and up to 2050 places later on.',
    'Open a centre at 12-14 March Street.',
    'Hold the 1 July parade in the May 2026 window.',
    'Take forward the 2025-26 work plan.',
    'Complete it in the year ahead.',
    'Send a bill to the next term of the Legislative Council.',
    'Send a bill to the current Legislative Council.',
    'Debate the bill in Parliament.',
    'Prepare for the 2024 typhoon season.',
    'Check stocks during the typhoon season.',
    'Hold the 2024 summer camp.',
    'Take part in the 2024 Winter Games.',
    'Promote turnout in the 2024 elections.',
    'Dredge the harbour once in a decade.',
    'Update the 2024-25 Budget booklet.',
    'Carry out the measures in the 2023 Policy Address.',
    'Carry out the measures in the 2023-24 Budget.',
    'Publish the 2024, 2025 and 2026 reports.',
    'Recruit those of the 2024/25 and 2025/26 cohorts.',
    'Follow up the pupils in the 2021 cohort.',
    'Publish the list together with 2025 figures.',
    'Complete simple cases within 12 weeks to speed up payments.',
    'Lower the duty with immediate effect upon the passage of the bill.',
    'Cut costs in 2025 prices.',
    'Include a note in the 2023 policy address.',
  ];
  for (const text of NONE) {
    it(`takes no deadline from "${text}"`, () => assert.deepEqual(read(text).deadlines, []));
  }

  it('tells what is past and what only lasts from what binds', () => {
    const { deadlines, otherTimes } = read(
      'Extend the 18-month scheme launched in the third quarter of 2023 for three years.',
    );
    assert.deepEqual(deadlines, []);
    assert.deepEqual(
      otherTimes.map((time) => time.kind),
      ['duration', 'past', 'duration'],
    );
  });

  const PAST: readonly (readonly [text: string, past: string, from: string])[] = [
    ['The LD launched the scheme in July last year.', 'in July last year', '2022-07-01'],
    ['In 2022, the HKEX launched the Core Climate platform.', 'In 2022', '2022-01-01'],
    ['The Government launched the scheme in July.', 'in July', '2023-07-01'],
    ['A plan announced in March is under way.', 'in March', '2023-03-01'],
    ['Following the launch of Connect 2.0 in February last year, open halls.', 'in February last year', '2022-02-01'],
    ['Reuse the halls used from 2019 to date.', 'from 2019 to date', '2019-01-01'],
    ['Raise the share of halls, up from 20% in 2018.', 'in 2018', '2018-01-01'],
    ['Learn from the results of last quarter.', 'last quarter', '2023-07-01'],
    ['Cut emissions to half of those in 2005.', 'in 2005', '2005-01-01'],
    ['Cut emissions by half, an increase of 5% over 2022.', 'over 2022', '2022-01-01'],
    ['Hold twice as many events as in 2022.', 'in 2022', '2022-01-01'],
    ['Provide more places than in 2022.', 'in 2022', '2022-01-01'],
    ['Provide 8 000 places, against 7 000 in 2022-23.', 'in 2022-23', '2022-04-01'],
    ['Raise the number of lines from about 30 in 2022 to no fewer than 130.', 'in 2022', '2022-01-01'],
    ['Learn from the fire in May 2022.', 'in May 2022', '2022-05-01'],
    ['Settle the accounts for 2021-22.', '2021-22', '2021-04-01'],
    ['Backdate the allowance to 1 April 2022.', '1 April 2022', '2022-04-01'],
    ['Completed the second round of talks by 30 September 2022.', 'by 30 September 2022', '2022-09-30'],
    ['The contract was let (July 2022).', 'July 2022', '2022-07-01'],
    ['Between 2019 and 2022 the number of hikers doubled.', 'Between 2019 and 2022', '2019-01-01'],
    ['The group has built the halls this year.', 'this year', '2023-01-01'],
    ['Improve the scheme opened to all in 2023.', 'in 2023', '2023-01-01'],
    // Its verb stands as far away as a verb can.
    ['The unit launched, with the help of the two councils and all of the eighteen district offices of the city, a scheme in 2022.', 'in 2022', '2022-01-01'],
  ]; // prettier-ignore
  for (const [text, past, from] of PAST) {
    it(`tells the past in "${text}"`, () => {
      const { deadlines, otherTimes } = read(text);
      assert.deepEqual(deadlines, []);
      assert.deepEqual(
        otherTimes.map(({ start, end, interval }) => [text.slice(start, end), interval?.[0]]),
        [[past, from]],
      );
    });
  }

  it('takes what stands behind a date and its verb for what is done, not for a noun of the year', () => {
    for (const [text, words] of [
      ['Draw up in 2025 policy proposals on land.', 'in 2025'],
      ['Draw up in the first half of 2025 policy proposals on land.', 'in the first half of 2025'],
      ['Ask the trade and formulate in 2025 policy proposals.', 'in 2025'],
      ['The bureau will issue in 2025 standards for lifts.', 'in 2025'],
      ['Finish the road within two years to ease the traffic.', 'within two years'],
      ['Train all teachers within two school years.', 'within two school years'],
    ] as const) {
      assert.deepEqual(
        read(text).deadlines.map(({ start, end }) => text.slice(start, end)),
        [words],
        text,
      );
    }
  });

  it('counts from the time before what says so, and from publication what does not', () => {
    const ROWS: readonly (readonly [text: string, days: string, relative: boolean])[] = [
      [
        'Report by the end of 2025, and consult within three months thereafter.',
        '2025-12-31/2026-03-31',
        false,
      ],
      ['Report by 1 May 2025, and consult within two years after that.', '2025-05-01/2027-05-01', false],
      ['Open from 1 May 2025, and report in six months of that date.', '2025-05-01/2025-11-01', false],
      ['Open by 1 May 2025, and report within six months.', '2023-10-25/2024-04-25', true],
      [
        'Teach it from the 2024/25 school year and in all forms in the next school year.',
        '2025-09-01/2026-08-31',
        false,
      ],
      [
        'Teach it in the 2024/25 school year and go on in the following school year.',
        '2025-09-01/2026-08-31',
        false,
      ],
      ['Teach it in 2024, and in all forms in the next school year.', '2024-09-01/2025-08-31', true],
      [
        'Teach it from the 2024/25 school year and pay for it in the next financial year.',
        '2024-04-01/2025-03-31',
        true,
      ],
    ];
    for (const [text, days, relative] of ROWS) {
      const last = read(text).deadlines.at(-1)!;
      assert.equal(last.interval?.join('/'), days, text);
      assert.equal(last.relative, relative, text);
    }
    const unknown = seeds.times.read(ROWS[4]![0], { date: null, year: null }).deadlines.at(-1)!;
    assert.deepEqual([unknown.interval?.[0], unknown.relative], ['2025-09-01', false]);
    const [hanging] = read('Publish the findings, and consult within three months thereafter.').deadlines;
    assert.equal(hanging!.interval, null);
    assert.equal(hanging!.relative, false);
  });

  it('reads a numbered year of what runs for some as a time without a date', () => {
    for (const text of [
      'Recover 75% by the fifth year of the scheme.',
      'Break even in the third year of operation.',
    ]) {
      const { deadlines, status } = read(text);
      assert.deepEqual(
        deadlines.map(({ interval }) => interval),
        [null],
        text,
      );
      assert.equal(status, 'vague', text);
    }
    for (const text of [
      'Train pupils in the fifth year of school.',
      'Award a prize in the first year of birth.',
    ])
      assert.deepEqual(read(text).deadlines, [], text);
  });

  it('takes what says how something is for nothing done', () => {
    for (const text of [
      'Inspect 600 buildings aged 50 or above in 2023.',
      'Inspect 600 flats sized 40 square metres in the year 2023.',
    ])
      assert.equal(seeds.times.read(text, { date: null, year: null }).status, 'dated', text);
  });

  it('tells a report whose date stands right before who did it', () => {
    for (const text of [
      'On the local front, on 1 January, we introduced a standard.',
      'At the ports, in July, we also opened a counter.',
      'On 1 July, the bureau set up a panel.',
      'In March, the Government launched the scheme.',
    ])
      assert.deepEqual(read(text).deadlines, [], text);
    for (const text of [
      'At the ports, on 1 January, we open a counter.',
      'At the ports, in July, we will need staff.',
    ])
      assert.equal(read(text).deadlines.length, 1, text);
  });

  it('reads “and after” as a start that goes on, and no more of it', () => {
    const meant = (text: string): string[] =>
      read(text).deadlines.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
    assert.deepEqual(meant('The relief applies to the years of assessment 2022/23 and after.'), [
      'from 2022/23 and after',
    ]);
    assert.deepEqual(meant('Open it in 2025 and after the review of the fees add a wing.'), [
      'within in 2025',
    ]);
  });

  it('takes no word that looks to the future for the past', () => {
    for (const text of [
      'The bureau is also set to open the hall this year.',
      'The hall, scheduled in July, will be the tenth.',
      'The grant will be disbursed over the 2023/24 and 2024/25 school years.',
      'In 2024, the bureau will open the hall that was built.',
      'Build the integrated hall in 2023.',
    ]) {
      const { deadlines, otherTimes } = read(text);
      assert.deepEqual([deadlines.length, otherTimes.length], [1, 0], text);
    }
  });

  it('takes a participle that is joined to another one with the auxiliary of that', () => {
    const { deadlines } = read(
      'Sort out the laws to be repealed or adapted in the 2023/24 legislative year.',
    );
    assert.equal(deadlines.length, 1);
  });

  it('takes an infinitive between a verb and a date for what is still to be done', () => {
    const { deadlines } = read('The bureau has set aside funds to open the hall this year.');
    assert.equal(deadlines.length, 1);
  });

  it('gives dates of a list the year that stands with the last', () => {
    const lists: readonly (readonly [text: string, first: string])[] = [
      ['Pay on 1 January and 31 December 2026.', '2026-01-01'],
      ['Pay by 31 March, 30 June and 30 September 2026.', '2026-03-31'],
      ['Open halls in May and in October 2026.', '2026-05-01'],
      ['Open halls in the second quarter and the fourth quarter of 2026.', '2026-04-01'],
    ];
    for (const [text, first] of lists) {
      const { deadlines } = read(text);
      assert.deepEqual([deadlines[0]!.interval?.[0], deadlines[0]!.relative], [first, false], text);
    }
    const { deadlines } = read('Open halls on 31 December 2025 and 1 January.');
    assert.deepEqual(deadlines[1]!.interval, ['2026-01-01', '2026-01-01']);
  });

  it('takes the years of what is named for no deadline, and reads the one behind', () => {
    for (const names of ['the 2020/21, 2021/22 and 2022/23 accounts', 'the 2020/21 and 2021/22 surveys']) {
      const text = `Complete ${names} by 31 October 2024.`;
      assert.deepEqual(
        read(text).deadlines.map(({ start, end }) => text.slice(start, end)),
        ['by 31 October 2024'],
      );
    }
    assert.equal(read('Build halls in 2024, 2025 and 2026.').deadlines.length, 3);
  });

  it('knows no days of a term of another legislature, nor of one that is to come', () => {
    for (const words of [
      'by the end of this Parliament',
      'over the course of this Parliament',
      'within the next term',
    ]) {
      const { deadlines, status } = read(`Open the hall ${words}.`);
      assert.deepEqual([deadlines[0]?.interval, deadlines[0]?.absolute, status], [null, [], 'dated'], words);
    }
  });

  it('tells what is to come from what has been by the year alone, or by a date that the verb has', () => {
    for (const year of [2023, null]) {
      for (const text of [
        'Works on the hall began in March 2023 for completion in 2028.',
        'Tenders returned in May 2023 were too high and will be re-invited in Q1 2026.',
      ]) {
        const { deadlines, otherTimes } = seeds.times.read(text, { date: null, year });
        assert.deepEqual([deadlines.length, otherTimes.length], [1, 1], text);
      }
    }
  });

  it('needs no publication date where the year stands with the end of a range', () => {
    const unknown = { date: null, year: null };
    for (const words of ['from May to July 2026', 'May-July 2026', 'from 1 May to 31 July 2026']) {
      const { deadlines, status } = seeds.times.read(`Open the hall ${words}.`, unknown);
      assert.deepEqual([deadlines[0]?.interval, status], [['2026-05-01', '2026-07-31'], 'dated'], words);
    }
  });

  it('takes the later words of a date that is moved', () => {
    const [deadline] = read('Bring forward the completion of the hall from 2031 to 2029.').deadlines;
    assert.deepEqual([deadline!.kind, deadline!.interval?.[1]], ['by', '2029-12-31']);
  });

  it('sees no conflict where two dates may speak of two things', () => {
    for (const text of [
      'Replace buses that reach the end of life in 2026 by 2028.',
      'Complete the works originally due in 2027 by 2026.',
      'Begin the works in November 2024 and finish them in six months.',
      'Take over the hospital, which will mark its 50th anniversary in 2026, by March 2027.',
    ]) {
      assert.deepEqual(read(text).conflicts, [], text);
    }
  });

  it('reads until when something is extended', () => {
    const text = 'Extend the relief on licence fees to 30 September 2026.';
    const [deadline] = read(text).deadlines;
    assert.deepEqual(
      [text.slice(deadline!.start, deadline!.end), deadline!.kind, deadline!.interval],
      ['to 30 September 2026', 'between', [null, '2026-09-30']],
    );
  });

  it('reads a year that stands alone in its brackets, unless it belongs to a name', () => {
    const dated =
      'Build halls in Sha Tin (2026), Tai Po (2027 to 2029) and Yuen Long (contract: Q1 2025; opening: 2030).';
    assert.deepEqual(
      read(dated).deadlines.map(({ interval }) => interval?.[0]),
      ['2026-01-01', '2027-01-01', '2025-01-01', '2030-01-01'],
    );
    const named = 'Carry out the Climate Action Plan (2050) and the Halls Ordinance (2018).';
    assert.deepEqual(read(named).deadlines, []);
    const label = 'Hung Shui Kiu: 2029 (LWB)';
    assert.deepEqual(read(label).deadlines[0]?.interval, ['2029-01-01', '2029-12-31']);
    assert.deepEqual(read('Climate Action Plan: 2050').deadlines, []);
  });

  it('reads a bare year for which something is scheduled', () => {
    for (const words of [
      'The opening is scheduled for 2026.',
      'The hall, slated for 2026, is being built.',
    ]) {
      assert.deepEqual(read(words).deadlines[0]?.interval, ['2026-01-01', '2026-12-31'], words);
    }
    assert.deepEqual(read('The hall was planned for 2026 guests.').deadlines, []);
  });

  it('takes the date of a target for its end', () => {
    for (const words of [
      'with a target completion date of December 2026',
      'the closing date is 15 May 2026',
    ]) {
      const [deadline] = read(`Open the hall, ${words}.`).deadlines;
      assert.equal(deadline?.kind, 'by', words);
    }
  });

  it('leaves the full stop out that ends the sentence', () => {
    const text = 'Open the hall by 1 July.';
    const [deadline] = read(text).deadlines;
    assert.equal(text.slice(deadline!.start, deadline!.end), 'by 1 July');
  });

  it('tells a day that no calendar has', () => {
    const phrases = [
      'by 31 June 2026',
      'in the fifth quarter of 2026',
      'from 2028 to 2026',
      'between 9 and 3 May 2026',
      'by 30.02.2026',
      'by Q5 2026',
      'by 32 December 2026',
      'by 12/31/2026',
    ];
    for (const phrase of phrases) {
      const text = `Open the hall ${phrase}.`;
      const { deadlines, status } = read(text);
      assert.deepEqual(
        deadlines.map(({ start, end, impossible, interval }) => [
          text.slice(start, end),
          impossible,
          interval,
        ]),
        [[phrase, true, null]],
      );
      assert.equal(status, 'dated', phrase);
    }
  });

  it('gives a month the year that stands with the next one', () => {
    const { deadlines } = read('Open halls in November and January 2027.');
    assert.deepEqual(
      deadlines.map((d) => d.interval?.[0]),
      ['2026-11-01', '2027-01-01'],
    );
  });

  it('keeps all deadlines of an item, co-ordinated ones too', () => {
    const { deadlines } = read('Open halls in 2027 and 2030 respectively, and a pool by end-2028.');
    assert.deepEqual(
      deadlines.map((d) => d.interval?.[1]),
      ['2027-12-31', '2030-12-31', '2028-12-31'],
    );
  });

  it('gives relative words no interval while the publication date is unknown, but calls the item dated', () => {
    const times = seeds.times.read('Open the hall by the end of next year.', { date: null, year: null });
    assert.equal(times.deadlines[0]?.interval, null);
    assert.equal(times.status, 'dated');
  });

  it('knows the four kinds of status', () => {
    const statuses = [
      'by end-2024',
      'in due course',
      '',
      'within 12 months of the enactment of the bill',
    ].map((when) => read(`Open the hall ${when}.`).status);
    assert.deepEqual(statuses, ['dated', 'vague', 'missing', 'vague']);
    assert.equal(read('Continue to open halls.').status, 'ongoing');
  });

  const VAGUE = [
    'Publish the findings timely.',
    'Open it at a more opportune juncture.',
    'Open it at our earliest convenience.',
    'Review the fees as and when necessary.',
    'Open it within the next couple of years.',
    'Open it in the not-too-distant future.',
    'Open it sooner rather than later.',
    'Open it once the works are completed.',
    'Open it in a prompt manner.',
    'Finish the works on schedule.',
    'Open it when resources become available.',
    'Open it in several years.',
  ];
  for (const text of VAGUE) {
    it(`finds vague words in "${text}"`, () => {
      const { vague, status } = read(text);
      assert.deepEqual([vague.length, status], [1, 'vague']);
    });
  }

  const CLEAR = [
    'Give timely help to carers.',
    'Expedite the approval of plans.',
    'Roll out the scheme in phases.',
    'Provide long-term care.',
    'Train future leaders.',
    'Review the scheduled services.',
    'Help them as appropriate.',
    'Run the on-time rating of buses.',
  ];
  for (const text of CLEAR) {
    it(`finds no vague words in "${text}"`, () => assert.deepEqual(read(text).vague, []));
  }

  /** Relative words, and the ones that mean the same in any year. */
  const ABSOLUTE: readonly (readonly [relative: string, absolute: string])[] = [
    ['next year', 'in 2024'],
    ['early next year', 'early 2024'],
    ['later this year', 'later in 2023'],
    ['within this year', 'within 2023'],
    ['by the end of next year', 'by the end of 2024'],
    ['in the first half of next year', 'in the first half of 2024'],
    ['in this financial year', 'in the 2023-24 financial year'],
    ['from the coming school year', 'from the 2024/25 school year'],
    ['in the next legislative session', 'in the 2024 session'],
    ['by next quarter', 'by the first quarter of 2024'],
    ['next month', 'in November 2023'],
    ['in December', 'in December 2023'],
    ['by 31 March', 'by 31 March 2024'],
    ['on 31 March next year', 'on 31 March 2024'],
    ['by the 15th of next month', 'by the 15th of November 2023'],
    ['next March', 'in March 2024'],
    ['by next summer', 'by summer 2024'],
    ['in the coming summer holidays', 'in the summer holidays of 2024'],
    ['in the third quarter', 'in the third quarter of 2024'],
    ['in Q4', 'in Q4 2023'],
    ['by year-end', 'by year-end 2023'],
    ['from May to July next year', 'from May to July 2024'],
    ['by the end of the decade', 'by 31 December 2029'],
    ['within the current term of the Government', 'by 30 June 2027'],
    ['within the next three years', 'by 25 October 2026'],
    ['until the end of this year', 'until the end of 2023'],
    ['from next week', 'from 30 October 2023'],
    ['tomorrow', 'on 26 October 2023'],
    ['next Monday', 'on 30 October 2023'],
  ];
  for (const [phrase, expected] of ABSOLUTE) {
    it(`makes "${phrase}" absolute`, () => {
      const [deadline] = read(`Open the hall ${phrase}.`).deadlines;
      assert.equal(reworded(`Open the hall ${phrase}.`, deadline!), `Open the hall ${expected}.`);
    });
  }

  it('ends at the same day once it is absolute, and is relative no more', () => {
    const items = readGold(path.join(ROOT, 'test/gold/deadlines.jsonl'));
    let count = 0;
    for (const { text, reference } of items) {
      const published = { date: reference, year: Number(reference.slice(0, 4)) };
      for (const deadline of seeds.times.read(text, published).deadlines) {
        if (!deadline.relative) continue;
        const changed = reworded(text, deadline);
        const again = seeds.times.read(changed, published).deadlines.find((d) => d.end > deadline.start)!;
        assert.deepEqual([again.interval?.[1], again.relative], [deadline.interval?.[1], false], changed);
        count++;
      }
    }
    assert.ok(count > 50, `${count} were tried`);
  });

  it('has nothing absolute to offer while the day of publication is unknown', () => {
    const { deadlines } = seeds.times.read('Open the hall next year.', { date: null, year: null });
    assert.deepEqual([deadlines[0]!.relative, deadlines[0]!.absolute], [true, []]);
  });

  it('names what is written in another form, so that it reads the same', () => {
    const samples = [
      'by the third quarter of 2026',
      'in H2 2026',
      'on 3.4.2026',
      'by 2 Dec. 2026',
      'in 2026 Q3',
      'within 3Q26',
      'from 12/2026',
      'by FY2026-27',
      'in mid 2026',
    ];
    for (const words of samples) {
      const form = seeds.times.formOf(words)!;
      assert.ok(form, words);
      assert.ok(form.others.has(form.form) && form.others.size > 2, words);
      for (const other of form.others.values()) {
        const rewritten = words.slice(0, form.start) + other + words.slice(form.end);
        assert.deepEqual(
          read(rewritten).deadlines[0]?.interval,
          read(words).deadlines[0]!.interval,
          rewritten,
        );
      }
    }
    assert.equal(seeds.times.formOf('within the next three years'), null);
  });

  it('does not depend on the day it runs', () => {
    assert.notEqual(TODAY, REFERENCE.date);
    assert.equal(read('Open the hall next year.').deadlines[0]?.interval?.[0], '2024-01-01');
  });
});
