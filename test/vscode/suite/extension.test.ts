import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { problems, ruleOf, serverProcesses, until } from './waiting.js';

/** Defines the tests; they run in the order of a drafter's day. */
export function define(): void {
  const folder = (): vscode.Uri => vscode.workspace.workspaceFolders![0]!.uri;
  const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
  const open = async (path: string): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)), { preview: false });
  const symbols = async (uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> =>
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    )) ?? [];
  const extension = (): vscode.Extension<unknown> =>
    vscode.extensions.getExtension('policy-address.policy-address')!;

  describe('extension', () => {
    it('does not start a server for a README', async () => {
      await open('README.md');
      await extension().activate();
      assert.deepEqual(serverProcesses(), []);
      assert.deepEqual(vscode.languages.getDiagnostics(file('README.md')), []);
    });

    it('recognises a plain Markdown draft and underlines its problems', async () => {
      const { document } = await open('chapters/plain.md');
      const found = await problems(document.uri, 4);
      assert.deepEqual(
        found.map((problem) => [ruleOf(problem), document.getText(problem.range)]),
        [
          ['structure/metadata', 'Safer streets'],
          ['deadline/vague', 'in due course'],
          ['structure/bullet-glyph', '•'],
          ['bureau/unknown-code', 'HAYB'],
        ],
      );
      assert.equal(serverProcesses().length, 1);
    });

    it('knows the language of *.policy.md', async () => {
      const { document } = await open('chapters/draft.policy.md');
      assert.equal(document.languageId, 'policy-address');
      const [problem] = await problems(document.uri, 1);
      assert.equal(ruleOf(problem!), 'deadline/missing');
    });

    it('lists initiatives in the outline: a tree in a draft, a flat list in Markdown', async () => {
      const tree = await symbols(file('chapters/draft.policy.md'));
      assert.deepEqual(
        tree.map(({ name }) => name),
        ['Safer streets'],
      );
      assert.deepEqual(
        tree[0]?.children.map(({ name, children }) => [name, children.map((child) => child.name)]),
        [
          ['Lamps', ['Mend the lamps on all piers by end-2032.']],
          ['Wardens', ['Train sixty wardens.']],
        ],
      );
      const flat = (await symbols(file('chapters/plain.md'))).map(({ name }) => name);
      assert.ok(flat.includes('Paint the crossings in due course.'), flat.join('; '));
    });

    it('follows what is typed', async () => {
      const editor = await open('chapters/draft.policy.md');
      const at = editor.document.getText().indexOf('Train sixty wardens') + 'Train sixty wardens'.length;
      await editor.edit((edit) => edit.insert(editor.document.positionAt(at), ' by mid-2032'));
      await problems(editor.document.uri, 0);
      await vscode.commands.executeCommand('undo');
      await problems(editor.document.uri, 1);
    });

    it('mends what is wrong by a quick fix', async () => {
      const { document } = await open('chapters/plain.md');
      const glyph = (await problems(document.uri, 4)).find(
        (problem) => ruleOf(problem) === 'structure/bullet-glyph',
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        glyph!.range,
      );
      const fix = actions.find(({ title }) => title === 'Write as “- ”');
      assert.ok(fix?.edit, actions.map(({ title }) => title).join('; '));
      await vscode.workspace.applyEdit(fix.edit);
      await problems(document.uri, 3);
      assert.ok(document.getText().includes('\n- Widen the footbridges'));
    });

    it('starts the server anew when it dies', async () => {
      const { document } = await open('chapters/plain.md');
      const [before] = serverProcesses();
      process.kill(before!);
      await until(vscode.languages.onDidChangeDiagnostics, () =>
        serverProcesses().some((id) => id !== before),
      );
      await problems(document.uri, 3);
      assert.notDeepEqual(serverProcesses(), [before]);
    });

    it('takes up a configuration file without a restart', async () => {
      const { document } = await open('chapters/draft.policy.md');
      await problems(document.uri, 1);
      const write = (text: string): Thenable<void> =>
        vscode.workspace.fs.writeFile(file('.policyaddress.json'), new TextEncoder().encode(text));
      await write('{ "rules": { "deadline/missing": "off" } }');
      await problems(document.uri, 0);
      await vscode.workspace.fs.delete(file('.policyaddress.json'));
      await problems(document.uri, 1);
    });

    it('underlines a wrong setting where it stands', async () => {
      await vscode.workspace.fs.writeFile(
        file('.policyaddress.json'),
        new TextEncoder().encode('{ "colour": 1 }'),
      );
      const { document } = await open('.policyaddress.json');
      assert.equal(document.languageId, 'jsonc');
      const [problem] = await problems(document.uri, 1);
      assert.equal(document.getText(problem!.range), '"colour"');
      await vscode.workspace.fs.delete(file('.policyaddress.json'));
    });
  });
}
