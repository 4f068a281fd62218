import type { Rule } from '../types.js';
import { reportCommitments } from './report.js';

/** A promise of thought alone: “explore”, “study”, “consider”, without a result or a date. */
export const studyOnly: Rule = {
  name: 'commitment/study-only',
  severity: 'hint',
  summary: 'The promise is to explore, study or consider, and names neither a result nor a date.',
  scope: 'passage',
  // What is asked about them is data.
  messages: {},
  check(passage, context, report) {
    reportCommitments(passage, 'studyOnly', context, report);
  },
};
