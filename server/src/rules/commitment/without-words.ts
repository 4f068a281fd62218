import type { Quote } from '../../deadlines/types.js';
import { type Passage, sourceRange } from '../../draft/passage.js';
import type { TextChange } from '../types.js';

/** How far to look back and ahead: longer than a few words. */
const REACH = 80;

/** Words that what follows them belongs to: without it they would hang in the air. */
const HANGS_ON =
  /(?:^|[^\p{L}])(?:is|are|be|been|being|was|were|seen|deemed|considered|regarded|judged|found|thought|only|not|both|either|when|where|as|if|whether|and|or|but)\s*$/iu;
/** “Such steps as necessary”: the words are half of what they belong to. */
const HALF_OF = /(?:^|[^\p{L}])(?:such|so|same)\s[^,;:.()]*$/iu;
/** Words that may open a clause, and so stand before words in commas that can go with both of these. */
const OPENS_CLAUSE = /(?:^|[^\p{L}])(?:and|or|but|to|will|shall|that|which|with|by|for)\s*,?$/iu;
/** What may come behind the words, so that what stands before them goes on there. */
const GOES_ON =
  /^(?:\s*(?:[.;:)）]|$)|\s+[(（]|\s+(?:but|to|for|with|when|while|in|on|at|by|so|from|under|through|after|before|upon|of|within|without|along|across|during|throughout)(?![\p{L}\p{N}-]))/u;
/** The same behind a comma, which then stays. */
const GOES_ON_BEHIND_COMMA = /^,\s+(?:and|or|but|so|while|which|thereby|including|such)(?![\p{L}\p{N}-])/u;
/** The same behind a comma that goes with the one before the words. */
const GOES_ON_WITHOUT_COMMA =
  /^,\s+(?:to|with|in|on|at|by|for|from|through|under|after|before|upon|of|within|without|along|across|during|throughout)(?![\p{L}\p{N}-])/u;

/** The changes that take words out of a passage, where what is left is a right sentence; null where it may not be. */
export function withoutWords(passage: Passage, { start, end }: Quote): readonly TextChange[] | null {
  const { readable } = passage;
  const before = readable.slice(Math.max(0, start - REACH), start);
  const after = readable.slice(end, end + REACH);
  const gap = gapAt(before, after);
  if (!gap) return null;
  const quote = { start: start - gap.before, end: end + gap.after };
  // Emphasis around them, or a comment within, would be left over.
  const written = passage.text.slice(quote.start, quote.end);
  if (written !== readable.slice(quote.start, quote.end) || /[\r\n]/.test(written)) return null;
  return [{ range: sourceRange(passage, quote), text: '' }];
}

/** How many characters before and behind the words go with them. */
function gapAt(before: string, after: string): { before: number; after: number } | null {
  const blanks = /[^\S\r\n]+$/.exec(before)?.[0].length ?? 0;
  const words = before.slice(0, before.length - blanks);
  if (words === '' || blanks === 0) return null;
  if (HALF_OF.test(words)) return null;
  const isOpened = words.endsWith(',');
  // “and, where necessary, close it”: the commas stand for nothing but the words between them.
  if (OPENS_CLAUSE.test(words)) {
    return after.startsWith(', ') ? { before: blanks + (isOpened ? 1 : 0), after: 1 } : null;
  }
  if (!isOpened) {
    if (HANGS_ON.test(words) || !/[\p{L}\p{N})”"’]$/u.test(words)) return null;
    return GOES_ON.test(after) || GOES_ON_BEHIND_COMMA.test(after) ? { before: blanks, after: 0 } : null;
  }
  if (GOES_ON_WITHOUT_COMMA.test(after)) return { before: blanks + 1, after: 1 };
  return GOES_ON.test(after) || GOES_ON_BEHIND_COMMA.test(after) ? { before: blanks + 1, after: 0 } : null;
}
