import distance from 'damerau-levenshtein';
import type { Deadline } from '../../deadlines/types.js';
import { type Gist, type GistEnd, LEAST_WORDS } from './gist.js';
import type { WordUse } from './vocabulary.js';

/** How two initiatives that promise the same differ in when: not at all, or by dates of which one can hold. */
export type Likeness = 'same' | 'otherDate';

/** In fewer words each of them counts, but for a slip of the pen. */
const LEAST_FOR_ADDED = 10;
const LEAST_FOR_SLIPS = 7;
/** So many of the words may be one initiative’s alone. */
const MOST_ADDED = 0.15;
/** So many words must be shared before two purposes may differ. */
const LEAST_BEFORE_PURPOSES = 7;
/** Shorter words become others by one letter. */
const SHORTEST_SLIP = 6;
/** Longer ones are no words, and the time grows with their square. */
const LONGEST_SLIP = 40;

/** In how many words a gist may differ from one that it is like. */
export function mostDiffering(words: number): number {
  return words < LEAST_FOR_SLIPS ? 0 : Math.max(1, Math.floor(words * MOST_ADDED));
}

/**
 * Whether two initiatives promise the same; null where they do not. By the overlap of their words (as the Jaccard index
 * measures it), but what differs must be nothing that makes another promise: no name, no number, no word for another.
 */
export function likenessOf(a: Gist, b: Gist): Likeness | null {
  if (a.ways !== b.ways && a.ways !== '' && b.ways !== '') return null;
  if (!saySame(a, a.words.length, b, b.words.length) && !haveSameCore(a, b)) return null;
  if (areTwoEvents(a.deadlines, b.deadlines)) return null;
  const [first, second] = [daysOf(a), daysOf(b)];
  return first !== '' && second !== '' && first !== second ? 'otherDate' : 'same';
}

/** What is done is the same; what for is said once, or twice and differently. */
function haveSameCore(a: Gist, b: Gist): boolean {
  return (
    a.ends.some(({ words }) => saySame(a, words, b, b.words.length)) ||
    b.ends.some(({ words }) => saySame(a, a.words.length, b, words)) ||
    a.ends.some(
      (one) =>
        isPurpose(one) && b.ends.some((other) => isPurpose(other) && saySame(a, one.words, b, other.words)),
    )
  );
}

/** Whether a purpose begins there, and what is said before it is enough by itself. */
function isPurpose({ tail, words }: GistEnd): boolean {
  return tail === 'purpose' && words >= LEAST_BEFORE_PURPOSES;
}

/** Whether the first words of two gists, so many of each, promise the same. */
function saySame({ words: a }: Gist, ofA: number, { words: b }: Gist, ofB: number): boolean {
  const most = Math.max(ofA, ofB);
  const least = Math.min(ofA, ofB);
  // First what costs least: this is asked of very many.
  const mostAdded = mostDiffering(most);
  if (most - least > mostAdded || !isEnough(a, ofA) || !isEnough(b, ofB)) return false;
  const onlyA = without(a, ofA, b, ofB, mostAdded);
  if (onlyA === null) return false;
  const onlyB = without(b, ofB, a, ofA, mostAdded);
  if (onlyB === null) return false;
  if (onlyA.length === 0 && onlyB.length === 0) return true;
  if (least < LEAST_FOR_SLIPS) return false;
  if (onlyA.length === 1 && onlyB.length === 1) return isSlip(onlyA[0]!, onlyB[0]!);
  if (least < LEAST_FOR_ADDED || (onlyA.length > 0 && onlyB.length > 0)) return false;
  return [...onlyA, ...onlyB].every(({ word, isFirm }) => !isFirm && !word.parts);
}

/** Whether the first words are a promise that could be told from others: a character of Chinese is half a word. */
function isEnough(words: readonly WordUse[], count: number): boolean {
  let weight = 0;
  for (let i = 0; i < count && weight < LEAST_WORDS; i++) weight += words[i]!.word.isChinese ? 0.5 : 1;
  return weight >= LEAST_WORDS;
}

const NOTHING: readonly WordUse[] = [];

/** The words of `a` that `b` has not, as often as it has not; null where they are more than `most`. */
function without(
  a: readonly WordUse[],
  ofA: number,
  b: readonly WordUse[],
  ofB: number,
  most: number,
): readonly WordUse[] | null {
  for (let i = 0; i < ofB; i++) b[i]!.word.counted++;
  let left: WordUse[] | null = null;
  for (let i = 0; i < ofA; i++) {
    const { word } = a[i]!;
    if (word.counted > 0) word.counted--;
    else if ((left ??= []).push(a[i]!) > most) break;
  }
  for (let i = 0; i < ofB; i++) b[i]!.word.counted = 0;
  return left === null ? NOTHING : left.length > most ? null : left;
}

/** Whether one of two words is most likely the other with a slip of the pen. */
function isSlip(one: WordUse, other: WordUse): boolean {
  const [a, b] = [one.word.form, other.word.form];
  const lengths = [a.length, b.length];
  if (
    one.isFirm ||
    other.isFirm ||
    Math.min(...lengths) < SHORTEST_SLIP ||
    Math.max(...lengths) > LONGEST_SLIP
  )
    return false;
  return a[0] === b[0] && distance(a, b).steps === 1;
}

/** What is done within a time, and again within another, is done twice; what is due by two days is promised twice. */
function areTwoEvents(a: readonly Deadline[], b: readonly Deadline[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return a.every((one) =>
    b.every((other) => !(one.kind === 'by' && other.kind === 'by') && areApart(one, other)),
  );
}

function areApart({ interval: a }: Deadline, { interval: b }: Deadline): boolean {
  if (!a || !b) return false;
  const isBefore = (end: string | null, start: string | null): boolean =>
    end !== null && start !== null && end < start;
  return isBefore(a[1], b[0]) || isBefore(b[1], a[0]);
}

function daysOf({ deadlines }: Gist): string {
  return deadlines
    .map(({ kind, interval }) => JSON.stringify([kind, interval]))
    .sort()
    .join();
}
