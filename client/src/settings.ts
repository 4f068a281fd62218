import * as vscode from 'vscode';

/** The setting that has one bureau shown alone. */
const MY_BUREAU = 'myBureau';

/** The code of the one bureau that is shown alone; empty for all. */
export function myBureau(): string {
  return vscode.workspace.getConfiguration('policyAddress').get<string>(MY_BUREAU, '').trim();
}

/** Whether a change of the settings is one of the bureau that is shown alone. */
export function isOfMyBureau(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`policyAddress.${MY_BUREAU}`);
}

/** Has one bureau shown alone, in this workspace where one is open: in another one somebody may look at another bureau. Nothing: all. */
export async function setMyBureau(code: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('policyAddress');
  const isInWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = isInWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  if (code !== undefined) return configuration.update(MY_BUREAU, code, target);
  // It may have been set by hand elsewhere.
  const { workspaceValue, globalValue } = configuration.inspect<string>(MY_BUREAU) ?? {};
  if (workspaceValue !== undefined) {
    await configuration.update(MY_BUREAU, undefined, vscode.ConfigurationTarget.Workspace);
  }
  if (!globalValue) return;
  // What the user has for everywhere stays; here nothing is narrowed.
  await configuration.update(MY_BUREAU, isInWorkspace ? '' : undefined, target);
}

/** Whether the trees select the initiative that the cursor is in. */
export function followsCursor(): boolean {
  return vscode.workspace.getConfiguration('policyAddress').get('followCursor', true);
}
