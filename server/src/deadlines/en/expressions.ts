import { type Closed, edgeMonths, shift } from '../calendar.js';
import type { Expressions } from '../language.js';
import type { CalendarFacts, Deadline, OtherTime, Reference } from '../types.js';
import { BindingReader } from './bindings.js';
import { HorizonReader } from './horizons.js';
import { type Lead, leadAt } from './leads.js';
import { Begins, SPAN_BEGINS } from './lexicon.js';
import { RangeReader } from './ranges.js';
import { type Read, isDeadline } from './read.js';
import { LONGEST_LIST, type Span } from './span.js';
import { SpanReader } from './spans.js';
import { Surroundings } from './surroundings.js';
import { TenseReader } from './tense.js';
import { ReadingContext, TokenReader } from './token-reader.js';
import { type Token, type Tokens, withYearsInDigits } from './tokens.js';

const NOTHING: Expressions = { deadlines: [], otherTimes: [] };

/** What an expression can start with. */
const STARTS = Begins.lead | Begins.count | SPAN_BEGINS;
/** What can stand behind the words that govern a time. */
const GOVERNED = Begins.approach | Begins.count | Begins.occasion | SPAN_BEGINS;

/** Without the marks of quotation around single words of a phrase: "in the ‘third quarter’ of 2024". */
function unquoted(tokens: readonly Token[]): readonly Token[] {
  let open = false;
  return tokens.filter(({ text, begins }) => {
    if (!(begins & Begins.quotation)) return true;
    if (text === '‘') open = true;
    const closes = open && text === '’';
    if (closes) open = false;
    return !closes && !['‘', '“', '”', '"'].includes(text);
  });
}

/** Reads all time expressions of a text, in a time linear in the number of its tokens. */
export class ExpressionReader extends TokenReader {
  private readonly spans: SpanReader;
  private readonly tense: TenseReader;
  private readonly horizons: HorizonReader;
  private readonly surroundings: Surroundings;
  private readonly bindings: BindingReader;
  private readonly ranges: RangeReader;
  private deadlines: Deadline[] = [];
  private otherTimes: OtherTime[] = [];

  constructor(facts: CalendarFacts) {
    const context = new ReadingContext(facts);
    super(context);
    this.spans = new SpanReader(context);
    this.tense = new TenseReader(context);
    this.horizons = new HorizonReader(context, this.spans);
    this.surroundings = new Surroundings(context, this.spans);
    this.bindings = new BindingReader(context, this.tense, this.horizons);
    this.ranges = new RangeReader(context, this.spans, this.tense, this.surroundings);
  }

  /** The expressions of a text; relative ones are resolved against `anchor` alone. */
  read({ list, begins }: Tokens, anchor: Reference): Expressions {
    if (!(begins & STARTS)) return NOTHING;
    let tokens = list;
    if (begins & Begins.quotation) tokens = unquoted(tokens);
    if (begins & Begins.yearInWords) tokens = withYearsInDigits(tokens);
    this.context.turnTo(tokens, anchor);
    this.spans.forget();
    this.deadlines = [];
    this.otherTimes = [];
    for (let i = 0; i < tokens.length;) {
      const read = tokens[i]!.begins & STARTS ? this.expression(i) : null;
      if (read) {
        this.keep(i, read);
        i = this.coordinated(read);
      } else i++;
    }
    // Copies: a list that has grown holds room for many more, and these are kept.
    return { deadlines: this.deadlines.slice(), otherTimes: this.otherTimes.slice() };
  }

  private keep(from: number, { next, found, span }: Read): void {
    // "extended" is what is done, "to ..." is until when.
    const first = this.is(from, 'extended') ? from + 1 : from;
    const { start } = this.tokens[first]!;
    const { end } = this.tokens[next - 1]!;
    // "last year" names no year that "the year" could mean.
    const isNaming = span?.year != null && !(found.kind === 'past' && span.relative);
    if (isNaming) {
      this.context.named.year = span.year;
      this.context.named.kind = span.kindOfYear;
    }
    if (isDeadline(found)) {
      const { kind, interval, approximate, orEarlier, relative, absolute, impossible, stated } = found;
      this.context.last = interval;
      this.deadlines.push({
        start,
        end,
        kind,
        interval,
        approximate,
        orEarlier,
        relative,
        absolute,
        impossible,
        stated,
      });
    } else this.otherTimes.push({ start, end, kind: found.kind, interval: found.interval });
  }

