import { distance } from '../deadlines/calendar.js';
import type { DeadlineMeaning, Interval, OtherTime, Reference, Stated } from '../deadlines/types.js';
import type { MessageArgument } from '../rules/types.js';
import type { DEADLINE_TEXTS } from './deadline-texts.js';

type TextId = keyof typeof DEADLINE_TEXTS;

/** Writes a text of {@link DEADLINE_TEXTS}. */
export type SayOfDeadline = (id: TextId, args?: Readonly<Record<string, MessageArgument>>) => string;

/** What a time means, in words. */
export interface Explanation {
  /** Its first and last day, or why it has none. */
  readonly title: string;
  readonly sentences: readonly string[];
  /** What of it is stated and what implied, one each. */
  readonly list: readonly string[];
}

/** What a deadline means, seen from the publication. */
export function explainDeadline(
  deadline: DeadlineMeaning,
  publication: Reference,
  say: SayOfDeadline,
): Explanation {
  const { interval, impossible, relative, kind } = deadline;
  if (impossible) return explained(say, kind === 'between' ? 'backwards' : 'noSuchDay');
  if (!interval) return explained(say, relative ? 'unresolved' : 'event');
  return {
    title: titleOf(deadline, interval, say),
    sentences: [...sentencesOf(interval, publication, say)],
    list: [...detailsOf(deadline, interval, say)],
  };
}

/** What can be done about a time that has no dates. */
const REMEDIES = {
  backwards: 'backwardsRemedy',
  noSuchDay: 'noSuchDayRemedy',
  unresolved: 'unresolvedRemedy',
  event: 'eventRemedy',
} as const;

function explained(say: SayOfDeadline, id: keyof typeof REMEDIES): Explanation {
  return { title: say(id), sentences: [say(REMEDIES[id])], list: [] };
}

/** What a time is that binds nothing. */
export function explainOtherTime({ kind, interval }: OtherTime, say: SayOfDeadline): Explanation {
  const isPast = kind === 'past';
  const title = isPast ? pastTitle(interval, say) : say('duration');
  return { title, sentences: [say(isPast ? 'pastMeaning' : 'durationMeaning')], list: [] };
}

function pastTitle(interval: Interval | null, say: SayOfDeadline): string {
  const [start, end] = interval ?? [null, null];
  if (start === null) return say('past');
  if (end === null) return say('pastSince', { start: { day: start } });
  return start === end ? say('pastDay', { day: { day: start } }) : say('pastStretch', sides(start, end));
}

function titleOf({ kind, stated }: DeadlineMeaning, [start, end]: Interval, say: SayOfDeadline): string {
  if (end === null) return say('from', { start: { day: start! } });
  const name = nameOf(stated, [start, end], say);
  const by = { end: { day: end } };
  if (kind === 'by') return name ? say('byNamed', { ...by, name }) : say('by', by);
  if (start === null) return say('until', by);
  if (start === end) return say('day', { day: { day: start } });
  return name ? say('stretchNamed', { ...sides(start, end), name }) : say('stretch', sides(start, end));
}

/** "1 July", "30 September 2024": the year is said once. */
function sides(first: string, last: string): Record<'start' | 'end', MessageArgument> {
  const days = [first, last] as const;
  return { start: { days, side: 'first' }, end: { days, side: 'last' } };
}

/** The name of a whole quarter, half or kind of year; null for what has none, or says it anyway. */
function nameOf(stated: Stated | null, [start, end]: Interval, say: SayOfDeadline): string | null {
  if (stated?.edge !== null || stated.outside || start === null || end === null) return null;
  const months = monthsBetween(start, end);
  const month = Number(start.slice(5, 7));
  if (stated.year === 'calendar') {
    // "The second and third quarters" are two.
    if (stated.unit === 'quarter' && months === 3) return say(`quarter${Math.ceil(month / 3)}` as TextId);
    if (stated.unit === 'half' && months === 6) return say(month < 7 ? 'half1' : 'half2');
    return null;
  }
  if (stated.unit !== 'year' || months !== 12) return null;
  const names = { financial: 'financialYear', school: 'schoolYear', session: 'session' } as const;
  return say(names[stated.year]);
}

/** How many months two days of a stretch take in, the first and last one whole. */
function monthsBetween(start: string, end: string): number {
  const [firstYear, first] = start.split('-').map(Number) as [number, number];
  const [lastYear, last] = end.split('-').map(Number) as [number, number];
  return 12 * (lastYear - firstYear) + last - first + 1;
}

/** How far it is from the publication. */
function* sentencesOf([start, end]: Interval, { date }: Reference, say: SayOfDeadline): Generator<string> {
  if (end === null) yield say('noEnd');
  const day = end ?? start;
  if (date === null || day === null) return;
  const args = { distance: { distance: distance(date, day) }, publication: { day: date } };
  const isAfter = day > date;
  if (end === null) yield say(day === date ? 'startsOn' : isAfter ? 'startsAfter' : 'started', args);
  else if (start === end) yield day === date ? say('dayOn') : say(isAfter ? 'dayAfter' : 'dayBefore', args);
  else yield say(day === date ? 'endsOn' : isAfter ? 'endsAfter' : 'ended', args);
}

