import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Block, Draft } from '../../draft/draft.js';
import type { DraftLanguage } from '../../draft/metadata.js';
import { type Passage, isItem } from '../../draft/passage.js';
import type { MessageWriter } from '../../rules/messages.js';
import { type Counts, countsIn } from './counts.js';
import { type Proposal, type Proposals, say } from './proposals.js';
import type { WritingPlace } from './writing-place.js';

/** How initiatives begin, as `seeds/openings.json` holds it for each language. */
export type Openings = Readonly<
  Record<
    DraftLanguage,
    {
      /** What many begin with, for drafts that have too few of their own. */
      readonly usual: readonly string[];
      /** Words that belong to the verb before them: "Set up". */
      readonly particles: readonly string[];
      /** First words that are no verbs. */
      readonly notOpenings: readonly string[];
    }
  >
>;

/** No more are proposed. */
const MOST_OPENINGS = 12;
/** What begins fewer initiatives is no habit. */
const FEWEST_USES = 2;

const BULLET = /^[^\S\r\n]*(?:[-*+•·]|\d+[.)])[^\S\r\n]+(?:\[[ xX]\][^\S\r\n]+)?/;
/** Blocks that a bullet without words is in. */
const MAY_HOLD_BULLETS: ReadonlySet<string> = new Set(['BulletList', 'OrderedList', 'Paragraph']);

/** What may begin an initiative, behind its bullet; null where the cursor is elsewhere. */
export function openingProposals(
  place: WritingPlace,
  writer: MessageWriter,
  openings: Openings,
): Proposals | null {
  const { known, before, after, offset, passage } = place;
  const bullet = place.isWholeLine ? BULLET.exec(before)?.[0] : undefined;
  if (bullet === undefined || !mayBegin(place)) return null;
  const typed = before.slice(bullet.length);
  if (!/^(?:\p{L}+ ?){0,2}$/u.test(typed)) return null;
  const language = known.draft.metadata.language ?? languageOf(typed);
  const { usual } = openings[language];
  const counts = habitsOf(known.draft, openings, passage);
  const habits = [...counts].filter(
    ([words, count]) => count >= FEWEST_USES && languageOf(words) === language,
  );
  const own = habits.sort((a, b) => b[1] - a[1]).map(([words]) => words);
  const isBeginning = (words: string): boolean => words.toLowerCase().startsWith(typed.toLowerCase());
  const words = [...new Set([...own, ...usual])].filter(isBeginning).slice(0, MOST_OPENINGS);
  const rest = /^\p{L}*/u.exec(after)![0];
  // The other words of an item that is there already are left as they are.
  if (words.length === 0 || (typed === '' && rest !== '')) return null;
  const blank = language === 'en' && !/^\s/.test(after.slice(rest.length)) ? ' ' : '';
  const items = words.map((opening): Proposal => {
    const count = counts.get(opening) ?? 0;
    const behind = opening.slice(typed.length);
    // All of its words may stand there already.
    const isThere = after.toLowerCase().startsWith(behind.toLowerCase());
    const detail = count >= FEWEST_USES ? say(writer, 'opening', { count: String(count) }) : undefined;
    return {
      label: opening,
      kind: CompletionItemKind.Keyword,
      ...(detail !== undefined && { detail }),
      newText: opening + (isThere ? '' : blank),
      start: offset - typed.length,
      end: offset + (isThere ? behind.length : rest.length),
    };
  });
  return { items };
}

/** Whether an item may begin here: one that has no words yet is no passage. */
function mayBegin({ block, passage, at }: WritingPlace): boolean {
  if (passage) return isItem(passage) && passage.lines[0]!.text <= at && at <= 40;
  return block === null || MAY_HOLD_BULLETS.has(block.type);
}

const ofPassages = new WeakMap<Passage, string | null>();
const ofBlocks = new WeakMap<Block, Counts>();

/** How many initiatives begin with the same words; that at the cursor is not counted, since its first word may be half typed. */
function habitsOf(draft: Draft, openings: Openings, atCursor: Passage | null): Counts {
  const blocks = draft.blocks.map(({ content }) => content);
  const all = countsIn(blocks, ofBlocks, (block) => openingsIn(block, openings));
  const half = atCursor && ofPassages.get(atCursor);
  if (half) all.set(half, all.get(half)! - 1);
  return all;
}

function* openingsIn({ passages }: Block, openings: Openings): Generator<string> {
  for (const passage of passages) {
    if (!isItem(passage)) continue;
    let words = ofPassages.get(passage);
    if (words === undefined) ofPassages.set(passage, (words = openingOf(passage.readable, openings)));
    if (words !== null) yield words;
  }
}

/** The verb that a text begins with, and what belongs to it: "Set up", "繼續". Null where it begins otherwise. */
function openingOf(text: string, openings: Openings): string | null {
  const start = text.slice(0, 80).trimStart();
  const [words, first, second] =
    /^(\p{Lu}\p{Ll}+(?:-\p{Ll}+)*)(?:[^\S\r\n]+(\p{Ll}+))?(?![\p{L}\p{N}])/u.exec(start) ?? [];
  if (words !== undefined && first !== undefined) {
    const { particles, notOpenings } = openings.en;
    if (notOpenings.includes(first)) return null;
    return second !== undefined && particles.includes(second) ? `${first} ${second}` : first;
  }
  // A verb of official Chinese has two characters.
  return /^\p{Script=Han}{2}/u.exec(start)?.[0] ?? null;
}

function languageOf(words: string): DraftLanguage {
  return /\p{Script=Han}/u.test(words) ? 'zh-Hant' : 'en';
}
