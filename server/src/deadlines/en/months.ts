import { type Closed, dayOf, monthsOf, shift, weekOf } from '../calendar.js';
import type { Rewording } from '../types.js';
import { Begins } from './lexicon.js';
import { JOINTS, LONGEST_LIST, type Span, plain } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, DAY_ORDINALS, NUMBERED, TENS, WEEKDAYS, nameOfDay, nameOfMonth } from './words.js';
import type { YearReader } from './years.js';

/** What stands between the numbers of a date. */
const MARKS: ReadonlySet<string> = new Set(['-', '/', '.']);
/** What stands between two days of one month. */
const DAY_JOINTS: ReadonlySet<string> = new Set([...JOINTS, 'through', 'until', 'till']);

/** How many years ahead two digits can name. */
const LATEST_SHORT = 30;

interface DayNumber {
  readonly n: number;
  readonly next: number;
  readonly inWords: boolean;
}

/** Reads days and months. */
export class MonthReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly years: YearReader,
  ) {
    super(context);
  }

  /** 2024-12-31, 31.12.2024, 31/12/2024, 12/2024, 2024-12. */
  numericDate(i: number): Span | null {
    const a = this.number(i);
    const mark = this.word(i + 1);
    if (a === null || !MARKS.has(mark) || !this.touching(i + 1) || !this.touching(i + 2)) return null;
    // "release 1.5.2026", "Version: 1.10.30", "No. 3/2025".
    if (this.is(i - 1, '.', '/') && this.touching(i)) return null;
    if (NUMBERED.has(this.word(this.is(i - 1, '.', ':') ? i - 2 : i - 1))) return null;
    const b = this.number(i + 2);
    if (b === null) return null;
    const third =
      this.word(i + 3) === mark && this.touching(i + 3) && this.touching(i + 4) ? this.number(i + 4) : null;
    if (third !== null) {
      const short = mark !== '-' && this.word(i + 4).length === 2 ? 2000 + third : null;
      const [year, day] = this.calendarYear(i) !== null ? [a, third] : [this.calendarYear(i + 4) ?? short, a];
      if (year === null || this.word(i).length === 3 || b > 31 || day > 31) return null;
      return this.daySpan(year, b, day, i + 5);
    }
    const first = this.calendarYear(i);
    // "2027-06", "2027/11"; but "2005-06" are two years.
    if (mark !== '.' && first !== null && this.word(i + 2).length === 2 && b >= 1 && b <= 12) {
      if (this.isRangeTail(i + 3) || b === (first + 1) % 100) return null;
      return { ...plain, next: i + 3, interval: monthsOf(first, b, b), unit: 'month', year: first };
    }
    const year = this.calendarYear(i + 2);
    if (year !== null && a >= 1 && a <= 12 && this.word(i).length <= 2 && !this.isRangeTail(i + 3)) {
      return { ...plain, next: i + 3, interval: monthsOf(year, a, a), unit: 'month', year };
    }
    return null;
  }

  /** "Wednesday, 1 July": the day of the week says nothing more. */
  afterWeekday(i: number): number {
    if (!WEEKDAYS.has(this.word(i))) return i;
    const at = this.is(i + 1, '.') && this.touching(i + 1) ? i + 2 : i + 1;
    return this.is(at, ',') ? at + 1 : at;
  }

  /** 31 December [2024], the 31st of December 2024, December 31[, 2024], 24 and 25 November, 9-21 November. */
  dayAndMonth(i: number): Span | null {
    const day = this.dayNumber(i);
    return day === null ? this.monthAndDay(i) : this.dayBefore(day, i);
  }

  /** A day with its month behind it: "31 December", "the third day of October", "10-Aug-2026". */
  private dayBefore(day: DayNumber, i: number): Span | null {
    const several = this.secondDay(day.next);
    let at = several?.next ?? day.next;
    const isOrdinal = day.inWords || day.next > i + 1;
    if (isOrdinal && this.is(at, 'day')) at++;
    const of = this.is(at, 'of');
    if (of) at++;
    const mark =
      MARKS.has(this.word(at)) && this.touching(at) && this.touching(at + 1) ? this.word(at) : null;
    if (mark) at++;
    const month = this.monthName(at);
    if (month === null) return null;
    const after = this.afterMonth(at);
    const isDated = this.calendarYear(after) !== null;
    // "first May" is none, "eighth to eleventh May 2026" is.
    if (!of && (several ?? day).inWords && !(several && isDated)) return null;
    const joined = mark && this.is(after, mark) && this.calendarYear(after + 1) !== null ? after + 1 : after;
    return this.day(day.n, several, month, joined);
  }

  /** A day behind its month: "December 31", "May the eleventh", "March 1 through 15". */
  private monthAndDay(i: number): Span | null {
    const month = this.monthName(i);
    if (month === null) return null;
    const at = this.afterMonth(i);
    const behind = this.dayNumber(this.is(at, 'the') ? at + 1 : at);
    if (!behind || (behind.inWords && this.isBeforeNoun(behind.next))) return null;
    const joined = this.secondDay(behind.next);
    // "Feb 1 to 20 March": the second day has a month of its own.
    const hasMonth =
      joined && this.monthName(this.is(joined.next, 'of') ? joined.next + 1 : joined.next) !== null;
    const several = hasMonth ? null : joined;
    return this.day(behind.n, several, month, several?.next ?? behind.next);
  }

  /** Whether a word at `i` makes an ordinal before it count something: "May first see". */
  private isBeforeNoun(i: number): boolean {
    return this.tokens[i]?.kind === 'word' && !CONNECTIVES.has(this.word(i)) && !DAY_JOINTS.has(this.word(i));
  }

  /** A day of the month: "31", "31st", "first", "thirty-first", "twenty second". */
  private dayNumber(i: number): DayNumber | null {
    const token = this.tokens[i];
    if (token === undefined || !(token.begins & Begins.day)) return null;
    if (token.kind === 'number') {
      const n = this.number(i);
      if (n === null) return null;
      // A scanner's "3l December".
      const isSlip =
        n < 10 && this.touching(i + 1) && this.is(i + 1, 'l', 'i') && this.monthName(i + 2) !== null;
      if (isSlip) return { n: n * 10 + 1, next: i + 2, inWords: false };
      const next = this.ordinalSuffix(i + 1);
      // "32 December 2026" is a day that no calendar has.
      const isImpossible = (n > 31 || n < 1) && this.monthName(next) !== null;
      return (n >= 1 && n <= 31) || isImpossible ? { n, next, inWords: false } : null;
    }
    const tens = TENS.get(token.text);
    if (tens !== undefined) {
      const at = this.is(i + 1, '-') ? i + 2 : i + 1;
      const ones = DAY_ORDINALS.get(this.word(at)) ?? 10;
      return ones < 10 && tens + ones <= 31 ? { n: tens + ones, next: at + 1, inWords: true } : null;
    }
    const inWords = DAY_ORDINALS.get(token.text);
    if (inWords !== undefined) return { n: inWords, next: i + 1, inWords: true };
    // A scanner's "l5 April".
    const ones = token.text === 'l' && this.touching(i + 1) ? this.number(i + 1) : null;
    if (ones !== null && ones < 10 && this.monthName(i + 2) !== null)
      return { n: 10 + ones, next: i + 2, inWords: false };
    // A scanner's "l April".
    const isOne = token.text === 'l' && !token.capital && this.monthName(i + 1) !== null;
    return isOne ? { n: 1, next: i + 1, inWords: false } : null;
  }

  /** The other day of two: "and 25", "to the 21st", "-21", "through 15". */
  private secondDay(i: number): DayNumber | null {
    if (!this.isOneOf(i, DAY_JOINTS)) return null;
    return this.dayNumber(this.is(i + 1, 'the') ? i + 2 : i + 1);
  }

  private day(first: number, second: { n: number } | null, month: number, at: number): Span | null {
    const stated = this.statedYear(at) ?? this.statedShortYear(at);
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
      named: !stated && this.context.named.peek() !== null,
      yearless: !stated,
      several: second !== null,
      impossible,
    };
  }

  /** "1 Oct 26". */
  private statedShortYear(i: number): { year: number; next: number; absolute: null } | null {
    const year =
      this.tokens[i + 1]?.kind === 'word' && !CONNECTIVES.has(this.word(i + 1)) ? null : this.shortYear(i);
    return year === null ? null : { year, next: i + 1, absolute: null };
  }

  private daySpan(year: number, month: number, day: number, next: number): Span {
    const date = dayOf(year, month, day);
    const interval: Closed | null = date === null ? null : [date, date];
    return { ...plain, next, interval, unit: 'day', year, impossible: date === null };
  }

  /** "the 15th of next month", "4 to 22 this month", "4-23 in next month". */
  dayOfMonth(i: number): Span | null {
    const day = this.dayNumber(i);
    if (!day) return null;
    const several = this.secondDay(day.next);
    let at = several?.next ?? day.next;
    if (this.is(at, 'of', 'in')) at++;
    else if (!several) return null;
    const month = this.years.relativeUnit(this.is(at, 'the') ? at + 1 : at);
    if (month?.unit !== 'month') return null;
    if (!month.interval) return { ...month, unit: 'day' };
    const [year, number] = month.interval[0].split('-').map(Number) as [number, number];
    const first = this.daySpan(year, number, day.n, month.next);
    const last = several ? this.daySpan(year, number, several.n, month.next) : first;
    const impossible = !first.interval || !last.interval || first.interval[0] > last.interval[0];
    const interval: Closed | null = impossible ? null : [first.interval[0], last.interval[1]];
    const { absolute } = month;
    return {
      ...first,
      interval,
      impossible,
      several: several !== null,
      relative: true,
      absolute,
      year: null,
    };
  }

  /** "tomorrow", "the day after tomorrow", "this Friday", "next Monday", "Friday next week". */
  relativeDay(i: number): Span | null {
    const tomorrow = this.is(i, 'tomorrow');
    const isAfter = this.is(i, 'day') && this.is(i + 1, 'after') && this.is(i + 2, 'tomorrow');
    if (tomorrow || isAfter) return this.dayFromNow(i, tomorrow ? 1 : 2, tomorrow ? i + 1 : i + 3);
    const before = this.is(i, 'this', 'next') ? { weeks: this.is(i, 'next') ? 1 : 0, next: i + 1 } : null;
    const weekday = WEEKDAYS.get(this.word(before?.next ?? i));
    if (weekday === undefined) return null;
    const isBehind = this.is(i + 1, 'this', 'next') && this.is(i + 2, 'week');
    const behind = isBehind ? { weeks: this.is(i + 1, 'next') ? 1 : 0, next: i + 2 } : null;
    const { weeks, next } = before ?? behind ?? {};
    if (weeks === undefined || next === undefined) return null;
    const { date } = this.anchor;
    const day = date === null ? null : shift(weekOf(date, weeks)[0], weekday - 1, 'days');
    return this.relativeDaySpan(i, day, next + 1);
  }

  private dayFromNow(i: number, days: number, next: number): Span {
    const { date } = this.anchor;
    return this.relativeDaySpan(i, date === null ? null : shift(date, days, 'days'), next);
  }

  /** Today, where a range begins with it. */
  today(i: number): Span {
    return this.dayFromNow(i, 0, i + 1);
  }

  private relativeDaySpan(i: number, day: string | null, next: number): Span {
    const absolute = day === null ? null : this.rewording(i, next, nameOfDay(day));
    const interval: Closed | null = day === null ? null : [day, day];
    return { ...plain, next, interval, unit: 'day', year: null, relative: true, absolute };
  }

  /** "2026 November", "2026-August", "2026/Aug/10": the year comes first. */
  yearAndMonth(i: number): Span | null {
    const year = this.calendarYear(i);
    if (year === null) return null;
    const mark =
      this.is(i + 1, '-', '/') && this.touching(i + 1) && this.touching(i + 2) ? this.word(i + 1) : null;
    const at = mark ? i + 2 : i + 1;
    const month = this.monthName(at);
    if (month === null) return null;
    const next = this.afterMonth(at);
    const day = mark && this.is(next, mark) ? this.dayNumber(next + 1) : null;
    if (day) return this.daySpan(year, month, day.n, day.next);
    // "in 2026 May Day falls": with a day or year of its own the month belongs to what follows.
    if (!mark && (this.number(next) !== null || this.tokens[next]?.capital)) return null;
    return { ...plain, next, interval: monthsOf(year, month, month), unit: 'month', year };
  }

  /** A year behind a month or day: "2024", ", 2024", "of 2024", "-2024", "next year". */
  private statedYear(i: number): { year: number; next: number; absolute: Rewording | null } | null {
    if (this.is(i, '-', '/') && this.touching(i) && this.touching(i + 1)) {
      const year = this.calendarYear(i + 1) ?? this.shortYear(i + 1);
      return year === null || this.isRangeTail(i + 2) ? null : { year, next: i + 2, absolute: null };
    }
    const at = this.is(i, ',') || this.is(i, 'of') ? i + 1 : i;
    const year = this.calendarYear(at) ?? this.yearOfOld(at);
    if (year !== null && !this.isRangeTail(at + 1)) return { year, next: at + 1, absolute: null };
    const relative = this.is(i, ',') ? null : this.years.years(at);
    return relative?.relative && relative.unit === 'year' && relative.year !== null
      ? { year: relative.year, next: relative.next, absolute: relative.named ? null : relative.absolute }
      : null;
  }

  /** "Jun-26": the last two digits of a year from that of the publication on. */
  private shortYear(i: number): number | null {
    const n = this.number(i);
    const from = (this.anchor.year ?? 2000) % 100;
    return n !== null && this.word(i).length === 2 && n >= from && n <= from + LATEST_SHORT ? 2000 + n : null;
  }

  /** "May 1912": too old to be a year by itself. */
  private yearOfOld(i: number): number | null {
    const n = this.number(i);
    return n !== null && n >= 1800 && n < 1950 ? n : null;
  }

  /** The year of a month or day without one: the year just named, else the next such day from the publication on. */
  private nextYearWith(month: number, day: number): number | null {
    if (this.context.named.year !== null) return this.context.named.year;
    const { date, year } = this.anchor;
    if (date === null) return year;
    const inYear = Number(date.slice(0, 4));
    const candidate = dayOf(inYear, month, day) ?? dayOf(inYear, month, 28);
    return candidate !== null && candidate < date ? inYear + 1 : inYear;
  }

  /** December 2024, December next year, December. */
  month(from: number): Span | null {
    // "the month of January".
    const i = this.is(from, 'month') && this.is(from + 1, 'of') ? from + 2 : from;
    const month = this.monthName(i);
    if (month === null) return i === from ? this.relativeMonth(i) : null;
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
      named: later !== null || this.context.named.peek() !== null,
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
}
