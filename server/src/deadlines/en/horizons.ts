import { type Closed, shift } from '../calendar.js';
import type { Rewording, Stated } from '../types.js';
import { type Lead, leadAt } from './leads.js';
import { type Read, deadlineOf } from './read.js';
import type { Span } from './span.js';
import type { SpanReader } from './spans.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, DAY_ORDINALS, nameOfDay } from './words.js';

type LengthUnit = 'days' | 'weeks' | 'months' | 'years';

/** Units of length, as so many of a unit of the calendar; `short` ones are too short for a deadline. */
const LENGTHS: ReadonlyMap<string, readonly [unit: LengthUnit | 'short', times: number]> = new Map([
  ['minute', ['short', 1]], ['minutes', ['short', 1]], ['hour', ['short', 1]], ['hours', ['short', 1]], ['day', ['days', 1]], ['days', ['days', 1]],
  ['week', ['weeks', 1]], ['weeks', ['weeks', 1]], ['fortnight', ['weeks', 2]], ['month', ['months', 1]], ['months', ['months', 1]],
  ['quarter', ['months', 3]], ['quarters', ['months', 3]], ['year', ['years', 1]], ['years', ['years', 1]], ['decade', ['years', 10]], ['decades', ['years', 10]],
]); // prettier-ignore

/** How long something takes: "18 months", "two to three years", "a year and a half". */
interface Length {
  readonly n: number;
  readonly unit: LengthUnit | 'short';
  readonly approximate: boolean;
  readonly next: number;
}

/** What each case begins with: "within two months of receipt". */
const PER_CASE: ReadonlySet<string> = new Set([
  'receipt', 'receiving', 'application', 'submission', 'request', 'arrival', 'booking', 'birth', 'purchase', 'report', 'complaint', 'validation', 'issue', 'notice', 'referral', 'lodgement', 'registration', 'notification',
]); // prettier-ignore

/** What comes again and again, so that a number of days is the limit for each. */
const CASES: ReadonlySet<string> = new Set([
  'applications', 'application', 'cases', 'requests', 'enquiries', 'complaints', 'claims', 'reports', 'submissions', 'permits', 'licences', 'queries', 'calls',
  'each', 'average', 'patients', 'applicants', 'victims', 'processing', 'approval', 'stay', 'visits', 'per',
]); // prettier-ignore
/** Of these only, since a promise may well be about "all" or "cases". */
const PLURAL_CASES: ReadonlySet<string> = new Set([
  'each', 'every', 'per', 'applications', 'requests', 'enquiries', 'complaints', 'claims', 'queries', 'patients', 'applicants', 'cases', 'wait', 'waiting', 'referrals',
]); // prettier-ignore
/** In longer sentences nobody knows what a number of days is for. */
const FARTHEST_CASE = 12;

/** What a time may hang on. */
const EVENTS: ReadonlySet<string> = new Set([
  'passage', 'enactment', 'commencement', 'completion', 'commissioning', 'approval', 'launch', 'establishment', 'promulgation', 'gazettal', 'adoption',
  'signing', 'implementation', 'opening', 'publication',
]); // prettier-ignore

/** What runs for years that are counted: "the fifth year of the scheme". */
const UNDERTAKINGS: ReadonlySet<string> = new Set([
  'scheme', 'programme', 'project', 'plan', 'pilot', 'trial', 'operation', 'implementation', 'service', 'contract', 'agreement', 'franchise', 'licence',
  'lease', 'tenancy', 'initiative', 'fund', 'strategy', 'campaign', 'appointment', 'study', 'studies', 'course',
]); // prettier-ignore

/** What joins a horizon to the event that it counts from. */
const EVENT_WORDS: ReadonlySet<string> = new Set(['of', 'after', 'from', 'following', 'upon', 'by', 'to']);

/** What words name that count from the publication. */
const COUNTED: Stated = {
  unit: 'length',
  edge: null,
  year: 'calendar',
  yearless: false,
  yearFrom: 'publication',
  outside: null,
};

/** The same from a date beside them. */
const COUNTED_ON: Stated = { ...COUNTED, yearFrom: 'beside' };

