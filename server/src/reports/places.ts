/**
 * Where an initiative is listed by who answers for it: under an organisation in force (`bureau`) or not (`notInForce`), a
 * `department`, a code that nobody has (`unknown`); `relevant` where a tag names nobody but “relevant bureaux”, `none`
 * where there is no tag.
 */
export type BureauPlaceKind = 'bureau' | 'notInForce' | 'department' | 'unknown' | 'relevant' | 'none';

/** A place in lists by bureau. */
export interface BureauPlace {
  /** Tells it from the others; the same whenever it is made. */
  readonly key: string;
  readonly kind: BureauPlaceKind;
  /** As it is officially spelt; as written where nobody has it; null where there is no code. */
  readonly code: string | null;
  readonly nameEn: string | null;
  readonly nameZhHant: string | null;
}

/**
 * Where an initiative is listed by when it is due: `past` where that is before publication; a `year`, which holds
 * `quarter`s, which hold `month`s; `inQuarter` and `inYear` where it is some time in these; `start` where only a start is
 * said; `unresolved` where the day cannot be told; else what it says of time instead.
 */
export type DueKind =
  | 'past'
  | 'year'
  | 'quarter'
  | 'month'
  | 'inQuarter'
  | 'inYear'
  | 'start'
  | 'unresolved'
  | 'vague'
  | 'ongoing'
  | 'missing';

/** A place in lists by deadline. */
export interface DuePlace {
  /** Tells it from the others; the same whenever it is made. */
  readonly key: string;
  readonly kind: DueKind;
  /** The key of the place that holds it; null where it stands for itself. */
  readonly parent: string | null;
  /** The year, quarter (1 to 4) and month (1 to 12) that it stands for, as far as it does. */
  readonly year: number | null;
  readonly quarter: number | null;
  readonly month: number | null;
}
