import type { Draft, PlacedBlock } from './draft.js';
import { type Passage, type SourceRange, fromSource, lengthOf, sourceRange } from './passage.js';

/** A passage and where it stands in the document (UTF-16 code units). */
export interface PlacedPassage extends SourceRange {
  readonly passage: Passage;
  /** Its place in the block that holds it. */
  readonly indexInBlock: number;
  /** That block's index in the draft. */
  readonly block: number;
}

/**
 * The passages that hold an offset, the last one first: an item that goes on below its nested list holds the text of that
 * list too. Only one block is looked at.
 */
export function passagesAt({ blocks }: Draft, offset: number): PlacedPassage[] {
  const found: PlacedPassage[] = [];
  const block = lastAtOrBefore(blocks.length, (i) => blocks[i]!.from, offset);
  if (block < 0) return found;
  const { from, content } = blocks[block]!;
  for (let i = content.passages.length - 1; i >= 0; i--) {
    const passage = content.passages[i]!;
    const start = from + content.offsets[i]!;
    const end = start + lengthOf(passage);
    if (start <= offset && offset <= end) found.push({ passage, start, end, indexInBlock: i, block });
  }
  return found;
}

/** The passage at an offset: the last one that holds it; null where none does. */
export function passageAt(draft: Draft, offset: number): PlacedPassage | null {
  return passagesAt(draft, offset)[0] ?? null;
}

/** Where words of a passage stand in the document. */
export function rangeIn(
  { passage, start }: Pick<PlacedPassage, 'passage' | 'start'>,
  quote: { readonly start: number; readonly end: number },
): SourceRange {
  const range = sourceRange(passage, quote);
  return { start: start + range.start, end: start + range.end };
}

/** Whether an offset lies in a range or at one of its ends. */
export function holds({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The last of `count` ascending offsets that is not after `offset`; -1 where all are. */
export function lastAtOrBefore(count: number, offsetAt: (index: number) => number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A place in a draft, and what stands there. */
export interface Place {
  /** The block that begins last before it or there; null above them all. The place may be behind its end. */
  readonly block: PlacedBlock | null;
  /** The passage that it is in, or that only blanks part it from. */
  readonly passage: Passage | null;
  /** Where that passage starts in the document (UTF-16 code units). */
  readonly start: number;
  /** The place as an offset in the passage's text: below 0 in its bullet, beyond its end behind it. */
  readonly at: number;
}

/**
 * What stands at `offset`. `blanks` is how many blanks stand directly before it on its line: those at the end of a
 * passage are no part of it. Looks at one block alone.
 */
export function placeAt({ blocks }: Draft, offset: number, blanks: number): Place {
  const block = blocks[lastAtOrBefore(blocks.length, (i) => blocks[i]!.from, offset)] ?? null;
  const nothing: Place = { block, passage: null, start: 0, at: 0 };
  if (!block) return nothing;
  const { passages, offsets } = block.content;
  const last = lastAtOrBefore(offsets.length, (i) => block.from + offsets[i]!, offset);
  // The last one that holds it: an item that goes on below its nested list holds the text of that list too.
  for (let i = last; i >= 0; i--) {
    const passage = passages[i]!;
    const start = block.from + offsets[i]!;
    const end = start + lengthOf(passage);
    if (offset - blanks <= end) return { block, passage, start, at: fromSource(passage, offset - start) };
  }
  return nothing;
}
