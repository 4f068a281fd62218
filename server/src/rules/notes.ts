import { type Initiative, tagOf, wordsOf } from '../draft/passage.js';
import { isTitleByItself } from '../draft/titles.js';
import type { PromiseVerbs } from './promise-verbs.js';
import { isPromise, labelLength } from './promise-words.js';

/** “Open by design”: what begins like a verb says how something is, where nothing is done to anything. */
const MANNER = /^[\p{L}-]+\s(?:by|to|from|in|at|with)\s(?:the\s)?[\p{L}-]+$/u;

/**
 * Whether an item is no more than a note: in a list in which nobody names a bureau, it is no sentence, promises nothing, and
 * does not say by when, such as “Posts: 4” or “Once only”. What is nested goes with what is above it.
 */
export function isNote(item: Initiative, verbs: PromiseVerbs): boolean {
  const { isAmongUntagged, inheritedStatus, misplacedTag, times } = item;
  if (!isAmongUntagged || inheritedStatus !== null || tagOf(item) || misplacedTag) return false;
  if (times.vague.length > 0 || times.deadlines.some(({ kind }) => kind === 'by')) return false;
  const words = wordsOf(item).trim();
  if (/[.;。；]$/.test(words) || (isPromise(words, verbs) && !MANNER.test(words))) return false;
  const label = labelLength(words);
  return label === 0 || !isPromise(words.slice(label), verbs);
}

/** Whether an item is a title with a number before it, “2. Trading centre”, that its drafter gave no mark of a heading. */
export function isNumberedTitle(item: Initiative, verbs: PromiseVerbs): boolean {
  const { bullet, tag, misplacedTag, readable } = item;
  if (!/^\d/.test(bullet.written) || tag || misplacedTag) return false;
  return isTitleByItself(readable) && !isPromise(readable, verbs);
}
