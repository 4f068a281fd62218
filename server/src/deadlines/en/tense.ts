import { type Lead, leadAt } from './leads.js';
import type { Span } from './span.js';
import { TokenReader } from './token-reader.js';
import {
  CARDINALS,
  DETERMINERS,
  EXPECTED,
  FUTURE_AUXILIARIES,
  PAST_FORMS,
  PAST_VERBS,
  PERFECT,
  PREPOSITIONS,
  SUBJECTS,
} from './words.js';

/** Words at the start of a clause that tell on what occasion, not what will be done. */
const OCCASIONS: ReadonlySet<string> = new Set([
  'with',
  'following',
  'after',
  'since',
  'upon',
  'given',
  'further',
]);
/** Adverbs between an auxiliary and its verb, beside those in "-ly". */
const ADVERBS: ReadonlySet<string> = new Set(['also', 'now', 'still', 'then', 'already', 'just', 'first']);
/** What makes of "over 2024" a comparison. */
const MEASURES: ReadonlySet<string> = new Set([
  '%',
  'increase',
  'rise',
  'decrease',
  'compared',
  'more',
  'growth',
  'drop',
]);
/** What makes of a date that is over the date of a figure. */
const COMPARISONS: ReadonlySet<string> = new Set([
  'against',
  'compared',
  'up',
  'down',
  'versus',
  'backdate',
  'backdated',
]);
/** What has happened, where its date is over. */
const OCCURRENCES: ReadonlySet<string> = new Set([
  'event', 'events', 'fire', 'incident', 'outbreak', 'epidemic', 'pandemic', 'crisis', 'flood', 'floods', 'typhoon', 'earthquake', 'accident', 'landslide',
  'rainstorm', 'rainstorms', 'storm', 'collapse', 'election', 'elections', 'visit',
]); // prettier-ignore
/** Words between "from" and a count. */
const ABOUT: ReadonlySet<string> = new Set([
  'about',
  'around',
  'some',
  'over',
  'nearly',
  'only',
  'approximately',
]);
/** What a figure of the past is called. */
const BASELINES: ReadonlySet<string> = new Set(['baseline', 'base', 'benchmark', 'reference']);

/** How many words apart a verb and its date can stand, where the date is over and where it is not. */
const REACH_OVER = 24;
const REACH_BARE = 16;
const REACH_NOW = 3;
/** How many words a count can take. */
const REACH_COUNT = 10;

/** How many words brackets can hold that belong to what stands before them. */
const LONGEST_BRACKET = 12;

/** What a verb tells of the time that stands near it. */
type Verdict = 'done' | 'to be done' | 'nothing';

/** Tells times of what has been from those of what will be done. */
export class TenseReader extends TokenReader {
  /** "from 60 in 2022 to 180", "up from 20% in 2018", "with 2019 as the baseline": where the count stood. */
  isBaseline(i: number, span: Span): boolean {
    // "an increase of 5% over the 2021/22 school year".
    if (this.isOver(span) && this.isCompared(i)) return true;
    if (this.is(span.next, 'as') && [2, 3].some((on) => this.isOneOf(span.next + on, BASELINES))) return true;
    if (!this.is(i, 'in', 'at', 'by') || !(this.is(span.next, 'to') || this.isOver(span))) return false;
    for (let at = i - 1; at >= 0 && i - at <= REACH_COUNT; at--) {
      if (!this.is(at, 'from')) continue;
      const count = this.isOneOf(at + 1, ABOUT) ? at + 2 : at + 1;
      return count < i && this.tokens[count]!.kind === 'number';
    }
    return false;
  }

  /** Whether a figure or an event of the past is spoken of: "5% over 2024", "as many as in 2024", "the fire in 2023". */
  private isCompared(i: number): boolean {
    if (this.is(i - 1, 'than', 'as', 'those', 'that') || this.isOneOf(i - 1, OCCURRENCES)) return true;
    if (this.is(i, 'from') && this.is(i - 1, '%')) return true;
    const near = this.is(i, 'over') ? MEASURES : COMPARISONS;
    for (let at = i - 1; at >= 0 && i - at <= 6; at--) if (this.isOneOf(at, near)) return true;
    return false;
  }

