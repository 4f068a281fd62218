import {
  type Closed,
  quarterOf,
  sessionOf,
  shift,
  startingYear,
  termOf,
  weekOf,
  yearFrom,
  yearOf,
  monthsOf,
} from '../calendar.js';
import type { KindOfYear as AnyYear, CalendarFacts } from '../types.js';
import { LONGEST_LIST, type Span, plain } from './span.js';
import { TokenReader } from './token-reader.js';
import { CONNECTIVES, ORDINALS, PREPOSITIONS, nameOfMonth } from './words.js';

/** Names of legislatures: whose they are the calendar says. */
const NAMED_LEGISLATURES: ReadonlySet<string> = new Set(['parliament', 'legco', 'dáil', 'dail']);
/** What sits for a term. */
const LEGISLATURES: ReadonlySet<string> = new Set([...NAMED_LEGISLATURES, 'legislature']);

/** What a noun of a kind of year begins with. */
const PERIOD_BEGINS: ReadonlySet<string> = new Set([
  'legislative', 'session', 'legco', 'fy', 'reporting', 'appraisal', 'tax', 'assessment', 'year', 'financial', 'fiscal', 'school', 'academic',
]); // prettier-ignore

const PERIOD_NOUNS = new Set(['year', 'years', 'session', 'sessions']);

/** What a unit relative to the publication date has of its own. */
type UnitOfTime = 'next' | 'interval' | 'unit' | 'absolute';

/** A kind of year that does not start in January. */
type KindOfYear = Exclude<AnyYear, 'calendar'>;

/** Reads years of any kind, and units that count from the publication date. */
export class YearReader extends TokenReader {
  /** Any kind of year: calendar, financial, school, a term, a session; stated or relative. */
  years(i: number): Span | null {
    const article = this.is(i, 'the') ? i + 1 : i;
    const at = this.is(article, 'calendar') && this.is(article + 1, 'year', 'years') ? article + 1 : article;
    return (
      this.termOfGovernment(at) ??
      this.namedKindOfYear(at) ??
      this.yearRange(at) ??
      this.relativeUnit(at) ??
      this.referringYear(at) ??
      this.currentKindOfYear(at)
    );
  }

  /** FY2024-25, the 2024/25 school year, the financial year 2024-25, the 2025 session. */
  private namedKindOfYear(i: number): Span | null {
    let at = i;
    let kind: 'financial' | 'school' | null = null;
    if (this.is(at, 'fy', 'ya')) {
      const short = this.shortFinancialYear(at + 1);
      if (short) return short;
      kind = 'financial';
      at++;
    } else if (this.is(at, 'sy') && this.calendarYear(at + 1) !== null) {
      kind = 'school';
      at++;
    } else if (this.is(at, 'financial', 'fiscal', 'school', 'academic') && this.is(at + 1, 'year', 'years')) {
      kind = this.is(at, 'financial', 'fiscal') ? 'financial' : 'school';
      at += 2;
      if (this.is(at, 'of')) at++;
    } else if (this.is(at, 'year') && this.is(at + 1, 'of') && this.is(at + 2, 'assessment')) {
      kind = 'financial';
      at += 3;
    } else if (this.is(at, 'year') && this.is(at + 1, 'ending', 'ended')) {
      kind = 'financial';
      at++;
    } else if (this.is(at, 'year', 'years')) {
      // "the year 2026", "in the year of 2027".
      const stated = this.is(at + 1, 'of') ? at + 2 : at + 1;
      return this.calendarYear(stated) === null ? null : this.yearRange(stated);
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
    const month = this.number(at) === null ? at : this.ordinalSuffix(at + 1);
    const year = this.monthName(month) === null ? null : this.calendarYear(this.afterMonth(month));
    return year === null ? null : this.kindOfYear(year - 1, kind, this.afterMonth(month) + 1);
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
      if (this.calendarYear(next + 1) !== null) to = Number(tail);
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
      return { ...plain, next: next + 1, interval, unit: 'other', year };
    }
    // "the 2026 calendar year".
    if (kind === null && this.is(next, 'calendar') && this.is(next + 1, 'year'))
      return { ...this.calendarSpan(year, next + 2), weak: false };
    const noun = this.periodNoun(next);
    if (kind !== null || noun)
      return this.kindOfYear(year, kind ?? noun?.kind ?? 'financial', noun?.next ?? next);
    return this.calendarSpan(year, next);
  }

