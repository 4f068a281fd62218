import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type CodeActionContext } from 'vscode-languageserver-types';
import type { Range, TextDocument } from 'vscode-languageserver-textdocument';
import { type ConfigurationProblem, meantBy } from '../../workspace/problems.js';
import { toConfigurationDiagnostics } from '../diagnostics.js';
import { type ToWorkspaceEdit, wants } from './context.js';

/** What can be put right in a file with settings at a place: what was probably meant, in the place of what is wrong. */
export function settingsFixes(
  document: TextDocument,
  problems: readonly ConfigurationProblem[],
  range: Range,
  { only, diagnostics }: Pick<CodeActionContext, 'only' | 'diagnostics'>,
  toWorkspaceEdit: ToWorkspaceEdit,
): CodeAction[] {
  if (!wants(only, CodeActionKind.QuickFix)) return [];
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return problems.flatMap((problem): CodeAction[] => {
    const near = meantBy(problem);
    if (near === null || problem.instead === undefined || problem.start > to || problem.end < from) return [];
    const [own] = toConfigurationDiagnostics(document, [problem]);
    // As the client has it, so that it knows what the action is for.
    const known = diagnostics.find(
      ({ range: at, message }) => isSame(at, own!.range) && message === own!.message,
    );
    return [
      {
        title: l10n.t('Replace by “{near}”', { near }),
        kind: CodeActionKind.QuickFix,
        diagnostics: [known ?? own!],
        isPreferred: true,
        edit: toWorkspaceEdit([{ range: own!.range, newText: problem.instead }]),
      },
    ];
  });
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