  /** Whether the words around tell of something done: "launched in the third quarter of 2023". */
  isDone(i: number, lead: Lead, span: Span): boolean {
    if (!span.interval) return false;
    if (lead === 'from' || lead === 'after' || lead === 'until') return this.is(i - 1, 'born');
    // A month without a year is the next one, unless its verb tells of the last one.
    const isBare = this.isAhead(span);
    if (isBare && !span.yearless) return false;
    const isOver = this.isOver(span);
    if (!isOver && this.is(i, 'over', 'within', 'throughout')) return false;
    const by = lead === 'by' && !isOver;
    return (
      this.isBehindDone(i, by, isBare, isOver, span.year) ||
      (!isBare && !by && this.isBeforeDone(i, span, isOver))
    );
  }

  /** Whether a span lies ahead of the publication date, or of its year where the day is unknown. */
  isAhead({ interval }: Span): boolean {
    const { date, year } = this.anchor;
    const from = date ?? (year === null ? null : `${year}-12-31`);
    return from !== null && interval !== null && interval[0] > from;
  }

  /** Whether a span is over before the publication date, or its year where the day is unknown. */
  isOver({ interval }: Span): boolean {
    const { date, year } = this.anchor;
    const to = date ?? (year === null ? null : `${year}-01-01`);
    return to !== null && interval !== null && interval[1] < to;
  }

  /** "The department launched the scheme in 2023", "Following the launch in May 2024, …": looks back for the verb. */
  private isBehindDone(
    i: number,
    by: boolean,
    isBare: boolean,
    isOver: boolean,
    year: number | null,
  ): boolean {
    const reach = isOver ? REACH_OVER : REACH_BARE;
    for (let at = i - 1; at >= 0 && i - at <= reach; at--) {
      const token = this.tokens[at]!;
      if (token.text === ')') at = this.openingOf(at);
      else if (token.kind === 'mark' && this.isStop(at) && !(at === i - 1 && token.text === '('))
        return false;
      // "Works began in March 2025 for completion in 2028": the verb has a date of its own.
      if (!isOver && year !== null && token.kind === 'number' && (this.calendarYear(at) ?? year) < year)
        return false;
      if (token.kind !== 'word') continue;
      // "has set aside funds to open the hall this year".
      if (!isOver && this.isInfinitive(at)) return false;
      // "With the opening of the wing in June 2025, ...", of a time that is over.
      if (isOver && OCCASIONS.has(token.text) && this.tokens[at - 1]?.kind !== 'word') return true;
      // "Since opening in 2022": what has been so since then.
      if (token.text === 'since' && i - at <= 5) return true;
      const isNear = isOver || i - at <= (isBare ? 1 : REACH_NOW);
      const verdict = this.verdictOf(at, !isNear, i);
      if (verdict === 'done') return !by;
      if (verdict === 'to be done') return false;
    }
    return false;
  }

  /** "In 2022, the exchange launched …": the date stands in front of its sentence. */
  private isBeforeDone(i: number, { next }: Span, isOver: boolean): boolean {
    if (i > 0 && !this.isStop(i - 1)) return false;
    if (!this.is(next, ',') && this.tokens[next]?.kind !== 'word') return false;
    for (let at = next; at < this.tokens.length && at - next < REACH_BARE; at++) {
      const token = this.tokens[at]!;
      if (token.kind === 'mark' && this.isStop(at)) return false;
      if (token.kind !== 'word') continue;
      const verdict = this.verdictOf(at, !isOver, i);
      if (verdict !== 'nothing') return verdict === 'done';
    }
    return false;
  }

