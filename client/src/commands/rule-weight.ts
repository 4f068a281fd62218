import * as vscode from 'vscode';
import { CONFIGURATION, complainOf, tellOfChanged } from '../files.js';

/** Registers what the server has run behind a quick fix that has a rule weigh less: it changes a file that is not in sight. */
export function registerRuleWeight(): vscode.Disposable {
  return vscode.commands.registerCommand('policyAddress.ruleWeighed', tellOfWeight);
}

/** Saves the settings, unless something else in them was not saved before either, and says what they say from now on. */
async function tellOfWeight(uri: string, rule: string, weight: string, isSaved: boolean): Promise<void> {
  const configuration = vscode.Uri.parse(uri);
  const document = await vscode.workspace.openTextDocument(configuration);
  if (!isSaved) {
    return tellOfChanged(
      configuration,
      vscode.l10n.t('{0} was changed. It takes effect once you save it.', CONFIGURATION),
    );
  }
  // The editor may have saved it by itself.
  if (document.isDirty && !(await document.save())) {
    return complainOf(configuration, vscode.l10n.t('{0} could not be saved.', CONFIGURATION));
  }
  const message =
    weight === 'off'
      ? vscode.l10n.t(
          'The rule {0} is off for all drafts here from now on. {1} says so.',
          rule,
          CONFIGURATION,
        )
      : vscode.l10n.t(
          'What {0} finds is shown as less serious in all drafts here from now on. {1} says so.',
          rule,
          CONFIGURATION,
        );
  tellOfChanged(configuration, message);
}
