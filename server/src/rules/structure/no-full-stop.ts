import type { Quote } from '../../deadlines/types.js';
import { BlockFacts, oncePerBlock } from '../../draft/block-facts.js';
import type { Block } from '../../draft/draft.js';
import { type Passage, lastWordBefore, ownTag, sourceRange } from '../../draft/passage.js';
import type { Rule } from '../types.js';

/** So many items must end in a full stop before one without it is missed, and so many for each without. */
const FEWEST = 4;
const TIMES_AS_MANY = 4;
/** No word, and no remark in brackets, is longer. */
const LONGEST_END = 120;
/** The mark of a footnote, as Markdown writes it. */
const FOOTNOTE = /\[\^[^\]\s]{1,30}\]$/;
/** A remark behind the full stop: “… with all schools. (Completed in May 2025)”. */
const REMARK = /[.!?。！？…]["”’]?\s*[(（[][^()（）[\]]*[)）\]][.。]?$/u;
/** Another item of the same sentence follows. */
const GOES_ON = /[,;，；]\s+(?:and|or)$/iu;

/** An item without a full stop before its tag, in a draft where the others have one. */
export const noFullStop: Rule = {
  name: 'structure/no-full-stop',
  severity: 'hint',
  summary: 'The words before the tag do not end in a full stop, as they do elsewhere in the draft.',
  scope: 'draft',
  messages: {
    missing:
      'End the sentence with “{stop}” before the tag, as the others do, and check that no words were lost.',
    add: 'Add “{stop}”',
  },
  check(draft, _context, report) {
    for (const block of missing.of(draft)) {
      const { from, content } = draft.blocks[block]!;
      for (const index of endingsIn(draft.blocks[block]!).without) {
        const passage = content.passages[index]!;
        const word = lastWord(passage);
        const start = from + content.offsets[index]!;
        const range = sourceRange(passage, word);
        const at = start + range.end;
        const written = passage.text.slice(word.start, word.end);
        const stop = /\p{Script=Han}[^\p{L}\p{N}]*$/u.test(written) ? '。' : '.';
        report({
          range: { start: start + range.start, end: at },
          message: { id: 'missing', args: { stop } },
          isIncompleteness: true,
          fix: {
            title: { id: 'add', args: { stop } },
            changes: [{ range: { start: at, end: at }, text: stop }],
          },
        });
      }
    }
  },
};

/** How the tagged items of a block end: how many with a full stop, and which, by their indexes, without any mark. */
interface Endings {
  readonly stops: number;
  readonly without: readonly number[];
}

/** The indexes of the blocks in which a full stop is missed. */
const missing = new BlockFacts(
  (block) => {
    const found = endingsIn(block);
    return found.without.length > 0 ? found : found.stops;
  },
  (facts): readonly number[] => {
    let stops = 0;
    let misses = 0;
    const blocks: number[] = [];
    facts.forEach((fact, block) => {
      if (typeof fact === 'number') stops += fact;
      else {
        stops += fact.stops;
        // A list of names or figures has a habit of its own.
        if (fact.without.length >= FEWEST && fact.without.length > fact.stops) return;
        misses += fact.without.length;
        blocks.push(block);
      }
    });
    return stops >= FEWEST && stops >= TIMES_AS_MANY * misses ? blocks : NONE;
  },
);

const NONE: readonly number[] = [];
const endingsIn = oncePerBlock(readEndings);
const ends = new WeakMap<Passage, 'stop' | 'nothing' | 'other'>();

function readEndings({ passages, depths }: Block): Endings {
  let stops = 0;
  const without: number[] = [];
  passages.forEach((passage, i) => {
    // What is nested may be a word or two.
    if (passage.kind !== 'initiative' || !passage.tag || depths[i]! > 0) return;
    let end = ends.get(passage);
    if (!end) ends.set(passage, (end = endingOf(passage)));
    if (end === 'stop') stops++;
    else if (end === 'nothing') without.push(i);
  });
  return { stops, without };
}

/** How the words before the tag end; a stop behind the tag is one, too, in another place. */
function endingOf(passage: Passage): 'stop' | 'nothing' | 'other' {
  const { text, readable } = passage;
  const tag = ownTag(passage);
  const { end } = lastWord(passage);
  const words = readable.slice(Math.max(0, end - LONGEST_END), end).replace(FOOTNOTE, '');
  const bare = words.replace(/[\s”"'’»)）\]】」』*_]{1,8}$/u, '');
  if (/[.!?。！？…]$/.test(bare) || REMARK.test(words)) return 'stop';
  if (GOES_ON.test(bare)) return 'other';
  if (tag && /[.。]/.test(text.slice(tag.end, tag.end + 4))) return 'other';
  // Behind an address a full stop would be a part of it.
  if (/(?:https?:\/\/|www\.|@)\S*$/.test(bare) || text[end - 1] !== readable[end - 1]) return 'other';
  return /[\p{L}\p{N}%]$/u.test(bare) ? 'nothing' : 'other';
}

/** The last word before the tag. */
function lastWord(passage: Passage): Quote {
  return lastWordBefore(passage, ownTag(passage)?.start);
}
