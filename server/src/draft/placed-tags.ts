import type { Draft } from './draft.js';
import { type SourceRange, ownTag } from './passage.js';
import { type PassageFrom, rangeIn } from './places.js';
import type { BureauTag, TaggedCode } from './tag.js';

/** A tag, and the passage that ends in it. */
export interface PlacedTag extends PassageFrom {
  readonly tag: BureauTag;
}

/** The tags that stand in a draft, in order of the text: an item that goes on below its nested list ends behind the items in it. */
export function placedTags({ passages, starts }: Draft): PlacedTag[] {
  const tags = passages.flatMap((passage, i) => {
    const tag = ownTag(passage);
    const start = starts[i]!;
    return tag ? [{ placed: { passage, start, tag }, at: rangeIn({ passage, start }, tag).start }] : [];
  });
  return tags.sort((a, b) => a.at - b.at).map(({ placed }) => placed);
}

/** Where a party of a tag stands in the document: its code, or its name with the code behind that. */
export function placeOfCode(placed: PassageFrom, { start, wholeEnd }: TaggedCode): SourceRange {
  return rangeIn(placed, { start, end: wholeEnd });
}
