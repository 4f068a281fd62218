import * as l10n from '@vscode/l10n';
import type {
  InitiativeStatus,
  TimelineDeadline,
  TimelineInitiative,
  TimelineLane,
} from '../../../server/src/protocol/index.js';
import { codeOf, remarkOn } from '../bureau-names.js';
import { countOfInitiatives, inDigits } from '../counts.js';
import { type Bucket, type Unit, lastDayOf } from './density.js';

/** Says things in the language of the reader, by the calendar that drafts go by. */
export class Words {
  readonly #medium: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #shortMonth: Intl.DateTimeFormat;

  /** `language` is a BCP 47 tag. */
  constructor(private readonly language: string) {
    this.#medium = this.#dates({ dateStyle: 'medium' });
    this.#month = this.#dates({ month: 'long', year: 'numeric' });
    this.#shortMonth = this.#dates({ month: 'short' });
  }

  /** A day, ISO 8601 or in milliseconds. */
  day(day: string | number): string {
    return this.#medium.format(typeof day === 'string' ? Date.parse(day) : day);
  }

  /** "March 2026": month and year of a time in milliseconds. */
  month(time: number): string {
    return this.#month.format(time);
  }

  /** "Mar": the month of a time in milliseconds. */
  shortMonth(time: number): string {
    return this.#shortMonth.format(time);
  }

  /** "by 31 Dec 2026": the days of a deadline. */
  deadline({ kind, start, end, approximate, past }: TimelineDeadline): string {
    const days = this.#days(kind, start, end);
    const about = approximate ? l10n.t('{0} (approximate)', days) : days;
    return past ? l10n.t('{0}, past at publication', about) : about;
  }

  /** All that an initiative says of time; empty where that is nothing. */
  when({ status, timing, deadlines }: TimelineInitiative): string {
    if (deadlines.length > 0) return deadlines.map((deadline) => this.deadline(deadline)).join('; ');
    const quoted = timing.map((words) => l10n.t('“{0}”', words)).join(', ');
    if (status === 'dated') return quoted ? l10n.t('{0}, day not known', quoted) : l10n.t('day not known');
    return quoted;
  }

  status(status: InitiativeStatus): string {
    switch (status) {
      case 'dated':
        return l10n.t('dated');
      case 'vague':
        return l10n.t('vague');
      case 'ongoing':
        return l10n.t('ongoing');
      case 'missing':
        return l10n.t('no date');
    }
  }

  /** "HYAB": what a lane is called. */
  lane(lane: TimelineLane): string {
    return codeOf(lane);
  }

  /** The name of the bureau of a lane and what is to be said of it; empty where there is nothing. */
  nameOfLane(lane: TimelineLane): string {
    return remarkOn(lane, this.language);
  }

  /** "12 initiatives, 3 without a date". */
  countsOfLane({ count, undated }: TimelineLane): string {
    const all = countOfInitiatives(count);
    return undated > 0 ? l10n.t('{0}, {1} without a date', all, inDigits(undated)) : all;
  }

  /** "Q2 2026": the period of a bucket. */
  period({ start, end }: Bucket, unit: Unit): string {
    const year = String(new Date(start).getUTCFullYear());
    if (unit === 'year') return year;
    if (unit === 'month') return this.#month.format(start);
    return (
      l10n.t('Q{0} {1}', this.quarter(start), year) +
      ` (${this.#shortMonth.formatRange(start, lastDayOf({ start, end, count: 0 }))})`
    );
  }

  /** 1 to 4: the quarter of a time in milliseconds. */
  quarter(time: number): number {
    return Math.floor(new Date(time).getUTCMonth() / 3) + 1;
  }

  #days(kind: TimelineDeadline['kind'], start: string | null, end: string | null): string {
    if (end === null) return l10n.t('from {0}', this.day(start ?? ''));
    if (kind === 'by' || start === null) return l10n.t('by {0}', this.day(end));
    if (start === end) return this.day(end);
    return this.#medium.formatRange(Date.parse(start), Date.parse(end));
  }

  #dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  }
}
