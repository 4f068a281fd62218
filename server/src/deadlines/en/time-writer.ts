import { dayOf, startingYear } from '../calendar.js';
import type { HouseForms, WritableTime, WritableTimes } from '../language.js';
import type { CalendarFacts, DeadlineKind } from '../types.js';
import { formOf } from './forms.js';
import { type Lead, leadAt } from './leads.js';
import { Begins, type Lexicon } from './lexicon.js';
import { type Token, tokenise } from './tokens.js';
import { ORDINALS, nameOfDay, nameOfMonth } from './words.js';

/** Kinds of time that can be written. */
type Unit =
  | 'year end'
  | 'mid-year'
  | 'early year'
  | 'late year'
  | 'quarter'
  | 'half'
  | 'month'
  | 'end of month'
  | 'first day'
  | 'last day'
  | 'named day'
  | 'financial year'
  | 'school year'
  | 'year';

/** What may be written behind some words that govern a time. */
interface Plan {
  readonly kind: DeadlineKind;
  /** What is shown where nothing is typed yet, and how many of each; those to be preferred first. */
  readonly first: readonly (readonly [unit: Unit, count: number])[];
  /** What there is beside that where the beginning of something else is typed. */
  readonly more: readonly Unit[];
}

const ENDS: Pick<Plan, 'first' | 'more'> = {
  first: [['year end', 3], ['quarter', 3], ['mid-year', 2], ['early year', 1], ['financial year', 1], ['last day', 1], ['year', 1]],
  more: ['half', 'month', 'end of month', 'named day', 'first day', 'late year', 'school year'],
}; // prettier-ignore
const STRETCHES: readonly (readonly [Unit, number])[] = [['quarter', 4], ['half', 2], ['month', 2], ['financial year', 2], ['year', 2]]; // prettier-ignore
const WITHIN: Plan = { kind: 'within', first: STRETCHES, more: ['school year'] };

/** By the first word of what governs: a longer lead is of the kind of its last. */
const PLANS: Readonly<Partial<Record<Lead, Plan>>> = {
  by: { kind: 'by', ...ENDS },
  before: { kind: 'by', ...ENDS },
  within: WITHIN,
  on: { kind: 'on', first: [['first day', 5], ['last day', 3]], more: ['named day'] },
  from: {
    kind: 'from',
    first: [['first day', 3], ['quarter', 2], ['half', 1], ['month', 2], ['financial year', 2], ['year', 2]],
    more: ['named day', 'mid-year', 'early year', 'late year', 'school year'],
  },
  until: {
    kind: 'between',
    first: [['year end', 2], ['last day', 3], ['mid-year', 1], ['quarter', 2], ['financial year', 2], ['year', 2]],
    more: ['half', 'month', 'end of month', 'named day', 'school year'],
  },
}; // prettier-ignore

/** "in mid-2026" can be said, "within mid-2026" cannot. */
const IN: Plan = { ...WITHIN, more: ['mid-year', 'early year', 'late year', 'school year'] };

/** The words that a lead begins with for which times are offered: others seldom stand before one. */
const GOVERNING: ReadonlySet<string> = new Set([
  'by', 'before', 'until', 'till', 'within', 'in', 'during', 'from', 'on', 'no', 'not', 'starting', 'beginning', 'commencing', 'with', 'effective', 'prior', 'as',
]); // prettier-ignore

/** "stand by" is a verb of its own. */
const PHRASAL: ReadonlySet<string> = new Set([
  'stand',
  'stands',
  'stood',
  'standing',
  'pass',
  'passed',
  'passes',
]);

/** How many of a unit there are once something is typed. */
const MANY: Readonly<Partial<Record<Unit, number>>> = { month: 24, 'end of month': 24, 'first day': 16, 'last day': 16, quarter: 12, half: 6, 'named day': 12 }; // prettier-ignore
const SOME = 5;
/** Where as many of the usual ones go on from what is typed, the others are not wanted. */
const ENOUGH = 3;

