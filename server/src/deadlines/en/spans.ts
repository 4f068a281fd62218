import {
  type Closed,
  type Unit,
  dayOf,
  edgeMonths,
  halfOf,
  monthsOf,
  quarterOf,
  sessionOf,
  shift,
  startingYear,
  termOf,
  weekOf,
  yearFrom,
  yearOf,
} from '../calendar.js';
import type { CalendarFacts, Reference, Rewording } from '../types.js';
import type { Token } from './tokens.js';
import {
  CARDINALS,
  DAY_ORDINALS,
  EDGES,
  type Edge,
  MONTHS,
  NUMBERED,
  ORDINALS,
  REFERENCES,
  SEASONS,
  TENS,
  WEEKDAYS,
  nameOfMonth,
} from './words.js';

/** A named stretch of time: "the third quarter of 2024", "early next year". */
export interface Span {
  /** Index of the token after it. */
  readonly next: number;
  /** Null where it is relative and nothing is known to resolve it against. */
  readonly interval: Closed | null;
  readonly approximate: boolean;
  readonly unit: Unit;
  /** The calendar year it names, which "the same year" and bare months refer to. */
  readonly year: number | null;
  /** "the end of X": after "by" it means the last day exactly. */
  readonly endOf: boolean;
  /** "this year", "next month": its interval rests on the publication date. */
  readonly relative: boolean;
  /** What makes a relative one absolute. */
  readonly absolute: Rewording | null;
  /** Relative to a year that the item has just named, so that it speaks for itself. */
  readonly named: boolean;
  /** A day or month that is written without a year, and takes it from what stands beside it. */
  readonly yearless: boolean;
  /** Counts back from the publication date ("last year"). */
  readonly backward: boolean;
  /** Too weak to be a time without a preposition: a bare year or month. */
  readonly weak: boolean;
  /** Runs over more than one of its units: "9 to 21 November", "the third and fourth quarters of 2026". */
  readonly several: boolean;
  /** Names a day or quarter that no calendar has: "31 June", "the fifth quarter". */
  readonly impossible: boolean;
}

const plain = {
  approximate: false,
  endOf: false,
  relative: false,
  absolute: null,
  named: false,
  yearless: false,
  backward: false,
  weak: false,
  several: false,
  impossible: false,
};
/** Words and marks between two of a kind that share what stands behind them. */
const JOINTS = ['and', 'or', 'to', '-', '/', '&'];
const YEAR_LIKE = /^(?:19[5-9]|20\d|21[0-4])\d$/;
const PERIOD_NOUNS = new Set(['year', 'years', 'session', 'sessions']);

/** No list of dates is longer; what looks like one is read piece by piece, in a time that does not grow with it. */
export const LONGEST_LIST = 6;

/** What a unit relative to the publication date has of its own. */
type UnitOfTime = 'next' | 'interval' | 'unit' | 'absolute';

/** One or several quarters or halves, as written: -1 is the last one. */
interface Part {
  readonly unit: 'quarter' | 'half';
  readonly index: number;
  /** The last of several. */
  readonly last: number | null;
  readonly next: number;
  /** Where it is written with them: "3Q24". */
  readonly year: Span | null;
}

