import type { SyntaxNode, SyntaxNodeRef, Tree, TreeCursor } from '@lezer/common';
import { GLYPH } from './pieces.js';

/** A block at the top level of the document. Offsets are absolute. */
export interface TopBlock {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** A stretch of the document, `from` to before `to`. Offsets are absolute. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A passage to be: a heading, a paragraph or an item of a list. Offsets are absolute. */
export type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly from: number; readonly to: number }
  | { readonly kind: 'paragraph'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'item';
      /** Where the list mark starts. */
      readonly from: number;
      /** Its own words, in order: between two of these stands what is none of them, such as a nested list. */
      readonly texts: readonly Stretch[];
      /** Where the items start that are nested in it. */
      readonly nested: readonly number[];
      /** How deep it is nested, 0 at the top. */
      readonly depth: number;
      /** Whether its number is read as written; that of an item in a list is counted from the first one. */
      readonly keepsNumber: boolean;
      /** Whether it may be a numbered heading: the only item of a numbered list, and a list with bullets begins below. */
      readonly headsList: boolean;
    };

/** Lists nested deeper than this are noise; the cap also keeps a hostile document cheap. */
const DEEPEST_LIST = 32;

/** The top-level blocks of `tree` that end after `from`, in order. */
export function* topBlocks(tree: Tree, from = 0): Generator<TopBlock> {
  const cursor = tree.cursor();
  if (!cursor.childAfter(from)) return;
  do yield { type: cursor.name, from: cursor.from, to: cursor.to };
  while (cursor.nextSibling());
}

/** The passages to be of the top-level block at `from`, in order of the document. */
export function partsOf(text: string, tree: Tree, block: TopBlock): Part[] {
  const heading = /^ATXHeading(\d)$/.exec(block.type);
  if (heading) return [headingPart(tree, block, Number(heading[1]))];
  if (block.type === 'Paragraph') return [{ kind: 'paragraph', from: block.from, to: block.to }];
  if (!isList(block.type)) return [];
  const parts: Part[] = [];
  const cursor = tree.cursor();
  if (cursor.childAfter(block.from)) walkList(text, cursor, 0, parts);
  const [only] = parts;
  if (only?.kind === 'item' && parts.length === 1 && block.type === 'OrderedList') {
    return [{ ...only, headsList: holdsGlyphs(text, block) || beginsList(text, tree, block) }];
  }
  return parts;
}

/** Whether a further line of a block begins with a bullet that Markdown does not know. */
function holdsGlyphs(text: string, { from, to }: TopBlock): boolean {
  return text
    .slice(from, to)
    .split(/\r\n|\r|\n/)
    .some((line, i) => i > 0 && GLYPH.test(line.trimStart()));
}

/** Whether what follows a block is a list with bullets, those that Markdown does not know among them. */
function beginsList(text: string, tree: Tree, block: TopBlock): boolean {
  let next = topNode(tree, block)?.nextSibling;
  // A directive parts nothing.
  while (next?.name === 'Comment') next = next.nextSibling;
  if (!next) return false;
  if (next.name === 'BulletList') return true;
  return next.name === 'Paragraph' && GLYPH.test(text.slice(next.from, next.from + 4));
}

function isList(type: string): boolean {
  return type === 'BulletList' || type === 'OrderedList';
}

function headingPart(tree: Tree, block: TopBlock, level: number): Part {
  let { from, to } = block;
  const node = topNode(tree, block);
  for (let mark = node?.firstChild; mark; mark = mark.nextSibling) {
    if (mark.name !== 'HeaderMark') continue;
    if (mark.from === block.from) from = mark.to;
    else to = mark.from;
  }
  return { kind: 'heading', level, from, to };
}

function topNode(tree: Tree, block: TopBlock): SyntaxNode | null {
  return tree.topNode.childAfter(block.from);
}

/** Walks the list that `cursor` stands on, with the cursor alone: no node objects, no deep recursion. */
function walkList(text: string, cursor: TreeCursor, depth: number, parts: Part[]): void {
  const isOrdered = cursor.name === 'OrderedList';
  if (!cursor.firstChild()) return;
  let number: number | null = null;
  do {
    if (cursor.name !== 'ListItem') continue;
    let keepsNumber = true;
    if (isOrdered) {
      const written = numberAt(text, cursor.from);
      number = number === null ? written : number + 1;
      keepsNumber = written === number;
    }
    walkItem(text, cursor, depth, keepsNumber, parts);
  } while (cursor.nextSibling());
  cursor.parent();
}

/** The number of an item, white space before it passed over; Markdown knows none longer than nine digits. */
function numberAt(text: string, offset: number): number {
  return parseInt(text.slice(offset, offset + 20), 10);
}

function walkItem(
  text: string,
  cursor: TreeCursor,
  depth: number,
  keepsNumber: boolean,
  parts: Part[],
): void {
  // Behind a mark of the byte order.
  const from = text[cursor.from] === '\ufeff' ? cursor.from + 1 : cursor.from;
  const texts: Stretch[] = [];
  const nested: Part[] = [];
  let goesOn = false;
  if (!cursor.firstChild()) return;
  do {
    // None of its words, and nothing between them: they go on behind it.
    if (cursor.name === 'Comment') continue;
    if (isText(cursor)) {
      const before = goesOn ? texts.pop() : undefined;
      texts.push({ from: before?.from ?? textStart(cursor), to: cursor.to });
    } else if (isList(cursor.name) && depth < DEEPEST_LIST) walkList(text, cursor, depth + 1, nested);
    goesOn = isText(cursor);
  } while (cursor.nextSibling());
  cursor.parent();
  if (texts.length > 0) {
    parts.push({
      kind: 'item',
      from,
      texts,
      nested: nested.map((part) => part.from),
      depth,
      keepsNumber,
      headsList: false,
    });
  }
  parts.push(...nested);
}

function isText(node: SyntaxNodeRef): boolean {
  return node.name === 'Paragraph' || node.name === 'Task';
}

/** Behind the box of a task, "[ ] ". */
function textStart(cursor: TreeCursor): number {
  const box = cursor.name === 'Task' ? cursor.node.getChild('TaskMarker') : null;
  return box ? box.to + 1 : cursor.from;
}
