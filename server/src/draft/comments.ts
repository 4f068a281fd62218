/** A complete comment in a text: `start` and `end` (exclusive) are UTF-16 offsets of the whole, marks included. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

const OPEN = '<!--';
const CLOSE = '-->';

/** The complete comments in the words of a block, in order; those in code (`…`) are none. Linear in its length. */
export function commentsIn(text: string): Comment[] {
  const comments: Comment[] = [];
  const code = codeSpans(text);
  let span = 0;
  for (let at = text.indexOf(OPEN); at >= 0;) {
    while (span < code.length && code[span]!.end <= at) span++;
    const around = code[span];
    if (around && around.start < at) {
      at = text.indexOf(OPEN, around.end);
      continue;
    }
    const close = text.indexOf(CLOSE, at + OPEN.length);
    if (close < 0) break;
    const end = close + CLOSE.length;
    comments.push({ start: at, end });
    at = text.indexOf(OPEN, end);
  }
  return comments;
}

/** A line without the complete comments at its end, and the spaces before them: they are none of its words. */
export function withoutCommentsAtEnd(line: string): string {
  let words = line.trimEnd();
  while (words.endsWith(CLOSE)) {
    const start = words.lastIndexOf(OPEN);
    if (start < 0 || words.indexOf(CLOSE, start + OPEN.length) !== words.length - CLOSE.length) break;
    words = words.slice(0, start).trimEnd();
  }
  return words;
}

const NO_MORE: Comment = { start: Infinity, end: Infinity };

/** Stretches of code, marks included: from a run of backticks to the next one of the same length. Comments come before code. */
export function codeSpans(text: string): Comment[] {
  if (!text.includes('`')) return [];
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: ticks }) => ({
    start: index,
    length: ticks.length,
  }));
  // The next run of the same length, found from the end.
  const next = new Array<number>(runs.length).fill(-1);
  const last = new Map<number, number>();
  for (let i = runs.length - 1; i >= 0; i--) {
    next[i] = last.get(runs[i]!.length) ?? -1;
    last.set(runs[i]!.length, i);
  }
  const spans: Comment[] = [];
  let comment: Comment = { start: -1, end: -1 };
  // Each search starts further on than the one before, so what that one found may still hold.
  let closed = -1;
  const closeAfter = (from: number): number => {
    if (closed < from) closed = text.indexOf(CLOSE, from);
    if (closed < 0) closed = Infinity;
    return closed;
  };
  for (let i = 0; i < runs.length;) {
    const { start } = runs[i]!;
    // A backtick in a comment opens no code.
    while (comment.end <= start) {
      const open = text.indexOf(OPEN, Math.max(comment.end, spans.at(-1)?.end ?? 0));
      const close = open < 0 ? Infinity : closeAfter(open + OPEN.length);
      comment = close < Infinity ? { start: open, end: close + CLOSE.length } : NO_MORE;
    }
    const closing = next[i]!;
    if (comment.start < start || closing < 0) {
      i++;
      continue;
    }
    spans.push({ start, end: runs[closing]!.start + runs[closing]!.length });
    if (comment.start < spans.at(-1)!.end) comment = { start: -1, end: -1 };
    i = closing + 1;
  }
  return spans;
}
