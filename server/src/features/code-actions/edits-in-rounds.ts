import type { TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from '../ranges.js';

/** A stretch of the text: of the document as it was, or what was put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** Edits on top of edits, told as edits of the document as it was at first: editors take no others. */
export class EditsInRounds {
  #pieces: Piece[];

  constructor(private readonly document: TextDocument) {
    this.#pieces = [{ from: 0, to: document.getText().length }];
  }

  /** Takes edits in order that do not overlap; their positions are those of the document as it is `now`. */
  add(edits: readonly TextEdit[], now: TextDocument): void {
    const after: Piece[] = [];
    const before = this.#pieces.toReversed();
    let at = 0;
    /** Goes on to an offset of the text as it is now. */
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
    for (const { range, newText } of edits) {
      pass(now.offsetAt(range.start), true);
      pass(now.offsetAt(range.end), false);
      if (newText !== '') after.push({ text: newText });
    }
    this.#pieces = [...after, ...before.toReversed()];
  }

  /** All that was changed, in order. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let text = '';
    const close = (to: number): void => {
      if (to > at || text !== '') {
        edits.push({ range: toRange(this.document, { start: at, end: to }, 0), newText: text });
      }
      text = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) text += piece.text;
      else {
        close(piece.from);
        at = piece.to;
      }
    }
    close(this.document.getText().length);
    return edits;
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
