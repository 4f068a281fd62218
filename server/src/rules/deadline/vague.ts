import type { PhraseQuote } from '../../deadlines/types.js';
import { type Initiative, type LeadIn, isItem, sourceRange } from '../../draft/passage.js';
import { beginsWithVerb } from '../promises.js';
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
    for (const phrase of phrases)
      if (!phrase.dated || isOfAnotherPromise(item, phrase)) reportPhrase(item, phrase, report);
    if (status === 'dated') return;
    for (const deadline of deadlines) {
      // “by the fifth year of the scheme” is as much as can be said.
      if (deadline.stated?.yearFrom === 'beside') continue;
      const message = { id: 'event', args: { words: quoted(item, deadline) } };
      report({ range: sourceRange(item, deadline), message });
    }
  },
};

/** Groups of phrases that put something off, and so do not count from a date before. */
const OF_A_TIME_OF_ITS_OWN: ReadonlySet<string> = new Set(['horizon', 'later']);
/** No longer list of promises is looked through (UTF-16 code units). */
const LONGEST_LIST = 240;

/**
 * Whether all dates beside vague words belong to a promise before theirs: “Open the hall in 2027, upgrade the pier and hire guards
 * in the coming years”.
 */
function isOfAnotherPromise(
  { readable, times }: Initiative | LeadIn,
  { start, end, group }: PhraseQuote,
): boolean {
  const before = times.deadlines.findLast((deadline) => deadline.end <= start);
  const behind = times.deadlines.find((deadline) => deadline.start >= end);
  if (!before || start - before.end > LONGEST_LIST) return false;
  // “hire guards as soon as possible and by 2028 at the latest”.
  if (behind && !/[.;]/.test(readable.slice(end, behind.start))) return false;
  const between = readable.slice(before.end, start);
  const [own, ...others] = between.split(/,\s+|\sand\s+/u);
  // “Finish the study in 2027 and publish it without delay”: how fast is told from the date.
  const fewest = OF_A_TIME_OF_ITS_OWN.has(group.id) ? 1 : 2;
  return own!.trim() === '' && others.length >= fewest && others.every((part) => beginsWithVerb(part));
}
