import type { Quote } from '../../deadlines/types.js';
import { BlockFacts, oncePerPassage } from '../../draft/block-facts.js';
import type { Block } from '../../draft/draft.js';
import type { Passage } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { Rule } from '../types.js';
import { type WordsInBlock, rangeInDraft } from '../words-in-block.js';

/** A slash between two words, with what stands around it on its line. */
const SLASH = /(?<=\p{Script=Latin})([ \t\u00a0]*)\/([ \t\u00a0]*)(?=\p{Script=Latin})/gu;
/** “w/ partners”, “c/o”: an abbreviation of its own. */
const LETTER_BEFORE = /(?<![\p{L}\p{N}])\p{L}$/u;

interface Slashes {
  readonly tight: number;
  readonly spaced: number;
  /** Those with a space on one side alone. */
  readonly uneven: readonly WordsInBlock[];
}

/** How slashes are written where some are uneven, and the blocks of these by their indexes. */
interface UnevenSlashes {
  readonly isSpaced: boolean;
  readonly blocks: readonly number[];
}

const slashes = new BlockFacts(
  ({ content }) => slashesIn(content),
  (facts): UnevenSlashes | null => {
    let habit = 0;
    const blocks: number[] = [];
    for (let at = 0; at < facts.length; at++) {
      const fact = facts[at]!;
      if (fact === null) continue;
      habit += fact.spaced - fact.tight;
      if (fact.uneven.length > 0) blocks.push(at);
    }
    return blocks.length > 0 ? { isSpaced: habit > 0, blocks } : null;
  },
  (a, b) =>
    a?.spaced === b?.spaced && a?.tight === b?.tight && (a?.uneven.length ?? 0) === (b?.uneven.length ?? 0),
);

/** “bureaux/ departments”: a slash with a space on one side of it. */
export const slashSpacing: Rule = {
  name: 'text/slash-spacing',
  severity: 'information',
  summary: 'A slash has a space on one side of it alone.',
  scope: 'draft',
  messages: {
    close: 'Close up the slash: “{words}”.',
    space: 'Write a space on both sides of the slash, as elsewhere in this draft: “{words}”.',
    replace: 'Replace by “{words}”',
  },
  check(draft, _context, report) {
    const uneven = slashes.of(draft);
    if (uneven === null) return;
    const id = uneven.isSpaced ? 'space' : 'close';
    const slash = uneven.isSpaced ? ' / ' : '/';
    for (const at of uneven.blocks) {
      const block = draft.blocks[at]!;
      for (const found of slashes.factOf(draft, at)!.uneven) {
        const words = runningText(block.content.passages[found.passage]!);
        const [left, right] = words.slice(found.start, found.end).split(/[ \t\u00a0]*\/[ \t\u00a0]*/);
        const args = { words: `${left}${slash}${right}` };
        const spaces = {
          passage: found.passage,
          start: found.start + left!.length,
          end: found.end - right!.length,
        };
        report({
          range: rangeInDraft(block, found),
          message: { id, args },
          fix: {
            title: { id: 'replace', args },
            changes: [{ range: rangeInDraft(block, spaces), text: slash }],
          },
        });
      }
    }
  },
};

function slashesIn({ passages }: Block): Slashes | null {
  let tight = 0;
  let spaced = 0;
  const uneven: WordsInBlock[] = [];
  passages.forEach((each, passage) => {
    // Most have none, and of those nothing is kept.
    if (!each.readable.includes('/')) return;
    const found = slashesOf(each);
    tight += found.tight;
    spaced += found.spaced;
    for (const quote of found.uneven) uneven.push({ passage, ...quote });
  });
  return tight + spaced + uneven.length === 0 ? null : { tight, spaced, uneven };
}

/** The slashes of a passage. */
interface SlashesOfPassage extends Omit<Slashes, 'uneven'> {
  readonly uneven: readonly Quote[];
}

const slashesOf = oncePerPassage(readSlashes);

function readSlashes(passage: Passage): SlashesOfPassage {
  const { text } = passage;
  let tight = 0;
  let spaced = 0;
  const uneven: Quote[] = [];
  const words = runningText(passage);
  let past = 0;
  for (const { index, 0: slash, 1: before, 2: after } of words.matchAll(SLASH)) {
    // What is blank in the readable text may be a mark of emphasis.
    if (text.slice(index, index + slash.length) !== slash) continue;
    if (before === '' && after === '') tight++;
    else if (before !== '' && after !== '') spaced++;
    else {
      const start = wordBefore(words, index);
      if (start < past || LETTER_BEFORE.test(words.slice(Math.max(0, index - 2), index))) continue;
      past = wordAfter(words, index + slash.length);
      // “say /hɪt/”: the slashes are brackets.
      if (words.charAt(past) === '/' || words.charAt(start - 1) === '/') continue;
      uneven.push({ start, end: past });
    }
  }
  return { tight, spaced, uneven };
}

/** No word is longer (UTF-16 code units): what is underlined stays short. */
const LONGEST_WORD = 40;

function wordBefore(text: string, end: number): number {
  let start = end;
  while (start > Math.max(0, end - LONGEST_WORD) && /[\p{L}\p{M}\p{N}’'-]/u.test(text.charAt(start - 1)))
    start--;
  return start;
}

function wordAfter(text: string, start: number): number {
  let end = start;
  while (end < Math.min(text.length, start + LONGEST_WORD) && /[\p{L}\p{M}\p{N}’'-]/u.test(text.charAt(end)))
    end++;
  return end;
}
