import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { problems, retried, ruleOf } from './waiting.js';

const DRAFT = `---
policyAddress:
  kind: supplement
  publicationDate: 2025-09-17
---

# Harbour

## Fairways

- Deepen the fairway by end-2026. (TLB, DEVB)
- Light the breakwaters in due course. (TLB)

## Piers

- Ask the pilots next year; and paint the buoys by mid-2027. (TLB/SB)
- Mend
  the cranes by 2026. (DEVB)
`;

/** Defines the tests of what helps to write: what the server knows, as the editor takes it. */
export function define(): void {
  const file = (path: string): vscode.Uri =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
  const NAME = 'chapters/harbour.policy.md';
  const uri = (): vscode.Uri => file(NAME);
  let editor: vscode.TextEditor;
  const ask = async <T>(command: string, ...args: unknown[]): Promise<T> =>
    vscode.commands.executeCommand<T>(command, ...args);
  /** The place behind the first occurrence of words. */
  const behind = (words: string): vscode.Position => {
    const at = editor.document.getText().indexOf(words);
    assert.ok(at >= 0, words);
    return editor.document.positionAt(at + words.length);
  };
  const labels = async (position: vscode.Position, trigger?: string): Promise<string[]> => {
    const list = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri(),
      position,
      trigger,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  describe('writing', () => {
    beforeEach(async () => {
      await vscode.workspace.fs.writeFile(uri(), new TextEncoder().encode(DRAFT));
      await vscode.commands.executeCommand('vscode.open', uri(), { preview: false });
      editor = vscode.window.activeTextEditor!;
      await problems(uri(), 3);
    });
    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri());
      await problems(uri(), 0);
    });

    it('is offered bureaux in a tag and dates behind “by”', async () => {
      const codes = await labels(behind('fairway by end-2026. ('), '(');
      // Those in the tag already are not offered, nor those that are no more.
      assert.ok(codes.includes('SB') && !codes.includes('DEVB') && !codes.includes('THB'), codes.join());
      await editor.edit((edit) => edit.insert(behind('(DEVB)\n'), '- Sweep the quay by '));
      const dates = await labels(behind('Sweep the quay by '), ' ');
      assert.ok(dates.includes('end-2025') && dates.includes('mid-2026'), dates.join());
    });

    it('is told what words mean, and nothing twice', async () => {
      const words = async (at: string): Promise<string> => {
        const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', uri(), behind(at));
        return hovers
          .flatMap(({ contents }) => contents)
          .map((content) => (typeof content === 'string' ? content : content.value))
          .join('\n');
      };
      assert.match(await words('by end-'), /31 December 2026/);
      assert.match(await words('(TL'), /Transport and Logistics Bureau/);
      const vague = await words('in due');
      assert.match(vague, /For example/);
      assert.doesNotMatch(vague, /leaves the date open/);
    });

    it('is shown dates behind rough ones, and counts above headings', async () => {
      const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
      const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', uri(), whole);
      assert.equal(hints.length, 2);
      const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri(), 10);
      assert.deepEqual(
        lenses.map(({ range, command }) => [range.start.line, command?.title]),
        [
          [6, '4 initiatives, 3 dated, 2 to look at'],
          [8, '2 initiatives, 1 dated, 1 to look at'],
          [13, '2 initiatives, 2 dated, 1 to look at'],
        ],
      );
      const { command, arguments: args = [] } = lenses[2]!.command!;
      await vscode.commands.executeCommand(command, ...(args as unknown[]));
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, 15);
    });

    it('goes from a code to its entry, to all its places, and to initiatives by words', async () => {
      const links = await ask<(vscode.LocationLink | vscode.Location)[]>(
        'vscode.executeDefinitionProvider',
        uri(),
        behind('(TL'),
      );
      const [link] = links;
      assert.ok(link, 'no definition');
      const target = 'targetUri' in link ? link.targetUri : link.uri;
      const range = 'targetUri' in link ? link.targetRange : link.range;
      assert.match(target.path, /\/seeds\/bureaux\.json$/);
      const registry = await vscode.workspace.openTextDocument(target);
      assert.match(registry.getText(range), /"Transport and Logistics Bureau"/);
      const places = await ask<vscode.Location[]>('vscode.executeReferenceProvider', uri(), behind('(TL'));
      assert.deepEqual(
        places.filter((place) => place.uri.path.endsWith(NAME)).map((place) => place.range.start.line),
        [10, 11, 15],
      );
      const symbols = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'TLB');
      assert.ok(symbols.some(({ name }) => name.startsWith('Deepen the fairway')));
    });

    it('renames a bureau in tags, and says why it does not', async () => {
      const rename = (from: string, to: string): Promise<vscode.WorkspaceEdit> =>
        ask('vscode.executeDocumentRenameProvider', uri(), behind(from), to);
      assert.ok(await vscode.workspace.applyEdit(await rename('(TL', 'hyab')));
      assert.match(editor.document.getText(), /\(HYAB, DEVB\)[^]*course\. \(HYAB\)/);
      await assert.rejects(rename('(HY', 'THB'), /THB/);
    });

    it('folds sections and long initiatives', async () => {
      const ranges = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri());
      const starts = ranges.map(({ start, end }) => `${start}-${end}`);
      for (const fold of ['6-17', '8-11', '13-17', '16-17']) assert.ok(starts.includes(fold), starts.join());
    });

    it('ignores a finding where it stands, and turns its rule off for all', async () => {
      const actions = async (title: RegExp): Promise<vscode.CodeAction> => {
        const place = new vscode.Range(behind('in due'), behind('in due'));
        const all = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri(), place);
        const found = all.find((action) => title.test(action.title));
        assert.ok(found?.edit, all.map((action) => action.title).join('; '));
        return found;
      };
      const off = await actions(/^Turn this rule off/);
      await vscode.workspace.applyEdit((await actions(/^Ignore here/)).edit!);
      assert.deepEqual((await problems(uri(), 2)).map(ruleOf).includes('deadline/vague'), false);
      await vscode.commands.executeCommand('undo');
      await problems(uri(), 3);
      await vscode.workspace.applyEdit(off.edit!);
      // The editor runs it behind the edit: the file, which nobody sees, is saved. It may still be open from before, although it
      // is no more: that is saved as well where the command is told that nothing else waits for it.
      const [configuration, rule, weight] = off.command!.arguments as string[];
      await vscode.commands.executeCommand(off.command!.command, configuration, rule, weight, true);
      const written = await vscode.workspace.fs.readFile(file('.policyaddress.json'));
      assert.match(new TextDecoder().decode(written), /"deadline\/vague": "off"/);
      await problems(uri(), 2);
      await vscode.workspace.fs.delete(file('.policyaddress.json'));
      await problems(uri(), 3);
    });

    it('is put in the house form where it is a draft, and nowhere else', async () => {
      const format = (path: string): Promise<vscode.TextEdit[] | undefined> =>
        ask('vscode.executeFormatDocumentProvider', file(path), { tabSize: 2, insertSpaces: true });
      const edits = await format(NAME);
      assert.ok(
        edits?.some(({ newText }) => /TLB, SB|, /.test(newText)),
        JSON.stringify(edits),
      );
      // Nobody is asked which formatter to take for what is no draft.
      await vscode.workspace.openTextDocument(file('README.md'));
      assert.ok(!(await format('README.md'))?.length);
      // In a Markdown file that is a draft, whatever it is called.
      const plain = 'chapters/[plain] draft.md';
      await vscode.workspace.fs.copy(file('chapters/plain.md'), file(plain));
      await vscode.commands.executeCommand('vscode.open', file(plain), { preview: false });
      await retried(async () => ((await format(plain))?.length ?? 0) > 0);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(file(plain));
    });

    it('has what is safe fixed on save where the user wants it', async () => {
      const settings = vscode.workspace.getConfiguration('editor', uri());
      const onSave = { 'source.fixAll': 'explicit' };
      await settings.update('codeActionsOnSave', onSave, vscode.ConfigurationTarget.Workspace);
      await editor.edit((edit) => edit.insert(behind('(DEVB)\n'), '\n'));
      await editor.document.save();
      assert.match(editor.document.getText(), /by mid-2027\. \(TLB, SB\)/);
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    });
  });
}
