import type { SelectionRange } from 'vscode-languageserver-types';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft, PlacedBlock } from '../draft/draft.js';
import { type Passage, type SourceRange, fromSource, isItem } from '../draft/passage.js';
import { type PlacedPassage, blockAt, holds, nestedEnds, passagesAt, rangeIn } from '../draft/places.js';
import { lineAt } from './lines.js';
import { toRange } from './ranges.js';
import { sectionExtents } from './section-extents.js';
import { sentenceAt, wordAt } from './sentences.js';

/**
 * What is selected step by step around places, in their order: word, phrase, sentence, initiative, the lists around it,
 * sections, the whole document. Each range holds the one inside it.
 */
export function selectionRanges(
  document: TextDocument,
  draft: Draft,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.offsetAt(position);
    const chain = new Chain(document, offset);
    for (const range of rangesAround(document, draft, offset)) chain.add(range);
    return chain.toSelectionRange();
  });
}

/** Ranges that grow: each holds the last one. */
class Chain {
  readonly #ranges: SourceRange[] = [];

  constructor(
    private readonly document: TextDocument,
    private readonly offset: number,
  ) {}

  /** Takes a range where it holds all of those before it, and more. */
  add({ start, end }: SourceRange): void {
    const range = { start: this.#visible(start), end: this.#visible(end) };
    const last = this.#ranges.at(-1) ?? { start: this.offset, end: this.offset };
    const isLarger = range.end - range.start > last.end - last.start;
    if (isLarger && range.start <= last.start && last.end <= range.end) this.#ranges.push(range);
  }

  /** No position stands between a carriage return and its line feed. */
  #visible(offset: number): number {
    return this.document.offsetAt(this.document.positionAt(offset));
  }

  toSelectionRange(): SelectionRange {
    const [first = { start: this.offset, end: this.offset }, ...outer] = this.#ranges;
    const parent = outer.reduceRight<SelectionRange | undefined>(
      (parent, range) => this.#selectionRange(range, parent),
      undefined,
    );
    return this.#selectionRange(first, parent);
  }

  #selectionRange(range: SourceRange, parent: SelectionRange | undefined): SelectionRange {
    return { range: toRange(this.document, range, 0), ...(parent && { parent }) };
  }
}

function* rangesAround(document: TextDocument, draft: Draft, offset: number): Generator<SourceRange> {
  const placed = passagesAt(draft, offset);
  const block = blockAround(draft, offset);
  const [innermost] = placed;
  if (innermost) yield* rangesInPassage(innermost, offset);
  else if (block) yield* rangesInLine(document, offset);
  for (const passage of placed) yield* rangesOfPassage(passage);
  if (block) {
    yield* itemsAround(block, offset);
    yield { start: block.from, end: block.to };
  }
  for (const extent of sectionExtents(draft).toReversed()) if (holds(extent, offset)) yield extent;
  yield { start: 0, end: document.getText().length };
}

function blockAround(draft: Draft, offset: number): PlacedBlock | null {
  const block = draft.blocks[blockAt(draft, offset)];
  return block && offset <= block.to ? block : null;
}

/** The word, what it is part of, and the sentence. */
function* rangesInPassage(placed: PlacedPassage, offset: number): Generator<SourceRange> {
  const { passage, start } = placed;
  const at = Math.min(fromSource(passage, offset - start), passage.text.length);
  // On the bullet.
  if (at < 0) return;
  const word = wordAt(passage.text, at);
  if (word) yield rangeIn(placed, word);
  const phrases = phrasesOf(passage).map((quote) => rangeIn(placed, quote));
  yield* phrases.sort((a, b) => a.end - a.start - (b.end - b.start));
  // A tag is no part of a sentence.
  const tag = isItem(passage) ? passage.tag : null;
  if (tag && at >= tag.start) return;
  const sentence = sentenceAt(passage.text.slice(0, tag?.start), at);
  if (sentence) yield rangeIn(placed, sentence);
}

/** The words of a passage that mean something together. */
function phrasesOf(passage: Passage): { readonly start: number; readonly end: number }[] {
  if (!isItem(passage)) return [...passage.mentions];
  const { mentions, tag, times } = passage;
  const inTag = tag ? [...tag.codes, tag] : [];
  const { deadlines, otherTimes, vague, excused, phrases } = times;
  return [...mentions, ...inTag, ...deadlines, ...otherTimes, ...vague, ...excused, ...phrases];
}

/** The words of a passage, then with its bullet. */
function* rangesOfPassage(placed: PlacedPassage): Generator<SourceRange> {
  yield rangeIn(placed, { start: 0, end: placed.passage.text.length });
  yield placed;
}

/** The items of a list that hold an offset, with all that is nested in them, the innermost first. */
function* itemsAround({ from, content }: PlacedBlock, offset: number): Generator<SourceRange> {
  const ends = nestedEnds(content);
  for (let i = ends.length - 1; i >= 0; i--) {
    const item = { start: from + content.offsets[i]!, end: from + ends[i]! };
    if (holds(item, offset)) yield item;
  }
}

/** The word and the line: of a table, of front matter, of code. */
function* rangesInLine(document: TextDocument, offset: number): Generator<SourceRange> {
  const { start, text } = lineAt(document, document.positionAt(offset).line);
  const word = wordAt(text, offset - start);
  if (word) yield { start: start + word.start, end: start + word.end };
  const indent = text.length - text.trimStart().length;
  yield { start: start + indent, end: start + text.trimEnd().length };
}
