import { type Closed, type Unit, edgeMonths, monthsOf, shift, weekOf } from '../calendar.js';
import type { Edge } from '../types.js';
import type { MonthReader } from './months.js';
import type { QuarterReader } from './quarters.js';
import { type Span, plain } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, EDGES, ORDINALS, PREPOSITIONS, REFERENCES, SEASONS, WEEKDAYS } from './words.js';
import type { YearReader } from './years.js';

/** Reads parts of longer units: early, mid, end; a day, week or some months of one; seasons. */
export class PartReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly years: YearReader,
    private readonly months: MonthReader,
    private readonly quarters: QuarterReader,
  ) {
    super(context);
  }

  /** "the first half of March", "the second half of next month". */
  halfOfMonth(i: number): Span | null {
    const isSecond = this.is(i, 'second', 'latter');
    if (!(isSecond || this.is(i, 'first')) || !this.is(i + 1, 'half') || !this.is(i + 2, 'of')) return null;
    const month = this.months.month(this.is(i + 3, 'the') ? i + 4 : i + 3) ?? this.years.relativeUnit(i + 3);
    if (month?.unit !== 'month') return null;
    const rest = { ...month, weak: false };
    if (!month.interval) return rest;
    const [start, end] = month.interval;
    const of = start.slice(0, 8);
    return { ...rest, interval: isSecond ? [`${of}16`, end] : [start, `${of}15`] };
  }

  /** Early 2024, mid-2024, end-December, the end of next year, the second half of the month. */
  edge(i: number): Span | null {
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
    const whole =
      this.quarters.quarterOrHalf(this.is(at, 'the') ? at + 1 : at) ??
      this.months.month(at) ??
      this.years.years(at) ??
      this.numbered(at) ??
      (joined === 'of' && this.is(at, 'the') ? this.years.unitOfToday(at + 1) : null);
    if (!whole || whole.unit === 'day') return null;
    const first = this.atEdge(edge, whole, joined === 'of');
    if (!later) return first;
    const last = this.atEdge(later.edge, whole, false);
    // "late or early 2027" is the whole between them all the same.
    const [from, to] = first.interval && last.interval ? [first.interval, last.interval].sort() : [];
    const interval: Closed | null = from && to ? [from[0], to[1]] : null;
    return { ...first, interval, endOf: false, edge: null };
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
    const interval = whole.interval && this.edgeOf(edge, whole.interval, whole.unit, endOf);
    return { ...whole, interval, approximate: true, endOf, edge, weak: false };
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

  /** "the last day of February 2027", "the first Monday of October 2026". */
  dayOfUnit(i: number): Span | null {
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
    const whole = this.quarters.quarterOrHalf(at) ?? this.months.month(at) ?? this.years.years(at);
    if (!whole || whole.unit === 'day' || (weekday === undefined && Math.abs(index) !== 1)) return null;
    const edge: Edge = index === 1 ? 'start' : index === -1 ? 'end' : 'mid';
    const rest = { ...whole, unit: 'day' as const, edge, weak: false, endOf: false, several: false };
    if (!whole.interval) return rest;
    const day =
      weekday === undefined
        ? whole.interval[index === 1 ? 0 : 1]
        : nthWeekday(whole.interval, weekday, index);
    return day === null ? null : { ...rest, interval: [day, day] };
  }

  /** "the first nine months of 2026", "the last week of July 2026", "the week of 6 July 2026". */
  monthsOrWeeks(i: number): Span | null {
    if (this.is(i, 'week') && this.is(i + 1, 'of', 'commencing', 'beginning', 'starting')) {
      const day = this.months.dayAndMonth(this.months.afterWeekday(this.is(i + 2, 'on') ? i + 3 : i + 2));
      if (!day?.interval) return null;
      const interval: Closed = this.is(i + 1, 'of')
        ? [day.interval[0], shift(day.interval[0], 6, 'days')]
        : weekOf(day.interval[0], 0);
      return { ...day, interval, unit: 'other' };
    }
    const index = ORDINALS.get(this.word(i)) ?? null;
    if (index === null) return null;
    const count = this.count(i + 1);
    const unit = count?.next ?? i + 1;
    if (!this.is(unit + 1, 'of')) return null;
    if (count && this.is(unit, 'months') && Math.abs(index) === 1 && count.n < 12) {
      const year = this.years.years(unit + 2);
      if (!year || year.unit !== 'year' || !year.interval) return null;
      return { ...year, interval: edgeMonths(year.interval, -index * count.n), unit: 'other', weak: false };
    }
    if (count && this.is(unit, 'quarters') && Math.abs(index) === 1 && count.n < 4) {
      const year = this.years.years(unit + 2);
      if (year?.unit !== 'year' || !year.interval) return null;
      const interval = edgeMonths(year.interval, -index * 3 * count.n);
      return { ...year, interval, unit: 'other', weak: false };
    }
    if (!count && this.is(unit, 'month')) return this.nthMonth(index, unit + 2);
    if (count || !this.is(unit, 'week')) return null;
    const month =
      this.months.month(this.is(unit + 2, 'the') ? unit + 3 : unit + 2) ?? this.years.relativeUnit(unit + 2);
    if (month?.unit !== 'month' || !month.interval || index > 4) return null;
    const [start, end] = month.interval;
    const interval: Closed =
      index === -1
        ? [shift(end, -6, 'days'), end]
        : [shift(start, 7 * (index - 1), 'days'), shift(start, 7 * index - 1, 'days')];
    return { ...month, interval, unit: 'other', weak: false };
  }

  /** "week 12 of 2026", "Term 1, 2026": a term is some time in its year. */
  numbered(i: number): Span | null {
    const n = this.number(i + 1);
    if (!this.is(i, 'week', 'term') || n === null || n < 1 || n > (this.is(i, 'week') ? 53 : 4)) return null;
    const at = this.is(i + 2, 'of', ',') ? i + 3 : i + 2;
    const year = this.calendarYear(at);
    if (year === null) return null;
    const whole = this.years.calendarSpan(year, at + 1);
    if (this.is(i, 'term')) return { ...whole, unit: 'other', approximate: true, weak: false };
    // The first week is that of 4 January (ISO 8601).
    return { ...whole, unit: 'other', interval: weekOf(`${year}-01-04`, n - 1), weak: false };
  }

  /** "the third month of 2026", "the last month of next year". */
  private nthMonth(index: number, i: number): Span | null {
    const year = this.years.years(i);
    if (year?.unit !== 'year' || !year.interval || index > 12) return null;
    const first = shift(year.interval[0], index === -1 ? 11 : index - 1, 'months');
    const interval: Closed = [first, shift(shift(first, 1, 'months'), -1, 'days')];
    return { ...year, interval, unit: 'month', weak: false };
  }

  /** "summer 2026", "the summer holidays of 2026", "next spring". */
  season(i: number): Span | null {
    const { steps, next: at = i } = this.reference(i) ?? {};
    const from = SEASONS.get(this.word(at));
    if (from === undefined) return null;
    const behind = this.is(at + 1, 'holiday', 'holidays', 'vacation', 'break', 'season', 'recess')
      ? at + 2
      : at + 1;
    const seasonOf = (year: number): Closed => monthsOf(year, from, from + 2);
    if (steps === undefined) {
      const year = this.years.yearBehind(behind);
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
  yearEnd(i: number): Span | null {
    const stated = this.calendarYear(i);
    const at = stated === null ? i : i + 1;
    const written = this.wordsOfYearEnd(at);
    if (!written) return null;
    const { middle, next: end } = written;
    const behind = stated === null ? this.years.yearBehind(end) : this.years.calendarSpan(stated, end);
    const year = behind?.year ?? this.yearOfNext(middle);
    const next = behind?.next ?? end;
    const edge = middle ? 'mid' : 'end';
    // "the year-end rush".
    const after = this.tokens[next];
    const isNoun = after?.kind === 'word' && !CONNECTIVES.has(after.text) && !PREPOSITIONS.has(after.text);
    if (!behind && isNoun && !this.is(next, 'or', 'if', 'subject')) return null;
    if (year === null) {
      return { ...plain, next, interval: null, approximate: true, unit: 'month', year: null, relative: true };
    }
    const absolute = this.addition(next, ` ${year}`);
    const whole = behind ?? { ...this.years.calendarSpan(year, next), relative: true, absolute };
    return this.atEdge(edge, { ...whole, next }, false);
  }

  /** The year of the next middle or end of a year: that of the publication, unless its middle is over. */
  private yearOfNext(middle: boolean): number | null {
    const { date, year } = this.anchor;
    return middle && year !== null && date !== null && date.slice(5) > '06-30' ? year + 1 : year;
  }

  /** "the turn of the year", "year-end", "year end", "yearend", "mid-year", "midyear". */
  private wordsOfYearEnd(i: number): { middle: boolean; next: number } | null {
    if (this.is(i, 'turn') && this.matches(i, ['turn', 'of', 'the', 'year']))
      return { middle: false, next: i + 4 };
    if (this.is(i, 'yearend', 'midyear', 'eoy')) return { middle: this.is(i, 'midyear'), next: i + 1 };
    const dash = this.is(i + 1, '-') ? 1 : 0;
    if (this.is(i, 'year') && this.is(i + 1 + dash, 'end')) return { middle: false, next: i + 2 + dash };
    return dash && this.is(i, 'mid') && this.is(i + 2, 'year') ? { middle: true, next: i + 3 } : null;
  }
}

/** The first (1), second, ... or last (-1) day of the week in a stretch of time; null where there is none. */
function nthWeekday([start, end]: Closed, weekday: number, n: number): string | null {
  const edge = n > 0 ? start : shift(end, -6, 'days');
  const first = shift(weekOf(edge, 0)[0], weekday - 1, 'days');
  const day = shift(first, (first < edge ? 7 : 0) + (n > 0 ? 7 * (n - 1) : 0), 'days');
  return day <= end ? day : null;
}
