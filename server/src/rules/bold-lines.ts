import { BlockFacts } from '../draft/block-facts.js';
import type { Draft, PlacedBlock } from '../draft/draft.js';
import { type Passage, isItem } from '../draft/passage.js';

/** A line that is all in bold, and its words: no sentence, and nothing that leads in to what is below. */
const BOLD = /^(\*{2,3}|_{2,3})(?=[^\s*_])([^*_\r\n]*[\p{L}\p{N})）”"’?])\1$/u;
/** Longer lines are sentences that somebody wants to be seen. */
const LONGEST = 120;

/** A line in bold: the index of its block, and whether another one stands right below it. */
export interface BoldLine {
  readonly at: number;
  readonly isAbove: boolean;
}

/** What a block is beside a line in bold: one itself, with its list or not, or a list, or a comment. */
type Fact = 'bold' | 'boldAboveItems' | 'items' | 'comment' | 'others';

/** The lines in bold of a draft that stand in the place of headings: right above a list or a table, or another such line. */
export function boldLinesOf(draft: Draft): readonly BoldLine[] {
  return boldLines.of(draft);
}

const boldLines = new BlockFacts(factOf, (facts): readonly BoldLine[] => {
  const found: BoldLine[] = [];
  let isAboveHeading = false;
  let isAboveItems = false;
  for (let at = facts.length - 1; at >= 0; at--) {
    const fact = facts[at]!;
    if (fact === 'comment') continue;
    const isHeading: boolean =
      fact === 'boldAboveItems' || (fact === 'bold' && (isAboveHeading || isAboveItems));
    if (isHeading) found.push({ at, isAbove: fact === 'bold' && isAboveHeading });
    isAboveHeading = isHeading;
    isAboveItems = fact === 'items';
  }
  return found.reverse();
});

function factOf({ type, content: { passages } }: PlacedBlock): Fact {
  if (type === 'Comment') return 'comment';
  // Nobody looks into tables, but they stand below headings as lists do.
  if (type === 'Table') return 'items';
  const [first, second] = passages;
  if (!first) return 'others';
  if (isItem(first)) return 'items';
  if (boldWordsOf(first) === null) return 'others';
  if (!second) return 'bold';
  return isItem(second) ? 'boldAboveItems' : 'others';
}

/** The words of a passage that is one line in bold; null of any other. */
export function boldWordsOf({ kind, text }: Passage): string | null {
  return kind === 'prose' && text.length <= LONGEST ? (BOLD.exec(text.trim())?.[2] ?? null) : null;
}
