import { type Edit, wholeOf } from '../draft/edit.js';
import { lengthOf } from '../draft/passage.js';
import { type PlacedPassage, blockAt, passageAt } from '../draft/places.js';
import type { Finding } from '../rules/types.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { blanksAtEnd, textBefore } from './lines.js';

/** The findings of a draft as they were last shown, and those that were held back. */
export interface Shown {
  readonly known: KnownDraft;
  readonly withheld: ReadonlySet<Finding>;
}

/** How somebody writes: what they changed since the findings were last shown, in this order, and where they are now. */
export interface Writing {
  readonly edits: readonly Edit[];
  /** Offset in the text as it is now (UTF-16 code units). */
  readonly at: number;
  /** Whether the last change was a key, and no paste: then the word there is not finished. */
  readonly isKeystroke: boolean;
}

const NOTHING: ReadonlySet<Finding> = new Set();

/**
 * The findings that are to wait while a passage is being written: those of incompleteness in it, and those on the very
 * word that the cursor is at. What stood before in the same passage goes on standing.
 */
export function withheldFindings(
  known: KnownDraft,
  writing: Writing,
  shown: Shown | null,
): ReadonlySet<Finding> {
  // What is said of the draft may be said of the heading above the empty line on which somebody begins.
  const above = passageAbove(known, writing.at);
  if (!above) return NOTHING;
  const place = placeOf(known, writing);
  const stood = shown ? rulesShownIn(shown, writing.edits, above) : NO_RULES;
  const ofPassage = place ? known.findings.ofPassage(place.passage, place.block) : [];
  const ofDraft = known.findings.ofDraftIn(above);
  const waiting = [
    ...ofPassage.filter((finding) => canWait(finding, writing, place!.start)),
    ...ofDraft.filter((finding) => canWait(finding, writing, 0)),
  ].filter((finding) => !stood.has(finding.rule.name));
  return waiting.length > 0 ? new Set(waiting) : NOTHING;
}

/** Whether a place is outside of the passage that is being written: then nothing needs to wait any longer. */
export function hasLeft(known: KnownDraft, writing: Writing, offset: number): boolean {
  const place = placeOf(known, writing);
  if (!place) return offset !== writing.at;
  return offset < place.start || Math.max(place.end, writing.at) < offset;
}

/** The passage that is being written; behind it there may be blanks before the next word. */
function placeOf({ draft, textDocument }: KnownDraft, { at }: Writing): PlacedPassage | null {
  return passageAt(draft, at, blanksAtEnd(textBefore(textDocument, textDocument.positionAt(at))));
}

/** The passage that is being written, or the last one above it. */
function passageAbove({ draft, textDocument }: KnownDraft, at: number): PlacedPassage | null {
  const here = passageAt(draft, at, blanksAtEnd(textBefore(textDocument, textDocument.positionAt(at))));
  if (here) return here;
  const block = blockAt(draft, at);
  const placed = draft.blocks[block];
  const index = placed ? placed.content.passages.length - 1 : -1;
  if (index < 0) return null;
  const passage = placed!.content.passages[index]!;
  const start = placed!.from + placed!.content.offsets[index]!;
  return { passage, start, end: start + lengthOf(passage), block };
}

/** `start` is what the finding counts from. */
function canWait({ range, isIncompleteness }: Finding, { at, isKeystroke }: Writing, start: number): boolean {
  if (isIncompleteness) return true;
  return isKeystroke && start + range.start <= at && at <= start + range.end;
}

const NO_RULES: ReadonlySet<string> = new Set();

/** The names of the rules whose findings were shown in a passage before it was edited; none where it is a new one. */
function rulesShownIn(
  { known, withheld }: Shown,
  edits: readonly Edit[],
  place: PlacedPassage,
): ReadonlySet<string> {
  const before = passageBefore(known, edits, place);
  if (!before) return NO_RULES;
  const findings = [
    ...known.findings.ofPassage(before.passage, before.block),
    ...known.findings.ofDraftIn(before),
  ];
  return new Set(findings.filter((finding) => !withheld.has(finding)).map(({ rule }) => rule.name));
}

/** What a passage was before the edits: it begins where it began, or ends where it ended. */
function passageBefore(
  { draft }: KnownDraft,
  edits: readonly Edit[],
  { start, end }: PlacedPassage,
): PlacedPassage | null {
  const whole = wholeOf(edits);
  if (!whole) return passageAt(draft, start);
  const shift = whole.newTo - whole.to;
  if (start <= whole.from) {
    const before = passageAt(draft, start);
    if (before?.start === start) return before;
  }
  if (end <= whole.newTo) return null;
  const before = passageAt(draft, end - shift);
  return before?.end === end - shift ? before : null;
}
