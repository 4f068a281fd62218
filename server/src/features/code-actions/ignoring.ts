import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-types';
import type { Position, TextDocument } from 'vscode-languageserver-textdocument';
import { DIRECTIVE_PREFIX, type DirectiveName, type PlacedDirective } from '../../draft/directives.js';
import type { Draft } from '../../draft/draft.js';
import { type Passage, isItem, lengthOf } from '../../draft/passage.js';
import { lineBreakOf } from '../line-breaks.js';
import { toRange } from '../ranges.js';
import type { CodeActionRequest } from './context.js';
import type { RuleAtPlace } from './quick-fixes.js';

/** The actions that leave findings of a rule alone in the passages that they stand in. */
export function ignoringHere(request: CodeActionRequest, { rule, findings }: RuleAtPlace): CodeAction[] {
  // What is said of the whole draft, or of a directive, stands in no passage.
  if (rule.scope === 'draft' || rule.scope === 'directives') return [];
  const { draft, textDocument } = request.known;
  const title = l10n.t('Ignore here ({rule})', { rule: rule.name });
  const byPassage = new Map<number, Diagnostic[]>();
  for (const { placed, diagnostic } of findings) {
    const others = byPassage.get(placed.offset);
    if (others) others.push(diagnostic);
    else byPassage.set(placed.offset, [diagnostic]);
  }
  return [...byPassage].flatMap(([start, diagnostics]) => {
    const edit = editHere(textDocument, draft, start, rule.name);
    return edit ? [action(request, title, diagnostics, edit)] : [];
  });
}

/** The action that leaves findings of a rule alone in all of the draft. */
export function ignoringInDraft(
  request: CodeActionRequest,
  { rule, diagnostics }: RuleAtPlace,
): CodeAction[] {
  const { draft, textDocument } = request.known;
  const title = l10n.t('Ignore in this draft ({rule})', { rule: rule.name });
  return [action(request, title, diagnostics, editInDraft(textDocument, draft, rule.name))];
}

function action(
  { toWorkspaceEdit }: CodeActionRequest,
  title: string,
  diagnostics: Diagnostic[],
  edit: TextEdit,
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit([edit]) };
}

/** The comment for the passage that starts at an offset: on a line above it, or behind it where that would tear a list. */
function editHere(document: TextDocument, draft: Draft, start: number, rule: string): TextEdit | null {
  const passage = draft.passageStartingAt(start);
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
  // Behind a comment that was begun and not ended, it would be part of it.
  if (passage.text.lastIndexOf('<!--') > passage.text.lastIndexOf('-->')) return null;
  return insertion(document.positionAt(end), ` ${comment('disable-line', rule)}`);
}

/** Whether all is read the same with a comment on a line of its own above a passage. */
function standsApart(draft: Draft, passage: Passage, start: number): boolean {
  if (isItem(passage)) return passage.bullet.standsApart;
  if (passage.kind === 'heading') return true;
  const { from } = draft.blocksTouching(start, start);
  return draft.blocks
    .slice(from, from + 2)
    .some((block) => block.from + (block.content.offsets[0] ?? -1) === start);
}

/** With the indent of the line, so that it stands in the same list. */
function lineAbove(document: TextDocument, start: number, words: string): TextEdit {
  const { line } = document.positionAt(start);
  const before = document.getText({ start: { line, character: 0 }, end: document.positionAt(start) });
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
  const next = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
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
