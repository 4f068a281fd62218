import { BlockFacts } from './block-facts.js';
import type { Draft, PlacedBlock } from './draft.js';
import { type Heading, type SourceRange, isItem, openingRange } from './passage.js';

/** A heading that makes a section, and what stands below it before the next one. */
export interface OutlinedHeading {
  readonly heading: Heading;
  /** The index of its block. */
  readonly block: number;
  /** Initiatives, anything else, or nothing at all. */
  readonly holds: 'items' | 'others' | 'nothing';
}

/** The headings of a draft in order, each with what it holds itself. The same object while these stay what they are. */
export type Outline = readonly OutlinedHeading[];

/** The outline of a draft. */
export function outlineOf(draft: Draft): Outline {
  return outlines.of(draft);
}

/** Where the first words of a heading stand in the document (UTF-16 code units). */
export function openingOfHeading({ blocks }: Draft, { heading, block }: OutlinedHeading): SourceRange {
  const { from, content } = blocks[block]!;
  const at = from + content.offsets[0]!;
  const { start, end } = openingRange(heading);
  return { start: at + start, end: at + end };
}

/** Where the marks of a heading stand in the document, its “#” (UTF-16 code units). */
export function marksOfHeading({ blocks }: Draft, { heading, block }: OutlinedHeading): SourceRange {
  const { from } = blocks[block]!;
  return { start: from, end: from + heading.level };
}

const outlines = new BlockFacts(contentOf, (facts): Outline => {
  const outline: { -readonly [K in keyof OutlinedHeading]: OutlinedHeading[K] }[] = [];
  facts.forEach((fact, block) => {
    if (typeof fact === 'object') {
      outline.push({ heading: fact, block, holds: 'nothing' });
      return;
    }
    const last = outline.at(-1);
    if (last && last.holds !== 'items' && fact !== 'nothing') last.holds = fact;
  });
  return outline;
});

/** A heading, or what a block is to the one above it. */
function contentOf({ type, content: { passages } }: PlacedBlock): Heading | OutlinedHeading['holds'] {
  const [first] = passages;
  // One without a word is noise from scanning.
  if (first?.kind === 'heading') return first.isSection ? first : 'nothing';
  if (first) return isItem(first) ? 'items' : 'others';
  // A rule parts what others wrote, and nobody reads a comment in print.
  return type === 'HorizontalRule' || type === 'Comment' ? 'nothing' : 'others';
}

/**
 * How many headings at the top are its title, in one line or in several: those that stand above all others with nothing
 * between them. The one that others follow at once may as well be the first chapter.
 */
export function titleLength(outline: Outline): number {
  const level = outline[0]?.heading.level;
  let length = 0;
  while (
    outline[length]?.holds === 'nothing' &&
    outline[length]!.heading.level === level &&
    outline[length + 1]?.heading.level === level
  ) {
    length++;
  }
  return length;
}
