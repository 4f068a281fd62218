import type { Block, Draft, PlacedBlock } from '../draft/draft.js';
import { type SourceRange, sourceRange } from '../draft/passage.js';
import { firstIndex } from '../draft/search.js';

/** A stretch of the text of a passage, and the place of that passage in its block. Offsets are UTF-16 code units. */
export interface WordsInBlock {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** What was read in a block, and the place of that block in its draft. */
export interface BlockReading<T> {
  readonly at: number;
  readonly reading: T;
}

/** A draft that was read, and what came of it. */
interface ReadDraft<T> {
  readonly blocks: readonly PlacedBlock[];
  readonly readings: readonly BlockReading<T>[];
}

/** So many drafts may be edited in turn without being read anew. */
const MOST_REMEMBERED = 4;
const NOTHING_READ = { blocks: [], readings: [] } as const;

/**
 * What a rule about the draft as a whole knows of each block, read once: blocks outlive the edits around them. A keystroke
 * costs the block that it changes and a look at the others, from both ends, to see that they are the same.
 */
export class BlockReadings<T> {
  readonly #ofDrafts = new WeakMap<Draft, readonly BlockReading<T>[]>();
  /** The drafts that were read last, the latest first. They are few, and what is no more in use goes. */
  #recent: WeakRef<Draft>[] = [];

  /** `read` gives null for a block that has nothing to say. */
  constructor(private readonly read: (block: Block) => T | null) {}

  /** The readings of the blocks of a draft that have something to say, in order of the document. */
  of(draft: Draft): readonly BlockReading<T>[] {
    const known = this.#ofDrafts.get(draft);
    if (known) return known;
    const before = this.#recent.flatMap((each) => each.deref() ?? []).find((each) => isLike(each, draft));
    const readings = this.#readAfter(
      before ? { blocks: before.blocks, readings: this.#ofDrafts.get(before)! } : NOTHING_READ,
      draft.blocks,
    );
    this.#ofDrafts.set(draft, readings);
    const others = this.#recent.filter((each) => each.deref() !== before);
    this.#recent = [new WeakRef(draft), ...others].slice(0, MOST_REMEMBERED);
    return readings;
  }

  #readAfter(before: ReadDraft<T>, blocks: readonly PlacedBlock[]): readonly BlockReading<T>[] {
    const { blocks: old, readings } = before;
    const { head, tail } = sameBlocks(old, blocks);
    const between: BlockReading<T>[] = [];
    for (let at = head; at < blocks.length - tail; at++) {
      const reading = this.read(blocks[at]!.content);
      if (reading !== null) between.push({ at, reading });
    }
    const first = firstIndex(readings.length, (i) => readings[i]!.at >= head);
    const next = firstIndex(readings.length, (i) => readings[i]!.at >= old.length - tail);
    if (between.length === 0 && first === next && blocks.length === old.length) return readings;
    const moved = blocks.length - old.length;
    const below = readings.slice(next);
    return readings
      .slice(0, first)
      .concat(between, moved === 0 ? below : below.map(({ at, reading }) => ({ at: at + moved, reading })));
  }
}

/** How many blocks at the start and at the end of two drafts are the same. All readings ask this of the same two. */
function sameBlocks(
  old: readonly PlacedBlock[],
  blocks: readonly PlacedBlock[],
): { head: number; tail: number } {
  if (compared?.old.deref() === old && compared.blocks.deref() === blocks) return compared;
  const most = Math.min(blocks.length, old.length);
  let head = 0;
  while (head < most && blocks[head]!.content === old[head]!.content) head++;
  let tail = 0;
  while (
    tail < most - head &&
    blocks[blocks.length - 1 - tail]!.content === old[old.length - 1 - tail]!.content
  )
    tail++;
  compared = { old: new WeakRef(old), blocks: new WeakRef(blocks), head, tail };
  return compared;
}

let compared:
  | {
      readonly old: WeakRef<readonly PlacedBlock[]>;
      readonly blocks: WeakRef<readonly PlacedBlock[]>;
      readonly head: number;
      readonly tail: number;
    }
  | undefined;

/** Whether two drafts begin, or end, with the same block: one came of the other by an edit. */
function isLike({ blocks: a }: Draft, { blocks: b }: Draft): boolean {
  const [first, last] = [b[0], b.at(-1)];
  return first !== undefined && (a[0]?.content === first.content || a.at(-1)?.content === last!.content);
}

/** Where words of a block stand in the document. */
export function rangeInDraft({ from, content }: PlacedBlock, words: WordsInBlock): SourceRange {
  const start = from + content.offsets[words.passage]!;
  const range = sourceRange(content.passages[words.passage]!, words);
  return { start: start + range.start, end: start + range.end };
}
