import { NameReader } from '../bureaux/names.js';
import type { Registry } from '../bureaux/registry.js';
import type { Period } from '../bureaux/types.js';
import type { TimeReader } from '../deadlines/reader.js';
import type { DeadlineMeaning, Status } from '../deadlines/types.js';
import { textAsSeen } from './as-seen.js';
import type { Part, Stretch } from './blocks.js';
import type { Circumstances } from './circumstances.js';
import { withoutCommentsAtEnd } from './comments.js';
import { detached } from './detached.js';
import { isNameOfDraft } from './name-of-draft.js';
import { misplacedTagIn } from './misplaced-tag.js';
import type {
  Bullet,
  BulletKind,
  Heading,
  Initiative,
  LeadIn,
  LineAnchor,
  Passage,
  Prose,
} from './passage.js';
import { type OutlinedPiece, type Piece, outlined, splitParagraph, textOf, widthOf } from './pieces.js';
import { type Confusables, readableOf } from './readable.js';
import { firstIndex } from './search.js';
import { type BureauTag, readTag } from './tag.js';
import { isTitleAboveList } from './titles.js';

/** A passage and where it starts in the document. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly start: number;
  /** How deep it is nested in the passages before it in its list, 0 at the top. */
  readonly depth: number;
  /** All that the passage was read from: passages with the same key are equal. */
  readonly key: string;
}

/** Looks up a passage that was read before from the same text. */
export type Recall = (key: string) => Passage | undefined;

/** What an item gives to those nested in it. */
interface Parent {
  readonly passage: LeadIn;
  readonly tag: BureauTag | null;
  readonly status: Status;
  readonly deadlines: readonly DeadlineMeaning[];
  readonly key: string;
}

/** What a piece is in its paragraph or list. */
type Role = 'paragraph' | 'item' | 'lead';

/** A piece that is to be read as a passage; `from` is where its bullet starts. */
interface Item {
  readonly role: Role;
  readonly piece: Piece;
  readonly from: number;
  readonly bullet: Bullet;
  /** How deep it is nested in other items. */
  readonly depth: number;
}

/** What the items around one say of it. */
interface Neighbours {
  /** Whether others are nested in it, and none of them ends in a tag. */
  readonly isUntaggedBelow: boolean;
  /** The tag at the end of the sentence that goes on in the items behind it; null where it is no part of one. */
  readonly closingTag: ClosingTag | null;
}

/** Of most items those around them say nothing. */
const ALONE: Neighbours = { isUntaggedBelow: false, closingTag: null };

/** A tag that items share with the last of them, as written, and read by itself: its offsets count from its start. */
interface ClosingTag {
  readonly written: string;
  readonly tag: BureauTag;
}

interface Source {
  readonly text: string;
  /** Whether there are several items in the block, and none of them ends in a tag. */
  readonly isUntagged: boolean;
  /** Whether the block is a list of work that goes on, see {@link isListOfOngoing}. */
  readonly isOfOngoing: boolean;
  readonly circumstances: Circumstances;
  readonly recall: Recall;
}

const WORD = /[\p{Script=Latin}\p{Script=Han}]/u;
/** The end of "Chapter 1 ........ 12". */
const CONTENTS_TAIL = /(?:\.{4}|…{2}|\t)\s*\d+$/;
/** What begins a list, but not below the line of a paragraph: “2) Open a pool.” */
const LIST_MARK = /^(?:\d{1,9}[.)]|[-+*])(?:\s|$)/;
const CONTENTS_LINK = /^\[[^\]]*\]\([^)]*\)$/;

/** How words end that may end in a tag. */
const TAG_END = /[)）\]］】〕][.;。；]?$/;
/** How an item ends whose sentence goes on in the next one, perhaps with an “and”. */
const LINK = /[;；,，](?:\s*(and|or|及|和|或))?\s*$/i;
const LONGEST_LINK = 20;
/** The last characters of such an item. */
const LINK_ENDS = ';；,，dDrR及和或 \t';

