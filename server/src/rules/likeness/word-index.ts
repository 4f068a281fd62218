import type { Gist } from './gist.js';
import { mostDiffering } from './likeness.js';
import { Postings } from './postings.js';
import type { Word } from './vocabulary.js';

/** What stands in an index: what it says, and its number there, which grows with each that comes. */
export interface Indexed {
  readonly gist: Gist;
  /** -1 while it is in no index. */
  slot: number;
}

/** So many items with a word are looked at: where there are more, the word tells nothing. */
const MOST_LOOKED_AT = 1000;
/** Fewer numbers are not worth to be given anew. */
const FEW = 4096;

/**
 * Items by their words: an inverted index. Whatever is like an item shares nearly all of its words, so it is found by the
 * few that are rarest.
 */
export class WordIndex<Item extends Indexed> {
  /** By slots; those that are gone leave a gap until there are as many gaps as items. */
  #items: (Item | undefined)[] = [];
  /** The second half of the bits of each item, by slots: most others are told apart by bits, and at little cost. */
  #bits = new Int32Array(1024);
  /** The slots of those of exactly the same words, whatever they are, by their {@link sumOf}: mostly there is but one. */
  readonly #equals = new Map<number, number | Postings>();
  #size = 0;

  /** How many items there are. */
  get size(): number {
    return this.#size;
  }

  /** Whether an item is there. */
  has(item: Item): boolean {
    return this.#items[item.slot] === item;
  }

