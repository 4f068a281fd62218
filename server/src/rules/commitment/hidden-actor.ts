import type { Rule } from '../types.js';
import { reportCommitments } from './report.js';

/** Words that hide who is to act: “it is proposed that”, “relevant parties will”. */
export const hiddenActor: Rule = {
  name: 'commitment/hidden-actor',
  severity: 'hint',
  summary: 'Words such as “the relevant parties will” do not say who is to act.',
  scope: 'passage',
  // What is asked about them is data.
  messages: {},
  check(passage, context, report) {
    reportCommitments(passage, 'hiddenActor', context, report);
  },
};
