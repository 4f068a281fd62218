import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { PlacedFinding } from '../../rules/draft-findings.js';
import type { Rule } from '../../rules/types.js';
import { toDiagnostic } from '../diagnostics.js';
import { toRange } from '../ranges.js';
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
  const { known, range } = request;
  const { textDocument, findings } = known;
  const start = textDocument.offsetAt(range.start);
  const end = textDocument.offsetAt(range.end);
  const here = findings
    .touching({ start, end })
    .map((placed) => ({ placed, diagnostic: diagnosticOf(request, placed) }));
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
    edit: toWorkspaceEdit(
      remedy.changes.map(({ range, text }) => ({ range: toRange(document, range, offset), newText: text })),
    ),
  }));
}

/** The diagnostic as the client has it, so that it knows which one an action belongs to; as it would be sent otherwise. */
function diagnosticOf({ known, context, options }: CodeActionRequest, placed: PlacedFinding): Diagnostic {
  const own = toDiagnostic(known.textDocument, placed, options);
  const isSame = ({ code, source, range: { start, end } }: Diagnostic): boolean =>
    code === own.code &&
    source === own.source &&
    start.line === own.range.start.line &&
    start.character === own.range.start.character &&
    end.line === own.range.end.line &&
    end.character === own.range.end.character;
  return context.diagnostics.find(isSame) ?? own;
}
