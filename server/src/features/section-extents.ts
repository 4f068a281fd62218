import type { Draft, Section } from '../draft/draft.js';

/** A section and where it stands in the document, from its heading to its last word (UTF-16 code units). */
export interface SectionExtent {
  readonly section: Section;
  readonly start: number;
  readonly end: number;
}

const ofDrafts = new WeakMap<Draft, readonly SectionExtent[]>();

/** All sections, in order of the document. Tables and code in them count, though they are no passages. */
export function sectionExtents(draft: Draft): readonly SectionExtent[] {
  let extents = ofDrafts.get(draft);
  if (!extents) ofDrafts.set(draft, (extents = findExtents(draft)));
  return extents;
}

function findExtents(draft: Draft): SectionExtent[] {
  const { blocks } = draft;
  // A heading is a block of its own.
  const blockOf = new Map<number, number>();
  let passages = 0;
  blocks.forEach(({ content }, i) => {
    if (content.passages[0]?.kind === 'heading') blockOf.set(passages, i);
    passages += content.passages.length;
  });
  const extents: SectionExtent[] = [];
  const visit = (sections: readonly Section[]): void => {
    for (const section of sections) {
      const last = blockOf.get(section.end) ?? blocks.length;
      const { from } = blocks[blockOf.get(section.index)!]!;
      extents.push({ section, start: from, end: blocks[last - 1]!.to });
      visit(section.children);
    }
  };
  visit(draft.sections);
  return extents;
}
