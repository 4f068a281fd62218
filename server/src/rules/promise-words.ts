import type { Quote } from '../deadlines/types.js';
import type { PromiseVerbs } from './promise-verbs.js';

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
/** So much is looked through for a subject (UTF-16 code units). */
const LONGEST_SUBJECT = 160;
/** “Posts: 4”: a label and what belongs to it. */
const LABEL = /^\p{L}[^.:;：。；]{0,60}[:：]\s*(?=\S)/u;

/** How many code units the label takes that stands before what it is about, “Posts: ”; 0 where there is none. */
export function labelLength(words: string): number {
  return LABEL.exec(words)?.[0].length ?? 0;
}

/** Words without what may stand before their verb: “and also”. */
export function fromVerb(words: string): string {
  return words.replace(BEFORE, '');
}

/** Where the “will” of a main clause stands near the start of words: “The company will …”; null where none does. */
export function mainWill(words: string): Quote | null {
  const opening = words.slice(0, LONGEST_SUBJECT);
  const will = WILL.exec(opening);
  if (!will || SUBORDINATE.test(opening.slice(0, will.index))) return null;
  return { start: will.index, end: will.index + will[0].length };
}

/** Whether words begin as an initiative does, with what is to be done. */
export function beginsWithVerb(words: string, { english, chinese }: PromiseVerbs): boolean {
  const opening = fromVerb(words.slice(0, 120));
  const [, verb, next] = /^["“‘'*_(]*([\p{L}-]+)(?:\s+([\p{L}-]+))?/u.exec(opening) ?? [];
  if (!verb) return false;
  if (/\p{Script=Han}/u.test(verb[0]!)) return chinese.some((known) => verb.startsWith(known));
  if (!english.has(verb.toLowerCase()) || (next && NOUN_BEHIND.test(next))) return false;
  // “design and construction” are nouns, “design and build” verbs.
  const joined = /^[\p{L}-]+\s+and\s+([\p{L}-]+)/iu.exec(opening)?.[1];
  return !joined || english.has(joined.toLowerCase());
}

/** Whether words begin with a step by which something else is carried out: “invite tenders”. */
export function beginsWithStep(words: string, { steps }: PromiseVerbs): boolean {
  const [verb = ''] = /^[\p{L}-]+/u.exec(fromVerb(words.slice(0, 120))) ?? [];
  return steps.has(verb.toLowerCase());
}

/** Whether words promise something: what is to be done, or who will do it. */
export function isPromise(words: string, verbs: PromiseVerbs): boolean {
  if (beginsWithVerb(words, verbs)) return true;
  const will = mainWill(words);
  return will !== null && will.start > 0;
}

/** Whether words behind a promise make another one, and do not tell more of it. */
export function isAnotherPromise(words: string, verbs: PromiseVerbs): boolean {
  if (beginsWithVerb(words, verbs)) return true;
  const opening = words.slice(0, LONGEST_SUBJECT);
  return isPromise(words, verbs) && ANOTHER.test(opening) && !SPEAKS_OF_BEFORE.test(opening);
}
