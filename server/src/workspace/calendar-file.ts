import * as z from 'zod';
import { says } from './problems.js';

const text = z.string(says('text'));
const day = z.iso.date(says('day'));
/** No 29 February: not every year has one. */
const monthAndDay = z
  .string(says('monthAndDay'))
  .regex(
    /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/,
    says('monthAndDay'),
  );

const term = z.strictObject({ start: day, end: day }, says('wrongValue'));
const session = z.strictObject(
  {
    until: day
      .nullable()
      .meta({ description: 'The last day on which sessions begin so; null while they do.' }),
    start: monthAndDay.meta({ description: 'The month and day on which a session begins.' }),
  },
  says('wrongValue'),
);

const occasion = z.strictObject(
  {
    names: z.array(text, says('wrongValue')).min(1, says('wrongValue')).meta({
      description: 'What it is called, for example “rainy season” and “wet season”.',
    }),
    start: monthAndDay
      .nullable()
      .default(null)
      .meta({ description: 'Its first day, about; null where it may be any time in its year.' }),
    end: monthAndDay
      .nullable()
      .default(null)
      .meta({ description: 'Its last day, about; before the first one in the next year.' }),
    isDocument: z.boolean(says('wrongValue')).default(false).meta({
      description: 'Whether it is a text too, such as a Budget: only one to come tells when.',
    }),
  },
  says('wrongValue'),
);

/** What a calendar file may hold: the facts of a government about years that are no calendar years. */
export const calendarSchema = z.strictObject(
  {
    $schema: text.optional().meta({ description: 'Where the description of this file is.' }),
    meta: z.looseObject({ title: text.optional() }, says('wrongValue')).optional(),
    financialYearStart: monthAndDay.meta({
      description: 'The month and day on which the financial year begins, for example "04-01".',
    }),
    schoolYearStart: monthAndDay.meta({
      description: 'The month and day on which the school year begins, for example "09-01".',
    }),
    terms: z
      .array(term, says('wrongValue'))
      .default([])
      .meta({ description: 'Terms of Government: the first and the last day of each.' }),
    legislatureNames: z
      .array(text, says('wrongValue'))
      .default([])
      .meta({ description: 'What the legislature is called in one word, for example “Parliament”.' }),
    legislatures: z
      .array(term, says('wrongValue'))
      .default([])
      .meta({ description: 'Terms of the legislature: the first and the last day of each.' }),
    sessions: z.array(session, says('wrongValue')).default([]).meta({
      description: 'How sessions of the legislature begin, in order; of each rule the last day it holds.',
    }),
    occasions: z.array(occasion, says('wrongValue')).default([]).meta({
      description: 'What comes in some years and, with its year, says when: “before the 2027 rainy season”.',
    }),
  },
  says('notData'),
);
