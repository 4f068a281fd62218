import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Organisation } from '../../bureaux/types.js';
import type { Block, Draft } from '../../draft/draft.js';
import { isItem, ownTag } from '../../draft/passage.js';
import { type TagInProgress, tagAround } from '../../draft/tag-in-progress.js';
import { endsSentence } from '../../draft/tag.js';
import type { MessageWriter } from '../../rules/messages.js';
import { type Counts, countsIn } from './counts.js';
import { type Proposal, type Proposals, say } from './proposals.js';
import { type WritingPlace, offsetOnLine, passageTextAt } from './writing-place.js';

/** Bureaux in the tag that the cursor is in; null where it is in none. */
export function bureauProposals(place: WritingPlace, writer: MessageWriter): Proposals | null {
  const { known, passage, at } = place;
  const text = passageTextAt(place);
  if (text === null || !passage || passage.kind === 'heading') return null;
  const { draft, registry } = known;
  const { period } = draft.circumstances;
  const tag = tagAround(text, at, ownTag(passage), registry, period);
  // A paragraph becomes an initiative by its tag, which stands behind a sentence.
  if (!tag || (!isItem(passage) && !mayBecomeItem(text.slice(0, tag.start)))) return null;
  const items: Proposal[] = [];
  if (tag.open !== 'before') {
    const fitted = fitting(place, text, tag, registry.tagGrammar.separator, false);
    const others = new Set(tag.others);
    const isFirst = !tag.previous && !tag.next;
    for (const bureau of rankedBureaux(place, isFirst)) {
      if (!others.has(bureau))
        items.push({ ...ofBureau(place, bureau), ...fitted(bureau.code, namesOf(bureau)) });
    }
  }
  const open = tag.open || tag.next ? null : registry.openPartyIn(draft.metadata.language === 'zh-Hant');
  if (open !== null) {
    const detail = say(writer, 'openParty');
    items.push({
      label: open,
      kind: CompletionItemKind.Text,
      detail,
      ...fitting(place, text, tag, registry.tagGrammar.conjunction, true)(open, open),
    });
  }
  return { items };
}

function mayBecomeItem(words: string): boolean {
  return words.trim() !== '' && endsSentence(words);
}

/** A bureau as it is shown, in a tag or elsewhere. */
export function ofBureau(
  { known: { uri, draft } }: WritingPlace,
  { code, nameEn, nameZhHant }: Organisation,
): Pick<Proposal, 'label' | 'kind' | 'detail' | 'description' | 'data'> {
  return {
    label: code,
    kind: CompletionItemKind.EnumMember,
    detail: [nameEn, nameZhHant].filter(Boolean).join(' · '),
    description: (draft.metadata.language === 'zh-Hant' && nameZhHant) || nameEn,
    data: { of: 'bureau', uri, code },
  };
}

/** By what a bureau is found: its code and all of its names. */
export function namesOf({ code, nameEn, nameZhHant, shortZhHant }: Organisation): string {
  return [code, nameEn, nameZhHant, ...shortZhHant].filter(Boolean).join(' ');
}

/**
 * Bureaux in force, likeliest first: that of the return where nobody else is named yet, those used in the section, those
 * used in the draft, the others.
 */
export function rankedBureaux({ known, block }: WritingPlace, isFirst: boolean): Organisation[] {
  const { draft, registry } = known;
  const { bureau, period } = draft.circumstances;
  const section = countsIn(sectionAround(draft, block), usesOfBlocks, codesIn);
  const whole = countsIn(
    draft.blocks.map(({ content }) => content),
    usesOfBlocks,
    codesIn,
  );
  const rank = (organisation: Organisation): readonly number[] => [
    isFirst && organisation.code === bureau ? 1 : 0,
    section.get(organisation.code) ?? 0,
    whole.get(organisation.code) ?? 0,
  ];
  const ranked = registry
    .answerableIn(period)
    .map((organisation) => ({ organisation, rank: rank(organisation) }));
  ranked.sort((a, b) => b.rank[0]! - a.rank[0]! || b.rank[1]! - a.rank[1]! || b.rank[2]! - a.rank[2]!);
  return ranked.map(({ organisation }) => organisation);
}

/** How often each code stands in a tag. */
const usesOfBlocks = new WeakMap<Block, Counts>();

function* codesIn({ passages }: Block): Generator<string> {
  for (const passage of passages) {
    for (const { organisation } of ownTag(passage)?.codes ?? []) if (organisation) yield organisation.code;
  }
}

/** The blocks from the heading above one to the next. */
function sectionAround({ blocks }: Draft, block: WritingPlace['block']): Block[] {
  const at = block ? blocks.indexOf(block) : -1;
  if (at < 0) return [];
  const isHeading = (i: number): boolean => {
    const [first] = blocks[i]!.content.passages;
    return first?.kind === 'heading' && first.isSection;
  };
  let from = at;
  while (from > 0 && !isHeading(from)) from--;
  let to = at + 1;
  while (to < blocks.length && !isHeading(to)) to++;
  return blocks.slice(from, to).map(({ content }) => content);
}

/**
 * Puts a party into the tag in the house form: with `joint` before it where another is, which takes the place of any
 * other mark there, and with what must follow it.
 */
function fitting(
  place: WritingPlace,
  text: string,
  { party, previous, next, closing }: TagInProgress,
  joint: string,
  isWord: boolean,
): (words: string, names: string) => Pick<Proposal, 'newText' | 'filterText' | 'before' | 'start' | 'end'> {
  const { separator } = place.known.registry.tagGrammar;
  const lead = previous ? text.slice(previous.end, party.start) : '';
  const isRight = !previous || lead.trim() === joint;
  const from = isRight ? null : offsetOnLine(place, previous.end);
  const start = offsetOnLine(place, party.start) ?? place.offset;
  const end = offsetOnLine(place, party.end) ?? place.offset;
  const rewritten = { start: from ?? start, end: start, newText: `${isWord ? ' ' : ''}${joint} ` };
  const prefix = from !== null || lead === '' || /\s$/.test(lead) ? '' : ' ';
  const isApart = !next || text.slice(party.end, next.start).trim() !== '';
  const isLast = !next && text.slice(party.end).trim() === '';
  const blank = /^\s/.test(text.slice(party.end, party.end + 1)) ? '' : ' ';
  const suffix = isApart ? (isLast ? closing : '') : separator + blank;
  return (words, names) => ({
    newText: `${prefix}${words}${suffix}`,
    filterText: names,
    ...(from !== null && { before: rewritten }),
    start,
    end,
  });
}