  /** What goes on behind a year: ", 2026/27 and 2027/28 school years". The last of them, and what kind all are. */
  private listedYears(i: number): { kind: KindOfYear; year: number; next: number } | null {
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

  private periodNoun(i: number): { kind: KindOfYear; next: number } | null {
    // Behind most years stands none of them.
    if (this.tokens[i]?.kind !== 'word' || !this.isOneOf(i, PERIOD_BEGINS)) return null;
    if (this.is(i, 'legislative') && this.is(i + 1, 'session', 'sessions', 'year', 'years'))
      return { kind: 'session', next: i + 2 };
    if (this.is(i, 'session')) return { kind: 'session', next: i + 1 };
    if (this.is(i, 'legco') && this.is(i + 1, 'session', 'sessions')) return { kind: 'session', next: i + 2 };
    if (this.is(i, 'fy')) return { kind: 'financial', next: i + 1 };
    // "the 2026/27 reporting cycle".
    if (this.is(i, 'reporting', 'appraisal', 'tax', 'assessment') && this.is(i + 1, 'cycle', 'year'))
      return { kind: 'financial', next: i + 2 };
    if (this.is(i, 'year') && this.is(i + 1, 'of') && this.is(i + 2, 'assessment')) {
      return { kind: 'financial', next: i + 3 };
    }
    if (!PERIOD_NOUNS.has(this.word(i + 1))) return null;
    if (this.is(i, 'financial', 'fiscal')) return { kind: 'financial', next: i + 2 };
    if (this.is(i, 'school', 'academic')) return { kind: 'school', next: i + 2 };
    return null;
  }

  private kindOfYear(year: number, kind: KindOfYear, next: number): Span {
    const { financialYearStart, schoolYearStart } = this.context.facts;
    const interval =
      kind === 'session'
        ? sessionOf(year, this.context.facts)
        : yearFrom(year, kind === 'school' ? schoolYearStart : financialYearStart);
    return { ...plain, next, interval, unit: 'year', kindOfYear: kind, year };
  }

  /** A calendar year, whose words end before token `next`. */
  calendarSpan(year: number, next: number): Span {
    return { ...plain, next, interval: yearOf(year), unit: 'year', year, weak: true };
  }

  /** The year that a quarter, half or edge belongs to: "of 2024", "2024", "/2024", ", 2024", "next year". */
  yearBehind(i: number): Span | null {
    const joins = this.is(i, 'of', 'in', ',', '/', '-') ? i + 1 : i;
    const year = this.years(joins);
    return year && (year.unit === 'year' || year.unit === 'other') ? year : null;
  }

  /** This year, next quarter, the coming financial year, the current term of the Government. */
  relativeUnit(i: number): Span | null {
    const isAfterNext = this.is(i + 1, 'after') && this.is(this.is(i + 2, 'the') ? i + 3 : i + 2, 'next');
    const { steps, next } = isAfterNext ? { steps: 2, next: i } : (this.reference(i) ?? {});
    if (steps === undefined || next === undefined) return null;
    const at = this.is(next, '-') ? next + 1 : next;
    const base = { ...plain, relative: true, backward: steps < 0, year: null };
    const behind = isAfterNext ? (this.is(at + 2, 'the') ? at + 4 : at + 3) : at + 1;
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
      // "the current-term Government" is who acts, unless a preposition makes it a time.
      const weak = this.is(term - 1, 'government');
      return { ...this.term(term, steps), backward: steps < 0, weak };
    }
    const legislature = this.afterLegislature(at);
    if (legislature !== null)
      return { ...this.legislature(at, legislature, steps), backward: steps < 0, weak: true };
    return this.relativeKindOfYear(i, steps, at);
  }

