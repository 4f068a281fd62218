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
import type { CalendarFacts, Reference } from '../types.js';
import type { Token } from './tokens.js';
import { CARDINALS, EDGES, type Edge, MONTHS, ORDINALS, REFERENCES, SEASONS } from './words.js';

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
  /** Counts back from the publication date ("last year"). */
  readonly backward: boolean;
  /** Too weak to be a time without a preposition: a bare year or month. */
  readonly weak: boolean;
}

const plain = { approximate: false, endOf: false, relative: false, backward: false, weak: false };
const YEAR_LIKE = /^(?:19[5-9]|20\d|21[0-4])\d$/;
const PERIOD_NOUNS = new Set(['year', 'years', 'session', 'sessions']);

/** Reads the stretches of time that a run of tokens names. */
export class SpanReader {
  /** The year last named in the item. */
  namedYear: number | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly anchor: Reference,
    private readonly facts: CalendarFacts,
  ) {}

  /** The span that starts at token `i` (an article before it included), or null. */
  read(i: number): Span | null {
    const at = this.is(i, 'the') ? i + 1 : i;
    return (
      this.numericDate(at) ??
      this.dayAndMonth(at) ??
      this.quarterOrHalf(at) ??
      this.edge(at) ??
      this.month(at) ??
      this.season(at) ??
      this.yearEnd(at) ??
      this.years(at)
    );
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
    const b = this.number(i + 2);
    if (b === null) return null;
    const third =
      this.word(i + 3) === mark && this.touching(i + 3) && this.touching(i + 4) ? this.number(i + 4) : null;
    if (third !== null) {
      const [year, day] = this.calendarYear(i) !== null ? [a, third] : [this.calendarYear(i + 4), a];
      const date = year === null ? null : dayOf(year, b, day);
      return date === null ? null : { ...plain, next: i + 5, interval: [date, date], unit: 'day', year };
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

  /** 31 December [2024], the 31st of December 2024, December 31[, 2024]. */
  private dayAndMonth(i: number): Span | null {
    let day = this.number(i);
    if (day !== null) {
      let at = this.ordinalSuffix(i + 1);
      if (this.is(at, 'of')) at++;
      const month = this.monthName(at);
      return month === null ? null : this.day(day, month, this.afterMonth(at));
    }
    const month = this.monthName(i);
    if (month === null) return null;
    const at = this.afterMonth(i);
    day = this.number(at);
    if (day === null || day > 31 || this.word(at).length > 2) return null;
    return this.day(day, month, this.ordinalSuffix(at + 1));
  }

  private day(day: number, month: number, at: number): Span | null {
    const stated = this.statedYear(at);
    const year = stated?.year ?? this.nextYearWith(month, day);
    if (year === null) {
      return { ...plain, next: at, interval: null, unit: 'day', year: null, relative: true };
    }
    const date = dayOf(year, month, day);
    if (date === null) return null;
    const next = stated?.next ?? at;
    return {
      ...plain,
      next,
      interval: [date, date],
      unit: 'day',
      year: stated ? year : null,
      relative: !stated,
    };
  }

  /** A year behind a month or day: "2024", ", 2024", "of 2024", "next year". */
  private statedYear(i: number): { year: number; next: number } | null {
    const at = this.is(i, ',') || this.is(i, 'of') ? i + 1 : i;
    const year = this.calendarYear(at);
    if (year !== null && !this.isRangeTail(at + 1)) return { year, next: at + 1 };
    const relative = this.is(i, ',') ? null : this.years(at);
    return relative?.relative && relative.unit === 'year' && relative.year !== null
      ? { year: relative.year, next: relative.next }
      : null;
  }

  /** "-25" or "/25" behind a year. */
  private isRangeTail(i: number): boolean {
    return (
      this.is(i, '-', '/') &&
      this.touching(i) &&
      this.touching(i + 1) &&
      this.tokens[i + 1]?.kind === 'number'
    );
  }

  private monthName(i: number): number | null {
    const token = this.tokens[i];
    return token?.capital ? (MONTHS.get(token.text) ?? null) : null;
  }

  private afterMonth(i: number): number {
    return this.is(i + 1, '.') && this.touching(i + 1) && this.word(i).length <= 4 ? i + 2 : i + 1;
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
    if (month === null) return null;
    const at = this.afterMonth(i);
    const stated = this.statedYear(at);
    if (stated) {
      return {
        ...plain,
        next: stated.next,
        interval: monthsOf(stated.year, month, month),
        unit: 'month',
        year: stated.year,
      };
    }
    const year = this.nextYearWith(month, 31);
    const interval = year === null ? null : monthsOf(year, month, month);
    return { ...plain, next: i + 1, interval, unit: 'month', year: null, relative: true, weak: true };
  }

  /** The third quarter of 2024, Q3 2024, 3Q24, 2024 Q3; the first half of 2024, H1 2024, 1H 2024. */
  private quarterOrHalf(i: number): Span | null {
    const written = this.ordinalPart(i) ?? this.lettered(i);
    if (!written) return null;
    const { unit, index } = written;
    const year = written.year ?? this.yearBehind(written.next);
    if (year === null) {
      const start = this.namedYear ?? this.anchor.year;
      return start === null
        ? null
        : this.part(unit, index, {
            ...plain,
            next: written.next,
            interval: yearOf(start),
            unit: 'year',
            year: null,
            relative: true,
          });
    }
    return this.part(unit, index, year);
  }

  private part(unit: 'quarter' | 'half', index: number, year: Span): Span {
    if (!year.interval) return { ...year, unit };
    const last = unit === 'quarter' ? 4 : 2;
    const n = index === -1 ? last : index;
    const interval =
      unit === 'quarter' ? quarterOf(year.interval[0], n) : halfOf(year.interval[0], n === 1 ? 1 : 2);
    return { ...year, interval, unit, weak: false };
  }

  private ordinalPart(
    i: number,
  ): { unit: 'quarter' | 'half'; index: number; next: number; year: null } | null {
    let index = ORDINALS.get(this.word(i)) ?? null;
    let at = i + 1;
    const digits = this.number(i);
    if (index === null && digits !== null && this.ordinalSuffix(at) > at) {
      index = digits;
      at++;
    }
    if (index === null) return null;
    if (this.is(at, '-')) at++;
    if (this.is(at, 'quarter') && index <= 4) return { unit: 'quarter', index, next: at + 1, year: null };
    if (this.is(at, 'half') && index <= 2) return { unit: 'half', index, next: at + 1, year: null };
    return null;
  }

  private lettered(
    i: number,
  ): { unit: 'quarter' | 'half'; index: number; next: number; year: Span | null } | null {
    const stated = this.calendarYear(i);
    const at = stated === null ? i : i + 1;
    const letterFirst = this.is(at, 'q', 'h') && this.touching(at + 1);
    const letter = letterFirst ? this.word(at) : this.word(at + 1);
    const digit = this.number(letterFirst ? at + 1 : at);
    if (!['q', 'h'].includes(letter) || digit === null || digit < 1 || digit > (letter === 'q' ? 4 : 2))
      return null;
    if (!letterFirst && !this.touching(at + 1)) return null;
    const unit = letter === 'q' ? 'quarter' : 'half';
    if (stated !== null) return { unit, index: digit, next: at + 2, year: this.calendarSpan(stated, at + 2) };
    const short = this.tokens[at + 2];
    if (short?.kind === 'number' && !short.spaced && short.text.length === 2) {
      return { unit, index: digit, next: at + 3, year: this.calendarSpan(2000 + Number(short.text), at + 3) };
    }
    return { unit, index: digit, next: at + 2, year: null };
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
    const joined = this.is(at, '-') ? 'dash' : this.is(at, 'of') ? 'of' : null;
    if (joined) at++;
    if (joined === 'of' && this.is(at, 'the') && this.is(at + 1, 'decade'))
      return this.decadeEnd(edge, at + 2);
    if (joined === 'of' && this.is(at, 'this') && this.is(at + 1, 'decade'))
      return this.decadeEnd(edge, at + 2);
    const whole = this.quarterOrHalf(this.is(at, 'the') ? at + 1 : at) ?? this.month(at) ?? this.years(at);
    if (!whole || whole.unit === 'day') return null;
    return this.atEdge(edge, whole, joined === 'of');
  }

  private decadeEnd(edge: Edge, next: number): Span | null {
    if (edge !== 'end' || this.anchor.year === null) return null;
    const year = Math.floor(this.anchor.year / 10) * 10 + 9;
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

  private season(i: number): Span | null {
    const from = SEASONS.get(this.word(i));
    const year = from === undefined ? null : this.yearBehind(i + 1);
    if (from === undefined || !year) return null;
    const interval = year.year === null ? null : monthsOf(year.year, from, from + 2);
    return { ...year, interval, approximate: true, unit: 'season', weak: false };
  }

  /** Year-end 2024, 2024 year-end, the year-end, mid-year. */
  private yearEnd(i: number): Span | null {
    const stated = this.calendarYear(i);
    const at = stated === null ? i : i + 1;
    const middle = this.is(at, 'mid') && this.is(at + 1, '-') && this.is(at + 2, 'year');
    if (!middle && !(this.is(at, 'year') && this.is(at + 1, '-') && this.is(at + 2, 'end'))) return null;
    const behind = stated === null ? this.yearBehind(at + 3) : this.calendarSpan(stated, at + 3);
    const year = behind?.year ?? this.anchor.year;
    const next = behind?.next ?? at + 3;
    const edge = middle ? 'mid' : 'end';
    if (year === null) {
      return { ...plain, next, interval: null, approximate: true, unit: 'month', year: null, relative: true };
    }
    const whole = behind ?? { ...this.calendarSpan(year, next), relative: true };
    return this.atEdge(edge, { ...whole, next }, false);
  }

  /** FY2024-25, the 2024/25 school year, the financial year 2024-25, the 2025 session. */
  private namedKindOfYear(i: number): Span | null {
    let at = i;
    let kind: 'financial' | 'school' | null = null;
    if (this.is(at, 'fy')) {
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
    return kind === null ? null : this.yearRange(at, kind);
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
      if (kind === null && noun === null && fourDigits) {
        return { ...plain, next, interval: [yearOf(year)[0], yearOf(to)[1]], unit: 'other', year: to };
      }
      return this.kindOfYear(year, kind ?? noun?.kind ?? 'financial', noun?.next ?? next);
    }
    if (this.touching(next) && this.is(next, '+', '%')) return null;
    const noun = this.periodNoun(next);
    if (kind !== null || noun)
      return this.kindOfYear(year, kind ?? noun?.kind ?? 'financial', noun?.next ?? next);
    return this.calendarSpan(year, next);
  }

  private periodNoun(i: number): { kind: 'financial' | 'school' | 'session'; next: number } | null {
    if (this.is(i, 'legislative') && this.is(i + 1, 'session', 'sessions'))
      return { kind: 'session', next: i + 2 };
    if (this.is(i, 'session')) return { kind: 'session', next: i + 1 };
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

  /** This year, next quarter, the coming financial year, the current term of the Government. */
  private relativeUnit(i: number): Span | null {
    const steps = REFERENCES.get(this.word(i));
    if (steps === undefined) return null;
    const at = this.is(i + 1, '-') ? i + 2 : i + 1;
    const base = { ...plain, relative: true, backward: steps < 0, year: null };
    const { date, year } = this.anchor;
    if (
      this.is(at, 'term') ||
      (this.is(at, 'government') && this.is(at + 1, "'s") && this.is(at + 2, 'term'))
    ) {
      const afterTerm = this.is(at, 'term') ? at + 1 : at + 3;
      const of = this.is(afterTerm, 'of') ? (this.is(afterTerm + 1, 'the') ? 2 : 1) : 0;
      const next = this.is(afterTerm + of, 'government') ? afterTerm + of + 1 : afterTerm;
      const interval = date === null ? null : termOf(date, this.facts);
      return { ...base, next, interval: steps === 0 ? interval : null, unit: 'other' };
    }
    if (this.is(at, 'year')) {
      if (this.is(at + 1, "'s")) return null;
      const named = year === null ? null : year + steps;
      return {
        ...base,
        next: at + 1,
        interval: named === null ? null : yearOf(named),
        unit: 'year',
        year: named,
      };
    }
    const noun = this.periodNoun(at);
    if (noun) {
      const start = noun.kind === 'school' ? this.facts.schoolYearStart : this.facts.financialYearStart;
      if (date === null) return { ...base, next: noun.next, interval: null, unit: 'year' };
      const first = noun.kind === 'session' ? Number(date.slice(0, 4)) : startingYear(date, start);
      return { ...this.kindOfYear(first + steps, noun.kind, noun.next), relative: true, backward: steps < 0 };
    }
    const day = date;
    if (this.is(at, 'month')) {
      const interval = day === null ? null : monthAt(shift(day, { months: steps }));
      return { ...base, next: at + 1, interval, unit: 'month' };
    }
    if (this.is(at, 'quarter')) {
      const moved = day === null ? null : shift(`${day.slice(0, 8)}01`, { months: steps * 3 });
      const interval =
        moved === null
          ? null
          : quarterOf(`${moved.slice(0, 4)}-01-01`, Math.ceil(Number(moved.slice(5, 7)) / 3));
      return { ...base, next: at + 1, interval, unit: 'quarter' };
    }
    if (this.is(at, 'week')) {
      return { ...base, next: at + 1, interval: day === null ? null : weekOf(day, steps), unit: 'other' };
    }
    return null;
  }

  /** The same year, that year, the year. */
  private referringYear(i: number): Span | null {
    const named = this.is(i, 'same', 'that') && this.is(i + 1, 'year');
    const bare = this.is(i, 'year') && this.is(i - 1, 'the');
    if (!named && !bare) return null;
    const year = this.namedYear ?? this.anchor.year;
    const next = named ? i + 2 : i + 1;
    if (this.is(next, "'s")) return null;
    const interval = year === null ? null : yearOf(year);
    return { ...plain, next, interval, unit: 'year', year, relative: true, weak: true };
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
