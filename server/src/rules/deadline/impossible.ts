import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { quoted } from '../words.js';

/** A day, quarter or stretch of time that no calendar has. */
export const impossible: Rule = {
  name: 'deadline/impossible',
  severity: 'error',
  summary: 'No calendar has this day or quarter, or the end comes before the start.',
  scope: 'passage',
  messages: {
    impossible: 'No calendar has “{words}”. Check the day, the month or the quarter.',
    backwards: '“{words}” ends before it starts. Check which date comes first.',
  },
  check(item, _context, report) {
    if (!isItem(item)) return;
    for (const deadline of item.times.deadlines) {
      if (!deadline.impossible) continue;
      const words = quoted(item, deadline);
      const id = deadline.kind === 'between' ? 'backwards' : 'impossible';
      report({ range: sourceRange(item, deadline), message: { id, args: { words } } });
    }
  },
};