  /** Takes an item that is in no index. */
  add(item: Item): void {
    const slot = this.#items.length;
    this.#items.push(item);
    this.#size++;
    item.slot = slot;
    if (slot === this.#bits.length) {
      const wider = new Int32Array(2 * slot);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    const { words } = item.gist;
    let [first, second] = [0, 0];
    for (let i = 0; i < words.length; i++) {
      const { word } = words[i]!;
      first |= word.firstBit;
      second |= word.secondBit;
    }
    this.#bits[slot] = second;
    for (let i = 0; i < words.length; i++) {
      const { word } = words[i]!;
      // The same word may come twice: then it has been added just now.
      if (word.postings?.last !== slot) (word.postings ??= new Postings()).add(slot, first);
    }
    const sum = sumOf(item.gist);
    const equals = this.#equals.get(sum);
    if (equals === undefined) this.#equals.set(sum, slot);
    else if (typeof equals === 'object') equals.add(slot, first);
    else {
      const both = new Postings();
      // The same words have the same bits.
      both.add(equals, first);
      both.add(slot, first);
      this.#equals.set(sum, both);
    }
  }

  /** Lets items go. */
  drop(items: readonly Item[]): void {
    for (const { slot } of items) {
      this.#items[slot] = undefined;
      this.#bits[slot] = 0;
    }
    this.#size -= items.length;
    for (const item of items) {
      for (const word of eachOnce(item.gist)) word.postings!.gone++;
      const equals = this.#equals.get(sumOf(item.gist));
      if (typeof equals === 'object') equals.gone++;
    }
    for (const item of items) {
      for (const word of eachOnce(item.gist)) {
        word.postings?.tidy(this.#isThere);
        if (word.postings?.length === 0) word.postings = null;
      }
      this.#tidyEquals(item.gist);
      item.slot = -1;
    }
    if (this.#items.length > FEW + 2 * this.#size) this.#renumber();
  }

  /** Shows those that may be like an item, the oldest first by each of its words, until `visit` says that it is enough. */
  visitLike(item: Item, reach: 'older' | 'all', visit: (other: Item) => 'goOn' | 'enough'): void {
    const { gist } = item;
    const most = mostDiffering(gist.words.length);
    const core = gist.words.slice(0, coreOf(gist));
    const wanted = wantedBits(core);
    const end = reach === 'older' ? item.slot : Infinity;
    const equals = this.#equals.get(sumOf(gist));
    if (typeof equals === 'object' && !this.#visitIn(equals, end, most, wanted, visit)) return;
    // Whatever is like it lacks no more of these words than may differ, so it has one of these.
    for (const postings of rarest(core, most + 1)) {
      if (!this.#visitIn(postings, end, most, wanted, visit)) return;
    }
  }

  #visitIn(
    { entries, length, gone }: Postings,
    before: number,
    most: number,
    { first, second, firstFirm, secondFirm }: WantedBits,
    visit: (other: Item) => 'goOn' | 'enough',
  ): boolean {
    const bits = this.#bits;
    const end = Math.min(length, 2 * (gone + MOST_LOOKED_AT));
    for (let i = 0; i < end; i += 2) {
      const slot = entries[i]!;
      if (slot >= before) return true;
      // First what costs least: most have too few of its words.
      const lackingFirst = ~entries[i + 1]!;
      if ((firstFirm & lackingFirst) !== 0) continue;
      if (bitCount(first & lackingFirst) > most) continue;
      const lackingSecond = ~bits[slot]!;
      if ((secondFirm & lackingSecond) !== 0 || bitCount(second & lackingSecond) > most) continue;
      const item = this.#items[slot];
      if (item && visit(item) === 'enough') return false;
    }
    return true;
  }

  #tidyEquals(gist: Gist): void {
    const sum = sumOf(gist);
    const equals = this.#equals.get(sum);
    if (typeof equals === 'object') equals.tidy(this.#isThere);
    if (typeof equals !== 'object' || equals.length === 0) this.#equals.delete(sum);
  }

  /** Numbers the items anew, in their order: somebody who types adds one with each key. */
  #renumber(): void {
    const items = this.#items.filter((item) => item !== undefined);
    for (const { gist } of items) for (const { word } of gist.words) word.postings = null;
    this.#items = [];
    this.#bits = new Int32Array(2 * items.length + 1024);
    this.#equals.clear();
    this.#size = 0;
    for (const item of items) this.add(item);
  }

  readonly #isThere = (slot: number): boolean => this.#items[slot] !== undefined;
}

/** The words of a gist, each once. */
function eachOnce({ words }: Gist): Iterable<Word> {
  return new Set(words.map(({ word }) => word));
}

/** The postings of those words that the fewest have, these first. */
function rarest(words: Gist['words'], count: number): readonly Postings[] {
  const found: Postings[] = [];
  for (let i = 0; i < words.length; i++) {
    const postings = words[i]!.word.postings!;
    if (found.length === count && postings.size >= found[count - 1]!.size) continue;
    if (found.includes(postings)) continue;
    let at = found.length === count ? count - 1 : found.length;
    for (; at > 0 && found[at - 1]!.size > postings.size; at--) found[at] = found[at - 1]!;
    found[at] = postings;
  }
  return found;
}

/** How many words say what is promised, at least: whatever is like it has nearly all of these. */
function coreOf({ words, ends }: Gist): number {
  return ends[0]?.words ?? words.length;
}

/** The same for the same words, in whatever order. */
function sumOf({ words }: Gist): number {
  let sum = words.length;
  for (let i = 0; i < words.length; i++) sum = (sum + words[i]!.word.hash) | 0;
  return sum;
}

/** Words as bits, two of 32, and those of names and numbers, of which another may lack none. */
interface WantedBits {
  readonly first: number;
  readonly second: number;
  readonly firstFirm: number;
  readonly secondFirm: number;
}

function wantedBits(words: Gist['words']): WantedBits {
  let [first, second, firstFirm, secondFirm] = [0, 0, 0, 0];
  for (let i = 0; i < words.length; i++) {
    const { word, isFirm } = words[i]!;
    first |= word.firstBit;
    second |= word.secondBit;
    if (!isFirm) continue;
    firstFirm |= word.firstBit;
    secondFirm |= word.secondBit;
  }
  return { first, second, firstFirm, secondFirm };
}

/** How many bits of 32 are set, counted in parallel. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
