import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../../bureaux/registry.js';
import { sameBlocks } from '../../draft/block-facts.js';
import type { Block, Draft, PlacedBlock } from '../../draft/draft.js';
import type { Initiative, LeadIn } from '../../draft/passage.js';
import type { Gist, GistReader } from './gist.js';
import type { Likeness } from './likeness.js';
import type { Repetition } from './repetition.js';
import type { Indexed } from './word-index.js';

/** A draft among others. */
export interface PromisingDraft {
  readonly draft: Draft;
  readonly document: TextDocument;
  /** Drafts of different governments promise nothing alike. */
  readonly registry: Registry;
}

/** An initiative in the index. */
export interface Item extends Indexed {
  readonly initiative: Initiative;
  readonly gist: Gist;
  /** What the items it is nested in say: under other words it is another promise. */
  readonly context: string;
  readonly holder: IndexedDraft;
  /** The block it stands in, and its place among the passages there. */
  block: ItemsOfBlock;
  at: number;
  /** Those that promise the same, as far as they are known; made when there is one. */
  alike: Map<Item, Likeness> | null;
  /** Those that have this one among theirs. */
  knownBy: Set<Item> | null;
}

/** The items of a block. */
export interface ItemsOfBlock {
  /** The index of the block in its draft. */
  index: number;
  readonly items: readonly Item[];
}

/** What an edit does to the items of a draft. */
export interface Taken {
  readonly come: readonly Item[];
  readonly gone: readonly Item[];
}

/** A draft in the index. What it is asked for goes by the items that are like others, and those are few. */
export class IndexedDraft {
  /** Those of its items that are like others, or that others are like. */
  readonly alike = new Set<Item>();
  /** Null where it has to be made anew. */
  repetitions: readonly Repetition[] | null = null;
  #blocks: readonly PlacedBlock[] = [];
  #items: ItemsOfBlock[] = [];
  #size = 0;
  /** The lines of its initiatives that other drafts point to, and how many initiatives it has, as these were last told. */
  #told = { lines: new Map<Item, number>(), size: 0 };

  constructor(
    readonly key: string,
    public now: PromisingDraft,
  ) {}

  /** How many items it has. */
  get size(): number {
    return this.#size;
  }

  /** All of its items. */
  get items(): readonly Item[] {
    return this.#items.flatMap(({ items }) => items);
  }

