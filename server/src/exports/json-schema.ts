import * as z from 'zod';
import type { ExportedRows } from './json.js';

const day = z.iso.date().nullable();

const party = z.object({
  code: z.string().describe('In official spelling; as written where nobody has the code.'),
  name: z.string().nullable().describe('The English name; null where nobody has the code.'),
  state: z.enum(['inForce', 'notInForce', 'department', 'unknown']),
});

const row = z.object({
  draft: z.string().describe('The path of the draft.'),
  id: z.string().describe('The same as `policy-address inspect` gives.'),
  occurrence: z
    .int()
    .min(1)
    .describe('1; the next number for each further draft that has an initiative with the same id.'),
  line: z.int().min(1).describe('The line of its bullet or first word, from 1.'),
  sections: z.array(z.string()).describe('The titles of the sections that hold it, outermost first.'),
  text: z
    .string()
    .describe('As it is seen in print, on one line, without bullet, tag and marks of Markdown.'),
  tag: z
    .string()
    .nullable()
    .describe(
      'Its own tag as it is seen in print; in the house form that of the item it is nested in; null without.',
    ),
  lead: party.nullable(),
  supporting: z.array(party),
  relevantBureaux: z.boolean().describe('Whether the tag names “relevant bureaux” too.'),
  status: z.enum(['dated', 'vague', 'ongoing', 'missing']),
  firstStart: day.describe('The first day on which one of its deadlines starts.'),
  lastEnd: day.describe('The last day on which one of its deadlines ends.'),
  deadlines: z.array(
    z.object({
      words: z.string(),
      kind: z.enum(['by', 'within', 'on', 'from', 'between']),
      start: day.describe('The first day, inclusive; null where it is open or unknown.'),
      end: day.describe('The last day, inclusive; null where it is open or unknown.'),
      approximate: z.boolean(),
    }),
  ),
  vague: z.array(z.string()),
  problems: z
    .array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'information', 'hint']),
        message: z.string(),
      }),
    )
    .describe('Its errors and warnings.'),
  asOf: z.iso.date().describe('The day of publication; today where that is not known.'),
});

/** What {@link ExportedRows} looks like, for those who read it: `docs/export.schema.json` is made from it. */
export const exportSchema = z.object({
  version: z.literal(1),
  initiatives: z.array(row),
}) satisfies z.ZodType<ExportedRows>;
