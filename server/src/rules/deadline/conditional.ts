import type { Rule } from '../types.js';
import { reportPhrases } from './phrases.js';

/** Words that make a promise hang on something else: “subject to funding approval”. */
export const conditional: Rule = {
  name: 'deadline/conditional',
  severity: 'off',
  summary: 'Words such as “subject to funding” make the promise hang on something else.',
  scope: 'passage',
  // What is told of them is data.
  messages: {},
  check(passage, _context, report) {
    reportPhrases(passage, 'condition', report);
  },
};
