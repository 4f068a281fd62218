import { type Initiative, openingRange, statusOf, wordsOf } from '../../draft/passage.js';
import { isMarkedDone, isReport } from '../done-work.js';
import { isNote, isNumberedTitle } from '../notes.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import {
  isDatedInEachYear,
  isServicePledge,
  isStandingDuty,
  isTargetOfEachPeriod,
  isWhollyRecurring,
} from '../recurrence.js';
import type { Rule } from '../types.js';

/** An initiative that does not say by when. */
export const missing: Rule = {
  name: 'deadline/missing',
  severity: 'warning',
  summary: 'The initiative does not say by when it will be done.',
  scope: 'initiative',
  messages: {
    missing: 'This initiative does not say by when. Add a day, month, quarter or year.',
    past: 'This initiative does not say by when: the only date in it is of something already done.',
    done: 'This tells what has been done, and promises nothing. Say what will be done, and by when.',
    often: 'This initiative says how often, but not from when. Name the first year, month or day.',
  },
  check(initiative, { profile, words: { verbs } }, report) {
    if (!profile.asksForDeadline || statusOf(initiative) !== 'missing') return;
    if (isNote(initiative, verbs) || isNumberedTitle(initiative, verbs)) return;
    const words = wordsOf(initiative);
    // “Train 500 carers a year” is kept or broken each year, “Answer 90% of the calls within 12 seconds” each day.
    if (isTargetOfEachPeriod(words, verbs) || isServicePledge(words, verbs)) return;
    if (isDatedInEachYear(words, verbs) || isStandingDuty(words, verbs) || isMarkedDone(words)) return;
    report({
      range: openingRange(initiative),
      message: { id: reasonOf(initiative, words, verbs) },
      isIncompleteness: true,
    });
  },
};

/** Why no date is found in an initiative, as a key of the messages. */
function reasonOf({ times }: Initiative, words: string, verbs: PromiseVerbs): string {
  if (isReport(words, verbs)) return 'done';
  if (times.otherTimes.some(({ kind }) => kind === 'past')) return 'past';
  return isWhollyRecurring(words, verbs) ? 'often' : 'missing';
}
