import fnv1a from '@sindresorhus/fnv1a';
import type { Draft } from './draft.js';
import { type Initiative, type Passage, isItem, ownTag } from './passage.js';

/** How many words tell initiatives apart. */
const OPENING_WORDS = 12;
/** No words that people write are longer than these letters. */
const LONGEST_OPENING = 200;
const hashes = new WeakMap<Initiative, string>();
const openings = new WeakMap<Passage, string>();

/** The opening words without dates and tag, as a hash: the same after an edit of its date or its bureaux. */
function openingHash(initiative: Initiative): string {
  let hash = hashes.get(initiative);
  if (hash === undefined) {
    hash = fnv1a(openingWords(initiative).join(' '), { size: 64 }).toString(36);
    hashes.set(initiative, hash);
  }
  return hash;
}

/** The opening words of a passage in small letters, without dates, tag and marks: what it is known by to readers. */
export function openingOf(passage: Passage): string {
  let opening = openings.get(passage);
  if (opening === undefined) {
    opening = openingWords(passage).join(' ').slice(0, LONGEST_OPENING);
    openings.set(passage, opening);
  }
  return opening;
}

function openingWords(passage: Passage): string[] {
  const { readable } = passage;
  const tag = ownTag(passage);
  const { deadlines = [], otherTimes = [] } = isItem(passage) ? passage.times : {};
  const left = [...deadlines, ...otherTimes, ...(tag ? [tag] : [])].sort((a, b) => a.start - b.start);
  const words: string[] = [];
  let at = 0;
  // Piece by piece, and no farther than there: a line may hold dates by the thousand.
  for (const { start, end } of [...left, { start: readable.length, end: readable.length }]) {
    const piece = readable.slice(at, Math.max(at, start)).toLowerCase();
    for (const [word] of piece.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (words.push(word) === OPENING_WORDS) return words;
    }
    at = Math.max(at, end);
  }
  return words;
}

/** The id of each initiative of a draft, in their order; equal openings are told apart by an ordinal. */
export function initiativeIds(draft: Draft): string[] {
  const seen = new Map<string, number>();
  return draft.initiatives.map((index) => {
    const hash = openingHash(draft.initiative(index));
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return ordinal === 1 ? hash : `${hash}-${ordinal}`;
  });
}
