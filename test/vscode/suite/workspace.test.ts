import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { problems, ruleOf } from './waiting.js';

/** Defines the tests of what reaches beyond the document in front. */
export function define(): void {
  const file = (path: string): vscode.Uri =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
  const write = (path: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  /** As a user opens it: then the document is closed with its editor. */
  const open = async (uri: vscode.Uri): Promise<vscode.TextEditor> => {
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    return vscode.window.activeTextEditor!;
  };
  const run = (command: string): Thenable<unknown> => vscode.commands.executeCommand(command);
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('policyAddress');

  describe('the whole workspace', () => {
    const NAME = 'chapters/unopened.policy.md';
    // The server is started by the first draft that is open.
    before(async () => {
      await open(file('chapters/draft.policy.md'));
      await problems(file('chapters/draft.policy.md'), 1);
    });
    beforeEach(() => write(NAME, '- Dredge the harbour in due course. (SB)\n- Fence the pond. (TLB)\n'));
    afterEach(async () => {
      await settings().update('workspaceProblems', undefined, vscode.ConfigurationTarget.Workspace);
      await settings().update('myBureau', undefined, vscode.ConfigurationTarget.Workspace);
      await run('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file(NAME));
      await problems(file(NAME), 0);
    });

    it('has its problems listed, open or not, and the same after closing', async () => {
      const before = await problems(file(NAME), 2);
      assert.deepEqual(before.map(ruleOf), ['deadline/vague', 'deadline/missing']);
      const editor = await open(file(NAME));
      await editor.edit((edit) =>
        edit.insert(editor.document.lineAt(1).range.start, '- Pave the yard. (SB)\n'),
      );
      await problems(file(NAME), 3);
      // Closed without saving: the file is as it was.
      await run('workbench.action.revertAndCloseActiveEditor');
      assert.deepEqual((await problems(file(NAME), 2)).map(ruleOf), before.map(ruleOf));
    });

    it('has none listed but of open drafts where the user wants that', async () => {
      await problems(file(NAME), 2);
      await settings().update('workspaceProblems', false, vscode.ConfigurationTarget.Workspace);
      await problems(file(NAME), 0);
      await open(file(NAME));
      await problems(file(NAME), 2);
      await run('workbench.action.closeActiveEditor');
      await problems(file(NAME), 0);
    });

    it('is narrowed to one bureau, and widened again', async () => {
      await problems(file(NAME), 2);
      await settings().update('myBureau', 'TLB', vscode.ConfigurationTarget.Workspace);
      const [problem] = await problems(file(NAME), 1);
      assert.equal(ruleOf(problem!), 'deadline/missing');
      await run('policyAddress.showAllBureaux');
      await problems(file(NAME), 2);
    });

    it('keeps quiet while somebody writes, until they go elsewhere', async () => {
      const editor = await open(file(NAME));
      await problems(file(NAME), 2);
      const counts: number[] = [];
      const listening = vscode.languages.onDidChangeDiagnostics(() =>
        counts.push(vscode.languages.getDiagnostics(file(NAME)).length),
      );
      editor.selection = new vscode.Selection(2, 0, 2, 0);
      for (const text of '- Mow the lawn') await vscode.commands.executeCommand('type', { text });
      assert.deepEqual(
        counts.filter((count) => count !== 2),
        [],
      );
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      assert.equal((await problems(file(NAME), 4)).length, 4);
      listening.dispose();
      await run('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
