import { type Closed, halfOf, quarterOf, yearOf } from '../calendar.js';
import { Begins } from './lexicon.js';
import { JOINTS, type Span, plain } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { ORDINALS } from './words.js';
import type { YearReader } from './years.js';

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

/** Reads quarters and halves of years. */
export class QuarterReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly years: YearReader,
  ) {
    super(context);
  }

  /** The third quarter of 2024, Q3 2024, 3Q24, 2024 Q3; the first half of 2024, H1 2024, 1H 2024. */
  quarterOrHalf(i: number): Span | null {
    const possessive = this.possessiveYear(i);
    const written =
      possessive ?? this.ordinalPart(i) ?? this.lettered(i) ?? this.numbered(i) ?? this.afterYear(i);
    if (!written) return null;
    const year = written.year ?? this.years.yearBehind(written.next);
    // "last quarter" by itself is the one before this.
    if (year === null && this.is(i, 'last')) return null;
    // "second-half tactics" is no time.
    if (year === null && this.is(written.next - 2, '-') && written.last === null) return null;
    // "the first quarter of the grant" is none either.
    if (year === null && this.is(written.next, 'of')) return null;
    if (year === null) {
      const start = this.yearOf(written);
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
        named: this.context.named.year !== null,
        yearless: true,
      });
    }
    return this.part(written, year);
  }

  /** The year of a part that is written without one: the year just named, else that of the next such part. */
  private yearOf(part: Part): number | null {
    const { date, year } = this.anchor;
    if (this.context.named.year !== null || year === null || date === null)
      return this.context.named.year ?? year;
    const { interval } = this.part(part, this.years.calendarSpan(year, part.next));
    return interval && interval[1] < date ? year + 1 : year;
  }

  private part({ unit, index, last }: Part, year: Span): Span {
    const count = unit === 'quarter' ? 4 : 2;
    const from = index === -1 ? count : index;
    const to = last === -1 ? count : (last ?? from);
    const several = from !== to;
    if (from > count || to > count || from > to) {
      return { ...year, unit, weak: false, several, interval: null, impossible: true, relative: false };
    }
    const start = year.interval?.[0];
    const interval = start === undefined ? null : partsOf(unit, start, from, to);
    return { ...year, unit, weak: false, several, interval };
  }

  /** "third quarter", "2nd half", "third and fourth quarters", "first or second quarter". */
  private ordinalPart(i: number): Part | null {
    const first = this.ordinal(i);
    if (!first) return null;
    const second = this.isOneOf(first.next, JOINTS)
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
    const year = this.years.relativeYear(i, steps, next + 1);
    const ordinal = this.tokens.slice(next + 1, part.next).map(({ text }) => text);
    const absolute =
      year.year === null ? null : this.rewording(i, part.next, `the ${ordinal.join(' ')} of ${year.year}`);
    return { ...part, year: { ...year, next: part.next, absolute } };
  }

  private ordinal(i: number): { n: number; next: number } | null {
    const token = this.tokens[i];
    if (token === undefined || !(token.begins & Begins.quarter)) return null;
    if (token.kind === 'number') {
      const digits = this.number(i);
      return digits !== null && this.ordinalSuffix(i + 1) > i + 1 ? { n: digits, next: i + 2 } : null;
    }
    const n = ORDINALS.get(token.text);
    return n === undefined ? null : { n, next: i + 1 };
  }

  /** "2026 the third quarter": the year comes first. */
  private afterYear(i: number): Part | null {
    const stated = this.calendarYear(i);
    if (stated === null) return null;
    const part = this.ordinalPart(this.is(i + 1, 'the') ? i + 2 : i + 1);
    return part && { ...part, year: this.years.calendarSpan(stated, part.next) };
  }

  /** "Q3 2024", "3Q24", "2024 Q3", "2024-Q3", "H1", "Q3-Q4 2026", "Q1 and Q2 of 2026". */
  private lettered(i: number): Part | null {
    // A scanner's "QI 2025".
    if (this.is(i, 'qi', 'ql') && this.calendarYear(i + 1) !== null)
      return { unit: 'quarter', index: 1, last: null, next: i + 1, year: null };
    const stated = this.calendarYear(i);
    const joined = this.is(i + 1, '-', '/') && this.touching(i + 1) && this.touching(i + 2) ? i + 2 : i + 1;
    const first = this.letterAndDigit(stated === null ? i : joined);
    if (!first) return null;
    let at = first.next;
    let last: number | null = null;
    if (this.isOneOf(at, JOINTS)) {
      const second = this.letterAndDigit(at + 1);
      if (second?.letter === first.letter) {
        last = second.n;
        at = second.next;
      }
    }
    const unit = first.letter === 'q' ? 'quarter' : 'half';
    if (stated !== null)
      return { unit, index: first.n, last, next: at, year: this.years.calendarSpan(stated, at) };
    // "Q4/26", "3Q24".
    const digits = this.is(at, '/', "'", '’') && this.touching(at) ? at + 1 : at;
    const short = this.tokens[digits];
    if (short?.kind === 'number' && !short.spaced && short.text.length === 2) {
      const year = this.years.calendarSpan(2000 + Number(short.text), digits + 1);
      return { unit, index: first.n, last, next: digits + 1, year };
    }
    return { unit, index: first.n, last, next: at, year: null };
  }

  /** "Qtr 3 2026", "Qtr. 3 of 2026", "Quarter 4, 2026": by their number, and only with their year. */
  private numbered(i: number): Part | null {
    if (!this.is(i, 'qtr', 'quarter')) return null;
    const at = this.is(i + 1, '.') && this.touching(i + 1) ? i + 2 : i + 1;
    const index = this.tokens[at]?.text.length === 1 ? this.number(at) : null;
    if (index === null || index < 1 || index > 4) return null;
    const year = this.years.yearBehind(at + 1);
    return year && { unit: 'quarter', index, last: null, next: year.next, year };
  }

  private letterAndDigit(at: number): { letter: 'q' | 'h'; n: number; next: number } | null {
    if (!this.touching(at + 1)) return null;
    const letterFirst = this.is(at, 'q', 'h');
    const letter = letterFirst ? this.word(at) : this.word(at + 1);
    const n = this.number(letterFirst ? at + 1 : at);
    if ((letter !== 'q' && letter !== 'h') || n === null) return null;
    // "H1N1" is a virus.
    if (this.touching(at + 2) && this.tokens[at + 2]?.kind === 'word') return null;
    return n >= 1 && n <= 9 ? { letter, n, next: at + 2 } : null;
  }
}

/** Quarters or halves `from` to `to` of the twelve months that start at `start`. */
function partsOf(unit: Part['unit'], start: string, from: number, to: number): Closed {
  const of = unit === 'quarter' ? quarterOf : halfOf;
  const first = of(start, from);
  return from === to ? first : [first[0], of(start, to)[1]];
}
