import { type Tree, TreeFragment } from '@lezer/common';
import type { Registry } from '../bureaux/registry.js';
import type { TimeReader } from '../deadlines/reader.js';
import { type TopBlock, partsOf, topBlocks } from './blocks.js';
import {
  type Circumstances,
  type SaidOnTop,
  type Surroundings,
  circumstancesOf,
  readAlike,
  sameCircumstances,
} from './circumstances.js';
import { directivesIn, placedDirectives } from './directives.js';
import { trimmed } from './detached.js';
import { type Block, Draft } from './draft.js';
import { type Edit, wholeOf } from './edit.js';
import { LineInput, draftMarkdown } from './markdown.js';
import { type Metadata, NO_METADATA, publicationIn, readFrontMatter, yearInTitle } from './metadata.js';
import { dayBehindName } from './name-of-draft.js';
import type { Passage } from './passage.js';
import { PassageReader, type Recall } from './reader.js';
import type { Confusables } from './readable.js';
import { firstIndex } from './search.js';

/** What a draft is read with: data and pure readers, made once. */
export interface Knowledge {
  readonly registry: Registry;
  readonly times: TimeReader;
  readonly confusables: Confusables;
}

/** A parsed text: the draft, and what makes the next parse cheap. Immutable. */
export interface ParsedDraft {
  readonly text: string;
  readonly draft: Draft;
  readonly tree: Tree;
  readonly fragments: readonly TreeFragment[];
  readonly blocks: readonly ParsedBlock[];
}

/** A top-level block of the tree with its passages. */
interface ParsedBlock {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly content: RememberedBlock;
}

interface RememberedBlock extends Block {
  /** What each passage was read from, see `ReadPassage`. */
  readonly keys: readonly string[];
}

/** How many blocks at the top may hold the title, and say when the draft is published. */
const TOP_BLOCKS = 12;

/** Parses text into a {@link Draft}. */
export class DraftParser {
  readonly #passages: PassageReader;

  constructor(private readonly knowledge: Knowledge) {
    this.#passages = new PassageReader(knowledge);
  }

  /** Parses a whole text. */
  parse(text: string, surroundings: Surroundings): ParsedDraft {
    const tree = draftMarkdown.parse(new LineInput(text));
    return this.#build(text, tree, TreeFragment.addTree(tree), surroundings, null, null);
  }

  /** Reads a text that is not edited: nothing is kept of it but the draft. What makes edits cheap takes as much room again. */
  read(text: string, surroundings: Surroundings): Draft {
    const { draft } = this.parse(text, surroundings);
    const { metadata, circumstances, directives } = draft;
    const blocks = draft.blocks.map(({ type, from, to, content }) => {
      const { passages, offsets, depths, directives } = content;
      return { type, from, to, content: { passages, offsets, depths, directives } };
    });
    return new Draft(metadata, circumstances, blocks, directives);
  }

  /**
   * Parses `text`, which `edits` made of `previous.text` in this order (each in the coordinates of the text it met).
   * Costs the changed blocks; all other passages are the same objects as before.
   */
  update(
    previous: ParsedDraft,
    text: string,
    edits: readonly Edit[],
    surroundings: Surroundings,
  ): ParsedDraft {
    const edit = wholeOf(edits);
    const fragments = edit ? fragmentsAfter(previous, text, edit) : previous.fragments;
    const tree = edit ? draftMarkdown.parse(new LineInput(text), fragments) : previous.tree;
    return this.#build(text, tree, TreeFragment.addTree(tree, fragments), surroundings, previous, edit);
  }

  #build(
    text: string,
    tree: Tree,
    fragments: readonly TreeFragment[],
    surroundings: Surroundings,
    previous: ParsedDraft | null,
    edit: Edit | null,
  ): ParsedDraft {
    const metadata = readMetadata(text, tree, previous);
    const fresh = circumstancesOf(metadata, saidOnTop(text, tree, this.knowledge.times), surroundings);
    const before = previous?.draft.circumstances;
    // The same object while nothing changed: what is cached against it stays valid.
    const circumstances = before && sameCircumstances(fresh, before) ? before : fresh;
    const blocks =
      previous && readAlike(fresh, previous.draft.circumstances)
        ? this.#updateBlocks(text, tree, circumstances, previous, edit)
        : Array.from(topBlocks(tree), (block) =>
            this.#readBlock(text, tree, block, circumstances, NOTHING_READ),
          );
    const draft = new Draft(metadata, circumstances, blocks, placedDirectives(text, blocks));
    return { text, draft, tree, fragments, blocks };
  }

  /**
   * Blocks before the edit stay, but for the last one, which may have grown; blocks after it stay from where one starts
   * at the same place again, since a block at the top level does not depend on what stands before it.
   */
  #updateBlocks(
    text: string,
    tree: Tree,
    circumstances: Circumstances,
    previous: ParsedDraft,
    edit: Edit | null,
  ): readonly ParsedBlock[] {
    if (!edit) return previous.blocks;
    const old = previous.blocks;
    let kept = Math.max(0, firstIndex(old.length, (i) => old[i]!.to >= edit.from) - 1);
    // A numbered heading is one by what follows, comments passed over.
    while (kept > 0 && old[kept]?.type === 'Comment') kept--;
    const shift = edit.newTo - edit.to;
    let after = firstIndex(old.length, (i) => old[i]!.from > edit.to);
    const blocks = old.slice(0, kept);
    const resume = kept > 0 ? old[kept - 1]!.to : 0;
    const pool = new PassagePool();
    for (const block of old.slice(kept, after)) pool.add(block);
    for (const block of topBlocks(tree, resume)) {
      if (block.to <= resume) continue;
      for (; after < old.length && old[after]!.from + shift < block.from; after++) pool.add(old[after]!);
      const twin = old[after];
      if (twin && lineStart(text, block.from) > edit.newTo && sameBlock(twin, block, shift)) {
        const rest = old.slice(after);
        return blocks.concat(shift === 0 ? rest : rest.map((later) => moved(later, shift)));
      }
      blocks.push(this.#readBlock(text, tree, block, circumstances, pool.recall));
    }
    return blocks;
  }

  #readBlock(
    text: string,
    tree: Tree,
    block: TopBlock,
    circumstances: Circumstances,
    recall: Recall,
  ): ParsedBlock {
    const passages: Passage[] = [];
    const offsets: number[] = [];
    const depths: number[] = [];
    const keys: string[] = [];
    for (const { passage, start, depth, key } of this.#passages.read(
      text,
      partsOf(text, tree, block),
      circumstances,
      recall,
    )) {
      passages.push(passage);
      offsets.push(start - block.from);
      depths.push(depth);
      keys.push(key);
    }
    const directives = directivesIn(text, tree, block);
    const content = {
      passages: trimmed(passages),
      offsets: trimmed(offsets),
      depths: trimmed(depths),
      directives,
      keys: trimmed(keys),
    };
    return { type: block.type, from: block.from, to: block.to, content };
  }
}

