import type { Block, Draft, PlacedBlock } from './draft.js';
import { type Passage, type SourceRange, fromSource, lengthOf, sourceRange } from './passage.js';
import { firstIndex, lastAtOrBefore } from './search.js';

/** A passage and where it stands in the document (UTF-16 code units). */
export interface PlacedPassage extends SourceRange {
  readonly passage: Passage;
  /** The index of the block that holds it. */
  readonly block: number;
}

/** A passage and where it starts in the document: enough to tell where its words stand. */
export type PassageFrom = Pick<PlacedPassage, 'passage' | 'start'>;

/** The index of the block that begins last before an offset or there; -1 above them all. The offset may be behind its end. */
export function blockAt({ blocks }: Draft, offset: number): number {
  return lastAtOrBefore(blocks.length, (i) => blocks[i]!.from, offset);
}

/**
 * The passages that hold an offset, the last one first: an item that goes on below its nested list reaches around that
 * list. With `blanks`, how many stand directly before the offset on its line, also those that only these part it
 * from: blanks at the end of a passage are no part of it. Only one block is looked at.
 */
export function passagesAt(draft: Draft, offset: number, blanks = 0): PlacedPassage[] {
  const block = blockAt(draft, offset);
  const placed = draft.blocks[block];
  if (!placed) return [];
  const { passages, offsets } = placed.content;
  const found: PlacedPassage[] = [];
  for (let i = lastAtOrBefore(offsets.length, (j) => placed.from + offsets[j]!, offset); i >= 0; i--) {
    const passage = passages[i]!;
    const start = placed.from + offsets[i]!;
    const end = start + lengthOf(passage);
    if (offset - blanks <= end) found.push({ passage, start, end, block });
  }
  return found;
}

/** The last of the passages at an offset, see {@link passagesAt}; null where there is none. */
export function passageAt(draft: Draft, offset: number, blanks = 0): PlacedPassage | null {
  return passagesAt(draft, offset, blanks)[0] ?? null;
}

/** The indexes of the blocks that touch a stretch of the document, `from` to before `to`. */
export function blocksTouching(
  { blocks }: Draft,
  { start, end }: SourceRange,
): { readonly from: number; readonly to: number } {
  const from = firstIndex(blocks.length, (i) => blocks[i]!.to >= start);
  let to = from;
  while (to < blocks.length && blocks[to]!.from <= end) to++;
  return { from, to };
}

/** The passages that touch a stretch of the document, in its order; the cost is that of their blocks. */
export function passagesTouching(draft: Draft, { start, end }: SourceRange): PlacedPassage[] {
  const found: PlacedPassage[] = [];
  const touched = blocksTouching(draft, { start, end });
  for (let block = touched.from; block < touched.to; block++) {
    const { from, content } = draft.blocks[block]!;
    const { passages, offsets } = content;
    for (let i = 0; i < passages.length && from + offsets[i]! <= end; i++) {
      const passage = passages[i]!;
      const at = from + offsets[i]!;
      const to = at + lengthOf(passage);
      if (to >= start) found.push({ passage, start: at, end: to, block });
    }
  }
  return found;
}

/** The passage that starts at an offset of the document; null where none does. */
export function passageStartingAt(draft: Draft, start: number): Passage | null {
  const block = draft.blocks[blockAt(draft, start)];
  if (!block) return null;
  const { offsets, passages } = block.content;
  const last = lastAtOrBefore(offsets.length, (i) => block.from + offsets[i]!, start);
  return last >= 0 && block.from + offsets[last]! === start ? passages[last]! : null;
}

/** Where each passage of a block ends, with all that is nested in it; counted from where the block starts. */
export function nestedEnds({ passages, offsets, depths }: Block): number[] {
  const ends = passages.map((passage, i) => offsets[i]! + lengthOf(passage));
  const open: number[] = [];
  const closeFrom = (depth: number): void => {
    while (open.length > 0 && depths[open.at(-1)!]! >= depth) {
      const closed = open.pop()!;
      const parent = open.at(-1);
      if (parent !== undefined) ends[parent] = Math.max(ends[parent]!, ends[closed]!);
    }
  };
  depths.forEach((depth, i) => {
    closeFrom(depth);
    open.push(i);
  });
  closeFrom(0);
  return ends;
}

/** Where words of a passage stand in the document. */
export function rangeIn(
  { passage, start }: PassageFrom,
  quote: { readonly start: number; readonly end: number },
): SourceRange {
  const range = sourceRange(passage, quote);
  return { start: start + range.start, end: start + range.end };
}

/** Whether an offset lies in a range or at one of its ends. */
export function holds({ start, end }: SourceRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A place in a draft, and what stands there. */
export interface Place {
  /** The block that begins last before it or there; null above them all. The place may be behind its end. */
  readonly block: PlacedBlock | null;
  /** The passage that it is in, or that only blanks part it from. */
  readonly passage: Passage | null;
  /** The place as an offset in the passage's text: below 0 in its bullet, beyond its end behind it. */
  readonly at: number;
}

/** What stands at an offset; `blanks` is how many blanks stand directly before it on its line. */
export function placeAt(draft: Draft, offset: number, blanks: number): Place {
  const block = draft.blocks[blockAt(draft, offset)] ?? null;
  const placed = passageAt(draft, offset, blanks);
  if (!placed) return { block, passage: null, at: 0 };
  const { passage, start } = placed;
  return { block, passage, at: fromSource(passage, offset - start) };
}
