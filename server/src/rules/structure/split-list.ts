import { BlockFacts, oncePerBlock } from '../../draft/block-facts.js';
import type { Block, Draft } from '../../draft/draft.js';
import {
  type Passage,
  isItem,
  lastWordBefore,
  lengthOf,
  sourceRange,
  toSource,
} from '../../draft/passage.js';
import type { PromiseVerbs } from '../promise-verbs.js';
import { beginsWithVerb } from '../promise-words.js';
import { endsOpen, goesOnInSmallLetters } from '../torn-words.js';
import type { Report, Rule } from '../types.js';

/** What a printed page leaves between two items: its number, “(continued)”. */
const PAGE_NUMBER =
  /^(?:[-–—]\s?)?(?:page\s|p\.\s?|第\s?)?\d{1,3}(?:\s?(?:\/|of)\s?\d{1,3})?(?:\s?頁)?(?:\s?[-–—])?$/iu;
const CONTINUED = /^(?:[^()（）]{0,80}[(（])?(?:continued|cont['’]d|cont\.|續)[)）]?$/iu;
const LONGEST_REST = 100;
const CONJUNCTION = /^(?:and|or|to)\s/;
/** A sentence that has not ended. */
const OPEN_END = /[\p{L}\p{N},–—-]$/u;
const BEGINNING = /^["“‘'*_(]*\p{Lu}/u;
/** What is said of each half by itself, and would not be of the whole. */
const SAID_OF_HALVES = ['bureau/missing', 'deadline/missing', 'structure/unbulleted-initiative'];

/** An item that a page break tore in two, and what it left between two items or behind the last one. */
export const splitList: Rule = {
  name: 'structure/split-list',
  severity: 'hint',
  summary: 'A page break has torn an item in two, or left its number in a list or behind it.',
  scope: 'draft',
  messages: {
    torn: 'This item goes on below, where “{words}” begins an item of its own. Join the two.',
    rest: 'This was left where a page ended, and parts the list in two. Take it out.',
    last: 'This was left where a page ended. Take it out.',
    below: 'It goes on here.',
    join: 'Join the two',
    remove: 'Take out “{words}”',
  },
  check(draft, { profile, words: { verbs } }, report) {
    for (const seam of seamsOf(draft)) {
      if (!seam.below) reportRests(seam, report);
      else if (!tears(openIn(seam.above.passage), goingOnIn(seam.below.passage), verbs))
        reportRests(seam, report);
      else if (profile.asksForTag) reportTorn(seam.above, seam.below, report);
    }
  },
};

/** A passage and where it starts in the document. */
interface Placed {
  readonly passage: Passage;
  readonly start: number;
}

/**
 * Two items, and what a page left between them, or the first of which may go on in the second; `below` is null where the list
 * ends at a heading.
 */
interface Seam<Place> {
  readonly above: Place;
  readonly rests: readonly Place[];
  readonly below: Place | null;
}

/** A passage by its index in a block; -1 is the last one. */
interface Place {
  readonly block: number;
  readonly index: number;
}

/** What in a block may be a seam, or one side of it. */
interface Edges {
  readonly inside: readonly Seam<number>[];
  /** The first and the last passage that are not left of a page; -1 where all are. */
  readonly first: number;
  readonly last: number;
  /** What is left of a page behind the last one. */
  readonly rests: readonly number[];
  /** The first one, where it begins in the middle of a sentence, and the last one, where it ends there. */
  readonly goesOn: Passage | null;
  readonly isOpen: Passage | null;
}

const edgesOf = oncePerBlock(readEdges);

/** The seams of a draft. Lists that begin and end as they should are all alike: `items`. */
const seams = new BlockFacts(
  (block): Edges | 'items' | 'heading' | 'others' | 'comment' => {
    if (block.type === 'Comment') return 'comment';
    const { passages } = block.content;
    const [first] = passages;
    if (first?.kind === 'heading') return 'heading';
    if (!first) return 'others';
    const edges = edgesOf(block);
    const { inside, rests, goesOn, isOpen } = edges;
    if (inside.length > 0 || rests.length > 0 || goesOn || isOpen) return edges;
    return isItem(first) && isItem(passages.at(-1)!) ? 'items' : 'others';
  },
  (facts): readonly Seam<Place>[] => {
    const found: Seam<Place>[] = [];
    let above: (Place & { readonly isOpen: Passage | null }) | null = null;
    let rests: Place[] = [];
    facts.forEach((fact, block) => {
      if (fact === 'comment') return;
      if (fact === 'heading' && above && rests.length > 0) found.push({ above, rests, below: null });
      if (fact === 'others' || fact === 'heading') {
        above = null;
        rests = [];
        return;
      }
      const edges = fact === 'items' ? SOUND : fact;
      if (edges.first >= 0) {
        const below = { block, index: edges.first };
        if (above && (rests.length > 0 || (above.isOpen && edges.goesOn)))
          found.push({ above, rests, below });
        for (const seam of edges.inside) {
          const at = (index: number): Place => ({ block, index });
          const below = seam.below === null ? null : at(seam.below);
          found.push({ above: at(seam.above), rests: seam.rests.map(at), below });
        }
        above = { block, index: edges.last, isOpen: edges.isOpen };
        rests = [];
      }
      if (above) rests.push(...edges.rests.map((index) => ({ block, index })));
    });
    return found;
  },
);

const SOUND = { inside: [], first: 0, last: -1, rests: [], goesOn: null, isOpen: null };

function seamsOf(draft: Draft): Seam<Placed>[] {
  const at = ({ block, index }: Place): Placed => {
    const { from, content } = draft.blocks[block]!;
    return { passage: content.passages.at(index)!, start: from + content.offsets.at(index)! };
  };
  return seams
    .of(draft)
    .map(({ above, rests, below }) => ({ above: at(above), rests: rests.map(at), below: below && at(below) }))
    .filter(({ above, below }) => isItem(above.passage) && (!below || isItem(below.passage)));
}

function readEdges({ passages, depths }: Block): Edges {
  const inside: Seam<number>[] = [];
  let first = -1;
  let last = -1;
  let rests: number[] = [];
  passages.forEach((passage, i) => {
    if (isRest(passage)) {
      rests.push(i);
      return;
    }
    if (first < 0) first = i;
    else if (
      depths[i] === depths[last] &&
      (rests.length > 0 || (openIn(passages[last]) && goingOnIn(passage)))
    ) {
      inside.push({ above: last, rests, below: i });
    }
    last = i;
    rests = [];
  });
  return {
    inside,
    first,
    last,
    rests,
    goesOn: goingOnIn(passages[first]),
    isOpen: openIn(passages[last]),
  };
}

function isRest({ kind, text }: Passage): boolean {
  if (kind !== 'prose' || text.length > LONGEST_REST) return false;
  const words = text.trim();
  return PAGE_NUMBER.test(words) || CONTINUED.test(words);
}

/** An item that ends in the middle of its sentence, before anybody is named who answers for it. */
function openIn(passage: Passage | undefined): Passage | null {
  if (passage?.kind !== 'initiative' || passage.tag || passage.inheritedTag || passage.misplacedTag)
    return null;
  const { text } = passage;
  return BEGINNING.test(text.slice(0, 8)) && OPEN_END.test(text.slice(-8).trimEnd()) ? passage : null;
}

/** An item that begins in the middle of a sentence. */
function goingOnIn(passage: Passage | undefined): Passage | null {
  if (passage?.kind !== 'initiative' || !passage.tag) return null;
  return goesOnInSmallLetters(passage.text) ? passage : null;
}

/** Whether the second of two items is the rest of the first, rather than one that was begun in small letters. */
function tears(open: Passage | null, goesOn: Passage | null, verbs: PromiseVerbs): boolean {
  if (!open || !goesOn) return false;
  return endsOpen(open.text) || CONJUNCTION.test(goesOn.text) || !beginsWithVerb(goesOn.text, verbs);
}

function reportTorn(above: Placed, below: Placed, report: Report): void {
  const range = sourceRange(above.passage, lastWordBefore(above.passage));
  const next = below.start + toSource(below.passage, 0);
  const [words] = /^\S+(?:[^\S\r\n]+\S+){0,2}/.exec(below.passage.text.slice(0, 100)) ?? [''];
  const gap = { start: above.start + range.end, end: next };
  report({
    range: { start: above.start + range.start, end: gap.start },
    message: { id: 'torn', args: { words } },
    isIncompleteness: true,
    related: [{ range: { start: next, end: next + words.length }, message: { id: 'below' } }],
    suggestions: [{ title: { id: 'join' }, changes: [{ range: gap, text: ' ' }] }],
    settles: [above.start, below.start].map((start) => ({ start, rules: SAID_OF_HALVES })),
  });
}

function reportRests({ rests, below }: Seam<Placed>, report: Report): void {
  rests.forEach(({ passage, start }, i) => {
    const end = start + lengthOf(passage);
    const next = rests[i + 1] ?? below;
    // What is further in would lose its indent.
    const isPlain = next !== null && next.passage.kind !== 'leadIn' && !isNested(next.passage);
    const args = { words: passage.text.trim() };
    const changes = [{ range: { start, end: next?.start ?? end }, text: '' }];
    report({
      range: { start, end },
      message: { id: below ? 'rest' : 'last' },
      ...((isPlain || !next) && { suggestions: [{ title: { id: 'remove', args }, changes }] }),
    });
  });
}

function isNested(passage: Passage): boolean {
  return passage.kind === 'initiative' && (passage.inheritedStatus !== null || passage.bullet.indent > 0);
}
