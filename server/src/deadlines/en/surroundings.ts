import { SPAN_BEGINS } from './lexicon.js';
import type { Span } from './span.js';
import type { SpanReader } from './spans.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, YEAR_NOUNS } from './words.js';

/** What may stand between "target" or "closing" and its date. */
const TARGET_WORDS: ReadonlySet<string> = new Set([
  'date', 'year', 'completion', 'commissioning', 'opening', 'of', 'is', 'being', 'set', 'submission', 'submissions', 'applications', 'at', 'on', 'for', 'the', 'as', ':', '(',
]); // prettier-ignore

/** What a year in brackets is part of the name of: "the Climate Action Plan (2050)". */
const NAMING: ReadonlySet<string> = new Set([
  'plan', 'strategy', 'blueprint', 'roadmap', 'report', 'review', 'study', 'survey', 'vision', 'ordinance', 'act', 'bill', 'budget', 'address', 'agenda',
  'policy', 'framework', 'standard', 'standards', 'edition', 'convention', 'code', 'regulation', 'regulations', 'rules', 'outline', 'guidelines',
]); // prettier-ignore

/** How many words apart a verb and its date can stand. */
const FARTHEST_VERB = 16;

/** Tells by the words around a span whether it is a time at all, or part of a name, a count, a habit. */
export class Surroundings extends TokenReader {
  constructor(
    context: ReadingContext,
    private readonly spans: SpanReader,
  ) {
    super(context);
  }

  /** "Extend the relief to 30 September 2026": "to" says until when. */
  isExtension(i: number): boolean {
    for (let at = i - 1; at >= 0 && at > i - FARTHEST_VERB; at--) {
      if (this.is(at, '.', ';')) return false;
      if (/^(?:extend|prolong)(?:s|ed|ing)?$/.test(this.word(at))) return true;
    }
    return false;
  }

  /** "around 2025": a year, unless it counts something. */
  isAround(i: number, span: Span): boolean {
    const after = this.tokens[span.next];
    const counts = after?.kind === 'word' && !CONNECTIVES.has(after.text);
    return this.is(i, 'around', 'circa') && span.unit === 'year' && !counts;
  }

  /** Whether a span without a preposition is part of a name or a habit, or counts something. */
  isNoTime(i: number, span: Span): boolean {
    return (
      this.isAttributive(i, span) ||
      this.isNamed(i, span) ||
      this.isRecurring(i, span) ||
      // "its third best second quarter ever".
      (this.isPartOfNoYear(span) && this.isInsideWords(i))
    );
  }

  /** Whether a year is that of the publication or a later one. */
  isToCome({ unit, year, relative }: Span): boolean {
    return unit === 'year' && !relative && year !== null && year >= (this.anchor.year ?? year);
  }

  /** "(2026)", "(works: 2025 to 2027)", "opening: 2029": the time of what stands before, not part of its name. */
  standsAlone(i: number, next: number): boolean {
    if (!this.isClosed(next) || !this.is(i - 1, '(', ':', '-')) return false;
    const before = this.tokens[i - 2];
    if (before === undefined || NAMING.has(before.text)) return false;
    // "Phase 2: 2026".
    if (before.kind === 'number') return this.is(i - 1, ':');
    return (
      before.kind === 'word' &&
      (this.is(i - 1, '(') || !before.capital) &&
      this.tokens[i]!.spaced !== this.is(i - 1, '(')
    );
  }

  /** Whether nothing that goes on with the words before stands at `i`. */
  isClosed(i: number): boolean {
    return i >= this.tokens.length || this.is(i, ')', ';', '.', ',', '(') || this.is(i, ']');
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

  /** "annually in the fourth quarter", "in December each year", "every December": no year is meant. */
  isRecurring(i: number, span: Span): boolean {
    const isBare = span.yearless || this.isPartOfNoYear(span) || span.unit === 'season';
    if (!span.relative || !isBare) return false;
    const after = this.is(span.next, 'of') ? span.next + 1 : span.next;
    return (
      [i - 1, i - 2, i - 3, after].some((at) => this.is(at, 'annually', 'yearly')) ||
      this.is(i - 1, 'every', 'each') ||
      this.isEachYear(i - 2) ||
      this.isEachYear(after)
    );
  }

  private isEachYear(i: number): boolean {
    return this.is(i, 'every', 'each') && this.is(i + 1, 'year');
  }

  /** "with a target completion date of December 2026", "closing date: 15 January 2026". */
  isTarget(i: number): boolean {
    const isSaid = this.is(i - 1, 'is', 'be', 'being', ':');
    for (let at = i - 1; at >= 0 && at > i - (isSaid ? 12 : 7); at--) {
      if (this.is(at, 'target', 'deadline', 'closing')) return true;
      const isWord = this.tokens[at]!.kind === 'word';
      if (!TARGET_WORDS.has(this.word(at)) && !(isSaid && isWord)) return false;
    }
    return false;
  }

  /** "2026: open the north pier. 2028: open the south pier." */
  isHeading(i: number, { unit, next }: Span): boolean {
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
  isAttributive(i: number, span: Span): boolean {
    const after = this.tokens[span.next];
    if (after?.kind !== 'word')
      return after !== undefined && !after.spaced && ['+', "'", '’'].includes(after.text);
    if (after.text === "'s" || after.text === '’s' || YEAR_NOUNS.has(after.text)) return true;
    // "in the March past".
    if (span.yearless && this.is(i, 'the') && !CONNECTIVES.has(after.text)) return true;
    // "the 2022-23 Annual Report".
    const isNamed = this.is(i, 'the') || this.is(i - 1, 'the');
    if (after.capital && span.unit === 'year' && !span.relative && isNamed) return true;
    if (!span.weak || span.unit !== 'year' || span.relative) return false;
    // "from 2000 to 2400 places": counts.
    const other = this.is(span.next, 'to') ? this.tokens[span.next + 1] : undefined;
    if (other?.kind === 'number' && other.text.length > 2 && !this.spans.read(span.next + 1)) return true;
    return after.capital || this.is(i, 'the');
  }
}
