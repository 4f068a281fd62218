import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft.js';
import { isItem } from '../draft/passage.js';
import { nestedEnds } from '../draft/places.js';
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
      nestedEnds(content).forEach((end, i) => {
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
