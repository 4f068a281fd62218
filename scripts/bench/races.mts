import path from 'node:path';
import { DraftParser } from '../../server/src/draft/parser.js';
import type { Seeds } from '../../server/src/seeds.js';
import { readGold } from '../evaluate/gold.mjs';
import { generateDraft } from '../generate-drafts.mjs';
import { type DatedText, chronoReader, draftReader, timeReader } from './subjects.mjs';
import type { Race } from './throughput.mjs';

/** How many times as fast as chrono-node the reader is to be: where nearly every sentence has a date, and in a draft. */
const TARGET_DENSE = 3;
const TARGET_DRAFT = 10;
/** The larger of the drafts of `npm run bench` that a person might have written. */
const DRAFT_BYTES = 270_000;
const DRAFT_DATE = '2025-09-17';

/** What the reader is measured on beside chrono-node: the labelled initiatives of `files`, and the generated draft. */
export function racesOf(files: readonly string[], seeds: Seeds): Race[] {
  const reader = { ours: timeReader(seeds), other: chronoReader };
  const dense = files.map((file) => ({
    ...reader,
    name: path.relative('', file),
    texts: readGold(file).map(({ text, reference }): DatedText => ({ text, date: reference })),
    target: TARGET_DENSE,
  }));
  const draft = { date: DRAFT_DATE, text: generateDraft(DRAFT_BYTES) };
  return [
    ...dense,
    {
      ...reader,
      name: 'draft, an initiative a call',
      texts: initiativesOf(draft, seeds),
      target: TARGET_DRAFT,
    },
    { ...reader, name: 'draft, in one call', texts: [draft], target: TARGET_DRAFT },
    {
      name: 'draft, ours as the server opens it',
      texts: [draft],
      ours: draftReader(seeds),
      other: chronoReader,
      target: TARGET_DRAFT,
    },
  ];
}

function initiativesOf({ text, date }: DatedText, seeds: Seeds): DatedText[] {
  const { draft } = new DraftParser(seeds).parse(text, { today: date, publicationDate: date });
  return draft.initiatives.map((i) => ({ text: draft.initiative(i).text, date }));
}
