import type { Draft } from '../../draft/draft.js';
import { GistReader } from './gist.js';
import { IndexedDraft, type Item, type PromisingDraft } from './indexed-draft.js';
import { type Likeness, likenessOf } from './likeness.js';
import type { AlikeInitiative, Repetition } from './repetition.js';
import { Vocabulary } from './vocabulary.js';
import { WordIndex } from './word-index.js';

/** Of more the drafter knows no more. */
const MOST_ALIKE = 12;
/** Two drafts that share so many initiatives, and so large a part of the shorter one, are versions of one text. */
const LEAST_OF_VERSIONS = 4;
const PART_OF_VERSIONS = 0.6;

/** What all drafts that are known promise, and what of it they promise twice. An edit costs what it changed. */
export class RepetitionIndex {
  readonly #drafts = new Map<string, IndexedDraft>();
  #vocabulary = new Vocabulary();
  #reader = new GistReader(this.#vocabulary);
  #words = new WordIndex<Item>();

  /** `onChange` is told of other drafts (by their keys) whose repetitions changed. */
  constructor(private readonly onChange: (key: string) => void = () => {}) {}

  /** How many words are remembered, in whatever form: no more than a part of it is of words that nobody has any more. */
  get vocabularySize(): number {
    return this.#vocabulary.size;
  }

  /** Takes a draft as it is now. */
  update(key: string, now: PromisingDraft): void {
    const before = this.#drafts.get(key);
    if (before?.now.draft === now.draft && before.now.document === now.document) return;
    if (before && !isJudgedAlike(before.now, now)) this.remove(key);
    this.#vocabulary.tidy();
    let indexed = this.#drafts.get(key);
    if (!indexed) this.#drafts.set(key, (indexed = new IndexedDraft(key, now)));
    indexed.now = now;
    indexed.repetitions = null;
    const { come, gone } = indexed.take(this.#reader);
    for (const item of come) this.#words.add(item);
    this.#drop(gone);
    // All are there already: each looks for those that came before it.
    for (const item of come) this.#look(item, 'older');
    for (const item of indexed.pointingAnew()) this.#changed(item);
  }

  /** Forgets a draft. */
  remove(key: string): void {
    const indexed = this.#drafts.get(key);
    if (!indexed) return;
    this.#drafts.delete(key);
    if (this.#drafts.size > 0) this.#drop(indexed.items);
    else {
      this.#vocabulary = new Vocabulary();
      this.#reader = new GistReader(this.#vocabulary);
      this.#words = new WordIndex();
    }
  }

  /** Forgets those drafts whose keys `isMeant` says yes to. */
  removeWhere(isMeant: (key: string) => boolean): void {
    for (const key of [...this.#drafts.keys()]) if (isMeant(key)) this.remove(key);
  }

  /** What a draft promises that is promised elsewhere too; the same while that is. Null where it is not known as it is here. */
  repetitionsIn(key: string, draft: Draft): readonly Repetition[] | null {
    const indexed = this.#drafts.get(key);
    if (indexed?.now.draft !== draft) return null;
    indexed.repetitions ??= repetitionsOf(indexed);
    return indexed.repetitions;
  }

  #drop(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#words.drop(items);
    for (const item of items) {
      item.holder.alike.delete(item);
      for (const other of item.alike?.keys() ?? []) {
        other.knownBy?.delete(item);
        this.#changed(other);
        keepIfAlike(other);
      }
      for (const other of item.knownBy ?? []) this.#lose(other, item);
    }
  }

  #lose(item: Item, gone: Item): void {
    if (!item.alike || !this.#words.has(item)) return;
    const wasFull = isFull(item);
    item.alike.delete(gone);
    // There may be more of them than it knew.
    if (wasFull) this.#look(item, 'all');
    this.#changed(item);
    keepIfAlike(item);
  }

  /** Looks for what is like an item, the oldest first. */
  #look(item: Item, reach: 'older' | 'all'): void {
    this.#words.visitLike(item, reach, (other) => {
      if (isFull(item)) return 'enough';
      this.#compare(item, other);
      return 'goOn';
    });
  }

  #compare(item: Item, other: Item): void {
    if (other === item || item.alike?.has(other) || !mayBeCompared(item, other)) return;
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

  #changed({ holder }: Item): void {
    if (holder.repetitions === null) return;
    holder.repetitions = null;
    this.onChange(holder.key);
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

function repetitionsOf(indexed: IndexedDraft): readonly Repetition[] {
  const items = indexed.alikeInOrder();
  const versions = versionsOf(indexed, items);
  return items.flatMap((item): Repetition[] => {
    const here: AlikeInitiative[] = [];
    const there: AlikeInitiative[] = [];
    const start = indexed.startOf(item);
    for (const [other, likeness] of item.alike ?? []) {
      const { initiative, holder } = other;
      if (holder === indexed) {
        const at = holder.startOf(other);
        if (at < start) here.push({ initiative, start: at, likeness, document: null });
      } else if (!versions.has(holder)) {
        there.push({ initiative, start: holder.startOf(other), likeness, document: holder.now.document });
      }
    }
    if (here.length + there.length === 0) return [];
    here.sort((a, b) => a.start - b.start);
    there.sort((a, b) => compare(a.document!.uri, b.document!.uri) || a.start - b.start);
    return [{ initiative: item.initiative, start, others: [...here, ...there] }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The drafts that are versions of this one: what is in both is no promise made twice. */
function versionsOf(indexed: IndexedDraft, items: readonly Item[]): Set<IndexedDraft> {
  const shared = new Map<IndexedDraft, number>();
  for (const item of items) {
    for (const other of new Set(Array.from(item.alike?.keys() ?? [], ({ holder }) => holder))) {
      if (other !== indexed) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  const versions = new Set<IndexedDraft>();
  for (const [other, count] of shared) {
    const most = Math.min(indexed.size, other.size);
    if (count >= LEAST_OF_VERSIONS && count >= PART_OF_VERSIONS * most) versions.add(other);
  }
  return versions;
}
