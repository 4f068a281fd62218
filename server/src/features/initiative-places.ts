import type { Position, Range } from 'vscode-languageserver-types';
import { sectionTitles } from '../draft/draft.js';
import { statusOf } from '../draft/passage.js';
import { passageAt, passagesAt } from '../draft/places.js';
import type { InitiativeAt, InitiativeDetails, NextUndated, PartKind } from '../protocol/index.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { partKeys } from './bureau-parts.js';
import { listedUnder } from './by-bureau.js';
import { dueIn } from './by-deadline.js';
import { type ListedInitiative, listInitiatives } from './initiative-items.js';
import { onOneLine, wordsIn } from './labels.js';
import { lineAt } from './lines.js';
import { toRange } from './ranges.js';

/** Where the initiative with this id stands, without its bullet; null where there is none. */
export function rangeOfInitiative(known: KnownDraft, id: string): Range | null {
  const listed = withId(known, id);
  return listed ? rangeOf(known, listed) : null;
}

/** All about the initiative with this id; null where there is none. */
export function initiativeDetailsOf(known: KnownDraft, id: string): InitiativeDetails | null {
  const listed = withId(known, id);
  if (!listed) return null;
  const { initiative, index, item } = listed;
  return {
    ...item,
    text: wordsIn(initiative),
    markdown: onOneLine(initiative.text),
    sections: sectionTitles(known.draft)(index),
  };
}

/** The initiative at a place, and what lists it; null where none is. */
export function initiativeAtPosition(known: KnownDraft, position: Position): InitiativeAt | null {
  const offset = offsetIn(known, position);
  const placed = passagesAt(known.draft, offset).find(({ passage }) => passage.kind === 'initiative');
  const listed = placed && listInitiatives(known).find(({ initiative }) => initiative === placed.passage);
  if (!listed) return null;
  const { item, initiative } = listed;
  const { publication } = known.draft.circumstances;
  const keys = (by: PartKind): string[] => partKeys({ known, listed }, by);
  return {
    item,
    under: listedUnder(initiative),
    due: dueIn(initiative, publication),
    parts: {
      department: keys('department'),
      section: keys('section'),
      deadline: keys('deadline'),
      draft: keys('draft'),
    },
  };
}

/** The words of the passage at a place, as written; null where there are none. */
export function passageTextAt(known: KnownDraft, position: Position): string | null {
  return passageAt(known.draft, offsetIn(known, position))?.passage.text ?? null;
}

/**
 * The next initiative after a place that says nothing of time, or only vaguely; from the top again at the end. None
 * where all are dated or go on.
 */
export function nextUndatedAfter(known: KnownDraft, position: Position): NextUndated {
  const offset = known.textDocument.offsetAt(position);
  const all = listInitiatives(known);
  const undated = all.filter(({ initiative }) => {
    const status = statusOf(initiative);
    return status === 'missing' || status === 'vague';
  });
  const next = undated.find((listed) => firstWord(known, listed) > offset) ?? undated[0];
  return { range: next ? rangeOf(known, next) : null, initiatives: all.length };
}

/** The offset of a position; where only spaces stand before it on its line, that of the first word. */
function offsetIn({ textDocument }: KnownDraft, position: Position): number {
  const { text } = lineAt(textDocument, position.line);
  const indent = text.length - text.trimStart().length;
  return textDocument.offsetAt({ ...position, character: Math.max(position.character, indent) });
}

function withId(known: KnownDraft, id: string): ListedInitiative | undefined {
  return listInitiatives(known).find(({ item }) => item.id === id);
}

function firstWord({ draft }: KnownDraft, { index, initiative }: ListedInitiative): number {
  return draft.starts[index]! + initiative.lines[0]!.source;
}

function rangeOf(known: KnownDraft, listed: ListedInitiative): Range {
  const { end } = known.draft.extentOf(listed.index);
  return toRange(known.textDocument, { start: firstWord(known, listed), end }, 0);
}
