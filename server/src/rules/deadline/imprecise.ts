import type { Rule } from '../types.js';
import { reportPhrases } from './phrases.js';

/** A date without a clear edge: “early 2027”, “around mid-2027”, “tentatively”. */
export const imprecise: Rule = {
  name: 'deadline/imprecise',
  severity: 'off',
  summary: 'A date such as “early 2027” has no clear first or last day.',
  scope: 'passage',
  // What is told of them is data.
  messages: {},
  check(passage, _context, report) {
    reportPhrases(passage, 'imprecise', report);
  },
};
