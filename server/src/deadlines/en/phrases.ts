/**
 * Phrases as data: literal words with simple slots. `{a|b}` is one of, `[a|b]` one of or nothing, `~` one to six
 * words within the clause, `>` at the end: not before a noun ("delivered timely" is, "timely help" is not), `^` or `,` at
 * the start: where the text starts, or behind a comma. Users' phrases use the same form and are never regular
 * expressions.
 */

import type { Quote } from '../types.js';
import type { Token } from './tokens.js';

const SPACE = '[\\s\\u00a0]+';
const ANY_WORDS = `[^\\s.;:,()]+(?:${SPACE}[^\\s.;:,()]+){0,5}?`;

/** The same at the end of a phrase: as many as there are, up to a word that goes on with the sentence. */
const LAST_WORDS = `[^\\s.;:,()]+(?:${SPACE}(?!(?:and|or|but|to|in|by|on|for|from|with|which|that|while|when)[^\\p{L}])[^\\s.;:,()]+){0,5}`;

/**
 * What may follow a word that stands for itself: the end of the clause, or a word that goes on with the sentence. All
 * else would be a noun that it belongs to.
 */
const NOT_BEFORE_NOUN = `(?=(?:${SPACE})?(?:[.,;:!?)—–]|$)|${SPACE}(?:(?:and|or)${SPACE}(?:in|at|on|with|to|by|within|without)|but|to|for|with|when|while|where|in|on|at|by|so|as|if|of|from|under|through|after|before|upon|having|taking|given|subject|\\())`;

/** Nothing that makes another word of the last one: "years" is not all of "in several years’ time". */
const WORD_END = `(?![\\p{L}\\p{N}_-]|['’](?:s|${SPACE}time)\\b)`;

/** Where in the text a phrase may start. */
type Place = 'anywhere' | 'start' | 'comma';

/** Finds phrases of lists in a text; `T` says which list. */
export class PhraseMatcher<T> {
  /** What may start with a word, by that word, so that other words cost nothing. */
  readonly #byFirstWord = new Map<string, readonly { place: Place; value: T; matcher: RegExp }[]>();

  constructor(lists: readonly { readonly phrases: readonly string[]; readonly value: T }[]) {
    for (const { phrases, value } of lists) {
      for (const place of ['anywhere', 'start', 'comma'] as const) {
        const here = phrases.filter((phrase) => placeOf(phrase) === place);
        for (const [word, sources] of sourcesByFirstWord(here.map(withoutPlace))) {
          // Alternatives are tried in order: longer ones first, so that "in due course" is not cut short.
          sources.sort((a, b) => b.length - a.length);
          const matcher = new RegExp(`(?:${sources.join('|')})${WORD_END}`, 'iuy');
          this.#byFirstWord.set(word, [...(this.#byFirstWord.get(word) ?? []), { place, value, matcher }]);
        }
      }
    }
  }

  /** All matches that do not overlap, in order of the text; of those that start together the longest. */
  find(text: string, tokens: readonly Token[]): (Quote & { readonly value: T })[] {
    const found: (Quote & { readonly value: T })[] = [];
    let past = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (token.start < past || token.kind !== 'word') continue;
      const candidates = this.#byFirstWord.get(token.text);
      if (!candidates || isJoined(tokens, i)) continue;
      let longest: (Quote & { readonly value: T }) | undefined;
      for (const { place, value, matcher } of candidates) {
        if (!standsAt(place, tokens, i)) continue;
        matcher.lastIndex = token.start;
        if (!matcher.test(text)) continue;
        const end = matcher.lastIndex;
        if (!longest || end > longest.end) longest = { start: token.start, end, value };
      }
      if (!longest) continue;
      found.push(longest);
      past = longest.end;
    }
    return found;
  }
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

function standsAt(place: Place, tokens: readonly Token[], i: number): boolean {
  return place === 'anywhere' || (place === 'start' ? i === 0 : tokens[i - 1]?.text === ',');
}

function sourcesByFirstWord(phrases: readonly string[]): ReadonlyMap<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const phrase of phrases) {
    const source = sourceOf(phrase);
    for (const word of firstWords(phrase)) sources.set(word, [...(sources.get(word) ?? []), source]);
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

function firstWords(phrase: string): string[] {
  const words: string[] = [];
  for (const element of split(phrase, ' ')) {
    const group = /^[{[]/.test(element);
    words.push(
      ...(group ? split(element.slice(1, -1), '|').flatMap(firstWords) : [/^\p{L}*/u.exec(element)![0]]),
    );
    if (!element.startsWith('[')) break;
  }
  return [...new Set(words.map((word) => word.toLowerCase()))];
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
