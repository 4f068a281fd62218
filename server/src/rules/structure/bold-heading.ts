import type { Draft } from '../../draft/draft.js';
import { outlineOf } from '../../draft/outline.js';
import { lengthOf, sourceRange } from '../../draft/passage.js';
import { type BoldLine, boldLinesOf, boldWordsOf } from '../bold-lines.js';
import type { Finding, Rule } from '../types.js';

/** The deepest heading that Markdown knows. */
const DEEPEST = 6;
/** More lines are changed by nobody at once. */
const MOST = 200;

/** Lines in bold that stand where headings belong: nobody who reads the outline finds them there. */
export const boldHeading: Rule = {
  name: 'structure/bold-heading',
  severity: 'hint',
  summary: 'Lines in bold stand in the place of headings.',
  scope: 'draft',
  messages: {
    one: 'This line stands in bold where a heading belongs. Begin it with “{marks}” instead: then it is part of the outline.',
    all: '{count} lines stand in bold where headings belong. Begin them with “{marks}” instead: then they are part of the outline.',
    make: 'Make a heading of it',
    makeAll: 'Make headings of all {count} lines',
  },
  check(draft, _context, report) {
    const lines = boldLinesOf(draft);
    const [first] = lines;
    if (!first) return;
    const levels = levelsOf(draft, lines.slice(0, MOST));
    const isAlone = lines.length === 1;
    const args = { count: String(lines.length), marks: '#'.repeat(levels[0]!) };
    report({
      range: placed(draft, first).range,
      message: { id: isAlone ? 'one' : 'all', args },
      ...(lines.length <= MOST && {
        suggestions: [
          {
            title: { id: isAlone ? 'make' : 'makeAll', args },
            changes: lines.map((line, i) => {
              const { range, title } = placed(draft, line);
              return { range, text: `${'#'.repeat(levels[i]!)} ${title}` };
            }),
          },
        ],
      }),
    });
  },
};

/** Where a line stands in the document, and its words. */
function placed({ blocks }: Draft, { at }: BoldLine): { range: Finding['range']; title: string } {
  const { from, content } = blocks[at]!;
  const passage = content.passages[0]!;
  const start = from + content.offsets[0]!;
  const { start: first } = sourceRange(passage, { start: 0, end: 0 });
  const range = { start: start + first, end: start + lengthOf(passage) };
  return { range, title: boldWordsOf(passage)! };
}

/** For each line one level below the heading above it, and another below where some of the lines stand above others. */
function levelsOf(draft: Draft, lines: readonly BoldLine[]): readonly number[] {
  const outline = outlineOf(draft);
  const hasTwo = lines.some(({ isAbove }) => isAbove);
  let next = 0;
  return lines.map(({ at, isAbove }) => {
    while (next < outline.length && outline[next]!.block < at) next++;
    const above = outline[next - 1]?.heading.level ?? 1;
    return Math.min(DEEPEST, above + 1 + (hasTwo && !isAbove ? 1 : 0));
  });
}