  /** Takes the blocks of the draft as it is now; those that it had before, in the same order at both ends, stay. */
  take(reader: GistReader): Taken {
    const { blocks } = this.now.draft;
    const { head, tail } = sameBlocks(this.#blocks, blocks);
    const end = this.#blocks.length - tail;
    const before: Item[] = [];
    for (let i = head; i < end; i++) before.push(...this.#items[i]!.items);
    const now: PlacedInBlock[] = [];
    for (let i = head; i < blocks.length - tail; i++) addInitiatives(now, blocks[i]!.content, i, reader);
    const come: Item[] = [];
    const gone: Item[] = [];
    const kept = keptAmong(before, now);
    const between: ItemsOfBlock[] = [];
    let next = 0;
    for (let index = head; index < blocks.length - tail; index++) {
      const items: Item[] = [];
      const block = { index, items };
      between.push(block);
      for (; next < now.length && now[next]!.block === index; next++) {
        const { initiative, at, context } = now[next]!;
        const known = kept[next];
        if (known) {
          known.block = block;
          known.at = at;
          items.push(known);
          continue;
        }
        const gist = reader.read(initiative);
        if (!gist) continue;
        const item: Item = {
          initiative,
          gist,
          context,
          holder: this,
          block,
          at,
          slot: -1,
          alike: null,
          knownBy: null,
        };
        items.push(item);
        come.push(item);
      }
    }
    // Those that stay stand in a block of now.
    for (const item of before) if (between[item.block.index - head] !== item.block) gone.push(item);
    this.#blocks = blocks;
    this.#size += come.length - gone.length;
    if (between.length === end - head) between.forEach((items, i) => (this.#items[head + i] = items));
    else {
      this.#items = this.#items.slice(0, head).concat(between, this.#items.slice(end));
      for (let i = head; i < this.#items.length; i++) this.#items[i]!.index = i;
    }
    return { come, gone };
  }

  /** Where an item starts in the document. */
  startOf({ block: { index }, at }: Item): number {
    const { from, content } = this.#blocks[index]!;
    return from + content.offsets[at]!;
  }

  /** The items that are like others, in order of the document. */
  alikeInOrder(): readonly Item[] {
    return [...this.alike].sort((a, b) => a.block.index - b.block.index || a.at - b.at);
  }

  /**
   * The items of other drafts that have to point here anew, because what they point to has moved, or the size of this draft
   * changed: whether two drafts are versions of each other goes by that.
   */
  pointingAnew(): readonly Item[] {
    const told = this.#told;
    const size = this.alike.size > 0 ? this.#size : 0;
    const lines = new Map<Item, number>();
    const anew: Item[] = [];
    for (const item of this.alike) {
      const pointing = [...(item.knownBy ?? [])].filter(({ holder }) => holder !== this);
      if (pointing.length === 0) continue;
      const { line } = this.now.document.positionAt(this.startOf(item));
      lines.set(item, line);
      if (told.lines.get(item) !== line || told.size !== size) anew.push(...pointing);
    }
    this.#told = { lines, size };
    return anew;
  }
}

interface PlacedInBlock {
  readonly initiative: Initiative;
  /** The index of its block. */
  readonly block: number;
  readonly at: number;
  readonly context: string;
}

function addInitiatives(
  placed: PlacedInBlock[],
  { passages, depths }: Block,
  block: number,
  reader: GistReader,
): void {
  const above: LeadIn[] = [];
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!;
    const depth = depths[at] ?? 0;
    if (above.length > depth) above.length = depth;
    if (passage.kind === 'leadIn') above[depth] = passage;
    else if (passage.kind === 'initiative')
      placed.push({ initiative: passage, block, at, context: contextOf(above, reader) });
  }
}

/** For each initiative the item that it was already; nothing for those that are new. Mostly all are but one. */
function keptAmong(before: readonly Item[], now: readonly PlacedInBlock[]): readonly (Item | undefined)[] {
  const isSame = (item: Item, { initiative, context }: PlacedInBlock): boolean =>
    item.initiative === initiative && item.context === context;
  const kept = new Array<Item | undefined>(now.length);
  const most = Math.min(before.length, now.length);
  let head = 0;
  for (; head < most && isSame(before[head]!, now[head]!); head++) kept[head] = before[head];
  let [end, endNow] = [before.length, now.length];
  while (end > head && endNow > head && isSame(before[end - 1]!, now[endNow - 1]!))
    kept[--endNow] = before[--end];
  if (end === head || endNow === head) return kept;
  const pool = new Map<Initiative, Item[]>();
  for (const item of before.slice(head, end)) {
    const others = pool.get(item.initiative);
    if (others) others.push(item);
    else pool.set(item.initiative, [item]);
  }
  for (let i = head; i < endNow; i++) {
    const known = pool.get(now[i]!.initiative);
    const at = known?.findIndex((item) => item.context === now[i]!.context) ?? -1;
    if (known && at >= 0) kept[i] = known.splice(at, 1)[0];
  }
  return kept;
}

const contexts = new WeakMap<LeadIn, string>();

/** What the items say that hold another, word by word. */
function contextOf(above: readonly LeadIn[], reader: GistReader): string {
  if (above.length === 0) return '';
  return above
    .flatMap((item) => {
      let words = contexts.get(item);
      if (words === undefined) {
        words =
          reader
            .read(item)
            ?.words.map(({ word }) => word.form)
            .join(' ') ?? TOO_LONG;
        contexts.set(item, words);
      }
      return words;
    })
    .join(' ');
}

/** No words. */
const TOO_LONG = '-';