/** Longer than any tag: no more is looked at to see whether words end in one. */
const LONGEST_END = 400;
/** So many ends are remembered. */
const MOST_TAG_ENDS = 1000;

/** A line of a table of contents promises nothing. */
function isContentsLine(text: string): boolean {
  return CONTENTS_TAIL.test(text.slice(-40)) || CONTENTS_LINK.test(text);
}

/** “Continuing with …”, “Planning with schools …”: how work that goes on is told in a list of it. */
const PARTICIPLE = /^\p{L}{2,}ing(?!\p{L})/u;
const GOES_ON = /^(?:continuing|maintaining|keeping|sustaining|carrying\son)(?!\p{L})/iu;
const LONGEST_PARTICIPLE = 30;

/** Whether all items begin with a participle, and one of them says that its work goes on: then that of the others does too. */
function isListOfOngoing(text: string, items: readonly Item[]): boolean {
  const opens = (pattern: RegExp, { textFrom }: Piece): boolean =>
    pattern.test(text.slice(textFrom, textFrom + LONGEST_PARTICIPLE));
  return (
    items.length > 1 &&
    items.every(({ piece }) => opens(PARTICIPLE, piece)) &&
    items.some(({ piece }) => opens(GOES_ON, piece))
  );
}

/** Reads the parts of a block as passages. */
export class PassageReader {
  readonly #names: NameReader;
  /** Whether ends of lines are tags in the period that was asked about last. */
  readonly #tagEnds = new Map<string, boolean>();
  #tagEndsPeriod: Period | null = null;

  constructor(
    private readonly knowledge: {
      readonly registry: Registry;
      readonly times: TimeReader;
      readonly confusables: Confusables;
    },
  ) {
    this.#names = new NameReader(knowledge.registry);
  }

  /** The passages of `parts`, in order; those that `recall` knows are not read again. */
  *read(
    text: string,
    parts: readonly Part[],
    circumstances: Circumstances,
    recall: Recall,
  ): Generator<ReadPassage> {
    const source: Source = { text, isUntagged: false, isOfOngoing: false, circumstances, recall };
    const parents: Parent[] = [];
    const items: Item[] = [];
    for (const part of parts) {
      if (part.kind === 'heading') {
        yield* this.#heading(source, part);
        continue;
      }
      const found = part.kind === 'item' ? this.#item(source, part) : this.#paragraph(source, part);
      for (const item of found) items.push(item);
    }
    const isUntagged =
      items.length > 1 && !items.some((item) => this.#itemEndsInTag(text, item, circumstances));
    // What begins below a nested list comes behind the items in it.
    items.sort((a, b) => a.from - b.from);
    const among: Source = { ...source, isUntagged, isOfOngoing: isListOfOngoing(text, items) };
    const closingTags = isUntagged ? NO_TAGS : this.#closingTags(source, items);
    for (const [i, item] of items.entries()) {
      const { depth } = item;
      parents.length = depth;
      const parent = parents.at(-1) ?? null;
      const isUntaggedBelow = item.role === 'lead' && this.#isUntaggedBelow(source, items, i);
      const closingTag = closingTags.get(item) ?? null;
      const neighbours = isUntaggedBelow || closingTag ? { isUntaggedBelow, closingTag } : ALONE;
      const placed = this.#place(among, item, neighbours, parent);
      if (placed.passage.kind === 'leadIn') parents[depth] = parentOf(placed.passage, placed.key, parent);
      yield placed;
    }
  }

  /** Whether items are nested in the one at `lead`, and none of them ends in a tag. */
  #isUntaggedBelow({ text, circumstances }: Source, items: readonly Item[], lead: number): boolean {
    let i = lead + 1;
    for (; i < items.length && items[i]!.depth > items[lead]!.depth; i++) {
      if (this.#itemEndsInTag(text, items[i]!, circumstances)) return false;
    }
    return i > lead + 1;
  }

  /**
   * One sentence that is laid out as a list, “- a pier; - a clinic; and - a school. (SB)”, has one tag, at its end: the tag
   * of each item but the last. At the top of a list only an “and” makes it one sentence.
   */
  #closingTags({ text, circumstances }: Source, items: readonly Item[]): ReadonlyMap<Item, ClosingTag> {
    if (!items.some(({ piece }) => LINK_ENDS.includes(text.charAt(piece.to - 1)))) return NO_TAGS;
    const tags = new Map<Item, ClosingTag>();
    /** By depth, what comes behind in the same list: the last item, and its tag once somebody asks. */
    const behind: ({ readonly last: Item; tag?: ClosingTag | null } | null)[] = [];
    for (let i = items.length - 1; i >= 0; i--) {
      const item = items[i]!;
      const { depth, role, piece } = item;
      const end = text.slice(Math.max(piece.textFrom, piece.to - LONGEST_LINK), piece.to);
      const link = role === 'lead' ? null : LINK.exec(end);
      const following = behind[depth];
      if (!link) behind[depth] = { last: item };
      else if (following && (following.tag !== undefined || depth > 0 || link[1] !== undefined)) {
        following.tag ??= this.#tagBehindSentence(text, following.last, circumstances);
        if (following.tag) tags.set(item, following.tag);
        else behind[depth] = null;
      } else behind[depth] = null;
      behind.length = depth + 1;
    }
    return tags;
  }

