import { type BlockReading, BlockReadings, oncePerPassage } from '../../draft/block-facts.js';
import { chaptersOf } from '../../draft/chapters.js';
import type { Draft } from '../../draft/draft.js';
import type { OutlinedHeading } from '../../draft/outline.js';
import type { SourceRange } from '../../draft/passage.js';
import { rangeInDraft } from '../words-in-block.js';
import {
  type AbbreviationUse,
  type Abbreviations,
  type Introduction,
  type IsKnown,
  abbreviationsOf,
  readAbbreviations,
} from './abbreviation-reading.js';

/** An abbreviation in a draft; where it stands, only {@link AbbreviationReader.rangeOf} knows. */
export interface PlacedAbbreviation {
  /** The index of the block that holds it, and its own among those of that block. */
  readonly at: number;
  readonly index: number;
  readonly found: Omit<AbbreviationUse, 'start' | 'end'> | Omit<Introduction, 'start' | 'end'>;
}

/** The abbreviations of a chapter, in order of the document; of the uses of each in a passage the first. */
export type Chapter = readonly PlacedAbbreviation[];

/** Reads drafts for the abbreviations that not everybody knows. */
export class AbbreviationReader {
  readonly #readings: BlockReadings<Abbreviations>;
  /** By what was read, which is the same object while nothing but places changed. */
  readonly #chapters = new WeakMap<
    readonly unknown[],
    { readonly headings: readonly OutlinedHeading[]; readonly chapters: readonly Chapter[] }
  >();

  constructor(isKnown: IsKnown) {
    const readOnce = oncePerPassage((passage) => readAbbreviations(passage, isKnown));
    this.#readings = new BlockReadings((block) => abbreviationsOf(block, readOnce), saySame);
  }

  /** What a draft says of abbreviations, by chapters (`draft/chapters.ts`). */
  chaptersOf(draft: Draft): readonly Chapter[] {
    const readings = this.#readings.of(draft);
    if (readings.length === 0) return [];
    const headings = chaptersOf(draft);
    let known = this.#chapters.get(readings);
    if (known?.headings !== headings) {
      known = { headings, chapters: readChapters(readings, headings) };
      this.#chapters.set(readings, known);
    }
    return known.chapters;
  }

  /** Where an abbreviation stands in the document. */
  rangeOf(draft: Draft, { at, index }: PlacedAbbreviation): SourceRange {
    return rangeInDraft(draft.blocks[at]!, this.#readings.factOf(draft, at)![index]!);
  }
}

function readChapters(
  readings: readonly BlockReading<Abbreviations>[],
  headings: readonly OutlinedHeading[],
): readonly Chapter[] {
  const all = readings.flatMap(({ at, reading }) => reading.map((found, index) => ({ at, index, found })));
  const chapters: PlacedAbbreviation[][] = [[], ...headings.map(() => [])];
  let chapter = 0;
  for (const placed of all) {
    while (chapter < headings.length && headings[chapter]!.block <= placed.at) chapter++;
    chapters[chapter]!.push(placed);
  }
  return chapters.filter(({ length }) => length > 0);
}

/** Whether two readings differ in nothing but where the abbreviations stand. */
function saySame(a: Abbreviations, b: Abbreviations): boolean {
  const wordsOf = (each: AbbreviationUse | Introduction): string | null =>
    each.kind === 'introduction' ? each.words : null;
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!;
      if (one.kind !== other.kind || one.abbreviation !== other.abbreviation) return false;
      return wordsOf(one) === wordsOf(other);
    })
  );
}
