import { type Closed, shift } from '../calendar.js';
import type { Occasion } from '../types.js';
import { leadAt, tailAt } from './leads.js';
import { type Span, plain } from './span.js';
import { type ReadingContext, TokenReader } from './token-reader.js';
import { CONNECTIVES, PREPOSITIONS, SEASONS } from './words.js';

/** An occasion by one of its names. */
interface Named {
  readonly words: readonly string[];
  readonly occasion: Occasion;
}

/** A year that names an occasion, and the token behind it. */
interface NamingYear {
  readonly year: number;
  readonly next: number;
}

/** Words between a year and what it names: "the 2027 District Council election". */
const LONGEST_NAME = 3;

/** What a day, a season or an election is called after, in lower case, word by word. */
function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/\s+/).filter(Boolean);
}

/** "the 2026 summer holidays": seasons are no fact of a government. */
const SEASONS_OF_YEAR: readonly Occasion[] = [...SEASONS].map(([season, month]) => ({
  names: ['', ' holiday', ' holidays', ' vacation', ' break', ' season', ' recess'].map(
    (noun) => season + noun,
  ),
  start: `${String(month).padStart(2, '0')}-01`,
  end: { 3: '05-31', 6: '08-31', 9: '11-30', 12: '02-28' }[month]!,
  isDocument: false,
}));

/** What is held or taken in once a year, and has its year for a name: "the 2026 exercise", "the 2027 admission cycle". */
const ROUNDS: ReadonlySet<string> = new Set([
  'exercise', 'exercises', 'round', 'rounds', 'intake', 'intakes', 'cohort', 'cohorts', 'cycle', 'batch', 'admissions',
]); // prettier-ignore

/** Some time in its year. */
const ROUND_OF_YEAR: Occasion = { names: [], start: '01-01', end: '12-31', isDocument: false };

/** The words that the names of occasions begin with. */
export function firstWordsOf(occasions: readonly Occasion[]): string[] {
  return occasions.flatMap(({ names }) => names.flatMap((name) => wordsOf(name).slice(0, 1)));
}

/** Reads what comes in some years and has days of its own: "the 2026 rainy season", "the 2026-27 Budget". */
export class OccasionReader extends TokenReader {
  /** By the first word, the longest name first. */
  readonly #named = new Map<string, Named[]>();

