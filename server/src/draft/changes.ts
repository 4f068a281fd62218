import type { SourceRange } from './passage.js';

/** A stretch of the document and what stands there instead. Offsets are UTF-16 code units. */
export interface Change extends SourceRange {
  readonly text: string;
}

/** A text after changes, which are in order and apart. */
export function applied(text: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const change of changes) {
    pieces.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** A change without what it leaves as it is at its ends; null where nothing is left of it. */
export function trimmed(text: string, { start, end, text: written }: Change): Change | null {
  if (text.slice(start, end) === written) return null;
  let most = Math.min(end - start, written.length);
  let head = 0;
  while (head < most && text[start + head] === written[head]) head++;
  most -= head;
  let tail = 0;
  while (tail < most && text[end - 1 - tail] === written[written.length - 1 - tail]) tail++;
  const isTorn = (kept: number, left: number): boolean =>
    isWithinPair(text, kept) || isWithinPair(written, left);
  if (head > 0 && isTorn(start + head, head)) head--;
  if (tail > 0 && isTorn(end - tail, written.length - tail)) tail--;
  return { start: start + head, end: end - tail, text: written.slice(head, written.length - tail) };
}

/** Whether an offset is in the middle of a line break or a character: half of one is none. */
function isWithinPair(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}

/** A stretch of the text as it was, or what was put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** Changes on top of changes, told as changes of the text as it was at first. */
export class ChangesInRounds {
  #pieces: Piece[];

  /** `length` is how long the text is at first. */
  constructor(private readonly length: number) {
    this.#pieces = [{ from: 0, to: length }];
  }

  /** Takes changes of the text as it is now, in order and apart. */
  add(changes: readonly Change[]): void {
    const after: Piece[] = [];
    const before = this.#pieces.toReversed();
    let at = 0;
    const pass = (offset: number, keep: boolean): void => {
      while (at < offset) {
        const piece = before.pop()!;
        const length = lengthOf(piece);
        const taken = Math.min(length, offset - at);
        if (taken < length) before.push(cut(piece, taken, length));
        if (keep) after.push(cut(piece, 0, taken));
        at += taken;
      }
    };
    for (const { start, end, text } of changes) {
      pass(start, true);
      pass(end, false);
      if (text !== '') after.push({ text });
    }
    this.#pieces = [...after, ...before.toReversed()];
  }

  /** All that was changed of the text as it was at first, in order and apart. */
  changes(): Change[] {
    const changes: Change[] = [];
    let at = 0;
    let written = '';
    const close = (to: number): void => {
      if (to > at || written !== '') changes.push({ start: at, end: to, text: written });
      written = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) written += piece.text;
      else {
        close(piece.from);
        at = piece.to;
      }
    }
    close(this.length);
    return changes;
  }
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.to - piece.from;
}

function cut(piece: Piece, start: number, end: number): Piece {
  return 'text' in piece
    ? { text: piece.text.slice(start, end) }
    : { from: piece.from + start, to: piece.from + end };
}
