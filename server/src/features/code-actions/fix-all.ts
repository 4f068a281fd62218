import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Change, ChangesInRounds } from '../../draft/changes.js';
import { changesFor } from '../../formatting/concern.js';
import type { PlacedFinding } from '../../rules/draft-findings.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import type { Trial } from '../../workspace/trial.js';
import { toTextEdits } from '../text-edits.js';
import { type CodeActionRequest, FIX_ALL, type ToWorkspaceEdit } from './context.js';
import type { RuleAtPlace } from './quick-fixes.js';

/** What one fix leaves to be done is done in the next round; so many have not been seen. */
const MOST_ROUNDS = 10;

/** What a client hands back to have the edit made. */
export interface FixesOfKindData {
  readonly action: 'fixesOfKind';
  readonly uri: string;
  readonly rule: string;
}

/** The action that makes all safe fixes of a draft; none where nothing is to be fixed. */
export function fixAll(known: KnownDraft, trial: Trial, toWorkspaceEdit: ToWorkspaceEdit): CodeAction[] {
  const edits = allSafeEdits(known, trial);
  if (edits.length === 0) return [];
  const title = l10n.t('Fix all in this draft that is safe');
  return [{ title, kind: FIX_ALL, edit: toWorkspaceEdit(edits) }];
}

/** The edits of all safe fixes, those too that come to be, or can be made, only once others are made. */
export function allSafeEdits({ textDocument, findings }: KnownDraft, trial: Trial): TextEdit[] {
  const rounds = new ChangesInRounds(textDocument.getText().length);
  let changes = safeChanges(findings);
  for (let round = 0; changes.length > 0 && round < MOST_ROUNDS; round++) {
    rounds.add(changes);
    trial.apply(toTextEdits(trial.textDocument, changes));
    changes = safeChanges(trial.findings());
  }
  return toTextEdits(textDocument, rounds.changes());
}

/** The edits of safe fixes in order of the document; of two that overlap the first one counts. */
export function safeEdits(document: TextDocument, findings: Iterable<PlacedFinding>): TextEdit[] {
  return toTextEdits(document, safeChanges(findings));
}

function safeChanges(findings: Iterable<PlacedFinding>): Change[] {
  const fixes = [...findings].flatMap(({ finding: { fix }, offset }) =>
    fix ? [changesFor(fix, offset)] : [],
  );
  const taken: Change[] = [];
  let past = -1;
  for (const changes of fixes.sort((a, b) => a[0]!.start - b[0]!.start)) {
    if (changes.some(({ start }) => start < past)) continue;
    taken.push(...changes);
    past = Math.max(past, ...changes.map(({ end }) => end));
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The action that makes the safe fixes of one rule in the whole draft; none where there is but one. */
export function fixesOfKind(
  request: CodeActionRequest,
  { rule, findings, diagnostics }: RuleAtPlace,
): CodeAction[] {
  const { known, resolvesEdits, toWorkspaceEdit } = request;
  if (!findings.some(({ placed: { finding } }) => finding.fix)) return [];
  const count = known.findings.countFixable(rule);
  if (count < 2) return [];
  const action: CodeAction = {
    title: l10n.t('Fix all {count} of this kind in the draft ({rule})', { count, rule: rule.name }),
    kind: CodeActionKind.QuickFix,
    diagnostics,
  };
  const data: FixesOfKindData = { action: 'fixesOfKind', uri: known.uri, rule: rule.name };
  return [
    resolvesEdits ? { ...action, data } : { ...action, edit: toWorkspaceEdit(editsOfKind(known, rule.name)) },
  ];
}

/** The edits of the safe fixes of one rule. */
export function editsOfKind({ textDocument, findings }: KnownDraft, rule: string): TextEdit[] {
  return safeEdits(
    textDocument,
    [...findings].filter(({ finding }) => finding.rule.name === rule),
  );
}