  /** The term of Government that holds the publication date, whose words end before token `next`. */
  private term(next: number, steps = 0, terms: CalendarFacts['terms'] = this.context.facts.terms): Span {
    const { date } = this.anchor;
    const interval = date === null || steps !== 0 ? null : termOf(date, terms);
    return { ...plain, next, interval, unit: 'term', year: null, relative: true };
  }

  /** The same of the legislature; that of another country, which goes by a name of its own, is not known. */
  private legislature(i: number, next: number, steps = 0): Span {
    const { legislatures, legislatureNames } = this.context.facts;
    const own = this.tokens.slice(i, next).find(({ text }) => NAMED_LEGISLATURES.has(text))?.text;
    const isKnown = own === undefined || legislatureNames.some((name) => name.toLowerCase() === own);
    return this.term(next, steps, isKnown ? legislatures : []);
  }

  /** Behind "Parliament", "legislative term", "term of the Legislative Council", "LegCo term"; of "the lifetime of this Government". */
  private afterLegislature(i: number): number | null {
    if (this.isOneOf(i, LEGISLATURES)) {
      const after = this.tokens[i + 1];
      const isNoun = after?.kind === 'word' && !CONNECTIVES.has(after.text) && !PREPOSITIONS.has(after.text);
      return isNoun ? (this.is(i + 1, 'term') ? i + 2 : null) : i + 1;
    }
    if (this.is(i, 'legislative') && this.is(i + 1, 'term')) return i + 2;
    const isOf = this.is(i, 'term') && this.is(i + 1, 'of');
    const of = isOf ? (this.is(i + 2, 'the') ? i + 3 : i + 2) : i;
    if (this.is(of, 'legislative') && this.is(of + 1, 'council')) {
      return isOf ? of + 2 : this.is(of + 2, 'term') ? of + 3 : null;
    }
    return isOf && this.isOneOf(of, LEGISLATURES) ? of + 1 : null;
  }

  /** "the term of the current Government", "the lifetime of this Parliament". */
  private termOfGovernment(i: number): Span | null {
    const at = this.is(i + 2, 'the') ? i + 3 : i + 2;
    const isTerm = this.is(i, 'term', 'lifetime') && this.is(i + 1, 'of');
    if (!isTerm || !this.is(at, 'current', 'present', 'this')) return null;
    if (this.is(at + 1, 'government', 'administration')) return this.term(at + 2);
    return this.isOneOf(at + 1, LEGISLATURES) ? this.legislature(at + 1, at + 2) : null;
  }

  /** Behind "term", "term of the Government", "-term Government", "Government’s term [of office]". */
  private afterTerm(i: number): number | null {
    const isPossessed = this.is(i, "government's", 'government’s');
    const at = isPossessed ? i + 1 : i;
    if (!this.is(at, 'term')) return null;
    if (this.is(at + 1, 'of') && this.is(at + 2, 'office')) return at + 3;
    if (isPossessed) return at + 1;
    if (this.is(at + 1, 'government')) return at + 2;
    // "the current-term LegCo".
    if (this.is(at - 1, '-') && this.tokens[at + 1]?.capital) return null;
    if (!this.is(at + 1, 'of')) return at + 1;
    const of = this.is(at + 2, 'the') ? at + 3 : at + 2;
    // "the next term of the Legislative Council" is not in the calendar.
    return this.is(of, 'government') ? of + 1 : null;
  }

  /** "this year" (0 steps), "next year" (1), in the words from token `i` to before `next`. */
  relativeYear(i: number, steps: number, next: number): Span {
    const { year } = this.anchor;
    // "in 2026 and the following year".
    const from = this.is(i, 'following', 'ensuing') ? (this.context.named.year ?? year) : year;
    const base = { ...plain, next, unit: 'year' as const, relative: true, backward: steps < 0 };
    if (from === null) return { ...base, interval: null, year: null };
    const named = from + steps;
    const absolute = this.rewording(i, next, String(named));
    return { ...base, interval: yearOf(named), year: named, absolute, named: from !== year };
  }

