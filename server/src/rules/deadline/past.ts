import { isItem, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { quoted } from './words.js';

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
    if (year === null) return;
    // A year in the title gives only the year: nothing inside that year is past.
    const published = date ?? `${year}-01-01`;
    for (const deadline of item.times.deadlines) {
      const end = deadline.interval?.[1];
      if (!end || end >= published) continue;
      const words = quoted(item, deadline);
      const message =
        date === null
          ? { id: 'pastYear', args: { words, year: String(year) } }
          : { id: 'past', args: { words, publication: { day: date } } };
      report({ range: sourceRange(item, deadline), message });
    }
  },
};
