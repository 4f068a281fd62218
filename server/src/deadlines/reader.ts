import type { Found, PhraseList } from '../phrases/matcher.js';
import type { AgreedForms, Expressions, Language, Phrases, Sentences } from './language.js';
import { QuoteIndex } from './quotes.js';
import { type SuggestedDeadlines, type SuggestionOptions, suggestDeadlines } from './suggestions.js';
import type {
  Deadline,
  OtherTime,
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
  /** The forms that have been decided on, whatever a draft is used to. */
  readonly agreedForms: AgreedForms;
  /** Reads what `text` says about time; relative words are resolved against `reference` alone. */
  read(text: string, reference: Reference): Times;
  /** The form in which the time of a deadline is written, counted in its words; null where there is no other. */
  formOf(words: string): WrittenForm | null;
  /** Deadlines that may be written at the end of a text, see {@link suggestDeadlines}; null where none may. */
  suggest(text: string, options: SuggestionOptions): SuggestedDeadlines | null;
}

const NOTHING_AGREED: AgreedForms = new Map();

/** Makes the reader of a language. Phrases are data that is handed in, and so are the forms that were decided on. */
export function createTimeReader<S extends Sentences>(
  language: Language<S>,
  data: PhraseData,
  agreedForms: AgreedForms = NOTHING_AGREED,
): TimeReader {
  const phrases = phrasesOf(language, data);
  const reader: TimeReader = {
    agreedForms,
    formOf: (words) => language.formOf(words),
    suggest: (text, options) => suggestDeadlines(language, reader.read, text, options),
    read(text, reference) {
      const sentences = language.read(text);
      const expressions = sentences.expressions(reference);
      const [vague, unclear, beside, carriedOn, allowed] = phrases.find(sentences) as LanesOfPhrases;
      const minded = mindedAmong(allowed);
      return new Reading(sentences, expressions).timesWith(
        minded(vague),
        minded(unclear),
        minded(beside),
        carriedOn.length > 0,
      );
    },
  };
  return reader;
}

/** What is found of each lane of phrases. */
type LanesOfPhrases = readonly [
  vague: readonly Found<PhraseGroup | null>[],
  unclear: readonly Found<PhraseGroup | null>[],
  beside: readonly Found<PhraseGroup | null>[],
  ongoing: readonly Found<PhraseGroup | null>[],
  allowed: readonly Found<PhraseGroup | null>[],
];

/** Leaves out what is held by phrases that are allowed. */
function mindedAmong(allowed: readonly Quote[]): <T extends Quote>(found: readonly T[]) => readonly T[] {
  if (allowed.length === 0) return (found) => found;
  const index = new QuoteIndex(allowed);
  return (found) => found.filter((quote) => !index.contains(quote));
}

function phrasesOf<S extends Sentences>(
  language: Language<S>,
  { groups, ongoing, allowed = [] }: PhraseData,
): Phrases<S, PhraseGroup | null> {
  const lane = (fits: (group: PhraseGroup) => boolean): PhraseList<PhraseGroup | null>[] =>
    groups.filter(fits).flatMap((group) => [
      { phrases: group.phrases, value: group },
      { phrases: group.harmless ?? [], value: null },
    ]);
  return language.phrases<PhraseGroup | null>([
    lane(({ kind }) => kind === 'vague'),
    lane(({ kind, within }) => kind !== 'vague' && within === 'deadline'),
    lane(({ kind, within }) => kind !== 'vague' && within === undefined),
    [{ phrases: ongoing, value: null }],
    [{ phrases: allowed, value: null }],
  ]);
}

const NOTHING: readonly never[] = [];

/** One text, what it names of time, and what its phrases are worth beside that. */
class Reading {
  readonly #sentences: Sentences;
  readonly #deadlines: readonly Deadline[];
  readonly #otherTimes: readonly OtherTime[];
  readonly #quotations: QuoteIndex | null;
  #taken: QuoteIndex | undefined;
  #dated: ClauseMates | undefined;
  #due: ClauseMates | undefined;
  #past: QuoteIndex | undefined;
  readonly #excused: PhraseQuote[] = [];

  constructor(sentences: Sentences, { deadlines, otherTimes }: Expressions) {
    const quotations = sentences.quotations();
    this.#sentences = sentences;
    this.#quotations = quotations.length > 0 ? new QuoteIndex(quotations) : null;
    this.#deadlines = this.#outside(deadlines);
    this.#otherTimes = this.#outside(otherTimes);
  }

