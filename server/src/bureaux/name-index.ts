import distance from 'damerau-levenshtein';

/** A name as it stands in an index: what it is a name of, and whether one ought to write it so. */
export interface IndexedName<T> {
  readonly name: string;
  readonly value: T;
  /** A wrong form that is known: it is not looked for with slips of its own. */
  readonly isWrongForm: boolean;
}

/** A name found in a text, from where the search began to before `end`. */
export interface FoundName<T> {
  readonly end: number;
  readonly entries: readonly IndexedName<T>[];
  /** How many letters differ from the name. */
  readonly slips: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** The words of `next` by their first letter: a slip hardly ever changes that. */
  readonly byLetter: Map<string, string[]>;
  readonly entries: IndexedName<T>[];
}

const WORD = /[A-Za-z0-9\u00c0-\u024f]+(?:['’‐‑-][A-Za-z0-9\u00c0-\u024f]+)*|&/y;
/** What may stand between two words of a name: spaces of any kind, a line break, a comma. */
const GAP = /,?\s{1,12}/y;
/** Words of a name that need no capital. */
const SMALL = new Set(['of', 'the', 'and', 'for', 'on']);
/** All letters that may be wrong in one name. */
const MOST_SLIPS = 2;

/**
 * Names in Latin letters, to be found in running text word by word. The time depends on the length of the names, not on
 * their number; one word or two with slips are forgiven, but only where the rest is exact.
 */
export class NameIndex<T> {
  readonly #root: Node<T> = newNode();
  /** Second words: only before one of these is it worth asking whether the first is misspelt. */
  readonly #second = new Set<string>();

  /** Adds a name of two words or more; a single word is too likely to be a mere word. */
  add(entry: IndexedName<T>): void {
    const keys = wordsOf(entry.name).map(({ key }) => key);
    if (keys.length < 2) return;
    this.#second.add(keys[1]!);
    let node = this.#root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        node.next.set(key, (next = newNode()));
        const letter = node.byLetter.get(key[0]!);
        if (letter) letter.push(key);
        else node.byLetter.set(key[0]!, [key]);
      }
      node = next;
    }
    node.entries.push(entry);
  }

  /** The longest name that starts at `at`, where a word starts; of equal ones the one with the fewest slips. */
  longestAt(text: string, at: number): FoundName<T> | null {
    return this.#from(this.#root, text, { start: at, at, slips: 0, afterThe: false });
  }

  #from(node: Node<T>, text: string, so: SoFar): FoundName<T> | null {
    const { start, at, slips } = so;
    const word = readWord(text, at);
    if (!word) return null;
    if (word.key === 'the' && at > start && !so.afterThe) {
      return this.#from(node, text, { ...so, at: gapEnd(text, word.end), afterThe: true });
    }
    if (!SMALL.has(word.key) && !word.isCapital) return null;
    let best: FoundName<T> | null = null;
    for (const { key, end, cost } of this.#steps(node, text, word, slips)) {
      const next = node.next.get(key)!;
      const after = gapEnd(text, end);
      const reached = slips + cost;
      let found =
        after > end ? this.#from(next, text, { start, at: after, slips: reached, afterThe: false }) : null;
      if (!found) {
        const written = text.slice(start, end);
        const entries = next.entries.filter(
          (entry) => !(entry.isWrongForm && reached > 0) && fits(written, entry.name),
        );
        if (entries.length > 0) found = { end, entries, slips: reached };
      }
      if (found) best = best ? preferred(best, found) : found;
    }
    return best;
  }

  /** The words of the index that the word at hand can be: itself, without its “’s”, or those that it is a slip of. */
  *#steps(
    node: Node<T>,
    text: string,
    word: Word,
    slips: number,
  ): Generator<{ key: string; end: number; cost: number }> {
    const owner = word.key.endsWith("'s") ? word.key.slice(0, -2) : null;
    const exact = [word.key, owner].find((key) => key !== null && node.next.has(key));
    if (exact !== undefined && exact !== null) {
      yield { key: exact, end: word.end - (exact === word.key ? 0 : 2), cost: 0 };
      return;
    }
    const written = owner ?? word.key;
    if (!word.isCapital || (node === this.#root && !this.#mayBeginMisspelt(text, word.end))) return;
    for (const key of node.byLetter.get(written[0]!) ?? []) {
      const most = Math.min(forgiven(written, key), MOST_SLIPS - slips);
      if (Math.abs(key.length - written.length) > most) continue;
      const cost = distance(written, key).steps;
      if (cost <= most) yield { key, end: word.end - (owner === null ? 0 : 2), cost };
    }
  }

  #mayBeginMisspelt(text: string, end: number): boolean {
    const next = readWord(text, gapEnd(text, end));
    return next !== null && this.#second.has(next.key);
  }
}

/** A name with what does not matter folded: case, spaces, marks of the same look; commas and “&” stay as they are. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[‐‑-]/g, '').replace(/’/g, "'").replace(/\s+/g, ' ');
}

/** How far a search has come. */
interface SoFar {
  readonly start: number;
  readonly at: number;
  readonly slips: number;
  /** “The” was passed over right before. */
  readonly afterThe: boolean;
}

interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
}

function readWord(text: string, at: number): Word | null {
  WORD.lastIndex = at;
  const written = WORD.exec(text)?.[0];
  if (written === undefined || written.length > 40) return null;
  const key = written === '&' ? 'and' : /[’‐‑-]/.test(written) ? foldName(written) : written.toLowerCase();
  return { key, start: at, end: at + written.length, isCapital: /^\p{Lu}/u.test(written) };
}

function gapEnd(text: string, at: number): number {
  GAP.lastIndex = at;
  return GAP.test(text) ? GAP.lastIndex : at;
}

/** The words of a name without “the”, each with whether a comma follows it. */
function wordsOf(name: string): { key: string; comma: boolean }[] {
  const words: { key: string; comma: boolean }[] = [];
  for (const [, word, comma] of foldName(name).matchAll(/([^\s,]+)(,?)/g)) {
    const key = word === '&' ? 'and' : word!;
    if (key !== 'the') words.push({ key, comma: comma !== '' });
  }
  return words;
}

/** Whether nothing stands between the words that would cut the name in two, or belong to something else. */
function fits(written: string, name: string): boolean {
  const articles = (words: string): number => words.match(/\bthe\b/gi)?.length ?? 0;
  if (articles(written) > articles(name)) return false;
  const ofName = wordsOf(name);
  return wordsOf(written).every(({ comma }, i) => !comma || ofName[i]?.comma === true);
}

/** How many letters of a word may be wrong: none in short words, which are often other words. */
function forgiven(written: string, key: string): number {
  const length = Math.min(written.length, key.length);
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/** The longer of two names, then the one with fewer slips. Slips that leave open which name is meant name nobody. */
function preferred<T>(a: FoundName<T>, b: FoundName<T>): FoundName<T> {
  if (a.end !== b.end) return a.end > b.end ? a : b;
  if (a.slips !== b.slips) return a.slips < b.slips ? a : b;
  return { end: a.end, slips: a.slips, entries: [] };
}

function newNode<T>(): Node<T> {
  return { next: new Map(), byLetter: new Map(), entries: [] };
}
