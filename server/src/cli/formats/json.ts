import * as z from 'zod';
import { SEVERITIES, type Severity } from '../../rules/types.js';
import { asJson } from '../as-json.js';
import { count } from '../counting.js';
import type { Formatter } from './formatter.js';

const place = z.int().min(1);
const amount = z.int().min(0);

/** What `lint --format json` prints; its JSON schema is made from this. Fields are added, never taken away. */
export const lintReportSchema = z.strictObject({
  version: z.literal(1).meta({ description: 'Of this form.' }),
  drafts: z
    .array(
      z.strictObject({
        path: z.string().meta({ description: 'As seen from the folder of the command.' }),
        findings: z.array(
          z.strictObject({
            rule: z.string().meta({ description: 'Its name, such as "deadline/vague".' }),
            severity: z.enum(SEVERITIES as [Severity, ...Severity[]]),
            line: place.meta({ description: 'Counted from 1.' }),
            column: place.meta({ description: 'Counted from 1, in UTF-16 code units.' }),
            endLine: place,
            endColumn: place.meta({ description: 'The one behind the last character.' }),
            message: z.string(),
            fixable: z
              .boolean()
              .meta({ description: 'Whether it can be fixed without changing what is said.' }),
            in: z.string().meta({
              description:
                'The opening words of the initiative, heading or paragraph, in small letters; empty outside.',
            }),
            words: z.string().meta({ description: 'What is underlined, on one line, shortened.' }),
            related: z
              .array(
                z.strictObject({
                  path: z.string().meta({ description: 'As seen from the folder of the command.' }),
                  line: place,
                  column: place,
                  endLine: place,
                  endColumn: place,
                  message: z.string(),
                }),
              )
              .meta({ description: 'Other places that it speaks of, in this draft or another one.' }),
          }),
        ),
      }),
    )
    .meta({ description: 'All that were checked, those too in which nothing was found.' }),
  counts: z.strictObject({ error: amount, warning: amount, information: amount, hint: amount }),
  errors: z.array(z.string()).meta({ description: 'Files and settings that could not be read.' }),
});

/** All that was found as JSON for scripts. */
export const json: Formatter = ({ drafts, errors }) => {
  const all = drafts.flatMap(({ findings }) => findings);
  const report: z.infer<typeof lintReportSchema> = {
    version: 1,
    drafts: drafts.map(({ name, findings }) => ({
      path: name,
      findings: findings.map(({ fingerprint: { in: opening, words }, fix, related, ...shown }) => ({
        ...shown,
        fixable: fix !== null,
        in: opening,
        words,
        related: related.map(({ path, line, column, endLine, endColumn, message }) => ({
          path,
          line,
          column,
          endLine,
          endColumn,
          message,
        })),
      })),
    })),
    counts: {
      error: count(all, 'error'),
      warning: count(all, 'warning'),
      information: count(all, 'information'),
      hint: count(all, 'hint'),
    },
    errors: [...errors],
  };
  return asJson(report);
};
