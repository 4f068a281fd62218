import type { Status } from '../deadlines/types.js';
import { STATUS_WORDS, listOf, longDay } from './words.js';

/** What the initiatives of a report are narrowed to. */
export interface ReportChoice {
  /** The one bureau that they concern; null: any. */
  readonly bureau: { readonly code: string; readonly name: string } | null;
  /** Official codes of bureaux, one of which each must name; none: any. */
  readonly bureaux: readonly string[];
  /** Words that are in all of them; empty: any. */
  readonly words: string;
  /** None: any. */
  readonly statuses: readonly Status[];
  /** The days in which one of their deadlines ends: ISO 8601, inclusive; null: open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a choice lets through, as a list of its parts in words; empty where that is everything. */
export function choiceInWords({ bureau, bureaux, words, statuses, from, to }: ReportChoice): string[] {
  return [
    ...(bureau ? [`those that name ${bureau.code}, ${bureau.name}`] : []),
    ...(bureaux.length === 0 ? [] : [`those that name ${listOf(bureaux)}`]),
    ...(words === '' ? [] : [`those that are found by “${words}”`]),
    ...(statuses.length === 0 ? [] : [`those that are ${listOf(statuses.map((one) => STATUS_WORDS[one]))}`]),
    ...(from === null && to === null ? [] : [`those with a deadline that ends ${daysInWords(from, to)}`]),
  ];
}

function daysInWords(from: string | null, to: string | null): string {
  if (from === null) return `by ${longDay(to!)}`;
  if (to === null) return `on ${longDay(from)} or later`;
  return from === to ? `on ${longDay(from)}` : `between ${longDay(from)} and ${longDay(to)}`;
}
