/**
 * Phrases as data: literal words with simple slots, which CONTRIBUTING explains ("A phrase"). They are made into regular
 * expressions here, and stand for nothing but words.
 */

import type { Found, PhraseList } from '../language.js';
import { Begins, type Lexicon } from './lexicon.js';
import type { Token, Tokens } from './tokens.js';

const SPACE = '[\\s\\u00a0]+';
const ANY_WORDS = `[^\\s.;:,()]+(?:${SPACE}[^\\s.;:,()]+){0,5}?`;

/** The same at the end of a phrase: as many as there are, up to a word that goes on with the sentence. */
const LAST_WORDS = `[^\\s.;:,()]+(?:${SPACE}(?!(?:and|or|but|to|in|by|on|for|from|with|which|that|while|when)[^\\p{L}])[^\\s.;:,()]+){0,5}`;

/**
 * What may follow a word that stands for itself: the end of the clause, or a word that goes on with the sentence. All
 * else would be a noun that it belongs to.
 */
const NOT_BEFORE_NOUN = `(?=(?:${SPACE})?(?:[.,;:!?)—–]|$)|${SPACE}(?:(?:and|or)${SPACE}(?:in|at|on|with|to|by|within|without)|but|to|for|with|when|while|where|in|on|at|by|so|as|if|of|from|under|through|after|before|upon|having|taking|given|subject|\\())`;

/** The end of the clause. */
const AT_END = `(?=(?:${SPACE})?(?:[.,;:!?)—–]|$))`;

/** Nothing that makes another word of the last one: "years" is not all of "in several years’ time". */
const WORD_END = `(?![\\p{L}\\p{N}_-]|['’](?:s|${SPACE}time)\\b)`;

/** Where in the text a phrase may start. */
type Place = 'anywhere' | 'start' | 'comma';

interface Candidate<T> {
  readonly lane: number;
  readonly place: Place;
  readonly value: T;
  readonly matcher: RegExp;
}

/** What may start with a word, by the word behind it. */
type BySecondWord<T> = Map<string, Candidate<T>[]>;

/** Stands for any second word. */
const ANY = '';

/** Finds phrases of lists in a text; `T` says which list. Lists stand in lanes, which know nothing of each other. */
export class PhraseMatcher<T> {
  /** What may start with two words, by the first and the second of them, so that other words cost nothing. */
  readonly #byWords = new Map<string, BySecondWord<T>>();
  readonly #nothing: readonly (readonly Found<T>[])[];

