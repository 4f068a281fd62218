import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import { sectionTitles } from '../draft/draft.js';
import type { Initiative } from '../draft/passage.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { labelOf, onOneLine, wordsBeforeTag, shortened } from './labels.js';
import { toRange } from './ranges.js';
import { type SearchKey, begins, folded, isFoundBy, searchKeyOf } from './search-key.js';

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
    const key = searchKeyOf(initiative);
    if (!isFoundBy(key, query)) continue;
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

/** The words from one that begins so on, as seen in print; empty where none does. */
function wordsFrom(initiative: Initiative, word: string): string {
  const line = onOneLine(wordsBeforeTag(initiative));
  const lower = line.toLowerCase();
  const isHan = /\p{Script=Han}/u.test(word);
  let at = lower.indexOf(word);
  while (at > 0 && !isHan && INSIDE.test(lower.charAt(at - 1))) at = lower.indexOf(word, at + 1);
  if (at < 0) return '';
  const excerpt = shortened(line.slice(at), Math.max(LONGEST_EXCERPT, word.length));
  return `…${excerpt}`;
}

/** What stands before a place inside of a word. */
const INSIDE = /(?!\p{Script=Han})[\p{L}\p{M}\p{N}]/u;
