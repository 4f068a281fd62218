import { type Glance, glanceAt, glanceNumber } from './glance.js';
import { UNSEEN, seenTextOf } from './unseen.js';
import { ANY, type Place, WORD_END, entryOf, placeOf, sourcesByWords, withoutPlace } from './notation.js';

/** A list of phrases, and what is made of those that are found. */
export interface PhraseList<T> {
  readonly phrases: readonly string[];
  readonly value: T;
}

/** A phrase that was found: where in the text (UTF-16 code units, `end` exclusive), and what its list stands for. */
export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** A word, a number or a mark of a text, folded for reading. */
export interface ReadWord {
  readonly start: number;
  /** Whether white space stands before it. */
  readonly spaced: boolean;
  /** Whether it may be one of the words that the matcher asked for. */
  readonly isKnown: boolean;
  readonly text: string;
}

/** The words of a text, and the places of those that a phrase can begin with. */
export interface ReadWords {
  readonly list: readonly ReadWord[];
  readonly phraseStarts: readonly number[];
}

interface Candidate<T> {
  readonly lane: number;
  readonly place: Place;
  readonly value: T;
  readonly matcher: SourceMatcher;
}

/** What makes another word of the last one, and is no letter or digit of ASCII. */
const BEYOND_ASCII = /[^\p{ASCII}\P{L}]|[^\p{ASCII}\P{N}]/u;

/** Matches what a source says. Its expression is made when it is first needed: most phrases stand in no text. */
class SourceMatcher {
  #expression: RegExp | undefined;

  constructor(private readonly source: string) {}

  /** Where what starts at `start` ends, or -1. */
  endIn(text: string, start: number): number {
    const expression = (this.#expression ??= new RegExp(this.source, 'iuy'));
    expression.lastIndex = start;
    if (!expression.test(text)) return -1;
    return BEYOND_ASCII.test(text.charAt(expression.lastIndex)) ? -1 : expression.lastIndex;
  }
}

/** What may start with a word, by the word behind it. */
type BySecondWord<T> = Map<string, Candidate<T>[]>;

/** Finds phrases of lists in a text; `T` says which list. Lists stand in lanes, which know nothing of each other. */
export class PhraseMatcher<T> {
  /** What may start with two words, by the first and the second of them, so that other words cost nothing. */
  readonly #byWords = new Map<string, BySecondWord<T>>();
  readonly #nothing: readonly (readonly Found<T>[])[];
  /** By their sources: a phrase that may begin in many ways has one. */
  readonly #matchers = new Map<string, SourceMatcher>();
  #beginnings: Beginnings | undefined;

  constructor(lanes: readonly (readonly PhraseList<T>[])[]) {
    this.#nothing = lanes.map(() => []);
    for (const [lane, lists] of lanes.entries()) {
      for (const { phrases, value } of lists) this.#addList(lane, phrases, value);
    }
  }

  /** The words that a phrase can begin with, in lower case: whoever reads a text marks them. */
  get firstWords(): Iterable<string> {
    return this.#byWords.keys();
  }

