import type { DeadlineMeaning, Reference } from '../../deadlines/types.js';
import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { quoted } from '../words.js';

/** Whether a deadline is over before the publication. A year in the title gives only the year: nothing inside it is past. */
export function isPast({ interval }: Pick<DeadlineMeaning, 'interval'>, { date, year }: Reference): boolean {
  if (year === null) return false;
  const end = interval?.[1];
  return end != null && end < (date ?? `${year}-01-01`);
}

/** A deadline that is over before the draft is published. */
export const past: Rule = {
  name: 'deadline/past',
  severity: 'warning',
  summary: 'The deadline is over before the draft is published.',
  scope: 'passage',
  messages: {
    past: '“{words}” ends before publication on {publication}. Check the year.',
    pastYear: '“{words}” ends before {year}, the year of this draft. Check the year.',
  },
  check(item, { circumstances: { publication } }, report) {
    if (!isItem(item)) return;
    const { date, year } = publication;
    for (const deadline of item.times.deadlines) {
      if (!isPast(deadline, publication)) continue;
      const words = quoted(item, deadline);
      const message =
        date === null
          ? { id: 'pastYear', args: { words, year: String(year) } }
          : { id: 'past', args: { words, publication: { day: date } } };
      report({ range: sourceRange(item, deadline), message });
    }
  },
};
