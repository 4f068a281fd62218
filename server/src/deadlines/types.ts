import type { Unit } from './calendar.js';

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

/** Other words for a stretch of the text. */
export interface Rewording extends Quote {
  readonly text: string;
}

/** Which part of a stretch of time words name: “early” 2027, “mid”-June. */
export type Edge = 'early' | 'mid' | 'late' | 'end' | 'start' | 'latter';

/** A kind of year, each with a first day of its own. */
export type KindOfYear = 'calendar' | 'financial' | 'school' | 'session';

/** What the words of a deadline name; all else about its days is understood. */
export interface Stated {
  /** What they name: the quarter in "the third quarter of 2024"; `length` where they count ("within two years"). */
  readonly unit: Unit | 'length';
  /** The part of it that they name; null for the whole. */
  readonly edge: Edge | null;
  /** The kind of year that they name, or that what they name is part of. */
  readonly year: KindOfYear;
  /** Whether they name a day, month or quarter without its year. */
  readonly yearless: boolean;
  /** Where the year comes from: these words, a date beside them, or the publication date. */
  readonly yearFrom: 'words' | 'beside' | 'publication';
  /** Whether the deadline is the day before or after what is named; null where it is neither. */
  readonly outside: 'before' | 'after' | null;
}

/** What a deadline says, wherever it stands. */
export interface DeadlineMeaning {
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
  /** What its words name; null where they name an event, or two times of different kinds. */
  readonly stated: Stated | null;
}

/** A time expression that binds an initiative. */
export interface Deadline extends Quote, DeadlineMeaning {
  /** What makes a relative one speak for itself ("2024"); empty where nothing does, or the date is unknown. */
  readonly absolute: readonly Rewording[];
}

/** A time that is no deadline. */
export interface OtherTime extends Quote {
  readonly kind: OtherTimeKind;
  readonly interval: Interval | null;
}

/** `dated`, `vague`, `ongoing` or `missing`: the first that holds. */
export type Status = 'dated' | 'vague' | 'ongoing' | 'missing';

/** What a phrase says of time: when, without a date; a date without a clear edge; how fast; on what condition. */
export type PhraseKind = 'vague' | 'imprecise' | 'pace' | 'condition';

/** Phrases that say the same of time, and what is told of them. */
export interface PhraseGroup {
  readonly id: string;
  readonly kind: PhraseKind;
  /** One sentence, with `{words}` for what was found. */
  readonly message: string;
  /** One sentence: what to write instead. */
  readonly remedy: string;
  /** Literal words with simple slots. */
  readonly phrases: readonly string[];
  /** Longer phrases with the same words that mean something else ("to one day"): what they hold is not found. */
  readonly harmless?: readonly string[];
  /** What in its clause makes it harmless: any date, or one by which it will be done. */
  readonly unless?: 'dated' | 'due';
  /** Counts only in the words of a deadline, which is then found as a whole. */
  readonly within?: 'deadline';
}

/** The form in which a time is written: "Q3 2026" is one of the forms of the family `quarter`. */
export interface WrittenForm extends Quote {
  readonly family: string;
  /** An example of it, which is its name too. */
  readonly form: string;
  /** The same time in each form of the family, by the form's name. The first is to be preferred. */
  readonly others: ReadonlyMap<string, string>;
}

/** Words of a phrase group. */
export interface PhraseQuote extends Quote {
  readonly group: PhraseGroup;
  /** Whether its clause has a date, or is joined to one ("promptly, and by end-2026"). */
  readonly dated: boolean;
}

/** Two deadlines of one promise that cannot both hold, in order of the text. */
export type Conflict = readonly [first: Deadline, second: Deadline];

/** All that a text says about time, each list in order of the text. */
export interface Times {
  readonly deadlines: readonly Deadline[];
  readonly otherTimes: readonly OtherTime[];
  readonly vague: readonly PhraseQuote[];
  /** Phrases that would be among the others, were it not for a date beside them ("after the review, in 2026"). */
  readonly excused: readonly PhraseQuote[];
  /** What it says beside: of pace, conditions, unclear edges. It has no bearing on the status. */
  readonly phrases: readonly PhraseQuote[];
  readonly conflicts: readonly Conflict[];
  readonly status: Status;
}

/** What relative words are resolved against. */
export interface Reference {
  /** The publication date, ISO 8601, or null when it is unknown: relative words then have no interval. */
  readonly date: string | null;
  /** The year of publication, which may be known where the day is not. */
  readonly year: number | null;
}

/** What comes in some years, and by its name and year says when: a rainy season, an election. */
export interface Occasion {
  readonly names: readonly string[];
  /** Its first and last day, `MM-DD`; where these are null it is some time in its year. */
  readonly start: string | null;
  readonly end: string | null;
  /** Whether it is a text too, which is named wherever it is quoted: only one that is to come tells when. */
  readonly isDocument: boolean;
}

/** Facts about years that are no calendar years. Dates are ISO 8601, `MM-DD` where a year is left open. */
export interface CalendarFacts {
  readonly financialYearStart: string;
  readonly schoolYearStart: string;
  readonly terms: readonly { readonly start: string; readonly end: string }[];
  /** What the legislature is called in one word: “Parliament”. */
  readonly legislatureNames: readonly string[];
  /** Terms of the legislature. */
  readonly legislatures: readonly { readonly start: string; readonly end: string }[];
  /** How legislative sessions run: the first entry whose `until` is not over holds. */
  readonly sessions: readonly { readonly until: string | null; readonly start: string }[];
  /** Each approximate. */
  readonly occasions: readonly Occasion[];
}

/** Phrases that are data (`seeds/phrases.json`). */
export interface PhraseData {
  readonly groups: readonly PhraseGroup[];
  /** What tells that work is carried on. */
  readonly ongoing: readonly string[];
  /** Phrases that nobody minds: no other is found in what they hold. */
  readonly allowed?: readonly string[];
}