  /** "in 2027 and 2030", "in March, June and October 2026": those after the first have no preposition of their own. */
  private coordinated(read: Read): number {
    let { next } = read;
    let before = read.span;
    while (before) {
      const joined = this.joint(next, before);
      if (!joined) return next;
      const at = next + joined;
      const listed = this.spans.readListed(at) ?? this.elliptic(at, before);
      const span = following(before, this.withLaterYear(at, listed));
      if (!span || span.unit !== before.unit || this.surroundings.isAttributive(at, span)) return next;
      this.keep(at, { next: span.next, found: this.bindings.another(read.found, span), span });
      next = span.next;
      before = span;
    }
    return next;
  }

  /** "on 1 January and 31 December 2026", "in May and in October 2026": the year stands with the last. */
  private withLaterYear(i: number, span: Span | null): Span | null {
    if (!span?.yearless) return span;
    let { next } = span;
    for (let listed = 0; listed < LONGEST_LIST; listed++) {
      const comma = this.is(next, ',') ? 1 : 0;
      const joined = this.is(next + comma, 'and', 'or') ? comma + 1 : comma;
      if (joined === 0) return span;
      const lead = leadAt(this.tokens, next + joined);
      const later = this.spans.readListed(lead?.next ?? next + joined);
      if (later?.unit !== span.unit) return span;
      if (!later.yearless && later.year !== null) return this.spans.readBefore(i, later) ?? span;
      ({ next } = later);
    }
    return span;
  }

  /** How many tokens join a further date: "and", ", and", or a comma where the list goes on to an "and". */
  private joint(i: number, { unit }: Span, most = LONGEST_LIST): number {
    const comma = this.is(i, ',') ? 1 : 0;
    if (this.is(i + comma, 'and', 'or')) return comma + 1;
    const listed = comma && most > 0 ? this.spans.readListed(i + 1) : null;
    return listed?.unit === unit && this.joint(listed.next, listed, most - 1) > 0 ? 1 : 0;
  }

  /** "this year and next". */
  private elliptic(i: number, before: Span): Span | null {
    if (!this.is(i, 'next') || !before.relative || before.unit !== 'year' || !before.interval) return null;
    const interval: Closed = [shift(before.interval[0], 1, 'years'), shift(before.interval[1], 1, 'years')];
    const year = before.year === null ? null : before.year + 1;
    const { start, end } = this.tokens[i]!;
    const absolute = year === null ? null : { start, end, text: String(year) };
    return { ...before, next: i + 1, interval, year, absolute };
  }

  private expression(i: number): Read | null {
    const lead = leadAt(this.tokens, i);
    if (!lead && this.is(i, 'with')) return this.horizons.fromPublication(i);
    if (lead) {
      const read = this.mayBeTime(lead.next) ? this.ledBy(i, lead) : null;
      // "later", "beginning" govern a time, but can be the first word of one as well.
      return read ?? (this.tokens[i]!.begins & SPAN_BEGINS ? this.ungoverned(i) : null);
    }
    const counted =
      this.tokens[i]!.begins & Begins.count ? this.horizons.counted(i) : this.horizons.oneAfterEvent(i);
    return counted ?? this.ungoverned(i);
  }

  /** Whether a time may begin at `i`, an article before it left out. */
  private mayBeTime(i: number): boolean {
    const begins = this.tokens[i]?.begins ?? Begins.nothing;
    if (!(begins & Begins.article)) return (begins & GOVERNED) !== 0;
    return ((this.tokens[i + 1]?.begins ?? Begins.nothing) & GOVERNED) !== 0;
  }

