import type { Rule } from '../types.js';
import { QuoteIndex } from '../../deadlines/quotes.js';
import { commitmentsOf } from '../commitment/commitments.js';
import { reportPhrases } from './phrases.js';

/** Words that make a promise hang on something else: “subject to funding approval”. */
export const conditional: Rule = {
  name: 'deadline/conditional',
  severity: 'off',
  summary: 'Words such as “subject to funding” make the promise hang on something else.',
  scope: 'passage',
  // What is told of them is data.
  messages: {},
  check(passage, context, report) {
    // “Subject to the availability of resources” leaves a way out, and is told of as that.
    const told = new QuoteIndex(commitmentsOf(passage, 'escapeClause', context));
    reportPhrases(passage, 'condition', report, (phrase) => !told.overlaps(phrase));
  },
};
