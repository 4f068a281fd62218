import type { LineAnchor } from './passage.js';
import { lineEnd } from './markdown.js';

/** Bullets that Markdown does not know: Word's and OCR's, private-use glyphs among them. */
const GLYPH = /^[•‣⁃∙●○◦■□▪▫◆◇❖➢✓·\ue000-\uf8ff](?![A-Za-z0-9])[^\S\r\n]*/u;

/** A run of lines that reads as one passage. Offsets are absolute. */
export interface Piece {
  /** Where its bullet starts, or its first word. */
  readonly from: number;
  /** Where its first word starts. */
  readonly textFrom: number;
  readonly to: number;
  /** White space before it on its line. */
  readonly indent: number;
  /** The glyph before its first word, spaces included; empty without one. */
  readonly glyph: string;
}

/**
 * Splits a paragraph of the source where a line starts with a glyph ("• a\n• b" is one paragraph to Markdown), or where
 * the line before ended an initiative (`endsInitiative`), so that the next one has lost its bullet.
 */
export function splitParagraph(
  source: string,
  from: number,
  to: number,
  endsInitiative: (line: string) => boolean,
): Piece[] {
  const pieces: Piece[] = [];
  let start = -1;
  let textFrom = from;
  let glyph = '';
  let depth = 0;
  let end = from;
  const close = (): void => {
    if (start >= 0 && end > textFrom) pieces.push({ from: start, textFrom, to: end, glyph, indent: depth });
    start = -1;
  };
  for (let at = from; at < to;) {
    const stop = Math.min(lineEnd(source, at), to);
    const line = source.slice(at, stop);
    const indent = /^[^\S\r\n]*/.exec(line)![0].length;
    const content = line.slice(indent).trimEnd();
    const bullet = GLYPH.exec(content)?.[0] ?? '';
    if (bullet) close();
    if (content) {
      if (start < 0) {
        start = at + indent;
        glyph = bullet;
        depth = indent;
        textFrom = start + bullet.length;
      }
      end = at + indent + content.length;
      if (stop < to && endsInitiative(content)) close();
    }
    at = stop + 1;
  }
  close();
  return pieces;
}

/** The text of a piece without continuation indents, and where its lines stand, counted from `anchor`. */
export function textOf(
  source: string,
  from: number,
  to: number,
  anchor: number,
): { text: string; lines: readonly LineAnchor[] } {
  const firstEnd = lineEnd(source, from);
  if (firstEnd >= to) return { text: source.slice(from, to), lines: [{ text: 0, source: from - anchor }] };
  let text = '';
  const lines: LineAnchor[] = [];
  for (let at = from; at < to;) {
    const stop = Math.min(lineEnd(source, at), to);
    if (at > from) while (at < stop && (source[at] === ' ' || source[at] === '\t')) at++;
    lines.push({ text: text.length, source: at - anchor });
    text += source.slice(at, Math.min(stop + 1, to));
    at = stop + 1;
  }
  return { text, lines };
}
