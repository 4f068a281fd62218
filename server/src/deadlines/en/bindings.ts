import { type Closed, shift } from '../calendar.js';
import type { Deadline, DeadlineKind, Rewording } from '../types.js';
import type { HorizonReader } from './horizons.js';
import { type Lead, tailAt } from './leads.js';
import { type FoundTime, type Read, isDeadline } from './read.js';
import { type Span, statedBy } from './span.js';
import type { TenseReader } from './tense.js';
import { type ReadingContext, TokenReader } from './token-reader.js';

/** Makes a deadline of a span and the words that govern it, or a time that is past. */
export class BindingReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly tense: TenseReader,
    private readonly horizons: HorizonReader,
  ) {
    super(context);
  }

  /** What `lead`, which stands at token `i`, makes of a span; the words behind it ("or earlier") are read as well. */
  finish(i: number, lead: Lead, span: Span): Read {
    let next = span.next;
    // "from 9 to 21 November" has its end with it.
    let kind: Lead = lead === 'from' && span.several ? 'between' : lead;
    let orEarlier = false;
    const tail = tailAt(this.tokens, next);
    if (tail) {
      next = tail.next;
      if (tail.means === 'earlier') orEarlier = true;
      else kind = tail.means === 'latest' ? 'by' : 'from';
    }
    if (kind === 'compared' || kind === 'since' || span.backward || this.tense.isDone(i, kind, span)) {
      const interval = this.intervalBehind(span);
      const since = kind === 'since' && interval ? ([interval[0], null] as const) : interval;
      return { next, found: { kind: 'past', interval: since }, span };
    }
    const exact = isExact(kind, span);
    return {
      next,
      found: {
        kind: deadlineKind(kind, span),
        interval: this.bound(kind, exact ? span : looseEnd(span)),
        approximate: span.approximate && !exact,
        orEarlier,
        relative: span.relative && !span.named,
        absolute: this.absolute(i, next, kind, span),
        impossible: span.impossible,
        stated: statedBy(span, this.outside(kind, span)),
      },
      span,
    };
  }

  /** Of what is past: a month without a year is the last one, not the next. */
  private intervalBehind(span: Span): Closed | null {
    const { interval, yearless } = span;
    if (!interval || !yearless || !this.tense.isAhead(span)) return interval;
    return [shift(interval[0], -1, 'years'), shift(interval[1], -1, 'years')];
  }

  /** What makes a relative deadline absolute: other words for its unit, or else its last or first day. */
  private absolute(i: number, next: number, lead: Lead, span: Span): readonly Rewording[] {
    if (!span.relative || span.named || !span.interval) return [];
    // "by this time next year" has no other words.
    if (this.is(i - 1, 'time') || this.is(i + 1, 'time')) return [];
    if (!span.absolute) return [this.horizons.asDay(i, next, lead, this.bound(lead, span)!)];
    // "later this year" becomes "later in 2026", and "next year" by itself "in 2027".
    const isBare = this.is(i, 'later')
      ? !this.is(i + 1, 'in')
      : span.absolute.start === this.tokens[i]!.start;
    if (!isBare) return [span.absolute];
    const preposition = span.unit === 'day' ? 'on' : 'in';
    const first = this.tokens[i]!.capital ? preposition.replace(/^./, (c) => c.toUpperCase()) : preposition;
    return [{ ...span.absolute, text: `${first} ${span.absolute.text}` }];
  }

  /** What the words that govern `first` make of a span behind it: "by 2027 and early 2030". */
  another(first: FoundTime, span: Span): FoundTime {
    if (!isDeadline(first)) return { ...first, interval: span.interval };
    return {
      ...first,
      interval: this.bound(first.kind, span),
      approximate: span.approximate && !isExact(first.kind, span),
      relative: span.relative && !span.named,
      absolute: absoluteOf(span),
      stated: statedBy(span, first.stated?.outside),
    };
  }

  /** Whether `lead` means the day before or after a span. "Before end-2024" is by its end, as "before the end of 2024" is. */
  private outside(lead: Lead, { interval, endOf, approximate, unit }: Span): 'before' | 'after' | null {
    if (lead === 'after') return lead;
    if (lead !== 'before' || !interval) return null;
    // Some time in its year is before an election too: by the end of the year at the latest.
    if (unit === 'event') return null;
    const isEnd = endOf || (approximate && interval[0].endsWith('-12-01') && interval[1].endsWith('-12-31'));
    return isEnd ? null : lead;
  }

  /** The days that `lead` makes of those of a span. */
  private bound(lead: Lead, span: Span): Deadline['interval'] {
    if (!span.interval) return null;
    const [start, end] = span.interval;
    if (this.outside(lead, span) === 'before') return [null, shift(start, -1, 'days')];
    if (lead === 'from') return [start, null];
    if (lead === 'after') return [shift(end, 1, 'days'), null];
    if (lead === 'until') return [null, end];
    const { date } = this.anchor;
    return lead === 'remainder' && date !== null && start <= date && date <= end ? [date, end] : [start, end];
  }
}

/** "by the end of 2026" names its last day, "at the end of 2026" does not. */
function isExact(lead: Lead, { endOf }: Span): boolean {
  return endOf && (lead === 'by' || lead === 'before' || lead === 'until');
}

/** "at the end of March" is its last ten days, "by the end of March" its last day. */
function looseEnd(span: Span): Span {
  if (!span.endOf || span.unit !== 'month' || !span.interval) return span;
  const [, end] = span.interval;
  return { ...span, interval: [`${end.slice(0, 8)}21`, end] };
}

/** What makes a relative span absolute. */
export function absoluteOf({ relative, named, absolute }: Span): readonly Rewording[] {
  return relative && !named && absolute ? [absolute] : [];
}

/** The kind of deadline that a lead makes of a span. */
function deadlineKind(lead: Lead, span: Span): DeadlineKind {
  switch (lead) {
    case 'by':
    case 'before':
      return 'by';
    case 'from':
    case 'after':
      return 'from';
    case 'until':
    case 'between':
      return 'between';
    default:
      if (span.several && !isTwoDays(span)) return 'between';
      return span.unit === 'day' && lead === 'on' ? 'on' : 'within';
  }
}

/** "24 and 25 November" is as good as one day. */
function isTwoDays({ unit, interval }: Span): boolean {
  return unit === 'day' && interval !== null && shift(interval[0], 1, 'days') === interval[1];
}
