import * as l10n from '@vscode/l10n';
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { PlacedFinding } from '../rules/draft-findings.js';
import type { Remedy } from '../rules/types.js';
import { type DiagnosticOptions, toDiagnostic } from './diagnostics.js';
import { toRange } from './ranges.js';

/** All safe fixes of a draft at once; answered also where a client asks for `source.fixAll`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyAddress`;

/** Makes the workspace edit of changes of one document, in the form that the client understands. */
export type ToWorkspaceEdit = (edits: TextEdit[]) => WorkspaceEdit;

/** What is asked for: a stretch of the document, and which kinds of action (all where none are named). */
export interface CodeActionQuery {
  readonly range: Range;
  readonly only: readonly string[] | undefined;
}

/** The code actions at a place: safe fixes first, then suggestions; and the fix of the whole draft where asked for. */
export function codeActions(
  document: TextDocument,
  findings: Iterable<PlacedFinding>,
  { range, only }: CodeActionQuery,
  options: DiagnosticOptions,
  toWorkspaceEdit: ToWorkspaceEdit,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const from = document.offsetAt(range.start);
    const to = document.offsetAt(range.end);
    for (const placed of findings) {
      const { finding, offset } = placed;
      if (offset + finding.range.start > to || offset + finding.range.end < from) continue;
      const remedies = [...(finding.fix ? [finding.fix] : []), ...(finding.suggestions ?? [])];
      if (remedies.length === 0) continue;
      const diagnostic = toDiagnostic(document, placed, options);
      remedies.forEach((remedy) => {
        // What is preferred may be applied without a look at it.
        const preferred = remedy === finding.fix;
        actions.push(quickFix(document, placed, remedy, diagnostic, preferred, options, toWorkspaceEdit));
      });
    }
  }
  if (only !== undefined && wants(only, FIX_ALL)) {
    const edits = safeEdits(document, findings);
    if (edits.length > 0) {
      actions.push({
        title: l10n.t('Fix all in this draft that is safe'),
        kind: FIX_ALL,
        edit: toWorkspaceEdit(edits),
      });
    }
  }
  return actions;
}

/** The edits of all safe fixes; where two overlap the first one counts, the other is left for the next time. */
export function safeEdits(document: TextDocument, findings: Iterable<PlacedFinding>): TextEdit[] {
  const edits: TextEdit[] = [];
  let past = -1;
  for (const { finding, offset } of findings) {
    if (!finding.fix || offset + finding.fix.changes[0]!.range.start < past) continue;
    for (const { range, text } of finding.fix.changes) {
      edits.push({ range: toRange(document, range, offset), newText: text });
      past = Math.max(past, offset + range.end);
    }
  }
  return edits;
}

function quickFix(
  document: TextDocument,
  { finding, offset }: PlacedFinding,
  remedy: Remedy,
  diagnostic: Diagnostic,
  isPreferred: boolean,
  { writer }: DiagnosticOptions,
  toWorkspaceEdit: ToWorkspaceEdit,
): CodeAction {
  const edits = remedy.changes.map(({ range, text }) => ({
    range: toRange(document, range, offset),
    newText: text,
  }));
  return {
    title: writer.write(finding.rule, remedy.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred,
    edit: toWorkspaceEdit(edits),
  };
}

/** Kinds are hierarchical: who asks for `source.fixAll` is answered by `source.fixAll.policyAddress`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`))
  );
}
