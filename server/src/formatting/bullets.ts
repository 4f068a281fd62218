import {
  CODE_INDENT,
  type ItemLayout,
  type Layout,
  columnAt,
  firstWord,
  lineAt,
  lineIndexAt,
} from '../draft/layout.js';
import { bulletGlyph } from '../rules/structure/bullet-glyph.js';
import { unbulletedInitiative } from '../rules/structure/unbulleted-initiative.js';
import type { Group } from './groups.js';
import { type Concern, type Subject, fixesOf } from './concern.js';

/** Bullets are "- ", whatever sign the word processor or the drafter used; numbers stay, one space behind them. */
export const bullets: Concern = (subject) => [
  ...fixesOf(subject, bulletGlyph.name),
  ...fixesOf(subject, unbulletedInitiative.name),
  ...signs(subject),
  ...spaces(subject),
];

/** All bullets of a list together: another sign begins another list. Below words a "-" alone would make a heading of them. */
function signs({ text, layout }: Subject): Group[] {
  return layout.lists
    .filter(({ ordered, items }) => !ordered && text[items[0]!.mark.start] !== '-')
    .filter(({ items }) => items.every((item) => isPlain(item) && beginsWithMark(item, layout)))
    .filter(({ items }) => !isAboveOther(items.at(-1)!, text, layout))
    .map(({ items }) => items.map(({ mark }) => ({ ...mark, text: '-' })));
}

function spaces(subject: Subject): Group[] {
  const { text, layout } = subject;
  const groups: Group[] = [];
  for (const { items } of layout.lists) {
    for (const item of items) {
      const words = item.children[0];
      if (item.isFarIn || words?.kind !== 'words' || !beginsWithMark(item, layout)) continue;
      const { end } = item.mark;
      if (text.slice(end, words.start) === ' ' || !keepsItsOwn(subject, item)) continue;
      groups.push([{ start: end, end: words.start, text: ' ' }]);
    }
  }
  return groups;
}

/** Whether an item begins on the line of its mark. */
function beginsWithMark({ line, children }: ItemLayout, { lines }: Layout): boolean {
  return children.length > 0 && children[0]!.start < lines[line]!.next;
}

/** Whether an item is one to all readers: what begins with a table may be a table with a "-" in it. */
function isPlain({ isFarIn, children }: ItemLayout): boolean {
  return !isFarIn && children[0]?.kind !== 'kept';
}

/** Whether something else than words, which may be no item but a table, begins with "-" right below the last item of a list. */
function isAboveOther(last: ItemLayout, text: string, layout: Layout): boolean {
  const below = layout.lines[indexBelow(layout, last)];
  if (!below || below.kind === 'words') return false;
  const at = firstWord(text, below.start, below.end);
  return /^-[ \t]/.test(text.slice(at, at + 2));
}

/** The index of the line below an item that is not empty. */
function indexBelow(layout: Layout, { children }: ItemLayout): number {
  return lineIndexAt(layout, children.at(-1)!.end) + 1;
}

/** Whether all that is in an item stays in it, and nothing else gets in, once its words begin one space behind its mark. */
function keepsItsOwn({ text, layout }: Subject, item: ItemLayout): boolean {
  const { lines } = layout;
  const { mark, line, children } = item;
  const content = columnAt(text, lines[line]!.start, mark.end) + 1;
  const staysIn = children.slice(1).every(({ kind, start }) => {
    if (kind === 'kept') return false;
    const { start: lineStart } = lineAt(layout, start);
    const column = columnAt(text, lineStart, start);
    return column >= content && column < content + CODE_INDENT;
  });
  let next = indexBelow(layout, item);
  while (lines[next]?.kind === 'blank') next++;
  const below = lines[next];
  // A table or a rule below may be read as words of the item.
  if (!below) return staysIn;
  return (
    staysIn &&
    below.kind !== 'kept' &&
    columnAt(text, below.start, firstWord(text, below.start, below.end)) < content
  );
}
