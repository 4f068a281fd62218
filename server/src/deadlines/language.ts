import type { Conflict, Deadline, OtherTime, Quote, Reference, WrittenForm } from './types.js';

/** The times that a text names. */
export interface Expressions {
  readonly deadlines: readonly Deadline[];
  readonly otherTimes: readonly OtherTime[];
}

/** A text as a language reads it. All quotes are given in order of the text. */
export interface Sentences {
  /** Dates, stretches of time and durations; relative ones are resolved against `reference` alone. */
  expressions(reference: Reference): Expressions;
  /** Titles and quoted words, marks included. */
  quotations(): readonly Quote[];
  /** Where a promise ends and the next begins; together they cover the text. */
  clauses(): readonly Quote[];
  /** Whether nothing but "and" stands between two quotes. */
  isJoined(first: Quote, second: Quote): boolean;
  /** Whether no mark stands between two quotes, the first of which comes first. */
  runsOn(first: Quote, second: Quote): boolean;
  /** Pairs of the deadlines that one promise cannot keep. */
  conflicts(deadlines: readonly Deadline[]): readonly Conflict[];
}

/** A list of phrases, and what is made of those that are found. */
export interface PhraseList<T> {
  readonly phrases: readonly string[];
  readonly value: T;
}

/** A phrase that was found. */
export interface Found<T> extends Quote {
  readonly value: T;
}

/** Phrases of the data, made ready to be found. They stand in lanes, which know nothing of each other. */
export interface Phrases<S extends Sentences, T> {
  /** Of each lane all matches that do not overlap; of those that start together the longest. */
  find(sentences: S): readonly (readonly Found<T>[])[];
}

/** What the reader must know of a language, made for a calendar. `en/` is one; another stands beside it. */
export interface Language<S extends Sentences = Sentences> {
  /** Takes a text apart, once for all that is asked of it. */
  read(text: string): S;
  /** The form in which the time of a deadline is written, counted in its words; null where there is no other. */
  formOf(words: string): WrittenForm | null;
  /** Makes lanes of lists of phrases ready. */
  phrases<T>(lanes: readonly (readonly PhraseList<T>[])[]): Phrases<S, T>;
}
