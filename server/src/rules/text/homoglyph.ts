import { ownTag, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

const OTHER_SCRIPT = /[\u0370-\u052f]/;

/** A Cyrillic or Greek letter inside a Latin word, or standing alone as one. */
export const homoglyph: Rule = {
  name: 'text/homoglyph',
  severity: 'warning',
  summary: 'A Cyrillic or Greek letter stands where a Latin one is meant.',
  scope: 'passage',
  messages: {
    cyrillic:
      'The “{letter}” here is a Cyrillic letter that looks like the Latin “{latin}”: searches will not find the word.',
    greek:
      'The “{letter}” here is a Greek letter that looks like the Latin “{latin}”: searches will not find the word.',
    replace: 'Replace by the Latin “{latin}”',
  },
  check(passage, _context, report) {
    const { text, readable } = passage;
    if (text === readable) return;
    const codes = ownTag(passage)?.codes ?? [];
    for (const { index: start, 0: word } of text.matchAll(/\p{L}+/gu)) {
      const wrong = [...word].flatMap((letter, i) =>
        OTHER_SCRIPT.test(letter) && readable[start + i] !== letter ? [start + i] : [],
      );
      // In a tag it makes a code nobody's, and that is said of the code.
      if (wrong.length === 0 || codes.some((code) => code.start <= start && start < code.end)) continue;
      const letter = wrong.map((at) => text[at]).join('');
      const latin = wrong.map((at) => readable[at]).join('');
      const id = /\p{Script=Greek}/u.test(letter) ? 'greek' : 'cyrillic';
      report({
        range: sourceRange(passage, { start: wrong[0]!, end: wrong.at(-1)! + 1 }),
        message: { id, args: { letter, latin } },
        fix: {
          title: { id: 'replace', args: { latin } },
          changes: wrong.map((at) => ({
            range: sourceRange(passage, { start: at, end: at + 1 }),
            text: readable[at]!,
          })),
        },
      });
    }
  },
};
