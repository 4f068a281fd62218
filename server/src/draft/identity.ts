import fnv1a from '@sindresorhus/fnv1a';
import type { Draft } from './draft.js';
import type { Initiative } from './passage.js';

/** How many words tell initiatives apart. */
const OPENING_WORDS = 12;
const hashes = new WeakMap<Initiative, string>();

/** The opening words without dates and tag, as a hash: the same after an edit of its date or its bureaux. */
function openingHash(initiative: Initiative): string {
  let hash = hashes.get(initiative);
  if (hash === undefined) {
    const opening = openingWords(initiative).join(' ');
    hash = fnv1a(opening, { size: 64 }).toString(36);
    hashes.set(initiative, hash);
  }
  return hash;
}

function openingWords({ readable, tag, times }: Initiative): string[] {
  const left = [...times.deadlines, ...times.otherTimes, ...(tag ? [tag] : [])].sort(
    (a, b) => a.start - b.start,
  );
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
