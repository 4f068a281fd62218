import type { PlacedBlock } from '../draft/draft.js';
import { type SourceRange, sourceRange } from '../draft/passage.js';

/** A stretch of the text of a passage, and the index of that passage in its block. Offsets are UTF-16 code units. */
export interface WordsInBlock {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** Where words of a block stand in the document. */
export function rangeInDraft({ from, content }: PlacedBlock, words: WordsInBlock): SourceRange {
  const start = from + content.offsets[words.passage]!;
  const range = sourceRange(content.passages[words.passage]!, words);
  return { start: start + range.start, end: start + range.end };
}