  /** "the month", "the quarter", "the Parliament": that of the publication date, where something is at its end. */
  unitOfToday(i: number): Span | null {
    if (this.isOneOf(i, LEGISLATURES)) return this.legislature(i, i + 1);
    if (!this.is(i, 'month', 'quarter') || this.is(i + 1, 'of')) return null;
    const base = { ...plain, relative: true, year: null };
    return this.is(i, 'month')
      ? { ...base, ...this.relativeMonths(i, 0, i + 1) }
      : { ...base, ...this.relativeQuarter(i, 0, i + 1) };
  }

  private relativeMonths(i: number, steps: number, next: number): Pick<Span, UnitOfTime> {
    const { date } = this.anchor;
    if (date === null) return { next, interval: null, unit: 'month', absolute: null };
    const interval = monthAt(shift(`${date.slice(0, 8)}01`, steps, 'months'));
    const [year, month] = interval[0].split('-');
    const absolute = this.rewording(i, next, `${nameOfMonth(Number(month))} ${year}`);
    return { next, interval, unit: 'month', absolute };
  }

  private relativeQuarter(i: number, steps: number, next: number): Pick<Span, UnitOfTime> {
    const { date } = this.anchor;
    if (date === null) return { next, interval: null, unit: 'quarter', absolute: null };
    const moved = shift(`${date.slice(0, 8)}01`, steps * 3, 'months');
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
    const start =
      kind === 'school' ? this.context.facts.schoolYearStart : this.context.facts.financialYearStart;
    const first =
      date === null ? null : kind === 'session' ? this.sessionAt(date) : startingYear(date, start);
    // "from the 2026/27 school year, and in Primary Five in the next school year".
    const { named } = this.context;
    const before = this.is(i, 'next', 'following') ? named.year : null;
    if (before !== null && named.kind === kind && before >= (first ?? before)) {
      const absolute = this.rewording(i, next, nameOfYear(before + 1, kind));
      return { ...this.kindOfYear(before + 1, kind, next), relative: true, named: true, absolute };
    }
    if (first === null) return { ...base, interval: null, year: null };
    const absolute = this.rewording(i, next, nameOfYear(first + steps, kind));
    return { ...this.kindOfYear(first + steps, kind, next), relative: true, absolute, backward: steps < 0 };
  }

  /** The year in which the legislative session begins that holds a day. */
  private sessionAt(day: string): number {
    const year = Number(day.slice(0, 4));
    return sessionOf(year, this.context.facts)[0] <= day ? year : year - 1;
  }

  /** "the financial year", "the school year": the one that holds the publication date. */
  private currentKindOfYear(i: number): Span | null {
    const noun = this.is(i - 1, 'the') ? this.periodNoun(i) : null;
    const isNamed =
      noun === null || this.is(noun.next, 'of', 'ending', 'beginning') || this.number(noun.next) !== null;
    return isNamed ? null : this.relativeKindOfYear(i, 0, i);
  }

  /** The same year, that year, the year. */
  private referringYear(i: number): Span | null {
    const named = this.is(i, 'same', 'that') && this.is(i + 1, 'year');
    const bare = this.is(i, 'year') && this.is(i - 1, 'the');
    if (!named && !bare) return null;
    const year = this.context.named.year ?? this.anchor.year;
    const next = named ? i + 2 : i + 1;
    if (this.is(next, 'ahead')) return null;
    const interval = year === null ? null : yearOf(year);
    const absolute = year === null ? null : this.rewording(i, next, String(year));
    const isNamed = this.context.named.year !== null;
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
}

function monthAt(day: string): Closed {
  const month = Number(day.slice(5, 7));
  return monthsOf(Number(day.slice(0, 4)), month, month);
}

/** "the 2026-27 financial year", "the 2026/27 school year", "the 2026 session". */
function nameOfYear(year: number, kind: KindOfYear): string {
  if (kind === 'session') return `the ${year} session`;
  const later = String((year + 1) % 100).padStart(2, '0');
  return `the ${year}${kind === 'school' ? '/' : '-'}${later} ${kind} year`;
}

function nameOfOrdinal(n: number): string {
  return [...ORDINALS].find(([, value]) => value === n)![0];
}
