import type { Block, Draft, PlacedBlock } from '../draft/draft.js';
import { type SourceRange, sourceRange } from '../draft/passage.js';

/** A stretch of the text of a passage, and the place of that passage in its block. Offsets are UTF-16 code units. */
export interface WordsInBlock {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What a rule about the draft as a whole knows of each block, read once: blocks outlive the edits around them, so that a
 * keystroke costs the block it changes and a walk over the others. `null` stands for a block that has nothing to say.
 */
export class BlockReadings<T> {
  readonly #known = new WeakMap<Block, T | null>();

  constructor(private readonly read: (block: Block) => T | null) {}

  /** The readings of a draft, in order of the document. */
  *of(draft: Draft): Generator<{ readonly block: PlacedBlock; readonly reading: T }> {
    for (const block of draft.blocks) {
      let reading = this.#known.get(block.content);
      if (reading === undefined) this.#known.set(block.content, (reading = this.read(block.content)));
      if (reading !== null) yield { block, reading };
    }
  }
}

/** Where words of a block stand in the document. */
export function rangeInDraft({ from, content }: PlacedBlock, words: WordsInBlock): SourceRange {
  const start = from + content.offsets[words.passage]!;
  const range = sourceRange(content.passages[words.passage]!, words);
  return { start: start + range.start, end: start + range.end };
}
