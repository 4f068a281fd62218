import { type Glance, glanceAt } from '../../phrases/glance.js';
import { sourceRange } from '../../draft/passage.js';
import { runningText } from '../../draft/running-text.js';
import type { Rule } from '../types.js';

/** What is joined by a hyphen is one word: “add to to-do lists”. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
/** Words that nobody writes twice, in a name or for emphasis. */
const FUNCTION_WORDS = new Set(
  'a an and are as at be been by for from has in into is its of on or our over the their these this to under was were which will with would'.split(
    ' ',
  ),
);
/** Behind these, the first of two is part of the verb: “log on on Monday”, “phase in in 2026”. */
const WITH_PARTICLE =
  /^(?:it|them|him|her|us|you|me|this|that|(?:log|logg|sign|opt|check|mov|phas|go|goes|carr|hand|hold|held|tak|took|com|cam|bring|brought|build|built|tun|mak|made|pass|step|stay|drop|join|tap|factor|look|focus|work|live)[a-z]{0,4})$/i;
const BEFORE_IS = /^(?:it|this|that|what|there|so|he|she|one|who|all)$/i;
const PARTICLES = new Set(['in', 'on', 'by', 'over', 'as']);
/** Longer words are written twice for emphasis too. */
const EMPHATIC = new Set([
  'never',
  'again',
  'really',
  'always',
  'every',
  'knock',
  'chop',
  'couple',
  'whole',
  'where',
  'there',
]);
const SHORTEST_OTHER = 5;

/** “The the”: a word that was typed twice. */
export const repeatedWord: Rule = {
  name: 'text/repeated-word',
  severity: 'information',
  summary: 'A word stands twice in a row.',
  scope: 'passage',
  messages: {
    repeated: '“{word}” stands twice. Delete one of them.',
    delete: 'Delete the second “{word}”',
  },
  check(passage, _context, report) {
    // Nearly all passages hold none: a quick look first.
    const glance = glanceAt(passage.readable);
    if (!(glance.isUnusual || repeats(glance)) || !MAY_REPEAT.test(passage.readable)) return;
    const words = runningText(passage);
    let before: Word | undefined;
    let first: Word | undefined;
    for (const { index: start, 0: written } of words.matchAll(WORD)) {
      const word = { start, end: start + written.length, written };
      if (first && isRepeated(words, before, first, word)) {
        const args = { word: word.written };
        // What is blank there may be a comment, or a mark of emphasis.
        const isPlain = passage.text.slice(first.end, word.start).trim() === '';
        const change = { range: sourceRange(passage, changeOf(words, first, word)), text: '' };
        report({
          range: sourceRange(passage, { start: first.start, end: word.end }),
          message: { id: 'repeated', args },
          ...(isPlain && { fix: { title: { id: 'delete', args }, changes: [change] } }),
        });
      }
      before = first;
      first = word;
    }
  },
};

const MAY_REPEAT = /\b([A-Za-z]+)\s+\1\b/i;

/** Whether a word seems to follow itself. */
function repeats({ count, numbers, follows }: Glance): boolean {
  for (let i = 1; i < count; i++) if (numbers[i] === numbers[i - 1] && follows[i] === 1) return true;
  return false;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function isRepeated(text: string, before: Word | undefined, first: Word, second: Word): boolean {
  const { written } = second;
  // Names are repeated on purpose, and so are some languages’ words: “Pago Pago”.
  if (written.toLowerCase() !== written || first.written.length !== written.length) return false;
  if (first.written !== written && first.written.toLowerCase() !== written) return false;
  if (!/^[a-z]+$/.test(written) || second.start - first.end > 200) return false;
  if (!/^\s+$/.test(text.slice(first.end, second.start))) return false;
  if (FUNCTION_WORDS.has(written)) {
    // “What this is is a start.”
    if (written === 'is') return before === undefined || !BEFORE_IS.test(before.written);
    return !PARTICLES.has(written) || before === undefined || !WITH_PARTICLE.test(before.written);
  }
  return written.length >= SHORTEST_OTHER && !EMPHATIC.has(written);
}

/** The second word with the space before it; at the start of a line the first one, so that lines stay as they are. */
function changeOf(text: string, first: Word, second: Word): { start: number; end: number } {
  const between = text.slice(first.end, second.start);
  if (!/[\r\n]/.test(between)) return { start: first.end, end: second.end };
  const spaces = /[ \t]*$/.exec(text.slice(Math.max(0, first.start - 8), first.start))![0].length;
  // The first of a capital begins a sentence; alone on its line it takes its line with it.
  const isAlone = first.start === spaces || /[\r\n]/.test(text.charAt(first.start - spaces - 1));
  if (isAlone || first.written !== second.written) {
    const behind = /^[ \t]*/.exec(text.slice(second.end, second.end + 8))![0].length;
    return { start: second.start, end: second.end + behind };
  }
  return { start: first.start - spaces, end: first.end };
}