  constructor(lanes: readonly (readonly PhraseList<T>[])[], lexicon: Lexicon) {
    this.#nothing = lanes.map(() => []);
    for (const [lane, lists] of lanes.entries()) {
      for (const { phrases, value } of lists) this.#addList(lane, phrases, value);
    }
    lexicon.add(this.#byWords.keys(), Begins.phrase);
    for (const bySecond of this.#byWords.values()) lexicon.add(bySecond.keys(), Begins.nothing);
  }

  #addList(lane: number, phrases: readonly string[], value: T): void {
    for (const place of ['anywhere', 'start', 'comma'] as const) {
      const here = phrases.filter((phrase) => placeOf(phrase) === place).map(withoutPlace);
      for (const [first, bySecond] of sourcesByWords(here)) {
        for (const [second, sources] of bySecond) {
          // Alternatives are tried in order: longer ones first, so that "in due course" is not cut short.
          sources.sort((a, b) => b.length - a.length);
          const matcher = new RegExp(`(?:${sources.join('|')})${WORD_END}`, 'iuy');
          const bySecondWord = entryOf(this.#byWords, first, () => new Map<string, Candidate<T>[]>());
          entryOf(bySecondWord, second, () => []).push({ lane, place, value, matcher });
        }
      }
    }
  }

  /** Of each lane all matches that do not overlap, in order of the text; of those that start together the longest. */
  find(text: string, { list, phraseStarts }: Tokens): readonly (readonly Found<T>[])[] {
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

const NONE: readonly Candidate<never>[] = [];

/** Where what a candidate matches at token `i` ends, or -1. */
function endOfMatch(
  { place, matcher }: Candidate<unknown>,
  text: string,
  tokens: readonly Token[],
  i: number,
): number {
  if (!standsAt(place, tokens, i)) return -1;
  matcher.lastIndex = tokens[i]!.start;
  return matcher.test(text) ? matcher.lastIndex : -1;
}

/** Adds a match, unless one that starts earlier overlaps it, or one that starts with it is as long. */
function keep<T>(lane: Found<T>[], match: Found<T>): void {
  const last = lane.at(-1);
  if (last === undefined || last.end <= match.start) lane.push(match);
  else if (last.start === match.start && last.end < match.end) lane[lane.length - 1] = match;
}

/** What a map holds under a key, made where it is not there. */
function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function isJoined(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return before !== undefined && !tokens[i]!.spaced && before.text === '-';
}

function placeOf(phrase: string): Place {
  return phrase.startsWith('^ ') ? 'start' : phrase.startsWith(', ') ? 'comma' : 'anywhere';
}

function withoutPlace(phrase: string): string {
  return placeOf(phrase) === 'anywhere' ? phrase : phrase.slice(2);
}

/** The marks that a phrase "behind a comma" may stand behind. */
const BEHIND: ReadonlySet<string> = new Set([',', '(', '[', ':', '-']);

function standsAt(place: Place, tokens: readonly Token[], i: number): boolean {
  if (place === 'anywhere') return true;
  return place === 'start' ? i === 0 : BEHIND.has(tokens[i - 1]?.text ?? '');
}

/** The sources of phrases by the two words that they may begin with. */
function sourcesByWords(phrases: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string[]>> {
  const sources = new Map<string, Map<string, string[]>>();
  for (const phrase of phrases) {
    const source = sourceOf(phrase);
    for (const [first, seconds] of openings(phrase)) {
      const bySecond = entryOf(sources, first, () => new Map<string, string[]>());
      for (const second of seconds.has(ANY) ? [ANY] : seconds)
        entryOf(bySecond, second, () => []).push(source);
    }
  }
  return sources;
}

function sourceOf(phrase: string): string {
  let source = '';
  let joined = false;
  const elements = split(phrase, ' ');
  for (const [i, element] of elements.entries()) {
    if (element === '~' && i > 0 && i === elements.length - 1) return source + SPACE + LAST_WORDS;
    if (element === '>') return source + NOT_BEFORE_NOUN;
    if (element === '$') return source + AT_END;
    if (element.startsWith('[')) {
      const options = alternatives(element);
      source += joined ? `(?:${SPACE}${options})?` : `(?:${options}${SPACE})?`;
    } else {
      source += (joined ? SPACE : '') + wordSource(element);
      joined = true;
    }
  }
  return source;
}

function wordSource(element: string): string {
  return element.startsWith('{')
    ? alternatives(element)
    : element === '~'
      ? ANY_WORDS
      : element.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace("'", "['’]");
}

function alternatives(group: string): string {
  const options = split(group.slice(1, -1), '|').sort((a, b) => b.length - a.length);
  return `(?:${options.map(sourceOf).join('|')})`;
}

/** The words that a phrase may begin with, each with those that may come next. */
function openings(phrase: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [first, second] of beginnings(split(phrase, ' '), 2)) {
    if (first !== undefined) entryOf(found, first, () => new Set()).add(second ?? ANY);
  }
  return found;
}

/** The first `most` words of all that elements of a phrase stand for; fewer where anything may follow. */
function beginnings([element, ...rest]: readonly string[], most: number): string[][] {
  if (most === 0 || element === undefined || element === '~' || element === '>' || element === '$')
    return [[]];
  if (/^[{[]/.test(element)) {
    const options = split(element.slice(1, -1), '|').map((option) => [...split(option, ' '), ...rest]);
    if (element.startsWith('[')) options.push(rest);
    return options.flatMap((option) => beginnings(option, most));
  }
  const word = /^\p{L}*/u.exec(element)![0].toLowerCase();
  // What is not all letters may be several tokens.
  if (word.length < element.length) return [word === '' ? [] : [word]];
  return beginnings(rest, most - 1).map((words) => [word, ...words]);
}

/**
 * Why a phrase cannot be looked for: nothing is in it; a slot is not closed, has an empty place or no blanks around it; a
 * mark stands where it means nothing; no word tells where it begins; it is too much for one.
 */
export type PhraseSlip = 'empty' | 'slot' | 'mark' | 'beginning' | 'tooMuch';

/** What one phrase may hold: a text is read in linear time, so there are only so many ways to match it. */
const MOST_OF_PHRASE = { characters: 600, slots: 8, left: 5, anyWords: 2 };

/** What is wrong with a phrase that somebody has written; null where it can be looked for. */
export function phraseSlip(phrase: string): PhraseSlip | null {
  const written = phrase.trim().replace(/\s+/g, ' ');
  if (written === '') return 'empty';
  const count = (mark: RegExp): number => written.match(mark)?.length ?? 0;
  if (
    written.length > MOST_OF_PHRASE.characters ||
    count(/[{[]/g) > MOST_OF_PHRASE.slots ||
    count(/\[/g) > MOST_OF_PHRASE.left ||
    count(/~/g) > MOST_OF_PHRASE.anyWords
  )
    return 'tooMuch';
  if (!areClosed(written)) return 'slot';
  const elements = split(withoutPlace(written), ' ');
  if (elements.length > 1 && /^[>$]$/.test(elements.at(-1)!)) elements.pop();
  const slip = slipIn(elements);
  if (slip) return slip;
  return beginnings(elements, 1).every(([first]) => first !== undefined) ? null : 'beginning';
}

function slipIn(elements: readonly string[]): PhraseSlip | null {
  for (const element of elements) {
    if (element === '~') continue;
    if (/^(?:\{.*\}|\[.*\])$/.test(element) && isOneSlot(element)) {
      for (const option of split(element.slice(1, -1), '|')) {
        const slip = slipIn(split(option, ' '));
        if (slip) return slip;
      }
    } else if (element === '' || /[{}[\]|]/.test(element)) return 'slot';
    else if (/[~^$>]/.test(element) || element === ',') return 'mark';
  }
  return null;
}

/** Whether all slots are closed, each by its own bracket. */
function areClosed(phrase: string): boolean {
  const open: string[] = [];
  for (const char of phrase) {
    if (char === '{') open.push('}');
    else if (char === '[') open.push(']');
    else if ((char === '}' || char === ']') && open.pop() !== char) return false;
  }
  return open.length === 0;
}

/** Whether the slot that an element begins with ends with it: "{a}{b}" are two. */
function isOneSlot(element: string): boolean {
  let depth = 0;
  for (const [i, char] of [...element].entries()) {
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth === 0) return i === [...element].length - 1;
  }
  return false;
}

/** Splits at `separator` outside of slots. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
