import type { Position, TextDocument, TextEdit } from 'vscode-languageserver-textdocument';
import { withoutCommentsAtEnd } from '../draft/comments.js';
import type { Draft } from '../draft/draft.js';
import { type Bullet, isItem, ownTag, toSource } from '../draft/passage.js';
import { type PlacedPassage, passageAt } from '../draft/places.js';
import { lastAtOrBefore } from '../draft/search.js';
import { type Change, trimmed } from '../draft/changes.js';
import { changesFor } from '../formatting/concern.js';
import { keepsWords, spacesOf } from '../formatting/tags.js';
import { malformedTag } from '../rules/bureau/malformed-tag.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { type Line, lineAt, textBefore } from './lines.js';
import { toTextEdits } from './text-edits.js';

/** What begins a line below an item: the end of the line, or a bracket that closes a tag. */
export const ON_TYPE_CHARACTERS = { firstTriggerCharacter: '\n', moreTriggerCharacter: [')', '）'] };

/** What a character that was just typed before `position` calls for. Costs a look at what stands there. */
export function onTypeFormatting(known: KnownDraft, position: Position, typed: string): TextEdit[] {
  const { textDocument } = known;
  const changes =
    typed === '\n' ? newItem(known, position) : closedTag(known, textDocument.offsetAt(position));
  return toTextEdits(textDocument, changes);
}

/** A tag that was just closed is put into the house form. */
function closedTag({ textDocument, draft, findings }: KnownDraft, at: number): Change[] {
  const placed = passageAt(draft, at);
  const tag = placed && ownTag(placed.passage);
  if (!tag || placed.start + toSource(placed.passage, tag.end) !== at) return [];
  const fixes = findings
    .touching({ start: at, end: at })
    .filter(({ finding, offset }) => finding.rule === malformedTag && offset + finding.range.end === at)
    .flatMap(({ finding, offset }) => (finding.fix ? [changesFor(finding.fix, offset)] : []))
    .filter((group) => keepsWords(textDocument.getText(), group))
    .flat();
  return [...spacesOf(placed.passage, placed.start), ...fixes]
    .map((change) => trimmed(textDocument.getText(), change))
    .filter((change) => change !== null);
}

/**
 * A line begun below an initiative gets the next bullet; below a bullet without words the list ends. What stands on the
 * line already was put there by the editor, or belongs there: then nothing is done.
 */
function newItem({ textDocument, draft }: KnownDraft, { line }: Position): Change[] {
  if (line === 0) return [];
  const here = lineAt(textDocument, line);
  const above = lineAt(textDocument, line - 1);
  if (here.text.trim() !== '') return [];
  const put = (text: string): Change[] =>
    here.text === text ? [] : [{ start: here.start, end: endOf(here), text }];
  if (isEmptyBullet(draft, above)) return [{ start: above.start, end: endOf(above), text: '' }, ...put('')];
  // A comment behind an initiative, such as one that silences a rule, is none of its words.
  const end = above.start + withoutCommentsAtEnd(above.text).length;
  const placed = passageAt(draft, end);
  // In the middle of an item a line is begun for what follows.
  if (!placed || placed.end !== end || !isItem(placed.passage)) return [];
  const { bullet, tag } = placed.passage;
  if (bullet.kind === 'none' || (placed.start < above.start && !tag)) return [];
  return put(indentOf(textDocument, placed) + nextBullet(bullet));
}

function endOf({ start, text }: Line): number {
  return start + text.length;
}

function isEmptyBullet({ blocks }: Draft, line: Line): boolean {
  const { start, text } = line;
  if (text.length > 80 || !/^\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s*)?$/.test(text)) return false;
  const block = blocks[lastAtOrBefore(blocks.length, (i) => blocks[i]!.from, endOf(line))];
  return (block?.type === 'BulletList' || block?.type === 'OrderedList') && block.to >= start;
}

/** As far in as the item that is gone on with. */
function indentOf(document: TextDocument, { start }: PlacedPassage): string {
  return textBefore(document, document.positionAt(start)).replace(/[^\t]/g, ' ');
}

function nextBullet({ written }: Bullet): string {
  const number = /^(\d{1,9})([.)])/.exec(written);
  if (number) return `${Number(number[1]) + 1}${number[2]!} `;
  const box = /^[-+*]\s+\[[ xX]\]/.test(written) ? '[ ] ' : '';
  return `${written.charAt(0)} ${box}`;
}