  /** The tag of an item that ends a sentence before it. */
  #tagBehindSentence(text: string, { role, piece }: Item, { period }: Circumstances): ClosingTag | null {
    const end = text.slice(Math.max(piece.textFrom, piece.to - LONGEST_END), piece.to);
    if (role === 'lead' || !TAG_END.test(end)) return null;
    const readable = readableOf(end, this.knowledge.confusables);
    const { registry } = this.knowledge;
    const start = readTag(readable, registry, period, end)?.start;
    if (start === undefined || LINK.test(readable.slice(0, start))) return null;
    const written = end.slice(start);
    const tag = readTag(readable.slice(start), registry, period, written);
    return tag && { written: detached(written), tag };
  }

  #itemEndsInTag(text: string, { piece }: Item, circumstances: Circumstances): boolean {
    return this.#endsInTag(
      text.slice(Math.max(piece.textFrom, piece.to - LONGEST_END), piece.to),
      circumstances,
    );
  }

  *#heading(source: Source, part: Extract<Part, { kind: 'heading' }>): Generator<ReadPassage> {
    const raw = source.text.slice(part.from, part.to);
    const text = withoutCommentsAtEnd(raw).trimStart();
    const start = part.from + raw.length - raw.trimStart().length;
    const key = detached(`heading ${part.level} ${text}`);
    yield {
      key,
      start,
      depth: 0,
      passage: source.recall(key) ?? this.#readHeading(detached(text), part.level, source.circumstances),
    };
  }

  #readHeading(text: string, level: number, { period }: Circumstances): Heading {
    const title = textAsSeen(text)
      .replace(/\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
    const readable = readableOf(text, this.knowledge.confusables);
    const mentions = this.#names.read(readable, period);
    const isSection = WORD.test(title);
    return { kind: 'heading', text, readable, lines: SINGLE_LINE, mentions, level, title, isSection };
  }

  #pieces(source: Source, texts: readonly Stretch[]): Piece[] {
    return splitParagraph(source.text, texts, (line) => this.#endsInTag(line, source.circumstances));
  }

  #endsInTag(line: string, circumstances: Circumstances): boolean {
    if (!TAG_END.test(line)) return false;
    const end = line.slice(-LONGEST_END);
    const { period } = circumstances;
    // The items of a list are looked at again at each keystroke in it.
    if (this.#tagEnds.size >= MOST_TAG_ENDS || this.#tagEndsPeriod !== period) {
      this.#tagEnds.clear();
      this.#tagEndsPeriod = period;
    }
    let known = this.#tagEnds.get(end);
    if (known === undefined) {
      const tag = readTag(readableOf(end, this.knowledge.confusables), this.knowledge.registry, period);
      known = tag !== null && tag.codes.some((code) => code.organisation !== null);
      this.#tagEnds.set(detached(end), known);
    }
    return known;
  }

  /** A paragraph is an initiative where a glyph stands before it, or a bureau tag ends it. */
  *#paragraph(source: Source, { from, to }: Extract<Part, { kind: 'paragraph' }>): Generator<Item> {
    for (const piece of outlined(this.#pieces(source, [{ from, to }]), null)) {
      const standsApart =
        piece.depth === 0 && !LIST_MARK.test(source.text.slice(piece.textFrom, piece.textFrom + 12));
      const bullet = bulletOf(piece, piece.glyph ? 'glyph' : 'none', piece.glyph, standsApart);
      const role = piece.leaf ? 'paragraph' : 'lead';
      yield { role, piece, from: piece.from, bullet, depth: piece.depth };
    }
  }

  /** The item of a list; more than one where glyphs are nested in it, or those after it have lost their bullets. */
  *#item(source: Source, part: Extract<Part, { kind: 'item' }>): Generator<Item> {
    const lineStart = source.text.lastIndexOf('\n', part.from - 1) + 1;
    const columns = {
      column: widthOf(source.text.slice(lineStart, part.from)),
      content: widthOf(source.text.slice(lineStart, part.texts[0]!.from)),
    };
    const pieces = outlined(this.#pieces(source, part.texts), columns);
    for (const [i, piece] of pieces.entries()) {
      const first = i === 0;
      const from = first ? part.from : piece.from;
      const written = source.text.slice(from, piece.textFrom);
      const kind = first ? (piece.glyph ? 'double' : 'markdown') : piece.glyph ? 'glyph' : 'none';
      const next = pieces[i + 1]?.from ?? Infinity;
      const below = part.nested[firstIndex(part.nested.length, (at) => part.nested[at]! > from)];
      const isLeaf = piece.leaf && !(below !== undefined && below < next);
      const isHeading =
        first &&
        part.headsList &&
        pieces[1]?.glyph !== '' &&
        isTitleAboveList(source.text.slice(piece.textFrom, piece.to));
      yield {
        role: isLeaf && !isHeading ? 'item' : 'lead',
        piece,
        from,
        bullet: bulletOf(piece, kind, written, first && part.keepsNumber),
        depth: part.depth + piece.depth,
      };
    }
  }

  #place(source: Source, item: Item, neighbours: Neighbours, parent: Parent | null): ReadPassage {
    const { role, piece, from, bullet, depth } = item;
    const inSource = source.text.slice(from, piece.to);
    const between = piece.texts.slice(1).map((text, i) => [piece.texts[i]!.to - from, text.from - from]);
    const { kind, indent, keepsPlace, standsApart } = bullet;
    const key = detached(
      `${role} ${kind} ${indent} ${keepsPlace} ${standsApart} ${source.isUntagged} ${source.isOfOngoing} ${neighbours.isUntaggedBelow} ${neighbours.closingTag?.written ?? ''} ${between.join()} ${parent?.key ?? ''} ${inSource}`,
    );
    const known = source.recall(key);
    if (known) return { passage: known, start: from, depth, key };
    const { text: raw, lines, gaps } = textOf(source.text, piece, from);
    const text = detached(raw);
    const readable = withGaps(readableOf(text, this.knowledge.confusables), gaps);
    const written = { text, readable, lines };
    const passage = this.#readPassage(source, item, neighbours, written, parent);
    return { passage, start: from, depth, key };
  }

  #readPassage(
    { circumstances, isUntagged, isOfOngoing }: Source,
    { role, bullet }: Item,
    { isUntaggedBelow, closingTag }: Neighbours,
    written: { readonly text: string; readonly readable: string; readonly lines: readonly LineAnchor[] },
    parent: Parent | null,
  ): Prose | LeadIn | Initiative {
    const { text, readable } = written;
    const { period, publication } = circumstances;
    const prose = (): Prose => ({ kind: 'prose', ...written, mentions: this.#names.read(readable, period) });
    if (!WORD.test(readable) || isContentsLine(text.trimEnd())) return prose();
    const tag = readTag(readable, this.knowledge.registry, period, text);
    const isItem = bullet.kind !== 'none' || (tag !== null && this.#isAnswered(tag, circumstances));
    if (!isItem) return prose();
    // On a cover the bureau stands behind the name of its draft: “Supplement (Civil Service Bureau)”.
    if (tag && bullet.kind === 'none' && isNameOfDraft(readable.slice(0, tag.start))) return prose();
    const words = withoutTag(readable, tag);
    const times = this.knowledge.times.read(words, publication);
    const mentions = this.#names.read(words, period);
    const misplacedTag = tag
      ? null
      : misplacedTagIn({ text, readable, mentions }, this.knowledge.registry, period);
    const leadIn = parent?.passage ?? null;
    const base = { ...written, mentions, bullet, tag, misplacedTag, times, leadIn };
    if (role === 'lead')
      return { kind: 'leadIn', ...base, isWithoutTags: !tag && !parent?.tag && isUntaggedBelow };
    return {
      kind: 'initiative',
      ...base,
      isAmongUntagged: isUntagged,
      inheritedTag: tag ? null : (parent?.tag ?? closingTag?.tag ?? null),
      inheritedStatus: parent?.status ?? (isOfOngoing ? 'ongoing' : null),
      inheritedDeadlines: parent?.deadlines ?? NONE,
    };
  }

  /** Without a bullet only a tag makes an initiative: one with a known code, or a code that is nearly one. */
  #isAnswered(tag: BureauTag, { period }: Circumstances): boolean {
    const { registry } = this.knowledge;
    return (
      tag.codes.length === 0 ||
      tag.codes.some((c) => c.organisation !== null || registry.suggestionsFor(c.written, period).length > 0)
    );
  }
}

/** A text as it reads with a mark where something is left out of it: no tag, time or name goes on across that. */
function withGaps(readable: string, gaps: readonly number[]): string {
  let marked = '';
  let from = 0;
  for (const at of gaps) {
    marked += `${readable.slice(from, at)}…`;
    from = at + 1;
  }
  return marked + readable.slice(from);
}

/** The words of an initiative, its tag blanked: neither times nor names are looked for in it. */
function withoutTag(readable: string, tag: BureauTag | null): string {
  if (!tag) return readable;
  return readable.slice(0, tag.start) + ' '.repeat(tag.end - tag.start) + readable.slice(tag.end);
}

function parentOf(passage: LeadIn, key: string, above: Parent | null): Parent {
  const { tag, times } = passage;
  const isTimed = times.status !== 'missing';
  return {
    passage,
    tag: tag ?? above?.tag ?? null,
    status: isTimed ? times.status : (above?.status ?? times.status),
    deadlines: isTimed ? times.deadlines : (above?.deadlines ?? NONE),
    key,
  };
}

/** One for all: few lists are one sentence. */
const NO_TAGS: ReadonlyMap<Item, ClosingTag> = new Map();
/** One for all: most initiatives are nested in none. */
const NONE: readonly DeadlineMeaning[] = [];

const SINGLE_LINE: readonly LineAnchor[] = [{ text: 0, source: 0 }];

function bulletOf(
  { indent, keepsPlace }: OutlinedPiece,
  kind: BulletKind,
  written: string,
  standsApart: boolean,
): Bullet {
  return { kind, written: detached(written), indent, keepsPlace, standsApart };
}
