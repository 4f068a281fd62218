import { type ItemLayout, columnAt } from '../draft/layout.js';
import { bulletGlyph } from '../rules/structure/bullet-glyph.js';
import { unbulletedInitiative } from '../rules/structure/unbulleted-initiative.js';
import type { Group } from './change.js';
import { type Concern, type Subject, fixesOf } from './concern.js';

/** Further in than this, what stands in an item is code. */
const CODE_INDENT = 4;

/** Bullets are "- ", whatever sign the word processor or the drafter used; numbers stay, one space behind them. */
export const bullets: Concern = (subject) => [
  ...fixesOf(subject, bulletGlyph.name),
  ...fixesOf(subject, unbulletedInitiative.name),
  ...signs(subject),
  ...spaces(subject),
];

/** All bullets of a list together: another sign begins another list. */
function signs({ text, layout }: Subject): Group[] {
  return layout.lists
    .filter(({ ordered, items }) => !ordered && text[items[0]!.mark.start] !== '-')
    .filter(({ items }) => !items.some(({ isFarIn }) => isFarIn))
    .map(({ items }) => items.map(({ mark }) => ({ ...mark, text: '-' })));
}

function spaces({ text, layout }: Subject): Group[] {
  const groups: Group[] = [];
  for (const { items } of layout.lists) {
    for (const item of items) {
      const words = item.children[0];
      if (item.isFarIn || words?.kind !== 'words' || layout.lines[item.line]!.next <= words.start) continue;
      const { end } = item.mark;
      if (text.slice(end, words.start) === ' ' || !keepsItsOwn(text, item, layout.lines)) continue;
      groups.push([{ start: end, end: words.start, text: ' ' }]);
    }
  }
  return groups;
}

/** Whether all that is in an item stays in it once its words begin one space behind its mark. */
function keepsItsOwn(
  text: string,
  { mark, line, children }: ItemLayout,
  lines: Subject['layout']['lines'],
): boolean {
  const content = columnAt(text, lines[line]!.start, mark.end) + 1;
  return children.slice(1).every(({ kind, start }) => {
    if (kind === 'kept') return false;
    const column = columnAt(text, lineStart(text, start), start);
    return column >= content && column < content + CODE_INDENT;
  });
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
