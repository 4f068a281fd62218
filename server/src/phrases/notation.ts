/**
 * How phrases are written: literal words with simple slots, which CONTRIBUTING explains ("A phrase"). They are made into
 * regular expressions here, and stand for nothing but words.
 */

const SPACE = '[\\s\\u00a0]+';
const ANY_WORDS = `[^\\s.;:,()]+(?:${SPACE}[^\\s.;:,()]+){0,5}?`;

/** The same at the end of a phrase: as many as there are, up to a word that goes on with the sentence. */
const LAST_WORDS = `[^\\s.;:,()]+(?:${SPACE}(?!(?:and|or|but|to|in|by|on|for|from|with|which|that|while|when)[^\\p{L}])[^\\s.;:,()]+){0,5}`;

/** What ends a clause; signs and emoji are none of its words. */
const END_MARK = '[.,;:!?)—–\\u2600-\\u27bf\\u{1f000}-\\u{1faff}]';

/**
 * What may follow a word that stands for itself: the end of the clause, or a word that goes on with the sentence. All
 * else would be a noun that it belongs to.
 */
const NOT_BEFORE_NOUN = `(?=(?:${SPACE})?(?:${END_MARK}|$)|${SPACE}(?:(?:(?:and|or)${SPACE}(?:in|at|on|with|to|by|within|without)|but|to|for|with|when|while|where|in|on|at|by|so|as|if|of|from|under|through|after|before|upon|having|taking|given|subject)(?![\\w-])|\\())`;

/** The end of the clause. */
const AT_END = `(?=(?:${SPACE})?(?:${END_MARK}|$))`;

/**
 * Nothing that makes another word of the last one: "years" is not all of "in several years’ time". Letters beyond ASCII are
 * looked at by the matcher: classes of all letters make expressions slow to build.
 */
export const WORD_END = `(?![\\w-]|['’](?:s|${SPACE}time)\\b)`;

/** Where in the text a phrase may start. */
export type Place = 'anywhere' | 'start' | 'comma' | 'and';

/** Stands for any second word. */
export const ANY = '';

/** What a map holds under a key, made where it is not there. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Where a phrase may start, by the mark before its first word. */
export function placeOf(phrase: string): Place {
  return PLACES.get(phrase.slice(0, 2)) ?? 'anywhere';
}

const PLACES: ReadonlyMap<string, Place> = new Map([
  ['^ ', 'start'],
  [', ', 'comma'],
  ['& ', 'and'],
]);

/** A phrase without the mark that says where it may start. */
export function withoutPlace(phrase: string): string {
  return placeOf(phrase) === 'anywhere' ? phrase : phrase.slice(2);
}

/** The sources of regular expressions of phrases, by the two words that these may begin with. */
export function sourcesByWords(
  phrases: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, string[]>> {
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
