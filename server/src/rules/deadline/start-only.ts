import { sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { isDoneAtOnce } from '../promises.js';
import { quoted } from '../words.js';

const RECURRING =
  /(?<!\p{L})(?:each|every|per|a)\s(?:year|quarter|month|week|day|spring|summer|autumn|winter|term)(?!\p{L})|(?<!\p{L})(?:annual|quarter|month|week)ly(?!\p{L})/iu;

/** An initiative that says when it starts, and nowhere by when it is done. */
export const startOnly: Rule = {
  name: 'deadline/start-only',
  severity: 'hint',
  summary: 'The initiative says when it starts, but not by when it is done.',
  scope: 'initiative',
  messages: {
    start: '“{words}” is a start without an end. Say also by when it is done.',
  },
  check(initiative, { profile }, report) {
    const { deadlines } = initiative.times;
    const [first] = deadlines;
    if (!profile.asksForDeadline || !first || deadlines.some(({ kind }) => kind !== 'from')) return;
    // What is abolished or opened on a day is done on that day; what comes again and again is never done.
    if (isDoneAtOnce(initiative.readable) || RECURRING.test(initiative.readable)) return;
    const message = { id: 'start', args: { words: quoted(initiative, first) } };
    report({ range: sourceRange(initiative, first), message });
  },
};
