import type { Draft } from '../../draft/draft.js';
import {
  type Outline,
  type OutlinedHeading,
  openingOfHeading,
  outlineOf,
  titleLength,
} from '../../draft/outline.js';
import { type Heading, lengthOf } from '../../draft/passage.js';
import { wrongLevels } from '../heading-levels.js';
import { endsOpen, goesOnInSmallLetters } from '../torn-words.js';
import type { Remedy, Rule } from '../types.js';

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
    torn: 'This heading goes on in the next one. Write the two as one.',
    join: 'Make one heading of the two',
  },
  check(draft, _context, report) {
    const outline = outlineOf(draft);
    let found = known.get(outline);
    if (!found) known.set(outline, (found = foundIn(outline)));
    for (const index of found.torn) {
      const suggestions = joining(draft, outline[index]!, outline[index + 1]!);
      report({
        range: openingOfHeading(draft, outline[index]!),
        message: { id: 'torn' },
        ...(suggestions.length > 0 && { suggestions }),
      });
    }
    for (const index of found.empty) {
      report({
        range: openingOfHeading(draft, outline[index]!),
        message: { id: 'empty' },
        isIncompleteness: true,
      });
    }
  },
};

/** The headings of an outline with nothing below them, by their indexes. */
interface Found {
  /** Those that go on in the next one. */
  readonly torn: readonly number[];
  /** The others. */
  readonly empty: readonly number[];
}

const known = new WeakMap<Outline, Found>();

function foundIn(outline: Outline): Found {
  const torn = new Set(tornIn(outline));
  return { torn: [...torn], empty: emptyOf(outline).filter((index) => !torn.has(index)) };
}

/** The headings that a line break tore in two: “Our Status as”, “an International Hub”. */
function tornIn(outline: Outline): readonly number[] {
  return outline.flatMap(({ heading, holds }, i) => {
    const next = outline[i + 1];
    if (holds !== 'nothing' || next?.heading.level !== heading.level) return [];
    return endsOpen(heading.title) || goesOnInSmallLetters(next.heading.title) ? [i] : [];
  });
}

/** What makes one heading of two; nothing where more than the marks of the second stands between them. */
function joining({ blocks }: Draft, first: OutlinedHeading, second: OutlinedHeading): readonly Remedy[] {
  const startOf = ({ block }: OutlinedHeading): number =>
    blocks[block]!.from + blocks[block]!.content.offsets[0]!;
  const start = startOf(first) + lengthOf(first.heading);
  const end = startOf(second);
  if (end - start > second.heading.level + LONGEST_BETWEEN) return [];
  return [{ title: { id: 'join' }, changes: [{ range: { start, end }, text: ' ' }] }];
}

/** An empty line, and the space behind the marks of a heading. */
const LONGEST_BETWEEN = '\r\n\r\n '.length;

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
