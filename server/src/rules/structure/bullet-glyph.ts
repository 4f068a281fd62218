import { isItem } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** A bullet sign of a word processor where Markdown wants "- ". */
export const bulletGlyph: Rule = {
  name: 'structure/bullet-glyph',
  severity: 'hint',
  summary: 'The bullet is a sign of a word processor (“•”, “·”) instead of “- ”.',
  scope: 'passage',
  messages: {
    glyph: 'Write the bullet as “- ” instead of “{glyph}”.',
    double: 'The bullet is doubled: remove “{glyph}”.',
    rewrite: 'Write as “- ”',
    remove: 'Remove “{glyph}”',
  },
  check(item, _context, report) {
    if (!isItem(item)) return;
    const { kind, written, keepsPlace } = item.bullet;
    if (kind !== 'glyph' && kind !== 'double') return;
    // "- · ": Markdown's own mark (and the box of a task) stays.
    const keep = written.trimEnd().length - 1;
    const glyph = written.slice(keep).trim();
    const args = { glyph };
    const fix = {
      title: { id: kind === 'double' ? 'remove' : 'rewrite', args },
      changes: [{ range: { start: keep, end: written.length }, text: kind === 'double' ? '' : '- ' }],
    };
    report({
      range: { start: keep, end: keep + glyph.length },
      message: { id: kind, args },
      // Where Markdown would nest it in another way, the drafter sees to the indent first.
      ...(keepsPlace && { fix }),
    });
  },
};
