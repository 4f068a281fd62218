import type { CalendarFacts, Interval, KindOfYear, Reference, Rewording } from '../types.js';
import { Begins } from './lexicon.js';
import type { Token } from './tokens.js';
import { AMBIGUOUS_MONTHS, CARDINALS, MONTHS, REFERENCES } from './words.js';

/** The year that an item has named last, and whether anybody wanted to know it. */
class NamedYear {
  #year: number | null = null;
  /** What kind of year it is. */
  kind: KindOfYear = 'calendar';
  isAsked = false;

  get year(): number | null {
    this.isAsked = true;
    return this.#year;
  }

  set year(year: number | null) {
    this.#year = year;
  }

  /** The year, unnoticed. */
  peek(): number | null {
    return this.#year;
  }
}

/** What all readers share: the text that they read at the moment. They are made once, and read one text after another. */
export class ReadingContext {
  tokens: readonly Token[] = [];
  /** What relative words are resolved against. */
  anchor: Reference = { date: null, year: null };
  readonly named = new NamedYear();
  /** The days of the deadline read last, from which "within three months thereafter" counts. */
  last: Interval | null = null;

  constructor(readonly facts: CalendarFacts) {}

  /** Turns to another text. */
  turnTo(tokens: readonly Token[], anchor: Reference): void {
    this.tokens = tokens;
    this.anchor = anchor;
    this.named.year = null;
    this.last = null;
  }
}

/** What the readers of spans and expressions ask of tokens; `i` is the index of one. */
export abstract class TokenReader {
  constructor(protected readonly context: ReadingContext) {}

  protected get tokens(): readonly Token[] {
    return this.context.tokens;
  }

  protected get anchor(): Reference {
    return this.context.anchor;
  }

  protected word(i: number): string {
    return this.tokens[i]?.text ?? '';
  }

  /** Whether one of the words stands at `i`. They are no list, since none is made for each of the many questions. */
  protected is(i: number, a: string, b?: string, c?: string, d?: string, e?: string, f?: string): boolean {
    const word = this.tokens[i]?.text;
    if (word === undefined) return false;
    return word === a || word === b || word === c || word === d || word === e || word === f;
  }

  protected isOneOf(i: number, words: ReadonlySet<string>): boolean {
    return words.has(this.word(i));
  }

  protected matches(i: number, words: readonly string[]): boolean {
    return words.every((word, k) => this.word(i + k) === word);
  }

  protected touching(i: number): boolean {
    const token = this.tokens[i];
    return token !== undefined && !token.spaced;
  }

  /** `text` in place of the tokens from `i` to before `next`, an article before them included. */
  protected rewording(i: number, next: number, text: string): Rewording {
    const from = this.is(i - 1, 'the') ? i - 1 : i;
    return { start: this.tokens[from]!.start, end: this.tokens[next - 1]!.end, text };
  }

  /** `text` behind the token before `next`. */
  protected addition(next: number, text: string): Rewording {
    const { end } = this.tokens[next - 1]!;
    return { start: end, end, text };
  }

  protected number(i: number): number | null {
    const token = this.tokens[i];
    if (token?.kind !== 'number' || token.text.length > 4) return null;
    return Number(token.text);
  }

  protected calendarYear(i: number): number | null {
    const token = this.tokens[i];
    return token?.kind === 'number' && token.begins & Begins.year ? Number(token.text) : null;
  }

  protected ordinalSuffix(i: number): number {
    return this.touching(i) && this.is(i, 'st', 'nd', 'rd', 'th') ? i + 1 : i;
  }

  /** "-25" or "/25" behind a year; "- 25" where the year after it is meant. */
  protected isRangeTail(i: number): boolean {
    if (!this.is(i, '-', '/') || this.tokens[i + 1]?.kind !== 'number') return false;
    const year = this.calendarYear(i - 1);
    const isNext = year !== null && this.word(i + 1) === String(year + 1).slice(2);
    return isNext || (this.touching(i) && this.touching(i + 1));
  }

  protected monthName(i: number): number | null {
    const token = this.tokens[i];
    if (token === undefined || !(token.begins & Begins.month)) return null;
    const month = MONTHS.get(token.text);
    if (month === undefined) return null;
    // "may" and "march" are verbs, unless a number stands behind them.
    const isName = token.capital || !AMBIGUOUS_MONTHS.has(token.text);
    return isName || this.isNumber(i + 1) ? month : null;
  }

  private isNumber(i: number): boolean {
    return this.tokens[i]?.kind === 'number';
  }

  protected afterMonth(i: number): number {
    // A full stop that ends the sentence is none of it.
    const abbreviated = this.is(i + 1, '.') && this.touching(i + 1) && this.word(i).length <= 4;
    return abbreviated && this.tokens[i + 2]?.kind === 'number' ? i + 2 : i + 1;
  }

  /** A small number in digits or words at token `i`. */
  protected count(i: number): { n: number; next: number } | null {
    const token = this.tokens[i];
    if (token === undefined || !(token.begins & Begins.count)) return null;
    const n = token.kind === 'number' ? this.number(i) : (CARDINALS.get(token.text) ?? null);
    return n !== null && n > 0 && n <= 999 ? { n, next: i + 1 } : null;
  }

  /** "this", "next", "last", … */
  protected isReference(i: number): boolean {
    return REFERENCES.has(this.word(i));
  }

  /** "this", "next", "this coming": by how many units, and the token behind it. */
  protected reference(i: number): { steps: number; next: number } | null {
    if (this.is(i, 'this') && this.is(i + 1, 'coming', 'past')) {
      return { steps: this.is(i + 1, 'coming') ? 1 : -1, next: i + 2 };
    }
    const token = this.tokens[i];
    const steps = token?.kind === 'word' ? REFERENCES.get(token.text) : undefined;
    return steps === undefined ? null : { steps, next: i + 1 };
  }
}
