import type { Rule } from '../types.js';
import { quoted } from '../words.js';
import { reportCommitments } from './report.js';
import { withoutWords } from './without-words.js';

/** Words that leave a way out: “as appropriate”, “where practicable”. */
export const escapeClause: Rule = {
  name: 'commitment/escape-clause',
  severity: 'information',
  summary: 'Words such as “as appropriate” leave it open whether the promise holds.',
  scope: 'passage',
  // What is asked about them is data.
  messages: { remove: 'Take out “{words}”' },
  check(passage, context, report) {
    reportCommitments(passage, 'escapeClause', context, report, (quote) => {
      const changes = withoutWords(passage, quote);
      const title = { id: 'remove', args: { words: quoted(passage, quote) } };
      return changes ? [{ title, changes }] : [];
    });
  },
};
