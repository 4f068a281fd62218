import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-types';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import { DIRECTIVE_PREFIX, type DirectiveName, type PlacedDirective } from '../../draft/directives.js';
import type { Draft } from '../../draft/draft.js';
import { type Passage, isItem, lengthOf } from '../../draft/passage.js';
import { blocksTouching, passageStartingAt } from '../../draft/places.js';
import { lineAt, lineBreakOf, textBefore } from '../lines.js';
import { toRange } from '../ranges.js';
import type { CodeActionRequest } from './context.js';
import type { RuleAtPlace } from './quick-fixes.js';

/** The action that leaves findings of a rule alone in the passages that they stand in; in none of the others. */
export function ignoringHere(request: CodeActionRequest, { rule, findings }: RuleAtPlace): CodeAction[] {
  // What is said of the whole draft, or of a directive, stands in no passage.
  if (rule.scope === 'draft' || rule.scope === 'directives') return [];
  const { draft, textDocument } = request.known;
  const byPassage = new Map<number, TextEdit | null>();
  // Passages on one line may share a comment.
  const edits = new Map<string, TextEdit>();
  const diagnostics: Diagnostic[] = [];
  for (const { placed, diagnostic } of findings) {
    const start = placed.offset;
    let edit = byPassage.get(start);
    if (edit === undefined) byPassage.set(start, (edit = editHere(textDocument, draft, start, rule.name)));
    if (!edit) continue;
    edits.set(JSON.stringify(edit), edit);
    diagnostics.push(diagnostic);
  }
  if (edits.size === 0) return [];
  const title = l10n.t('Ignore here ({rule})', { rule: rule.name });
  return [action(request, title, diagnostics, [...edits.values()])];
}

/** The action that leaves findings of a rule alone in all of the draft. */
export function ignoringInDraft(
  request: CodeActionRequest,
  { rule, diagnostics }: RuleAtPlace,
): CodeAction[] {
  const { draft, textDocument } = request.known;
  const title = l10n.t('Ignore in this draft ({rule})', { rule: rule.name });
  return [action(request, title, diagnostics, [editInDraft(textDocument, draft, rule.name)])];
}

function action(
  { toWorkspaceEdit }: CodeActionRequest,
  title: string,
  diagnostics: Diagnostic[],
  edits: TextEdit[],
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(edits) };
}

/** The comment for the passage that starts at an offset: on a line above it, or behind it where that would tear a list. */
function editHere(document: TextDocument, draft: Draft, start: number, rule: string): TextEdit | null {
  const passage = passageStartingAt(draft, start);
  if (!passage) return null;
  const end = start + lengthOf(passage);
  const above = draft.directives.find(
    ({ directive: { name }, below }) =>
      name === 'disable-next-line' && below && below.start <= start && start <= below.end,
  );
  const beside = draft.directives.find(
    ({ directive: { name }, lines }) => name === 'disable-line' && lines.start <= end && lines.end >= start,
  );
  const directive = above ?? beside;
  if (directive && directive.directive.rules.length > 0) return extended(document, directive, rule);
  if (standsApart(draft, passage, start))
    return lineAbove(document, start, comment('disable-next-line', rule));
  if (isInComment(document, start, end)) return null;
  return insertion(document.positionAt(end), ` ${comment('disable-line', rule)}`);
}

/** Farther above (UTF-16 code units), nobody looks for the beginning of a comment. */
const FARTHEST = 2000;

/** Whether a comment that was begun in a passage that starts and ends here, or above it, is not ended: another would be part of it. */
function isInComment(document: TextDocument, start: number, end: number): boolean {
  const from = document.positionAt(Math.max(0, start - FARTHEST));
  const words = document.getText({ start: from, end: document.positionAt(end) });
  const opened = words.lastIndexOf('<!--');
  // A blank line ends it too.
  return opened > words.lastIndexOf('-->') && !/(?:\r\n|\r|\n)[^\S\r\n]*[\r\n]/.test(words.slice(opened));
}

/** Whether all is read the same with a comment on a line of its own above a passage. */
function standsApart(draft: Draft, passage: Passage, start: number): boolean {
  if (isItem(passage)) return passage.bullet.standsApart;
  if (passage.kind === 'heading') return true;
  const { from } = blocksTouching(draft, { start, end: start });
  return draft.blocks
    .slice(from, from + 2)
    .some((block) => block.from + (block.content.offsets[0] ?? -1) === start);
}

/** With the indent of the line, so that it stands in the same list. */
function lineAbove(document: TextDocument, start: number, words: string): TextEdit {
  const position = document.positionAt(start);
  const { line } = position;
  const before = textBefore(document, position);
  const [mark = ''] = /^\ufeff/.exec(before) ?? [];
  const [indent] = /^[ \t]*/.exec(before.slice(mark.length))!;
  const at = { line, character: mark.length };
  return insertion(at, `${indent}${words}${lineBreakOf(document, line)}`);
}

function editInDraft(document: TextDocument, draft: Draft, rule: string): TextEdit {
  const known = draft.directives.find(
    ({ directive: { name, rules } }) => name === 'disable-file' && rules.length > 0,
  );
  if (known) return extended(document, known, rule);
  const words = comment('disable-file', rule);
  const { frontMatterEnd } = draft;
  const isBehind = frontMatterEnd > 0;
  const line = isBehind ? document.positionAt(frontMatterEnd).line + 1 : 0;
  const eol = lineBreakOf(document, Math.max(0, line - 1));
  if (line >= document.lineCount) {
    return insertion(document.positionAt(document.getText().length), `${eol}${eol}${words}${eol}`);
  }
  const { text: next } = lineAt(document, line);
  const [mark = ''] = /^\ufeff/.exec(next) ?? [];
  const gap = next.slice(mark.length).trim() === '' ? '' : eol;
  return insertion({ line, character: mark.length }, `${isBehind ? eol : ''}${words}${eol}${gap}`);
}

/** One more rule in a directive. */
function extended(document: TextDocument, { directive, offset }: PlacedDirective, rule: string): TextEdit {
  const { end } = directive.rules.at(-1)!;
  return { range: toRange(document, { start: end, end }, offset), newText: `, ${rule}` };
}

function insertion(position: Position, newText: string): TextEdit {
  return { range: { start: position, end: position }, newText };
}

function comment(name: DirectiveName, rule: string): string {
  return `<!-- ${DIRECTIVE_PREFIX}${name} ${rule} -->`;
}
