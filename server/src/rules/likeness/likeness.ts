import distance from 'damerau-levenshtein';
import type { Deadline } from '../../deadlines/types.js';
import { type Gist, type GistWord, LEAST_WORDS } from './gist.js';
import { PARTING_WORDS } from './words.js';

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
  if (!saySame(a.words, b.words) && !haveSameCore(a, b)) return null;
  if (areTwoEvents(a.deadlines, b.deadlines)) return null;
  const [first, second] = [daysOf(a), daysOf(b)];
  return first !== '' && second !== '' && first !== second ? 'otherDate' : 'same';
}

/** What is done is the same; what for is said once, or twice and differently. */
function haveSameCore(a: Gist, b: Gist): boolean {
  return (
    a.ends.some(({ words }) => saySame(a.words.slice(0, words), b.words)) ||
    b.ends.some(({ words }) => saySame(a.words, b.words.slice(0, words))) ||
    purposesOf(a).some((one) => purposesOf(b).some((other) => saySame(one, other)))
  );
}

/** What is said before each purpose, where that is enough by itself. */
function purposesOf({ words, ends }: Gist): (readonly GistWord[])[] {
  return ends
    .filter((end) => end.tail === 'purpose' && end.words >= LEAST_BEFORE_PURPOSES)
    .map((end) => words.slice(0, end.words));
}

function saySame(a: readonly GistWord[], b: readonly GistWord[]): boolean {
  const most = Math.max(a.length, b.length);
  if (weightOf(a) < LEAST_WORDS || weightOf(b) < LEAST_WORDS) return false;
  if (most - Math.min(a.length, b.length) > mostDiffering(most)) return false;
  const onlyA = without(a, b);
  const onlyB = without(b, a);
  if (onlyA.length === 0 && onlyB.length === 0) return true;
  if (Math.min(a.length, b.length) < LEAST_FOR_SLIPS) return false;
  if (onlyA.length === 1 && onlyB.length === 1) return isSlip(onlyA[0]!, onlyB[0]!);
  if (Math.min(a.length, b.length) < LEAST_FOR_ADDED || (onlyA.length > 0 && onlyB.length > 0)) return false;
  const added = [...onlyA, ...onlyB];
  return (
    added.length <= mostDiffering(most) &&
    added.every(({ word, isFirm }) => !isFirm && !PARTING_WORDS.has(word))
  );
}

/** How much the words come to: a character of Chinese is half a word. */
function weightOf(words: readonly GistWord[]): number {
  return words.reduce((sum, { word }) => sum + (/^\p{Script=Han}/u.test(word) ? 0.5 : 1), 0);
}

/** The words of `a` that `b` has not, as often as it has not. */
function without(a: readonly GistWord[], b: readonly GistWord[]): GistWord[] {
  const left = new Map<string, number>();
  for (const { word } of b) left.set(word, (left.get(word) ?? 0) + 1);
  return a.filter(({ word }) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/** Whether one of two words is most likely the other with a slip of the pen. */
function isSlip(a: GistWord, b: GistWord): boolean {
  const lengths = [a.word.length, b.word.length];
  if (a.isFirm || b.isFirm || Math.min(...lengths) < SHORTEST_SLIP || Math.max(...lengths) > LONGEST_SLIP)
    return false;
  return a.word[0] === b.word[0] && distance(a.word, b.word).steps === 1;
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
