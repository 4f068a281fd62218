import { ownTag, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** A tag whose bureaux can be read, but that is not written as the house writes it. */
export const malformedTag: Rule = {
  name: 'bureau/malformed-tag',
  severity: 'warning',
  summary: 'The bureaux can be read, but the tag is not in the house form “(SB, DEVB and relevant bureaux)”.',
  scope: 'passage',
  messages: {
    form: 'Write the tag as “{houseForm}”.',
    unclosed: 'The bracket is not closed. Write the tag as “{houseForm}”.',
    rewrite: 'Write as “{houseForm}”',
  },
  check(passage, _context, report) {
    const tag = ownTag(passage);
    if (!tag || tag.slips.length === 0) return;
    const range = sourceRange(passage, tag);
    const args = { houseForm: tag.houseForm };
    report({
      range,
      message: { id: tag.slips.includes('unclosed') ? 'unclosed' : 'form', args },
      fix: { title: { id: 'rewrite', args }, changes: [{ range, text: tag.houseForm }] },
    });
  },
};
