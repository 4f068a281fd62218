import type { Registry } from '../../bureaux/registry.js';
import type { Period } from '../../bureaux/types.js';
import type { RuleContext } from '../types.js';
import type { WordLists } from '../word-lists.js';
import { AbbreviationReader } from './abbreviations-by-chapter.js';

const readers = new WeakMap<WordLists, WeakMap<Registry, AbbreviationReader>>();

/** Reads the abbreviations of drafts but for those that everybody knows; the same while lists and registry are. */
export function abbreviationReader({ words, registry }: RuleContext): AbbreviationReader {
  let ofWords = readers.get(words);
  if (!ofWords) readers.set(words, (ofWords = new WeakMap()));
  let reader = ofWords.get(registry);
  if (!reader) {
    const own = ownAbbreviations(registry);
    reader = new AbbreviationReader(
      (abbreviation) =>
        words.abbreviations.has(abbreviation) || words.capitals.has(abbreviation) || own.has(abbreviation),
    );
    ofWords.set(registry, reader);
  }
  return reader;
}

/** The abbreviations that the registry has beside its codes: heads of organisations, and what is none of their codes. */
function ownAbbreviations({ organisations, runningText, tagGrammar }: Registry): ReadonlySet<string> {
  const heads = organisations.flatMap(({ headAbbr }) => (headAbbr ? [headAbbr] : []));
  return new Set([...heads, ...runningText.notNames, ...(tagGrammar.acronyms ?? [])]);
}

/** Whether an abbreviation is a code of the registry: nobody need be told what it stands for. */
export function isRegistered(abbreviation: string, registry: Registry, period: Period): boolean {
  return registry.lookUp(abbreviation, period) !== null;
}

const SPOKEN =
  /^(?:[BCFGPSKT]L|[BCDFGPTKW]R|[CSTPWG]H|S[CKMNPTW]|QU|[BCDFGHJKLMNPRSTVWYZ])?[AEIOU]{1,2}(?:[BCDFGHJKLMNPQRSTVWXYZ]{1,2}[AEIOU]{1,2})*[BCDFGKLMNPRSTXY]{0,2}$/;

/**
 * Whether it is spoken as a word, as the name of a scheme (“STAR”) or a word in capitals (“SMART”) is: it may stand for
 * nothing, unless somebody says for what.
 */
export function readsAsWord(abbreviation: string): boolean {
  return abbreviation.length >= 4 && SPOKEN.test(abbreviation);
}
