import type { Quote } from '../deadlines/types.js';
import { asSeen } from '../draft/as-seen.js';
import { detached } from '../draft/detached.js';
import { type Initiative, type Passage, tagOf } from '../draft/passage.js';

const LONGEST_NAME = 80;

/** How an initiative is called in outlines and lists. */
export interface Label {
  /** Its opening words, on one line. */
  readonly name: string;
  /** The bureaux that its tag names, lead first, in official spelling where there is one; each once. */
  readonly bureaux: readonly string[];
  /** Its deadlines as written, on one line each. */
  readonly deadlines: readonly string[];
}

const labels = new WeakMap<Initiative, Label>();

/** The label of an initiative; made once. */
export function labelOf(initiative: Initiative): Label {
  let label = labels.get(initiative);
  if (!label) {
    const { times } = initiative;
    const codes = tagOf(initiative)?.codes ?? [];
    label = {
      name: shortened(wordsBeforeTag(initiative)),
      bureaux: [...new Set(codes.map((code) => code.organisation?.code ?? code.written))],
      deadlines: times.deadlines.map((deadline) => wordsIn(initiative, deadline)),
    };
    labels.set(initiative, label);
  }
  return label;
}

/** The words of an initiative in front of its tag, as they are seen in print. */
export function wordsBeforeTag(initiative: Initiative): string {
  return asSeen(initiative, { start: 0, end: initiative.tag?.start ?? initiative.text.length });
}

/** Words of a passage as they are seen in print, on one line. */
export function wordsIn(passage: Passage, quote?: Quote): string {
  return onOneLine(asSeen(passage, quote));
}

/** A text on one line, shortened at a word where it is longer than `most` (UTF-16 code units). */
export function shortened(text: string, most = LONGEST_NAME): string {
  const line = onOneLine(text);
  if (line.length <= most) return line || '…';
  // A copy, or each name would keep the whole text in memory.
  return detached(`${line.slice(0, most).replace(/\s+\S*$/, '')}…`);
}

/** Space, and what turns the direction of all letters round that follow in a list, be they the next column’s. */
const SPACE = /[\s\u202a-\u202e\u2066-\u2069]+/g;

/** A text with its line breaks and runs of spaces as one space each. */
export function onOneLine(text: string): string {
  return text.replace(SPACE, ' ').trim();
}

/** Characters that stand for nothing that can be seen, or for half of one. */
const UNSEEN = /\p{Cc}+|\p{Cs}/gu;

/** The beginning of a text for whoever cannot take all of it: on one line, without control characters and half ones. */
export function beginningOf(text: string, most: number): string {
  // What is far beyond the end need not be looked at: an initiative may be as long as it likes.
  const start = text.slice(0, 4 * most);
  return shortened(start.replace(UNSEEN, ' ') + (start.length < text.length ? ' …' : ''), most);
}