/** No words that govern a time and its beginning are longer, in characters. */
const LONGEST = 120;
/** … and in words and marks. */
const MOST_TOKENS = 12;

/** Writes times in English, for the text that they are to go on. */
export class TimeWriter {
  constructor(
    private readonly calendar: CalendarFacts,
    private readonly lexicon: Lexicon,
  ) {}

  /** See `Language.writable`. */
  writable(text: string, day: string, house: HouseForms): WritableTimes | null {
    const base = Math.max(0, text.length - LONGEST);
    const tail = text.slice(base);
    const tokens = tokenise(tail, this.lexicon).list;
    // The first that fits: in "no later than" the whole governs.
    for (let i = Math.max(0, tokens.length - MOST_TOKENS); i < tokens.length; i++) {
      const token = tokens[i]!;
      if (!(token.begins & Begins.lead) || !GOVERNING.has(token.text) || !isFree(tail, tokens, i)) continue;
      const lead = leadAt(tokens, i);
      const plan = lead && (token.text === 'in' && lead.next === i + 1 ? IN : PLANS[lead.lead]);
      if (!lead || !plan) continue;
      const end = tokens[lead.next - 1]!.end;
      const blank = /^\s+/.exec(tail.slice(end))?.[0];
      if (blank === undefined) continue;
      const start = end + blank.length;
      const times = this.#timesFor(plan, tail.slice(start), day, house);
      if (times.usual.length + times.others.length === 0) continue;
      const governedFrom = base + token.start;
      return { governedFrom, start: base + start, kind: plan.kind, ...times };
    }
    return null;
  }

  #timesFor(
    { first, more }: Plan,
    typed: string,
    day: string,
    house: HouseForms,
  ): Pick<WritableTimes, 'usual' | 'others'> {
    const beginning = typed.toLowerCase().replace(/\s+/g, ' ');
    const number = /^(\d{1,2})(?:st|nd|rd|th)?(?: |$)/.exec(beginning)?.[1];
    const named = number === undefined ? null : Number(number);
    const write = (unit: Unit, count: number): WritableTime[] =>
      this.#write(unit, count, day, named).flatMap((text) => found(text, beginning, house));
    const many = (unit: Unit): WritableTime[] => write(unit, MANY[unit] ?? SOME);
    if (beginning === '') {
      const usual = first.flatMap(([unit, count]) => write(unit, count));
      // An editor narrows the list by itself while more is typed, so all of it is there from the start.
      return apart(usual, [...first.map(([unit]) => unit), ...more].flatMap(many));
    }
    const usual = [...usualFor(beginning, first, more)].flatMap(many);
    return apart(usual, usual.length >= ENOUGH ? [] : more.flatMap(many));
  }

  /** The next few times of a unit that are not over on a day, in order; `named` is the number of a day that is typed. */
  #write(unit: Unit, count: number, day: string, named: number | null): string[] {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const years = (write: (year: number) => string): string[] => upTo(count, (n) => write(year + n));
    const months = (write: (year: number, month: number) => string | null, step = 1): string[] => {
      const first = month + ((step - (month % step)) % step);
      return upTo(count, (n) => {
        const at = first - 1 + n * step;
        return write(year + Math.floor(at / 12), (at % 12) + 1);
      });
    };
    switch (unit) {
      case 'year':
        return years(String);
      case 'year end':
        return years((y) => `end-${y}`);
      case 'mid-year':
        return upTo(count, (n) => `mid-${year + n + (day >= `${year}-06-30` ? 1 : 0)}`);
      case 'early year':
        return upTo(count, (n) => `early ${year + n + (day >= `${year}-03-31` ? 1 : 0)}`);
      case 'late year':
        return years((y) => `late ${y}`);
      case 'quarter':
        return months((y, m) => `the ${ORDINAL_WORDS[m / 3 - 1]!} quarter of ${y}`, 3);
      case 'half':
        return months((y, m) => `the ${ORDINAL_WORDS[m / 6 - 1]!} half of ${y}`, 6);
      case 'month':
        return months((y, m) => `${nameOfMonth(m)} ${y}`);
      case 'end of month':
        return months((y, m) => `the end of ${nameOfMonth(m)} ${y}`);
      case 'last day':
        return months((y, m) => nameOfDay(lastDayOf(y, m)), named === null ? 3 : 1);
      case 'first day':
        // Behind the last month of each quarter, which may be the one that the day is in.
        return months(
          (y, m) => `1 ${nameOfMonth((m % 12) + 1)} ${m === 12 ? y + 1 : y}`,
          named === null ? 3 : 1,
        );
      case 'named day':
        return named === null
          ? []
          : months((y, m) => {
              const date = dayOf(y, m, named);
              return date === null ? null : nameOfDay(date);
            });
      case 'financial year':
        return this.#twoYears(day, this.calendar.financialYearStart, count, '-', '');
      case 'school year':
        return this.#twoYears(day, this.calendar.schoolYearStart, count, '/', 'school year');
    }
  }

  /** "2026-27", "the 2026/27 school year": kinds of year that pass into the next. */
  #twoYears(day: string, start: string, count: number, joint: string, name: string): string[] {
    const first = startingYear(day, start);
    return upTo(count, (n) => {
      const years = `${first + n}${joint}${String(first + n + 1).slice(-2)}`;
      return name ? `the ${years} ${name}` : years;
    });
  }
}

