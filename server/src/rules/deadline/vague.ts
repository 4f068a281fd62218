import { clauseMates } from '../../deadlines/reader.js';
import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** Words that tell when without a date, where no date stands beside them. */
export const vague: Rule = {
  name: 'deadline/vague',
  severity: 'warning',
  summary: 'Words such as “in due course” tell when without a date.',
  scope: 'passage',
  messages: {
    vague: '“{words}” gives no date. Name a day, month, quarter or year.',
    event: '“{words}” hangs on an event without a date. Give the date by which it is to be done.',
  },
  check(item, _context, report) {
    if (!isItem(item)) return;
    const { text, readable, times } = item;
    const dated = times.deadlines.filter(
      (deadline) => deadline.interval !== null || deadline.relative || deadline.impossible,
    );
    const isDated = clauseMates(readable, dated);
    for (const quote of times.vague) {
      if (isDated(quote)) continue;
      const args = { words: text.slice(quote.start, quote.end) };
      report({ range: sourceRange(item, quote), message: { id: 'vague', args } });
    }
    if (dated.length > 0) return;
    for (const deadline of times.deadlines) {
      const args = { words: text.slice(deadline.start, deadline.end) };
      report({ range: sourceRange(item, deadline), message: { id: 'event', args } });
    }
  },
};
