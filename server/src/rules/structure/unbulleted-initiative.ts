import { openingRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** The text of a footnote begins so: with a bullet it would be none. */
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:/;

/** The paragraphs of an address are numbered instead: “**13.** I announce”, “(3) Complete”. */
const NUMBERED = /^(?:(?:\*\*|__)\(?\d{1,4}[.)]?(?:\*\*|__)[.)]?|[(（]\d{1,3}[)）])[\s\u00a0]/;

/** A paragraph that ends in a bureau tag: an initiative that has lost its bullet. */
export const unbulletedInitiative: Rule = {
  name: 'structure/unbulleted-initiative',
  severity: 'warning',
  summary: 'A paragraph that ends in a bureau tag has lost its bullet.',
  scope: 'initiative',
  messages: {
    unbulleted:
      'This initiative has no bullet. Begin it with “- ”, and check that no words were lost before it.',
    add: 'Begin with “- ”',
  },
  check(initiative, _context, report) {
    const { bullet, text } = initiative;
    if (bullet.kind !== 'none' || FOOTNOTE.test(text) || NUMBERED.test(text)) return;
    report({
      range: openingRange(initiative),
      message: { id: 'unbulleted' },
      fix: { title: { id: 'add' }, changes: [{ range: { start: -bullet.indent, end: 0 }, text: '- ' }] },
    });
  },
};
