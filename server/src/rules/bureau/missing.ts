import { movedToEnd } from '../../draft/misplaced-tag.js';
import {
  type Initiative,
  type LeadIn,
  isItem,
  lastWordBefore,
  sourceRange,
  tagOf,
} from '../../draft/passage.js';
import { isNote, isNumberedTitle } from '../notes.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { isPromise } from '../promise-words.js';
import type { Remedy, Rule } from '../types.js';

/** An initiative that names nobody who answers for it; where a promise is made of several, the line above them. */
export const missing: Rule = {
  name: 'bureau/missing',
  severity: 'warning',
  summary: 'The initiative ends without the bureaux responsible.',
  scope: 'passage',
  messages: {
    missing: 'Say who is responsible: end the initiative with its bureaux, for example {examples}.',
    above:
      'Say who is responsible for this and what is listed below it: end the line with the bureaux, for example {examples}.',
    add: 'Add “{tag}” at the end',
    move: 'Move “{tag}” to the end',
  },
  check(item, { profile, circumstances, registry, words }, report) {
    if (!profile.asksForTag || !isItem(item) || !lacksTag(item, words.verbs)) return;
    const { period, bureau } = circumstances;
    const [first, ...others] = registry.answerableOn(period[1]);
    // Where nobody is in force, such as before the registry begins, nobody can be asked for.
    if (!first) return;
    const examples = [[first], others.slice(0, 2)].filter((bureaux) => bureaux.length > 0);
    const lastWord = lastWordBefore(item);
    const { end } = lastWord;
    const tag = bureau && registry.tagOf([bureau]);
    const moving = moved(item);
    const adding: Remedy | null = tag
      ? {
          title: { id: 'add', args: { tag } },
          changes: [{ range: sourceRange(item, { start: end, end }), text: ` ${tag}` }],
        }
      : null;
    const remedy = moving ?? adding;
    report({
      range: sourceRange(item, lastWord),
      isIncompleteness: true,
      message: {
        id: item.kind === 'leadIn' ? 'above' : 'missing',
        args: { examples: examples.map((bureaux) => registry.tagOf(bureaux.map(({ code }) => code))) },
      },
      ...(remedy && { suggestions: [remedy] }),
    });
  },
};

/** Whether this is the place where bureaux are missing: each is told once, as high up as it may be. */
function lacksTag(item: Initiative | LeadIn, verbs: PromiseVerbs): boolean {
  const promise = untaggedPromiseAround(item, verbs);
  if (item.kind === 'leadIn') return promise === item;
  return !promise && !tagOf(item) && !isNote(item, verbs) && !isNumberedTitle(item, verbs);
}

/**
 * The outermost item, this one or one that it is nested in, that promises something and has no tag in all of it. What is
 * above a list but promises nothing, such as “Housing:”, is a title: there each item has bureaux of its own.
 */
function untaggedPromiseAround(item: Initiative | LeadIn, verbs: PromiseVerbs): LeadIn | null {
  let outermost: LeadIn | null = null;
  for (let above = item.kind === 'leadIn' ? item : item.leadIn; above; above = above.leadIn) {
    if (above.isWithoutTags && isPromise(above.readable, verbs)) outermost = above;
  }
  return outermost;
}

/** A tag that stands in the middle is only in the wrong place. */
function moved(item: Initiative | LeadIn): Remedy | null {
  const { text, misplacedTag } = item;
  if (!misplacedTag) return null;
  return {
    title: { id: 'move', args: { tag: text.slice(misplacedTag.start, misplacedTag.end) } },
    changes: movedToEnd(text, misplacedTag).map((change) => ({
      range: sourceRange(item, change),
      text: change.text,
    })),
  };
}
