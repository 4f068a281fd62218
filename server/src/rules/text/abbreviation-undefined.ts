import type { SourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { hasGlossary } from './glossary.js';
import { abbreviationReader, isRegistered, readsAsWord } from './known-abbreviations.js';

/** In so many initiatives and paragraphs an abbreviation stands that is used again and again. */
const AGAIN = 2;

/**
 * An abbreviation that the draft introduces only further down, or uses again and again and never introduces. One that
 * stands in a single place is mostly a name that its readers know better than what it stands for.
 */
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
    const reader = abbreviationReader(context);
    const chapters = reader.chaptersOf(draft);
    if (chapters.length === 0 || hasGlossary(draft)) return;
    const introduced = new Set<string>();
    const uses = new Map<string, number>();
    for (const { found } of chapters.flat()) {
      const { abbreviation, kind } = found;
      if (kind === 'introduction') introduced.add(abbreviation);
      else uses.set(abbreviation, (uses.get(abbreviation) ?? 0) + 1);
    }
    const done = new Set<string>();
    for (const chapter of chapters) {
      for (const placed of chapter) {
        const { abbreviation, kind } = placed.found;
        if (done.has(abbreviation)) continue;
        if (kind === 'introduction') {
          done.add(abbreviation);
          continue;
        }
        let later: SourceRange | undefined;
        let isSpelledOut = false;
        if (introduced.has(abbreviation)) {
          const place = chapter.find(
            (each) => each.found.kind === 'introduction' && each.found.abbreviation === abbreviation,
          );
          // What another chapter introduces is left to the drafter.
          if (!place) continue;
          // “Reform of GEM: GEM (the Growth Enterprise Market) will …” is explained in one breath.
          if (place.at === placed.at && place.found.passage === placed.found.passage) {
            done.add(abbreviation);
            continue;
          }
          later = reader.rangeOf(draft, place);
          isSpelledOut = place.found.kind === 'introduction' && place.found.words !== null;
        }
        done.add(abbreviation);
        if (!later && uses.get(abbreviation)! < AGAIN) continue;
        if (!isSpelledOut && readsAsWord(abbreviation)) continue;
        if (isRegistered(abbreviation, context.registry, draft.circumstances.period)) continue;
        report({
          range: reader.rangeOf(draft, placed),
          message: { id: later ? 'later' : 'never', args: { abbreviation } },
          ...(later && { related: [{ range: later, message: { id: 'introduction' } }] }),
        });
      }
    }
  },
};
