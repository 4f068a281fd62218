import { type Layout, lineIndexAt } from '../draft/layout.js';
import type { SourceRange } from '../draft/passage.js';
import { lastAtOrBefore } from '../draft/search.js';

const OPEN = '<!--';
const CLOSE = '-->';

/**
 * Comments that are longer to Markdown than to the Draft, which ends them at a blank line lest a half-written one swallow
 * what follows: in order and apart, to the ends of their last lines. One that is never closed is not among them.
 */
export function commentsOfMarkdown(text: string, layout: Layout): SourceRange[] {
  const comments: { start: number; end: number }[] = [];
  let closed = 0;
  for (const { type, start, end } of layout.kept) {
    // What looks like a comment in one is none.
    if (type !== 'Comment' || start < closed) continue;
    const close = text.indexOf(CLOSE, start + OPEN.length);
    if (close < 0) break;
    closed = close;
    if (close < end) continue;
    const last = comments.at(-1);
    if (last && start <= last.end) last.end = endOf(text, layout, close);
    else comments.push({ start, end: endOf(text, layout, close) });
  }
  return comments;
}

/** Words this far in, and blank lines: below a comment Markdown may take them for code, and the Draft for words of a list in it. */
const FAR_IN = /^(?: {0,3}\t| {4}|[ \t]*$)/;

/** What begins a block to both, whatever stands above it. */
const BEGINS_A_BLOCK = /^ {0,3}(?:[-+*][ \t]|#{1,6}[ \t])/;

/** Where a comment ends that is closed at `close`, with the words right below it, and what is so far in that it may be code. */
function endOf(text: string, layout: Layout, close: number): number {
  const { lines } = layout;
  let last = lineIndexAt(layout, close);
  for (let i = last + 1; i < lines.length; i++) {
    const { start, end, kind } = lines[i]!;
    const isBelowBlank = lines[i - 1]!.kind === 'blank';
    const line = text.slice(start, end);
    if (!FAR_IN.test(line) && (isBelowBlank || BEGINS_A_BLOCK.test(line))) break;
    if (kind !== 'blank') last = i;
  }
  return lines[last]!.end;
}

/** Whether a change touches what stands in one of the stretches, which are in order and apart. */
export function isWithin(stretches: readonly SourceRange[], { start, end }: SourceRange): boolean {
  const next = stretches[lastAtOrBefore(stretches.length, (i) => stretches[i]!.start, end)];
  return next !== undefined && start < next.end && end > next.start;
}
