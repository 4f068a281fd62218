import type { Registry } from '../../bureaux/registry.js';
import { rangeInDraft } from '../block-readings.js';
import type { Rule, RuleContext } from '../types.js';
import { type AbbreviationUse, type Chapter, chaptersOf } from './abbreviation-reading.js';

/** An abbreviation that the draft never introduces, or introduces only further down. */
export const abbreviationUndefined: Rule = {
  name: 'text/abbreviation-undefined',
  severity: 'information',
  summary: 'An abbreviation is used before its full name is given.',
  scope: 'draft',
  messages: {
    never: 'Write the full name of “{abbreviation}” here, with the abbreviation in brackets behind it.',
    later:
      'Introduce “{abbreviation}” here: its full name is given only further down. A reader meets it here first.',
    introduction: 'The full name is given here.',
  },
  check(draft, context, report) {
    const chapters = chaptersOf(draft);
    // A list of abbreviations may be a table, which nobody looks into.
    if (chapters.some((chapter) => chapter.some(({ reading }) => reading.isGlossary))) return;
    const introduced = new Set<string>();
    for (const { reading } of chapters.flat()) {
      for (const { kind, abbreviation } of reading.found)
        if (kind === 'introduction') introduced.add(abbreviation);
    }
    const told = new Set<string>();
    const met = new Set<string>();
    for (const chapter of chapters) {
      for (const { block, reading } of chapter) {
        for (const found of reading.found) {
          const { abbreviation } = found;
          if (found.kind === 'introduction') met.add(abbreviation);
          if (found.kind === 'introduction' || met.has(abbreviation) || told.has(abbreviation)) continue;
          if (isKnown(abbreviation, context)) continue;
          // What another chapter introduces is left to the drafter.
          const later = introduced.has(abbreviation) ? introductionIn(chapter, found) : null;
          if (introduced.has(abbreviation) && !later) continue;
          told.add(abbreviation);
          report({
            range: rangeInDraft(block, found),
            message: { id: later ? 'later' : 'never', args: { abbreviation } },
            ...(later && { related: [{ range: later, message: { id: 'introduction' } }] }),
          });
        }
      }
    }
  },
};

/** Where a chapter introduces an abbreviation. */
function introductionIn(
  chapter: Chapter,
  { abbreviation }: AbbreviationUse,
): ReturnType<typeof rangeInDraft> | null {
  for (const { block, reading } of chapter) {
    const found = reading.found.find(
      (each) => each.kind === 'introduction' && each.abbreviation === abbreviation,
    );
    if (found) return rangeInDraft(block, found);
  }
  return null;
}

/** Whether nobody need be told what it stands for: a code, a common abbreviation, a word in capitals. */
function isKnown(abbreviation: string, { registry, circumstances, words }: RuleContext): boolean {
  return (
    words.abbreviations.has(abbreviation) ||
    words.capitals.has(abbreviation) ||
    ownAbbreviations(registry).has(abbreviation) ||
    readsAsWord(abbreviation) ||
    registry.lookUp(abbreviation, circumstances.period) !== null
  );
}

const known = new WeakMap<Registry, ReadonlySet<string>>();

/** The abbreviations that the registry has beside its codes. */
function ownAbbreviations(registry: Registry): ReadonlySet<string> {
  let own = known.get(registry);
  if (!own) {
    const { organisations, runningText, tagGrammar } = registry;
    const heads = organisations.flatMap(({ headAbbr }) => (headAbbr ? [headAbbr] : []));
    own = new Set([...heads, ...runningText.notNames, ...(tagGrammar.acronyms ?? [])]);
    known.set(registry, own);
  }
  return own;
}

const SPOKEN =
  /^(?:[BCFGPSKT]L|[BCDFGPTKW]R|[CSTPWG]H|S[CKMNPTW]|QU|[BCDFGHJKLMNPRSTVWYZ])?[AEIOU]{1,2}(?:[BCDFGHJKLMNPQRSTVWXYZ]{1,2}[AEIOU]{1,2})*[BCDFGKLMNPRSTXY]{0,2}$/;

/** Whether it is spoken as a word, as the name of a scheme (“STAR”) or a word in capitals (“SMART”) is. */
function readsAsWord(abbreviation: string): boolean {
  return abbreviation.length >= 4 && SPOKEN.test(abbreviation);
}
