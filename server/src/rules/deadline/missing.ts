import { openingRange, statusOf } from '../../draft/passage.js';
import { isNote, isNumberedTitle } from '../promises.js';
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
  },
  check(initiative, { profile }, report) {
    if (!profile.asksForDeadline || statusOf(initiative) !== 'missing') return;
    if (isNote(initiative) || isNumberedTitle(initiative)) return;
    const past = initiative.times.otherTimes.some((time) => time.kind === 'past');
    report({
      range: openingRange(initiative),
      message: { id: past ? 'past' : 'missing' },
      isIncompleteness: true,
      // That asks for the date too, and for what is to be there by then.
    });
  },
};
