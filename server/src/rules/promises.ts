import { type Initiative, tagOf, wordsOf } from '../draft/passage.js';
import { isTitleByItself } from '../draft/titles.js';
import verbs from '../../../seeds/promise-verbs.json' with { type: 'json' };

const ENGLISH: ReadonlySet<string> = new Set(verbs.en);
const COMES_TO_AN_END: ReadonlySet<string> = new Set(verbs.comesToAnEnd.en);
const COMES_TO_AN_END_WITH_ALL: ReadonlySet<string> = new Set(verbs.comesToAnEndWithAll.en);
const OPENED_BIT_BY_BIT: ReadonlySet<string> = new Set(verbs.openedBitByBit.en);
const BEGUN: ReadonlySet<string> = new Set(verbs.begun.en);
const UNDERTAKINGS: ReadonlySet<string> = new Set(verbs.undertakings.en);
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
/** What tells more than this does not only report. */
const LONGEST_REPORT = 400;
/** So many words of an object are looked at. */
const LONGEST_OBJECT = 6;

/** What a deed is done with once it is done to so many or to all: “train 500 teachers”. */
const ALL = /^\s*(?:\d|all(?!\p{L})|every(?!\p{L}))/iu;

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
 * Whether what is promised is over one day, so that its start is not all there is to say: works (“Rebuild the pier …”), a
 * trial (“Run a trial …”), also behind a label (“Piers: rebuild …”) or a subject (“The company will rebuild …”). A service
 * or a rule that takes effect goes on.
 */
export function comesToAnEnd(words: string): boolean {
  const opening = words.trimStart().slice(0, LONGEST_SUBJECT);
  const label = LABEL.exec(opening)?.[0].length ?? 0;
  const will = WILL.exec(opening);
  const isMain =
    will !== null &&
    !/;/.test(opening.slice(0, will.index)) &&
    !SUBORDINATE.test(opening.slice(0, will.index));
  return [0, label, isMain ? will.index + will[0].length : 0].some((at) => {
    const promise = opening.slice(at).trimStart().replace(BEFORE, '').replace(/^be\s/i, '');
    const [, verb = '', object = ''] = /^["“‘'*_(]*([\p{L}-]+)([^,.;:(]*)/u.exec(promise) ?? [];
    const [said, ...stems] = stemsOf(verb.toLowerCase());
    if ([said!, ...stems].some((stem) => COMES_TO_AN_END.has(stem))) return true;
    const isOfAll = [said!, ...stems].some((stem) => COMES_TO_AN_END_WITH_ALL.has(stem));
    if (isOfAll && ALL.test(object)) return true;
    const isBegun = [said!, ...stems].some((stem) => BEGUN.has(stem));
    return isBegun && headsOf(object).some((noun) => UNDERTAKINGS.has(noun));
  });
}

/** Whether words begin with what is seldom done on one day, where they say from when it is: “Commission the hospital starting from …”. */
export function isOpenedBitByBit(words: string): boolean {
  const opening = words.trimStart().slice(0, LONGEST_SUBJECT).replace(BEFORE, '');
  return OPENED_BIT_BY_BIT.has(/^[\p{L}-]+/u.exec(opening)?.[0].toLowerCase() ?? '');
}

/** A verb as it is said, and what it may be a participle of: “relocated” of “relocate”, “converted” of “convert”. */
function stemsOf(verb: string): string[] {
  return verb.endsWith('ed') ? [verb, verb.slice(0, -1), verb.slice(0, -2)] : [verb];
}

/** The first words of the object of a verb, in lower case, without what they are of: “a”, “pilot”, “scheme”. */
function headsOf(object: string): string[] {
  const [head = ''] = object.toLowerCase().split(/\s(?:of|for|on|at|in|to|by|with|under)\s/, 1);
  return head.trim().split(/\s+/, LONGEST_OBJECT);
}

/** Whether an item is a title with a number before it, “2. Trading centre”, that its drafter gave no mark of a heading. */
export function isNumberedTitle({ bullet, tag, misplacedTag, readable }: Initiative): boolean {
  if (!/^\d/.test(bullet.written) || tag || misplacedTag) return false;
  return isTitleByItself(readable) && !isPromise(readable);
}

/** Whether words promise something: what is to be done, or who will do it. */
export function isPromise(words: string): boolean {
  if (beginsWithVerb(words)) return true;
  const will = WILL.exec(words.slice(0, LONGEST_SUBJECT));
  return will !== null && will.index > 0 && !SUBORDINATE.test(words.slice(0, will.index));
}

/** “was set up”, “has been opened”: with nothing promised beside it, what has been. */
const DONE =
  /(?<!\p{L})(?:was|were|(?:has|have|had)\s(?:also\s|already\s|now\s|since\s)?been)\s(?:\p{L}+ly\s)?(?:\p{L}+ed|built|held|laid|made|paid|set|begun|sent|given|put|taken)(?!\p{L})/iu;
/** What is only thought of, wished or asked in a clause that has been may still be to come. */
const TO_COME =
  /(?<!\p{L})(?:will|shall|should|must|may(?=\s+\p{L})|is\s+to|are\s+to|to\s+be|being|expected|planned)(?!\p{L})/iu;

/** Whether words tell what has been done, and promise nothing: “The committee was set up in May.” */
export function isReport(words: string): boolean {
  if (words.length > LONGEST_REPORT || TO_COME.test(words) || !DONE.test(words)) return false;
  return words.split(/[.;,:–]\s+|\sand\s/u).every((part) => !isPromise(part));
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
