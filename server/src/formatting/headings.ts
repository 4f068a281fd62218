import { headingEmphasis } from '../rules/structure/heading-emphasis.js';
import { type Concern, fixesOf } from './concern.js';
import type { Group } from './groups.js';

/** A heading is "# Title": no emphasis, since it stands out by itself, one space, and no marks behind it. */
export const headings: Concern = (subject) => {
  const { text, layout } = subject;
  const groups: Group[] = fixesOf(subject, headingEmphasis.name);
  const put = (start: number, end: number, written: string): void => {
    if (text.slice(start, end) !== written) groups.push([{ start, end, text: written }]);
  };
  for (const { line, start, markEnd, words } of layout.headings) {
    if (words.start >= words.end) continue;
    const { start: lineStart, end: lineEnd } = layout.lines[line]!;
    put(lineStart, start, '');
    put(markEnd, words.start, ' ');
    put(words.end, lineEnd, '');
  }
  return groups;
};
