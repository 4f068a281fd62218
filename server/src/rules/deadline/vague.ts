import { lastAtOrBefore } from '../../draft/search.js';
import type { Deadline, PhraseQuote } from '../../deadlines/types.js';
import { type Initiative, type LeadIn, isItem, sourceRange } from '../../draft/passage.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { beginsWithVerb } from '../promise-words.js';
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
  check(item, { words: { verbs } }, report) {
    if (!isItem(item)) return;
    const { vague: phrases, deadlines, status } = item.times;
    for (const phrase of phrases) {
      // Until what is dated beside it.
      if (phrase.group.id === MEANWHILE && status === 'dated') continue;
      if (phrase.dated ? isOfAnotherPromise(item, phrase, verbs) : !isDatedBehind(item, phrase))
        reportPhrase(item, phrase, report);
    }
    if (status === 'dated') return;
    for (const deadline of deadlines) {
      // “by the fifth year of the scheme” is as much as can be said.
      if (deadline.stated?.yearFrom === 'beside') continue;
      // “within four weeks after the site is cleared” is told of once, by what it hangs on.
      if (phrases.some((phrase) => standsRightBehind(item, deadline, phrase))) continue;
      const message = { id: 'event', args: { words: quoted(item, deadline) } };
      report({ range: sourceRange(item, deadline), message });
    }
  },
};

/** Whether nothing but white space stands between a time and a phrase behind it. */
function standsRightBehind(
  { readable }: Initiative | LeadIn,
  before: { readonly end: number },
  { start }: { readonly start: number },
): boolean {
  return start >= before.end && start - before.end < 4 && readable.slice(before.end, start).trim() === '';
}

/** The group of “in the meantime”. */
const MEANWHILE = 'meanwhile';
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
  verbs: PromiseVerbs,
): boolean {
  const [before, behind] = datesAround(times.deadlines, start);
  if (!before || start - before.end > LONGEST_LIST) return false;
  // “hire guards as soon as possible and by 2028 at the latest”.
  if (behind && !/[.;]/.test(readable.slice(end, behind.start))) return false;
  const between = readable.slice(before.end, start);
  const [own, ...others] = between.split(/,\s+|\sand\s+/u);
  // “Finish the study in 2027 and publish it without delay”: how fast is told from the date.
  const fewest = OF_A_TIME_OF_ITS_OWN.has(group.id) ? 1 : 2;
  return own!.trim() === '' && others.length >= fewest && others.every((part) => beginsWithVerb(part, verbs));
}

/** The last deadline before an offset at which there is none, and the first behind it. */
function datesAround(
  deadlines: readonly Deadline[],
  at: number,
): readonly [before: Deadline | undefined, behind: Deadline | undefined] {
  const before = lastAtOrBefore(deadlines.length, (i) => deadlines[i]!.start, at);
  return [deadlines[before], deadlines[before + 1]];
}

/** The last word before something, and the sentence behind it. */
const LAST_WORD = /(?<!\p{L})(\p{L}{4,40})\s+$/u;
const NEXT_SENTENCE = /^\.\s+((?=[\p{Lu}\d])[^.;]{1,200})/u;

/** Whether the next sentence says by when the same will be done: “Build flats speedily. 500 flats will be completed by 2028.” */
function isDatedBehind({ readable, times }: Initiative | LeadIn, { start, end }: PhraseQuote): boolean {
  const what = LAST_WORD.exec(readable.slice(Math.max(0, start - 60), start))?.[1];
  const [whole, sentence] = NEXT_SENTENCE.exec(readable.slice(end, end + LONGEST_LIST)) ?? [];
  if (!what || !whole || !sentence || !/\swill\sbe\s\p{L}+ed\s/u.test(sentence)) return false;
  const isDated = times.deadlines.some(
    (deadline) =>
      deadline.start >= end &&
      deadline.start < end + whole.length &&
      (deadline.interval !== null || deadline.relative),
  );
  return (
    isDated &&
    sentence
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(what.toLowerCase())
  );
}
