import type { Period } from '../bureaux/types.js';
import type { Reference } from '../deadlines/types.js';
import type { DraftKind, Metadata } from './metadata.js';

/** What is known about a draft from outside of its text. */
export interface Surroundings {
  /** Today, ISO 8601: handed in, never read from a clock here. */
  readonly today: string;
  /** The publication date of the configuration, ISO 8601; front matter goes before it. */
  readonly publicationDate: string | null;
}

/** What a draft is read against: when it speaks, and what kind it is. */
export interface Circumstances {
  readonly kind: DraftKind;
  /** The code of the bureau whose return it is. */
  readonly bureau: string | null;
  /** What relative words and past deadlines are judged against. */
  readonly publication: Reference;
  /** The days for which codes must be in force: publication, else its year, else today. */
  readonly period: Period;
}

/** What the first lines of a draft say of its publication, beside its front matter. */
export interface SaidOnTop {
  /** The day that a line gives as that of publication, ISO 8601. */
  readonly date: string | null;
  /** The year in the title. */
  readonly year: number | null;
}

/** Front matter goes before a line on top, what the draft says before configuration, and that before a year in the title. */
export function circumstancesOf(
  metadata: Metadata,
  onTop: SaidOnTop,
  surroundings: Surroundings,
): Circumstances {
  const date = metadata.publicationDate ?? onTop.date ?? surroundings.publicationDate;
  const year = date === null ? onTop.year : Number(date.slice(0, 4));
  return {
    kind: metadata.kind ?? 'supplement',
    bureau: metadata.bureau,
    publication: { date, year },
    period: periodOf(date, year, surroundings.today),
  };
}

function periodOf(date: string | null, year: number | null, today: string): Period {
  if (date !== null) return [date, date];
  return year === null ? [today, today] : [`${year}-01-01`, `${year}-12-31`];
}

/** Whether the words of two drafts mean the same: they speak for the same days. */
export function readAlike(a: Circumstances, b: Circumstances): boolean {
  return (
    a.publication.date === b.publication.date &&
    a.publication.year === b.publication.year &&
    a.period[0] === b.period[0] &&
    a.period[1] === b.period[1]
  );
}

/** Whether two drafts are read and judged against the same. */
export function sameCircumstances(a: Circumstances, b: Circumstances): boolean {
  return readAlike(a, b) && a.kind === b.kind && a.bureau === b.bureau;
}