  /** A time behind words that govern it. */
  private ledBy(i: number, lead: { lead: Lead; next: number }): Read | null {
    if (lead.lead === 'to') {
      return this.surroundings.isExtension(i) ? this.governed(i, { ...lead, lead: 'until' }) : null;
    }
    // "together with the 2026-27 Budget": only what takes place says when.
    if (lead.lead === 'alongside') {
      return this.spans.read(lead.next)?.unit === 'occasion'
        ? this.governed(i, { ...lead, lead: 'within' })
        : null;
    }
    return (
      this.horizons.pastStretch(i, lead.next) ??
      this.horizons.horizon(i, lead) ??
      this.fromToday(i, lead) ??
      this.governed(i, lead) ??
      this.spanOfYears(lead)
    );
  }

  /** "from today to 22 October", "beginning today through the end of next year". */
  private fromToday(i: number, { lead, next }: { lead: Lead; next: number }): Read | null {
    if ((lead !== 'from' && lead !== 'between') || !this.is(next, 'today', 'now')) return null;
    return this.ranges.range(i, lead, next, this.spans.today(next));
  }

  /** A span behind a preposition: "by the third quarter of 2024". */
  private governed(i: number, { lead, next }: { lead: Lead; next: number }): Read | null {
    let at = next;
    let approximate = this.is(at - 1, 'around', 'about') && (lead === 'within' || lead === 'on');
    if (this.is(at, 'around', 'about', 'approximately', 'circa')) {
      approximate = true;
      at++;
    }
    if (this.is(at, 'the') && this.is(at + 1, 'period', 'course')) {
      at += this.is(at + 2, 'from', 'of', 'between') ? 3 : 2;
    }
    const span = this.withLaterYear(at, this.spans.read(at));
    if (!span) return null;
    if (this.surroundings.isAttributive(at, span) && !this.surroundings.isBeforeObject(i, at, span))
      return null;
    const wordsOfEnd = lead === 'before' ? this.wordsOfEnd(span) : 0;
    if (wordsOfEnd > 0) return this.finishYear(i, span, wordsOfEnd);
    if (lead === 'at' && span.weak && !this.surroundings.isAround(i, span)) return null;
    if (lead === 'on' && span.unit !== 'day') return null;
    // "up to 2000 places": a count.
    const isOfCounts = this.is(i, 'over', 'up') || this.is(i + 1, 'with');
    if (span.weak && isOfCounts && this.surroundings.isCounting(span)) return null;
    // "put in place by the next-term Government": who does it.
    if (lead === 'by' && span.weak && (span.unit === 'other' || span.unit === 'term')) return null;
    // "in the 2026 elections" is where something is done; "before" them it is done in time.
    if (span.unit === 'event' && lead !== 'before') return null;
    if (this.surroundings.isRecurring(i, span)) return null;
    if (this.is(i, 'later') && !span.relative && !this.is(next - 1, 'in')) return null;
    if (lead === 'remainder' && span.unit !== 'year' && span.unit !== 'month') return null;
    if (this.tense.isBaseline(i, span)) {
      return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
    }
    const isLoose =
      this.is(i, 'over') || (lead === 'until' && !this.is(i, 'until', 'till', 'to', 'extended'));
    if (isLoose && span.weak && span.unit === 'month') return null;
    const range = this.ranges.range(i, lead, at, span);
    if (range) return range;
    if (lead === 'between' && !span.several) return null;
    const isRough =
      approximate || this.is(i, 'later') || (lead === 'at' && !span.endOf && span.unit !== 'day');
    const found = isRough && !span.approximate ? { ...span, approximate: true } : span;
    return this.bindings.finish(i, lead, found);
  }

  /** How many words say that a year is over: "before the year is out", "before 2028 ends". */
  private wordsOfEnd({ unit, next }: Span): number {
    if (unit !== 'year') return 0;
    if (this.is(next, 'is') && this.is(next + 1, 'out', 'over')) return 2;
    return this.is(next, 'ends') ? 1 : 0;
  }

