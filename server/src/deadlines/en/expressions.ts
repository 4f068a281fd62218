import { type Closed, edgeMonths, shift } from '../calendar.js';
import type { Expressions } from '../language.js';
import type { CalendarFacts, Deadline, DeadlineKind, OtherTime, Reference, Rewording } from '../types.js';
import { HorizonReader } from './horizons.js';
import { type Lead, leadAt, tailAt } from './leads.js';
import { Begins, SPAN_BEGINS } from './lexicon.js';
import type { Read } from './read.js';
import { LONGEST_LIST, type Span } from './span.js';
import { SpanReader } from './spans.js';
import { TenseReader } from './tense.js';
import { ReadingContext, TokenReader } from './token-reader.js';
import { type Token, type Tokens, withYearsInDigits } from './tokens.js';
import { CONNECTIVES, YEAR_NOUNS } from './words.js';

/** What may stand between "target" or "closing" and its date. */
const TARGET_WORDS: ReadonlySet<string> = new Set([
  'date', 'year', 'completion', 'commissioning', 'opening', 'of', 'is', 'being', 'set', 'submission', 'submissions', 'applications', 'at', 'on', 'for', 'the', 'as', ':', '(',
]); // prettier-ignore

const NOTHING: Expressions = { deadlines: [], otherTimes: [] };

/** What an expression can start with. */
const STARTS = Begins.lead | Begins.count | SPAN_BEGINS;
/** How many words apart a verb and its date can stand. */
const FARTHEST_VERB = 16;
/** What can stand behind the words that govern a time. */
const GOVERNED = Begins.approach | Begins.count | SPAN_BEGINS;

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

/** Words for what comes again and again. */
const RECURRING: ReadonlySet<string> = new Set(['every', 'each', 'annually', 'yearly', 'annual']);

/** What a year in brackets is part of the name of: "the Climate Action Plan (2050)". */
const NAMING: ReadonlySet<string> = new Set([
  'plan', 'strategy', 'blueprint', 'roadmap', 'report', 'review', 'study', 'survey', 'vision', 'ordinance', 'act', 'bill', 'budget', 'address', 'agenda',
  'policy', 'framework', 'standard', 'standards', 'edition', 'convention', 'code', 'regulation', 'regulations', 'rules', 'outline', 'guidelines',
]); // prettier-ignore

/** Reads all time expressions of a text, in a time linear in the number of its tokens. */
export class ExpressionReader extends TokenReader {
  private readonly spans: SpanReader;
  private readonly tense: TenseReader;
  private readonly horizons: HorizonReader;
  private deadlines: Deadline[] = [];
  private otherTimes: OtherTime[] = [];

  constructor(facts: CalendarFacts) {
    const context = new ReadingContext(facts);
    super(context);
    this.spans = new SpanReader(context);
    this.tense = new TenseReader(context);
    this.horizons = new HorizonReader(context, this.spans);
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
    return { deadlines: this.deadlines, otherTimes: this.otherTimes };
  }