  /** All that the text says, with the phrases that were found in it. */
  timesWith(
    vague: readonly Found<PhraseGroup | null>[],
    unclear: readonly Found<PhraseGroup | null>[],
    beside: readonly Found<PhraseGroup | null>[],
    isOngoing: boolean,
  ): Times {
    const deadlines = this.#deadlines;
    const vagueWords = this.#harmful(vague);
    const phrases = [...this.#harmful(beside), ...inDeadlines(deadlines, unclear)];
    return {
      deadlines,
      otherTimes: this.#otherTimes,
      vague: vagueWords,
      excused: this.#excused.length > 0 ? this.#excused : NOTHING,
      phrases: phrases.length > 1 ? phrases.sort((a, b) => a.start - b.start) : phrases,
      conflicts: deadlines.length > 1 ? this.#sentences.conflicts(deadlines) : NOTHING,
      status: statusOf(deadlines, vagueWords, isOngoing),
    };
  }

  /** Those that stand in no title or quotation. */
  #outside<T extends Quote>(quotes: readonly T[]): readonly T[] {
    const quotations = this.#quotations;
    return quotations ? quotes.filter((quote) => !quotations.contains(quote)) : quotes;
  }

  /** The phrases that are part of no time, and that no date makes harmless. */
  #harmful(found: readonly Found<PhraseGroup | null>[]): readonly PhraseQuote[] {
    if (found.length === 0) return NOTHING;
    this.#taken ??= new QuoteIndex<Quote>([...this.#deadlines, ...this.#otherTimes]);
    this.#dated ??= new ClauseMates(this.#sentences, this.#deadlines.filter(hasDate));
    const harmful: PhraseQuote[] = [];
    for (const { start, end, value: group } of this.#outside(found)) {
      if (group === null) continue;
      const quote = { start, end, group, dated: this.#dated.has({ start, end }) };
      if (this.#taken.overlaps(quote)) continue;
      (this.#isHarmless(quote) ? this.#excused : harmful).push(quote);
    }
    return harmful;
  }

  #isHarmless(quote: PhraseQuote): boolean {
    switch (quote.group.unless) {
      case 'dated':
        return quote.dated || this.#isPast(quote);
      case 'due':
        return this.#isDue(quote);
      default:
        return false;
    }
  }

  /** "Following the review of the fares in 2023": its date makes of an event one that has been. */
  #isPast(quote: Quote): boolean {
    this.#past ??= new QuoteIndex(this.#otherTimes.filter(({ kind }) => kind === 'past'));
    const next = this.#past.atOrAfter(quote.end);
    return next !== undefined && this.#sentences.runsOn(quote, next);
  }

  #isDue(quote: Quote): boolean {
    this.#due ??= new ClauseMates(
      this.#sentences,
      this.#deadlines.filter((deadline) => hasDate(deadline) && deadline.kind !== 'from'),
    );
    return this.#due.has(quote);
  }
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
  phrases: readonly Found<PhraseGroup | null>[],
): PhraseQuote[] {
  if (phrases.length === 0) return [];
  const index = new QuoteIndex(phrases);
  return deadlines.flatMap(({ start, end }) => {
    const phrase = index.atOrAfter(start);
    return phrase?.value && phrase.end <= end ? [{ start, end, group: phrase.value, dated: true }] : [];
  });
}

/** Tells of a quote whether one of some times stands in its clause, or is joined to it. */
class ClauseMates {
  readonly #sentences: Sentences;
  readonly #times: QuoteIndex | null;
  /** The clauses that have a time. */
  #clauses: QuoteIndex | undefined;

  constructor(sentences: Sentences, times: readonly Quote[]) {
    this.#sentences = sentences;
    this.#times = times.length > 0 ? new QuoteIndex(times) : null;
  }

  has(quote: Quote): boolean {
    const times = this.#times;
    if (!times) return false;
    this.#clauses ??= new QuoteIndex(this.#sentences.clauses().filter((clause) => times.overlaps(clause)));
    if (this.#clauses.overlaps({ start: quote.start, end: quote.start + 1 })) return true;
    const next = times.atOrAfter(quote.end);
    return next !== undefined && this.#sentences.isJoined(quote, next);
  }
}