  private finishYear(i: number, span: Span, words: number): Read {
    const interval: Closed | null = span.interval && edgeMonths(span.interval, 1);
    return this.bindings.finish(i, 'by', { ...span, next: span.next + words, interval, weak: false });
  }

  /** A span that needs no preposition: "next year", "early 2026". */
  private ungoverned(i: number): Read | null {
    const span = this.withLaterYear(i, this.spans.read(i));
    if (!span) return null;
    if (span.weak) return this.weak(i, span);
    if (this.surroundings.isNoTime(i, span)) return null;
    // "taking 2023-24 as the base year".
    if (this.tense.isBaseline(i, span)) {
      return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
    }
    const isTarget = this.surroundings.isTarget(i);
    if (this.is(i - 1, 'of') && !isTarget) {
      // "the flood of September 2023": what has been.
      if (this.tense.isOver(span)) {
        return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
      }
      // "below that of 2024-25": a measure.
      if (span.unit === 'year' && !span.relative) return null;
    }
    // "the accounts for 2024-25", "backdate the allowance to 1 April 2025".
    if (this.is(i - 1, 'for', 'to') && this.tense.isOver(span)) {
      return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
    }
    const lead = isTarget ? 'by' : span.unit === 'day' ? 'on' : 'within';
    return this.ranges.range(i, 'within', i, span) ?? this.bindings.finish(i, lead, span);
  }

  /** A bare year or month: no time by itself, but in a range, as a heading, or alone in its brackets. */
  private weak(i: number, span: Span): Read | null {
    if (this.surroundings.isHeading(i, span)) return this.bindings.finish(i, 'within', span);
    // "with a target of 2028".
    const isTarget = this.surroundings.isToCome(span) && this.surroundings.isTarget(i);
    if (isTarget && !this.surroundings.isCounting(span)) return this.bindings.finish(i, 'by', span);
    if (this.surroundings.isAttributive(i, span)) return null;
    const range = this.ranges.range(i, 'within', i, span);
    // "September through November 2026": the year comes with the second.
    if (span.yearless) return range?.span?.year != null ? range : null;
    const next = range?.next ?? span.next;
    if (!this.surroundings.isToCome(span)) return null;
    // "Run the pilot 2026 to 2028."
    const before = this.tokens[i - 1];
    const isBare =
      range !== null && before?.kind === 'word' && !before.capital && this.surroundings.isClosed(next);
    if (!isBare && !this.surroundings.standsAlone(i, next) && !this.surroundings.isExpected(i, next))
      return null;
    return range ?? this.bindings.finish(i, 'within', span);
  }

  /** "in the three years by mid-2026", "over a five-year period from 2025". */
  private spanOfYears({ lead, next }: { lead: Lead; next: number }): Read | null {
    const length = lead === 'within' ? this.horizons.stretch(next) : null;
    const inner = length && leadAt(this.tokens, length.next);
    if (!length || length.unit === 'short' || !inner || !['by', 'from'].includes(inner.lead)) return null;
    const read = this.governed(length.next, inner);
    if (!read || !isDeadline(read.found)) return read;
    const start = read.found.interval?.[0];
    if (read.found.kind !== 'from' || !start) return read;
    const end = shift(shift(start, length.n, length.unit), -1, 'days');
    const found = { ...read.found, kind: 'between', interval: [start, end], approximate: false } as const;
    return { ...read, found: { ...found, stated: null } };
  }
}

/** "on 31 December 2025 and 1 January": what has no year comes behind what stands before it. */
function following(before: Span, span: Span | null): Span | null {
  const isBefore = before.interval && span?.interval && span.interval[1] < before.interval[0];
  if (!isBefore || !span.yearless || !span.interval) return span;
  const [start, end] = span.interval;
  return {
    ...span,
    interval: [shift(start, 1, 'years'), shift(end, 1, 'years')],
    named: true,
    absolute: null,
  };
}