  private keep(from: number, { next, found, span }: Read): void {
    // "extended" is what is done, "to ..." is until when.
    const first = this.is(from, 'extended') ? from + 1 : from;
    const { start } = this.tokens[first]!;
    const { end } = this.tokens[next - 1]!;
    // "last year" names no year that "the year" could mean.
    const isNaming = span?.year != null && !(found.kind === 'past' && span.relative);
    if (isNaming) this.context.named.year = span.year;
    if (isDeadline(found)) {
      const { kind, interval, approximate, orEarlier, relative, absolute, impossible } = found;
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
      });
    } else this.otherTimes.push({ start, end, kind: found.kind, interval: found.interval });
  }

  /** "in 2027 and 2030", "in March, June and October 2026": those after the first have no preposition of their own. */
  private coordinated(read: Read): number {
    let { next } = read;
    for (;;) {
      const joined = read.span ? this.joint(next, read.span) : 0;
      if (!joined || !read.span) return next;
      const at = next + joined;
      const span = this.spans.readListed(at) ?? this.elliptic(at, read.span);
      if (!span || span.unit !== read.span.unit || this.isAttributive(at, span)) return next;
      const found = {
        ...read.found,
        interval: this.bound(read.found.kind as Lead, span),
        relative: span.relative && !span.named,
        absolute: absoluteOf(span),
      };
      this.keep(at, { next: span.next, found, span });
      next = span.next;
    }
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
    if (lead) {
      const read = this.mayBeTime(lead.next) ? this.ledBy(i, lead) : null;
      // "later", "beginning" govern a time, but can be the first word of one as well.
      return read ?? (this.tokens[i]!.begins & SPAN_BEGINS ? this.ungoverned(i) : null);
    }
    const counted = this.tokens[i]!.begins & Begins.count ? this.horizons.counted(i) : null;
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
    if (lead.lead === 'to') return this.isExtension(i) ? this.governed(i, { ...lead, lead: 'until' }) : null;
    return (
      this.horizons.pastStretch(i, lead.next) ??
      this.horizons.horizon(i, lead) ??
      this.fromToday(i, lead) ??
      this.governed(i, lead) ??
      this.spanOfYears(lead)
    );
  }

  /** "Extend the relief to 30 September 2026": "to" says until when. */
  private isExtension(i: number): boolean {
    for (let at = i - 1; at >= 0 && at > i - FARTHEST_VERB; at--) {
      if (this.is(at, '.', ';')) return false;
      if (/^(?:extend|prolong)(?:s|ed|ing)?$/.test(this.word(at))) return true;
    }
    return false;
  }

  /** "from today to 22 October", "beginning today through the end of next year". */
  private fromToday(i: number, { lead, next }: { lead: Lead; next: number }): Read | null {
    if ((lead !== 'from' && lead !== 'between') || !this.is(next, 'today', 'now')) return null;
    return this.range(i, lead, this.spans.today(next));
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
    const span = this.spans.read(at);
    if (!span || this.isAttributive(at, span)) return null;
    if (lead === 'before' && this.isOut(span)) return this.finishYear(i, span);
    if ((lead === 'at' && span.weak && !this.isAround(i, span)) || (lead === 'on' && span.unit !== 'day')) {
      return null;
    }
    // "put in place by the next-term Government": who does it.
    if (lead === 'by' && span.weak && span.unit === 'other') return null;
    if (this.isRecurring(i, span)) return null;
    if (this.is(i, 'later') && !span.relative && !this.is(next - 1, 'in')) return null;
    if (lead === 'remainder' && span.unit !== 'year' && span.unit !== 'month') return null;
    if (this.tense.isBaseline(i, span)) {
      return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
    }
    const isLoose =
      this.is(i, 'over') || (lead === 'until' && !this.is(i, 'until', 'till', 'to', 'extended'));
    if (isLoose && span.weak && span.unit === 'month') return null;
    const range = this.range(i, lead, span);
    if (range) return range;
    if (lead === 'between' && !span.several) return null;
    const isRough = approximate || this.is(i, 'later') || (lead === 'at' && !span.endOf);
    return this.finish(i, lead, isRough && !span.approximate ? { ...span, approximate: true } : span);
  }

  /** "before the year is out". */
  private isOut({ unit, next }: Span): boolean {
    return unit === 'year' && this.is(next, 'is') && this.is(next + 1, 'out', 'over');
  }

  private finishYear(i: number, span: Span): Read {
    const interval: Closed | null = span.interval && edgeMonths(span.interval, 1);
    return this.finish(i, 'by', { ...span, next: span.next + 2, interval, weak: false });
  }

  /** "around 2025": a year, unless it counts something. */
  private isAround(i: number, span: Span): boolean {
    const after = this.tokens[span.next];
    const counts = after?.kind === 'word' && !CONNECTIVES.has(after.text);
    return this.is(i, 'around', 'circa') && span.unit === 'year' && !counts;
  }

  /** "from 2024 to 2026", "between May and July 2025", "from 2024-25 to 2028-29". */
  private range(from: number, lead: Lead, first: Span): Read | null {
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
    if (!second || this.isAttributive(at, second)) return null;
    const interval: Closed | null =
      first.interval && second.interval ? [this.startOf(first, second), second.interval[1]] : null;
    const impossible =
      first.impossible || second.impossible || (interval !== null && interval[0] > interval[1]);
    if (impossible && lead !== 'from' && lead !== 'between') return null;
    const approximate = first.approximate || (second.approximate && !second.endOf);
    if (interval && this.tense.isDone(from, 'between', { ...first, interval })) {
      return { next: second.next, found: { kind: 'past', interval }, span: second };
    }
    const takesYear = yearComesLater(first, second);
    const found: Read['found'] = {
      kind: 'between',
      interval: impossible ? null : interval,
      approximate,
      orEarlier: false,
      impossible,
      relative: (second.relative && !second.named) || (first.relative && !first.named && !takesYear),
      absolute: [...(takesYear ? [] : absoluteOf(first)), ...absoluteOf(second)],
    };
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
    const { named } = this.context;
    const before = named.peek();
    if (first.year !== null) named.year = first.year;
    const second = this.spans.read(i);
    named.year = before;
    if (!second?.yearless || !second.interval || !first.interval) return second;
    if (second.interval[1] >= first.interval[0]) return second;
    const interval: Closed = [shift(second.interval[0], 1, 'years'), shift(second.interval[1], 1, 'years')];
    // The year that would be added to its words is another now.
    return { ...second, interval, absolute: null, named: true };
  }

  /** "from May to July 2025": the first month takes the year of the second. */
  private startOf(first: Span, second: Span): string {
    const start = first.interval![0];
    if (yearComesLater(first, second)) {
      const same = `${second.year}${start.slice(4)}`;
      return same <= second.interval![1] ? same : `${second.year - 1}${start.slice(4)}`;
    }
    return start;
  }

  /** A span that needs no preposition: "next year", "early 2026". */
  private ungoverned(i: number): Read | null {
    const span = this.spans.read(i);
    if (!span) return null;
    if (span.weak) return this.weak(i, span);
    if (this.isAttributive(i, span) || this.isNamed(i, span) || this.isRecurring(i, span)) return null;
    // "its third best second quarter ever".
    if (this.isPartOfNoYear(span) && this.isInsideWords(i)) return null;
    // "the flood of September 2023": what has been.
    const { date } = this.anchor;
    if (
      this.is(i - 1, 'of') &&
      date !== null &&
      span.interval &&
      span.interval[1] < date &&
      !this.isTarget(i)
    ) {
      return { next: span.next, found: { kind: 'past', interval: span.interval }, span };
    }
    // "below that of 2024-25": a measure, unless it is a target.
    if (this.is(i - 1, 'of') && span.unit === 'year' && !span.relative && !this.isTarget(i)) return null;
    return (
      this.range(i, 'within', span) ??
      this.finish(i, this.isTarget(i) ? 'by' : span.unit === 'day' ? 'on' : 'within', span)
    );
  }

  /** A bare year or month: no time by itself, but in a range, as a heading, or alone in its brackets. */
  private weak(i: number, span: Span): Read | null {
    if (this.isHeading(i, span)) return this.finish(i, 'within', span);
    if (this.isAttributive(i, span)) return null;
    const range = this.range(i, 'within', span);
    // "September through November 2026": the year comes with the second.
    if (span.yearless) return range?.span?.year != null ? range : null;
    const next = range?.next ?? span.next;
    if (!this.isToCome(span)) return null;
    // "Run the pilot 2026 to 2028."
    const before = this.tokens[i - 1];
    const isBare = range !== null && before?.kind === 'word' && !before.capital && this.isClosed(next);
    if (!isBare && !this.standsAlone(i, next)) return null;
    return range ?? this.finish(i, 'within', span);
  }

  /** Whether a year is that of the publication or a later one. */
  private isToCome({ unit, year, relative }: Span): boolean {
    return unit === 'year' && !relative && year !== null && year >= (this.anchor.year ?? year);
  }

  /** "(2026)", "(works: 2025 to 2027)", "opening: 2029": the time of what stands before, not part of its name. */
  private standsAlone(i: number, next: number): boolean {
    if (!this.isClosed(next) || !this.is(i - 1, '(', ':')) return false;
    const before = this.tokens[i - 2];
    if (before?.kind !== 'word' || NAMING.has(before.text)) return false;
    return this.is(i - 1, '(') || !before.capital;
  }

  /** Whether nothing that goes on with the words before stands at `i`. */
  private isClosed(i: number): boolean {
    return i >= this.tokens.length || this.is(i, ')', ';', '.', ',', '(');
  }

  /** A quarter or half whose year is not written. */
  private isPartOfNoYear({ unit, relative, year }: Span): boolean {
    return relative && year === null && (unit === 'quarter' || unit === 'half');
  }

  /** Whether a word stands before that neither points at the span nor goes on with the sentence. */
  private isInsideWords(i: number): boolean {
    const before = this.tokens[i - 1];
    const points = this.is(i, 'the', 'q', 'h') || this.isReference(i);
    if (points || before?.kind !== 'word') return false;
    return !before.capital && !CONNECTIVES.has(before.text) && !(before.begins & SPAN_BEGINS);
  }

  /** "annually in the fourth quarter", "in December each year": no year is meant. */
  private isRecurring(i: number, span: Span): boolean {
    if (!span.relative || !(span.yearless || this.isPartOfNoYear(span) || span.unit === 'season'))
      return false;
    return (
      [i - 1, i - 2, i - 3].some((at) => this.isOneOf(at, RECURRING)) ||
      this.isOneOf(this.is(span.next, 'of') ? span.next + 1 : span.next, RECURRING)
    );
  }

  /** "with a target completion date of December 2026", "closing date: 15 January 2026". */
  private isTarget(i: number): boolean {
    const isSaid = this.is(i - 1, 'is', 'be', 'being', ':');
    for (let at = i - 1; at >= 0 && at > i - (isSaid ? 12 : 7); at--) {
      if (this.is(at, 'target', 'deadline', 'closing')) return true;
      const isWord = this.tokens[at]!.kind === 'word';
      if (!TARGET_WORDS.has(this.word(at)) && !(isSaid && isWord)) return false;
    }
    return false;
  }

  /** "2026: open the north pier. 2028: open the south pier." */
  private isHeading(i: number, { unit, next }: Span): boolean {
    return unit === 'year' && this.is(next, ':') && (i === 0 || this.is(i - 1, '.', ';'));
  }

  /** A dotted number without a preposition, or a span that a capital joins to a name, is no date. */
  private isNamed(i: number, span: Span): boolean {
    if (this.tokens[i]!.kind !== 'number') return false;
    // "the Budget 2026-27".
    const before = i > 1 ? this.tokens[i - 1] : undefined;
    return span.unit === 'other' || (span.unit === 'year' && before?.kind === 'word' && before.capital);
  }

  /** "the 2024 Policy Address", "the 2022 level": the year belongs to a noun. */
  private isAttributive(i: number, span: Span): boolean {
    const after = this.tokens[span.next];
    if (after?.kind !== 'word')
      return after !== undefined && !after.spaced && ['+', "'", '’'].includes(after.text);
    if (after.text === "'s" || after.text === '’s' || YEAR_NOUNS.has(after.text)) return true;
    // "the 2022-23 Annual Report".
    const isNamed = this.is(i, 'the') || this.is(i - 1, 'the');
    if (after.capital && span.unit === 'year' && !span.relative && isNamed) return true;
    if (!span.weak || span.unit !== 'year' || span.relative) return false;
    // "from 2000 to 2400 places": counts.
    const other = this.is(span.next, 'to') ? this.tokens[span.next + 1] : undefined;
    if (other?.kind === 'number' && other.text.length > 2 && !this.spans.read(span.next + 1)) return true;
    return after.capital || this.is(i, 'the');
  }

  private finish(i: number, lead: Lead, span: Span): Read {
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
    const exact = span.endOf && ['by', 'before', 'until'].includes(kind);
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
    if (!span.absolute) return [this.horizons.asDay(i, next, lead, this.bound(lead, span)!)];
    // "later this year" becomes "later in 2026", and "next year" by itself "in 2027".
    const isBare = this.is(i, 'later')
      ? !this.is(i + 1, 'in')
      : span.absolute.start === this.tokens[i]!.start;
    return [isBare ? { ...span.absolute, text: `in ${span.absolute.text}` } : span.absolute];
  }

  private bound(lead: Lead, span: Span): Deadline['interval'] {
    if (!span.interval) return null;
    const [start, end] = span.interval;
    if (lead === 'before' && !span.endOf) return [null, shift(start, -1, 'days')];
    if (lead === 'from') return [start, null];
    if (lead === 'after') return [shift(end, 1, 'days'), null];
    if (lead === 'until') return [null, end];
    const { date } = this.anchor;
    return lead === 'remainder' && date !== null && start <= date && date <= end ? [date, end] : [start, end];
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
    return { ...read, found: { ...read.found, kind: 'between', interval: [start, end], approximate: false } };
  }
}

function isDeadline(found: Read['found']): found is Omit<Deadline, 'start' | 'end'> {
  return found.kind !== 'past' && found.kind !== 'duration';
}

/** "May to July 2025", "1 May to 5 June 2025": the year of the first stands with the second. */
function yearComesLater(first: Span, second: Span): second is Span & { readonly year: number } {
  return first.yearless && second.year !== null;
}

/** "at the end of March" is its last ten days, "by the end of March" its last day. */
function looseEnd(span: Span): Span {
  if (!span.endOf || span.unit !== 'month' || !span.interval) return span;
  const [, end] = span.interval;
  return { ...span, interval: [`${end.slice(0, 8)}21`, end] };
}

/** What makes a relative span absolute. */
function absoluteOf({ relative, named, absolute }: Span): readonly Rewording[] {
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
