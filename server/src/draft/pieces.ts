import type { Stretch } from './blocks.js';
import type { LineAnchor } from './passage.js';
import { withoutCommentsAtEnd } from './comments.js';
import { trimmed } from './detached.js';
import { lineEnd } from './markdown.js';

/**
 * Bullets that Markdown does not know: Word's and OCR's, private-use glyphs among them. Words may follow at once where the
 * sign can be nothing else; a private-use glyph may be a letter that was not read.
 */
export const GLYPH =
  /^(?:[•‣⁃●○◦■□▪▫◆◇❖➢✓](?![0-9])|[∙·](?![a-z0-9])|[\ue000-\uf8ff](?![A-Za-z0-9]))[^\S\r\n]*/u;

/** A run of lines that reads as one passage. Offsets are absolute. */
export interface Piece {
  /** Where its bullet starts, or its first word. */
  readonly from: number;
  /** Where its first word starts. */
  readonly textFrom: number;
  readonly to: number;
  /** Where its words stand: between two of these is what is left out of it, such as a nested list. */
  readonly texts: readonly Stretch[];
  /** White space before it on its line. */
  readonly indent: number;
  /** How wide that is, a tab as four. */
  readonly column: number;
  /** The glyph before its first word, spaces included; empty without one. */
  readonly glyph: string;
}

/** A piece and where it stands among those beside it. */
export interface OutlinedPiece extends Piece {
  /** How deep it is nested in the pieces before it, 0 at the level of the paragraph or item. */
  readonly depth: number;
  /** Whether none is nested in it. */
  readonly leaf: boolean;
  /** Whether Markdown nests it the same once its glyph is written as "- ". */
  readonly keepsPlace: boolean;
}

/**
 * Splits the words of a paragraph or an item, which stand in `texts`, where a line starts with a glyph ("• a\n• b" is one
 * paragraph to Markdown), or where the line before ended an initiative (`endsInitiative`), so that the next one has lost
 * its bullet.
 */
export function splitParagraph(
  source: string,
  texts: readonly Stretch[],
  endsInitiative: (line: string) => boolean,
): Piece[] {
  const pieces: Piece[] = [];
  const last = texts.at(-1)!.to;
  let start = -1;
  let textFrom = 0;
  let glyph = '';
  let white = '';
  let end = 0;
  let own: { from: number; to: number }[] = [];
  let around: Stretch | null = null;
  const close = (): void => {
    if (start >= 0 && end > textFrom) {
      const place = { from: start, textFrom, to: end, texts: own };
      pieces.push({ ...place, glyph, indent: white.length, column: widthOf(white) });
    }
    start = -1;
    own = [];
    around = null;
  };
  for (const { line, at, of } of linesIn(source, texts)) {
    const indent = /^[^\S\r\n]*/.exec(line)![0].length;
    const content = withoutCommentsAtEnd(line.slice(indent));
    const bullet = GLYPH.exec(content)?.[0] ?? '';
    if (bullet) close();
    if (!content) continue;
    if (start < 0) {
      start = at + indent;
      glyph = bullet;
      white = at === of.from ? whiteBefore(source, at) : line.slice(0, indent);
      textFrom = start + bullet.length;
    }
    end = at + indent + content.length;
    if (of === around) own.at(-1)!.to = end;
    else own.push({ from: Math.max(textFrom, at + indent), to: end });
    around = of;
    if (at + line.length < last && endsInitiative(content)) close();
  }
  close();
  return pieces;
}

/** The lines of stretches of the source, without their breaks, and which stretch each is `of`. */
function* linesIn(
  source: string,
  texts: readonly Stretch[],
): Generator<{ readonly line: string; readonly at: number; readonly of: Stretch }> {
  for (const of of texts) {
    for (let at = of.from; at < of.to;) {
      const stop = Math.min(lineEnd(source, at), of.to);
      yield { line: source.slice(at, stop), at, of };
      at = stop + 1;
    }
  }
}

/** White space between the start of a line and `offset`; none where something else stands there. */
function whiteBefore(source: string, offset: number): string {
  let start = offset;
  while (start > 0 && (source[start - 1] === ' ' || source[start - 1] === '\t')) start--;
  return start === 0 || /[\r\n]/.test(source[start - 1]!) ? source.slice(start, offset) : '';
}

/** How wide white space is, a tab as four. */
export function widthOf(white: string): number {
  return white.replaceAll('\t', '    ').length;
}

/** Less than this much further in, a glyph stands beside the one above, not under it. */
const NESTED_BY = 2;

/**
 * Nests glyphs by their columns, as they look. `item` tells of the list item that the first piece is: the columns of its
 * mark and of its words.
 */
export function outlined(
  pieces: readonly Piece[],
  item: { readonly column: number; readonly content: number } | null,
): OutlinedPiece[] {
  const open: { column: number; content: number }[] = [];
  const nested = pieces.map((piece, i) => {
    const isItem = item !== null && i === 0;
    if (isItem) open.push(item);
    if (isItem || !piece.glyph) {
      if (!isItem) open.length = 0;
      return { ...piece, depth: 0, keepsPlace: true };
    }
    while (open.length > 0 && piece.column < open.at(-1)!.column + NESTED_BY) open.pop();
    const within = open.at(-1)?.content ?? item?.column ?? 0;
    const depth = open.length;
    open.push({ column: piece.column, content: piece.column + NESTED_BY });
    return { ...piece, depth, keepsPlace: piece.column >= within && piece.column < within + 4 };
  });
  return nested.map((piece, i) => ({ ...piece, leaf: (nested[i + 1]?.depth ?? 0) <= piece.depth }));
}

/**
 * The text of a piece without continuation indents, and where its lines stand, counted from `anchor`. What stands between
 * its `texts` is left out: there is an empty line in its place, of which `gaps` tells where in the text it is.
 */
export function textOf(
  source: string,
  { texts }: Piece,
  anchor: number,
): { text: string; lines: readonly LineAnchor[]; gaps: readonly number[] } {
  let text = '';
  const lines: LineAnchor[] = [];
  const gaps: number[] = [];
  texts.forEach(({ from, to }, i) => {
    if (i > 0) {
      // Behind the comments that were cut off its end.
      const end = Math.min(lineEnd(source, texts[i - 1]!.to), from);
      const above = source.startsWith('\r\n', end - 1) ? end - 1 : end;
      const [written] = /^(?:\r\n|\r|\n)?/.exec(source.slice(above, above + 2))!;
      text += written || '\n';
      gaps.push(text.length);
      lines.push({ text: text.length, source: above + written.length - anchor });
      text += written || '\n';
    }
    for (let at = from; at < to;) {
      const stop = Math.min(lineEnd(source, at), to);
      if (at > from) while (at < stop && (source[at] === ' ' || source[at] === '\t')) at++;
      lines.push({ text: text.length, source: at - anchor });
      text += source.slice(at, Math.min(stop + 1, to));
      at = stop + 1;
    }
  });
  return { text, lines: trimmed(lines), gaps };
}
