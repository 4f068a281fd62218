/** A stretch of a text: UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const phrases = (list: string): string[][] => list.split('|').map((phrase) => phrase.trim().split(' '));

/** Words that lead in to a time without being part of it. */
const LEAD_INS = phrases(
  'by|in|on|within|from|during|throughout|over|for|at|since|until|till|through|before|after|between|around|about|circa|' +
    'towards|to|the|of|and|or|target|prior to|up to|as at|as of|as from|as early as|at the latest by|no later than|' +
    'not later than|no earlier than|not earlier than|not before|on or before|on or after|on and after|in or before|' +
    'by or before|with effect|with retrospective effect|the course of|the period|the period from|the period of',
).sort((a, b) => b.length - a.length);

/** Words such as "starting" lead in to what starts then; in "the start of 2026" they are the time itself. */
const BEGINNINGS = new Set(['start', 'starting', 'beginning', 'commencing', 'effective']);
const AFTER_BEGINNING =
  /^(?:in|from|on|with|at|the|as|early|mid|late|end|today|next|this|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]).*|[0-9\uff10-\uff19].*)$/;

/** What follows a time without being part of it. */
const TAILS = phrases(
  'or earlier|or before|or sooner|if not earlier|at the latest|at the earliest|onward|onwards|respectively|or so',
);

/** Marks that surround words; full stops are taken off the last word alone. */
const WORD = /[^\s,;:()[\]“”"‘’']+/gu;

/**
 * The words that name the time itself, by which the strict figures compare two spans: without what leads in to it, what
 * follows it, and the marks around it. Something always stays.
 */
export function coreOf(text: string, span: Span): Span {
  const words = [...text.slice(span.start, span.end).matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replace(/(?<=.)\.+$/, ''),
    start: span.start + index,
  }));
  let first = 0;
  let last = words.length;
  for (let n = leadIn(words, first, last); n > 0; n = leadIn(words, first, last)) first += n;
  for (let n = tail(words, first, last); n > 0; n = tail(words, first, last)) last -= n;
  const from = words[first];
  const to = words[last - 1];
  return from && to ? { start: from.start, end: to.start + to.word.length } : span;
}

type Words = readonly { readonly word: string }[];

/** How many words from `first` lead in to the rest; none where nothing would be left. */
function leadIn(words: Words, first: number, last: number): number {
  const rest = last - first;
  if (rest > 1 && BEGINNINGS.has(words[first]!.word)) {
    return AFTER_BEGINNING.test(words[first + 1]!.word.split('-')[0]!) ? 1 : 0;
  }
  return LEAD_INS.find((phrase) => phrase.length < rest && standsAt(words, first, phrase))?.length ?? 0;
}

function tail(words: Words, first: number, last: number): number {
  const fits = (phrase: readonly string[]): boolean =>
    phrase.length < last - first && standsAt(words, last - phrase.length, phrase);
  return TAILS.find(fits)?.length ?? 0;
}

function standsAt(words: Words, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => words[at + i]?.word === word);
}

/** How many code units two spans share. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether two spans are the same. */
export function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
