/**
 * Phrases as data: literal words with simple slots. `{a|b}` is one of, `[a|b]` one of or nothing, `~` one to six
 * words within the clause, `>` at the end: not before a noun ("delivered timely" is, "timely help" is not). Users' phrases use the same form and are never regular expressions.
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

/** Finds phrases of a list in a text. */
export class PhraseMatcher {
  /** Sticky matchers by the first word of what they match, so that other words cost nothing. */
  readonly #byFirstWord = new Map<string, RegExp>();

  constructor(phrases: readonly string[]) {
    const sources = new Map<string, string[]>();
    for (const phrase of phrases) {
      const source = sourceOf(phrase);
      for (const word of firstWords(phrase)) sources.set(word, [...(sources.get(word) ?? []), source]);
    }
    for (const [word, list] of sources) {
      // Alternatives are tried in order: longer ones first, so that "in due course" is not cut short.
      list.sort((a, b) => b.length - a.length);
      this.#byFirstWord.set(word, new RegExp(`(?:${list.join('|')})(?![\\p{L}\\p{N}_-])`, 'iuy'));
    }
  }

  /** All matches that do not overlap, in order of the text; of those that start together the longest. */
  find(text: string, tokens: readonly Token[]): Quote[] {
    const found: Quote[] = [];
    let past = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      if (token.start < past || token.kind !== 'word' || isJoined(tokens, i)) continue;
      const matcher = this.#byFirstWord.get(token.text);
      if (!matcher) continue;
      const end = matchAt(matcher, text, token.start);
      if (end === null) continue;
      found.push({ start: token.start, end });
      past = end;
    }
    return found;
  }

  /** Whether the text starts with a phrase of the list. */
  startsWith(text: string, tokens: readonly Token[]): boolean {
    const first = tokens[0];
    const matcher = first && this.#byFirstWord.get(first.text);
    return matcher !== undefined && matchAt(matcher, text, first!.start) !== null;
  }
}

function isJoined(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return before !== undefined && !tokens[i]!.spaced && before.text === '-';
}

function matchAt(matcher: RegExp, text: string, at: number): number | null {
  matcher.lastIndex = at;
  return matcher.test(text) ? matcher.lastIndex : null;
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
      : element.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
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
