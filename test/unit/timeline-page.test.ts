import { strict as assert } from 'node:assert';
import { countOfInitiatives, writeNumbersIn } from '../../client/webview/counts.js';
import { barsOf } from '../../client/webview/timeline/bars.js';
import {
  MOST_BARS_IN_LANE,
  canUnfold,
  extentAtFirst,
  extentOf,
  isUnfoldedAtFirst,
  looksAlike,
  marksOf,
  startOfMark,
} from '../../client/webview/timeline/chart-content.js';
import { type Unit, bucketsOf, unitFor } from '../../client/webview/timeline/density.js';
import { KnownLanes, type Lane } from '../../client/webview/timeline/known-lanes.js';
import {
  firstCountedIn,
  firstMark,
  markBeside,
  markInNextLane,
  nearestMark,
} from '../../client/webview/timeline/mark-order.js';
import { TimeWindow } from '../../client/webview/timeline/time-window.js';
import { Words } from '../../client/webview/timeline/words.js';
import { InitiativesOnTimeline } from '../../server/src/features/timeline.js';
import type { Timeline } from '../../server/src/protocol/index.js';
import { TODAY, knownDraft } from '../support/reading.js';

/** What the server tells of a draft, as it comes over the connection. */
function told(
  text: string,
  known: Readonly<Record<string, number>> = {},
  by = new InitiativesOnTimeline(),
  most?: number,
): Timeline {
  const options = { known, ...(most !== undefined && { most }) };
  return JSON.parse(JSON.stringify(by.take([knownDraft(text)], TODAY, options))) as Timeline;
}

function lanesOf(text: string): readonly Lane[] {
  const lanes = new KnownLanes();
  lanes.take(told(text));
  return lanes.all;
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 16);

