import type { Draft } from './draft.js';

/** How many items must end in a registered code for a text to be taken for a draft. */
const ENOUGH = 3;

/** Whether the content alone says that this is a draft: at least three initiatives end in a tag with a registered code. */
export function looksLikeDraft(draft: Draft): boolean {
  let tagged = 0;
  for (const { content } of draft.blocks) {
    for (const passage of content.passages) {
      if (passage.kind !== 'initiative' || !passage.tag?.codes.some((code) => code.organisation)) continue;
      if (++tagged === ENOUGH) return true;
    }
  }
  return false;
}