  constructor(context: ReadingContext) {
    super(context);
    for (const occasion of [...SEASONS_OF_YEAR, ...context.facts.occasions]) {
      for (const name of occasion.names) {
        const words = wordsOf(name);
        const [first] = words;
        if (first === undefined) continue;
        this.#named.set(first, [...(this.#named.get(first) ?? []), { words, occasion }]);
      }
    }
    for (const named of this.#named.values()) named.sort((a, b) => b.words.length - a.words.length);
  }

  /** An occasion whose name begins at token `i`: its year stands behind it, or is that of the next one. */
  occasion(i: number): Span | null {
    const { steps, next = i } = this.reference(i) ?? {};
    const named = this.named(next);
    if (!named || SEASONS_OF_YEAR.includes(named.occasion)) return null;
    if (steps !== undefined) return this.nextOne(named, steps);
    const behind = this.yearAt(this.is(named.next, 'of', 'in', ',') ? named.next + 1 : named.next);
    return behind && this.span(named.occasion, behind.year, behind.next);
  }

  /** An occasion behind its year, which stands at token `i`; names may stand between: "the 2027 District Council election". */
  ofYear(i: number): Span | null {
    // Most years stand by themselves.
    const behind = this.is(i + 1, '-', '/') ? this.tokens[i + 3] : this.tokens[i + 1];
    if (behind?.kind !== 'word') return null;
    const { year, next: from } = this.yearAt(i) ?? {};
    if (year === undefined || from === undefined) return null;
    if (this.is(i - 1, 'the')) {
      const round = this.behindRound(from);
      if (round !== null) return this.isToCome(year) ? this.span(ROUND_OF_YEAR, year, round) : null;
    }
    for (let at = from; at <= from + LONGEST_NAME; at++) {
      const named = this.named(at);
      if (named) return this.span(named.occasion, year, named.next);
      const token = this.tokens[at];
      if (token?.kind !== 'word' || !token.capital) return null;
    }
    return null;
  }

  /** Behind "exercise", "admission cycle", "Civil Service intake"; null where none stands at `i`. */
  private behindRound(i: number): number | null {
    for (let at = i; at <= i + LONGEST_NAME; at++) {
      if (this.tokens[at]?.kind !== 'word') return null;
      if (this.isOneOf(at, ROUNDS)) return this.isAdjective(at + 1) ? null : at + 1;
      if (CONNECTIVES.has(this.word(at)) || PREPOSITIONS.has(this.word(at)) || this.is(at, 'of')) return null;
    }
    return null;
  }

  /** Whether a year is that of the publication or a later one: those of an earlier round are only who is spoken of. */
  private isToCome(year: number): boolean {
    return year >= (this.anchor.year ?? year);
  }

  private yearAt(i: number): NamingYear | null {
    const year = this.calendarYear(i);
    if (year === null) return null;
    if (!this.isRangeTail(i + 1)) return { year, next: i + 1 };
    const isNext = Number(this.word(i + 2)) % 100 === (year + 1) % 100;
    return isNext ? { year, next: i + 3 } : null;
  }

  private named(i: number): { occasion: Occasion; next: number } | null {
    for (const { words, occasion } of this.#named.get(this.word(i)) ?? []) {
      if (!this.matches(i, words)) continue;
      // "the Budget booklet", "the typhoon season drill".
      const next = i + words.length;
      return this.isAdjective(next) ? null : { occasion, next };
    }
    return null;
  }

  /** Whether what stands at `i` makes of the words before it a part of another name: "the Budget booklet". */
  private isAdjective(i: number): boolean {
    const after = this.tokens[i];
    const goesOn =
      after?.kind === 'word' &&
      this.calendarYear(i) === null &&
      !CONNECTIVES.has(after.text) &&
      !PREPOSITIONS.has(after.text) &&
      after.text !== 'of' &&
      !leadAt(this.tokens, i) &&
      !tailAt(this.tokens, i);
    return goesOn || this.is(i, "'", '’', '-');
  }

  private span(occasion: Occasion, year: number, next: number): Span | null {
    const interval = daysOf(occasion, year);
    const { date, year: ofPublication } = this.anchor;
    // What is written in a Budget that is over has been, and the present one is no time.
    const day = date ?? (ofPublication === null ? null : `${ofPublication}-12-31`);
    if (occasion.isDocument && (day === null || interval[0] <= day)) return null;
    const unit = occasion.start === null ? 'event' : 'occasion';
    return { ...plain, next, interval, unit, year, approximate: true, weak: true };
  }

  /** "the next rainy season", "this typhoon season", "the next Budget". */
  private nextOne({ occasion, next }: { occasion: Occasion; next: number }, steps: number): Span | null {
    const { date } = this.anchor;
    if (steps < 0 || occasion.start === null || (occasion.isDocument && steps === 0)) return null;
    const base = { ...plain, next, unit: 'occasion' as const, year: null, approximate: true, relative: true };
    if (date === null) return { ...base, interval: null, weak: true };
    const year = Number(date.slice(0, 4));
    const isNext = ([start, end]: Closed): boolean => (steps > 0 ? start > date : end >= date);
    const interval = [year - 1, year, year + 1].map((each) => daysOf(occasion, each)).find(isNext)!;
    return { ...base, interval, weak: true };
  }
}

/** The days of an occasion in a year: those of the whole year where it has none of its own. */
function daysOf(occasion: Occasion, year: number): Closed {
  const [start, end] = [occasion.start ?? '01-01', occasion.end ?? '12-31'];
  const ending = end < start ? year + 1 : year;
  // To the end of February, whatever year it is.
  return [`${year}-${start}`, end === '02-28' ? shift(`${ending}-03-01`, -1, 'days') : `${ending}-${end}`];
}