/** What the words state, and what is understood. */
function* detailsOf(deadline: DeadlineMeaning, interval: Interval, say: SayOfDeadline): Generator<string> {
  const { stated, kind, approximate, orEarlier } = deadline;
  const [start, end] = interval;
  const days = start !== null && end !== null ? ([start, end] as const) : null;
  const part = stated && days && partOf(stated, approximate);
  if (stated) {
    const what = statedText(stated);
    if (what) yield say(what);
    const year = impliedYear(stated);
    if (year) yield say(year);
    const isOfOtherYear = stated.year !== 'calendar' && (stated.unit === 'quarter' || stated.unit === 'half');
    if (isOfOtherYear) yield say('impliedQuarterOfYear');
    if (part) yield say(part, { days: { days } });
    if (stated.outside) yield say(stated.outside === 'before' ? 'impliedBefore' : 'impliedAfter');
    else if (kind === 'by' && stated.unit !== 'day' && end !== null) yield say('impliedLast');
  }
  if (approximate && !part) yield say('approximate');
  if (orEarlier) yield say('orEarlier');
}

const STATED = {
  day: 'statedDay',
  month: 'statedMonth',
  quarter: 'statedQuarter',
  half: 'statedHalf',
  season: 'statedSeason',
  occasion: 'statedOccasion',
  event: 'statedOccasion',
  year: 'statedYear',
  term: 'statedTerm',
  length: 'statedLength',
  other: null,
} as const satisfies Record<Stated['unit'], TextId | null>;

const YEARLESS = {
  day: 'yearlessDay',
  month: 'yearlessMonth',
  quarter: 'yearlessQuarter',
  half: 'yearlessHalf',
} as const satisfies Partial<Record<Stated['unit'], TextId>>;

function statedText({ unit, yearless, yearFrom }: Stated): TextId | null {
  if (yearless) return unit in YEARLESS ? YEARLESS[unit as keyof typeof YEARLESS] : null;
  if (yearFrom === 'words' || unit === 'length' || unit === 'term') return STATED[unit];
  return yearFrom === 'publication' ? 'statedRelative' : null;
}

function impliedYear({ unit, yearless, yearFrom }: Stated): TextId | null {
  if (yearFrom === 'words' || unit === 'term') return null;
  if (unit === 'length') return yearFrom === 'beside' ? 'impliedStartBeside' : 'impliedStart';
  if (yearFrom === 'beside') return 'impliedYearBeside';
  return yearless ? 'impliedYear' : 'impliedRelative';
}

const PARTS_OF_YEAR = {
  early: 'firstMonths',
  start: 'firstMonth',
  mid: 'middleMonth',
  late: 'lastMonths',
  latter: 'secondHalf',
  end: 'lastMonth',
} as const;

const PARTS_OF_MONTH = {
  early: 'firstDays',
  start: 'firstDays',
  mid: 'middleDays',
  late: 'lastDays',
  latter: 'lastDays',
  end: 'lastDays',
} as const;

const PARTS_OF_OTHERS = {
  early: 'firstMonth',
  start: 'firstMonth',
  mid: 'middleMonth',
  late: 'lastMonth',
  latter: 'lastMonth',
  end: 'lastMonth',
} as const;

/** What the house makes of "early", "end-" and the like; "by the end of 2026" is its last day by itself. */
function partOf({ unit, edge, outside }: Stated, approximate: boolean): TextId | null {
  if (outside || !approximate) return null;
  if (edge === null) return unit === 'season' ? 'season' : null;
  if (unit === 'year') return PARTS_OF_YEAR[edge];
  return unit === 'month' ? PARTS_OF_MONTH[edge] : PARTS_OF_OTHERS[edge];
}

/** The days of a deadline in short, for behind its words; null where these are all that there is to say. */
export function hintOf({ kind, interval, stated }: DeadlineMeaning, say: SayOfDeadline): string | null {
  if (!interval || isWrittenOut(stated)) return null;
  const [start, end] = interval;
  const short = (day: string): MessageArgument => ({ day, short: true });
  if (end === null) return say('hintFrom', { start: short(start!) });
  if (kind === 'by') return say('hintBy', { end: short(end) });
  if (start === null) return say('hintUntil', { end: short(end) });
  if (start === end) return say('hintDay', { day: short(end) });
  return say('hintDays', { days: { days: [start, end], short: true } });
}

/** Whether the words name the very days, year and all. */
function isWrittenOut(stated: Stated | null): boolean {
  return stated?.unit === 'day' && stated.yearFrom === 'words' && !stated.outside && stated.edge === null;
}
