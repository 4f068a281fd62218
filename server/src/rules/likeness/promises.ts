import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../../bureaux/registry.js';
import { sameBlocks } from '../../draft/block-facts.js';
import type { Block, Draft, PlacedBlock } from '../../draft/draft.js';
import type { Initiative, LeadIn } from '../../draft/passage.js';
import { type Gist, gistOf, isFirm, numberIn } from './gist.js';
import { type Likeness, likenessOf, mostDiffering } from './likeness.js';
import { Postings } from './postings.js';

/** Where an initiative stands. */
export interface PlacedInitiative {
  readonly initiative: Initiative;
  /** Where it starts in its document (UTF-16 code units). */
  readonly start: number;
}

/** An initiative that promises the same as one of a draft. */
export interface AlikeInitiative extends PlacedInitiative {
  readonly likeness: Likeness;
  /** The document it stands in; null: further up in the same draft. */
  readonly document: TextDocument | null;
}

/** An initiative of a draft with those that promise the same: those further up in the draft first, then those of others. */
export interface Repetition extends PlacedInitiative {
  readonly others: readonly AlikeInitiative[];
}

/** A draft among others. */
export interface PromisingDraft {
  readonly draft: Draft;
  readonly document: TextDocument;
  /** Drafts of different governments promise nothing alike. */
  readonly registry: Registry;
}

/** An initiative in the index. */
interface Item {
  readonly initiative: Initiative;
  /** Its place among the passages of its block. */
  at: number;
  readonly gist: Gist;
  /** Its number in the index; none is given twice. */
  readonly slot: number;
  /** What the items it is nested in say: under other words it is another promise. */
  readonly context: string;
  readonly holder: Holder;
  /** Those that promise the same, but no more than {@link MOST_ALIKE}; made when there is one. */
  alike: Map<Item, Likeness> | null;
  /** Those that have this one among theirs. */
  knownBy: Set<Item> | null;
}

/** A draft in the index. */
interface Holder {
  readonly key: string;
  now: PromisingDraft;
  blocks: readonly PlacedBlock[];
  items: (readonly Item[])[];
  /** Those of them that are like others, or that others are like. */
  readonly alike: Set<Item>;
  /** Null where it has to be made anew. */
  repetitions: readonly Repetition[] | null;
  /** The lines of its initiatives that other drafts point to, and how many initiatives it has, as these were last told. */
  told: { readonly lines: ReadonlyMap<Item, number>; readonly size: number };
}

/** Of more the drafter knows no more. */
const MOST_ALIKE = 12;
/** So many items with a word are looked at: where there are more, the word tells nothing. */
const MOST_LOOKED_AT = 1000;
/** Two drafts that share so many initiatives, and so large a part of the shorter one, are versions of one text. */
const LEAST_OF_VERSIONS = 4;
const PART_OF_VERSIONS = 0.6;

/**
 * The promises of all drafts that are known, in an inverted index: for each word the initiatives with it. Whatever is
 * like an initiative shares nearly all of its words, so it is found by the few that are rarest. An edit costs what it
 * changed.
 */
export class Promises {
  readonly #holders = new Map<string, Holder>();
  /** The items with a word, by its number in the vocabulary. */
  readonly #postings = new Map<number, Postings>();
  /** The slots of those of exactly the same words, whatever they are, by their {@link sumOf}: mostly there is but one. */
  readonly #equals = new Map<number, number | Postings>();
  /** By slots; those that are gone leave a gap. */
  #items: (Item | undefined)[] = [];
  /** The second half of the bits of each item, by slots: most others are told apart by bits, and at little cost. */
  #bits = new Int32Array(1024);

  /** `onChange` is told of other drafts (by their keys) whose repetitions changed. */
  constructor(private readonly onChange: (key: string) => void = () => {}) {}

