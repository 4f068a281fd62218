import type { Circumstances } from './circumstances.js';
import type { Block, Draft, PlacedBlock } from './draft.js';
import type { Passage } from './passage.js';

interface Known<Fact, Whole> {
  blocks: readonly PlacedBlock[];
  facts: Fact[];
  whole: Whole;
}

/**
 * Something that is read from all blocks of a draft, and put together anew only where it changes: a keystroke costs the
 * block that it changes, and a look at the others to see that they are the same. `read` tells of one block what matters:
 * mostly a word or a number, so that what is typed in an initiative leaves it equal. Where it is more, with places in the
 * block that are looked up later, `isSame` says whether two of them come to the same. `combine` makes the whole of it, which
 * may speak of blocks by their indexes, never of places.
 */
export class BlockFacts<Fact, Whole> {
  /** By circumstances: the same object from one state of a draft to the next, and gone with it. Each draft has its own. */
  readonly #known = new WeakMap<Circumstances, Known<Fact, Whole>>();

  constructor(
    private readonly read: (block: PlacedBlock, circumstances: Circumstances) => Fact,
    private readonly combine: (facts: readonly Fact[]) => Whole,
    private readonly isSame: (a: Fact, b: Fact) => boolean = (a, b) => a === b,
  ) {}

  /** What the blocks of a draft come to: the same object as for the draft before, where nothing that matters changed. */
  of(draft: Draft): Whole {
    return this.#of(draft).whole;
  }

  /** What was read in the block with this index, places in it as they are now. */
  factOf(draft: Draft, block: number): Fact {
    return this.#of(draft).facts[block]!;
  }

  #of({ blocks, circumstances }: Draft): Known<Fact, Whole> {
    const before = this.#known.get(circumstances);
    if (before?.blocks === blocks) return before;
    if (before) return this.#update(before, blocks, circumstances);
    const facts = blocks.map((block) => this.read(block, circumstances));
    const known = { blocks, facts, whole: this.combine(facts) };
    this.#known.set(circumstances, known);
    return known;
  }

  /** Only the last state is kept, so it is changed in place: lists of thousands of blocks are not copied with every key. */
  #update(
    known: Known<Fact, Whole>,
    blocks: readonly PlacedBlock[],
    circumstances: Circumstances,
  ): Known<Fact, Whole> {
    const { blocks: old, facts } = known;
    const { head, tail } = sameBlocks(old, blocks);
    const end = blocks.length - tail;
    let isSame = blocks.length === old.length;
    if (isSame) {
      for (let i = head; i < end; i++) {
        const fact = this.read(blocks[i]!, circumstances);
        isSame &&= this.isSame(fact, facts[i]!);
        facts[i] = fact;
      }
    } else {
      const between = blocks.slice(head, end).map((block) => this.read(block, circumstances));
      known.facts = facts.slice(0, head).concat(between, facts.slice(old.length - tail));
    }
    known.blocks = blocks;
    if (!isSame) known.whole = this.combine(known.facts);
    return known;
  }
}

/** What was read in a block, and the index of that block in its draft. */
export interface BlockReading<Reading> {
  readonly at: number;
  readonly reading: Reading;
}

/**
 * What is read in the blocks that have something to say, in order of the document; `read` gives null for the others. Where
 * `isSame` says that readings come to the same, those in the list may be older than the draft: then they tell of no places.
 */
export class BlockReadings<Reading extends object> extends BlockFacts<
  Reading | null,
  readonly BlockReading<Reading>[]
> {
  constructor(read: (block: Block) => Reading | null, isSame?: (a: Reading, b: Reading) => boolean) {
    super(
      ({ content }) => read(content),
      readingsIn,
      (a, b) => a === b || (isSame !== undefined && a !== null && b !== null && isSame(a, b)),
    );
  }
}

/** The blocks that have something to say, in order of the document. */
export function readingsIn<Reading extends object>(
  facts: readonly (Reading | null)[],
): readonly BlockReading<Reading>[] {
  const readings: BlockReading<Reading>[] = [];
  for (let at = 0; at < facts.length; at++) {
    const reading = facts[at]!;
    if (reading !== null) readings.push({ at, reading });
  }
  return readings;
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

/** Reads something of a passage once: in a list of many items a key changes but one. */
export function oncePerPassage<Fact extends object>(
  read: (passage: Passage) => Fact,
): (passage: Passage) => Fact {
  const known = new WeakMap<Passage, Fact>();
  return (passage) => {
    let fact = known.get(passage);
    if (!fact) known.set(passage, (fact = read(passage)));
    return fact;
  };
}

/** How many blocks are the same at the start and at the end of two drafts. */
export interface SameBlocks {
  readonly head: number;
  readonly tail: number;
}

/**
 * Compares the blocks of two drafts from both ends, which costs far less than looking each one up. All that keeps something by
 * blocks asks it of the same two in turn: the answer is remembered.
 */
export function sameBlocks(old: readonly PlacedBlock[], blocks: readonly PlacedBlock[]): SameBlocks {
  if (compared?.old.deref() === old && compared.blocks.deref() === blocks) return compared;
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
  compared = { old: new WeakRef(old), blocks: new WeakRef(blocks), head, tail };
  return compared;
}

/** The last two that were compared. */
let compared:
  | (SameBlocks & {
      readonly old: WeakRef<readonly PlacedBlock[]>;
      readonly blocks: WeakRef<readonly PlacedBlock[]>;
    })
  | undefined;
