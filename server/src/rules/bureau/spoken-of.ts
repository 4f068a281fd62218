import type { Mention } from '../../bureaux/mention.js';
import { quotationsIn } from '../../deadlines/quotations.js';
import { QuoteIndex } from '../../deadlines/quotes.js';
import type { Passage } from '../../draft/passage.js';

/** How far around a name one looks. */
const REACH = 80;
/** Words right before a name that say it is one of old. “Then the …” tells an order, and is none. */
const OF_OLD = /\b(?:then|former|previous|erstwhile|defunct|old|past|abolished|dissolved|disbanded|ex-)\s*$/i;
const BEFORE_ONE_OF_OLD =
  /\b(?:formerly|previously|predecessors?(?:,| of)?|(?:taken over|transferred|inherited|renamed|split|evolved|moved|separated) from|succeed(?:ed|s|ing)?|replac(?:ed?|es|ing)|superseded?|merger of|known as)\s+(?:the\s+)?$/i;
/** What was done before, and by whom: “the fund set up by the …”. What “will be” done by it is still to come. */
const DONE_BY =
  /\b(?:announced|begun|built|commissioned|completed|conducted|created|drawn up|established|founded|initiated|introduced|issued|launched|made|prepared|promulgated|published|released|set up|signed|written)\s+(?:jointly\s+)?by\s+(?:the\s+)?$/i;
const STILL_TO_COME = /\b(?:be|being)\s+(?:\w+\s+)?$/i;
/** Words before a name that say it is a name to be given. */
const NEW = /\b(?:new|proposed|future)\s+$/i;
const YEAR = /\b(?:19|20)\d\d\b/g;
/** The quotations of a passage and the titles in it: there an organisation is named in the words of somebody else. */
export function quotedIn({ readable, mentions }: Passage): QuoteIndex {
  if (mentions.length === 0) return NOTHING_QUOTED;
  return new QuoteIndex(quotationsIn(readable));
}

const NOTHING_QUOTED = new QuoteIndex([]);

/** Whether the text speaks of what an organisation once was or did: then its old name is the right one. */
export function isOfOld({ readable }: Passage, { start, end, organisation }: Mention): boolean {
  const before = readable.slice(Math.max(0, start - REACH), start);
  if (OF_OLD.test(before) || BEFORE_ONE_OF_OLD.test(before)) return true;
  const done = DONE_BY.exec(before);
  if (done && !STILL_TO_COME.test(before.slice(0, done.index))) return true;
  const after = readable.slice(end, end + REACH);
  if (/^\s*[(,]\s*(?:as it (?:then )?was|now|since renamed|which (?:became|is now))\b/i.test(after))
    return true;
  return organisation?.validTo != null && hasYearUntil(before, after, organisation.validTo.slice(0, 4));
}

/** Whether the text speaks of a body that is to be set up, perhaps under a name that was once another's. */
export function isToCome({ readable }: Passage, { start }: Mention): boolean {
  return NEW.test(readable.slice(Math.max(0, start - REACH), start));
}

/** Whether the sentence around a name gives a year in which its organisation still was. */
function hasYearUntil(before: string, after: string, last: string): boolean {
  const sentence = `${before.slice(before.search(/[^.;!?。；]*$/))} ${/^[^.;!?。；]*/.exec(after)![0]}`;
  return (sentence.match(YEAR) ?? []).some((year) => year <= last);
}
