import type { Deadline } from '../../deadlines/types.js';
import { houseFormsOf, writtenDeadlines } from '../../draft/house-forms.js';
import { type Initiative, type LeadIn, isItem } from '../../draft/passage.js';
import { rangeIn } from '../../draft/places.js';
import type { Remedy, Rule, RuleContext } from '../types.js';
import { quoted } from '../words.js';

/** Dates of one kind that are written in more than one form. */
export const style: Rule = {
  name: 'deadline/style',
  severity: 'off',
  summary: 'Deadlines of one kind are written in more than one form.',
  scope: 'draft',
  messages: {
    style: '“{words}” is written otherwise than most in this draft: “{house}”.',
    agreed: '“{words}” is not in the form that was agreed on: “{house}”.',
    replace: 'Write “{house}”',
  },
  check(draft, context, report) {
    const house = houseFormsOf(draft, context.times);
    const { agreedForms: agreed } = context.times;
    for (const [i, item] of draft.passages.entries()) {
      if (!isItem(item)) continue;
      const start = draft.starts[i]!;
      for (const { deadline, form } of writtenDeadlines(item, context.times)) {
        const wanted = house.get(form.family);
        if (wanted === undefined || wanted === form.form) continue;
        const quote = { start: deadline.start + form.start, end: deadline.start + form.end };
        const text = form.others.get(wanted)!;
        const range = rangeIn({ passage: item, start }, quote);
        const remedy: Remedy = {
          title: { id: 'replace', args: { house: text } },
          changes: [{ range, text }],
        };
        report({
          range,
          message: {
            id: agreed.has(form.family) ? 'agreed' : 'style',
            args: { words: quoted(item, quote), house: text },
          },
          // "by end-2026" leaves a margin that "by the end of 2026" does not.
          ...(keepsMeaning(item, quote, text, context) ? { fix: remedy } : { suggestions: [remedy] }),
        });
      }
    }
  },
};

/** How far from a deadline, in characters, words can bear on what it means. */
const NEARBY = 400;

/** Whether the words around say the same of time when `text` stands in place of `quote`. */
function keepsMeaning(
  { readable }: Initiative | LeadIn,
  { start, end }: { readonly start: number; readonly end: number },
  text: string,
  { times, circumstances }: RuleContext,
): boolean {
  const before = readable.slice(Math.max(0, start - NEARBY), start);
  const after = readable.slice(end, end + NEARBY);
  const read = (words: string): readonly Deadline[] =>
    times.read(before + words + after, circumstances.publication).deadlines;
  const asWritten = read(readable.slice(start, end));
  const changed = read(text);
  return (
    changed.length === asWritten.length &&
    asWritten.every((deadline, i) => meansTheSame(deadline, changed[i]!))
  );
}

function meansTheSame(a: Deadline, b: Deadline): boolean {
  return (
    a.kind === b.kind &&
    a.approximate === b.approximate &&
    a.orEarlier === b.orEarlier &&
    a.interval?.[0] === b.interval?.[0] &&
    a.interval?.[1] === b.interval?.[1]
  );
}
