import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Block, Draft } from '../draft/draft.js';
import { isItem, toSource } from '../draft/passage.js';
import { sectionExtents } from './section-extents.js';

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
    if (fold.endLine > fold.startLine && (!other || other.endLine < fold.endLine))
      folds.set(fold.startLine, fold);
  };
  const lineAt = (offset: number): number => document.positionAt(offset).line;
  for (const { section, start, end } of sectionExtents(draft)) {
    add({ startLine: lineAt(start), endLine: lineAt(end), rank: section.heading.level });
  }
  for (const { type, from, to, content } of draft.blocks) {
    const lines = { startLine: lineAt(from), endLine: lineAt(to) };
    if (type === 'Comment') add({ ...lines, kind: FoldingRangeKind.Comment, rank: RANK_OF_BLOCKS });
    // It is neither of the kinds that LSP knows; a region is what folds when nothing else is to.
    else if (type === 'FrontMatter') add({ ...lines, kind: FoldingRangeKind.Region, rank: RANK_OF_BLOCKS });
    else if (lines.endLine > lines.startLine) {
      extentsOf(content).forEach((end, i) => {
        if (!isItem(content.passages[i]!)) return;
        const startLine = lineAt(from + content.offsets[i]!);
        add({ startLine, endLine: lineAt(from + end), rank: RANK_OF_BLOCKS + content.depths[i]! });
      });
    }
  }
  return [...folds.values()]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .sort((a, b) => a.startLine - b.startLine)
    .map(({ startLine, endLine, kind }) => ({ startLine, endLine, ...(kind && { kind }) }));
}

/** Where each passage of a block ends, with all that is nested in it; counted from where the block starts. */
export function extentsOf({ passages, offsets, depths }: Block): number[] {
  const ends = passages.map((passage, i) => offsets[i]! + toSource(passage, passage.text.length));
  const open: number[] = [];
  const closeFrom = (depth: number): void => {
    while (open.length > 0 && depths[open.at(-1)!]! >= depth) {
      const closed = open.pop()!;
      const parent = open.at(-1);
      if (parent !== undefined) ends[parent] = Math.max(ends[parent]!, ends[closed]!);
    }
  };
  depths.forEach((depth, i) => {
    closeFrom(depth);
    open.push(i);
  });
  closeFrom(0);
  return ends;
}
