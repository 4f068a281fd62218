import { type Initiative, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import type { Quote } from '../../deadlines/types.js';
import { comesToAnEnd, isOpenedBitByBit, isReadiness } from '../coming-to-an-end.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { isPromise } from '../promise-words.js';
import { isRecurring } from '../recurrence.js';
import { quoted } from '../words.js';

/** The group of phrases that say that something is done bit by bit: “in phases”. */
const STEPS = 'phases';
/** That of phrases that leave open by when: “not before 2028”. */
const AT_THE_EARLIEST = 'at-the-earliest';
/** Where another promise of an item, or what tells of something else, may begin. */
const JOINT = /[.;]\s+(?=\p{Lu})|(?:,|(?<![\s,]))\s+and\s+/gu;
/** “Commission the hospital starting from 2026”: bit by bit, which a day by itself would not say. */
const FROM_THEN_ON = /^(?:starting|beginning|commencing)\s/i;

/** An initiative that says when it starts, and nowhere by when it is done. */
export const startOnly: Rule = {
  name: 'deadline/start-only',
  severity: 'hint',
  summary: 'Something that comes to an end says when it starts, but not by when it is done.',
  scope: 'initiative',
  messages: {
    start: '“{words}” is a start without an end. Say also by when it is done.',
    earliest: '“{words}” has a first day, but no last one. Say also by when at the latest.',
  },
  check(initiative, { profile, words: { verbs } }, report) {
    const { deadlines, otherTimes } = initiative.times;
    const [first] = deadlines;
    if (!profile.asksForDeadline || !first || deadlines.some(({ kind }) => kind !== 'from')) return;
    // “an 18-month pilot from May 2026”.
    if (otherTimes.some(({ kind }) => kind === 'duration') || isRecurring(initiative.readable)) return;
    const isOpen = isAtTheEarliest(initiative, first);
    if (!isOpen && !isToEnd(initiative, first, verbs)) return;
    const message = { id: isOpen ? 'earliest' : 'start', args: { words: quoted(initiative, first) } };
    report({ range: sourceRange(initiative, first), message });
  },
};

/** “buses ordered on or after 1 July”: which of them, and not when it is done; but “works to be started from 2027”. */
const WHICH =
  /(?<!(?<!\p{L})(?:be|been|being|is|are|was|were|get|and|or|,|then|also|\p{L}+ly)\s)(?<!^\s*)(?<!\p{L})\p{L}+(?:ed|born|built|bought|made|sold)\s+$/iu;
/** No longer stretch before a date is looked at (UTF-16 code units). */
const REACH = 60;

/** “in 2028 at the earliest”: whatever it is, it may come at any time after. */
function isAtTheEarliest({ times }: Initiative, { start, end }: Quote): boolean {
  return times.phrases.some(
    (phrase) => phrase.group.id === AT_THE_EARLIEST && phrase.start >= start && phrase.start < end,
  );
}

/** Whether what has its start in the first date comes to an end: services and rules that take effect are there from then on. */
function isToEnd(initiative: Initiative, date: Quote, verbs: PromiseVerbs): boolean {
  const { readable, times } = initiative;
  if (times.phrases.some((phrase) => phrase.group.id === STEPS && isInSameSentence(readable, date, phrase)))
    return true;
  if (FROM_THEN_ON.test(quoted(initiative, date)) && isOpenedBitByBit(readable, verbs)) return true;
  const { start } = date;
  const before = readable.slice(Math.max(0, start - REACH), start);
  return (
    !isReadiness(before, verbs) &&
    !WHICH.test(before) &&
    comesToAnEnd(promiseWith(readable, start, verbs), verbs)
  );
}

/** Whether no sentence ends between two places. */
function isInSameSentence(words: string, a: Quote, b: Quote): boolean {
  return !/[.;]\s/.test(words.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}

/** What behind the other promises of an item a date stands in: “the pay is reviewed, and changes will be made from 2026”. */
function promiseWith(words: string, date: number, verbs: PromiseVerbs): string {
  let from = 0;
  for (const { index, 0: joint } of words.slice(0, date).matchAll(JOINT)) {
    const at = index + joint.length;
    if (/^[.;]/.test(joint) || isPromise(words.slice(at, date), verbs)) from = at;
  }
  return words.slice(from);
}
