import type { Draft } from './draft.js';
import { type SourceRange, ownTag } from './passage.js';
import { type PassageFrom, rangeIn } from './places.js';
import type { BureauTag, TaggedCode } from './tag.js';

/** A tag, and the passage that ends in it. */
export interface PlacedTag extends PassageFrom {
  readonly tag: BureauTag;
}

/**
 * The tags that stand in a draft, in order of the text, each once: an item that goes on below its nested list holds the
 * text of that list too, and may end in the same tag as the last item in it.
 */
export function placedTags(draft: Draft): PlacedTag[] {
  const tags = new Map<number, PlacedTag>();
  // The last passage first: it is the innermost.
  for (let i = draft.passages.length - 1; i >= 0; i--) {
    const passage = draft.passages[i]!;
    const tag = ownTag(passage);
    if (!tag) continue;
    const start = draft.starts[i]!;
    const place = rangeIn({ passage, start }, tag).end;
    if (!tags.has(place)) tags.set(place, { passage, start, tag });
  }
  return [...tags].sort(([a], [b]) => a - b).map(([, tag]) => tag);
}

/** Where a party of a tag stands in the document: its code, or its name with the code behind that. */
export function placeOfCode(placed: PassageFrom, { start, wholeEnd }: TaggedCode): SourceRange {
  return rangeIn(placed, { start, end: wholeEnd });
}
