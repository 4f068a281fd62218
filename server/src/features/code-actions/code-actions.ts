import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { KnownDraft } from '../../workspace/drafts.js';
import type { Trial } from '../../workspace/trial.js';
import { type CodeActionRequest, FIX_ALL, REWRITE, wants } from './context.js';
import { type FixesOfKindData, editsOfKind, fixAll } from './fix-all.js';
import { quickFixes } from './quick-fixes.js';
import { type AbsoluteDatesData, absoluteDatesInDraft } from './refactorings/absolute-dates.js';
import { refactorings } from './refactorings/refactorings.js';

/** The kinds of code action that there are. */
export const CODE_ACTION_KINDS: string[] = [CodeActionKind.QuickFix, REWRITE, FIX_ALL];

/** What an action that is resolved later carries with it. */
export type CodeActionData = FixesOfKindData | AbsoluteDatesData;

/**
 * The code actions at a place; to fix the whole draft is offered only where it is asked for, and `trial` (a copy of the
 * draft) is made only then.
 */
export async function codeActions(
  request: CodeActionRequest,
  trial: () => Promise<Trial | null>,
): Promise<CodeAction[]> {
  const { only } = request.context;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) actions.push(...quickFixes(request));
  if (wants(only, REWRITE)) {
    // What puts a finding right is offered once, by the words of the finding.
    const offered = new Set(actions.flatMap(namesOf));
    actions.push(
      ...refactorings(request).filter((action) => !namesOf(action).some((name) => offered.has(name))),
    );
  }
  if (only !== undefined && wants(only, FIX_ALL)) {
    const copy = await trial();
    if (copy?.textDocument.version === request.known.version)
      actions.push(...fixAll(request.known, copy, request.toWorkspaceEdit));
  }
  return actions;
}

/** What tells an action from others: its title, and what it changes. */
function namesOf({ title, edit }: CodeAction): string[] {
  return edit ? [title, JSON.stringify(edit)] : [title];
}

/** The edits of an action that was offered without them, for the draft as it is now. */
export function resolvedEdits(known: KnownDraft, data: CodeActionData): TextEdit[] {
  return data.action === 'fixesOfKind' ? editsOfKind(known, data.rule) : absoluteDatesInDraft(known);
}
