import { Begins } from './lexicon.js';
import type { Token } from './tokens.js';

/** The words before and behind a span of time, as tables. */

/** What the words before a span of time make of it. */
export type Lead =
  | 'by'
  | 'before'
  | 'within'
  | 'remainder'
  | 'at'
  | 'on'
  | 'from'
  | 'after'
  | 'until'
  | 'between'
  | 'to'
  | 'since'
  | 'compared'
  | 'alongside';

const LEADS: readonly (readonly [words: string, lead: Lead])[] = [
  ['at the latest by', 'by'], ['by no later than', 'by'], ['no later than', 'by'], ['not later than', 'by'], ['on or before', 'by'],
  ['by or before', 'by'], ['before or on', 'by'], ['before or in', 'by'], ['before or at', 'by'], ['on or earlier than', 'by'], ['latest by', 'by'], ['by midnight on', 'by'], ['by noon on', 'by'], ['by the close of business on', 'by'], ['in or after', 'from'], ['at or after', 'from'], ['during or after', 'from'], ['in or before', 'by'], ['by', 'by'], ['before', 'before'], ['prior to', 'before'], ['ahead of', 'before'],
  ['within the course of', 'within'], ['in the course of', 'within'], ['over the course of', 'within'], ['during the course of', 'within'], ['some time in', 'within'], ['sometime in', 'within'],
  ['for the remainder of', 'remainder'], ['for the rest of', 'remainder'], ['in the remainder of', 'remainder'], ['later', 'remainder'], ['later in', 'remainder'], ['in or around', 'within'], ['within', 'within'], ['during', 'within'], ['throughout', 'within'],
  ['in', 'within'], ['over', 'within'], ['at', 'at'], ['towards', 'at'], ['toward', 'at'], ['around', 'at'], ['about', 'at'],
  ['on and after', 'from'], ['on or after', 'from'], ['on or about', 'on'], ['on or around', 'on'], ['on', 'on'],
  ['with effect from', 'from'], ['with retrospective effect from', 'from'], ['with immediate effect from', 'from'], ['effective from', 'from'], ['effective', 'from'],
  ['starting from', 'from'], ['starting with', 'from'], ['beginning with', 'from'], ['starting in', 'from'], ['starting on', 'from'], ['starting', 'from'], ['beginning from', 'from'],
  ['beginning in', 'from'], ['beginning on', 'from'], ['commencing from', 'from'], ['commencing in', 'from'], ['commencing on', 'from'], ['commencing', 'from'],
  ['as from', 'from'], ['as of', 'from'], ['as early as', 'from'], ['no earlier than', 'from'], ['no sooner than', 'from'], ['not sooner than', 'from'], ['wef', 'from'], ['w . e . f .', 'from'], ['w . e . f', 'from'], ['not earlier than', 'from'],
  ['not before', 'from'], ['from as early as', 'from'], ['from', 'from'], ['after', 'after'], ['since', 'since'],
  ['from now until', 'until'], ['from now to', 'until'], ['between now and', 'until'], ['until', 'until'], ['till', 'until'], ['up to', 'until'], ['up until', 'until'], ['up to and including', 'until'], ['until and including', 'until'], ['through to', 'until'], ['through', 'until'], ['extended to', 'until'],
  ['together with', 'alongside'], ['along with', 'alongside'], ['alongside', 'alongside'], ['at the same time as', 'alongside'],
  ['between', 'between'], ['to', 'to'], ['beginning', 'from'], ['as compared with', 'compared'], ['compared with', 'compared'], ['compared to', 'compared'], ['relative to', 'compared'],
]; // prettier-ignore

/** Leads by their first word, longest first. */
const LEADS_BY_WORD: ReadonlyMap<string, readonly (readonly [readonly string[], Lead])[]> = (() => {
  const byWord = new Map<string, [string[], Lead][]>();
  for (const [text, lead] of LEADS) {
    const words = text.split(' ');
    const list = byWord.get(words[0]!) ?? [];
    list.push([words, lead]);
    byWord.set(words[0]!, list);
  }
  for (const list of byWord.values()) list.sort((a, b) => b[0].length - a[0].length);
  return byWord;
})();

/** The words that a lead begins with. */
export const LEAD_WORDS: readonly string[] = [...LEADS_BY_WORD.keys()];

/** What words behind a span make of it. */
export type Tail = 'earlier' | 'latest' | 'earliest' | 'onwards';

/** Words behind a span, and what they make of it. */
const TAILS: readonly (readonly [words: readonly string[], means: Tail])[] = [
  [['or', 'earlier'], 'earlier'], [['or', 'later'], 'onwards'], [['or', 'after'], 'onwards'], [['or', 'thereafter'], 'onwards'], [['and', 'thereafter'], 'onwards'], [['and', 'beyond'], 'onwards'], [['and', 'onwards'], 'onwards'], [['or', 'before'], 'earlier'], [['or', 'sooner'], 'earlier'],
  [['if', 'not', 'earlier'], 'earlier'], [[',', 'if', 'not', 'earlier'], 'earlier'], [['if', 'not', 'sooner'], 'earlier'],
  [['if', 'not', 'before'], 'earlier'], [['at', 'the', 'latest'], 'latest'], [['at', 'the', 'earliest'], 'earliest'],
  [['onwards'], 'onwards'], [['onward'], 'onwards'],
]; // prettier-ignore

/** Tails by their first word. */
const TAILS_BY_WORD: ReadonlyMap<string, typeof TAILS> = new Map(
  TAILS.map(([[first]]) => [first!, TAILS.filter(([words]) => words[0] === first)] as const),
);

/** The words behind a span that belong to it, from token `i` on; `next` is the token behind them. */
export function tailAt(tokens: readonly Token[], i: number): { means: Tail; next: number } | null {
  const first = tokens[i];
  const tails = first && TAILS_BY_WORD.get(first.text);
  for (const [words, means] of tails ?? []) {
    if (words.every((word, k) => tokens[i + k]?.text === word)) return { means, next: i + words.length };
  }
  return null;
}

/** The words that govern a time from token `i` on, as many as belong to it; `next` is the token behind them. */
export function leadAt(tokens: readonly Token[], i: number): { lead: Lead; next: number } | null {
  const first = tokens[i];
  if (first === undefined || !(first.begins & Begins.lead)) return null;
  for (const [words, lead] of LEADS_BY_WORD.get(first.text)!) {
    let length = 1;
    while (length < words.length && tokens[i + length]?.text === words[length]) length++;
    if (length === words.length) return { lead, next: i + length };
  }
  return null;
}
