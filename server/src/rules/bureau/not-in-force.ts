import type { Organisation } from '../../bureaux/types.js';
import { type Passage, ownTag, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';
import { REPLACE, notIn, replacements } from './replacements.js';

/** A code of a bureau that no longer exists when the draft is published, or does not exist yet. */
export const notInForce: Rule = {
  name: 'bureau/not-in-force',
  severity: 'warning',
  summary: 'The bureau no longer exists at the date of publication, or does not exist yet.',
  scope: 'passage',
  messages: {
    retired: '{code} ({name}) existed until {until}.',
    succeeded: '{code} ({name}) existed until {until}. Write {successors} instead.',
    future: '{code} ({name}) exists only from {from}.',
    replace: REPLACE,
  },
  check(passage, { registry, circumstances: { period } }, report) {
    const tag = ownTag(passage);
    for (const code of tag?.codes ?? []) {
      const { organisation } = code;
      if (code.state !== 'notInForce' || !organisation) continue;
      const names = { code: organisation.code, name: organisation.nameEn };
      const range = sourceRange(passage, code);
      if (organisation.validFrom > period[1]) {
        report({
          range,
          message: { id: 'future', args: { ...names, from: { day: organisation.validFrom } } },
        });
        continue;
      }
      const successors = registry.successorsOf(organisation, period, subjectWords(passage, organisation));
      report({
        range,
        message: {
          id: successors.length > 0 ? 'succeeded' : 'retired',
          args: {
            ...names,
            until: { day: organisation.validTo! },
            successors: successors.map((o) => o.code),
          },
        },
        suggestions: replacements(passage, code, notIn(tag!, successors)),
      });
    }
  },
};

/** The words of a passage that can tell its subject: a name ("Transport and Housing Bureau") says nothing of it. */
function subjectWords(passage: Passage, organisation: Organisation): string {
  const { readable, mentions } = passage;
  const names = mentions.filter((mention) => mention.organisation === organisation);
  let words = '';
  let from = 0;
  // The tag comes last, and mentions are none of its parts.
  for (const { start, end } of [...names, ownTag(passage)!]) {
    words += `${readable.slice(from, Math.max(from, start))} `;
    from = Math.max(from, end);
  }
  return words + readable.slice(from);
}
