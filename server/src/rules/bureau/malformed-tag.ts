import { type Passage, ownTag, sourceRange } from '../../draft/passage.js';
import type { BureauTag } from '../../draft/tag.js';
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
    words: 'Only bureaux stand in the tag: write it as “{houseForm}”.',
    unfinished: 'The tag is not finished: name the bureau, and close the bracket.',
    rewrite: 'Write as “{houseForm}”',
  },
  check(passage, _context, report) {
    const tag = ownTag(passage);
    if (!tag || tag.slips.length === 0) return;
    const range = sourceRange(passage, tag);
    if (tag.isUnfinished) {
      report({ range, message: { id: 'unfinished' }, isIncompleteness: true });
      return;
    }
    const args = { houseForm: tag.houseForm };
    const rewrite = { title: { id: 'rewrite', args }, changes: [{ range, text: tag.houseForm }] };
    const hasWords = tag.slips.includes('words');
    report({
      range,
      isIncompleteness: tag.slips.includes('unclosed'),
      message: { id: hasWords ? 'words' : tag.slips.includes('unclosed') ? 'unclosed' : 'form', args },
      // Words that are left out may have meant something, and half a link is none.
      ...(isPlain(passage, tag) && (hasWords ? { suggestions: [rewrite] } : { fix: rewrite })),
    });
  },
};

/** Whether nothing but what is read would be replaced: no links, no letters of other scripts; emphasis may be. */
function isPlain({ text, readable }: Passage, { start, end }: BureauTag): boolean {
  const written = text.slice(start, end);
  // "[(SB)](…)": the bracket behind it belongs to one before it.
  if (text[end] === ']') return false;
  // "(*(SB)*", "*A park (SB*)": of emphasis one mark would stay.
  if ((written.match(/[*_]+/g) ?? []).length % 2 > 0) return false;
  return !/[\]<>]/.test(written.replace(/^\[|\]$/g, '')) || written === readable.slice(start, end);
}
