import { type Closed, shift } from '../calendar.js';
import type { Rewording } from '../types.js';
import type { Lead } from './leads.js';
import type { Read } from './read.js';
import type { SpanReader } from './spans.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { nameOfMonth } from './words.js';

/** Units of length; `short` ones are too short for a deadline. */
export const UNITS: ReadonlyMap<string, 'days' | 'weeks' | 'months' | 'years' | 'short'> = new Map([
  ['minute', 'short'], ['minutes', 'short'], ['hour', 'short'], ['hours', 'short'], ['day', 'days'], ['days', 'days'],
  ['week', 'weeks'], ['weeks', 'weeks'], ['month', 'months'], ['months', 'months'], ['year', 'years'], ['years', 'years'],
]); // prettier-ignore

/** What each case begins with: "within two months of receipt". */
const PER_CASE: ReadonlySet<string> = new Set([
  'receipt', 'receiving', 'application', 'submission', 'request', 'arrival', 'booking', 'birth', 'purchase', 'report', 'complaint',
]); // prettier-ignore

/** What joins a horizon to the event that it counts from. */
const EVENT_WORDS: ReadonlySet<string> = new Set(['of', 'after', 'from', 'following', 'upon', 'by', 'to']);

/** Reads times that are counted rather than named: horizons, durations, stretches that are over. */
export class HorizonReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly spans: SpanReader,
  ) {
    super(context);
  }

  /** "within the next three years", "in 18 months' time", "within six months of the enactment". */
  horizon(i: number, { lead, next }: { lead: Lead; next: number }): Read | null {
    if (lead !== 'within' && lead !== 'by') return null;
    let at = this.is(next, 'the') ? next + 1 : next;
    const ahead = this.is(at, 'next', 'coming', 'following');
    if (ahead) at++;
    let count = this.count(at) ?? this.single(i, at);
    if (!count && ahead && this.is(at, 'decade')) return this.ahead(i, at + 1, 'years', 10, false);
    if (!count) return null;
    let approximate = false;
    if (this.is(count.next, 'to', 'or', '-')) {
      const larger = this.count(count.next + 1);
      if (larger) {
        count = larger;
        approximate = true;
      }
    }
    const working = this.is(count.next, 'working', 'calendar', 'clear') ? 1 : 0;
    const unit = UNITS.get(this.word(count.next + working));
    if (!unit) return null;
    const end = count.next + working + 1;
    const fromNow =
      this.is(end, 'from', 'of', 'after') && this.is(end + 1, 'now', 'today', 'publication') ? 2 : 0;
    if (fromNow > 0 && unit !== 'short') return this.ahead(i, end + fromNow, unit, count.n, approximate);
    if (unit === 'short' || (unit === 'days' && !ahead)) {
      return { next: end, found: { kind: 'duration', interval: null }, span: null };
    }
    const time =
      this.is(end, "'", '’') && this.is(end + 1, 'time') ? end + 2 : this.is(end, 'time') ? end + 1 : end;
    if (!ahead && time === end && this.isOneOf(end, EVENT_WORDS)) {
      // A limit for each case is no deadline.
      if (PER_CASE.has(this.word(end + 1)) || PER_CASE.has(this.word(end + 2))) {
        return { next: end, found: { kind: 'duration', interval: null }, span: null };
      }
      if (this.is(end, 'by', 'to') || (this.is(end, 'from') && this.spans.read(end + 1))) return null;
      return {
        next: end,
        found: {
          kind: 'within',
          interval: null,
          approximate,
          orEarlier: false,
          relative: false,
          absolute: [],
          impossible: false,
        },
        span: null,
      };
    }
    if (!ahead && lead === 'within' && time === end && !this.is(next - 1, 'within')) {
      if (this.is(next, 'the') || !this.is(next - 1, 'in')) return null;
    }
    return this.ahead(i, time, unit === 'days' ? 'days' : unit, count.n, approximate);
  }

  /** "within a month". */
  private single(i: number, at: number): { n: number; next: number } | null {
    const isOne =
      this.is(i, 'within') && this.is(at, 'a') && this.is(at + 1, 'week', 'month', 'year', 'decade');
    return isOne ? { n: 1, next: at + 1 } : null;
  }

  private ahead(
    i: number,
    next: number,
    unit: 'days' | 'weeks' | 'months' | 'years',
    n: number,
    approximate: boolean,
  ): Read {
    const { date } = this.anchor;
    const interval: Closed | null = date === null ? null : [date, shift(date, n, unit)];
    const absolute = interval ? [this.asDay(i, next, 'within', interval)] : [];
    return {
      next,
      found: {
        kind: 'within',
        interval,
        approximate,
        orEarlier: false,
        relative: true,
        absolute,
        impossible: false,
      },
      span: null,
    };
  }

  asDay(
    i: number,
    next: number,
    lead: Lead,
    [start, end]: readonly [string | null, string | null],
  ): Rewording {
    const isStart = lead === 'from' || lead === 'after';
    const first = this.is(i, 'extended') ? i + 1 : i;
    const word = isStart ? 'from' : lead !== 'until' ? 'by' : first > i ? 'to' : 'until';
    const [year, month, day] = (isStart ? start! : end!).split('-');
    return {
      start: this.tokens[first]!.start,
      end: this.tokens[next - 1]!.end,
      text: `${word} ${Number(day)} ${nameOfMonth(Number(month))} ${year}`,
    };
  }

  /** "18-month", "for three years", "a period of six months". */
  duration(i: number): Read | null {
    const from = this.is(i, 'for') ? (this.is(i + 1, 'a', 'the', 'about') ? i + 2 : i + 1) : i;
    const count = this.count(from);
    if (!count) return null;
    const dash = this.is(count.next, '-');
    const unit = UNITS.get(this.word(dash ? count.next + 1 : count.next));
    if (!unit || (!dash && from === i)) return null;
    return { next: count.next + (dash ? 2 : 1), found: { kind: 'duration', interval: null }, span: null };
  }

  /** "in the past three years", "over the last decade". */
  pastStretch(i: number, next: number): Read | null {
    const at = this.is(next, 'the') ? next + 1 : next;
    if (!this.is(at, 'past', 'last', 'previous', 'preceding') || this.is(i, 'by')) return null;
    const count = this.count(at + 1);
    const unit = UNITS.get(this.word(count ? count.next : at + 1));
    // "in the last two months of this year".
    if (count && this.is(count.next + 1, 'of')) return null;
    const few = !count && this.is(at + 1, 'few', 'several', 'couple');
    if (few) return { next: at + 3, found: { kind: 'past', interval: null }, span: null };
    if (!unit || unit === 'short' || (!count && this.is(at, 'last'))) return null;
    const { date } = this.anchor;
    const interval: Closed | null = date === null ? null : [shift(date, -(count?.n ?? 1), unit), date];
    return { next: (count ? count.next : at + 1) + 1, found: { kind: 'past', interval }, span: null };
  }

  /** "two years from now". */
  fromNow(i: number): Read | null {
    const count = this.count(i);
    const unit = count && UNITS.get(this.word(count.next));
    if (!count || !unit || unit === 'short') return null;
    const behind = this.is(count.next + 1, 'from') && this.is(count.next + 2, 'now', 'today');
    return behind ? this.ahead(i, count.next + 3, unit, count.n, false) : null;
  }

  yearsAgo(i: number): Read | null {
    const count = this.count(i);
    if (!count || !UNITS.has(this.word(count.next)) || !this.is(count.next + 1, 'ago')) return null;
    return { next: count.next + 2, found: { kind: 'past', interval: null }, span: null };
  }
}
