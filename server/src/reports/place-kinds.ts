/**
 * Where an initiative is listed by who answers for it: under an organisation in force (`bureau`) or not (`notInForce`), a
 * `department`, a code that nobody has (`unknown`); `relevant` where a tag names nobody but “relevant bureaux”, `none`
 * where there is no tag.
 */
export type BureauPlaceKind = 'bureau' | 'notInForce' | 'department' | 'unknown' | 'relevant' | 'none';

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
