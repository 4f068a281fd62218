import type { SourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { abbreviationReader } from './known-abbreviations.js';

/** An abbreviation that is introduced twice in a chapter, or with other words than before. */
export const abbreviationRedefined: Rule = {
  name: 'text/abbreviation-redefined',
  severity: 'information',
  summary: 'A chapter introduces an abbreviation twice.',
  scope: 'draft',
  messages: {
    again: '“{abbreviation}” is introduced already in this chapter. Write the abbreviation alone.',
    other:
      '“{abbreviation}” stands for something else in this chapter already. Use the same full name, or another abbreviation.',
    before: 'It is introduced here first.',
    alone: 'Write “{abbreviation}” alone',
  },
  check(draft, context, report) {
    const reader = abbreviationReader(context);
    for (const chapter of reader.chaptersOf(draft)) {
      const first = new Map<string, { readonly words: string; readonly range: SourceRange }>();
      for (const placed of chapter) {
        const { found } = placed;
        if (found.kind !== 'introduction' || found.words === null) continue;
        const { abbreviation, words } = found;
        const before = first.get(abbreviation);
        const range = reader.rangeOf(draft, placed);
        if (!before) {
          first.set(abbreviation, { words, range });
          continue;
        }
        const isAgain = key(before.words) === key(words);
        const place = { range: before.range, message: { id: 'before' } };
        const args = { abbreviation };
        const alone = { title: { id: 'alone', args }, changes: [{ range, text: abbreviation }] };
        report({
          range,
          message: { id: isAgain ? 'again' : 'other', args },
          related: [place],
          ...(isAgain && { suggestions: [alone] }),
        });
      }
    }
  },
};

/** The same for words that differ in their form alone: capitals, hyphens, a plural. */
function key(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/s(?= |$)/g, '')
    .trim();
}
