import type { Quote } from './types.js';

/** Quotes of a text that do not overlap, for look-ups in a time that does not grow with their number. */
export class QuoteIndex<T extends Quote = Quote> {
  readonly #quotes: readonly T[];

  constructor(quotes: readonly T[]) {
    this.#quotes = [...quotes].sort((a, b) => a.start - b.start);
  }

  /** Whether one of the quotes shares a character with `quote`. */
  overlaps(quote: Quote): boolean {
    const next = this.#firstEndingAfter(quote.start);
    return next !== undefined && next.start < quote.end;
  }

  /** Whether `quote` lies within one of the quotes. */
  contains(quote: Quote): boolean {
    const next = this.#firstEndingAfter(quote.start);
    return next !== undefined && next.start <= quote.start && quote.end <= next.end;
  }

  /** The quote that holds the character at `offset`, or else the next one after it. */
  atOrAfter(offset: number): T | undefined {
    return this.#firstEndingAfter(offset);
  }

  #firstEndingAfter(offset: number): T | undefined {
    let low = 0;
    let high = this.#quotes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#quotes[middle]!.end > offset) high = middle;
      else low = middle + 1;
    }
    return this.#quotes[low];
  }
}
