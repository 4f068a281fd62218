import { SPAN_BEGINS } from './lexicon.js';
import { LONGEST_LIST, type Span } from './span.js';
import type { SpanReader } from './spans.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, EXPECTED, PREPOSITIONS, YEAR_NOUNS } from './words.js';

/** What may stand between "target" or "closing" and its date. */
const TARGET_WORDS: ReadonlySet<string> = new Set([
  'date', 'year', 'completion', 'commissioning', 'opening', 'of', 'is', 'being', 'set', 'submission', 'submissions', 'applications', 'at', 'on', 'for', 'the', 'as', ':', '(',
]); // prettier-ignore

/** What a year in brackets is part of the name of: "the Climate Action Plan (2050)". */
const NAMING: ReadonlySet<string> = new Set([
  'plan', 'strategy', 'blueprint', 'roadmap', 'report', 'review', 'study', 'survey', 'vision', 'ordinance', 'act', 'bill', 'budget', 'address', 'agenda',
  'policy', 'framework', 'standard', 'standards', 'edition', 'convention', 'code', 'regulation', 'regulations', 'rules', 'outline', 'guidelines',
]); // prettier-ignore

/** What puts one date in the place of another. */
const MOVING: ReadonlySet<string> = new Set([
  'advance', 'advanced', 'advancing', 'forward', 'defer', 'deferred', 'postpone', 'postponed', 'delay', 'delayed', 'revise', 'revised', 'reschedule',
]); // prettier-ignore

/** What a verb may stand behind. */
const BEFORE_VERBS: ReadonlySet<string> = new Set(['.', ';', ':', ',', 'and', 'to', 'will', 'shall']);

