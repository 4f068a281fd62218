import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Block, Draft, Section } from '../draft/draft.js';
import { toSource } from '../draft/passage.js';

/** What can be folded, and how much it matters where a client takes only so many. */
interface Fold extends FoldingRange {
  /** How deep it stands: sections come first. */
  readonly rank: number;
}

const RANK_OF_BLOCKS = 10;

/**
 * What of a draft can be folded: sections, lists below an item, initiatives of more than one line, front matter and
 * comments. By whole lines, which every client can do; no two start on the same line. `limit` is how many the client
 * takes: the outer ones go before the inner ones.
 */
export function foldingRanges(document: TextDocument, draft: Draft, limit = Infinity): FoldingRange[] {
  const folds = new Map<number, Fold>();
  // An editor that folds Markdown itself drops what starts on a line of its own range, and so do we.
  const add = (fold: Fold): void => {
    const other = folds.get(fold.startLine);
    if (fold.endLine > fold.startLine && (!other || other.endLine < fold.endLine)) folds.set(fold.startLine, fold);
  };
  const lineAt = (offset: number): number => document.positionAt(offset).line;
  for (const fold of foldsOfSections(document, draft)) add(fold);
  for (const { type, from, to, content } of draft.blocks) {
    const lines = { startLine: lineAt(from), endLine: lineAt(to) };
    if (type === 'Comment') add({ ...lines, kind: FoldingRangeKind.Comment, rank: RANK_OF_BLOCKS });
    // It is neither of the kinds that LSP knows; a region is what folds when nothing else is to.
    else if (type === 'FrontMatter') add({ ...lines, kind: FoldingRangeKind.Region, rank: RANK_OF_BLOCKS });
    else if (lines.endLine > lines.startLine) {
      extentsOf(content).forEach((end, i) => {
        const startLine = lineAt(from + content.offsets[i]!);
        add({ startLine, endLine: lineAt(from + end), rank: RANK_OF_BLOCKS + content.depths[i]! });
      });
    }
  }
  return [...folds.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .sort((a, b) => a.startLine - b.startLine)
    .map(({ rank: _, ...range }) => range);
}

/** Where each passage of a block ends, with all that is nested in it; counted from where the block starts. */
export function extentsOf({ passages, offsets, depths }: Block): number[] {
  const ends = passages.map((passage, i) => offsets[i]! + toSource(passage, passage.text.length));
  for (let i = passages.length - 1; i >= 0; i--) {
    // The nearest one before it that is less deep holds it.
    let parent = i - 1;
    while (parent >= 0 && depths[parent]! >= depths[i]!) parent--;
    if (parent >= 0 && depths[i]! > 0) ends[parent] = Math.max(ends[parent]!, ends[i]!);
  }
  return ends;
}
