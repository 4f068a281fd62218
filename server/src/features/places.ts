import type { Draft } from '../draft/draft.js';
import { type Passage, type SourceRange, sourceRange, toSource } from '../draft/passage.js';

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
    const end = start + toSource(passage, passage.text.length);
    if (start <= offset && offset <= end) found.push({ passage, start, end, indexInBlock: i, block });
  }
  return found;
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