/** The passages of blocks that are read anew; each is given out once. */
class PassagePool {
  readonly #byKey = new Map<string, Passage[]>();

  add({ content: { passages, keys } }: ParsedBlock): void {
    passages.forEach((passage, i) => {
      const list = this.#byKey.get(keys[i]!);
      if (list) list.push(passage);
      else this.#byKey.set(keys[i]!, [passage]);
    });
  }

  readonly recall: Recall = (key) => this.#byKey.get(key)?.shift();
}

/** What of the previous tree can be used for the text after `edit`. */
function fragmentsAfter(
  { fragments, text: before }: ParsedDraft,
  text: string,
  edit: Edit,
): readonly TreeFragment[] {
  // Only at the very start does `---` open front matter, and is a mark of the byte order none of the words: what moves there,
  // or from there, is parsed anew.
  const opening = /^(?:\ufeff|---)/;
  if (edit.from <= 4 && (opening.test(text) || opening.test(before))) return [];
  const from = lastWordBefore(before, edit.from);
  return TreeFragment.applyChanges(fragments, [{ fromA: from, toA: edit.to, fromB: from, toB: edit.newTo }]);
}

/**
 * The end of the last line with words above that of `offset`. The parser takes over a block that ends before the edit,
 * but the line after a paragraph may continue it, even inside a quotation: so its last line counts as edited.
 */
function lastWordBefore(text: string, offset: number): number {
  let at = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return Math.max(0, at - 1);
}

const NOTHING_READ: Recall = () => undefined;

/** The front matter, read again only where it changed. */
function readMetadata(text: string, tree: Tree, previous: ParsedDraft | null): Metadata {
  const [first] = topBlocks(tree);
  if (first?.type !== 'FrontMatter') return NO_METADATA;
  const source = text.slice(first.from, first.to);
  const before = previous?.blocks[0];
  if (previous && before?.type === 'FrontMatter' && previous.text.slice(before.from, before.to) === source) {
    return previous.draft.metadata;
  }
  return readFrontMatter(source);
}

/** What the first blocks say of the publication: the title of its year, it or the line below it, or a line that says so, of the day. */
function saidOnTop(text: string, tree: Tree, times: TimeReader): SaidOnTop {
  let seen = 0;
  let year: number | null = null;
  let date: string | null = null;
  let isBelowTitle = true;
  for (const { type, from, to } of topBlocks(tree)) {
    // A directive above the title does not move it.
    if (type === 'Comment') continue;
    if (seen++ === TOP_BLOCKS || (date !== null && year !== null)) break;
    const isHeading = type.startsWith('ATXHeading');
    const words = text.slice(from, Math.min(to, from + LONGEST_TOP_LINE));
    if (isHeading) year ??= yearInTitle(words);
    else if (type === 'Paragraph' || type === 'Blockquote') date ??= dayIn(publicationIn(words), times);
    if (isBelowTitle && type !== 'FrontMatter') {
      date ??= dayIn(dayBehindName(words), times);
      isBelowTitle = isHeading;
    }
  }
  return { date, year };
}

/** Enough to see that a block on top is no short note. */
const LONGEST_TOP_LINE = 1000;

/** The day that words name, ISO 8601; null where they name none, or say more. */
function dayIn(words: string | null, times: TimeReader): string | null {
  if (words === null) return null;
  const lead = 'on ';
  const { deadlines, otherTimes } = times.read(lead + words, { date: null, year: null });
  const [only, ...others] = [...deadlines, ...otherTimes];
  if (!only?.interval || others.length > 0 || only.start > lead.length) return null;
  const [first, last] = only.interval;
  return first === last ? first : null;
}

/** Where the line of `offset` starts: the white space before a block tells how it is nested, so it must be untouched too. */
function lineStart(text: string, offset: number): number {
  return offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
}

function sameBlock(old: ParsedBlock, block: TopBlock, shift: number): boolean {
  return old.type === block.type && old.from + shift === block.from && old.to + shift === block.to;
}

function moved({ type, from, to, content }: ParsedBlock, shift: number): ParsedBlock {
  return { type, from: from + shift, to: to + shift, content };
}