  /** The words that can come second, in lower case: whoever reads a text must know them. */
  get secondWords(): Iterable<string> {
    return new Set([...this.#byWords.values()].flatMap((bySecond) => [...bySecond.keys()]));
  }

  #addList(lane: number, phrases: readonly string[], value: T): void {
    for (const place of ['anywhere', 'start', 'comma', 'and'] as const) {
      const here = phrases.filter((phrase) => placeOf(phrase) === place).map(withoutPlace);
      for (const [first, bySecond] of sourcesByWords(here)) {
        for (const [second, sources] of bySecond) {
          // Alternatives are tried in order: longer ones first, so that "in due course" is not cut short.
          sources.sort((a, b) => b.length - a.length);
          const source = `(?:${sources.join('|')})${WORD_END}`;
          const matcher = entryOf(this.#matchers, source, () => new SourceMatcher(source));
          const bySecondWord = entryOf(this.#byWords, first, () => new Map<string, Candidate<T>[]>());
          entryOf(bySecondWord, second, () => []).push({ lane, place, value, matcher });
        }
      }
    }
  }

  /**
   * Whether a text may hold a phrase: a glance at pairs of words, which costs a fraction of reading them. For English: it says
   * yes to all texts of other letters.
   */
  mayFind(text: string): boolean {
    const glance = glanceAt(text);
    const { count, starts, follows } = glance;
    if (glance.isUnusual) return true;
    const beginnings = (this.#beginnings ??= new Beginnings(this.#byWords));
    for (let i = beginnings.next(glance, 0); i >= 0; i = beginnings.next(glance, i + 1)) {
      const bySecond = this.#byWords.get(wordAt(text, glance, i));
      const second = i + 1 < count && follows[i + 1] === 1 && bySecond?.get(wordAt(text, glance, i + 1));
      for (const candidates of [second, bySecond?.get(ANY)]) {
        for (const { matcher } of candidates || NONE) if (matcher.endIn(text, starts[i]!) >= 0) return true;
      }
    }
    return false;
  }

  /** Of each lane all matches that do not overlap, in order of the text; of those that start together the longest. */
  find(text: string, words: ReadWords): readonly (readonly Found<T>[])[] {
    if (words.phraseStarts.length === 0) return this.#nothing;
    if (!UNSEEN.test(text)) return this.#find(text, words);
    const { text: seen, places } = seenTextOf(text);
    const list = asSeen(words.list, places);
    return this.#find(seen, { list, phraseStarts: words.phraseStarts }).map((found) =>
      found.map(({ start, end, value }) => ({ start: places[start]!, end: places[end - 1]! + 1, value })),
    );
  }

  #find(text: string, { list, phraseStarts }: ReadWords): readonly (readonly Found<T>[])[] {
    let found: Found<T>[][] | undefined;
    for (const i of phraseStarts) {
      const bySecond = this.#byWords.get(list[i]!.text);
      if (!bySecond || isJoined(list, i)) continue;
      const second = list[i + 1];
      for (const candidates of [second?.isKnown && bySecond.get(second.text), bySecond.get(ANY)]) {
        for (const candidate of candidates || NONE) {
          const end = endOfMatch(candidate, text, list, i);
          if (end < 0) continue;
          found ??= this.#nothing.map(() => []);
          keep(found[candidate.lane]!, { start: list[i]!.start, end, value: candidate.value as T });
        }
      }
    }
    return found ?? this.#nothing;
  }
}

/** The words that phrases begin with, as a glance tells them; now and then it takes others for them. */
class Beginnings {
  /** By a part of the number of the first word: whether a phrase begins with it, and with it and any other. */
  readonly #firsts = new Uint8Array(FIRSTS);
  /** By a part of the numbers of both words: whether a phrase begins with them. */
  readonly #pairs = new Uint8Array(PAIRS);

  constructor(byWords: ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
    for (const [first, bySecond] of byWords) {
      const number = glanceNumber(first);
      for (const second of bySecond.keys()) {
        this.#firsts[number & (FIRSTS - 1)]! |= second === ANY ? WITH_ANY : WITH_ANOTHER;
        if (second !== ANY) this.#pairs[pairOf(number, glanceNumber(second))] = 1;
      }
    }
  }

  /** The first word from `from` on that a phrase may begin with; -1 where there is none. */
  next({ count, numbers, follows }: Glance, from: number): number {
    const firsts = this.#firsts;
    for (let i = from; i < count; i++) {
      const number = numbers[i]!;
      const known = firsts[number & (FIRSTS - 1)]!;
      if (known === 0) continue;
      if ((known & WITH_ANY) !== 0) return i;
      const isFollowed = i + 1 < count && follows[i + 1] === 1;
      if (isFollowed && this.#pairs[pairOf(number, numbers[i + 1]!)] === 1) return i;
    }
    return -1;
  }
}

function wordAt(text: string, { starts, ends }: Glance, i: number): string {
  return text.slice(starts[i], ends[i]).toLowerCase();
}

const WITH_ANY = 1;
const WITH_ANOTHER = 2;
const FIRSTS = 1 << 12;
const PAIRS = 1 << 16;

function pairOf(first: number, second: number): number {
  const both = Math.imul(first, 0x9e3779b1) ^ second;
  return (both ^ (both >>> 16)) & (PAIRS - 1);
}

const NONE: readonly Candidate<never>[] = [];

/** Words of a text as they stand once what shows nothing is taken out of it. */
function asSeen(words: readonly ReadWord[], places: Uint32Array): readonly ReadWord[] {
  let at = 0;
  return words.map((word) => {
    while (at < places.length && places[at]! < word.start) at++;
    return {
      start: at,
      spaced: word.spaced,
      isKnown: word.isKnown,
      get text() {
        return word.text;
      },
    };
  });
}

/** Where what a candidate matches at word `i` ends, or -1. */
function endOfMatch(
  { place, matcher }: Candidate<unknown>,
  text: string,
  words: readonly ReadWord[],
  i: number,
): number {
  return standsAt(place, text, words, i) ? matcher.endIn(text, words[i]!.start) : -1;
}

/** Adds a match, unless one that starts earlier overlaps it, or one that starts with it is as long. */
function keep<T>(lane: Found<T>[], match: Found<T>): void {
  const last = lane.at(-1);
  if (last === undefined || last.end <= match.start) lane.push(match);
  else if (last.start === match.start && last.end < match.end) lane[lane.length - 1] = match;
}

function isJoined(words: readonly ReadWord[], i: number): boolean {
  const before = words[i - 1];
  return before !== undefined && !words[i]!.spaced && before.text === '-';
}

/** The marks that a phrase "behind a comma" may stand behind. */
const BEHIND: ReadonlySet<string> = new Set([',', '(', '[', ':', '-']);

/** What a phrase “behind an and” may stand behind; words that begin nothing are not read, so it is looked for in the text. */
const AND = /(?<![\p{L}\p{N}])(?:and|or|then)\s+$/iu;
const LONGEST_AND = 12;

function standsAt(place: Place, text: string, words: readonly ReadWord[], i: number): boolean {
  if (place === 'anywhere') return true;
  if (place === 'and') {
    const { start } = words[i]!;
    return AND.test(text.slice(Math.max(0, start - LONGEST_AND), start));
  }
  return place === 'start' ? i === 0 : BEHIND.has(words[i - 1]?.text ?? '');
}
