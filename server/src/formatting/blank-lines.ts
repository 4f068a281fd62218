import {
  CODE_INDENT,
  type Layout,
  type Line,
  type ListLayout,
  type TopLayout,
  columnAt,
  isBareMark,
} from '../draft/layout.js';
import { isItem } from '../draft/passage.js';
import { passageAt } from '../draft/places.js';
import type { Group } from './groups.js';
import type { Concern, Subject } from './concern.js';

/**
 * One blank line between blocks, around headings too; between the items of a list as most of its items have it; none at
 * the start; at the end the last line is ended.
 */
export const blankLines: Concern = (subject) => {
  const between = blankLinesInLists(subject.layout);
  return [...gaps(subject, between), ...missing(subject, between), ...lastBreak(subject)];
};

/** For the first line of each item but the first, whether a blank line is to stand above it, where that can be said. */
function blankLinesInLists({ lines, lists }: Layout): ReadonlyMap<number, boolean> {
  const wanted = new Map<number, boolean>();
  for (const list of lists) {
    const firsts = firstLines(list).filter((line) => canBeParted(lines, line));
    const loose = firsts.filter((line) => lines[line - 1]!.kind === 'blank').length;
    const isLoose = loose * 2 > firsts.length;
    for (const line of firsts) wanted.set(line, isLoose);
  }
  return wanted;
}

/** The first lines of all items but the first. */
function firstLines({ items }: ListLayout): number[] {
  return items.slice(1).flatMap(({ line }, i) => (line > items[i]!.line ? [line] : []));
}

/** Whether words stand on both sides: next to code, HTML, a comment a blank line may mean something. */
function canBeParted(lines: readonly Line[], line: number): boolean {
  let above = line - 1;
  while (above >= 0 && lines[above]!.kind === 'blank') above--;
  return above >= 0 && lines[above]!.kind === 'words' && lines[line]!.kind === 'words';
}

/** What is too much of the blank lines that there are. */
function gaps({ text, layout }: Subject, between: ReadonlyMap<number, boolean>): Group[] {
  const { lines } = layout;
  const groups: Group[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.kind !== 'blank') continue;
    const first = i;
    while (i + 1 < lines.length && lines[i + 1]!.kind === 'blank') i++;
    const above = lines[first - 1];
    const below = lines[i + 1];
    let kept = between.get(i + 1) === false ? 0 : 1;
    if (!above && !below) continue;
    if (!above) kept = meansMoreAtStart(text, below!) ? 1 : 0;
    else if (!below) kept = 0;
    else if (isFarIn(text, above) && isFarIn(text, below)) continue;
    // Below a bullet without words a list ends at the second blank line, to some readers of Markdown.
    else if (isBareMark(text, above)) continue;
    const from = lines[first + kept];
    const to = lines[i]!;
    if (from && first + kept <= i) groups.push([{ start: from.start, end: to.next, text: '' }]);
  }
  return groups;
}

/** Without the blank line above it, a rule would open front matter, and a stray mark of the byte order would be one. */
function meansMoreAtStart(text: string, { start, end }: Line): boolean {
  return text[start] === '\ufeff' || text.slice(start, Math.min(end, start + 3)) === '---';
}

/** Whether words may be code, to which the blank lines between them belong. */
function isFarIn(text: string, line: Line): boolean {
  return columnAt(text, line.start, line.words) >= CODE_INDENT || line.kind === 'indented';
}

/** The blank lines that there are not. */
function missing(subject: Subject, between: ReadonlyMap<number, boolean>): Group[] {
  const { text, layout } = subject;
  const { lines, tops } = layout;
  const wanted: number[] = [];
  tops.forEach((block, i) => {
    const above = tops[i - 1];
    if (above && block.first === above.last + 1 && areParted(above, block, subject)) wanted.push(block.first);
  });
  for (const [line, isLoose] of between) if (isLoose && lines[line - 1]!.kind !== 'blank') wanted.push(line);
  return wanted.map((line) => {
    const { end, next } = lines[line - 1]!;
    return [{ start: next, end: next, text: text.slice(end, next) }];
  });
}

/** Whether a blank line is to stand between two blocks. A rule below words makes them a heading, to Markdown. */
function areParted(above: TopLayout, below: TopLayout, { text, draft, layout: { lines } }: Subject): boolean {
  if ([lines[above.last], lines[below.first]].some((line) => line!.kind === 'indented')) return false;
  if (above.type === 'FrontMatter') {
    const { start, end } = lines[above.last]!;
    return (
      above.last > above.first &&
      /^(?:---|\.\.\.)\s*$/.test(text.slice(start, end)) &&
      below.type !== 'Comment'
    );
  }
  if (isHeading(above.type)) return below.type !== 'Comment';
  if (isHeading(below.type)) return !/^(?:Comment|HTMLBlock|HorizontalRule)/.test(above.type);
  // An initiative that has lost its bullet, or has one that Markdown does not know, is of the list below it.
  const last = passageAt(draft, lines[above.last]!.words)?.passage;
  return above.type === 'Paragraph' && isList(below.type) && !(last && isItem(last));
}

function isHeading(type: string): boolean {
  return type.startsWith('ATXHeading');
}

function isList(type: string): boolean {
  return type === 'BulletList' || type === 'OrderedList';
}

/** The break that the last line has not. */
function lastBreak({ text, layout }: Subject): Group[] {
  const last = layout.lines.at(-1)!;
  const before = layout.lines.at(-2);
  if (last.next > last.end || last.kind === 'blank') return [];
  return [[{ start: last.end, end: last.end, text: before ? text.slice(before.end, before.next) : '\n' }]];
}
