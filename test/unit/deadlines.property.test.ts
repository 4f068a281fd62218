import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Quote } from '../../server/src/deadlines/types.js';
import { seeds } from '../support/reading.js';

const REFERENCE = { date: '2025-09-17', year: 2025 };
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5000);

/** Words that times are made of, and some that they are not. */
const WORDS = (
  'by before after from to until within in on at over during between and or the of end mid early late beginning ' +
  'first second third fourth fifth last quarter quarters half year years month months week day decade school financial ' +
  'term Government this next following coming same 2024 2026 2026-27 2026/27 31 1st 24 30 Q3 3Q26 H1 FY26 June May ' +
  'Monday summer spring later around about earliest latest onwards since compared with launched took having six two ' +
  'three now ago time course due soon timely possible as once completed upon completion hall open continue ‘ ’ “ ” " ' +
  'through till today tomorrow Friday extend launched born annually each feb l twenty nineteen ninety-nine twenty-first seventh ' +
  'calendar EOY date beyond later before or on and half a 1.5. 2026/Aug Dec-2026 ~ ﬁrst fi rst working days quarters decade ago ' +
  '( ) , . ; : - – / & 31/12/2026 2026-12-31 12.2026 year-end end-2026 2030s 2030+ \u00a0 \n'
).split(' ');

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '', '  '), { minLength: words.length, maxLength: words.length })
      .map((gaps) => words.map((word, i) => word + gaps[i]).join('')),
  );

const isDay = (day: string): boolean => Temporal.PlainDate.from(day).toString() === day;

describe('reading times, whatever is written', () => {
  it('never throws; quotes lie in the text, apart and in order; no interval ends before it starts', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        for (const reference of [REFERENCE, { date: null, year: 2025 }, { date: null, year: null }]) {
          const { deadlines, otherTimes, vague } = seeds.times.read(text, reference);
          const quotes = [...deadlines, ...otherTimes, ...vague].sort((a, b) => a.start - b.start);
          quotes.forEach(({ start, end }, i) => {
            assert.ok(0 <= start && start < end && end <= text.length, text);
            assert.ok(i === 0 || quotes[i - 1]!.end <= start, `“${text}” is read twice`);
            assert.equal(text.slice(start, end).trim(), text.slice(start, end));
          });
          for (const { interval, impossible } of deadlines) {
            const [from, to] = interval ?? [null, null];
            assert.ok(
              [from, to].every((day) => day === null || isDay(day)),
              text,
            );
            assert.ok(from === null || to === null || from <= to, `${text}: ${from} to ${to}`);
            assert.ok(!impossible || interval === null, text);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('reads a phrase the same wherever it stands', () => {
    const phrase = fc.constantFrom(
      'by end-2026',
      'in the third quarter of 2027',
      'from 9 to 21 November 2026',
      'by the 2026/27 school year',
      'within the next two to three years',
      'on Wednesday, 1 July 2026',
    );
    const before = fc.constantFrom('Open the hall ', '', 'The Bureau will, ', 'To help the aged, open it ');
    const after = fc.constantFrom('.', '', ' for all residents.', ', with a lift', ' (block vote)');
    fc.assert(
      fc.property(phrase, before, after, (words, head, tail) => {
        const alone = seeds.times.read(words, REFERENCE).deadlines[0]!;
        const [deadline, ...others] = seeds.times.read(head + words + tail, REFERENCE).deadlines;
        assert.deepEqual(others, []);
        const at = head.length;
        const moved = <T extends Quote>(quote: T): T => ({
          ...quote,
          start: quote.start + at,
          end: quote.end + at,
        });
        assert.deepEqual(deadline, { ...moved(alone), absolute: alone.absolute.map(moved) });
      }),
    );
  });

  it('gives back the day that was written, in each way of writing it', () => {
    const day = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2089-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const english = (options: Intl.DateTimeFormatOptions, date: Date, locale = 'en-GB'): string =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
    const suffix = (n: number): string =>
      n % 10 === 1 && n !== 11
        ? 'st'
        : n % 10 === 2 && n !== 12
          ? 'nd'
          : n % 10 === 3 && n !== 13
            ? 'rd'
            : 'th';
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        const n = Number(dayOfMonth);
        const name = english({ month: 'long' }, date);
        const forms = [
          iso,
          `${dayOfMonth}.${month}.${year}`,
          `${n}/${Number(month)}/${year}`,
          english({ dateStyle: 'long' }, date),
          english({ day: 'numeric', month: 'short', year: 'numeric' }, date),
          english({ dateStyle: 'full' }, date),
          english({ dateStyle: 'long' }, date, 'en-US'),
          `${n}${suffix(n)} ${name} ${year}`,
          `the ${n}${suffix(n)} of ${name} ${year}`,
          `${name} ${n}${suffix(n)}, ${year}`,
        ];
        for (const form of forms) {
          const text = `Open the hall by ${form}.`;
          const [deadline] = seeds.times.read(text, { date: '1999-12-31', year: 1999 }).deadlines;
          assert.deepEqual(deadline?.interval, [iso, iso], form);
          assert.equal(text.slice(deadline!.start, deadline!.end), `by ${form}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('means the same once it is absolute, whatever governs a relative time', () => {
    const LEADS = [
      'by',
      'before',
      'within',
      'in',
      'during',
      'from',
      'starting from',
      'until',
      'no later than',
      'by the end of',
      'in early',
      'on',
      '',
    ];
    const TIMES = [
      'this year',
      'next year',
      'the coming year',
      'next month',
      'this quarter',
      'next quarter',
      'the third quarter',
      'the first half of next year',
      'this financial year',
      'the next school year',
      'the financial year',
      'December',
      '31 March',
      'next March',
      'mid-year',
      'year-end',
      'Q1',
      'tomorrow',
      'next summer',
      'the next three years',
      'the coming two quarters',
      'next week',
      'the current term of the Government',
      'May to July next year',
    ];
    for (const text of LEADS.flatMap((lead) =>
      TIMES.map((time) => `Open the hall ${lead} ${time}.`.replace('  ', ' ')),
    )) {
      if (/end of (?:mid-year|year-end)/.test(text)) continue;
      for (const deadline of seeds.times.read(text, REFERENCE).deadlines) {
        if (!deadline.relative || deadline.absolute.length === 0) continue;
        const changed = [...deadline.absolute]
          .reverse()
          .reduce(
            (words, { start, end, text: other }) => words.slice(0, start) + other + words.slice(end),
            text,
          );
        const again = seeds.times
          .read(changed, REFERENCE)
          .deadlines.find(({ start }) => start === deadline.start);
        const kept = [again?.interval?.[1], again?.relative];
        assert.deepEqual(kept, [deadline.interval?.[1], false], `${text} → ${changed}`);
      }
    }
  });
});
