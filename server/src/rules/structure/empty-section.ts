import { type Outline, openingOfHeading, outlineOf, titleLength } from '../../draft/outline.js';
import type { Heading } from '../../draft/passage.js';
import { wrongLevels } from '../heading-levels.js';
import type { Rule } from '../types.js';

/** “Chapter 3”, of which the next heading is the title. */
const LABEL = /^(?:part|chapter|section|annex|appendix|schedule)\s+[\divxlc]{1,6}$|^第\S{1,3}[章部節篇]$/i;
/** Where fewer sections are empty, the draft may be a plan of headings. */
const MOST_OF_A_PLAN = 2;

/** A heading with nothing below it. */
export const emptySection: Rule = {
  name: 'structure/empty-section',
  severity: 'hint',
  summary: 'Nothing stands below a heading: no initiative, no words, no headings of its own.',
  scope: 'draft',
  messages: {
    empty: 'Nothing stands below this heading. Write what belongs here, or take the heading out.',
  },
  check(draft, _context, report) {
    const outline = outlineOf(draft);
    let empty = known.get(outline);
    if (!empty) known.set(outline, (empty = emptyOf(outline)));
    for (const index of empty) {
      report({
        range: openingOfHeading(draft, outline[index]!),
        message: { id: 'empty' },
        isIncompleteness: true,
      });
    }
  },
};

const known = new WeakMap<Outline, readonly number[]>();

/** The indexes of the headings of which it is said that nothing stands below them. */
function emptyOf(outline: Outline): readonly number[] {
  if (!outline.some(({ holds }) => holds === 'items')) return [];
  const empty = emptyIn(outline);
  // Where most have nothing in them the headings were written first.
  const leaves = outline.filter((_, i) => isLeaf(outline, i)).length;
  if (empty.length > MOST_OF_A_PLAN && empty.length * 2 >= leaves) return [];
  const wrong = new Set(wrongLevels(outline).map(({ index }) => index));
  // What should stand in it was written at another level: that is said there.
  return empty.filter((index) => !wrong.has(index + 1));
}

function emptyIn(outline: Outline): number[] {
  const title = titleLength(outline);
  const top = outline.reduce((level, { heading }) => Math.min(level, heading.level), Infinity);
  const isLoose = skipsBelow(outline, top);
  return outline.flatMap(({ heading, holds }, i) => {
    if (i < title || holds !== 'nothing' || !isLeaf(outline, i)) return [];
    const next = outline[i + 1]?.heading;
    const goesOn =
      next?.level === heading.level &&
      // Where levels say little, chapters and their first sections may have the same.
      (LABEL.test(heading.title) ||
        isInChinese(heading) !== isInChinese(next) ||
        (heading.level === top && isLoose));
    return goesOn ? [] : [i];
  });
}

/** Whether levels are left out below headings of one. */
function skipsBelow(outline: Outline, level: number): boolean {
  return outline.some(
    ({ heading }, i) => heading.level === level && (outline[i + 1]?.heading.level ?? 0) > level + 1,
  );
}

function isInChinese({ title }: Heading): boolean {
  return /\p{Script=Han}/u.test(title);
}

/** Whether no heading stands below one. */
function isLeaf(outline: Outline, index: number): boolean {
  const next = outline[index + 1];
  return next === undefined || next.heading.level <= outline[index]!.heading.level;
}
