import type { Found, PhraseList } from '../phrases/matcher.js';
import type { Conflict, Deadline, DeadlineKind, OtherTime, Quote, Reference, WrittenForm } from './types.js';

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

/** Phrases of the data, made ready to be found. They stand in lanes, which know nothing of each other. */
export interface Phrases<S extends Sentences, T> {
  /** Whether one of them may stand in a text: a glance, which tells of nearly all texts without any that they have none. */
  mayBeIn(text: string): boolean;
  /** Of each lane all matches that do not overlap; of those that start together the longest. */
  find(sentences: S): readonly (readonly Found<T>[])[];
}

/** The form to write each family of times in, by the family; undefined where there is no custom. */
export interface HouseForms {
  get(family: string): string | undefined;
}

/** The forms that have been decided on, by their families. */
export type AgreedForms = ReadonlyMap<string, string>;

/** A time that may be written, and the words that it may be found by. */
export interface WritableTime {
  readonly text: string;
  /** What of it goes on from what is typed: without its article where none was. */
  readonly typedAs: string;
}

/** Times that may be written at the end of a text, behind the words that govern them. */
export interface WritableTimes {
  /** Where the governing words start. */
  readonly governedFrom: number;
  /** Where the time starts: what stands from here to the end of the text is the beginning of all of them. */
  readonly start: number;
  /** What the governing words make of them. */
  readonly kind: DeadlineKind;
  /** Those that are usual, the kinds to be preferred first. */
  readonly usual: readonly WritableTime[];
  /** All others. */
  readonly others: readonly WritableTime[];
}

/** What the reader must know of a language, made for a calendar. `en/` is one; another stands beside it. */
export interface Language<S extends Sentences = Sentences> {
  /** Takes a text apart, once for all that is asked of it. */
  read(text: string): S;
  /** The form in which the time of a deadline is written, counted in its words; null where there is no other. */
  formOf(words: string): WrittenForm | null;
  /**
   * Times that are not over on `day` and may go on a text which ends in words that govern a time, or in the beginning of
   * one behind them; null where it does not. `house` is the form to write each family in.
   */
  writable(text: string, day: string, house: HouseForms): WritableTimes | null;
  /** Makes lanes of lists of phrases ready. */
  phrases<T>(lanes: readonly (readonly PhraseList<T>[])[]): Phrases<S, T>;
}
