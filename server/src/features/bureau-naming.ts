import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../draft/draft.js';
import { type Passage, type SourceRange, isItem, sourceRange } from '../draft/passage.js';
import type { BureauTag } from '../draft/tag.js';
import type { Naming } from '../protocol.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { toRange } from './ranges.js';

/** What is left between the last code and the end of a tag that somebody began to add to. */
const LEFT_OVER = /^(?:[\s,，、;；/／&＆+]|and(?![A-Za-z]))*/i;

/** A change of the document, in offsets. */
interface Change extends SourceRange {
  readonly text: string;
}

/** How to name a bureau at a place: in the tag that is there, in a new one at the end of an item, or by its bare code. */
export function nameBureauAt({ draft, textDocument }: KnownDraft, position: Position, code: string): Naming {
  const offset = textDocument.offsetAt(position);
  const change = changeAt(textDocument, draft, offset, code);
  if (!change) return { kind: 'named' };
  return { kind: 'edit', range: toRange(textDocument, change, 0), text: change.text };
}

/** Null where the bureau is named there already. */
function changeAt(document: TextDocument, draft: Draft, offset: number, code: string): Change | null {
  const line = lineAround(document, offset);
  const bare: Change = { start: offset, end: offset, text: code };
  if (/[(（[［]\s*$/.test(line.before) && /^\s*(?:[)）\]］]|$)/.test(line.after)) {
    const isClosed = line.after.trim() !== '';
    return isClosed ? bare : { ...bare, text: `${code})` };
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
      ? changeOfTag(document, passage, draft.starts[index]!, tag, offset, code)
      : bare;
  }
  if (!isAtEnd) return bare;
  return { ...bare, text: /\s$/.test(line.before) ? `(${code})` : ` (${code})` };
}

/** Adds a code to a tag where the cursor stands among its codes; behind them all where it stands behind the tag. */
function changeOfTag(
  document: TextDocument,
  passage: Passage,
  start: number,
  tag: BureauTag,
  offset: number,
  code: string,
): Change | null {
  if (tag.codes.some(({ organisation }) => organisation?.code === code)) return null;
  const codes = tag.codes.map((each) => placed(passage, start, each));
  const range = placed(passage, start, tag);
  const first = codes[0];
  // These are words of the tag, not of the reader's language.
  // eslint-disable-next-line no-restricted-syntax
  if (!first) return { start: range.start + 1, end: range.start + 1, text: `${code} and ` };
  if (offset <= first.start) return { start: first.start, end: first.start, text: `${code}, ` };
  const before = codes.findLast((each) => each.start < offset)!;
  if (before !== codes.at(-1) || tag.andRelevantBureaux) {
    return { start: before.end, end: before.end, text: `, ${code}` };
  }
  const isOpen = tag.slips.includes('unclosed');
  const after = document.getText(
    toRange(document, { start: before.end, end: Math.max(range.end, offset) }, 0),
  );
  const { length } = LEFT_OVER.exec(after)![0];
  return { start: before.end, end: before.end + length, text: isOpen ? `, ${code})` : `, ${code}` };
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
