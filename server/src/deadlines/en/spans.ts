import { type Closed, shift } from '../calendar.js';
import { Begins, SPAN_BEGINS } from './lexicon.js';
import { MonthReader } from './months.js';
import { OccasionReader } from './occasions.js';
import { PartReader } from './parts.js';
import { QuarterReader } from './quarters.js';
import type { Span } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { YearReader } from './years.js';

/** Reads the stretches of time that a run of tokens names. */
export class SpanReader extends TokenReader {
  readonly #years: YearReader;
  readonly #months: MonthReader;
  readonly #quarters: QuarterReader;
  readonly #parts: PartReader;
  readonly #occasions: OccasionReader;
  /** What was read at a token of a list, and the year that it rests on. */
  readonly #read = new Map<number, { span: Span | null; year: number | null | undefined }>();

  constructor(context: ReadingContext) {
    super(context);
    this.#years = new YearReader(context);
    this.#months = new MonthReader(context, this.#years);
    this.#quarters = new QuarterReader(context, this.#years);
    this.#occasions = new OccasionReader(context);
    this.#parts = new PartReader(context, this.#years, this.#months, this.#quarters);
  }

  /** Forgets what was read, before another text is. */
  forget(): void {
    if (this.#read.size > 0) this.#read.clear();
  }

  /** The span that starts at token `i` (an article before it included), or null. */
  read(i: number): Span | null {
    const first = this.tokens[i];
    if (first === undefined || !(first.begins & (SPAN_BEGINS | Begins.occasion))) return null;
    return this.#readAt(this.is(i, 'the') ? i + 1 : i);
  }

  /** The same in a list of dates, which is looked through more than once. */
  readListed(i: number): Span | null {
    const { named } = this.context;
    const known = this.#read.get(i);
    if (known && (known.year === undefined || known.year === named.peek())) return known.span;
    named.isAsked = false;
    const span = this.read(i);
    this.#read.set(i, { span, year: named.isAsked ? named.peek() : undefined });
    return span;
  }

  /** The span at `i` once more, with the year of one that comes behind it: "May to July 2025". */
  readBefore(i: number, later: Span): Span | null {
    const span = this.readIn(i, later.year);
    if (!span?.interval) return null;
    const { interval } = span;
    const isAfter = later.interval !== null && interval[0] > later.interval[1];
    const moved: Closed = isAfter
      ? [shift(interval[0], -1, 'years'), shift(interval[1], -1, 'years')]
      : interval;
    return { ...span, interval: moved, named: true, absolute: null };
  }

  /** The span at `i`, where what has no year of its own is of this year. */
  readIn(i: number, year: number | null): Span | null {
    const { named } = this.context;
    const before = named.peek();
    if (year !== null) named.year = year;
    const span = this.read(i);
    named.year = before;
    return span;
  }

  /** Today, where a range begins with it. */
  today(i: number): Span {
    return this.#months.today(i);
  }

  /** The longer forms come first: "31 December 2026" begins with a day, "early 2026" is more than a year. */
  #readAt(i: number): Span | null {
    const begins = this.tokens[i]?.begins ?? Begins.nothing;
    return (
      (begins & Begins.day ? this.#day(i) : null) ??
      (begins & Begins.part
        ? (this.#parts.dayOfUnit(i) ?? this.#parts.monthsOrWeeks(i) ?? this.#parts.numbered(i))
        : null) ??
      (begins & Begins.quarter ? this.#quarters.quarterOrHalf(i) : null) ??
      (begins & Begins.edge ? (this.#parts.halfOfMonth(i) ?? this.#parts.edge(i)) : null) ??
      (begins & Begins.month ? this.#months.month(i) : null) ??
      (begins & Begins.season ? this.#parts.season(i) : null) ??
      (begins & Begins.yearEnd ? this.#parts.yearEnd(i) : null) ??
      (begins & Begins.year ? (this.#occasionOfYear(i) ?? this.#years.years(i)) : null) ??
      (begins & (Begins.occasion | Begins.season) ? this.#occasions.occasion(i) : null)
    );
  }

  #day(i: number): Span | null {
    if (this.tokens[i]!.kind === 'number') return this.#numericDay(i) ?? this.#months.dayOfMonth(i);
    const at = this.#months.afterWeekday(i);
    return (
      (at > i ? this.#numericDay(at) : this.#months.dayAndMonth(at)) ??
      this.#months.dayOfMonth(at) ??
      this.#months.relativeDay(i)
    );
  }

  /** "the 2026 rainy season": more than its year. */
  #occasionOfYear(i: number): Span | null {
    return this.tokens[i]!.kind === 'number' ? this.#occasions.ofYear(i) : null;
  }

  #numericDay(i: number): Span | null {
    return this.#months.numericDate(i) ?? this.#months.yearAndMonth(i) ?? this.#months.dayAndMonth(i);
  }
}
