import { type Closed, shift } from '../calendar.js';
import { absoluteOf } from './bindings.js';
import type { Lead } from './leads.js';
import { type Read, deadlineOf } from './read.js';
import { type Span, statedBy, statedByBoth } from './span.js';
import type { SpanReader } from './spans.js';
import type { Surroundings } from './surroundings.js';
import type { TenseReader } from './tense.js';
import { type ReadingContext, TokenReader } from './token-reader.js';

/** Reads times that go from one span to another. */
export class RangeReader extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly spans: SpanReader,
    private readonly tense: TenseReader,
    private readonly surroundings: Surroundings,
  ) {
    super(context);
  }

  /**
   * "from 2024 to 2026", "between May and July 2025", "from 2024-25 to 2028-29": a range whose words begin at token `from`,
   * and its first span at `i`.
   */
  range(from: number, lead: Lead, i: number, given: Span): Read | null {
    let first = given;
    const joins =
      lead === 'between' || this.word(first.next - 1) === 'between'
        ? ['and']
        : ['to', '-', 'until', 'till', 'through'];
    const spread = this.is(from, 'over') && first.unit === 'year' && this.is(first.next, 'and');
    const over = spread ? ['and'] : lead === 'within' && this.is(first.next, 'and') ? null : joins;
    if (!over || (lead !== 'from' && lead !== 'between' && lead !== 'within')) return null;
    let at = first.next;
    const isBetween = lead === 'between' && this.is(at, 'to', '-', 'until', 'through');
    if (!over.includes(this.word(at)) && !isBetween) return null;
    at++;
    if (this.is(at, 'and')) at++;
    if (this.is(at, 'date', 'now', 'today')) return this.untilToday(at + 1, first);
    const second = this.endOfRange(at, first);
    if (!second || this.surroundings.isAttributive(at, second)) return null;
    // "from May to July 2025": the year stands with the second.
    if (first.yearless && second.year !== null) first = this.spans.readBefore(i, second) ?? first;
    const interval: Closed | null =
      first.interval && second.interval ? [first.interval[0], second.interval[1]] : null;
    const isBackward = interval !== null && interval[0] > interval[1];
    if (isBackward && this.surroundings.isMoved(from)) return this.moved(second);
    const impossible = first.impossible || second.impossible || isBackward;
    if (impossible && lead !== 'from' && lead !== 'between') return null;
    const approximate = first.approximate || (second.approximate && !second.endOf);
    if (interval && this.tense.isDone(from, 'between', { ...first, interval })) {
      return { next: second.next, found: { kind: 'past', interval }, span: second };
    }
    const found = deadlineOf('between', impossible ? null : interval, {
      approximate,
      impossible,
      relative: (second.relative && !second.named) || (first.relative && !first.named),
      absolute: [...absoluteOf(first), ...absoluteOf(second)],
      stated: statedByBoth(first, second),
    });
    return { next: second.next, found, span: second };
  }

  /** "from 2019 to date": what has been. */
  private untilToday(next: number, first: Span): Read | null {
    const { date } = this.anchor;
    if (date === null || !first.interval || first.interval[0] > date) return null;
    return { next, found: { kind: 'past', interval: [first.interval[0], date] }, span: first };
  }

  /** The end of a range, which takes its year from the beginning: "from September 2026 until March". */
  private endOfRange(i: number, first: Span): Span | null {
    const second = this.spans.readIn(i, first.year);
    if (!second?.yearless || !second.interval || !first.interval) return second;
    if (second.interval[1] >= first.interval[0]) return second;
    const interval: Closed = [shift(second.interval[0], 1, 'years'), shift(second.interval[1], 1, 'years')];
    // The year that would be added to its words is another now.
    return { ...second, interval, absolute: null, named: true };
  }

  /** "Bring forward the completion from 2031 to 2029". */
  private moved(second: Span): Read {
    const found = deadlineOf('by', second.interval, {
      approximate: second.approximate && !second.endOf,
      relative: second.relative && !second.named,
      absolute: absoluteOf(second),
      stated: statedBy(second),
    });
    return { next: second.next, found, span: second };
  }
}
