import { type Initiative, tagOf, wordsOf } from '../draft/passage.js';
import verbs from '../../../seeds/promise-verbs.json' with { type: 'json' };

const ENGLISH: ReadonlySet<string> = new Set(verbs.en);
const AT_ONCE: ReadonlySet<string> = new Set(verbs.atOnce.en);
const CHINESE = verbs['zh-Hant'];
/** What may stand before the verb. */
const BEFORE = /^(?:(?:and|also|further|actively|fully|jointly|gradually|then|to)[\s,]+){0,3}/i;
/** Behind a verb these make a noun of it: “review of the fees”. */
const NOUN_BEHIND = /^(?:of|for)$/i;
/** “we will support”, but no “will have to be”. */
const WILL = /(?<!\p{L})(?:will|shall)(?!\p{L})(?!\s+(?:only\s+)?(?:have|need)\s+to)/iu;
/** A clause that says what else will be; without these it may tell more of the promise before it: “the service will open”. */
const ANOTHER = /^and\s|(?<!\p{L})(?:will|shall)\s+also(?!\p{L})|^we\s/iu;
const SPEAKS_OF_BEFORE = /^(?:and\s+)?(?:the|it|its|they|their|this|that|these|those|such|both|he|she)\s/i;
const SUBORDINATE =
  /(?<!\p{L})(?:which|who|that|whose|where|when|if|so|as|since|because|while|once|until|after|before)(?!\p{L})/iu;
const LONGEST_SUBJECT = 160;

/** Whether words begin as an initiative does, with what is to be done. */
export function beginsWithVerb(words: string): boolean {
  const opening = words.slice(0, 120).replace(BEFORE, '');
  const [, verb, next] = /^["“‘'*_(]*([\p{L}-]+)(?:\s+([\p{L}-]+))?/u.exec(opening) ?? [];
  if (!verb) return false;
  if (/\p{Script=Han}/u.test(verb[0]!)) return CHINESE.some((known) => verb.startsWith(known));
  if (!ENGLISH.has(verb.toLowerCase()) || (next && NOUN_BEHIND.test(next))) return false;
  // “design and construction” are nouns, “design and build” verbs.
  const joined = /^[\p{L}-]+\s+and\s+([\p{L}-]+)/iu.exec(opening)?.[1];
  return !joined || ENGLISH.has(joined.toLowerCase());
}

/**
 * Whether a promise is kept on the day that it starts, by its verb: “Abolish the toll from 1 May 2026”, also behind a label
 * (“Tolls: abolish …”) or a subject (“The company will abolish …”).
 */
export function isDoneAtOnce(words: string): boolean {
  const opening = words.trimStart().slice(0, LONGEST_SUBJECT);
  const label = LABEL.exec(opening)?.[0].length ?? 0;
  const will = WILL.exec(opening);
  const isMain = will !== null && !SUBORDINATE.test(opening.slice(0, will.index));
  return [0, label, isMain ? will.index + will[0].length : 0].some((at) => {
    const [, verb] =
      /^\s*["“‘'*_(]*([\p{L}-]+)/u.exec(opening.slice(at).trimStart().replace(BEFORE, '')) ?? [];
    return verb !== undefined && AT_ONCE.has(verb.toLowerCase());
  });
}

const TITLE = /^\p{Lu}[^.!?;:,。；：，]*[\p{L}\p{N})）]\s*$/u;
const LONGEST_TITLE = 60;

/** Whether an item is a title with a number before it, “2. Trading centre”, that its drafter gave no mark of a heading. */
export function isNumberedTitle({ bullet, tag, misplacedTag, readable }: Initiative): boolean {
  if (!/^\d/.test(bullet.written) || tag || misplacedTag || readable.length > LONGEST_TITLE) return false;
  return TITLE.test(readable) && readable.trim().split(/\s+/).length <= 6 && !isPromise(readable);
}

/** Whether words promise something: what is to be done, or who will do it. */
export function isPromise(words: string): boolean {
  if (beginsWithVerb(words)) return true;
  const will = WILL.exec(words.slice(0, LONGEST_SUBJECT));
  return will !== null && will.index > 0 && !SUBORDINATE.test(words.slice(0, will.index));
}

/** Whether words behind a promise make another one, and do not tell more of it. */
export function isAnotherPromise(words: string): boolean {
  if (beginsWithVerb(words)) return true;
  const opening = words.slice(0, LONGEST_SUBJECT);
  return isPromise(words) && ANOTHER.test(opening) && !SPEAKS_OF_BEFORE.test(opening);
}

/** “Posts: 4”: a label and what belongs to it. */
const LABEL = /^\p{L}[^.:;：。；]{0,60}[:：]\s*(?=\S)/u;

/** “Open by design”: what begins like a verb says how something is, where nothing is done to anything. */
const MANNER = /^[\p{L}-]+\s(?:by|to|from|in|at|with)\s(?:the\s)?[\p{L}-]+$/u;

/**
 * Whether an item is no more than a note: in a list in which nobody names a bureau, it is no sentence, promises nothing, and
 * does not say by when, such as “Posts: 4” or “Once only”. What is nested goes with what is above it.
 */
export function isNote(item: Initiative): boolean {
  const { isAmongUntagged, inheritedStatus, misplacedTag, times } = item;
  if (!isAmongUntagged || inheritedStatus !== null || tagOf(item) || misplacedTag) return false;
  if (times.vague.length > 0 || times.deadlines.some(({ kind }) => kind === 'by')) return false;
  const words = wordsOf(item).trim();
  if (/[.;。；]$/.test(words) || (isPromise(words) && !MANNER.test(words))) return false;
  const label = LABEL.exec(words)?.[0];
  return !label || !isPromise(words.slice(label.length));
}
