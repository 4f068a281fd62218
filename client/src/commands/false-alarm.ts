import * as vscode from 'vscode';
import { passageAt } from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import { registerEditorCommand } from './editor-command.js';
import { falseAlarmReport } from './false-alarm-report.js';

/** The source that the server gives to its diagnostics. */
const SOURCE = 'Policy Address';

/** The command that copies all that is needed to report a finding that is none. It sends nothing. */
export function registerFalseAlarm(server: Server, context: vscode.ExtensionContext): vscode.Disposable {
  return registerEditorCommand('policyAddress.reportFalseAlarm', (editor) =>
    report(server, editor, String((context.extension.packageJSON as { version: string }).version)),
  );
}

async function report(server: Server, editor: vscode.TextEditor, version: string): Promise<void> {
  const { document } = editor;
  const problem = await choose(problemsAt(editor), document);
  if (problem === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Put the cursor into the underlined words that are no mistake, then run this again.'),
    );
    return;
  }
  if (!problem) return;
  const uri = document.uri.toString();
  const sentence = await server.ask(passageAt, { uri, position: problem.range.start });
  const text = falseAlarmReport({
    rule: ruleOf(problem),
    words: document.getText(problem.range),
    message: problem.message,
    sentence: sentence ?? document.lineAt(problem.range.start).text,
    version,
    editor: `${vscode.env.appName} ${vscode.version}`,
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Copied: the sentence, the rule {0} and the version. Nothing was sent; paste it where you report it, and take out what must not be seen.',
      ruleOf(problem),
    ),
  );
}

/** The problems under the cursor; where there is none, those of its line. */
function problemsAt({ document, selection }: vscode.TextEditor): vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === SOURCE);
  const under = ours.filter(({ range }) => range.intersection(selection));
  return under.length > 0 ? under : ours.filter(({ range }) => range.start.line === selection.active.line);
}

/** Lets the user choose where there are several; null where there is none, undefined where nothing was chosen. */
async function choose(
  problems: vscode.Diagnostic[],
  document: vscode.TextDocument,
): Promise<vscode.Diagnostic | null | undefined> {
  if (problems.length <= 1) return problems[0] ?? null;
  const items = problems.map((problem) => ({
    label: document.getText(problem.range),
    description: ruleOf(problem),
    detail: problem.message,
    problem,
  }));
  const placeHolder = vscode.l10n.t('Which of these is a false alarm?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.problem;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
