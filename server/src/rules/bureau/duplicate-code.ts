import { ownTag, sourceRange } from '../../draft/passage.js';
import type { TaggedCode } from '../../draft/tag.js';
import type { Rule } from '../types.js';

/** A bureau that a tag names twice. */
export const duplicateCode: Rule = {
  name: 'bureau/duplicate-code',
  severity: 'warning',
  summary: 'The tag names a bureau twice.',
  scope: 'passage',
  messages: {
    duplicate: '{code} stands in this tag already. Take it out, or write the bureau that is meant.',
    remove: 'Take out the second {code}',
  },
  check(passage, _context, report) {
    const tag = ownTag(passage);
    if (!tag) return;
    const seen = new Set<string>();
    for (const [i, code] of tag.codes.entries()) {
      const name = nameOf(code);
      if (!seen.has(name)) {
        seen.add(name);
        continue;
      }
      const args = { code: code.organisation?.code ?? code.written };
      const before = tag.codes[i - 1]!;
      const range = sourceRange(passage, { start: before.end, end: code.end });
      report({
        range: sourceRange(passage, code),
        message: { id: 'duplicate', args },
        // Where the form is wrong too, the house form leaves it out as well.
        ...(tag.slips.length === 0 && {
          fix: { title: { id: 'remove', args }, changes: [{ range, text: '' }] },
        }),
      });
    }
  },
};

function nameOf({ organisation, written }: TaggedCode): string {
  return organisation?.id ?? written.toUpperCase();
}
