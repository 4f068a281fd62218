import * as z from 'zod';
import { type Baseline, type Counted, counted } from './baseline.js';
import { openData } from './data-file.js';
import type { ConfigurationProblem } from './problems.js';

/** What a baseline is called where nobody has named it. */
export const BASELINE_FILE = 'baseline.policyaddress.json';

/** What a file with accepted findings holds; its JSON schema is made from this. */
export const baselineSchema = z.strictObject({
  $schema: z.string().optional().meta({ description: 'Where the description of this file is.' }),
  version: z.literal(1).meta({ description: 'Of the form of this file.' }),
  drafts: z
    .record(
      z.string(),
      z.array(
        z.strictObject({
          rule: z.string('text').meta({ description: 'The name of the rule, such as "deadline/vague".' }),
          in: z.string('text').meta({
            description:
              'The opening words of the initiative, heading or paragraph that it is in, without dates and tag.',
          }),
          words: z.string('text').meta({ description: 'The words that are underlined.' }),
          count: z.int('wrongValue').min(1, 'wrongValue').optional().meta({
            description: 'How many such findings there are, where that is more than one.',
            default: 1,
          }),
        }),
      ),
    )
    .meta({
      description: 'The findings that are accepted, by the paths of the drafts as seen from this file.',
    }),
});

/** What a baseline says; null where something in it is wrong: then it hides nothing. */
export interface ReadBaseline {
  readonly baseline: Baseline | null;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads a file with accepted findings. Never throws. */
export function readBaseline(text: string): ReadBaseline {
  const { json, whole, problems } = openData(text, baselineSchema);
  // What follows where the text is no JSON are mostly consequences.
  if (json.problems.length > 0) return { baseline: null, problems: json.problems };
  if (!whole) return { baseline: null, problems };
  const drafts = Object.entries(whole.drafts).map(([path, entries]) => {
    const list = entries.map(({ count = 1, ...fingerprint }) => ({ fingerprint, count }));
    return [path, counted(list)] as const;
  });
  return { baseline: new Map(drafts), problems: [] };
}

/** The text of a file with accepted findings: in order, a line a finding, so that versions can be compared. */
export function writeBaseline(baseline: Baseline, before: string | null): string {
  const drafts = [...baseline]
    .filter(([, findings]) => findings.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, findings]) => `    ${JSON.stringify(path)}: [\n${entriesOf(findings)}\n    ]`);
  const body = drafts.length > 0 ? `{\n${drafts.join(',\n')}\n  }` : '{}';
  const text = `{\n  "version": 1,\n  "drafts": ${body}\n}\n`;
  return before?.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** By the words that they are in and not as they stand in the draft: what is moved there changes nothing here. */
function entriesOf(findings: Counted): string {
  return [...findings.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([
        ,
        {
          fingerprint: { rule, in: opening, words },
          count,
        },
      ]) => {
        const entry = { rule, in: opening, words, ...(count > 1 && { count }) };
        const fields = Object.entries(entry).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
        return `      { ${fields.join(', ')} }`;
      },
    )
    .join(',\n');
}
