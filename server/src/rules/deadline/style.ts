import type { Deadline, WrittenForm } from '../../deadlines/types.js';
import type { Draft } from '../../draft/draft.js';
import { type Initiative, type LeadIn, isItem, sourceRange } from '../../draft/passage.js';
import type { Remedy, Rule, RuleContext } from '../types.js';
import { quoted } from './words.js';

/** A deadline and how it is written. */
interface Written {
  readonly item: Initiative | LeadIn;
  /** Where the item starts in the document. */
  readonly from: number;
  readonly deadline: Deadline;
  readonly form: WrittenForm;
}

/** Dates of one kind that are written in more than one form. */
export const style: Rule = {
  name: 'deadline/style',
  severity: 'off',
  summary: 'Deadlines of one kind are written in more than one form.',
  scope: 'draft',
  messages: {
    style: '“{words}” is written otherwise than most in this draft: “{house}”.',
    replace: 'Write “{house}”',
  },
  check(draft, context, report) {
    const all = [...writtenIn(draft, context)];
    const house = houseForms(all.map(({ form }) => form));
    for (const { item, from, deadline, form } of all) {
      const wanted = house.get(form.family);
      if (wanted === undefined || wanted === form.form) continue;
      const quote = { start: deadline.start + form.start, end: deadline.start + form.end };
      const text = form.others.get(wanted)!;
      const { start, end } = sourceRange(item, quote);
      const range = { start: from + start, end: from + end };
      const remedy: Remedy = {
        title: { id: 'replace', args: { house: text } },
        changes: [{ range, text }],
      };
      report({
        range,
        message: { id: 'style', args: { words: quoted(item, quote), house: text } },
        // "by end-2026" leaves a margin that "by the end of 2026" does not.
        ...(keepsMeaning(item, quote, text, context) ? { fix: remedy } : { suggestions: [remedy] }),
      });
    }
  },
};

function* writtenIn(draft: Draft, { times }: RuleContext): Generator<Written> {
  for (const [i, item] of draft.passages.entries()) {
    if (!isItem(item)) continue;
    for (const deadline of item.times.deadlines) {
      if (deadline.impossible) continue;
      const form = times.formOf(item.readable.slice(deadline.start, deadline.end));
      if (form) yield { item, from: draft.starts[i]!, deadline, form };
    }
  }
}

/** The form that most have, by family; of those that are as many the one to be preferred. */
function houseForms(forms: readonly WrittenForm[]): ReadonlyMap<string, string> {
  const house = new Map<string, string>();
  for (const { family, others } of forms) {
    if (house.has(family)) continue;
    const count = (name: string): number =>
      forms.filter((other) => other.family === family && other.form === name).length;
    const ranked = [...others.keys()].map((name) => ({ name, count: count(name) }));
    house.set(family, ranked.sort((a, b) => b.count - a.count)[0]!.name);
  }
  return house;
}

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
