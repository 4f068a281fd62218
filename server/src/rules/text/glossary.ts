import type { Draft } from '../../draft/draft.js';
import { type Outline, outlineOf } from '../../draft/outline.js';

const GLOSSARY = /\b(?:abbreviations?|acronyms?|glossary)\b|縮寫|簡稱/iu;

/** By outlines, which stay the same while the headings do. */
const known = new WeakMap<Outline, boolean>();

/** Whether a draft has a list of abbreviations, which may be a table: nobody looks into those. */
export function hasGlossary(draft: Draft): boolean {
  const outline = outlineOf(draft);
  let has = known.get(outline);
  if (has === undefined) {
    has = outline.some(({ heading }) => GLOSSARY.test(heading.title));
    known.set(outline, has);
  }
  return has;
}
