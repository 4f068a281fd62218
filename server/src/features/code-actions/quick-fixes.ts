import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from '../../draft/changes.js';
import { changesFor } from '../../formatting/concern.js';
import type { PlacedFinding } from '../../rules/draft-findings.js';
import type { Rule } from '../../rules/types.js';
import { toDiagnostic } from '../diagnostics.js';
import { lineBreakOf } from '../lines.js';
import { toTextEdits } from '../text-edits.js';
import type { CodeActionRequest } from './context.js';
import { fixesOfKind } from './fix-all.js';
import { ignoringHere, ignoringInDraft } from './ignoring.js';
import { weighingLess } from './rule-settings.js';

/** A finding at the place that is asked for, with its diagnostic. */
export interface FindingAtPlace {
  readonly placed: PlacedFinding;
  readonly diagnostic: Diagnostic;
}

/** What can be done about findings of one rule at the place. */
export interface RuleAtPlace {
  readonly rule: Rule;
  readonly findings: readonly FindingAtPlace[];
  readonly diagnostics: Diagnostic[];
}

/** What can be done about the findings at a place: what puts them right first, then what leaves them as they are. */
export function quickFixes(request: CodeActionRequest): CodeAction[] {
  const { range, context, options } = request;
  const { textDocument, findings } = request.known;
  const start = textDocument.offsetAt(range.start);
  const end = textDocument.offsetAt(range.end);
  // As the client has them, so that it knows which one an action belongs to.
  const known = new Map(context.diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  const here = findings.touching({ start, end }).map((placed) => {
    const own = toDiagnostic(textDocument, placed, options);
    return { placed, diagnostic: known.get(keyOf(own)) ?? own };
  });
  const byRule = new Map<Rule, FindingAtPlace[]>();
  for (const found of here) {
    const { rule } = found.placed.finding;
    const others = byRule.get(rule);
    if (others) others.push(found);
    else byRule.set(rule, [found]);
  }
  const rules = [...byRule].map(([rule, found]) => ({
    rule,
    findings: found,
    diagnostics: found.map(({ diagnostic }) => diagnostic),
  }));
  return [
    ...here.flatMap((found) => remediesOf(request, textDocument, found)),
    ...rules.flatMap((at) => fixesOfKind(request, at)),
    ...rules.flatMap((at) => ignoringHere(request, at)),
    ...rules.flatMap((at) => ignoringInDraft(request, at)),
    ...rules.flatMap((at) => weighingLess(request, at)),
  ];
}

/** The safe fix of a finding and its suggestions. */
function remediesOf(
  { options: { writer }, toWorkspaceEdit }: CodeActionRequest,
  document: TextDocument,
  { placed: { finding, offset }, diagnostic }: FindingAtPlace,
): CodeAction[] {
  const remedies = [...(finding.fix ? [finding.fix] : []), ...(finding.suggestions ?? [])];
  return remedies.map((remedy) => ({
    title: writer.write(finding.rule, remedy.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    // What is preferred may be applied without a look at it.
    isPreferred: remedy === finding.fix,
    edit: toWorkspaceEdit(toTextEdits(document, asLinesEnd(document, changesFor(remedy, offset)))),
  }));
}

/** Changes of which the line breaks are those of the lines that they stand on: rules write “\\n”. */
function asLinesEnd(document: TextDocument, changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    if (!change.text.includes('\n')) return change;
    const eol = lineBreakOf(document, document.positionAt(change.start).line);
    return { ...change, text: change.text.replaceAll('\n', eol) };
  });
}

/** Where a diagnostic stands and what it says: who has two with the same key cannot tell them apart either. */
function keyOf({ code, source, range: { start, end } }: Diagnostic): string {
  return JSON.stringify([code, source, start.line, start.character, end.line, end.character]);
}
