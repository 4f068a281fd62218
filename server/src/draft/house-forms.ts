import type { TimeReader } from '../deadlines/reader.js';
import type { Deadline, WrittenForm } from '../deadlines/types.js';
import type { Block, Draft } from './draft.js';
import { type Passage, isItem } from './passage.js';

/** A deadline and the form that it is written in. */
export interface WrittenDeadline {
  readonly deadline: Deadline;
  readonly form: WrittenForm;
}

const ofPassages = new WeakMap<Passage, readonly WrittenDeadline[]>();
const NONE: readonly WrittenDeadline[] = [];

/** The deadlines of a passage that could be written in another form; read once for each passage. */
export function writtenDeadlines(passage: Passage, times: TimeReader): readonly WrittenDeadline[] {
  if (!isItem(passage) || passage.times.deadlines.length === 0) return NONE;
  let written = ofPassages.get(passage);
  if (!written) {
    written = passage.times.deadlines.flatMap((deadline) => {
      if (deadline.impossible) return [];
      const form = times.formOf(passage.readable.slice(deadline.start, deadline.end));
      return form ? [{ deadline, form }] : [];
    });
    ofPassages.set(passage, written);
  }
  return written;
}

/** How often a family's forms are used, in the order in which the family prefers them. */
type Uses = ReadonlyMap<string, ReadonlyMap<string, number>>;

const ofBlocks = new WeakMap<Block, Uses>();

function usesIn(block: Block, times: TimeReader): Uses {
  let uses = ofBlocks.get(block);
  if (!uses) {
    const counts = new Map<string, Map<string, number>>();
    for (const passage of block.passages) {
      for (const { form } of writtenDeadlines(passage, times)) {
        let ofFamily = counts.get(form.family);
        if (!ofFamily) {
          ofFamily = new Map([...form.others.keys()].map((name) => [name, 0]));
          counts.set(form.family, ofFamily);
        }
        ofFamily.set(form.form, ofFamily.get(form.form)! + 1);
      }
    }
    ofBlocks.set(block, (uses = counts));
  }
  return uses;
}

/**
 * The form to write each family in: the one that was decided on, else that of most deadlines of the draft; of those that
 * are as many the one to be preferred.
 */
export function houseFormsOf({ blocks }: Draft, times: TimeReader): ReadonlyMap<string, string> {
  const all = new Map<string, Map<string, number>>();
  for (const { content } of blocks) {
    for (const [family, uses] of usesIn(content, times)) {
      const sum = all.get(family) ?? new Map<string, number>();
      for (const [form, count] of uses) sum.set(form, (sum.get(form) ?? 0) + count);
      all.set(family, sum);
    }
  }
  const ofMost = ([family, uses]: [string, ReadonlyMap<string, number>]): [string, string] => [
    family,
    [...uses].reduce((a, b) => (b[1] > a[1] ? b : a))[0],
  ];
  return new Map([...[...all].map(ofMost), ...times.agreedForms]);
}
