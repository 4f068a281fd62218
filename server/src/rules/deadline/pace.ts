import type { Rule } from '../types.js';
import { reportPhrases } from './phrases.js';

/** Words that tell the pace of the work without its steps: “progressively”, “in phases”. */
export const pace: Rule = {
  name: 'deadline/pace',
  severity: 'off',
  summary: 'Words such as “progressively” tell how fast or how often, but name no steps.',
  scope: 'passage',
  // What is told of them is data.
  messages: {},
  check(passage, _context, report) {
    reportPhrases(passage, 'pace', report);
  },
};
