import type { Language, Phrases, Sentences } from './language.js';
import { QuoteIndex } from './quotes.js';
import type {
  Deadline,
  PhraseData,
  PhraseGroup,
  PhraseQuote,
  Quote,
  Reference,
  Status,
  Times,
  WrittenForm,
} from './types.js';

/** A reader of time in the sentences of a draft: pure, made once for a language, a calendar and phrases. */
export interface TimeReader {
  /** Reads what `text` says about time; relative words are resolved against `reference` alone. */
  read(text: string, reference: Reference): Times;
  /** The form in which the time of a deadline is written, counted in its words; null where there is no other. */
  formOf(words: string): WrittenForm | null;
}

/** Makes the reader of a language. Phrases are data that is handed in. */
export function createTimeReader<S extends Sentences>(
  language: Language<S>,
  { groups, ongoing }: PhraseData,
): TimeReader {
  const phrasesOf = (fits: (group: PhraseGroup) => boolean): Phrases<S, PhraseGroup> =>
    language.phrases(groups.filter(fits).map((group) => ({ phrases: group.phrases, value: group })));
  const vaguePhrases = phrasesOf(({ kind }) => kind === 'vague');
  const edgePhrases = phrasesOf(({ kind, within }) => kind !== 'vague' && within === 'deadline');
  const otherPhrases = phrasesOf(({ kind, within }) => kind !== 'vague' && within === undefined);
  const ongoingPhrases = language.phrases([{ phrases: ongoing, value: true }]);

  return {
    formOf: (words) => language.formOf(words),
    read(text, reference) {
      const sentences = language.read(text);
      const quotations = new QuoteIndex(sentences.quotations());
      const outside = (quote: Quote): boolean => !quotations.contains(quote);
      const read = sentences.expressions(reference);
      const deadlines = read.deadlines.filter(outside);
      const otherTimes = read.otherTimes.filter(outside);
      const taken = new QuoteIndex<Quote>([...deadlines, ...otherTimes]);

      const isDated = clauseMates(sentences, deadlines.filter(hasDate));
      const isDue = clauseMates(
        sentences,
        deadlines.filter((deadline) => hasDate(deadline) && deadline.kind !== 'from'),
      );
      const isPast = clauseMates(
        sentences,
        otherTimes.filter(({ kind }) => kind === 'past'),
      );
      const free = (found: Quote): boolean => outside(found) && !taken.overlaps(found);
      const quoteOf = ({ start, end, value: group }: Quote & { value: PhraseGroup }): PhraseQuote => ({
        start,
        end,
        group,
        dated: isDated({ start, end }),
      });
      const harms = (found: PhraseQuote): boolean =>
        !(found.group.unless === 'dated' && (found.dated || isPast(found))) &&
        !(found.group.unless === 'due' && isDue(found));

      const vague = vaguePhrases.find(sentences).filter(free).map(quoteOf).filter(harms);
      const beside = otherPhrases.find(sentences).filter(free).map(quoteOf).filter(harms);
      const edges = edgePhrases.find(sentences);
      const unclear = edges.length > 0 ? inDeadlines(deadlines, edges) : [];
      return {
        deadlines,
        otherTimes,
        vague,
        phrases: [...beside, ...unclear].sort((a, b) => a.start - b.start),
        conflicts: deadlines.length > 1 ? sentences.conflicts(deadlines) : [],
        status: statusOf(deadlines, vague, ongoingPhrases.find(sentences).length > 0),
      };
    },
  };
}

/** Whether a deadline says when, whatever it is resolved to. */
function hasDate({ interval, relative, impossible }: Deadline): boolean {
  return interval !== null || relative || impossible;
}

/** The first that holds: a date, a vague time (or one that hangs on an event), work carried on, nothing. */
function statusOf(deadlines: readonly Deadline[], vague: readonly Quote[], ongoing: boolean): Status {
  if (deadlines.some(hasDate)) return 'dated';
  if (vague.length > 0 || deadlines.length > 0) return 'vague';
  return ongoing ? 'ongoing' : 'missing';
}

/** The deadlines that hold one of the phrases, with its group. */
function inDeadlines(
  deadlines: readonly Deadline[],
  phrases: readonly (Quote & { readonly value: PhraseGroup })[],
): PhraseQuote[] {
  const index = new QuoteIndex(phrases);
  return deadlines.flatMap(({ start, end }) => {
    const phrase = index.atOrAfter(start);
    return phrase && phrase.end <= end ? [{ start, end, group: phrase.value, dated: true }] : [];
  });
}

/** Tells of a quote whether one of the times stands in its clause, or is joined to it. */
function clauseMates(sentences: Sentences, times: readonly Quote[]): (quote: Quote) => boolean {
  let known: { dates: QuoteIndex; clauses: QuoteIndex } | undefined;
  if (times.length === 0) return () => false;
  return (quote) => {
    if (!known) {
      const dates = new QuoteIndex(times);
      known = {
        dates,
        clauses: new QuoteIndex(sentences.clauses().filter((clause) => dates.overlaps(clause))),
      };
    }
    if (known.clauses.overlaps({ start: quote.start, end: quote.start + 1 })) return true;
    const next = known.dates.atOrAfter(quote.end);
    return next !== undefined && sentences.isJoined(quote, next);
  };
}
