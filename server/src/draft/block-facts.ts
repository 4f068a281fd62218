import type { Circumstances } from './circumstances.js';
import type { Draft, PlacedBlock } from './draft.js';

interface Known<Fact, Whole> {
  readonly blocks: readonly PlacedBlock[];
  readonly facts: readonly Fact[];
  readonly whole: Whole;
}

/**
 * Something that is read from all blocks of a draft, and put together anew only where it changes. `read` tells of one block
 * what matters: mostly a word or a number, so that what is typed in an initiative leaves it equal (`===`); where it is
 * more, the same object for the same block. `combine` makes the whole of it, which may speak of blocks by their indexes,
 * never of places in the document.
 */
export class BlockFacts<Fact, Whole> {
  /** By circumstances, which are the same object from one draft to the next. */
  readonly #known = new WeakMap<Circumstances, Known<Fact, Whole>>();

  constructor(
    private readonly read: (block: PlacedBlock) => Fact,
    private readonly combine: (facts: readonly Fact[]) => Whole,
  ) {}

  /** What the blocks of a draft come to: the same object as for the draft before, where nothing that matters changed. */
  of({ blocks, circumstances }: Draft): Whole {
    const before = this.#known.get(circumstances);
    if (before?.blocks === blocks) return before.whole;
    const known = before ? this.#after(before, blocks) : this.#made(blocks, blocks.map(this.read));
    this.#known.set(circumstances, known);
    return known.whole;
  }

  /** Blocks that did not change are passed over from both ends, as the linter does. */
  #after(before: Known<Fact, Whole>, blocks: readonly PlacedBlock[]): Known<Fact, Whole> {
    const { blocks: old, facts, whole } = before;
    const most = Math.min(blocks.length, old.length);
    let head = 0;
    while (head < most && blocks[head]!.content === old[head]!.content) head++;
    let tail = 0;
    while (
      tail < most - head &&
      blocks[blocks.length - 1 - tail]!.content === old[old.length - 1 - tail]!.content
    ) {
      tail++;
    }
    const between = blocks.slice(head, blocks.length - tail).map(this.read);
    const isSame = blocks.length === old.length && between.every((fact, i) => fact === facts[head + i]);
    if (isSame) return { blocks, facts, whole };
    return this.#made(blocks, facts.slice(0, head).concat(between, facts.slice(old.length - tail)));
  }

  #made(blocks: readonly PlacedBlock[], facts: readonly Fact[]): Known<Fact, Whole> {
    return { blocks, facts, whole: this.combine(facts) };
  }
}

/** Reads something of a block once, and gives the same object as long as the block is the same. */
export function oncePerBlock<Fact extends object>(
  read: (block: PlacedBlock['content']) => Fact,
): (block: PlacedBlock) => Fact {
  const known = new WeakMap<PlacedBlock['content'], Fact>();
  return ({ content }) => {
    let fact = known.get(content);
    if (!fact) known.set(content, (fact = read(content)));
    return fact;
  };
}
