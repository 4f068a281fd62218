import type { Quote } from '../deadlines/types.js';
import { endsInAbbreviation } from '../draft/abbreviations.js';

/** No farther is looked for where a sentence or word begins and ends (UTF-16 code units). */
const FARTHEST = 4000;
const LONGEST_WORD = 200;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** The sentence that holds an offset of a text, without the spaces around it; null where none does, or it is endless. */
export function sentenceAt(text: string, offset: number): Quote | null {
  const from = Math.max(0, offset - FARTHEST);
  const to = Math.min(text.length, offset + FARTHEST);
  // The end of a line ends no sentence.
  const part = text.slice(from, to).replace(/[\r\n]/g, ' ');
  const at = offset - from;
  let start = 0;
  for (const { segment, index } of sentences.segment(part)) {
    const end = index + segment.length;
    if (end < part.length && goesOn(segment.trimEnd())) continue;
    if (at < end || end === part.length) {
      const isCut = (start === 0 && from > 0) || (end === part.length && to < text.length);
      return isCut ? null : trimmed(part, start, end, from);
    }
    start = end;
  }
  return null;
}

/** The word that holds an offset of a text or ends there, in any script; null where none does. */
export function wordAt(text: string, offset: number): Quote | null {
  const from = Math.max(0, offset - LONGEST_WORD);
  const part = text.slice(from, offset + LONGEST_WORD);
  let before: Quote | null = null;
  for (const { segment, index, isWordLike } of words.segment(part)) {
    const [start, end] = [from + index, from + index + segment.length];
    if (start > offset) break;
    if (!isWordLike || end < offset) continue;
    if (end > offset) return { start, end };
    before = { start, end };
  }
  return before;
}

/** Whether what ends in a full stop is no whole sentence. */
function goesOn(segment: string): boolean {
  return segment.endsWith('.') && endsInAbbreviation(segment.slice(0, -1));
}

function trimmed(text: string, start: number, end: number, base: number): Quote | null {
  const segment = text.slice(start, end);
  const first = start + segment.length - segment.trimStart().length;
  const last = start + segment.trimEnd().length;
  return first < last ? { start: base + first, end: base + last } : null;
}
