import { BlockReadings } from '../../draft/block-facts.js';
import type { Draft } from '../../draft/draft.js';
import { outlineOf } from '../../draft/outline.js';
import {
  type AbbreviationUse,
  type Introduction,
  type IsKnown,
  readAbbreviations,
} from './abbreviation-reading.js';

/** An abbreviation in a draft, with the block that holds it (its place in the draft). */
export interface PlacedAbbreviation {
  readonly at: number;
  readonly found: AbbreviationUse | Introduction;
}

/** The abbreviations of a chapter, in order of the document; of the uses of each in a passage the first. */
export type Chapter = readonly PlacedAbbreviation[];

/** Reads drafts for the abbreviations that not everybody knows. */
export class AbbreviationReader {
  readonly #readings: BlockReadings<readonly (AbbreviationUse | Introduction)[]>;
  readonly #chapters = new WeakMap<Draft, readonly Chapter[]>();

  constructor(isKnown: IsKnown) {
    this.#readings = new BlockReadings((block) => readAbbreviations(block, isKnown));
  }

  /**
   * What a draft says of abbreviations, by chapters: the sections of the first level that has more than one heading. Where
   * one of these is empty the levels of the headings mean nothing, and the whole draft is one chapter.
   */
  chaptersOf(draft: Draft): readonly Chapter[] {
    let chapters = this.#chapters.get(draft);
    if (!chapters) this.#chapters.set(draft, (chapters = this.#readChapters(draft)));
    return chapters;
  }

  #readChapters(draft: Draft): readonly Chapter[] {
    const all = this.#readings
      .of(draft)
      .flatMap(({ at, reading }) => reading.map((found) => ({ at, found })));
    if (all.length === 0) return [];
    const starts = chapterStarts(draft);
    const chapters: PlacedAbbreviation[][] = [[], ...starts.map(() => [])];
    let chapter = 0;
    for (const placed of all) {
      while (chapter < starts.length && starts[chapter]! <= placed.at) chapter++;
      chapters[chapter]!.push(placed);
    }
    return chapters.filter(({ length }) => length > 0);
  }
}

/** The indexes of the blocks that chapters start with. */
function chapterStarts(draft: Draft): readonly number[] {
  const outline = outlineOf(draft);
  const counts = new Array<number>(7).fill(0);
  for (const { heading } of outline) counts[heading.level]!++;
  const level = counts.findIndex((count) => count > 1);
  const isBare = outline.some(
    ({ heading, holds }, i) =>
      holds === 'nothing' && heading.level === level && outline[i + 1]?.heading.level === level,
  );
  return isBare ? [] : outline.filter(({ heading }) => heading.level <= level).map(({ block }) => block);
}
