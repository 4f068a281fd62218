import * as l10n from '@vscode/l10n';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { SEVERITIES, type Severity } from '../../rules/types.js';
import { withSeverity } from '../../workspace/settings-edits.js';
import { toSettingsEdit } from '../settings-edit.js';
import type { CodeActionRequest } from './context.js';
import type { RuleAtPlace } from './quick-fixes.js';

/**
 * The command of a client that tells what its settings say of a rule from now on. Arguments: the URI of the file, the name of
 * the rule, its new weight, and whether nothing else in the file waits to be saved.
 */
export const RULE_WEIGHED = 'policyAddress.ruleWeighed';

/** The actions that turn a rule off, or a step down, for all drafts that the configuration holds for. */
export function weighingLess({ settings }: CodeActionRequest, at: RuleAtPlace): CodeAction[] {
  if (!settings) return [];
  const { rule, findings, diagnostics } = at;
  const { severity } = findings[0]!.placed;
  const less = SEVERITIES[SEVERITIES.indexOf(severity) + 1];
  return [...(less ? [less] : []), 'off' as const].reverse().flatMap((wanted) => {
    const after = withSeverity(settings, rule.name, wanted);
    const edit = after === null ? null : toSettingsEdit(settings, after, settings.abilities);
    if (!edit) return [];
    const title = titleOf(wanted, rule.name);
    const command = {
      title,
      command: RULE_WEIGHED,
      arguments: [settings.uri, rule.name, wanted, settings.isSaved],
    };
    const tells = settings.abilities.tells ? { command } : {};
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...tells }];
  });
}

function titleOf(severity: Severity | 'off', rule: string): string {
  switch (severity) {
    case 'off':
      return l10n.t('Turn this rule off for all drafts here ({rule})', { rule });
    case 'warning':
      return l10n.t('Show as a warning instead in all drafts here ({rule})', { rule });
    case 'information':
      return l10n.t('Show as information instead in all drafts here ({rule})', { rule });
    default:
      return l10n.t('Show as a hint instead in all drafts here ({rule})', { rule });
  }
}