/** How many words a label can have. */
const LONGEST_LABEL = 6;

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

  /** "Bring forward the completion from 2031 to 2029": the second date takes the place of the first. */
  isMoved(i: number): boolean {
    for (let at = i - 1; at >= 0 && at > i - FARTHEST_VERB; at--) {
      if (this.is(at, '.', ';')) return false;
      if (this.isOneOf(at, MOVING)) return true;
    }
    return false;
  }

  /** "around 2025": a year, unless it counts something. */
  isAround(i: number, span: Span): boolean {
    return this.is(i, 'around', 'circa') && span.unit === 'year' && !this.isCounting(span);
  }

  /** Whether a word that can be counted stands behind a year: "2000 places". */
  isCounting({ next, unit }: Span): boolean {
    const after = this.tokens[next];
    return unit === 'year' && after?.kind === 'word' && !CONNECTIVES.has(after.text);
  }

  /** Whether a span without a preposition is part of a name or a habit, or counts something. */
  isNoTime(i: number, span: Span): boolean {
    return (
      this.isAttributive(i, span) ||
      this.isNamed(i, span) ||
      this.isRecurring(i, span) ||
      // "its third best second quarter ever", "H2 filling stations".
      (this.isPartOfNoYear(span) && (this.isInsideWords(i) || this.isLettered(i)))
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
    // "Hung Shui Kiu: 2029": all that there is.
    if (this.is(i - 1, ':') && this.isLabel(i - 2)) return true;
    return (
      before.kind === 'word' &&
      (this.is(i - 1, '(') || !before.capital) &&
      this.tokens[i]!.spaced !== this.is(i - 1, '(')
    );
  }

  /** "scheduled for 2026", "due for 2027": the time of what stands before. */
  isExpected(i: number, next: number): boolean {
    return this.is(i - 1, 'for') && this.isOneOf(i - 2, EXPECTED) && this.isClosed(next);
  }

  /** Whether the text up to `i` is no more than a name: "Hung Shui Kiu". */
  private isLabel(i: number): boolean {
    if (i >= LONGEST_LABEL) return false;
    for (let at = 0; at <= i; at++) {
      if (this.tokens[at]!.kind !== 'word' || NAMING.has(this.word(at))) return false;
    }
    return true;
  }

  /** Whether nothing that goes on with the words before stands at `i`. */
  isClosed(i: number): boolean {
    return i >= this.tokens.length || this.is(i, ')', ';', '.', ',', '(') || this.is(i, ']');
  }

  /** A quarter or half whose year is not written. */
  private isPartOfNoYear({ unit, relative, year }: Span): boolean {
    return relative && year === null && (unit === 'quarter' || unit === 'half');
  }

  /** A bare "Q3" or "H1", which is a name unless it stands alone: "(Q3)", "Q4: open the hall". */
  private isLettered(i: number): boolean {
    const isLetter = this.is(i, 'q', 'h') || this.is(i + 1, 'q', 'h');
    return isLetter && !this.is(i - 1, '(', ',') && !this.is(i + 2, ':');
  }

  /** Whether a word stands before that neither points at the span nor goes on with the sentence. */
  private isInsideWords(i: number): boolean {
    const before = this.tokens[i - 1];
    const points = this.is(i, 'the') || this.isReference(i);
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

  /** Whether a span ends in the digits of a year, and not in a word such as "financial year". */
  private isYearItself({ next }: Span): boolean {
    return this.tokens[next - 1]!.kind === 'number';
  }

  private isEachYear(i: number): boolean {
    return this.is(i, 'every', 'each') && this.is(i + 1, 'year');
  }

  /** "with a target completion date of December 2026", "closing date: 15 January 2026". */
  isTarget(i: number): boolean {
    const isSaid = this.is(i - 1, 'is', 'be', 'being', ':');
    for (let at = i - 1; at >= 0 && at > i - (isSaid ? 12 : 7); at--) {
      if (this.is(at, 'target', 'targeting', 'targeted', 'deadline', 'closing')) return true;
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

  /** "the 2020/21, 2021/22 and 2022/23 accounts": the noun stands behind the last of them. */
  private isListedBeforeNoun(i: number, span: Span): boolean {
    let { next } = span;
    let listed = 0;
    for (; listed < LONGEST_LIST; listed++) {
      const comma = this.is(next, ',') ? 1 : 0;
      const joined = this.is(next + comma, 'and', 'or', '&') ? comma + 1 : comma;
      const year = joined > 0 ? this.spans.readListed(next + joined) : null;
      if (year?.unit !== 'year' || year.relative) break;
      ({ next } = year);
    }
    const after = listed > 0 ? this.tokens[next] : undefined;
    if (after?.kind !== 'word' || this.tokens[next - 1]!.kind !== 'number') return false;
    if (YEAR_NOUNS.has(after.text)) return true;
    const isDefinite = this.is(i, 'the') || this.is(i - 1, 'the');
    return isDefinite && !CONNECTIVES.has(after.text) && !PREPOSITIONS.has(after.text);
  }

  /**
   * "Formulate in 2025 policy proposals", "to issue in the first half of 2026 standards on …": behind a verb that has nothing yet
   * to be done to, a noun behind its date is that, and no noun of the year.
   */
  isBeforeObject(i: number, at: number, { next, unit }: Span): boolean {
    if (!this.is(i, 'in', 'within', 'during', 'by') || this.tokens[i - 1]?.kind !== 'word') return false;
    const verb = this.is(i - 1, 'up', 'out', 'forward') ? i - 2 : i - 1;
    const isOpening = verb === 0 || this.isOneOf(verb - 1, BEFORE_VERBS);
    // "in the 2025 policy address"; but "in the first half of 2025".
    const isDefinite =
      this.is(at, 'the') && !((unit === 'quarter' || unit === 'half') && this.is(next - 2, 'of'));
    const isObject = this.tokens[next]?.kind === 'word' && !this.tokens[next]!.capital;
    return isOpening && !isDefinite && isObject && !this.is(next, 'price', 'prices', "'s", '’s');
  }

  /** "the 2024 Policy Address", "the 2022 level": the year belongs to a noun. */
  isAttributive(i: number, span: Span): boolean {
    if (span.unit === 'year' && this.isListedBeforeNoun(i, span)) return true;
    const after = this.tokens[span.next];
    if (after?.kind !== 'word')
      return after !== undefined && !after.spaced && ['+', "'", '’'].includes(after.text);
    if (after.text === "'s" || after.text === '’s' || YEAR_NOUNS.has(after.text)) return true;
    const isDefinite = this.is(i, 'the') || this.is(i - 1, 'the');
    const goesOn = CONNECTIVES.has(after.text) || PREPOSITIONS.has(after.text);
    // "in the March past", "the 1 July parade"; but "in the third quarter while …".
    const first = this.is(i, 'the') ? i + 1 : i;
    const isNamed = this.tokens[first]!.kind === 'number' || this.monthName(first) !== null;
    const isDayOrMonth = isNamed && (span.unit === 'day' || span.unit === 'month');
    if (isDayOrMonth && isDefinite && !goesOn) return true;
    // "12-14 March Street".
    if (isDayOrMonth && span.yearless && after.capital) return true;
    // "the 2022-23 Annual Report", "the 2025-26 work plan".
    if (span.unit === 'year' && !span.relative && isDefinite && !goesOn && this.isYearItself(span))
      return true;
    if (!span.weak || span.unit !== 'year' || span.relative) return false;
    // "from 2000 to 2400 places": counts.
    const other = this.is(span.next, 'to') ? this.tokens[span.next + 1] : undefined;
    if (other?.kind === 'number' && other.text.length > 2 && !this.spans.read(span.next + 1)) return true;
    return after.capital || this.is(i, 'the');
  }
}
