import type { Draft } from './draft.js';

const ofDrafts = new WeakMap<Draft, readonly string[]>();

/**
 * For each passage the title of the chapter that it stands in: its outermost section, but a title that stands above all of
 * the draft is no chapter of it. Null outside of all sections.
 */
export function chapterTitles(draft: Draft): (index: number) => string | null {
  let titles = ofDrafts.get(draft);
  if (!titles) ofDrafts.set(draft, (titles = readTitles(draft)));
  return (index) => titles[index] ?? null;
}

function readTitles(draft: Draft): string[] {
  const titles: string[] = [];
  let chapters = draft.sections;
  while (chapters.length > 0) {
    for (const { index, end, heading } of chapters) {
      for (let i = index; i < end; i++) titles[i] = heading.title;
    }
    // What stands between such a title and the first chapter keeps the title.
    chapters = chapters.length === 1 ? chapters[0]!.children : [];
  }
  return titles;
}
