import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { SourceRange } from './passage.js';
import { lastAtOrBefore } from './search.js';

/**
 * What stands on a line: words that the Draft reads; nothing; words that Markdown may take for code, so far in are they, or
 * for a table; or what nobody reads: code, tables, HTML, quotations, comments, front matter, rules, bullets without words.
 */
export type LineKind = 'words' | 'heading' | 'blank' | 'indented' | 'kept';

/** A line of the source. Offsets are UTF-16 code units of the document. */
export interface Line {
  readonly start: number;
  /** Where its break starts. */
  readonly end: number;
  /** Where the next line starts, or the document ends. */
  readonly next: number;
  readonly kind: LineKind;
  /** Where its words start, behind indent and bullet. */
  readonly words: number;
}

/** A heading at the top level: `# Title ##`. */
export interface HeadingLayout extends SourceRange {
  readonly line: number;
  /** Where the marks before its words end. */
  readonly markEnd: number;
  /** Its words, without spaces around them. */
  readonly words: SourceRange;
}

/** What an item of a list holds: a paragraph, a list, or what nobody reads. */
export interface ItemChild extends SourceRange {
  readonly kind: 'words' | 'list' | 'kept';
}

/** An item of a list. */
export interface ItemLayout {
  /** Its list mark, `-` or `1.`, without the space behind it. */
  readonly mark: SourceRange;
  /** The index of its first line. */
  readonly line: number;
  readonly children: readonly ItemChild[];
  /** Whether it stands so far in that Markdown takes it for code, or for words of what is above it. */
  readonly isFarIn: boolean;
}

/** A list, wherever it is nested. */
export interface ListLayout {
  readonly ordered: boolean;
  readonly items: readonly ItemLayout[];
}

/** A block at the top level, by the indexes of its first and its last line. */
export interface TopLayout {
  readonly type: string;
  readonly first: number;
  readonly last: number;
}

/** How a document is laid out in lines. */
export interface Layout {
  readonly lines: readonly Line[];
  readonly tops: readonly TopLayout[];
  readonly headings: readonly HeadingLayout[];
  readonly lists: readonly ListLayout[];
  /** Paragraphs of words, wherever they are nested; what Markdown takes for code is not among them. */
  readonly paragraphs: readonly SourceRange[];
  /** What nobody reads, by its name in the tree. */
  readonly kept: readonly (SourceRange & { readonly type: string })[];
}

/** From this column on, words after a blank line are code to Markdown. */
export const CODE_INDENT = 4;
const LIST_MARK = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

interface OpenItem extends ItemLayout {
  readonly children: ItemChild[];
  /** The column of what it holds. */
  content: number;
  isFarIn: boolean;
}

interface OpenLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  kind: LineKind;
  words: number;
}

/** The index of the line that holds an offset. */
export function lineIndexAt({ lines }: Layout, offset: number): number {
  return Math.max(
    0,
    lastAtOrBefore(lines.length, (i) => lines[i]!.start, offset),
  );
}

/** The line that holds an offset. */
export function lineAt(layout: Layout, offset: number): Line {
  return layout.lines[lineIndexAt(layout, offset)]!;
}

/** Whether nothing but a list mark stands on a line. */
export function isBareMark(text: string, { start, end }: Line): boolean {
  return /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*$/.test(text.slice(start, end));
}

/** The layout of a text, from its tree. */
export function layoutOf(text: string, tree: Tree): Layout {
  return new LayoutReader(text).read(tree);
}

class LayoutReader {
  readonly #lines: OpenLine[];
  readonly #tops: TopLayout[] = [];
  readonly #headings: HeadingLayout[] = [];
  readonly #lists: { ordered: boolean; items: OpenItem[] }[] = [];
  readonly #paragraphs: SourceRange[] = [];
  readonly #kept: (SourceRange & { type: string })[] = [];
  readonly #openLists: { ordered: boolean; items: OpenItem[] }[] = [];
  readonly #openItems: OpenItem[] = [];
  /** The line that was asked for last: those asked for next are near. */
  #line = 0;
  /** The last line of what is kept so far. */
  #keptUntil = -1;

  constructor(private readonly text: string) {
    this.#lines = linesOf(text);
  }

  read(tree: Tree): Layout {
    tree.iterate({
      enter: (node) => this.#enter(node),
      leave: (node) => this.#leave(node),
    });
    return {
      lines: this.#lines,
      tops: this.#tops,
      headings: this.#headings,
      lists: this.#lists,
      paragraphs: this.#paragraphs,
      kept: this.#kept,
    };
  }

