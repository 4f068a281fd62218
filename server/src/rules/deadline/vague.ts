import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { reportPhrase } from './phrases.js';
import { quoted } from '../words.js';

/** Words that tell when without a date, where no date stands beside them. */
export const vague: Rule = {
  name: 'deadline/vague',
  severity: 'warning',
  summary: 'Words such as “in due course” tell when without a date.',
  scope: 'passage',
  messages: {
    event: '“{words}” hangs on an event without a date. Give the date by which it is to be done.',
  },
  check(item, _context, report) {
    if (!isItem(item)) return;
    const { vague: phrases, deadlines, status } = item.times;
    for (const phrase of phrases) if (!phrase.dated) reportPhrase(item, phrase, report);
    if (status === 'dated') return;
    for (const deadline of deadlines) {
      // “by the fifth year of the scheme” is as much as can be said.
      if (deadline.stated?.yearFrom === 'beside') continue;
      const message = { id: 'event', args: { words: quoted(item, deadline) } };
      report({ range: sourceRange(item, deadline), message });
    }
  },
};
