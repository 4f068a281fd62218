import type { Deadline } from '../../deadlines/types.js';
import { type Initiative, type LeadIn, isItem, sourceRange, wordsOf } from '../../draft/passage.js';
import { isHabit } from '../recurrence.js';
import type { Remedy, Rule } from '../types.js';
import { isPast } from './past.js';
import { quoted } from '../words.js';

/** A deadline that means another day when the draft is read, or carried over, in another year. */
export const relative: Rule = {
  name: 'deadline/relative',
  severity: 'information',
  summary: 'A deadline such as “next year” means something else in another year.',
  scope: 'passage',
  messages: {
    relative: '“{words}” counts from the day of publication. Name the year, so that it means the same later.',
    beside:
      '“{words}” may count from publication or from “{other}”. Name the month or the year that is meant.',
    replace: 'Write “{words}”',
  },
  check(item, { circumstances: { publication }, words: { verbs } }, report) {
    if (!isItem(item) || item.times.deadlines.length === 0) return;
    // “submits its annual report by the end of February”: in each year.
    if (item.times.deadlines.some((deadline) => deadline.relative) && isHabit(wordsOf(item), verbs)) return;
    for (const [i, deadline] of item.times.deadlines.entries()) {
      // That it is over is said by deadline/past.
      if (!deadline.relative || isPast(deadline, publication)) continue;
      // “within the current term of the Government” does not count from the publication: it is a time that has its days.
      // So is “in the coming Budget”.
      if (deadline.stated?.unit === 'term' || deadline.stated?.unit === 'occasion') continue;
      if (isExplained(item, deadline, item.times.deadlines[i + 1])) continue;
      const words = quoted(item, deadline);
      const other = countedFrom(item, i);
      if (other) {
        const message = { id: 'beside', args: { words, other: quoted(item, other) } };
        report({ range: sourceRange(item, deadline), message });
        continue;
      }
      const message = { id: 'relative', args: { words } };
      const suggestions = deadline.absolute.length > 0 ? [absolute(item, deadline)] : [];
      report({ range: sourceRange(item, deadline), message, suggestions });
    }
  },
};

/** “within three years, i.e. by 2028”, “in three years (2026 to 2028)”. */
const EXPLAINS =
  /^[\s\u00a0]*(?:\(|[,–—-]?[\s\u00a0]*(?:\([\s\u00a0]*)?(?:i\.e\.|that is|namely)[\s\u00a0,]*)$/i;
/** “in three years (2026-28)”. */
const YEARS_IN_BRACKETS = /^[\s\u00a0]*\((?:19|20|21)\d\d(?!\d)/;
const LONGEST_JOINT = 16;
/** Farther on no date is counted from. */
const LONGEST_SENTENCE = 400;
const FROM_NOW = /(?<!\p{L})(?:next|coming|now|today)(?!\p{L})/iu;

/** Whether what stands behind a deadline says in years what it means. */
function isExplained(
  { readable }: Initiative | LeadIn,
  { end }: Deadline,
  next: Deadline | undefined,
): boolean {
  if (YEARS_IN_BRACKETS.test(readable.slice(end, end + LONGEST_JOINT))) return true;
  // “over the next five years, from 2027-28 to 2031-32”.
  if (
    next?.kind === 'between' &&
    !next.relative &&
    /^[\s\u00a0]*,[\s\u00a0]*$/.test(readable.slice(end, next.start))
  )
    return true;
  if (!next || next.relative || next.start - end > LONGEST_JOINT) return false;
  return EXPLAINS.test(readable.slice(end, next.start));
}

/** The date before a length of time that it may count from: “in May 2026, and to all in six months”; null where it is none. */
function countedFrom({ readable, times }: Initiative | LeadIn, i: number): Deadline | null {
  const { start, end, stated } = times.deadlines[i]!;
  // “over the next three years” is from now on all the same.
  if (stated?.unit !== 'length' || FROM_NOW.test(readable.slice(start, end))) return null;
  for (let before = i - 1; before >= 0; before--) {
    const date = times.deadlines[before]!;
    if (start - date.end > LONGEST_SENTENCE || /[.;]\s/.test(readable.slice(date.end, start))) return null;
    if (!date.relative && date.interval && date.stated?.unit !== 'length') return date;
  }
  return null;
}

/** Names the year, and leaves the other words as they are. */
function absolute(item: Initiative | LeadIn, deadline: Deadline): Remedy {
  let words = '';
  let at = deadline.start;
  for (const { start, end, text } of deadline.absolute) {
    words += item.text.slice(at, start) + text;
    at = end;
  }
  words += item.text.slice(at, deadline.end);
  return {
    title: { id: 'replace', args: { words: words.replace(/\s+/g, ' ') } },
    changes: deadline.absolute.map((rewording) => ({
      range: sourceRange(item, rewording),
      text: rewording.text,
    })),
  };
}
