import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { countInDrafts } from '../../../client/src/counts.js';
import { problems, retried, ruleOf, serverProcesses, until } from './waiting.js';

/** Defines the tests of what the palette offers. */
export function define(): void {
  const file = (path: string): vscode.Uri =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
  const open = async (path: string): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(path)), { preview: false });
  const run = (command: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`policyAddress.${command}`);
  const wordsAtCursor = ({ document, selection }: vscode.TextEditor): string =>
    document.lineAt(selection.active).text.slice(selection.active.character);
  const contributed = (): { commands: { command: string }[] } =>
    (
      vscode.extensions.getExtension('policy-address.policy-address')!.packageJSON as {
        contributes: { commands: { command: string }[] };
      }
    ).contributes;

  describe('commands', () => {
    it('are there, all of them', async () => {
      await open('chapters/draft.policy.md');
      const known = new Set(await vscode.commands.getCommands(true));
      const missing = contributed().commands.filter(({ command }) => !known.has(command));
      assert.deepEqual(missing, []);
    });

    it('and views tell counts with digits grouped as in the language of VS Code', () => {
      assert.equal(countInDrafts(28_640, 1300), '28,640 initiatives in 1,300 drafts');
    });

    it('go from one initiative without a date to the next', async () => {
      const editor = await open('chapters/draft.policy.md');
      editor.selection = new vscode.Selection(0, 0, 0, 0);
      await run('nextUndated');
      assert.equal(wordsAtCursor(editor), 'Train sixty wardens. (SB, HYAB)');
    });

    it('copy what is needed to report a false alarm, and nothing else', async () => {
      const editor = await open('chapters/draft.policy.md');
      const [problem] = await problems(editor.document.uri, 1);
      editor.selection = new vscode.Selection(problem!.range.start, problem!.range.start);
      await run('reportFalseAlarm');
      const report = await vscode.env.clipboard.readText();
      assert.match(report, /^\*\*False alarm of `deadline\/missing`\*\*$/m);
      assert.match(report, /^> Train sixty wardens\. \(SB, HYAB\)$/m);
      assert.match(report, /^- Policy Address \d+\.\d+\.\d+, .+ \d+\.\d+\.\d+$/m);
      assert.ok(!report.includes('Mend the lamps'), report);
    });

    it('name a bureau where the cursor is, and copy it where there is no draft', async () => {
      const { document } = await open('chapters/draft.policy.md');
      const editor = vscode.window.activeTextEditor!;
      const before = document.getText();
      const { line } = document.positionAt(before.indexOf('Train sixty'));
      const end = document.lineAt(line).range.end;
      editor.selection = new vscode.Selection(end, end);
      const pickFirst = async (): Promise<void> => {
        let done = false;
        const picked = run('showBureaux').then(() => (done = true));
        // The list is filled by the server, and nothing tells when that is done.
        while (!done) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        }
        await picked;
      };
      await pickFirst();
      assert.equal(document.lineAt(line).text, '- Train sixty wardens. (SB, HYAB, CEDB)');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), before);
      await open('README.md');
      await pickFirst();
      assert.equal(await vscode.env.clipboard.readText(), 'CEDB');
    });

    it('copy the initiatives that are selected in a view, and nothing where none is', async () => {
      const editor = await open('chapters/draft.policy.md');
      const { document } = editor;
      const place = document.positionAt(document.getText().indexOf('Train sixty'));
      editor.selection = new vscode.Selection(place, place);
      const copied = async (): Promise<string> => {
        await vscode.env.clipboard.writeText('before');
        await vscode.commands.executeCommand('policyAddress.copyInitiative', {
          view: 'policyAddress.byBureau',
        });
        return vscode.env.clipboard.readText();
      };
      assert.equal(await copied(), 'before');
      await vscode.commands.executeCommand('policyAddress.byBureau.focus');
      // The list selects what the cursor is in, once it has been filled.
      await retried(async () => (await copied()) === 'Train sixty wardens. (SB, HYAB)');
      await vscode.commands.executeCommand('workbench.view.explorer');
    });

    it('open one tab for the timeline, whatever it is asked to show', async () => {
      const timelines = (): readonly vscode.Tab[] =>
        vscode.window.tabGroups.all
          .flatMap((group) => group.tabs)
          .filter(
            ({ input }) =>
              input instanceof vscode.TabInputWebview && input.viewType.includes('policyAddress.timeline'),
          );
      await open('chapters/draft.policy.md');
      await run('showTimeline');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => timelines().length === 1);
      await open('README.md');
      const uri = file('chapters/draft.policy.md').toString();
      for (const given of [{ uri, id: 'none' }, { item: { uri, id: 'none' } }, undefined, 'nonsense']) {
        await vscode.commands.executeCommand('policyAddress.showTimeline', given);
      }
      await until(vscode.window.tabGroups.onDidChangeTabs, () => timelines()[0]?.isActive === true);
      assert.equal(timelines().length, 1);
      await vscode.window.tabGroups.close(timelines());
      assert.equal(timelines().length, 0);
    });

    it('open the preview of a draft', async () => {
      await open('chapters/draft.policy.md');
      const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const isPreview = ({ input }: vscode.Tab): boolean =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview');
      await run('openPreview');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().some(isPreview));
      await vscode.window.tabGroups.close(tabs().filter(isPreview));
    });

    it('save the report into a file, and show it as it reads', async () => {
      await open('chapters/draft.policy.md');
      const target = file('made-by-test-report.md');
      await vscode.commands.executeCommand('policyAddress.saveReport', target);
      const report = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      assert.match(
        report,
        /^# Policy Address: report\n\nMade on \d+ \w+ \d{4} from \d+ drafts? with \d+ init/,
      );
      assert.match(report, /^## Due by quarter$/m);
      assert.match(
        report,
        /^\| Train sixty wardens\. \| – \| .* \| chapters\/draft\.policy\.md, line \d+ \|$/m,
      );
      const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const isPreview = ({ input }: vscode.Tab): boolean =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().some(isPreview));
      await vscode.window.tabGroups.close(tabs().filter(isPreview));
      await vscode.workspace.fs.delete(target);
    });

    it('start the server anew, once for two who ask at the same time', async () => {
      const { document } = await open('chapters/draft.policy.md');
      const [before] = serverProcesses();
      await Promise.all([run('restartServer'), run('restartServer')]);
      assert.equal(serverProcesses().length, 1);
      const [after] = serverProcesses();
      assert.ok(after !== undefined && after !== before);
      await problems(document.uri, 1);
    });

    it('have a file treated as a draft, and left alone again', async () => {
      const { document } = await open('chapters/notes.md');
      const settings = async (): Promise<string> =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(file('.policyaddress.json')));
      await run('treatAsDraft');
      const found = await problems(document.uri, 2);
      assert.deepEqual(found.map(ruleOf), ['structure/metadata', 'deadline/missing']);
      assert.deepEqual(JSON.parse(await settings()), { drafts: ['/chapters/notes.md'] });
      await vscode.window.showTextDocument(document);
      await run('notADraft');
      await problems(document.uri, 0);
      assert.ok(!(await settings()).includes('"/chapters/notes.md"'), await settings());
      await vscode.workspace.fs.delete(file('.policyaddress.json'));
    });

    it('change settings that are open and not saved, without saving what the user did not', async () => {
      await vscode.workspace.fs.writeFile(
        file('chapters/.policyaddress.json'),
        new TextEncoder().encode('{ "rules": { "deadline/missing": "off" } }\n'),
      );
      const { document } = await open('chapters/draft.policy.md');
      await problems(document.uri, 0);
      const settings = await open('chapters/.policyaddress.json');
      await settings.edit((edit) => edit.insert(new vscode.Position(0, 0), '// mine\n'));
      await open('chapters/notes.md');
      await run('treatAsDraft');
      assert.ok(settings.document.isDirty);
      assert.match(settings.document.getText(), /^\/\/ mine\n[^]*"\/notes\.md"/);
      await settings.document.save();
      await vscode.workspace.fs.delete(file('chapters/.policyaddress.json'));
    });

    it('accept what is found today, and let go of what is put right when the draft is saved', async () => {
      const text = async (name: string): Promise<string> =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
      const editor = await open('chapters/draft.policy.md');
      const { document } = editor;
      const before = document.getText();
      await problems(document.uri, 1);
      await run('acceptFindings');
      await problems(document.uri, 0);
      assert.deepEqual(JSON.parse(await text('.policyaddress.json')), {
        baseline: 'baseline.policyaddress.json',
      });
      assert.match(await text('baseline.policyaddress.json'), /"in": "train sixty wardens"/);
      // What is new is shown, and does not come in.
      const end = document.positionAt(before.length);
      await editor.edit((edit) => edit.insert(end, '- Sweep the stairs. (SB)\n'));
      await problems(document.uri, 1);
      // What is put right goes, once it is saved.
      const at = document.positionAt(
        document.getText().indexOf('Train sixty wardens.') + 'Train sixty wardens'.length,
      );
      await editor.edit((edit) => edit.insert(at, ' by end-2032'));
      const watcher = vscode.workspace.createFileSystemWatcher('**/baseline.policyaddress.json');
      const changed = new Promise((resolve) => watcher.onDidChange(resolve));
      await document.save();
      await changed;
      watcher.dispose();
      const after = await text('baseline.policyaddress.json');
      assert.ok(!after.includes('train sixty wardens') && !after.includes('sweep'), after);
      await editor.edit((edit) =>
        edit.replace(new vscode.Range(new vscode.Position(0, 0), document.positionAt(1e9)), before),
      );
      await document.save();
      await vscode.workspace.fs.delete(file('.policyaddress.json'));
      await vscode.workspace.fs.delete(file('baseline.policyaddress.json'));
      await problems(document.uri, 1);
    });

    it('make a draft of a text that has no file yet', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '- Sweep.\n',
      });
      await vscode.window.showTextDocument(document);
      await run('treatAsDraft');
      assert.equal(document.languageId, 'policy-address');
      await problems(document.uri, 2);
      // The other way round there is no name to be noted: the document stays as it is, and the user is told.
      await run('notADraft');
      assert.equal(document.languageId, 'policy-address');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
