import type { Draft } from './draft.js';
import { type Outline, type OutlinedHeading, outlineOf } from './outline.js';

const ofOutlines = new WeakMap<Outline, readonly OutlinedHeading[]>();
const ofDrafts = new WeakMap<Draft, readonly string[]>();

/**
 * The headings that the chapters of a draft begin with: its outermost sections, but a title that stands above all of the
 * draft is no chapter of it. The same object while the outline is.
 */
export function chaptersOf(draft: Draft): readonly OutlinedHeading[] {
  const outline = outlineOf(draft);
  let chapters = ofOutlines.get(outline);
  if (!chapters) ofOutlines.set(outline, (chapters = withoutTitles(outline)));
  return chapters;
}

function withoutTitles(outline: Outline): readonly OutlinedHeading[] {
  let rest = outline;
  let chapters = outermost(rest);
  while (chapters.length === 1) {
    rest = rest.slice(1);
    chapters = outermost(rest);
  }
  return chapters;
}

/** Those headings that stand in the section of no other one. */
function outermost(headings: Outline): readonly OutlinedHeading[] {
  let lowest = Infinity;
  return headings.filter(({ heading: { level } }) => {
    const isOutermost = level <= lowest;
    if (isOutermost) lowest = level;
    return isOutermost;
  });
}

/**
 * For each passage the title of the chapter that it stands in. What stands between a title of the whole draft and its first
 * chapter has that title. Null outside of all sections.
 */
export function chapterTitles(draft: Draft): (index: number) => string | null {
  let titles = ofDrafts.get(draft);
  if (!titles) ofDrafts.set(draft, (titles = readTitles(draft)));
  return (index) => titles[index] ?? null;
}

function readTitles(draft: Draft): string[] {
  const titles: string[] = [];
  const chapters = new Set(chaptersOf(draft).map(({ heading }) => heading));
  let title: string | undefined;
  let isBefore = true;
  draft.passages.forEach((passage, index) => {
    if (passage.kind === 'heading' && passage.isSection) {
      const isChapter = chapters.has(passage);
      if (isChapter || isBefore) title = passage.title;
      if (isChapter) isBefore = false;
    }
    if (title !== undefined) titles[index] = title;
  });
  return titles;
}
