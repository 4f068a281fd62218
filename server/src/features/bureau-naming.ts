import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { TagGrammar } from '../bureaux/types.js';
import type { Draft } from '../draft/draft.js';
import { isItem } from '../draft/passage.js';
import { type PlacedPassage, passageAt, rangeIn } from '../draft/places.js';
import { bracketFinderFor } from '../draft/tag-brackets.js';
import { leadingSeparators } from '../draft/tag-content.js';
import type { BureauTag } from '../draft/tag.js';
import type { Change } from '../draft/changes.js';
import type { Naming } from '../protocol/index.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { blanksAtEnd, lineAt, textBefore } from './lines.js';
import { toRange } from './ranges.js';

/** How to name a bureau at a place: in the tag that is there, in a new one at the end of an item, or by its bare code. */
export function nameBureauAt(known: KnownDraft, position: Position, code: string): Naming {
  const { draft, textDocument, registry } = known;
  const offset = textDocument.offsetAt(position);
  const change = changeAt(textDocument, draft, registry, offset, code);
  if (!change) return { kind: 'named' };
  return { kind: 'edit', range: toRange(textDocument, change, 0), text: change.text };
}

/** Null where the bureau is named there already. */
function changeAt(
  document: TextDocument,
  draft: Draft,
  registry: Registry,
  offset: number,
  code: string,
): Change | null {
  const position = document.positionAt(offset);
  const before = textBefore(document, position);
  const after = lineAt(document, position.line).text.slice(position.character);
  const bare: Change = { start: offset, end: offset, text: code };
  const { tagGrammar } = registry;
  const { opening, closing } = bracketFinderFor(tagGrammar);
  const following = after.trim();
  if (opening.includes(before.trimEnd().slice(-1) || ' ')) {
    if (following === '') return { ...bare, text: `${code}${tagGrammar.brackets.charAt(1)}` };
    if (closing.includes(following.charAt(0))) return bare;
  }
  const blanks = blanksAtEnd(before);
  const placed = passageAt(draft, offset, blanks);
  if (!placed || !isItem(placed.passage)) return bare;
  const isAtEnd = document.getText(toRange(document, { start: offset, end: placed.end }, 0)).trim() === '';
  const { tag } = placed.passage;
  if (tag) {
    const place = rangeIn(placed, tag);
    const isInside = place.start < offset && offset < place.end;
    return isInside || isAtEnd ? changeOfTag(document, placed, tag, tagGrammar, offset, code) : bare;
  }
  if (!isAtEnd) return bare;
  return { ...bare, text: `${blanks > 0 ? '' : ' '}${registry.tagOf([code])}` };
}

/** Adds a code to a tag where the cursor stands among its codes; behind them all where it stands behind the tag. */
function changeOfTag(
  document: TextDocument,
  placed: PlacedPassage,
  tag: BureauTag,
  grammar: TagGrammar,
  offset: number,
  code: string,
): Change | null {
  if (tag.codes.some(({ organisation }) => organisation?.code === code)) return null;
  const codes = tag.codes.map((each) => rangeIn(placed, each));
  const range = rangeIn(placed, tag);
  const first = codes[0];
  const { separator, conjunction } = grammar;
  if (!first) return { start: range.start + 1, end: range.start + 1, text: `${code} ${conjunction} ` };
  if (offset <= first.start) return { start: first.start, end: first.start, text: `${code}${separator} ` };
  const before = codes.findLast((each) => each.start < offset)!;
  if (before !== codes.at(-1) || tag.andRelevantBureaux) {
    return { start: before.end, end: before.end, text: `${separator} ${code}` };
  }
  const isOpen = tag.slips.includes('unclosed');
  const after = document.getText(
    toRange(document, { start: before.end, end: Math.max(range.end, offset) }, 0),
  );
  const { length } = leadingSeparators(grammar).exec(after)![0];
  const closing = isOpen ? grammar.brackets.charAt(1) : '';
  return { start: before.end, end: before.end + length, text: `${separator} ${code}${closing}` };
}
