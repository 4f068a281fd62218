import type { Block } from '../../draft/draft.js';

/** How often each of some words stands in a block. */
export type Counts = ReadonlyMap<string, number>;

/** How often each of the words that `wordsIn` finds stands in blocks; counted once for each block, and `kept` by it. */
export function countsIn(
  blocks: Iterable<Block>,
  kept: WeakMap<Block, Counts>,
  wordsIn: (block: Block) => Iterable<string>,
): Map<string, number> {
  const all = new Map<string, number>();
  for (const block of blocks) {
    let counts = kept.get(block);
    if (!counts) kept.set(block, (counts = count(wordsIn(block))));
    for (const [word, times] of counts) all.set(word, (all.get(word) ?? 0) + times);
  }
  return all;
}

function count(words: Iterable<string>): Counts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
