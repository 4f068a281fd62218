import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { TagGrammar } from '../bureaux/types.js';
import type { Draft } from '../draft/draft.js';
import { type Passage, type SourceRange, isItem, sourceRange } from '../draft/passage.js';
import { leadingSeparators } from '../draft/tag-content.js';
import type { BureauTag } from '../draft/tag.js';
import type { Naming } from '../protocol.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { toRange } from './ranges.js';

/** A change of the document, in offsets. */
interface Change extends SourceRange {
  readonly text: string;
}

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
  const line = lineAround(document, offset);
  const bare: Change = { start: offset, end: offset, text: code };
  const { tagGrammar } = registry;
  const [opening, closing] = bracketsOf(tagGrammar);
  const following = line.after.trim();
  if (opening.includes(line.before.trimEnd().slice(-1) || ' ')) {
    if (following === '') return { ...bare, text: `${code}${tagGrammar.brackets.charAt(1)}` };
    if (closing.includes(following.charAt(0))) return bare;
  }
  const index = passageAt(draft, offset, line.before);
  const passage = draft.passages[index];
  if (!passage || !isItem(passage)) return bare;
  const { end } = draft.extentOf(index);
  const isAtEnd = document.getText(toRange(document, { start: offset, end }, 0)).trim() === '';
  const { tag } = passage;
  if (tag) {
    const place = placed(passage, draft.starts[index]!, tag);
    const isInside = place.start < offset && offset < place.end;
    return isInside || isAtEnd
      ? changeOfTag(document, passage, draft.starts[index]!, tag, tagGrammar, offset, code)
      : bare;
  }
  if (!isAtEnd) return bare;
  return { ...bare, text: `${/\s$/.test(line.before) ? '' : ' '}${registry.tagOf([code])}` };
}

/** Adds a code to a tag where the cursor stands among its codes; behind them all where it stands behind the tag. */
function changeOfTag(
  document: TextDocument,
  passage: Passage,
  start: number,
  tag: BureauTag,
  grammar: TagGrammar,
  offset: number,
  code: string,
): Change | null {
  if (tag.codes.some(({ organisation }) => organisation?.code === code)) return null;
  const codes = tag.codes.map((each) => placed(passage, start, each));
  const range = placed(passage, start, tag);
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

/** All opening brackets that a tag may have, and all closing ones. */
function bracketsOf({ brackets, otherBrackets }: TagGrammar): [opening: string, closing: string] {
  const pairs = [brackets, ...otherBrackets];
  return [pairs.map((pair) => pair.charAt(0)).join(''), pairs.map((pair) => pair.charAt(1)).join('')];
}

/** The index of the passage that a place is in, or stands behind on its last line; -1 where there is none. */
function passageAt(draft: Draft, offset: number, before: string): number {
  // Behind a passage there are at most blanks on its line.
  const behind = offset - before.length + before.trimEnd().length;
  // The last one: an item that goes on below its nested list holds the text of that list too.
  return draft.passages.findLastIndex((_, index) => {
    const { start, end } = draft.extentOf(index);
    return start <= offset && behind <= end;
  });
}

/** Where a stretch of a passage stands in the document. */
function placed(passage: Passage, start: number, quote: SourceRange): SourceRange {
  const range = sourceRange(passage, quote);
  return { start: start + range.start, end: start + range.end };
}

/** What stands on the line before and after a place. */
function lineAround(document: TextDocument, offset: number): { before: string; after: string } {
  const position = document.positionAt(offset);
  const { line } = position;
  const before = document.getText({ start: { line, character: 0 }, end: position });
  const after = document.getText({ start: position, end: { line: line + 1, character: 0 } });
  return { before, after: after.replace(/[\r\n]+$/, '') };
}
