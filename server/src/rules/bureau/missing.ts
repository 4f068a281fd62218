import { movedToEnd } from '../../draft/misplaced-tag.js';
import { type Initiative, lastWordBefore, sourceRange, tagOf } from '../../draft/passage.js';
import { isNote, isNumberedTitle } from '../promises.js';
import type { Remedy, Rule } from '../types.js';

/** An initiative that names nobody who answers for it. */
export const missing: Rule = {
  name: 'bureau/missing',
  severity: 'warning',
  summary: 'The initiative ends without the bureaux responsible.',
  scope: 'initiative',
  messages: {
    missing: 'Say who is responsible: end the initiative with its bureaux, for example {examples}.',
    add: 'Add “{tag}” at the end',
    move: 'Move “{tag}” to the end',
  },
  check(initiative, { profile, circumstances, registry }, report) {
    if (!profile.asksForTag || tagOf(initiative)) return;
    if (isNote(initiative) || isNumberedTitle(initiative)) return;
    const { period, bureau } = circumstances;
    const [first, ...others] = registry.answerableOn(period[1]);
    // Where nobody is in force, such as before the registry begins, nobody can be asked for.
    if (!first) return;
    const examples = [[first], others.slice(0, 2)].filter((bureaux) => bureaux.length > 0);
    const lastWord = lastWordBefore(initiative);
    const { end } = lastWord;
    const tag = bureau && registry.tagOf([bureau]);
    const moving = moved(initiative);
    const adding: Remedy | null = tag
      ? {
          title: { id: 'add', args: { tag } },
          changes: [{ range: sourceRange(initiative, { start: end, end }), text: ` ${tag}` }],
        }
      : null;
    const remedy = moving ?? adding;
    report({
      range: sourceRange(initiative, lastWord),
      isIncompleteness: true,
      message: {
        id: 'missing',
        args: { examples: examples.map((bureaux) => registry.tagOf(bureaux.map(({ code }) => code))) },
      },
      ...(remedy && { suggestions: [remedy] }),
    });
  },
};

/** A tag that stands in the middle is only in the wrong place. */
function moved(initiative: Initiative): Remedy | null {
  const { text, misplacedTag } = initiative;
  if (!misplacedTag) return null;
  return {
    title: { id: 'move', args: { tag: text.slice(misplacedTag.start, misplacedTag.end) } },
    changes: movedToEnd(text, misplacedTag).map((change) => ({
      range: sourceRange(initiative, change),
      text: change.text,
    })),
  };
}
