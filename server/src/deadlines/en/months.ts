import { type Closed, dayOf, monthsOf } from '../calendar.js';
import type { Rewording } from '../types.js';
import { JOINTS, LONGEST_LIST, type Span, plain } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { DAY_ORDINALS, NUMBERED, TENS, WEEKDAYS, nameOfMonth } from './words.js';
import type { YearReader } from './years.js';

/** Reads days and months. */
export class MonthReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly years: YearReader,
  ) {
    super(context);
  }

  /** 2024-12-31, 31.12.2024, 31/12/2024, 12/2024. */
  numericDate(i: number): Span | null {
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

  /** "Wednesday, 1 July": the day of the week says nothing more. */
  afterWeekday(i: number): number {
    if (!WEEKDAYS.has(this.word(i))) return i;
    const at = this.is(i + 1, '.') && this.touching(i + 1) ? i + 2 : i + 1;
    return this.is(at, ',') ? at + 1 : at;
  }

  /** 31 December [2024], the 31st of December 2024, December 31[, 2024], 24 and 25 November, 9-21 November. */
  dayAndMonth(i: number): Span | null {
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
    if (!this.isOneOf(i, JOINTS)) return null;
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
      named: !stated && this.context.named.peek() !== null,
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
  dayOfMonth(i: number): Span | null {
    const day = this.dayNumber(i);
    if (!day || !this.is(day.next, 'of')) return null;
    const month = this.years.relativeUnit(this.is(day.next + 1, 'the') ? day.next + 2 : day.next + 1);
    if (month?.unit !== 'month') return null;
    if (!month.interval) return { ...month, unit: 'day' };
    const [start] = month.interval;
    const span = this.daySpan(Number(start.slice(0, 4)), Number(start.slice(5, 7)), day.n, month.next);
    return { ...span, relative: true, absolute: month.absolute, year: null };
  }

  /** A year behind a month or day: "2024", ", 2024", "of 2024", "next year". */
  private statedYear(i: number): { year: number; next: number; absolute: Rewording | null } | null {
    const at = this.is(i, ',') || this.is(i, 'of') ? i + 1 : i;
    const year = this.calendarYear(at);
    if (year !== null && !this.isRangeTail(at + 1)) return { year, next: at + 1, absolute: null };
    const relative = this.is(i, ',') ? null : this.years.years(at);
    return relative?.relative && relative.unit === 'year' && relative.year !== null
      ? { year: relative.year, next: relative.next, absolute: relative.named ? null : relative.absolute }
      : null;
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
  month(i: number): Span | null {
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