  /** What a word tells if it is a verb, of a date at `i`. `strictly`: a participle by itself tells nothing. */
  private verdictOf(at: number, strictly: boolean, i: number): Verdict {
    const { text } = this.tokens[at]!;
    if (text === 'will' || text === 'shall') return 'to be done';
    const isForm = PAST_FORMS.has(text);
    const isRegular = /[a-z]{2}ed$/.test(text) && !/eed$/.test(text);
    if (!isForm && !isRegular && !PAST_VERBS.has(text)) return 'nothing';
    // "is set to open".
    if (EXPECTED.has(text) || (text === 'set' && this.is(at + 1, 'to', 'for'))) return 'to be done';
    const before = this.auxiliaryBefore(at);
    if (FUTURE_AUXILIARIES.has(before)) return 'to be done';
    if (isForm || PERFECT.has(before) || SUBJECTS.has(before)) return 'done';
    if (this.isTransitive(at, isRegular)) return 'done';
    if (strictly || (at !== i - 1 && this.isDescribing(at))) return 'nothing';
    return at > 0 ? 'done' : 'to be done';
  }

  /** The word before, adverbs left out ("has also been", "is now set"), and a participle that is joined to it. */
  private auxiliaryBefore(at: number): string {
    // "will be re-invited".
    const isPrefixed = this.is(at - 1, '-') && this.touching(at) && this.is(at - 2, 're', 'co', 'pre');
    const from = isPrefixed ? at - 2 : at;
    // "to be repealed or adapted".
    if (this.is(from - 1, 'or', 'and') && /[a-z]{2}ed$/.test(this.word(from - 2)))
      return this.helperBefore(from - 2);
    return this.helperBefore(from);
  }

  private helperBefore(at: number): string {
    const before = this.word(at - 1);
    return before.endsWith('ly') || ADVERBS.has(before) ? this.word(at - 2) : before;
  }

  /** "launched the scheme", "launched Core Climate": who does so stands before, and what is done to behind. */
  private isTransitive(at: number, isRegular: boolean): boolean {
    const after = this.tokens[at + 1];
    // "the Advanced Manufacturing Centre": a capital inside of the sentence belongs to a name.
    const isNamed = at > 0 && this.tokens[at]!.capital && !this.isStop(at - 1);
    if (!isRegular || !after || isNamed) return false;
    if (after.kind === 'number' || DETERMINERS.has(after.text) || CARDINALS.has(after.text)) return true;
    if (after.kind !== 'word') return false;
    // "The LD launched Core Climate", but not "the integrated Core Climate".
    return after.capital && this.tokens[at - 1]?.kind === 'word' && this.tokens[at - 1]!.capital;
  }

  /** "the integrated plan", "advanced training": a participle before its noun, or an imperative, tells of nothing done. */
  private isDescribing(at: number): boolean {
    if (this.is(at - 1, 'and') && PAST_VERBS.has(this.word(at))) return true;
    const after = this.tokens[at + 1];
    const governs =
      after?.kind !== 'word' || PREPOSITIONS.has(after.text) || leadAt(this.tokens, at + 1) !== null;
    return !governs;
  }

  /** "to open": what is still to be done; but "to the hall", "to 100 flats", "to Macao". */
  private isInfinitive(at: number): boolean {
    const after = this.is(at, 'to') ? this.tokens[at + 1] : undefined;
    return (
      after?.kind === 'word' && !after.capital && !DETERMINERS.has(after.text) && !CARDINALS.has(after.text)
    );
  }

  /** The bracket that one at `at` closes, or where the search for it ends. */
  private openingOf(at: number): number {
    for (let from = at - 1; from >= 0 && at - from <= LONGEST_BRACKET; from--) {
      if (this.is(from, '(')) return from;
    }
    return at;
  }

  /** Whether a mark ends what one verb speaks of; a full stop inside of a number ("2.0") does not. */
  private isStop(at: number): boolean {
    if (!this.is(at, '.', ';', ':', '(')) return false;
    return !(this.is(at, '.') && this.touching(at + 1) && this.tokens[at + 1]!.kind === 'number');
  }
}
