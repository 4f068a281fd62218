import type { Quote } from '../deadlines/types.js';

/** How far to look back and ahead: longer than a word and the marks beside it. */
const REACH = 60;
const CAPITAL = /^\p{Lu}/u;
/** What stands before a word that begins a sentence, or an item of one. */
const SENTENCE_START = /(?:^|[.!?:;•–—]["”’)]?)[\s(["“‘]*$/u;
/** Two words, the beginning of a name: “Hong Kong”. Capitals alone are a code: “AI”. */
const NAME = /^\s+\p{Lu}\p{Ll}[\p{L}’'-]*\s+\p{Lu}\p{Ll}/u;

/** Whether words are part of a title, as their capitals tell: “the As Needed Support Scheme”, “Explore Hong Kong”. */
export function isInTitle(text: string, { start, end }: Quote): boolean {
  const words = text.slice(start, end);
  const startsSentence = SENTENCE_START.test(text.slice(Math.max(0, start - REACH), start));
  if (CAPITAL.test(words) && !startsSentence) return true;
  const last = words.slice(words.search(/[^\s]+$/u));
  if (last.length === words.length) return startsSentence && NAME.test(text.slice(end, end + REACH));
  return CAPITAL.test(last);
}
