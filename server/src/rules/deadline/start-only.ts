import { type Initiative, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { comesToAnEnd } from '../coming-to-an-end.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { isRecurring } from '../recurrence.js';
import { quoted } from '../words.js';

/** The group of phrases that say that something is done bit by bit: “in phases”. */
const STEPS = 'phases';

/** An initiative that says when it starts, and nowhere by when it is done. */
export const startOnly: Rule = {
  name: 'deadline/start-only',
  severity: 'hint',
  summary: 'Something that comes to an end says when it starts, but not by when it is done.',
  scope: 'initiative',
  messages: {
    start: '“{words}” is a start without an end. Say also by when it is done.',
  },
  check(initiative, { profile, words }, report) {
    const { deadlines, otherTimes } = initiative.times;
    const [first] = deadlines;
    if (!profile.asksForDeadline || !first || deadlines.some(({ kind }) => kind !== 'from')) return;
    // “an 18-month pilot from May 2026”.
    if (otherTimes.some(({ kind }) => kind === 'duration') || !isToEnd(initiative, words.verbs)) return;
    const message = { id: 'start', args: { words: quoted(initiative, first) } };
    report({ range: sourceRange(initiative, first), message });
  },
};

/** Whether it comes to an end: services and rules that take effect on a day are there from then on. */
function isToEnd({ readable, times }: Initiative, verbs: PromiseVerbs): boolean {
  if (isRecurring(readable)) return false;
  return times.phrases.some(({ group }) => group.id === STEPS) || comesToAnEnd(readable, verbs);
}
