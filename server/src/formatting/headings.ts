import { emphasisIn } from '../draft/emphasis.js';
import type { Group } from './groups.js';
import type { Concern } from './concern.js';

/** A heading is "# Title": no emphasis, since it stands out by itself, one space, and no marks behind it. */
export const headings: Concern = ({ text, layout }) => {
  const groups: Group[] = [];
  const put = (start: number, end: number, written: string): void => {
    if (text.slice(start, end) !== written) groups.push([{ start, end, text: written }]);
  };
  for (const { line, start, markEnd, words } of layout.headings) {
    if (words.start >= words.end) continue;
    const { start: lineStart, end: lineEnd } = layout.lines[line]!;
    put(lineStart, start, '');
    put(markEnd, words.start, ' ');
    put(words.end, lineEnd, '');
    for (const { opening, closing } of emphasisIn(text.slice(words.start, words.end))) {
      groups.push(
        [opening, closing].map((mark) => ({
          start: words.start + mark.start,
          end: words.start + mark.end,
          text: '',
        })),
      );
    }
  }
  return groups;
};
