import type { Occasion } from '../types.js';
import { LEAD_WORDS } from './leads.js';
import { Begins, Lexicon } from './lexicon.js';
import { firstWordsOf } from './occasions.js';
import {
  CARDINALS,
  DAY_ORDINALS,
  EDGES,
  MONTHS,
  ORDINALS,
  REFERENCES,
  SEASONS,
  TENS,
  WEEKDAYS,
} from './words.js';

/**
 * The words that each kind of time can begin with, beside numbers. A time that begins with another word is not found: who
 * teaches a reader a new beginning adds it here.
 */
const BEGINNINGS: readonly (readonly [begins: number, words: readonly string[]])[] = [
  [Begins.lead, LEAD_WORDS],
  [Begins.count, [...CARDINALS.keys()]],
  [Begins.count, ['for']],
  [Begins.approach, ['around', 'about', 'roughly', 'some', 'less', 'fewer', 'more', 'no', 'not', 'today', 'now', 'first', 'approximately', 'circa', 'period', 'course', 'past', 'previous', 'preceding', 'decade']],
  [Begins.yearInWords, ['two', 'twenty', 'nineteen']],
  [Begins.article, ['the', 'a', 'an']],
  [Begins.day, [...MONTHS.keys()]],
  [Begins.day, [...WEEKDAYS.keys()]],
  [Begins.day, [...DAY_ORDINALS.keys()]],
  [Begins.day, [...TENS.keys()]],
  [Begins.day, ['tomorrow', 'day', 'l', 'this', 'next']],
  [Begins.month, ['month']],
  [Begins.part, [...ORDINALS.keys()]],
  [Begins.part, ['week', 'term']],
  [Begins.quarter, [...ORDINALS.keys()]],
  [Begins.quarter, [...REFERENCES.keys()]],
  [Begins.quarter, ['q', 'h', 'qi', 'ql', 'qtr', 'quarter']],
  [Begins.edge, [...EDGES.keys()]],
  [Begins.edge, ['latter', 'later', 'first', 'second']],
  [Begins.month, [...MONTHS.keys()]],
  [Begins.month, [...REFERENCES.keys()]],
  [Begins.season, [...SEASONS.keys()]],
  [Begins.season, [...REFERENCES.keys()]],
  [Begins.yearEnd, ['year', 'yearend', 'mid', 'midyear', 'eoy', 'turn']],
  [Begins.year, [...REFERENCES.keys()]],
  [Begins.year, ['the', 'fy', 'ya', 'sy', 'financial', 'fiscal', 'school', 'academic', 'legislative', 'session', 'term', 'lifetime', 'same', 'that']],
  [Begins.year, ['calendar', 'year', 'quarter', 'month', 'week', "government's", 'government’s']],
]; // prettier-ignore

/** The words of the grammar and of the names of occasions, and what they can begin. Of `slips` only those of such words matter. */
export function createLexicon(slips: ReadonlyMap<string, string>, occasions: readonly Occasion[]): Lexicon {
  const lexicon = new Lexicon();
  for (const [begins, words] of BEGINNINGS) lexicon.add(words, begins);
  lexicon.add(firstWordsOf(occasions), Begins.occasion);
  for (const [slip, word] of slips) lexicon.mend(slip, word);
  return lexicon;
}