describe('the page of the timeline', () => {
  describe('draws', () => {
    for (const [words, ...bars] of [
      ['by end-2027', 'due 2027-12-01T00:00 2028-01-01T00:00'],
      ['by 1 May 2026', 'due 2026-05-01T12:00 2026-05-01T12:00'],
      ['on 1 May 2026', 'day 2026-05-01T12:00 2026-05-01T12:00'],
      ['in the second quarter of 2026', 'span 2026-04-01T00:00 2026-07-01T00:00'],
      ['from March to June 2026', 'span 2026-03-01T00:00 2026-07-01T00:00'],
      ['from 2027', 'start 2027-01-01T12:00 2027-01-01T12:00'],
      ['in due course'],
    ] as const) {
      it(`“${words}” as ${bars.join(' and ') || 'nothing'}`, () => {
        const [lane] = lanesOf(`- Mend the lamps ${words}. (SB)\n`);
        const drawn = barsOf(lane!.initiatives[0]!);
        assert.deepEqual(
          drawn.map(({ shape, start, end }) => `${shape} ${day(start)} ${day(end)}`),
          bars,
        );
      });
    }
  });

  describe('sums a folded lane up', () => {
    const TEXT = `- A by 1 January 2026, and B by 31 March 2026. (SB)
- C by 1 April 2026. (SB)
- D by 31 December 2025. (SB)
- E in the third quarter of 2027. (SB)
- F in due course. (SB)
`;
    for (const [unit, ...buckets] of [
      ['month', '2025-12 1', '2026-01 1', '2026-03 1', '2026-04 1', '2027-09 1'],
      ['quarter', '2025-10 1', '2026-01 1', '2026-04 1', '2027-07 1'],
      ['year', '2025-01 1', '2026-01 2', '2027-01 1'],
    ] as const) {
      it(`by the ${unit}, each initiative once`, () => {
        const [lane] = lanesOf(TEXT);
        const found = bucketsOf(lane!.initiatives, unit);
        assert.deepEqual(
          found.map(({ start, count }) => `${day(start).slice(0, 7)} ${count}`),
          buckets,
        );
        const months = { month: 1, quarter: 3, year: 12 }[unit];
        for (const { start, end } of found) {
          const next = new Date(start);
          next.setUTCMonth(next.getUTCMonth() + months);
          assert.equal(end, next.valueOf());
        }
      });
    }

    it('by shorter periods where there is room for them', () => {
      assert.deepEqual([2, 0.5, 0.1, 0.001].map(unitFor), ['month', 'quarter', 'year', 'year']);
    });
  });

  it('unfolds few bars at first, many only when it is told to, and too many not at all', () => {
    const bars = (count: number): readonly Lane[] => lanesOf('- Sing by 2027. (SB)\n'.repeat(count));
    assert.deepEqual(
      [1, 60, 61].map((count) => isUnfoldedAtFirst(bars(count))),
      [true, true, false],
    );
    assert.deepEqual(
      [1, MOST_BARS_IN_LANE, MOST_BARS_IN_LANE + 1].map((count) => canUnfold(bars(count)[0]!)),
      [true, true, false],
    );
    assert.equal(canUnfold(lanesOf('- Sing in due course. (SB)\n')[0]!), false);
  });

  it('begins with what most are due in, and knows the whole', () => {
    const lanes = lanesOf(`${'- Sing by 1 July 2026. (SB)\n'.repeat(30)}- Dance by 1 July 2060. (SB)\n`);
    const days = (extent: { start: number; end: number } | null): unknown =>
      extent && [day(extent.start).slice(0, 10), day(extent.end).slice(0, 10)];
    assert.deepEqual(days(extentAtFirst(lanes)), ['2026-07-01', '2026-07-01']);
    assert.deepEqual(days(extentOf(lanes)), ['2026-07-01', '2060-07-01']);
    assert.equal(extentOf(lanesOf('- Sing. (SB)\n')), null);
  });

  it('draws anew what has changed, and nothing else', () => {
    const by = new InitiativesOnTimeline();
    const lanes = new KnownLanes();
    const before = '- Sing by 2027. (SB)\n- Dance by 2027. (SB)\n- Rest by 2027. (DEVB)\n';
    lanes.take(told(before, lanes.revisions, by));
    const marks = (): ReturnType<typeof marksOf> => lanes.all.flatMap((lane) => marksOf(lane, true, 'year'));
    const first = new Map(marks().map((mark) => [mark.id, mark]));
    const rest = lanes.all[0]!.initiatives[0];
    lanes.take(told(before.replace('Dance by 2027', 'Dance by 2028'), lanes.revisions, by));
    assert.equal(lanes.all[0]!.initiatives[0], rest);
    const changed = marks().filter((mark) => !first.has(mark.id) || !looksAlike(first.get(mark.id)!, mark));
    assert.deepEqual(
      changed.map((mark) => mark.type === 'bar' && mark.bar.initiative.label),
      ['Dance by 2028.'],
    );
  });

  it('lets the keyboard go through a lane, and to what is nearest in time in the next one that has any', () => {
    const lanes = lanesOf(`- Sing by 1 May 2026. (DEVB)
- Dance by 1 May 2027. (DEVB)
- Rest. (EDB)
- Swim by 1 May 2025. (SB)
- Skate by 1 June 2027. (SB)
`);
    const marksIn = (lane: Lane): ReturnType<typeof marksOf> => marksOf(lane, true, 'year');
    const label = (mark: ReturnType<typeof firstMark>): unknown =>
      mark?.type === 'bar' ? mark.bar.initiative.label.split(' ')[0] : mark;
    const sing = firstMark(lanes, marksIn, Date.parse('2025-06-01'))!;
    const dance = markBeside(sing, marksIn, 1)!;
    assert.deepEqual([sing, dance].map(label), ['Sing', 'Dance']);
    assert.equal(label(firstMark(lanes, marksIn, Date.parse('2026-06-01'))), 'Dance');
    assert.deepEqual([markBeside(sing, marksIn, -1), markBeside(dance, marksIn, 1)], [null, null]);
    const skate = markInNextLane(dance, lanes, marksIn, 1)!;
    assert.equal(label(skate), 'Skate');
    assert.equal(label(markInNextLane(skate, lanes, marksIn, -1)), 'Dance');
    assert.equal(markInNextLane(skate, lanes, marksIn, 1), null);
    assert.equal(nearestMark([], 0), null);
  });

  it('goes from a number to the first of what it counts, not to what runs through its period', () => {
    const [lane] = lanesOf(`- Sing from 1 April 2026 to 31 March 2027. (SB)
- Dance by 31 December 2026. (SB)
- Rest from October to December 2026. (SB)
- Swim by 31 March 2027. (SB)
`);
    const bars = marksOf(lane!, true, 'quarter');
    const reached = marksOf(lane!, false, 'quarter').map((mark) => {
      const bar = mark.type === 'bucket' ? firstCountedIn(mark.bucket, bars) : null;
      return [mark.type === 'bucket' && mark.bucket.count, bar?.type === 'bar' && bar.bar.initiative.label];
    });
    assert.deepEqual(reached, [
      [2, 'Rest from October to December 2026.'],
      [2, 'Sing from 1 April 2026 to 31 March 2027.'],
    ]);
  });

  it('shows a stretch of time that can be moved and zoomed', () => {
    let [shown, moved] = [{ start: 0, end: 1000 }, 0];
    const time = new TimeWindow({
      getWindow: () => ({ start: new Date(shown.start), end: new Date(shown.end) }),
      setWindow: (start, end) => {
        shown = { start, end };
        moved++;
      },
    });
    time.zoom('in', 0);
    assert.deepEqual(time.now, { start: 0, end: 600 });
    time.zoom('out', null);
    assert.deepEqual(time.now, { start: -200, end: 800 });
    time.pan(1);
    assert.deepEqual(time.now, { start: 0, end: 1000 });
    time.centre(1000);
    assert.deepEqual(time.now, { start: 500, end: 1500 });
    const [mark] = marksOf(lanesOf('- Sing by 1 May 2026. (SB)\n')[0]!, true, 'year');
    time.bringIn(mark!);
    const at = startOfMark(mark!);
    assert.deepEqual(time.now, { start: at - 200, end: at + 800 });
    const before = moved;
    time.bringIn(mark!);
    assert.equal(moved, before, 'what is in sight stays where it is');
  });

  it('shows numbers of what there are too many of, and each again where there are fewer', () => {
    const dates = [
      'by 1 January 2026, and again by 31 March 2026',
      'by June 2026',
      'from 2027',
      'in due course',
    ];
    const few = dates.map((date) => `- Sing ${date}. (SB)\n`).join('');
    const many = `${few}- Dance by 2050. (DEVB)\n`.repeat(3);
    const by = new InitiativesOnTimeline();
    const lanes = new KnownLanes();
    lanes.take(told(few, lanes.revisions, by));
    assert.equal(lanes.all[0]!.initiatives.length, 4);
    const numbers = told(many, lanes.revisions, by, 14);
    lanes.take(numbers);
    assert.deepEqual(lanes.revisions, {}, 'none of which each initiative is known');
    const [works, security] = lanes.all;
    assert.deepEqual(
      ['month', 'quarter', 'year'].map((unit) =>
        marksOf(security!, false, unit as Unit).map(
          (mark) => mark.type === 'bucket' && `${day(mark.bucket.start).slice(0, 7)} ${mark.bucket.count}`,
        ),
      ),
      [
        ['2026-01 3', '2026-03 3', '2026-06 3', '2027-01 3'],
        ['2026-01 3', '2026-04 3', '2027-01 3'],
        ['2026-01 6', '2027-01 3'],
      ],
    );
    assert.equal(canUnfold(works!), false);
    const extent = extentOf(lanes.all)!;
    assert.deepEqual([day(extent.start), day(extent.end)], ['2026-01-01T00:00', '2051-01-01T00:00']);
    lanes.take(structuredClone(numbers));
    assert.equal(lanes.all[1], security, 'what has not changed is the same object');
    lanes.take(told(few, lanes.revisions, by));
    assert.equal(lanes.all[0]!.initiatives.length, 4);
    assert.equal(lanes.all[0]!.due, null);
  });

  it('says days as the reader writes them', () => {
    const [lane] = lanesOf('- Sing by 1 May 2024, and from 1 March to 30 June 2026. (SB)\n');
    const [initiative] = lane!.initiatives;
    const inEnglish = new Words('en-GB').when(initiative!);
    assert.equal(
      inEnglish.replace(/\u2009/g, ' '),
      'by 1 May 2024, past at publication; 1 Mar – 30 Jun 2026',
    );
    assert.match(new Words('zh-HK').when(initiative!), /2024年5月1日/);
  });

  it('groups the digits of numbers as the reader does, in all of its panes', () => {
    const [lane] = lanesOf('- Sing in due course. (SB)\n'.repeat(3));
    const many = { ...lane!, count: 28_640, undated: 1234 };
    const words = new Words('en-GB');
    assert.equal(words.countsOfLane(many), '28,640 initiatives, 1,234 without a date');
    writeNumbersIn('de');
    assert.equal(countOfInitiatives(28_640), '28.640 initiatives');
    assert.equal(words.countsOfLane(many), '28.640 initiatives, 1.234 without a date');
    writeNumbersIn('en');
  });
});
