import { type ParsedComponents, type ParsedResult, parse as parseDates } from 'chrono-node';
import type { Interval, Status } from '../../server/src/deadlines/types.js';
import { sourceRange, tagOf } from '../../server/src/draft/passage.js';
import { DraftParser } from '../../server/src/draft/parser.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { readSeeds } from '../../server/src/seeds.js';
import { type GoldItem, binds } from './gold.mjs';
import type { Span } from './span.mjs';

/** A deadline as a reader found it. What a reader does not say is left out and not scored. */
export interface ReadDeadline extends Span {
  readonly kind?: string;
  /** The interval; of several that could be meant, the one that fits counts. */
  readonly intervals: readonly (Interval | null)[];
  readonly approx?: boolean;
  readonly earlier?: boolean;
}

/** What a reader makes of an initiative. */
export interface Reading {
  readonly deadlines: readonly ReadDeadline[];
  readonly vague?: readonly Span[];
  readonly status?: Status;
  readonly bureaux?: readonly string[];
  readonly relevant?: boolean;
  /** Names of the rules that found something. */
  readonly rules?: ReadonlySet<string>;
}

/** Reads an initiative. */
export type Reader = (item: GoldItem) => Reading;

const BULLET = '- ';

/** Reads as the product does: the initiative stands as the only item of a draft, which is parsed and linted. */
export function ourReader(): Reader {
  const seeds = readSeeds();
  const parser = new DraftParser(seeds);
  const linter = new Linter(RULES, seeds, (rule, error) => {
    throw new Error(`${rule.name} failed`, { cause: error });
  });
  return ({ text, reference }) => {
    const { draft } = parser.parse(BULLET + text, { today: reference, publicationDate: reference });
    const [index] = draft.initiatives;
    if (index === undefined) return { deadlines: [], vague: [], status: 'missing', rules: new Set() };
    const initiative = draft.initiative(index);
    // The draft cuts the indents of further lines out of its text; labels count them.
    const from = draft.starts[index]! - BULLET.length;
    const inText = (quote: Span): Span => {
      const range = sourceRange(initiative, quote);
      return { start: range.start + from, end: range.end + from };
    };
    const tag = tagOf(initiative);
    const { deadlines, vague, status } = initiative.times;
    return {
      deadlines: deadlines.map((deadline) => ({
        ...inText(deadline),
        kind: deadline.kind,
        intervals: [deadline.interval],
        approx: deadline.approximate,
        earlier: deadline.orEarlier,
      })),
      vague: vague.map(inText),
      status,
      bureaux: (tag?.codes ?? []).flatMap(({ state, organisation }) =>
        state === 'inForce' && organisation ? [organisation.code] : [],
      ),
      relevant: tag?.andRelevantBureaux ?? false,
      rules: new Set([...linter.lint(draft)].map(({ finding }) => finding.rule.name)),
    };
  };
}

/**
 * Reads with chrono-node, a library for dates in English. It knows neither kinds nor vague words, so only its spans and
 * intervals count, and of the intervals that a result can mean the one that fits is taken.
 */
export function chronoReader(options: { readonly withDigitsOnly: boolean }): Reader {
  return ({ text, reference }) => {
    const noon = { instant: new Date(`${reference}T12:00:00Z`), timezone: 0 };
    const results = parseDates(text, noon, { forwardDate: true });
    return {
      deadlines: results
        .filter((result) => !options.withDigitsOnly || /\d/.test(result.text))
        .map((result) => ({
          start: result.index,
          end: result.index + result.text.length,
          intervals: intervalsOf(result, reference),
        })),
    };
  };
}

/** The unit that is named, what lies between now and then, and what begins or ends with it. */
function intervalsOf({ start, end }: ParsedResult, reference: string): Interval[] {
  const [first, lastOfFirst] = unitOf(start);
  const last = end ? unitOf(end)[1] : lastOfFirst;
  return [
    [first, last],
    [reference, last],
    [first, reference],
    [first, null],
    [null, last],
  ];
}

/** The day, month or year that the components are sure of. */
function unitOf(date: ParsedComponents): readonly [first: string, last: string] {
  const year = date.get('year')!;
  const month = date.get('month')!;
  const isoDay = (m: number, d: number): string => new Date(Date.UTC(year, m, d)).toISOString().slice(0, 10);
  if (date.isCertain('day') || date.isCertain('weekday') || date.isCertain('hour')) {
    const named = isoDay(month - 1, date.get('day')!);
    return [named, named];
  }
  if (date.isCertain('month')) return [isoDay(month - 1, 1), isoDay(month, 0)];
  if (date.isCertain('year')) return [isoDay(0, 1), isoDay(11, 31)];
  const implied = isoDay(month - 1, date.get('day')!);
  return [implied, implied];
}

/** The labels themselves as a reading: what a perfect reader would say. */
export function goldReading({ text, deadlines, vague, status, bureaux, relevant }: GoldItem): Reading {
  return {
    deadlines: deadlines.filter(binds).map(({ start, quote, kind, interval, approx, earlier }) => ({
      start,
      end: start + quote.length,
      kind,
      intervals: [interval],
      approx,
      earlier,
    })),
    vague: placesOf(text, vague),
    status,
    bureaux,
    relevant,
    rules: new Set(status === 'missing' || status === 'vague' ? [`deadline/${status}`] : []),
  };
}

/** Where quotes stand: each at its first occurrence that no other has taken. */
export function placesOf(text: string, quotes: readonly string[]): Span[] {
  const taken = new Set<string>();
  return quotes.map((quote) => {
    let start = text.indexOf(quote);
    while (start >= 0 && taken.has(`${start} ${quote}`)) start = text.indexOf(quote, start + 1);
    taken.add(`${start} ${quote}`);
    return { start, end: start + quote.length };
  });
}