/** Reads the stretches of time that a run of tokens names. */
export class SpanReader {
  #namedYear: number | null = null;
  #hasAskedForNamedYear = false;
  /** What was read at a token, since a list of dates is looked through more than once; and the year that it rests on. */
  readonly #read = new Map<number, { span: Span | null; year: number | null | undefined }>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly anchor: Reference,
    private readonly facts: CalendarFacts,
  ) {}

  /** The year last named in the item. */
  get namedYear(): number | null {
    this.#hasAskedForNamedYear = true;
    return this.#namedYear;
  }

  set namedYear(year: number | null) {
    this.#namedYear = year;
  }

  /** The span that starts at token `i` (an article before it included), or null. */
  read(i: number): Span | null {
    const known = this.#read.get(i);
    if (known && (known.year === undefined || known.year === this.#namedYear)) return known.span;
    this.#hasAskedForNamedYear = false;
    const span = this.#readAt(i);
    this.#read.set(i, { span, year: this.#hasAskedForNamedYear ? this.#namedYear : undefined });
    return span;
  }

  #readAt(i: number): Span | null {
    const at = this.is(i, 'the') ? i + 1 : i;
    return (
      this.numericDate(at) ??
      this.dayAndMonth(this.afterWeekday(at)) ??
      this.dayOfMonth(at) ??
      this.dayOfUnit(at) ??
      this.monthsOrWeeks(at) ??
      this.quarterOrHalf(at) ??
      this.edge(at) ??
      this.month(at) ??
      this.season(at) ??
      this.yearEnd(at) ??
      this.years(at)
    );
  }

  /** "Wednesday, 1 July": the day of the week says nothing more. */
  private afterWeekday(i: number): number {
    if (!WEEKDAYS.has(this.word(i))) return i;
    const at = this.is(i + 1, '.') && this.touching(i + 1) ? i + 2 : i + 1;
    return this.is(at, ',') ? at + 1 : at;
  }

  /** Any kind of year: calendar, financial, school, a term, a session; stated or relative. */
  years(i: number): Span | null {
    const at = this.is(i, 'the') ? i + 1 : i;
    return this.namedKindOfYear(at) ?? this.yearRange(at) ?? this.relativeUnit(at) ?? this.referringYear(at);
  }

  private word(i: number): string {
    return this.tokens[i]?.text ?? '';
  }

  private is(i: number, ...words: string[]): boolean {
    return words.includes(this.word(i));
  }

  private touching(i: number): boolean {
    const token = this.tokens[i];
    return token !== undefined && !token.spaced;
  }

  /** `text` in place of the tokens from `i` to before `next`, an article before them included. */
  private rewording(i: number, next: number, text: string): Rewording {
    const from = this.is(i - 1, 'the') ? i - 1 : i;
    return { start: this.tokens[from]!.start, end: this.tokens[next - 1]!.end, text };
  }

  /** `text` behind the token before `next`. */
  private addition(next: number, text: string): Rewording {
    const { end } = this.tokens[next - 1]!;
    return { start: end, end, text };
  }

  private number(i: number): number | null {
    const token = this.tokens[i];
    if (token?.kind !== 'number' || token.text.length > 4) return null;
    return Number(token.text);
  }

  private calendarYear(i: number): number | null {
    return this.tokens[i]?.kind === 'number' && YEAR_LIKE.test(this.word(i)) ? Number(this.word(i)) : null;
  }

  /** 2024-12-31, 31.12.2024, 31/12/2024, 12/2024. */
  private numericDate(i: number): Span | null {
    const a = this.number(i);
    const mark = this.word(i + 1);
    if (a === null || !['-', '/', '.'].includes(mark) || !this.touching(i + 1) || !this.touching(i + 2))
      return null;
    if (NUMBERED.has(this.word(this.is(i - 1, '.') ? i - 2 : i - 1))) return null;
    const b = this.number(i + 2);
    if (b === null) return null;
    const third =
      this.word(i + 3) === mark && this.touching(i + 3) && this.touching(i + 4) ? this.number(i + 4) : null;
    if (third !== null) {
      const short = mark !== '-' && this.word(i + 4).length === 2 ? 2000 + third : null;
      const [year, day] = this.calendarYear(i) !== null ? [a, third] : [this.calendarYear(i + 4) ?? short, a];
      if (year === null || this.word(i).length === 3 || b < 1 || b > 12 || day < 1 || day > 31) return null;
      return this.daySpan(year, b, day, i + 5);
    }
    const first = this.calendarYear(i);
    // "2027-06"; but "2005-06" are two years.
    if (mark === '-' && first !== null && this.word(i + 2).length === 2 && b >= 1 && b <= 12) {
      if (this.isRangeTail(i + 3) || b === (first + 1) % 100) return null;
      return { ...plain, next: i + 3, interval: monthsOf(first, b, b), unit: 'month', year: first };
    }
    const year = this.calendarYear(i + 2);
    if (mark !== '-' && year !== null && a >= 1 && a <= 12 && this.word(i).length <= 2) {
      return { ...plain, next: i + 3, interval: monthsOf(year, a, a), unit: 'month', year };
    }
    return null;
  }

  private ordinalSuffix(i: number): number {
    return this.touching(i) && this.is(i, 'st', 'nd', 'rd', 'th') ? i + 1 : i;
  }

  /** 31 December [2024], the 31st of December 2024, December 31[, 2024], 24 and 25 November, 9-21 November. */
  private dayAndMonth(i: number): Span | null {
    const day = this.dayNumber(i);
    if (day !== null) {
      const several = this.secondDay(day.next);
      let at = several?.next ?? day.next;
      const of = this.is(at, 'of');
      if (of) at++;
      else if ((several ?? day).inWords) return null;
      // "10-Aug-2026".
      const dash = this.is(at, '-') && this.touching(at) && this.touching(at + 1);
      if (dash) at++;
      const month = this.monthName(at);
      if (month === null) return null;
      const after = this.afterMonth(at);
      const joined = dash && this.is(after, '-') && this.calendarYear(after + 1) !== null ? after + 1 : after;
      return this.day(day.n, several, month, joined);
    }
    const month = this.monthName(i);
    if (month === null) return null;
    const behind = this.dayNumber(this.afterMonth(i));
    if (!behind || behind.inWords) return null;
    const several = this.secondDay(behind.next);
    return this.day(behind.n, several, month, several?.next ?? behind.next);
  }

  /** A day of the month: "31", "31st", "first", "thirty-first". */
  private dayNumber(i: number): { n: number; next: number; inWords: boolean } | null {
    const tens = this.is(i + 1, '-') ? TENS.get(this.word(i)) : undefined;
    const ones = tens === undefined ? undefined : DAY_ORDINALS.get(this.word(i + 2));
    if (tens !== undefined && ones !== undefined && ones < 10 && tens + ones <= 31) {
      return { n: tens + ones, next: i + 3, inWords: true };
    }
    const inWords = DAY_ORDINALS.get(this.word(i));
    if (inWords !== undefined) return { n: inWords, next: i + 1, inWords: true };
    const n = this.number(i);
    if (n === null || n < 1 || n > 31 || this.word(i).length === 3) return null;
    return { n, next: this.ordinalSuffix(i + 1), inWords: false };
  }

  /** The other day of two: "and 25", "to the 21st", "-21". */
  private secondDay(i: number): { n: number; next: number; inWords: boolean } | null {
    if (!this.is(i, ...JOINTS)) return null;
    return this.dayNumber(this.is(i + 1, 'the') ? i + 2 : i + 1);
  }

  private day(first: number, second: { n: number } | null, month: number, at: number): Span | null {
    const stated = this.statedYear(at);
    const year = stated?.year ?? this.nextYearWith(month, first);
    if (year === null) {
      return { ...plain, next: at, interval: null, unit: 'day', year: null, relative: true, yearless: true };
    }
    const next = stated?.next ?? at;
    const from = this.daySpan(year, month, first, next);
    const to = second ? this.daySpan(year, month, second.n, next) : from;
    const backward = from.interval && to.interval && from.interval[0] > to.interval[1];
    const impossible = from.impossible || to.impossible || backward === true;
    return {
      ...from,
      interval: impossible || !from.interval || !to.interval ? null : [from.interval[0], to.interval[1]],
      year: stated ? year : null,
      relative: (!stated || stated.absolute !== null) && !impossible,
      absolute: stated ? stated.absolute : this.addition(at, ` ${year}`),
      named: !stated && this.#namedYear !== null,
      yearless: !stated,
      several: second !== null,
      impossible,
    };
  }

  private daySpan(year: number, month: number, day: number, next: number): Span {
    const date = dayOf(year, month, day);
    const interval: Closed | null = date === null ? null : [date, date];
    return { ...plain, next, interval, unit: 'day', year, impossible: date === null };
  }

  /** "the 15th of next month". */
  private dayOfMonth(i: number): Span | null {
    const day = this.dayNumber(i);
    if (!day || !this.is(day.next, 'of')) return null;
    const month = this.relativeUnit(this.is(day.next + 1, 'the') ? day.next + 2 : day.next + 1);
    if (month?.unit !== 'month') return null;
    if (!month.interval) return { ...month, unit: 'day' };
    const [start] = month.interval;
    const span = this.daySpan(Number(start.slice(0, 4)), Number(start.slice(5, 7)), day.n, month.next);
    return { ...span, relative: true, absolute: month.absolute, year: null };
  }

  /** "the last day of February 2027", "the first Monday of October 2026". */
  private dayOfUnit(i: number): Span | null {
    const index = ORDINALS.get(this.word(i));
    const weekday = WEEKDAYS.get(this.word(i + 1));
    if (
      index === undefined ||
      (weekday === undefined && !this.is(i + 1, 'day')) ||
      !this.is(i + 2, 'of', 'in')
    ) {
      return null;
    }
    const at = this.is(i + 3, 'the') ? i + 4 : i + 3;
    const whole = this.quarterOrHalf(at) ?? this.month(at) ?? this.years(at);
    if (!whole || whole.unit === 'day' || (weekday === undefined && Math.abs(index) !== 1)) return null;
    const rest = { ...whole, unit: 'day' as const, weak: false, endOf: false, several: false };
    if (!whole.interval) return rest;
    const day =
      weekday === undefined
        ? whole.interval[index === 1 ? 0 : 1]
        : nthWeekday(whole.interval, weekday, index);
    return day === null ? null : { ...rest, interval: [day, day] };
  }

  /** "the first nine months of 2026", "the last week of July 2026", "the week of 6 July 2026". */
  private monthsOrWeeks(i: number): Span | null {
    if (this.is(i, 'week') && this.is(i + 1, 'of', 'commencing', 'beginning', 'starting')) {
      const day = this.dayAndMonth(this.afterWeekday(this.is(i + 2, 'on') ? i + 3 : i + 2));
      if (!day?.interval) return null;
      const interval: Closed = this.is(i + 1, 'of')
        ? [day.interval[0], shift(day.interval[0], { days: 6 })]
        : weekOf(day.interval[0], 0);
      return { ...day, interval, unit: 'other' };
    }
    const index = ORDINALS.get(this.word(i)) ?? null;
    if (index === null) return null;
    const count = this.count(i + 1);
    const unit = count?.next ?? i + 1;
    if (!this.is(unit + 1, 'of')) return null;
    if (count && this.is(unit, 'months') && Math.abs(index) === 1 && count.n < 12) {
      const year = this.years(unit + 2);
      if (!year || year.unit !== 'year' || !year.interval) return null;
      return { ...year, interval: edgeMonths(year.interval, -index * count.n), unit: 'other', weak: false };
    }
    if (count || !this.is(unit, 'week')) return null;
    const month = this.month(this.is(unit + 2, 'the') ? unit + 3 : unit + 2) ?? this.relativeUnit(unit + 2);
    if (month?.unit !== 'month' || !month.interval || index > 4) return null;
    const [start, end] = month.interval;
    const interval: Closed =
      index === -1
        ? [shift(end, { days: -6 }), end]
        : [shift(start, { days: 7 * (index - 1) }), shift(start, { days: 7 * index - 1 })];
    return { ...month, interval, unit: 'other', weak: false };
  }

  /** A year behind a month or day: "2024", ", 2024", "of 2024", "next year". */
  private statedYear(i: number): { year: number; next: number; absolute: Rewording | null } | null {
    const at = this.is(i, ',') || this.is(i, 'of') ? i + 1 : i;
    const year = this.calendarYear(at);
    if (year !== null && !this.isRangeTail(at + 1)) return { year, next: at + 1, absolute: null };
    const relative = this.is(i, ',') ? null : this.years(at);
    return relative?.relative && relative.unit === 'year' && relative.year !== null
      ? { year: relative.year, next: relative.next, absolute: relative.named ? null : relative.absolute }
      : null;
  }

  /** "-25" or "/25" behind a year; "- 25" where the year after it is meant. */
  private isRangeTail(i: number): boolean {
    if (!this.is(i, '-', '/') || this.tokens[i + 1]?.kind !== 'number') return false;
    const year = this.calendarYear(i - 1);
    const isNext = year !== null && this.word(i + 1) === String(year + 1).slice(2);
    return isNext || (this.touching(i) && this.touching(i + 1));
  }

  private monthName(i: number): number | null {
    const token = this.tokens[i];
    return token?.capital ? (MONTHS.get(token.text) ?? null) : null;
  }

  private afterMonth(i: number): number {
    // A full stop that ends the sentence is none of it.
    const abbreviated = this.is(i + 1, '.') && this.touching(i + 1) && this.word(i).length <= 4;
    return abbreviated && this.tokens[i + 2]?.kind === 'number' ? i + 2 : i + 1;
  }

  /** The year of a month or day without one: the year just named, else the next such day from the publication on. */
  private nextYearWith(month: number, day: number): number | null {
    if (this.namedYear !== null) return this.namedYear;
    const { date, year } = this.anchor;
    if (date === null) return year;
    const inYear = Number(date.slice(0, 4));
    const candidate = dayOf(inYear, month, day) ?? dayOf(inYear, month, 28);
    return candidate !== null && candidate < date ? inYear + 1 : inYear;
  }

  /** December 2024, December next year, December. */
  private month(i: number): Span | null {
    const month = this.monthName(i);
    if (month === null) return this.relativeMonth(i);
    const at = this.afterMonth(i);
    const stated = this.statedYear(at);
    if (stated) {
      return {
        ...plain,
        next: stated.next,
        interval: monthsOf(stated.year, month, month),
        unit: 'month',
        year: stated.year,
        relative: stated.absolute !== null,
        absolute: stated.absolute,
      };
    }
    const later = this.yearOfNextMonth(at, month);
    const year = later ?? this.nextYearWith(month, 31);
    const interval = year === null ? null : monthsOf(year, month, month);
    return {
      ...plain,
      next: i + 1,
      interval,
      unit: 'month',
      year: null,
      relative: true,
      absolute: year === null ? null : this.addition(at, ` ${year}`),
      named: later !== null || this.#namedYear !== null,
      yearless: true,
      weak: true,
    };
  }

  /** "June and July 2026", "November/December 2026": the year of the first stands with the second. */
  private yearOfNextMonth(i: number, month: number, most = LONGEST_LIST): number | null {
    const at = this.is(i, ',') && this.is(i + 1, 'and', 'or') ? i + 2 : i + 1;
    if (most === 0 || !this.is(i, ',', 'and', 'or', '/', '&')) return null;
    const next = this.monthName(at);
    if (next === null) return null;
    const behind = this.afterMonth(at);
    const year = this.statedYear(behind)?.year ?? this.yearOfNextMonth(behind, next, most - 1);
    return year === null ? null : month <= next ? year : year - 1;
  }

  /** "next March", "this December". */
  private relativeMonth(i: number): Span | null {
    const { steps, next: at } = this.reference(i) ?? {};
    const month = at === undefined ? null : this.monthName(at);
    const { date } = this.anchor;
    if (steps === undefined || at === undefined || month === null) return null;
    const base = {
      ...plain,
      next: at + 1,
      unit: 'month' as const,
      year: null,
      relative: true,
      backward: steps < 0,
    };
    if (date === null) return { ...base, interval: null };
    const year = Number(date.slice(0, 4));
    const passed = month < Number(date.slice(5, 7)) || (month === Number(date.slice(5, 7)) && steps > 0);
    const shifted =
      steps < 0 ? (month < Number(date.slice(5, 7)) ? year : year - 1) : passed ? year + 1 : year;
    const absolute = this.rewording(i, at + 1, `${nameOfMonth(month)} ${shifted}`);
    return { ...base, interval: monthsOf(shifted, month, month), absolute };
  }

  /** The third quarter of 2024, Q3 2024, 3Q24, 2024 Q3; the first half of 2024, H1 2024, 1H 2024. */
  private quarterOrHalf(i: number): Span | null {
    const possessive = this.possessiveYear(i);
    const written = possessive ?? this.ordinalPart(i) ?? this.lettered(i);
    if (!written) return null;
    const year = written.year ?? this.yearBehind(written.next);
    // "second-half tactics" is no time.
    if (year === null && this.is(written.next - 2, '-') && written.last === null) return null;
    // "the first quarter of the grant" is none either.
    if (year === null && this.is(written.next, 'of')) return null;
    if (year === null) {
      const start = this.namedYear ?? this.anchor.year;
      const next = written.next;
      if (start === null || written.index > (written.unit === 'quarter' ? 4 : 2)) return null;
      const absolute = this.addition(
        next,
        this.tokens[next - 1]!.kind === 'number' ? ` ${start}` : ` of ${start}`,
      );
      return this.part(written, {
        ...plain,
        next,
        interval: yearOf(start),
        unit: 'year',
        year: null,
        relative: true,
        absolute,
        named: this.namedYear !== null,
      });
    }
    return this.part(written, year);
  }

  private part({ unit, index, last }: Part, year: Span): Span {
    const count = unit === 'quarter' ? 4 : 2;
    const from = index === -1 ? count : index;
    const to = last === -1 ? count : (last ?? from);
    const rest = { ...year, unit, weak: false, several: from !== to };
    if (from > count || to > count || from > to) {
      return { ...rest, interval: null, impossible: true, relative: false };
    }
    if (!year.interval) return rest;
    const [start] = year.interval;
    const of = (n: number): Closed =>
      unit === 'quarter' ? quarterOf(start, n) : halfOf(start, n === 1 ? 1 : 2);
    return { ...rest, interval: [of(from)[0], of(to)[1]] };
  }

  /** "third quarter", "2nd half", "third and fourth quarters", "first or second quarter". */
  private ordinalPart(i: number): Part | null {
    const first = this.ordinal(i);
    if (!first) return null;
    const second = this.is(first.next, ...JOINTS)
      ? this.ordinal(this.is(first.next + 1, 'the') ? first.next + 2 : first.next + 1)
      : null;
    let at = second?.next ?? first.next;
    if (this.is(at, '-')) at++;
    const unit = this.is(at, 'quarter', 'quarters')
      ? ('quarter' as const)
      : this.is(at, 'half', 'halves')
        ? ('half' as const)
        : null;
    if (unit === null) return null;
    at++;
    // "the first half-year", but not "the second quarter-final".
    if (this.is(at, '-') && this.touching(at)) {
      if (!this.is(at + 1, 'year', 'yearly')) return null;
      at += 2;
    }
    return { unit, index: first.n, last: second?.n ?? null, next: at, year: null };
  }

  /** "next year’s third quarter". */
  private possessiveYear(i: number): Part | null {
    const { steps, next } = this.reference(i) ?? {};
    if (steps === undefined || next === undefined || !this.is(next, "year's", 'year’s')) return null;
    const part = this.ordinalPart(next + 1);
    if (!part) return null;
    const year = this.relativeYear(i, steps, next + 1);
    const ordinal = this.tokens.slice(next + 1, part.next).map(({ text }) => text);
    const absolute =
      year.year === null ? null : this.rewording(i, part.next, `the ${ordinal.join(' ')} of ${year.year}`);
    return { ...part, year: { ...year, next: part.next, absolute } };
  }

  private ordinal(i: number): { n: number; next: number } | null {
    const digits = this.number(i);
    if (digits !== null && digits > 0 && this.ordinalSuffix(i + 1) > i + 1) return { n: digits, next: i + 2 };
    const n = ORDINALS.get(this.word(i));
    return n === undefined ? null : { n, next: i + 1 };
  }

  /** "Q3 2024", "3Q24", "2024 Q3", "H1", "Q3-Q4 2026", "Q1 and Q2 of 2026". */
  private lettered(i: number): Part | null {
    const stated = this.calendarYear(i);
    const first = this.letterAndDigit(stated === null ? i : i + 1);
    if (!first) return null;
    let at = first.next;
    let last: number | null = null;
    if (this.is(at, ...JOINTS)) {
      const second = this.letterAndDigit(at + 1);
      if (second?.letter === first.letter) {
        last = second.n;
        at = second.next;
      }
    }
    const unit = first.letter === 'q' ? 'quarter' : 'half';
    if (stated !== null) return { unit, index: first.n, last, next: at, year: this.calendarSpan(stated, at) };
    const short = this.tokens[at];
    if (short?.kind === 'number' && !short.spaced && short.text.length === 2) {
      const year = this.calendarSpan(2000 + Number(short.text), at + 1);
      return { unit, index: first.n, last, next: at + 1, year };
    }
    return { unit, index: first.n, last, next: at, year: null };
  }

  private letterAndDigit(at: number): { letter: 'q' | 'h'; n: number; next: number } | null {
    if (!this.touching(at + 1)) return null;
    const letterFirst = this.is(at, 'q', 'h');
    const letter = letterFirst ? this.word(at) : this.word(at + 1);
    const n = this.number(letterFirst ? at + 1 : at);
    if ((letter !== 'q' && letter !== 'h') || n === null) return null;
    return n >= 1 && n <= (letter === 'q' ? 4 : 2) ? { letter, n, next: at + 2 } : null;
  }

  private calendarSpan(year: number, next: number): Span {
    return { ...plain, next, interval: yearOf(year), unit: 'year', year, weak: true };
  }

  /** The year that a quarter, half or edge belongs to: "of 2024", "2024", "/2024", ", 2024", "next year". */
  private yearBehind(i: number): Span | null {
    const joins = this.is(i, 'of', 'in', ',', '/', '-') ? i + 1 : i;
    const year = this.years(joins);
    return year && (year.unit === 'year' || year.unit === 'other') ? year : null;
  }

  /** Early 2024, mid-2024, end-December, the end of next year, the second half of the month. */
  private edge(i: number): Span | null {
    let edge = EDGES.get(this.word(i));
    let at = i + 1;
    if (this.is(i, 'latter', 'later', 'early', 'first') && this.is(at, 'part', 'half')) {
      edge = this.is(i, 'latter', 'later') ? 'latter' : 'early';
      at++;
    }
    if (!edge) return null;
    const later = this.laterEdge(at);
    if (later) at = later.next;
    const joined = this.is(at, '-') ? 'dash' : this.is(at, 'of') ? 'of' : null;
    if (joined) at++;
    if (joined === 'of' && this.is(at, 'the')) {
      if (this.is(at + 1, 'decade')) return this.decadeEnd(edge, at + 2, 0);
      const steps = REFERENCES.get(this.word(at + 1));
      if (steps !== undefined && this.is(at + 2, 'decade')) return this.decadeEnd(edge, at + 3, steps);
    }
    if (joined === 'of' && this.is(at, 'this', 'next') && this.is(at + 1, 'decade'))
      return this.decadeEnd(edge, at + 2, this.is(at, 'next') ? 1 : 0);
    const whole = this.quarterOrHalf(this.is(at, 'the') ? at + 1 : at) ?? this.month(at) ?? this.years(at);
    if (!whole || whole.unit === 'day') return null;
    const first = this.atEdge(edge, whole, joined === 'of');
    if (!later) return first;
    const last = this.atEdge(later.edge, whole, false);
    // "late or early 2027" is the whole between them all the same.
    const [from, to] = first.interval && last.interval ? [first.interval, last.interval].sort() : [];
    const interval: Closed | null = from && to ? [from[0], to[1]] : null;
    return { ...first, interval, endOf: false };
  }

  /** "early to mid-2027", "mid-to-late 2026", "mid- to late 2026": the second of two edges of one unit. */
  private laterEdge(i: number): { edge: Edge; next: number } | null {
    let at = this.is(i, '-') ? i + 1 : i;
    if (!this.is(at, 'to', 'or', 'and', '/')) return null;
    at++;
    if (this.is(at, '-')) at++;
    const edge = EDGES.get(this.word(at));
    return edge ? { edge, next: at + 1 } : null;
  }

  private decadeEnd(edge: Edge, next: number, steps: number): Span | null {
    if (edge !== 'end' || this.anchor.year === null) return null;
    const year = (Math.floor(this.anchor.year / 10) + steps) * 10 + 9;
    return {
      ...plain,
      next,
      interval: [`${year}-12-31`, `${year}-12-31`],
      unit: 'day',
      year,
      endOf: true,
      relative: true,
    };
  }

  private atEdge(edge: Edge, whole: Span, of: boolean): Span {
    const endOf = edge === 'end' && of;
    const rest = { ...whole, approximate: true, endOf, weak: false };
    if (!whole.interval) return rest;
    return { ...rest, interval: this.edgeOf(edge, whole.interval, whole.unit, endOf) };
  }

  private edgeOf(edge: Edge, whole: Closed, unit: Unit, endOf: boolean): Closed {
    const [start, end] = whole;
    const month = start.slice(0, 8);
    if (unit === 'month') {
      if (endOf) return [end, end];
      if (edge === 'early' || edge === 'start') return [start, `${month}10`];
      if (edge === 'mid') return [`${month}11`, `${month}20`];
      return [`${month}21`, end];
    }
    if (unit === 'year') {
      if (edge === 'early') return edgeMonths(whole, -3);
      if (edge === 'start') return edgeMonths(whole, -1);
      if (edge === 'late') return edgeMonths(whole, 3);
      if (edge === 'latter') return edgeMonths(whole, 6);
      if (edge === 'mid') return edgeMonths(edgeMonths(whole, -6), 1);
      return endOf && start.slice(5) !== '01-01' ? [end, end] : edgeMonths(whole, 1);
    }
    if (endOf) return [end, end];
    if (edge === 'early' || edge === 'start') return edgeMonths(whole, -1);
    if (edge === 'mid') return edgeMonths(edgeMonths(whole, -2), 1);
    return edgeMonths(whole, 1);
  }

  /** "summer 2026", "the summer holidays of 2026", "next spring". */
  private season(i: number): Span | null {
    const { steps, next: at = i } = this.reference(i) ?? {};
    const from = SEASONS.get(this.word(at));
    if (from === undefined) return null;
    const behind = this.is(at + 1, 'holiday', 'holidays', 'vacation', 'break', 'season') ? at + 2 : at + 1;
    const seasonOf = (year: number): Closed => monthsOf(year, from, from + 2);
    if (steps === undefined) {
      const year = this.yearBehind(behind);
      if (!year) return null;
      const interval = year.year === null ? null : seasonOf(year.year);
      return { ...year, interval, approximate: true, unit: 'season', weak: false };
    }
    const base = { ...plain, next: behind, unit: 'season' as const, year: null, approximate: true };
    const { date } = this.anchor;
    if (date === null) return { ...base, interval: null, relative: true, backward: steps < 0 };
    const year = Number(date.slice(0, 4));
    const begun = seasonOf(year)[0] <= date;
    const shifted = steps < 0 ? (begun ? year : year - 1) : steps > 0 && begun ? year + 1 : year;
    const season = this.word(at);
    const text =
      behind > at + 1 ? `the ${season} ${this.word(at + 1)} of ${shifted}` : `${season} ${shifted}`;
    return {
      ...base,
      interval: seasonOf(shifted),
      relative: true,
      absolute: this.rewording(i, behind, text),
      backward: steps < 0,
    };
  }

  /** Year-end 2024, 2024 year-end, the year-end, mid-year. */
  private yearEnd(i: number): Span | null {
    const stated = this.calendarYear(i);
    const at = stated === null ? i : i + 1;
    const written = this.wordsOfYearEnd(at);
    if (!written) return null;
    const { middle, next: after } = written;
    const behind = stated === null ? this.yearBehind(after) : this.calendarSpan(stated, after);
    const year = behind?.year ?? this.anchor.year;
    const next = behind?.next ?? after;
    const edge = middle ? 'mid' : 'end';
    if (year === null) {
      return { ...plain, next, interval: null, approximate: true, unit: 'month', year: null, relative: true };
    }
    const absolute = this.addition(next, ` ${year}`);
    const whole = behind ?? { ...this.calendarSpan(year, next), relative: true, absolute };
    return this.atEdge(edge, { ...whole, next }, false);
  }

  /** "year-end", "year end", "yearend", "mid-year", "midyear". */
  private wordsOfYearEnd(i: number): { middle: boolean; next: number } | null {
    if (this.is(i, 'yearend', 'midyear')) return { middle: this.is(i, 'midyear'), next: i + 1 };
    const dash = this.is(i + 1, '-') ? 1 : 0;
    if (this.is(i, 'year') && this.is(i + 1 + dash, 'end')) return { middle: false, next: i + 2 + dash };
    return dash && this.is(i, 'mid') && this.is(i + 2, 'year') ? { middle: true, next: i + 3 } : null;
  }

  /** FY2024-25, the 2024/25 school year, the financial year 2024-25, the 2025 session. */
  private namedKindOfYear(i: number): Span | null {
    let at = i;
    let kind: 'financial' | 'school' | null = null;
    if (this.is(at, 'fy')) {
      const short = this.shortFinancialYear(at + 1);
      if (short) return short;
      kind = 'financial';
      at++;
    } else if (this.is(at, 'financial', 'fiscal', 'school', 'academic') && this.is(at + 1, 'year', 'years')) {
      kind = this.is(at, 'financial', 'fiscal') ? 'financial' : 'school';
      at += 2;
      if (this.is(at, 'of')) at++;
    } else if (this.is(at, 'year') && this.is(at + 1, 'of') && this.is(at + 2, 'assessment')) {
      kind = 'financial';
      at += 3;
    } else if (this.is(at, 'year') && this.calendarYear(at + 1) !== null) {
      return this.yearRange(at + 1);
    }
    if (kind === null) return null;
    if (this.is(at, 'ending', 'ended')) return this.yearEndingIn(at + 1, kind);
    const years = this.yearRange(at, kind);
    // "the school years 2025/26 and 2026/27".
    if (!years || !this.is(at - 1, 'years') || !this.is(years.next, 'and', 'to', '-')) return years;
    return this.through(years, this.yearRange(years.next + 1, kind)) ?? years;
  }

  /** "FY26-27", "FY26". */
  private shortFinancialYear(i: number): Span | null {
    const first = this.word(i);
    if (this.tokens[i]?.kind !== 'number' || first.length !== 2) return null;
    const year = 2000 + Number(first);
    const ranged = this.isRangeTail(i + 1) && Number(this.word(i + 2)) === (year + 1) % 100;
    return this.kindOfYear(year, 'financial', ranged ? i + 3 : i + 1);
  }

  /** "the financial year ending March 2027", "... ending 31 March 2027". */
  private yearEndingIn(i: number, kind: 'financial' | 'school'): Span | null {
    const at = this.is(i, 'in', 'on') ? i + 1 : i;
    const end = this.dayAndMonth(at) ?? this.month(at);
    if (!end?.interval || end.year === null) return null;
    return this.kindOfYear(end.year - 1, kind, end.next);
  }

  /** Two kinds of year as one stretch. */
  private through(first: Span, last: Span | null): Span | null {
    if (!first.interval || !last?.interval || first.interval[0] > last.interval[0]) return null;
    return {
      ...last,
      interval: [first.interval[0], last.interval[1]],
      unit: 'other',
      several: true,
      weak: false,
    };
  }

  /** 2024, 2024-25, 2024/25 [school year], 2024-2025. */
  private yearRange(i: number, kind: 'financial' | 'school' | null = null): Span | null {
    const year = this.calendarYear(i);
    if (year === null) return null;
    let next = i + 1;
    let to: number | null = null;
    if (this.isRangeTail(next)) {
      const tail = this.word(next + 1);
      if (tail.length === 4 && YEAR_LIKE.test(tail)) to = Number(tail);
      else if (tail.length === 2 && Number(tail) === (year + 1) % 100) to = year + 1;
      if (to === null || to <= year) return null;
      if (this.isRangeTail(next + 2)) return null;
      const fourDigits = tail.length === 4;
      next += 2;
      const noun = this.periodNoun(next);
      // "the 2025/26 and 2026/27 school years".
      const listed = kind === null && noun === null ? this.listedYears(next) : null;
      if (listed) {
        const first = this.kindOfYear(year, listed.kind, next);
        const through = this.through(first, this.kindOfYear(listed.year, listed.kind, listed.next));
        if (through) return through;
      }
      if (kind === null && noun === null && fourDigits) {
        const interval: Closed = [yearOf(year)[0], yearOf(to)[1]];
        return { ...plain, next, interval, unit: 'other', year: to, several: true };
      }
      return this.kindOfYear(year, kind ?? noun?.kind ?? 'financial', noun?.next ?? next);
    }
    if (this.touching(next) && this.is(next, '+', '%')) return null;
    if (this.touching(next) && this.is(next, 's')) {
      if (year % 10 !== 0) return null;
      const interval: Closed = [`${year}-01-01`, `${year + 9}-12-31`];
      return { ...plain, next: next + 1, interval, unit: 'other', year, approximate: true };
    }
    const noun = this.periodNoun(next);
    if (kind !== null || noun)
      return this.kindOfYear(year, kind ?? noun?.kind ?? 'financial', noun?.next ?? next);
    return this.calendarSpan(year, next);
  }

  /** What goes on behind a year: ", 2026/27 and 2027/28 school years". The last of them, and what kind all are. */
  private listedYears(
    i: number,
  ): { kind: 'financial' | 'school' | 'session'; year: number; next: number } | null {
    let at = i;
    for (let listed = 0; listed < LONGEST_LIST; listed++) {
      const comma = this.is(at, ',') ? 1 : 0;
      const joint = comma + (this.is(at + comma, 'and', 'to') ? 1 : 0);
      const year = joint > 0 ? this.calendarYear(at + joint) : null;
      if (year === null || !this.isRangeTail(at + joint + 1)) return null;
      at += joint + 3;
      const noun = this.periodNoun(at);
      if (noun) return this.is(noun.next - 1, 'years', 'sessions') ? { ...noun, year } : null;
    }
    return null;
  }

  private periodNoun(i: number): { kind: 'financial' | 'school' | 'session'; next: number } | null {
    if (this.is(i, 'legislative') && this.is(i + 1, 'session', 'sessions'))
      return { kind: 'session', next: i + 2 };
    if (this.is(i, 'session')) return { kind: 'session', next: i + 1 };
    if (this.is(i, 'fy')) return { kind: 'financial', next: i + 1 };
    if (this.is(i, 'year') && this.is(i + 1, 'of') && this.is(i + 2, 'assessment')) {
      return { kind: 'financial', next: i + 3 };
    }
    if (!PERIOD_NOUNS.has(this.word(i + 1))) return null;
    if (this.is(i, 'financial', 'fiscal')) return { kind: 'financial', next: i + 2 };
    if (this.is(i, 'school', 'academic')) return { kind: 'school', next: i + 2 };
    return null;
  }

  private kindOfYear(year: number, kind: 'financial' | 'school' | 'session', next: number): Span {
    const { financialYearStart, schoolYearStart } = this.facts;
    const interval =
      kind === 'session'
        ? sessionOf(year, this.facts)
        : yearFrom(year, kind === 'school' ? schoolYearStart : financialYearStart);
    return { ...plain, next, interval, unit: 'year', year };
  }

  /** "this", "next", "this coming": by how many units, and the token behind it. */
  private reference(i: number): { steps: number; next: number } | null {
    if (this.is(i, 'this') && this.is(i + 1, 'coming', 'past')) {
      return { steps: this.is(i + 1, 'coming') ? 1 : -1, next: i + 2 };
    }
    const steps = REFERENCES.get(this.word(i));
    return steps === undefined ? null : { steps, next: i + 1 };
  }

  /** This year, next quarter, the coming financial year, the current term of the Government. */
  private relativeUnit(i: number): Span | null {
    const isAfterNext = this.is(i + 1, 'after') && this.is(i + 2, 'next');
    const { steps, next } = isAfterNext ? { steps: 2, next: i } : (this.reference(i) ?? {});
    if (steps === undefined || next === undefined) return null;
    const at = this.is(next, '-') ? next + 1 : next;
    const base = { ...plain, relative: true, backward: steps < 0, year: null };
    const behind = isAfterNext ? at + 3 : at + 1;
    switch (this.word(at)) {
      case 'year':
        return this.relativeYear(i, steps, behind);
      case 'month':
        return { ...base, ...this.relativeMonths(i, steps, behind) };
      case 'quarter':
        return { ...base, ...this.relativeQuarter(i, steps, behind) };
      case 'week': {
        const { date } = this.anchor;
        return { ...base, next: behind, interval: date === null ? null : weekOf(date, steps), unit: 'other' };
      }
    }
    const term = this.afterTerm(at);
    if (term !== null) {
      const interval = this.anchor.date === null ? null : termOf(this.anchor.date, this.facts);
      return { ...base, next: term, interval: steps === 0 ? interval : null, unit: 'other' };
    }
    return this.relativeKindOfYear(i, steps, at);
  }

  /** Behind "term", "term of the Government", "-term Government", "Government’s term". */
  private afterTerm(i: number): number | null {
    if (this.is(i, "government's", 'government’s') && this.is(i + 1, 'term')) return i + 2;
    if (!this.is(i, 'term')) return null;
    if (this.is(i + 1, 'government')) return i + 2;
    const at = this.is(i + 2, 'the') ? i + 3 : i + 2;
    return this.is(i + 1, 'of') && this.is(at, 'government') ? at + 1 : i + 1;
  }

  private relativeYear(i: number, steps: number, next: number): Span {
    const { year } = this.anchor;
    // "in 2026 and the following year".
    const from = this.is(i, 'following', 'ensuing') ? (this.namedYear ?? year) : year;
    const base = { ...plain, next, unit: 'year' as const, relative: true, backward: steps < 0 };
    if (from === null) return { ...base, interval: null, year: null };
    const named = from + steps;
    const absolute = this.rewording(i, next, String(named));
    return { ...base, interval: yearOf(named), year: named, absolute, named: from !== year };
  }

  private relativeMonths(i: number, steps: number, next: number): Pick<Span, UnitOfTime> {
    const { date } = this.anchor;
    if (date === null) return { next, interval: null, unit: 'month', absolute: null };
    const interval = monthAt(shift(`${date.slice(0, 8)}01`, { months: steps }));
    const [year, month] = interval[0].split('-');
    const absolute = this.rewording(i, next, `${nameOfMonth(Number(month))} ${year}`);
    return { next, interval, unit: 'month', absolute };
  }

  private relativeQuarter(i: number, steps: number, next: number): Pick<Span, UnitOfTime> {
    const { date } = this.anchor;
    if (date === null) return { next, interval: null, unit: 'quarter', absolute: null };
    const moved = shift(`${date.slice(0, 8)}01`, { months: steps * 3 });
    const year = moved.slice(0, 4);
    const quarter = Math.ceil(Number(moved.slice(5, 7)) / 3);
    const absolute = this.rewording(i, next, `the ${nameOfOrdinal(quarter)} quarter of ${year}`);
    return { next, interval: quarterOf(`${year}-01-01`, quarter), unit: 'quarter', absolute };
  }

  /** "this financial year", "the coming school year". */
  private relativeKindOfYear(i: number, steps: number, at: number): Span | null {
    const noun = this.periodNoun(at);
    if (!noun) return null;
    const { kind, next } = noun;
    const { date } = this.anchor;
    const base = { ...plain, next, unit: 'year' as const, relative: true, backward: steps < 0 };
    if (date === null) return { ...base, interval: null, year: null };
    const start = kind === 'school' ? this.facts.schoolYearStart : this.facts.financialYearStart;
    const first = kind === 'session' ? Number(date.slice(0, 4)) : startingYear(date, start);
    const absolute = this.rewording(i, next, nameOfYear(first + steps, kind));
    return { ...this.kindOfYear(first + steps, kind, next), relative: true, absolute, backward: steps < 0 };
  }

  /** The same year, that year, the year. */
  private referringYear(i: number): Span | null {
    const named = this.is(i, 'same', 'that') && this.is(i + 1, 'year');
    const bare = this.is(i, 'year') && this.is(i - 1, 'the');
    if (!named && !bare) return null;
    const year = this.namedYear ?? this.anchor.year;
    const next = named ? i + 2 : i + 1;
    const interval = year === null ? null : yearOf(year);
    const absolute = year === null ? null : this.rewording(i, next, String(year));
    const isNamed = this.namedYear !== null;
    return {
      ...plain,
      next,
      interval,
      unit: 'year',
      year,
      relative: true,
      absolute,
      named: isNamed,
      weak: true,
    };
  }

  /** A small number in digits or words at token `i`. */
  count(i: number): { n: number; next: number } | null {
    const n = this.number(i) ?? CARDINALS.get(this.word(i)) ?? null;
    return n !== null && n > 0 && n <= 999 ? { n, next: i + 1 } : null;
  }
}

function monthAt(day: string): Closed {
  const month = Number(day.slice(5, 7));
  return monthsOf(Number(day.slice(0, 4)), month, month);
}

/** The first (1), second, ... or last (-1) day of the week in a stretch of time; null where there is none. */
function nthWeekday([start, end]: Closed, weekday: number, n: number): string | null {
  const edge = n > 0 ? start : shift(end, { days: -6 });
  const first = shift(weekOf(edge, 0)[0], { days: weekday - 1 });
  const day = shift(first, { days: (first < edge ? 7 : 0) + (n > 0 ? 7 * (n - 1) : 0) });
  return day <= end ? day : null;
}

/** "the 2026-27 financial year", "the 2026/27 school year", "the 2026 session". */
function nameOfYear(year: number, kind: 'financial' | 'school' | 'session'): string {
  if (kind === 'session') return `the ${year} session`;
  const later = String((year + 1) % 100).padStart(2, '0');
  return `the ${year}${kind === 'school' ? '/' : '-'}${later} ${kind} year`;
}

function nameOfOrdinal(n: number): string {
  return [...ORDINALS].find(([, value]) => value === n)![0];
}
