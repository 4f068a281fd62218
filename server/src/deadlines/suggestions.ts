import type { HouseForms, Language, WritableTime } from './language.js';
import type { DeadlineMeaning, Interval, Reference, Times } from './types.js';

/** What deadlines are suggested with. */
export interface SuggestionOptions {
  /** What the text is read against. */
  readonly reference: Reference;
  /** The day that they must not be over on, ISO 8601. */
  readonly day: string;
  readonly house: HouseForms;
}

/** A time that may be written, and what it will be read as: it has dates. */
export interface SuggestedDeadline extends WritableTime {
  readonly meaning: DeadlineMeaning & { readonly interval: Interval };
}

/** What may be written at the end of a text. */
export interface SuggestedDeadlines {
  /** Where they start in it: what stands from here on is the beginning of each of them. */
  readonly start: number;
  /** Those that are usual before the others, each the nearest first. */
  readonly deadlines: readonly SuggestedDeadline[];
}

/** How much text before a time, in characters, can bear on what it means. */
const NEARBY = 240;

/**
 * Deadlines that may be written at the end of `text`. Each is read where it would stand: what is not read as one deadline
 * of the kind that its preposition makes, or is over, is not suggested.
 */
export function suggestDeadlines(
  language: Pick<Language, 'writable'>,
  read: (text: string, reference: Reference) => Times,
  text: string,
  { reference, day, house }: SuggestionOptions,
): SuggestedDeadlines | null {
  const writable = language.writable(text, day, house);
  if (!writable) return null;
  const { governedFrom, start, kind, usual, others } = writable;
  const from = Math.max(0, governedFrom - NEARBY);
  const before = text.slice(from, start);
  const suggested = ({ text: words, typedAs }: WritableTime): SuggestedDeadline[] => {
    const end = before.length + words.length;
    const [deadline, ...more] = read(before + words, reference).deadlines.filter(
      (each) => each.end > governedFrom - from,
    );
    if (!deadline || more.length > 0 || deadline.end !== end || deadline.start > governedFrom - from)
      return [];
    const { interval, approximate, orEarlier, relative, impossible, stated } = deadline;
    if (deadline.kind !== kind || !interval || relative || countingDay(deadline)! <= day) return [];
    const meaning = { kind, interval, approximate, orEarlier, relative, impossible, stated };
    return [{ text: words, typedAs, meaning }];
  };
  const deadlines = [usual, others].flatMap((times) => times.flatMap(suggested).sort(byNearness));
  return deadlines.length > 0 ? { start, deadlines } : null;
}

function byNearness(a: SuggestedDeadline, b: SuggestedDeadline): number {
  const [first, second] = [countingDay(a.meaning)!, countingDay(b.meaning)!];
  return first < second ? -1 : Number(first > second);
}

/** The day by which a deadline is near or far: that of its start where it is one, or else its last. */
function countingDay({ kind, interval }: Pick<DeadlineMeaning, 'kind' | 'interval'>): string | null {
  const [start, end] = interval ?? [null, null];
  return kind === 'from' || kind === 'on' ? start : (end ?? start);
}