  /** Takes a draft as it is now. */
  update(key: string, now: PromisingDraft): void {
    const before = this.#holders.get(key);
    if (before?.now.draft === now.draft && before.now.document === now.document) return;
    if (before && !isJudgedAlike(before.now, now)) this.remove(key);
    const holder = this.#holders.get(key) ?? {
      key,
      now,
      blocks: [],
      items: [],
      alike: new Set<Item>(),
      repetitions: null,
      told: { lines: new Map<Item, number>(), size: 0 },
    };
    this.#holders.set(key, holder);
    holder.now = now;
    holder.repetitions = null;
    this.#take(holder, now.draft.blocks);
    this.#tellOthers(holder);
  }

  /** Forgets a draft. */
  remove(key: string): void {
    const holder = this.#holders.get(key);
    if (!holder) return;
    this.#holders.delete(key);
    this.#dropAll(holder.items.flat());
  }

  /** Forgets those drafts whose keys `isMeant` says yes to. */
  removeWhere(isMeant: (key: string) => boolean): void {
    for (const key of [...this.#holders.keys()]) if (isMeant(key)) this.remove(key);
  }

  /** What a draft promises that is promised elsewhere too; the same while that is. Null where it is not known as it is here. */
  repetitionsIn(key: string, draft: Draft): readonly Repetition[] | null {
    const holder = this.#holders.get(key);
    if (holder?.now.draft !== draft) return null;
    holder.repetitions ??= repetitionsOf(holder);
    return holder.repetitions;
  }

  /** Takes the blocks of a draft; those that it had before, in the same order at both ends, stay. */
  #take(holder: Holder, blocks: readonly PlacedBlock[]): void {
    const { blocks: old, items } = holder;
    const { head, tail } = sameBlocks(old, blocks);
    const pool = new Map<Initiative, Item[]>();
    for (const item of items.slice(head, items.length - tail).flat()) {
      pool.set(item.initiative, [...(pool.get(item.initiative) ?? []), item]);
    }
    const come: Item[] = [];
    const between = blocks.slice(head, blocks.length - tail).map(({ content }) =>
      itemsIn(content).map((made) => {
        const known = pool.get(made.initiative);
        const at = known?.findIndex(({ context }) => context === made.context) ?? -1;
        if (known && at >= 0) {
          const [kept] = known.splice(at, 1);
          return Object.assign(kept!, { at: made.at });
        }
        const item = this.#made(made, holder);
        come.push(item);
        return item;
      }),
    );
    this.#dropAll([...pool.values()].flat());
    holder.blocks = blocks;
    holder.items = items.slice(0, head).concat(between, items.slice(items.length - tail));
    for (const item of come) this.#look(item);
  }

  #made(made: Made, holder: Holder): Item {
    const slot = this.#items.length;
    const item: Item = { ...made, holder, slot, alike: null, knownBy: null };
    this.#items.push(item);
    if (slot === this.#bits.length) {
      const wider = new Int32Array(2 * this.#bits.length);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    const words = wordsIn(item.gist);
    let [first, second] = [0, 0];
    for (const word of words) {
      first |= firstBit(word);
      second |= secondBit(word);
    }
    this.#bits[slot] = second;
    for (const word of words) {
      let postings = this.#postings.get(word);
      if (!postings) this.#postings.set(word, (postings = new Postings()));
      postings.add(slot, first);
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
    return item;
  }

  #dropAll(items: readonly Item[]): void {
    for (const { slot } of items) {
      this.#items[slot] = undefined;
      this.#bits[slot] = 0;
    }
    for (const item of items) {
      item.holder.alike.delete(item);
      for (const word of wordsIn(item.gist)) this.#postings.get(word)!.gone++;
      const equals = this.#equals.get(sumOf(item.gist));
      if (typeof equals === 'object') equals.gone++;
    }
    for (const item of items) {
      for (const word of wordsIn(item.gist)) {
        const postings = this.#postings.get(word);
        postings?.tidy(this.#isThere);
        if (postings?.length === 0) this.#postings.delete(word);
      }
      this.#tidyEquals(item.gist);
      for (const other of item.alike?.keys() ?? []) {
        other.knownBy?.delete(item);
        this.#changed(other);
        keepIfAlike(other);
      }
      for (const other of item.knownBy ?? []) this.#lose(other, item);
    }
  }

  #lose(item: Item, gone: Item): void {
    if (!item.alike || !this.#items[item.slot]) return;
    const wasFull = item.alike.size >= MOST_ALIKE;
    item.alike.delete(gone);
    // There may be more of them than it knew.
    if (wasFull) this.#look(item);
    this.#changed(item);
    keepIfAlike(item);
  }

  /** Looks for what is like an item, the oldest first. */
  #look(item: Item): void {
    const { gist } = item;
    const equals = this.#equals.get(sumOf(gist));
    const most = mostDiffering(gist.words.length);
    const wanted = wantedBits(gist);
    if (typeof equals === 'object') this.#lookIn(item, equals, most, wanted);
    const rarest = Array.from(wordsIn(gist, coreOf(gist)), (word) => this.#postings.get(word)!).sort(
      (a, b) => a.size - b.size,
    );
    // Whatever is like it lacks no more of these words than may differ, so it has one of these.
    for (const postings of rarest.slice(0, most + 1)) this.#lookIn(item, postings, most, wanted);
  }

  #lookIn(item: Item, { entries, length, gone }: Postings, most: number, wanted: WantedBits): void {
    const { first, second, firstFirm, secondFirm } = wanted;
    const bits = this.#bits;
    const end = Math.min(length, 2 * (gone + MOST_LOOKED_AT));
    for (let i = 0; i < end; i += 2) {
      // First what costs least: most have too few of its words.
      const lackingFirst = ~entries[i + 1]!;
      if ((firstFirm & lackingFirst) !== 0) continue;
      if (bitCount(first & lackingFirst) > most) continue;
      const slot = entries[i]!;
      const lackingSecond = ~bits[slot]!;
      if ((secondFirm & lackingSecond) !== 0 || bitCount(second & lackingSecond) > most) continue;
      if (isFull(item)) return;
      this.#compare(item, slot);
    }
  }

  #compare(item: Item, slot: number): void {
    const other = this.#items[slot];
    if (!other || other === item || isFull(item) || item.alike?.has(other) || !mayBeCompared(item, other))
      return;
    const likeness = likenessOf(item.gist, other.gist);
    if (likeness === null) return;
    this.#join(item, other, likeness);
    if (!isFull(other)) this.#join(other, item, likeness);
  }

  #join(item: Item, other: Item, likeness: Likeness): void {
    (item.alike ??= new Map<Item, Likeness>()).set(other, likeness);
    (other.knownBy ??= new Set()).add(item);
    item.holder.alike.add(item);
    other.holder.alike.add(other);
    this.#changed(item);
  }

  #tidyEquals(gist: Gist): void {
    const sum = sumOf(gist);
    const equals = this.#equals.get(sum);
    if (typeof equals === 'object') equals.tidy(this.#isThere);
    if (typeof equals !== 'object' || equals.length === 0) this.#equals.delete(sum);
  }

  readonly #isThere = (slot: number): boolean => this.#items[slot] !== undefined;

  #changed({ holder }: Item): void {
    if (holder.repetitions === null) return;
    holder.repetitions = null;
    this.onChange(holder.key);
  }

  /** Others point to places in a draft: where these have moved, they have to point anew. */
  #tellOthers(holder: Holder): void {
    const { told, now } = holder;
    const size = holder.alike.size > 0 ? sizeOf(holder) : 0;
    const lines = new Map<Item, number>();
    for (const { item, start } of placed(holder)) {
      const pointing = [...(item.knownBy ?? [])].filter((other) => other.holder !== holder);
      if (pointing.length === 0) continue;
      const { line } = now.document.positionAt(start);
      lines.set(item, line);
      // Whether two drafts are versions of each other goes by their sizes.
      if (told.lines.get(item) !== line || told.size !== size)
        pointing.forEach((other) => this.#changed(other));
    }
    holder.told = { lines, size };
  }
}

