import type { Status } from '../deadlines/types.js';
import { cutOff } from '../exports/columns.js';
import { oneLine } from '../exports/rows.js';
import type { Severity } from '../rules/types.js';
import type { BureauPlace, DuePlace } from './places.js';

/** What a status is called in a sentence. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  dated: 'dated',
  vague: 'vague',
  ongoing: 'ongoing',
  missing: 'without a date',
};

/** What a finding that weighs so much is called. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
  hint: 'hint',
};

/** In UTF-16 code units. */
const LONGEST_CODE = 40;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const DISJUNCTION = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** A day (ISO 8601) as it is written in a text. */
export function longDay(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}

/** "vague, ongoing or without a date". */
export function listOf(words: readonly string[]): string {
  return DISJUNCTION.format(words);
}

/** "1 draft", "2 drafts". */
export function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * A share of a whole in per cent, rounded; what is not all is never 100%, and what is not nothing is never 0%. Empty where
 * there is no whole.
 */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '';
  const percent = Math.round((100 * part) / whole);
  if (part > 0 && percent === 0) return '<1%';
  if (part < whole && percent === 100) return '>99%';
  return `${percent}%`;
}

/** What a place in lists by bureau is called. */
export function bureauInWords({ kind, code: written }: BureauPlace): string {
  // What nobody has as a code may be as long as it likes.
  const code = cutOff(oneLine(written ?? ''), LONGEST_CODE);
  switch (kind) {
    case 'relevant':
      return 'relevant bureaux alone';
    case 'none':
      return 'no bureau';
    case 'unknown':
      return `${code} (nobody’s code)`;
    case 'notInForce':
      return `${code} (not in force)`;
    case 'department':
    case 'bureau':
      return code;
  }
}

/** What a place in lists by deadline is called at the head of a column. */
export function dueInWords({ kind, year, quarter, month }: DuePlace): string {
  switch (kind) {
    case 'past':
      return 'past';
    case 'year':
      return String(year);
    case 'quarter':
      return `Q${quarter} ${year}`;
    case 'month':
      return `${year}-${String(month).padStart(2, '0')}`;
    case 'inQuarter':
      return `in Q${quarter} ${year}`;
    case 'inYear':
      return `in ${year}`;
    case 'start':
      return 'a start only';
    case 'unresolved':
      return 'day unknown';
    case 'vague':
    case 'ongoing':
      return kind;
    case 'missing':
      return 'no date';
  }
}
