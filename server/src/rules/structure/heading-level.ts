import { marksOfHeading, openingOfHeading, outlineOf } from '../../draft/outline.js';
import { wrongLevels } from '../heading-levels.js';
import type { Rule } from '../types.js';

const DEEPEST = 6;

/** A heading at a level that is not its own: the outline has it in the wrong place. */
export const headingLevel: Rule = {
  name: 'structure/heading-level',
  severity: 'hint',
  summary: 'A heading stands at a level at which the others do not expect it.',
  scope: 'draft',
  messages: {
    skipped: 'A level is left out above this heading. Write it with “{level}”, as elsewhere in the draft.',
    children:
      'This heading stands at the level of a whole part, but “{level}” follow in it that stand beside it. Write it with “{level}”.',
    torn: 'This heading ends the section above, which is left with nothing in it. Write it with “{level}”, like those that follow.',
    change: 'Write with “{level}”',
    changeAll: 'Write with “{level}”, and what belongs with it ({count} headings)',
  },
  check(draft, _context, report) {
    const outline = outlineOf(draft);
    for (const { index, why, level, headings } of wrongLevels(outline)) {
      const wrong = outline[index]!;
      const args = { level: '#'.repeat(level), count: String(headings.length) };
      const by = level - wrong.heading.level;
      const changes = headings.map((i) => {
        const changed = outline[i]!;
        const to = Math.min(DEEPEST, changed.heading.level + by);
        return { range: marksOfHeading(draft, changed), text: '#'.repeat(to) };
      });
      report({
        range: openingOfHeading(draft, wrong),
        message: { id: why, args },
        suggestions: [{ title: { id: headings.length > 1 ? 'changeAll' : 'change', args }, changes }],
      });
    }
  },
};
