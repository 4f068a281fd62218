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
    const pool = new Map<Initiative, Item[]>();
    for (let i = head; i < end; i++) {
      for (const item of this.#items[i]!.items) {
        const others = pool.get(item.initiative);
        if (others) others.push(item);
        else pool.set(item.initiative, [item]);
      }
    }
    const come: Item[] = [];
    const between = blocks.slice(head, blocks.length - tail).map(({ content }, i): ItemsOfBlock => {
      const items: Item[] = [];
      const ofBlock = { index: head + i, items };
      for (const { initiative, at, context } of initiativesIn(content, reader)) {
        const known = pool.get(initiative);
        const kept = known?.findIndex((item) => item.context === context) ?? -1;
        if (known && kept >= 0) {
          const [item] = known.splice(kept, 1);
          items.push(Object.assign(item!, { block: ofBlock, at }));
          continue;
        }
        const gist = reader.read(initiative);
        if (!gist) continue;
        const item: Item = {
          initiative,
          gist,
          context,
          holder: this,
          block: ofBlock,
          at,
          slot: -1,
          alike: null,
          knownBy: null,
        };
        items.push(item);
        come.push(item);
      }
      return ofBlock;
    });
    const gone = [...pool.values()].flat();
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
  readonly at: number;
  readonly context: string;
}

function initiativesIn({ passages, depths }: Block, reader: GistReader): PlacedInBlock[] {
  const placed: PlacedInBlock[] = [];
  const above: LeadIn[] = [];
  passages.forEach((passage, at) => {
    const depth = depths[at] ?? 0;
    above.length = Math.min(above.length, depth);
    if (passage.kind === 'leadIn') above[depth] = passage;
    if (passage.kind === 'initiative')
      placed.push({ initiative: passage, at, context: contextOf(above, reader) });
  });
  return placed;
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
