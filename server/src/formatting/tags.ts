import { lineAt } from '../draft/layout.js';
import { type Passage, ownTag, sourceRange, toSource } from '../draft/passage.js';
import type { BureauTag } from '../draft/tag.js';
import { malformedTag } from '../rules/bureau/malformed-tag.js';
import type { Change } from '../draft/changes.js';
import type { Group } from './groups.js';
import { type Concern, fixesOf } from './concern.js';

/** Tags are written as the house writes them, one space behind the words. */
export const tags: Concern = (subject) => {
  const { draft, layout } = subject;
  const spacing = draft.passages.flatMap((passage, i) =>
    spacesOf(passage, draft.starts[i]!).map((change): Group => [change]),
  );
  return [
    ...fixesOf(subject, malformedTag.name).filter((group) => keepsWords(subject.text, group)),
    ...spacing.filter(([change]) => lineAt(layout, change!.start).kind !== 'indented'),
  ];
};

/** Words that part bureaux in tags: signs may stand for them. */
const CONJUNCTIONS = /(?<!\p{L})and(?!\p{L})|[及和與与]/giu;

/** Whether the words stay as they are: a name is not made a code here, since it may be meant as it stands. */
export function keepsWords(text: string, group: Group): boolean {
  return group.every((change) => wordsOf(text.slice(change.start, change.end)) === wordsOf(change.text));
}

function wordsOf(tag: string): string {
  return tag
    .replace(CONJUNCTIONS, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** What puts the spaces in a passage's tag and before it right; `start` is where the passage starts in the document. */
export function spacesOf(passage: Passage, start: number): Change[] {
  const tag = ownTag(passage);
  if (!tag || tag.start === 0) return [];
  const { text } = passage;
  const changes: Change[] = [];
  const before = toSource(passage, tag.start - 1) + 1;
  // Chinese has no space there, and "](" is a link.
  if (
    /[\p{L}\p{N}.,;:!?)”"’'%*_]/u.test(text[tag.start - 1]!) &&
    !isHan(text[tag.start - 1]!) &&
    !isEmphasised(text, tag)
  ) {
    changes.push({ start: start + before, end: start + before, text: ' ' });
  }
  const written = text.slice(tag.start, tag.end);
  const isSpacing = tag.slips.length === 0 && written !== tag.houseForm && !/[\r\n]/.test(written);
  if (isSpacing && written.replace(/[ \t]/g, '') === tag.houseForm.replace(/[ \t]/g, '')) {
    const range = sourceRange(passage, tag);
    changes.push({ start: start + range.start, end: start + range.end, text: tag.houseForm });
  }
  return changes;
}

/** Whether marks of emphasis may open at a tag: behind a space they would be none. */
function isEmphasised(text: string, { start, end }: BureauTag): boolean {
  return (
    /[*_]/.test(text[start - 1]!) &&
    (/[*_]/.test(text.slice(end)) || /(?:^|\s)[*_]+$/.test(text.slice(0, start)))
  );
}

function isHan(letter: string): boolean {
  return /\p{Script=Han}/u.test(letter);
}
