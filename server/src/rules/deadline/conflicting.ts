import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { quoted } from '../words.js';

/** Two dates for one promise, of which only one can be kept. */
export const conflicting: Rule = {
  name: 'deadline/conflicting',
  severity: 'warning',
  summary: 'Two dates for one promise cannot both hold.',
  scope: 'passage',
  messages: {
    conflict: '“{second}” cannot hold together with “{first}”. Decide which of the two dates is meant.',
    other: 'The other date: “{first}”.',
  },
  check(item, _context, report) {
    if (!isItem(item)) return;
    for (const [first, second] of item.times.conflicts) {
      const args = { first: quoted(item, first), second: quoted(item, second) };
      report({
        range: sourceRange(item, second),
        message: { id: 'conflict', args },
        related: [{ range: sourceRange(item, first), message: { id: 'other', args } }],
      });
    }
  },
};
