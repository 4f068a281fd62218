/** First and last day, inclusive, ISO 8601 (`2024-12-31`); either may be open (`null`). */
export type Interval = readonly [start: string | null, end: string | null];

/** How a deadline binds: done by the end of the interval, during it, on a day, from its start, or between. */
export type DeadlineKind = 'by' | 'within' | 'on' | 'from' | 'between';

/** Times that are read but bind nothing: the length of a scheme, a date of something already done. */
export type OtherTimeKind = 'duration' | 'past';

/** A stretch of the text that was read; offsets are UTF-16 code units, `end` is exclusive. */
export interface Quote {
  readonly start: number;
  readonly end: number;
}

/** A time expression that binds an initiative. */
export interface Deadline extends Quote {
  readonly kind: DeadlineKind;
  /** Null where the deadline hangs on an event ("within 12 months of the enactment"). */
  readonly interval: Interval | null;
  /** Early, mid, late, "end-2024", seasons, about. */
  readonly approximate: boolean;
  /** "or earlier", "if not sooner". */
  readonly orEarlier: boolean;
  /** Rests on the publication date ("next year"); its interval is null while that is unknown. */
  readonly relative: boolean;
  /** Names a day that no calendar has ("31 June"), or ends before it starts; its interval is null. */
  readonly impossible: boolean;
}

/** A time that is no deadline. */
export interface OtherTime extends Quote {
  readonly kind: OtherTimeKind;
  readonly interval: Interval | null;
}

/** `dated`, `vague`, `ongoing` or `missing`: the first that holds. */
export type Status = 'dated' | 'vague' | 'ongoing' | 'missing';

/** All that a text says about time. */
export interface Times {
  readonly deadlines: readonly Deadline[];
  readonly otherTimes: readonly OtherTime[];
  readonly vague: readonly Quote[];
  readonly status: Status;
}

/** What relative words are resolved against. */
export interface Reference {
  /** The publication date, ISO 8601, or null when it is unknown: relative words then have no interval. */
  readonly date: string | null;
  /** The year of publication, which may be known where the day is not. */
  readonly year: number | null;
}

/** Facts about years that are no calendar years. Dates are ISO 8601, `MM-DD` where a year is left open. */
export interface CalendarFacts {
  readonly financialYearStart: string;
  readonly schoolYearStart: string;
  readonly terms: readonly { readonly start: string; readonly end: string }[];
  /** How legislative sessions run: the first entry whose `until` is not over holds. */
  readonly sessions: readonly { readonly until: string | null; readonly start: string }[];
}

/** Phrases that are data: literal words with simple slots (see `en/phrases.ts`). */
export interface PhraseData {
  readonly vague: readonly { readonly id: string; readonly phrases: readonly string[] }[];
  readonly ongoing: readonly string[];
  readonly ongoingAnywhere: readonly string[];
}