/** Takes an item out of those of its draft that are like others, where it is so no longer. */
function keepIfAlike(item: Item): void {
  if (!item.alike?.size && !item.knownBy?.size) item.holder.alike.delete(item);
}

function isFull({ alike }: Item): boolean {
  return alike !== null && alike.size >= MOST_ALIKE;
}

/** Whether two versions of a draft are compared with the same drafts, and their words mean the same. */
function isJudgedAlike(a: PromisingDraft, b: PromisingDraft): boolean {
  return a.registry === b.registry && a.draft.circumstances === b.draft.circumstances;
}

/**
 * Drafts are held against each other where they are of one kind, edition and government: a return goes into the supplement,
 * and the address tells of what the supplement lists.
 */
function mayBeCompared(a: Item, b: Item): boolean {
  if (a.context !== b.context) return false;
  if (a.holder === b.holder) return true;
  const [one, other] = [a.holder.now, b.holder.now];
  const [here, there] = [one.draft.circumstances, other.draft.circumstances];
  return (
    here.kind === there.kind &&
    here.publication.year === there.publication.year &&
    one.registry.isOfSameGovernment(other.registry)
  );
}

type Made = Pick<Item, 'initiative' | 'at' | 'gist' | 'context'>;

function itemsIn(block: Block): Made[] {
  const made: Made[] = [];
  const above: (Initiative | LeadIn)[] = [];
  block.passages.forEach((passage, at) => {
    const depth = block.depths[at] ?? 0;
    above.length = Math.min(above.length, depth);
    if (passage.kind === 'leadIn') above[depth] = passage;
    if (passage.kind !== 'initiative') return;
    const gist = gistOf(passage);
    if (gist) made.push({ initiative: passage, at, gist, context: contextOf(above) });
  });
  return made;
}

/** What the items say that hold another, word by word. */
function contextOf(above: readonly (Initiative | LeadIn)[]): string {
  if (above.length === 0) return '';
  return above.flatMap((item) => gistOf(item)?.words.map(numberIn) ?? [NaN]).join(' ');
}

