import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import type { Interval } from '../deadlines/types.js';
import { sectionTitles } from '../draft/draft.js';
import { type Initiative, tagOf } from '../draft/passage.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { labelOf, onOneLine, shortened } from './labels.js';
import { toRange } from './ranges.js';

/** No more symbols are given: what is looked for is among fewer, or its words are not typed yet. */
export const MOST_SYMBOLS = 1000;

/**
 * Editors filter again what they are given: VS Code asks by the first word alone, and then looks for all of them among
 * the letters at the beginning of a name (128, an icon among them). So a name is short, and holds what it was found by.
 */
const LONGEST_NAME = 110;
const LONGEST_TEXT = 60;
const SHORTEST_TEXT = 15;
/** Of words that stand further on in the text. */
const LONGEST_EXCERPT = 24;
/** Of so many bureaux and years the first are named, and those that were asked for. */
const MOST_BUREAUX = 4;
const MOST_YEARS = 3;
/** A deadline touches no more years than these: a longer one is a slip, or no deadline. */
const MOST_YEARS_TOUCHED = 50;

/** What an initiative can be found by. Words are folded, a space before each. */
interface SearchKey {
  readonly words: string;
  /** Its bureaux, lead first, each with all that it is called, and that in words. */
  readonly bureaux: readonly {
    readonly code: string;
    readonly names: readonly string[];
    readonly words: string;
  }[];
  /** The years that its deadlines touch, in order. */
  readonly years: readonly string[];
}

const keys = new WeakMap<Initiative, SearchKey>();

/** The words of a query, folded; none where it is empty. */
export function queryWords(query: string): string[] {
  return wordsOf(query);
}

/**
 * The initiatives of a draft that have all words of a query: as the beginning of a word of their text, as the code or
 * in the name of a bureau in their tag, or as a year that a deadline touches. At most `most`.
 */
export function workspaceSymbols(
  { uri, draft, textDocument }: KnownDraft,
  query: readonly string[],
  most: number,
): SymbolInformation[] {
  const symbols: SymbolInformation[] = [];
  let titles: ((index: number) => readonly string[]) | undefined;
  for (const index of draft.initiatives) {
    if (symbols.length >= most) break;
    const initiative = draft.initiative(index);
    const key = keyOf(initiative);
    if (!query.every((word) => isFoundBy(key, word))) continue;
    titles ??= sectionTitles(draft);
    const section = titles(index).at(-1);
    symbols.push({
      name: nameOf(initiative, key, query),
      kind: SymbolKind.Event,
      containerName: [section && shortened(section), Utils.basename(URI.parse(uri))]
        .filter(Boolean)
        .join(' · '),
      location: { uri, range: toRange(textDocument, draft.extentOf(index), 0) },
    });
  }
  return symbols;
}

function isFoundBy({ words, bureaux, years }: SearchKey, word: string): boolean {
  return (
    begins(words, word) ||
    bureaux.some((bureau) => begins(bureau.words, word)) ||
    years.some((year) => year === word)
  );
}

/** Whether a word begins so; Chinese has no spaces between its words. */
function begins(words: string, word: string): boolean {
  return words.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word}`);
}

function keyOf(initiative: Initiative): SearchKey {
  let key = keys.get(initiative);
  if (!key) {
    const { readable, tag, times } = initiative;
    const codes = tagOf(initiative)?.codes ?? [];
    const bureaux = codes.map(({ organisation, written }) => {
      const code = organisation?.code ?? onOneLine(written);
      const { nameEn = '', nameZhHant = '' } = organisation ?? {};
      const names = [code, nameEn, nameZhHant, onOneLine(written)].filter(Boolean);
      return { code, names, words: folded(names.join(' ')) };
    });
    key = {
      words: folded(tag ? readable.slice(0, tag.start) : readable),
      bureaux: [...new Map(bureaux.map((bureau) => [bureau.code, bureau])).values()],
      years: [...new Set(times.deadlines.flatMap(({ interval }) => yearsOf(interval)))].sort(),
    };
    keys.set(initiative, key);
  }
  return key;
}

/** The years that an interval touches. Of one that is open at one end, only that of the other is sure. */
function yearsOf(interval: Interval | null): string[] {
  if (!interval) return [];
  const [from, to] = interval.map((day) => (day === null ? null : Number(day.slice(0, 4))));
  const first = from ?? to;
  const last = to ?? from;
  if (first == null || last == null) return [];
  const length = Math.min(last - first + 1, MOST_YEARS_TOUCHED);
  return Array.from({ length }, (_, i) => String(first + i));
}

/** What a symbol is called: its opening words, others where those hold what was asked for, its bureaux, its years. */
function nameOf(initiative: Initiative, key: SearchKey, query: readonly string[]): string {
  const codes = key.bureaux.slice(0, MOST_BUREAUX).map(({ code }) => code);
  const years = key.years.slice(0, MOST_YEARS);
  let name = '';
  // The shorter the opening is, the fewer words that were asked for may be in it.
  for (const room of [LONGEST_TEXT, LONGEST_TEXT / 2, SHORTEST_TEXT]) {
    const opening = shortened(labelOf(initiative).name, room);
    const further = furtherWords(initiative, key, query, [opening, ...codes, ...years].join(' '));
    name = [opening, ...further, codes.join(', '), years.join(', ')].filter(Boolean).join(' · ');
    if (name.length <= LONGEST_NAME) break;
  }
  return name;
}

/** What was asked for and is not `shown`, as it stands in the initiative or the names of its bureaux. */
function furtherWords(
  initiative: Initiative,
  { bureaux, years }: SearchKey,
  query: readonly string[],
  shown: string,
): string[] {
  const further: string[] = [];
  for (const word of query) {
    const isIn = (text: string): boolean => begins(folded(text), word);
    if ([shown, ...further].some(isIn)) continue;
    const found =
      years.find((year) => year === word) ??
      bureaux.flatMap(({ names }) => names).find(isIn) ??
      wordsFrom(initiative, word);
    if (found) further.push(found);
  }
  return further;
}

/** The words from one that begins so on, as written; empty where none does. */
function wordsFrom({ text, tag }: Initiative, word: string): string {
  const line = onOneLine(tag ? text.slice(0, tag.start) : text);
  const lower = line.toLowerCase();
  const isHan = /\p{Script=Han}/u.test(word);
  let at = lower.indexOf(word);
  while (at > 0 && !isHan && INSIDE.test(lower.charAt(at - 1))) at = lower.indexOf(word, at + 1);
  if (at < 0) return '';
  const excerpt = shortened(line.slice(at), Math.max(LONGEST_EXCERPT, word.length));
  return `…${excerpt}`;
}

/** A text as its words, folded, a space before each. */
function folded(text: string): string {
  return wordsOf(text)
    .map((word) => ` ${word}`)
    .join('');
}

/** What stands before a place inside of a word. */
const INSIDE = /(?!\p{Script=Han})[\p{L}\p{M}\p{N}]/u;
/** Letters and numbers in a row; Chinese ones by themselves, so that “2026” is a word in “於2026年”. */
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
}
