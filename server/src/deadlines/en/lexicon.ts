/** What a word, a number or a mark can begin, as bits: each reader looks only at what begins something of its own. */
export const Begins = {
  nothing: 0,
  /** Words that govern a time ("by", "no later than"). */
  lead: 1 << 0,
  /** What stands between a word that governs a time and the time: "around", "less than", "the past". */
  approach: 1 << 1,
  /** Something counted ("18-month", "for three years"). */
  count: 1 << 2,
  /** A phrase of the data ("in due course"). */
  phrase: 1 << 3,
  /** A year in words ("two thousand and thirty"). */
  yearInWords: 1 << 4,
  /** A quotation. */
  quotation: 1 << 5,
  /** The stretches of time, a bit for each reader: "31 December", "the last week of", "Q3", "early", "May", … */
  article: 1 << 6,
  day: 1 << 7,
  part: 1 << 8,
  quarter: 1 << 9,
  edge: 1 << 10,
  month: 1 << 11,
  season: 1 << 12,
  yearEnd: 1 << 13,
  year: 1 << 14,
  /** The name of an occasion ("Budget"), which is a time only behind words that govern one. */
  occasion: 1 << 15,
} as const;

/** What a number can begin: one of four digits that may be a year, one of one or two, a longer one. */
export const NumberBegins = {
  year: Begins.count | Begins.day | Begins.quarter | Begins.yearEnd | Begins.year,
  small: Begins.count | Begins.day | Begins.quarter,
  large: Begins.count,
} as const;

/** Any stretch of time. */
export const SPAN_BEGINS =
  Begins.article |
  Begins.day |
  Begins.part |
  Begins.quarter |
  Begins.edge |
  Begins.month |
  Begins.season |
  Begins.yearEnd |
  Begins.year;

/** A word that something can begin with. */
export interface Word {
  /** Lower case, slips of OCR mended. */
  readonly text: string;
  /** Bits of `Begins`. */
  begins: number;
}

interface Entry {
  readonly spelling: string;
  readonly word: Word;
  /** Another word with the same hash. */
  readonly other: Entry | undefined;
}

/** The hash of no letters; `hashed` adds one. */
export const EMPTY_HASH = 7;

/** The hash of letters that are followed by one more, in lower case. */
export function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/**
 * The words that something can begin with. Most words of a text are none of them, and are passed over without being cut
 * out of it: that is what makes reading fast.
 */
export class Lexicon {
  readonly #entries = new Map<number, Entry>();

  /** Lets `words` begin what `begins` says, beside what they begin already. */
  add(words: Iterable<string>, begins: number): void {
    for (const text of words) this.#intern(text).begins |= begins;
  }

  /** Reads `spelling` as `text`. */
  mend(spelling: string, text: string): void {
    this.#insert(spelling, this.#intern(text));
  }

  /**
   * The word that stands from `start` to before `end` in `source`, or undefined. `hash` is that of its letters in lower
   * case. Letters beyond ASCII must be in lower case themselves.
   */
  find(source: string, start: number, end: number, hash: number): Word | undefined {
    for (let entry = this.#entries.get(hash); entry; entry = entry.other) {
      if (entry.spelling.length === end - start && isSpelt(entry.spelling, source, start)) return entry.word;
    }
    return undefined;
  }

  /** The word that is spelt `text`, which is in lower case, or undefined. */
  findLower(text: string): Word | undefined {
    return this.find(text, 0, text.length, hashOf(text));
  }

  #intern(text: string): Word {
    const hash = hashOf(text);
    for (let entry = this.#entries.get(hash); entry; entry = entry.other) {
      if (entry.spelling === text) return entry.word;
    }
    return this.#insert(text, { text, begins: Begins.nothing });
  }

  #insert(spelling: string, word: Word): Word {
    const hash = hashOf(spelling);
    this.#entries.set(hash, { spelling, word, other: this.#entries.get(hash) });
    return word;
  }
}

/** Whether `spelling` stands at `start` in `source`, whatever the case of its letters in ASCII. */
function isSpelt(spelling: string, source: string, start: number): boolean {
  for (let i = 0; i < spelling.length; i++) {
    const code = source.charCodeAt(start + i);
    const lower = code >= 65 && code <= 90 ? code + 32 : code;
    if (lower !== spelling.charCodeAt(i)) return false;
  }
  return true;
}

function hashOf(text: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < text.length; i++) hash = hashed(hash, text.charCodeAt(i));
  return hash;
}
