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
  for (const { type, start, end } of layout.kept) {
    if (type !== 'Comment' || start < (comments.at(-1)?.end ?? 0)) continue;
    const close = text.indexOf(CLOSE, start + OPEN.length);
    if (close < 0) break;
    if (close >= end) comments.push({ start, end: endOf(text, layout, close) });
  }
  return comments;
}

/** Words this far in, and blank lines: below a comment Markdown may take them for code, and the Draft for words of a list in it. */
const FAR_IN = /^(?: {0,3}\t| {4}|[ \t]*$)/;

/** Where a comment ends that is closed at `close`, with what is so far in below it that it may be code. */
function endOf(text: string, layout: Layout, close: number): number {
  const { lines } = layout;
  let last = lineIndexAt(layout, close);
  for (let i = last + 1; i < lines.length; i++) {
    const { start, end, kind } = lines[i]!;
    if (!FAR_IN.test(text.slice(start, end))) break;
    if (kind !== 'blank') last = i;
  }
  return lines[last]!.end;
}

/** Whether a change touches what stands in one of the stretches, which are in order and apart. */
export function isWithin(stretches: readonly SourceRange[], { start, end }: SourceRange): boolean {
  const next = stretches[lastAtOrBefore(stretches.length, (i) => stretches[i]!.start, end)];
  return next !== undefined && start < next.end && end > next.start;
}