/** Each time once: a day may be the last of its month and be named as well. */
function apart(
  usual: readonly WritableTime[],
  others: readonly WritableTime[],
): Pick<WritableTimes, 'usual' | 'others'> {
  const byText = (times: readonly WritableTime[]): Map<string, WritableTime> =>
    new Map(times.map((time) => [time.text, time]));
  const first = byText(usual);
  const rest = [...byText(others).values()].filter(({ text }) => !first.has(text));
  return { usual: [...first.values()], others: rest };
}

/** The usual units once something is typed: of what begins with a month, months come before days in the American order. */
function usualFor(beginning: string, first: Plan['first'], more: Plan['more']): Set<Unit> {
  const units = first.map(([unit]) => unit);
  const hasMonths = units.includes('month') || more.includes('month');
  return new Set(hasMonths && /^[a-z]/.test(beginning) ? ['month', ...units] : units);
}

const ORDINAL_WORDS: readonly string[] = [1, 2, 3, 4].map(
  (n) => [...ORDINALS].find(([, value]) => value === n)![0],
);

function upTo(count: number, write: (n: number) => string | null): string[] {
  return Array.from({ length: count }, (_, n) => write(n)).filter((text) => text !== null);
}

function lastDayOf(year: number, month: number): string {
  return [31, 30, 29, 28].map((date) => dayOf(year, month, date)).find((day) => day !== null)!;
}

/** Whether the word at token `i` stands by itself: "built-in" ends in no preposition, and "stand by" is a verb. */
function isFree(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const before = tokens[i - 1];
  if (before?.kind === 'word' && PHRASAL.has(before.text)) return false;
  return !/(?!\p{Script=Han})[\p{L}\p{N}&/’'-]/u.test(text.charAt(token.start - 1));
}

/**
 * A time in the form that goes on from what is typed: in that of the house, else in another one; with its article or
 * without it. None where nothing does.
 */
function found(text: string, beginning: string, house: HouseForms): WritableTime[] {
  for (const form of formsOf(text, house)) {
    for (const typedAs of [form, form.replace(/^the /, '')]) {
      if (typedAs.toLowerCase().startsWith(beginning)) return [{ text: form, typedAs }];
    }
  }
  return [];
}

/** All forms of a time, that of the house first. */
function formsOf(text: string, house: HouseForms): string[] {
  const written = formOf(text);
  if (!written) return [text];
  const custom = written.others.get(house.get(written.family) ?? '');
  const others = [...written.others.values()];
  return custom === undefined ? others : [custom, ...others];
}
