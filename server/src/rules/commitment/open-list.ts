import type { Rule } from '../types.js';
import { reportCommitments } from './report.js';

/** A list without an end: “etc.”, “and so on”. */
export const openList: Rule = {
  name: 'commitment/open-list',
  severity: 'hint',
  summary: 'Words such as “etc.” leave open what else is promised.',
  scope: 'passage',
  // What is asked about them is data.
  messages: {},
  check(passage, context, report) {
    reportCommitments(passage, 'openList', context, report);
  },
};