  #enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (name === 'Document') return true;
    const isTop = this.#openLists.length === 0;
    if (isTop) this.#tops.push({ type: name, first: this.#lineAt(from), last: this.#lineAt(to) });
    if (name === 'BulletList' || name === 'OrderedList') {
      this.#openItems.at(-1)?.children.push({ kind: 'list', start: from, end: to });
      const list = { ordered: name === 'OrderedList', items: [] };
      this.#openLists.push(list);
      this.#lists.push(list);
      return true;
    }
    if (name === 'ListItem') return this.#enterItem(node);
    if (name === 'ListMark') return false;
    if (isTop && name.startsWith('ATXHeading')) this.#heading(node);
    else if (name === 'Paragraph' || name === 'Task') this.#paragraph(node);
    else this.#keep(name, from, to);
    return false;
  }

  #leave({ name }: SyntaxNodeRef): void {
    if (name === 'BulletList' || name === 'OrderedList') this.#openLists.pop();
    else if (name === 'ListItem') this.#openItems.pop();
  }

  #enterItem({ node }: SyntaxNodeRef): boolean {
    // Far in, the item starts with its line.
    const mark = node.firstChild!;
    const line = this.#lineAt(mark.from);
    const first = this.#lines[line]!;
    // Until something else is found there: a bullet without words is left as it is.
    first.kind = 'kept';
    const end = columnAt(this.text, first.start, mark.to);
    const width = columnAt(this.text, first.start, firstWord(this.text, mark.to, first.end)) - end;
    const content = end + (width >= 1 && width <= CODE_INDENT ? width : 1);
    const around = this.#openItems.at(-1);
    const indent = columnAt(this.text, first.start, mark.from) - (around?.content ?? 0);
    const isFarIn = around?.isFarIn === true || indent >= CODE_INDENT;
    if (isFarIn) this.#leaveAsIs();
    const item = { mark: { start: mark.from, end: mark.to }, line, children: [], content, isFarIn };
    this.#openLists.at(-1)!.items.push(item);
    this.#openItems.push(item);
    return true;
  }

  #paragraph({ name, from, to }: SyntaxNodeRef): void {
    const item = this.#openItems.at(-1);
    const first = this.#lineAt(from);
    const column = columnAt(this.text, this.#lines[first]!.start, from) - (item?.content ?? 0);
    const kind =
      item?.isFarIn || column >= CODE_INDENT || this.#isDoubtful(first, to, item !== undefined)
        ? 'indented'
        : 'words';
    if (kind === 'indented') this.#leaveAsIs();
    this.#mark(kind, from, to);
    this.#lines[first]!.words = from;
    item?.children.push({ kind: kind === 'words' ? 'words' : 'kept', start: from, end: to });
    if (kind === 'words') this.#paragraphs.push({ start: from, end: to });
    else this.#kept.push({ type: name, start: from, end: to });
  }

  /** Where Markdown has code, or another list, it takes what follows for something else too: nothing there is moved. */
  #leaveAsIs(): void {
    for (const item of this.#openItems) item.isFarIn = true;
  }

  /** Whether other readers of Markdown may see a table in a paragraph, or, in an item, another list. */
  #isDoubtful(first: number, to: number, inItem: boolean): boolean {
    const lines = this.#lines;
    for (let i = first; i < lines.length && lines[i]!.start < to; i++) {
      const { words, end } = lines[i]!;
      if (this.text[words] === '|') return true;
      if (inItem && i > first && LIST_MARK.test(this.text.slice(words, Math.min(end, words + 12))))
        return true;
    }
    return false;
  }

  #heading({ node, from, to }: SyntaxNodeRef): void {
    const line = this.#lineAt(from);
    const isFarIn = columnAt(this.text, this.#lines[line]!.start, from) >= CODE_INDENT;
    this.#mark(isFarIn ? 'indented' : 'heading', from, to);
    if (isFarIn) return;
    const opening = node.firstChild!;
    const closing = node.lastChild!;
    const end = closing.from > from && closing.name === 'HeaderMark' ? closing.from : to;
    const start = firstWord(this.text, opening.to, end);
    const words = { start, end: lastWord(this.text, start, end) };
    this.#lines[line]!.words = start;
    this.#headings.push({ start: from, end: to, line, markEnd: opening.to, words });
  }

  #keep(type: string, from: number, to: number): void {
    const { text } = this;
    let end = to;
    if (type === 'Comment' && !text.slice(from, to).includes('-->')) {
      // To the Draft it ended, to Markdown it goes on.
      const close = text.indexOf('-->', to);
      if (close >= 0) end = close + 3;
    }
    this.#mark('kept', from, end);
    this.#openItems.at(-1)?.children.push({ kind: 'kept', start: from, end: to });
    this.#kept.push({ type, start: from, end: to });
  }

  #mark(kind: LineKind, from: number, to: number): void {
    const last = this.#lineAt(to);
    for (let line = this.#lineAt(from); line <= last; line++) {
      // A comment that goes on, to Markdown, holds what follows.
      if (line > this.#keptUntil) this.#lines[line]!.kind = kind;
    }
    if (kind === 'kept') this.#keptUntil = Math.max(this.#keptUntil, last);
  }

  /** The index of the line that holds an offset. */
  #lineAt(offset: number): number {
    const lines = this.#lines;
    while (this.#line > 0 && lines[this.#line]!.start > offset) this.#line--;
    while (this.#line + 1 < lines.length && lines[this.#line + 1]!.start <= offset) this.#line++;
    return this.#line;
  }
}

function linesOf(text: string): OpenLine[] {
  const lines: OpenLine[] = [];
  const breaks = /\r\n|\r|\n/g;
  // A byte order mark is no word of the first line.
  let start = text.startsWith('\ufeff') ? 1 : 0;
  const close = (end: number, next: number): void => {
    const words = firstWord(text, start, end);
    lines.push({ start, end, next, kind: words === end ? 'blank' : 'kept', words });
    start = next;
  };
  for (const { index, 0: written } of text.matchAll(breaks)) close(index, index + written.length);
  if (start < text.length) close(text.length, text.length);
  return lines.length > 0 ? lines : [{ start, end: start, next: start, kind: 'blank', words: start }];
}

/** Where the first character stands that is no space or tab, `end` where none does. */
export function firstWord(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** Behind the last character that is no space or tab. */
function lastWord(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** The column of an offset on the line that starts at `start`, from 0; a tab goes to the next multiple of four. */
export function columnAt(text: string, start: number, offset: number): number {
  let column = 0;
  for (let at = start; at < offset; at++) column += text[at] === '\t' ? 4 - (column % 4) : 1;
  return column;
}
