import type { Draft } from '../../draft/draft.js';
import { outlineOf } from '../../draft/outline.js';
import { openingRange } from '../../draft/passage.js';
import { boldLinesOf } from '../bold-lines.js';
import type { Finding, Remedy, Rule } from '../types.js';

/** What the title calls the draft, where it is sure; anything else may be what its authors like. */
const KIND_IN_TITLE = [
  { words: /(?<!\p{L})supplement(?!\p{L})|附篇/iu, kind: 'supplement' },
  { words: /^\W*(?:annex|appendix)(?!\p{L})|附件|附錄/iu, kind: 'annex' },
] as const;

/** A draft that does not say when it is published: no past date and no “next year” can be judged. */
export const metadata: Rule = {
  name: 'structure/metadata',
  severity: 'hint',
  summary: 'The draft does not say when it will be published.',
  scope: 'draft',
  messages: {
    unknown:
      'Say at the top when this will be published. Until then nobody can tell which deadlines are past, or what “next year” means.',
    year: 'The title says that this is published in {year}. Say at the top on which day, so that the deadlines of that year can be judged as well.',
    add: 'Add lines at the top for the day of publication',
  },
  check(draft, _context, report) {
    const { publication } = draft.circumstances;
    if (publication.date !== null) return;
    // A date that cannot be read is told where it stands.
    if (draft.metadata.problems.length > 0) return;
    // Who wrote front matter and a year knows as much as is known.
    if (draft.metadata.declared && publication.year !== null) return;
    // Without a heading it is a piece of a draft.
    if (outlineOf(draft).length === 0 && boldLinesOf(draft).length === 0) return;
    const range = topOf(draft);
    if (!range) return;
    report({
      range,
      message:
        publication.year === null
          ? { id: 'unknown' }
          : { id: 'year', args: { year: String(publication.year) } },
      isIncompleteness: true,
      suggestions: additions(draft),
    });
  },
};

/** The “---” above front matter, else the first words of the draft; null where it has none. */
function topOf({ blocks, frontMatterEnd }: Draft): Finding['range'] | null {
  if (frontMatterEnd > 0) return { start: blocks[0]!.from, end: blocks[0]!.from + '---'.length };
  const block = blocks.find(({ content }) => content.passages.length > 0);
  if (!block) return null;
  const at = block.from + block.content.offsets[0]!;
  const { start, end } = openingRange(block.content.passages[0]!);
  return { start: at + start, end: at + end };
}

/** Lines in which the day is left to be written: front matter, or a part of what there is already. */
function additions(draft: Draft): readonly Remedy[] {
  const { frontMatterEnd, metadata: front } = draft;
  const at = frontMatterEnd === 0 ? 0 : front.room;
  if (at === null) return [];
  const lines = linesFor(outlineOf(draft)[0]?.heading.title ?? '');
  const text = (frontMatterEnd === 0 ? ['---', ...lines, '---', '', ''] : [...lines, '']).join('\n');
  return [{ title: { id: 'add' }, changes: [{ range: { start: at, end: at }, text }] }];
}

/** What front matter says of a draft with this title, but for the day. */
function linesFor(title: string): readonly string[] {
  const kind = KIND_IN_TITLE.find(({ words }) => words.test(title))?.kind;
  const isChinese = /\p{Script=Han}/u.test(title) && !/\p{Script=Latin}/u.test(title);
  return [
    'policyAddress:',
    ...(kind ? [`  kind: ${kind}`] : []),
    '  publicationDate:',
    ...(isChinese ? ['  language: zh-Hant'] : []),
  ];
}
