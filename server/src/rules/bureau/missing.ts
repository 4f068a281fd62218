import { sourceRange, tagOf } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** An initiative that names nobody who answers for it. */
export const missing: Rule = {
  name: 'bureau/missing',
  severity: 'warning',
  summary: 'The initiative ends without the bureaux responsible.',
  scope: 'initiative',
  messages: {
    missing:
      'Say who is responsible: end the initiative with its bureaux, for example “(SB)” or “(HYAB, CMAB)”.',
    add: 'Add “{tag}” at the end',
  },
  check(initiative, { profile, circumstances, registry }, report) {
    if (!profile.asksForTag || tagOf(initiative)) return;
    const { text } = initiative;
    const end = text.trimEnd().length;
    const lastWord = /\S+$/.exec(text.slice(Math.max(0, end - 40), end))?.[0].length ?? 1;
    const { bureau } = circumstances;
    const tag = bureau && registry.tagOf([bureau]);
    report({
      range: sourceRange(initiative, { start: end - lastWord, end }),
      message: { id: 'missing' },
      ...(tag && {
        suggestions: [
          {
            title: { id: 'add', args: { tag } },
            changes: [{ range: sourceRange(initiative, { start: end, end }), text: ` ${tag}` }],
          },
        ],
      }),
    });
  },
};
