import { needlessEmphasisIn } from '../../draft/emphasis.js';
import type { Rule } from '../types.js';

/** A heading in bold, or in italics: it is a heading already. */
export const headingEmphasis: Rule = {
  name: 'structure/heading-emphasis',
  severity: 'hint',
  summary: 'A heading, or a part of it, is in bold or italics as well.',
  scope: 'passage',
  messages: {
    whole: 'A heading stands out by itself. Take away the marks “{marks}” around it.',
    part: 'Only a part of this heading is in bold. Take away the marks “{marks}”.',
    remove: 'Take away “{marks}”',
  },
  check(heading, _context, report) {
    if (heading.kind !== 'heading') return;
    const { text } = heading;
    const found = needlessEmphasisIn(text);
    const [first] = found;
    if (!first) return;
    const start = Math.min(...found.map(({ opening }) => opening.start));
    const end = Math.max(...found.map(({ closing }) => closing.end));
    const isWhole = !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end));
    const args = { marks: text.slice(first.opening.start, first.opening.end) };
    const marks = found.flatMap(({ opening, closing }) => [opening, closing]);
    report({
      range: { start, end },
      message: { id: isWhole ? 'whole' : 'part', args },
      fix: {
        title: { id: 'remove', args },
        changes: marks.sort((a, b) => a.start - b.start).map((range) => ({ range, text: '' })),
      },
    });
  },
};