/** The numbers of the first words of a gist (of all, where it is not said how many), each once, in their order. */
function wordsIn({ words }: Gist, count = words.length): Set<number> {
  const numbers = new Set<number>();
  for (let i = 0; i < count; i++) numbers.add(numberIn(words[i]!));
  return numbers;
}

/** How many words say what is promised, at least: whatever is like it has nearly all of these. */
function coreOf({ words, ends }: Gist): number {
  return ends[0]?.words ?? words.length;
}

/** The same for the same words, in whatever order. */
function sumOf({ words }: Gist): number {
  let sum = words.length;
  for (const word of words) sum = (sum + spread(numberIn(word))) | 0;
  return sum;
}

/** The words of a core as bits, two of 32, and those of its names and numbers, of which another may lack none. */
interface WantedBits {
  readonly first: number;
  readonly second: number;
  readonly firstFirm: number;
  readonly secondFirm: number;
}

function wantedBits(gist: Gist): WantedBits {
  let [first, second, firstFirm, secondFirm] = [0, 0, 0, 0];
  const core = coreOf(gist);
  for (let i = 0; i < core; i++) {
    const word = gist.words[i]!;
    const number = numberIn(word);
    first |= firstBit(number);
    second |= secondBit(number);
    if (!isFirm(word)) continue;
    firstFirm |= firstBit(number);
    secondFirm |= secondBit(number);
  }
  return { first, second, firstFirm, secondFirm };
}

/** The bit of a word among the first 32. */
function firstBit(number: number): number {
  return 1 << (spread(number) >>> 27);
}

/** Its bit among the second 32, which has nothing to do with that among the first. */
function secondBit(number: number): number {
  return 1 << ((spread(number) >>> 22) & 31);
}

/** Other numbers for numbers in a row, of which the upper bits are as good as any. */
function spread(number: number): number {
  return Math.imul(number + 1, 0x9e3779b1);
}

/** How many bits of 32 are set, counted in parallel. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The items of a draft that are like others, with their places, in order of the document. */
function placed({ blocks, items, alike }: Holder): { item: Item; start: number }[] {
  const found: { item: Item; start: number }[] = [];
  if (alike.size === 0) return found;
  for (let i = 0; i < blocks.length; i++) {
    const { from, content } = blocks[i]!;
    for (const item of items[i]!) {
      if (alike.has(item)) found.push({ item, start: from + content.offsets[item.at]! });
    }
  }
  return found;
}

function repetitionsOf(holder: Holder): Repetition[] {
  const starts = new Map(Array.from(placed(holder), ({ item, start }) => [item, start]));
  const versions = versionsOf(holder, starts.keys());
  const repetitions: Repetition[] = [];
  const elsewhere = new Map<Holder, ReadonlyMap<Item, number>>();
  const startIn = (other: Item): number => {
    let known = elsewhere.get(other.holder);
    if (!known) {
      known = new Map(Array.from(placed(other.holder), ({ item, start }) => [item, start]));
      elsewhere.set(other.holder, known);
    }
    return known.get(other)!;
  };
  for (const [item, start] of starts) {
    const here: AlikeInitiative[] = [];
    const there: AlikeInitiative[] = [];
    for (const [other, likeness] of item.alike ?? []) {
      const { initiative } = other;
      if (other.holder === holder) {
        const at = starts.get(other)!;
        if (at < start) here.push({ initiative, start: at, likeness, document: null });
      } else if (!versions.has(other.holder)) {
        there.push({ initiative, start: startIn(other), likeness, document: other.holder.now.document });
      }
    }
    if (here.length + there.length === 0) continue;
    here.sort((a, b) => a.start - b.start);
    there.sort((a, b) => compare(a.document!.uri, b.document!.uri) || a.start - b.start);
    repetitions.push({ initiative: item.initiative, start, others: [...here, ...there] });
  }
  return repetitions;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The drafts that are versions of this one: what is in both is no promise made twice. */
function versionsOf(holder: Holder, items: Iterable<Item>): Set<Holder> {
  const shared = new Map<Holder, number>();
  for (const item of items) {
    for (const other of new Set(Array.from(item.alike?.keys() ?? [], (alike) => alike.holder))) {
      if (other !== holder) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const versions = new Set<Holder>();
  for (const [other, count] of shared) {
    const most = Math.min(sizeOf(holder), sizeOf(other));
    if (count >= LEAST_OF_VERSIONS && count >= PART_OF_VERSIONS * most) versions.add(other);
  }
  return versions;
}

function sizeOf({ items }: Holder): number {
  return items.reduce((sum, list) => sum + list.length, 0);
}
