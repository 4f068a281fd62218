import { type Initiative, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { comesToAnEnd, isOpenedBitByBit } from '../promises.js';
import { isRecurring } from '../recurrence.js';
import { quoted } from '../words.js';

/**
 * The groups of phrases that leave the end open whatever is promised: what is done bit by bit (“in phases”), and what
 * may begin later than it says (“in 2027 at the earliest”).
 */
const OPEN: ReadonlySet<string> = new Set(['phases', 'at-the-earliest']);
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
  },
  check(initiative, { profile }, report) {
    const { deadlines, otherTimes } = initiative.times;
    const [first] = deadlines;
    if (!profile.asksForDeadline || !first || deadlines.some(({ kind }) => kind !== 'from')) return;
    // “an 18-month pilot from May 2026”.
    if (otherTimes.some(({ kind }) => kind === 'duration') || !isToEnd(initiative, quoted(initiative, first)))
      return;
    const message = { id: 'start', args: { words: quoted(initiative, first) } };
    report({ range: sourceRange(initiative, first), message });
  },
};

/** Whether it comes to an end: services and rules that take effect on a day are there from then on. */
function isToEnd({ readable, times }: Initiative, start: string): boolean {
  if (isRecurring(readable)) return false;
  if (times.phrases.some(({ group }) => OPEN.has(group.id)) || comesToAnEnd(readable)) return true;
  return FROM_THEN_ON.test(start) && isOpenedBitByBit(readable);
}
