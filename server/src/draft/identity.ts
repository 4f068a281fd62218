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
    const { readable, tag, times } = initiative;
    let words = readable;
    for (const { start, end } of [...times.deadlines, ...times.otherTimes, ...(tag ? [tag] : [])]) {
      words = words.slice(0, start) + ' '.repeat(end - start) + words.slice(end);
    }
    const opening = (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, OPENING_WORDS).join(' ');
    hash = fnv1a(opening, { size: 64 }).toString(36);
    hashes.set(initiative, hash);
  }
  return hash;
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
