import type { Input } from '@lezer/common';
import { type BlockParser, type MarkdownConfig, Table, TaskList, parser } from '@lezer/markdown';

/** What may stand in front matter after a blank line: a key, something indented, a comment, its end. */
const FRONT_MATTER_LINE = /^(?:[\w-]+\s*:|\s|#(?!#* \S)|---\s*$|\.\.\.\s*$)/;

/**
 * Front matter is the draft's business: to Markdown it is a rule and a heading. Only at the very start; where it is not
 * closed it ends at the first paragraph that is none of it, so that a `---` on top does not swallow the draft.
 */
const frontMatter: BlockParser = {
  name: 'FrontMatter',
  before: 'HorizontalRule',
  parse(cx, line) {
    if (cx.lineStart !== 0 || !/^\ufeff?---\s*$/.test(line.text)) return false;
    let end = line.text.length;
    let afterBlank = false;
    while (cx.nextLine()) {
      const blank = /^\s*$/.test(line.text);
      if (afterBlank && !blank && !FRONT_MATTER_LINE.test(line.text)) break;
      afterBlank = blank;
      if (!blank) end = cx.lineStart + line.text.length;
      if (!/^(?:---|\.\.\.)\s*$/.test(line.text)) continue;
      cx.nextLine();
      break;
    }
    cx.addElement(cx.elt('FrontMatter', 0, end));
    return true;
  },
};

/** Lists and quotations nested deeper than anybody writes: parsing them to the end takes quadratic time. */
const DEEPEST = 64;
const depthLimit: BlockParser = {
  name: 'DepthLimit',
  before: 'FencedCode',
  parse(cx, line) {
    if (cx.depth <= DEEPEST || line.next < 0) return false;
    cx.addElement(cx.elt('Paragraph', cx.lineStart + line.pos, cx.lineStart + line.text.length));
    cx.nextLine();
    return true;
  },
};

/** A half-typed `<!-- ` must not swallow the draft: a comment also ends at a blank line, and in a list with its line. */
const comment: BlockParser = {
  name: 'BlankEndedComment',
  before: 'HTMLBlock',
  parse(cx, line) {
    if (!line.text.startsWith('<!--', line.pos)) return false;
    const start = cx.lineStart + line.pos;
    let text = line.text.slice(line.pos + 4);
    for (;;) {
      if (text.includes('-->')) {
        cx.nextLine();
        break;
      }
      if (!cx.nextLine() || cx.depth > 1 || /^\s*$/.test(line.text)) break;
      text = line.text;
    }
    cx.addElement(cx.elt('Comment', start, cx.prevLineEnd()));
    return true;
  },
  endLeaf: (_cx, line) => line.text.startsWith('<!--', line.pos),
};

/**
 * Markdown ends an item with nothing but its mark at the next blank line, "- \n\n  words". The parser asks for what the item
 * holds by then, and a block that is still being read is not among it: read anew, "- \n  words\n\n  more" lost what is below
 * the blank line, but kept it where the words came from the tree before. What has begun in an item tells it that it is none of these.
 */
const begunItem: BlockParser = {
  name: 'BegunItem',
  before: 'DepthLimit',
  parse(cx, line) {
    const { block } = cx as unknown as { readonly block: { blankFirstLine: boolean } };
    if (line.next >= 0) block.blankFirstLine = false;
    return false;
  },
};

const draftBlocks: MarkdownConfig = {
  defineNodes: [
    { name: 'FrontMatter', block: true },
    { name: 'Comment', block: true },
  ],
  parseBlock: [depthLimit, begunItem, frontMatter, comment],
  // A `---` below an initiative is no heading of it, a tab no code, "[TLB]: …" no link; words are read by the Draft.
  remove: [
    'SetextHeading',
    'IndentedCode',
    'LinkReference',
    'Escape',
    'Entity',
    'InlineCode',
    'HTMLTag',
    'Emphasis',
    'HardBreak',
    'Link',
    'Image',
  ],
};

/** Markdown as drafts use it: blocks only. */
export const draftMarkdown = parser.configure([Table, TaskList, draftBlocks]);

/** What is marked within words, of text that is known to be of one block: no line begins another one. */
export const wordMarkdown = parser.configure({
  remove: [
    'LinkReference',
    'IndentedCode',
    'FencedCode',
    'Blockquote',
    'HorizontalRule',
    'BulletList',
    'OrderedList',
    'ATXHeading',
    'HTMLBlock',
    'SetextHeading',
  ],
});

/** Text by lines: a lone carriage return ends a line, as it does in editors. */
export class LineInput implements Input {
  readonly lineChunks = true;

  constructor(private readonly text: string) {}

  get length(): number {
    return this.text.length;
  }

  chunk(from: number): string {
    const end = lineEnd(this.text, from);
    if (end === from) return '\n';
    const line = this.text.slice(from, end);
    // To the parser a line of "\r" alone is not empty, and HTML above it would go on to the end of the document.
    const read = line.endsWith('\r') ? `${line.slice(0, -1)} ` : line;
    // A mark of the byte order is no part of a bullet or heading; before front matter it is known.
    return from === 0 ? read.replace(/^\ufeff(?!---)/, ' ') : read;
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}

/** Where the line that holds `from` ends: at `\n` or at a `\r` without one. The `\r` of `\r\n` belongs to the line. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const limit = newline < 0 ? text.length : newline;
  const line = text.slice(from, limit);
  const lone = line.search(/\r(?!$)/);
  if (lone >= 0) return from + lone;
  return newline < 0 && line.endsWith('\r') ? limit - 1 : limit;
}
