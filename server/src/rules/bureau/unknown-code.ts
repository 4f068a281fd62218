import { ownTag, sourceRange } from '../../draft/passage.js';
import { narrowed } from '../../draft/readable.js';
import type { Rule } from '../types.js';
import { REPLACE, replacements } from './replacements.js';

/** A code that no bureau, office or department has or ever had. */
export const unknownCode: Rule = {
  name: 'bureau/unknown-code',
  severity: 'error',
  summary: 'No bureau has, or ever had, this code.',
  scope: 'passage',
  messages: {
    unknown: 'No bureau has the code “{code}”. Check its spelling.',
    near: 'No bureau has the code “{code}”. Did you mean {near}?',
    lookAlike:
      'Write {latin} in Latin letters: a letter here is of another alphabet, and no bureau has that code.',
    wide: 'Write {latin} instead of the full-width “{code}”: no bureau has that code.',
    replace: REPLACE,
  },
  check(passage, { registry, circumstances }, report) {
    const tag = ownTag(passage);
    for (const code of tag?.codes ?? []) {
      if (code.state !== 'unknown') continue;
      // "(HY": the code is still being written.
      if (tag!.isUnfinished && code === tag!.codes.at(-1)) continue;
      // Letters of another alphabet are read as the Latin ones that they look like.
      const read = passage.readable.slice(code.start, code.end);
      const near = registry.suggestionsFor(read, circumstances.period);
      const suggestions = replacements(passage, code, near);
      // Where nothing but its alphabet is wrong, to write it right changes the form alone.
      const isForm = code.written !== read && near[0]?.code === read;
      const isWide = narrowed(code.written.charAt(0)) !== null;
      const args = { code: code.written, near: near.map((organisation) => organisation.code) };
      report({
        range: sourceRange(passage, code),
        message: isForm
          ? { id: isWide ? 'wide' : 'lookAlike', args: { latin: read, code: code.written } }
          : { id: near.length > 0 ? 'near' : 'unknown', args },
        ...(isForm ? { fix: suggestions[0]!, suggestions: suggestions.slice(1) } : { suggestions }),
      });
    }
  },
};
