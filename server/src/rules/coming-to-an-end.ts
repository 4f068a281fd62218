import type { PromiseVerbs } from './promise-verbs.js';
import { fromVerb, labelLength, mainWill } from './promise-words.js';

/** So much of what is promised is looked at (UTF-16 code units). */
const LONGEST_OPENING = 160;
/** So many words of an object are looked at. */
const LONGEST_OBJECT = 6;
/** What comes again and again: “implement the annual review”. */
const REPEATED = /^(?:annual|yearly|half-yearly|biennial|quarterly|monthly|weekly|regular)$/;
/** What a deed is done with once it is done to so many or to all: “train 500 teachers”. */
const ALL = /^\s*(?:\d|all(?!\p{L})|every(?!\p{L}))/iu;

/**
 * Whether what is promised is over one day, so that its start is not all there is to say: works (“Rebuild the pier …”), a
 * trial (“Run a trial …”), also behind a label (“Piers: rebuild …”) or a subject (“The company will rebuild …”). A service
 * or a rule that takes effect goes on.
 */
export function comesToAnEnd(words: string, verbs: PromiseVerbs): boolean {
  const opening = words.trimStart().slice(0, LONGEST_OPENING);
  const will = mainWill(opening);
  const isMain = will !== null && !/;/.test(opening.slice(0, will.start));
  return [0, labelLength(opening), isMain ? will.end : 0].some((at) => {
    const promise = fromVerb(opening.slice(at).trimStart()).replace(/^be\s/i, '');
    const [, verb = '', object = ''] = /^["“‘'*_(]*([\p{L}-]+)([^,.;:(]*)/u.exec(promise) ?? [];
    const stems = stemsOf(verb.toLowerCase());
    const isAmong = (known: ReadonlySet<string>): boolean => stems.some((stem) => known.has(stem));
    if (isAmong(verbs.comesToAnEnd) || (isAmong(verbs.comesToAnEndWithAll) && ALL.test(object))) return true;
    if (!isAmong(verbs.begun)) return false;
    const heads = headsOf(object);
    return heads.some((noun) => verbs.undertakings.has(noun)) && !heads.some((word) => REPEATED.test(word));
  });
}

/** Whether words end in what says that something is ready, of which a start is the end: “a hostel, to be occupied from”. */
export function isReadiness(words: string, { ready }: PromiseVerbs): boolean {
  return ready.test(words);
}

/** Whether words begin with what is seldom done on one day, where they say from when it is: “Commission the hospital starting from …”. */
export function isOpenedBitByBit(words: string, { openedBitByBit }: PromiseVerbs): boolean {
  const opening = fromVerb(words.trimStart().slice(0, LONGEST_OPENING));
  return openedBitByBit.has(/^[\p{L}-]+/u.exec(opening)?.[0].toLowerCase() ?? '');
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