/** What "with immediate effect" names. */
const PUBLICATION: Stated = { ...COUNTED, unit: 'occasion' };

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
    const numbered = this.numberedYear(next);
    if (numbered !== null) return this.onEvent(numbered, false, COUNTED_ON);
    const { next: article, approximate: about } = this.afterAbout(next);
    let at = this.is(article, 'the') ? article + 1 : article;
    if (this.is(i, 'within') && this.is(at, 'first')) return this.firstOf(at + 1);
    // "in the coming year": from today on, unless it is a year of the calendar.
    const year = this.is(at, 'coming') && this.is(at - 1, 'the') && this.is(at + 1, 'year') ? at + 2 : 0;
    if (year > 0 && !this.is(year, 'and')) return this.ahead(i, year, 'years', 1, false);
    const ahead = this.is(at, 'next', 'coming', 'following');
    if (ahead) at++;
    const length = this.length(at) ?? this.single(i, at) ?? (ahead ? this.oneAndAHalf(at) : null);
    if (!length) return null;
    const { n, unit, next: end } = length;
    // "68 hours in four weeks": how many of each.
    if (this.is(i, 'in') && this.is(i - 1, 'hours', 'times', 'days') && this.tokens[i - 2]?.kind === 'number')
      return { next: end, found: { kind: 'duration', interval: null }, span: null };
    // "in one quarter of the clinics": a share.
    if (this.is(end - 1, 'quarter', 'quarters') && this.is(end, 'of')) return null;
    const fromNow =
      this.is(end, 'from', 'of', 'after') && this.is(end + 1, 'now', 'today', 'publication') ? 2 : 0;
    // "extend the scheme by one year": by how much.
    if (lead === 'by' && !ahead && (fromNow === 0 || this.is(next - 1, 'by')))
      return { next: end, found: { kind: 'duration', interval: null }, span: null };
    // "shortened to within one month": each time.
    if (this.is(i - 1, 'to') && this.is(i, 'within') && !ahead) {
      return { next: end, found: { kind: 'duration', interval: null }, span: null };
    }
    const approximate = about || length.approximate;
    if (fromNow > 0 && unit !== 'short') return this.ahead(i, end + fromNow, unit, n, approximate);
    const event = !ahead && this.is(end, 'of', 'after') ? this.spans.read(end + 1) : null;
    if (event?.interval && unit !== 'short') return this.afterDate(event, unit, n, approximate);
    const thereafter = unit === 'short' || ahead ? null : this.thereafter(end);
    if (thereafter !== null) return this.afterLast(thereafter, length);
    const isOnEvent = this.isOneOf(end, EVENT_WORDS) && !this.isPurpose(i, end);
    const isLimit = isOnEvent
      ? unit === 'days' && this.isForEach(i)
      : (unit === 'days' && !this.isOnce(i, end)) || (unit !== 'years' && this.isForEach(i));
    if (unit === 'short' || (!ahead && isLimit)) {
      return { next: end, found: { kind: 'duration', interval: null }, span: null };
    }
    const time =
      this.is(end, "'", '’') && this.is(end + 1, 'time') ? end + 2 : this.is(end, 'time') ? end + 1 : end;
    if (!ahead && time === end && isOnEvent) {
      // A limit for each case is no deadline.
      if (this.is(i - 1, 'each') || PER_CASE.has(this.word(end + 1)) || PER_CASE.has(this.word(end + 2))) {
        return { next: end, found: { kind: 'duration', interval: null }, span: null };
      }
      if (this.is(end, 'by', 'to')) return null;
      if (this.is(end, 'from') && this.spans.read(end + 1)) return null;
      const event = this.is(end, 'after', 'of', 'from', 'following') ? this.behindEvent(end + 1) : null;
      return (
        (event === null ? null : this.onDatedEvent(event, length, 'until')) ?? this.onEvent(end, approximate)
      );
    }
    // "in five years starting from 2025-26" is read with its start.
    const start = leadAt(this.tokens, end);
    if (!ahead && start?.lead === 'from' && this.spans.read(start.next)) return null;
    if (!ahead && lead === 'within' && time === end && !this.is(next - 1, 'within')) {
      if (this.is(article, 'the') || !this.is(next - 1, 'in')) return null;
    }
    return this.ahead(i, time, unit, n, approximate);
  }

  /** Behind "about", "less than", "no more than", which leave the end of a time open or earlier. */
  private afterAbout(i: number): { next: number; approximate: boolean } {
    if (this.is(i, 'around', 'about', 'approximately', 'roughly', 'some'))
      return { next: i + 1, approximate: true };
    const no = this.is(i, 'no', 'not') ? i + 1 : i;
    const isBound = this.is(no, 'more', 'less', 'fewer') && this.is(no + 1, 'than');
    return { next: isBound ? no + 2 : i, approximate: false };
  }

  /** "Reply to enquiries within three weeks": what comes again and again stands before. */
  private isForEach(i: number): boolean {
    if (!this.is(i, 'within') && !this.is(i - 1, 'to')) return false;
    for (let at = i - 1; at >= 0 && i - at <= FARTHEST_CASE && !this.is(at, '.', ';'); at--) {
      if (PLURAL_CASES.has(this.word(at))) return true;
    }
    return false;
  }

  /** "within 12 weeks to speed up the payments": what for, no other end of the time. */
  private isPurpose(i: number, to: number): boolean {
    const after = this.tokens[to + 1];
    return (
      this.is(i, 'within') &&
      this.is(to, 'to') &&
      after?.kind === 'word' &&
      !this.count(to + 1) &&
      !this.spans.read(to + 1)
    );
  }

  /** "Issue the circular within 30 days": once, where nothing says that it is a limit for each case. */
  private isOnce(i: number, end: number): boolean {
    if (!this.is(i, 'within') || this.is(i - 1, 'to') || this.tokens[end]?.kind === 'word') return false;
    if (this.is(end - 2, 'working', 'calendar', 'clear')) return false;
    for (let at = i - 1; at >= 0 && !this.is(at, '.', ';'); at--) {
      if (i - at > FARTHEST_CASE || CASES.has(this.word(at))) return false;
    }
    return true;
  }

  /** "within 90 days of 1 April 2026": the event is a date. */
  private afterDate(event: Span, unit: LengthUnit, n: number, approximate: boolean): Read {
    const [start, end] = event.interval!;
    const interval: Closed = [start, shift(end, n, unit)];
    return {
      next: event.next,
      found: deadlineOf('within', interval, { approximate, stated: COUNTED_ON }),
      span: null,
    };
  }

  /** "within the first six months": of what is to come. */
  private firstOf(i: number): Read | null {
    const length = this.length(i);
    return !length || length.unit === 'short' || this.is(length.next, 'of')
      ? null
      : this.onEvent(length.next, false);
  }

  /** Behind "thereafter", "after that", which count from the time named before; null where they do not stand at `i`. */
  private thereafter(i: number): number | null {
    if (this.is(i, 'thereafter', 'afterwards', 'thereof')) return i + 1;
    const isThat = this.is(i, 'after', 'of', 'from') && this.is(i + 1, 'that', 'then');
    if (!isThat) return null;
    if (this.is(i + 2, 'date', 'day', 'time')) return i + 3;
    return this.tokens[i + 2]?.kind === 'word' ? null : i + 2;
  }

  /** "by the end of 2026, and consult within three months thereafter". */
  private afterLast(next: number, { n, unit, approximate }: Length): Read {
    const last = this.context.last;
    const day = last && (last[1] ?? last[0]);
    if (!day || unit === 'short') return this.onEvent(next, approximate);
    const found = deadlineOf('within', [day, shift(day, n, unit)], { approximate, stated: COUNTED_ON });
    return { next, found, span: null };
  }

  /** Behind "the fifth year of the scheme", "the end of its first year of operation"; null where they do not stand at `i`. */
  private numberedYear(i: number): number | null {
    const isPart = this.is(i, 'the') && this.is(i + 1, 'end', 'middle', 'start') && this.is(i + 2, 'of');
    const article = isPart ? i + 3 : i;
    if (!this.is(article, 'the', 'its', 'their')) return null;
    const at = article + 1;
    if (!DAY_ORDINALS.has(this.word(at)) && !this.is(at, 'final', 'last')) return null;
    if (!this.is(at + 1, 'year', 'month', 'quarter') || !this.is(at + 2, 'of')) return null;
    const of = this.is(at + 3, 'the', 'its', 'their', 'this') ? at + 4 : at + 3;
    return this.isOneOf(of, UNDERTAKINGS) ? of + 1 : null;
  }

  /** A time that hangs on an event, and so on no date. */
  private onEvent(next: number, approximate: boolean, stated: Stated | null = null): Read {
    const found = deadlineOf('within', null, { approximate, stated });
    return { next, found, span: null };
  }

  /** "three years", "two to three years", "10 working days", "two and a half years", "a year and a half". */
  private length(i: number): Length | null {
    const first = this.count(i);
    if (!first) return this.is(i, 'a', 'one') ? this.oneAndAHalf(i + 1) : null;
    const larger = this.is(first.next, 'to', 'or', '-') ? this.count(first.next + 1) : null;
    const { n } = larger ?? first;
    let { next } = larger ?? first;
    const half = this.matches(next, ['and', 'a', 'half']);
    if (half) next += 3;
    if (this.is(next, 'working', 'calendar', 'clear')) next++;
    const unit = this.unitAt(next, n);
    if (!unit) return n === 1 ? this.oneAndAHalf(first.next) : null;
    if (half && unit.unit === 'years')
      return { ...unit, n: 12 * n + 6, unit: 'months', approximate: larger !== null };
    return half ? null : { ...unit, approximate: larger !== null };
  }

  /** "year and a half", "half year", behind a word that says from when. */
  private oneAndAHalf(i: number): Length | null {
    if (this.is(i, 'half') && this.is(i + 1, 'year')) {
      return { n: 6, unit: 'months', approximate: false, next: i + 2 };
    }
    return this.matches(i, ['year', 'and', 'a', 'half'])
      ? { n: 18, unit: 'months', approximate: false, next: i + 4 }
      : null;
  }

  private unitAt(i: number, n: number): { n: number; unit: LengthUnit | 'short'; next: number } | null {
    // “within two school years”.
    if (this.is(i, 'school', 'academic', 'financial') && this.is(i + 1, 'year', 'years'))
      return { n, unit: 'years', next: i + 2 };
    const [unit, times] = LENGTHS.get(this.word(i)) ?? [];
    return unit === undefined || times === undefined ? null : { n: n * times, unit, next: i + 1 };
  }

  /** "within a month", "in a decade", "in the next decade". */
  private single(i: number, at: number): Length | null {
    const isOne =
      this.is(i, 'within') &&
      this.is(at, 'a') &&
      this.is(at + 1, 'week', 'month', 'quarter', 'year', 'decade');
    const isDecade =
      this.is(i, 'in') && this.matches(at, ['a', 'decade']) && !this.is(i - 1, 'once', 'twice', 'times');
    const unit =
      isOne || isDecade
        ? this.unitAt(at + 1, 1)
        : this.is(at, 'decade') && this.is(at - 1, 'next', 'coming', 'following')
          ? this.unitAt(at, 1)
          : null;
    if (!unit) return null;
    const half = isOne ? this.oneAndAHalf(at + 1) : null;
    return half ?? { ...unit, approximate: false };
  }

  private ahead(i: number, next: number, unit: LengthUnit, n: number, approximate: boolean): Read {
    const { date } = this.anchor;
    const interval: Closed | null = date === null ? null : [date, shift(date, n, unit)];
    const absolute = interval ? [this.asDay(i, next, 'within', interval)] : [];
    return {
      next,
      found: deadlineOf('within', interval, { approximate, relative: true, absolute, stated: COUNTED }),
      span: null,
    };
  }

  /** "with immediate effect": from the day on which it is told; but not "with immediate effect upon the passage of the bill". */
  fromPublication(i: number): Read | null {
    const next = i + 3;
    if (!this.matches(i, ['with', 'immediate', 'effect'])) return null;
    if (this.is(next, 'upon', 'on', 'after', 'following', 'once', 'when')) return null;
    const { date } = this.anchor;
    const found = deadlineOf('from', date === null ? null : [date, null], {
      relative: true,
      stated: PUBLICATION,
    });
    return { next, found, span: null };
  }

  /** Words that name the first or last day of a time from token `i` to before `next`: "by 31 December 2026". */
  asDay(
    i: number,
    next: number,
    lead: Lead,
    [start, end]: readonly [string | null, string | null],
  ): Rewording {
    const isStart = lead === 'from' || lead === 'after';
    const first = this.is(i, 'extended') ? i + 1 : i;
    const word = isStart ? 'from' : lead !== 'until' ? 'by' : first > i ? 'to' : 'until';
    return {
      start: this.tokens[first]!.start,
      end: this.tokens[next - 1]!.end,
      text: `${word} ${nameOfDay(isStart ? start! : end!)}`,
    };
  }

  /** "in the past three years", "over the last decade". */
  pastStretch(i: number, next: number): Read | null {
    const at = this.is(next, 'the') ? next + 1 : next;
    if (!this.is(at, 'past', 'last', 'previous', 'preceding') || this.is(i, 'by')) return null;
    const count = this.count(at + 1);
    const { unit, n = 1 } = this.unitAt(count ? count.next : at + 1, count?.n ?? 1) ?? {};
    // "in the last two months of this year".
    if (count && this.is(count.next + 1, 'of')) return null;
    const few = !count && this.is(at + 1, 'few', 'several', 'couple');
    if (few) return { next: at + 3, found: { kind: 'past', interval: null }, span: null };
    if (!unit || unit === 'short' || (!count && this.is(at, 'last'))) return null;
    const { date } = this.anchor;
    const interval: Closed | null = date === null ? null : [shift(date, -n, unit), date];
    return { next: (count ? count.next : at + 1) + 1, found: { kind: 'past', interval }, span: null };
  }

  /** "two years from now", "two years after the passage of the bill", "two years ago", "18-month", "for three years". */
  counted(i: number): Read | null {
    const length = this.length(i);
    if (!length || length.unit === 'short') return this.duration(i);
    const { unit, n, next, approximate } = length;
    if (this.is(next, 'ago')) return { next: next + 1, found: { kind: 'past', interval: null }, span: null };
    if (this.is(next, 'from') && this.is(next + 1, 'now', 'today')) {
      return this.ahead(i, next + 2, unit, n, approximate);
    }
    return this.afterEvent(length) ?? this.duration(i);
  }

  /** "a year after its commencement in January 2026". */
  oneAfterEvent(i: number): Read | null {
    const unit = this.is(i, 'a') ? this.unitAt(i + 1, 1) : null;
    return unit && unit.unit !== 'short' ? this.afterEvent({ ...unit, approximate: false }) : null;
  }

  private afterEvent(length: Length): Read | null {
    const { unit, next: from, approximate } = length;
    if (unit === 'days' || !this.is(from, 'after', 'following', 'from')) return null;
    const next = this.behindEvent(from + 1);
    if (next === null) return null;
    return this.onDatedEvent(next, length, 'then') ?? this.onEvent(next, approximate);
  }

  /** Behind "its commencement", "the completion of the works"; null where no event is named at `i`. */
  private behindEvent(i: number): number | null {
    const at = this.is(i, 'the', 'its', 'their') ? i + 1 : i;
    if (!EVENTS.has(this.word(at))) return null;
    let next = at + 1;
    if (this.is(next, 'of')) {
      while (next - at < 8 && this.tokens[next]?.kind === 'word' && !CONNECTIVES.has(this.word(next))) next++;
    }
    return next;
  }

  /** "12 months after its commencement in January 2026": the date behind the event is what is counted from, no time of its own. */
  private onDatedEvent(i: number, { n, unit, approximate }: Length, done: 'then' | 'until'): Read | null {
    const lead = leadAt(this.tokens, i);
    if (unit === 'short' || (lead?.lead !== 'within' && lead?.lead !== 'on')) return null;
    const date = this.spans.read(lead.next);
    if (!date?.interval || date.relative) return null;
    const [start, end] = date.interval;
    // "within six months of" it is from the event on.
    const interval: Closed = [done === 'then' ? shift(start, n, unit) : start, shift(end, n, unit)];
    const isRough = approximate || date.approximate;
    return {
      next: date.next,
      found: deadlineOf('within', interval, { approximate: isRough, stated: COUNTED_ON }),
      span: null,
    };
  }

  /** "18-month", "for three years", "a period of six months". */
  private duration(i: number): Read | null {
    const from = this.is(i, 'for') ? (this.is(i + 1, 'a', 'the', 'about') ? i + 2 : i + 1) : i;
    const count = this.count(from);
    if (!count) return null;
    const dash = this.is(count.next, '-');
    const unit = this.unitAt(dash ? count.next + 1 : count.next, count.n);
    if (!unit || (!dash && from === i)) return null;
    return { next: unit.next, found: { kind: 'duration', interval: null }, span: null };
  }

  /** The length that a scheme runs for: "[a] five-year period", "three years". */
  stretch(i: number): Length | null {
    const article = this.is(i, 'the', 'a', 'an') ? i + 1 : i;
    const from = this.is(article, 'first') ? article + 1 : article;
    const count = this.count(from);
    const unit = count && this.unitAt(this.is(count.next, '-') ? count.next + 1 : count.next, count.n);
    if (!unit || unit.unit === 'short') return null;
    return { ...unit, approximate: false, next: this.is(unit.next, 'period') ? unit.next + 1 : unit.next };
  }
}
