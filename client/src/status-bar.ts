import * as vscode from 'vscode';
import { type DocumentStatus, type WhyNoDraft, documentStatus } from '../../server/src/protocol/index.js';
import { countOfInitiatives, countOfProblems, inDigits } from './counts.js';
import type { Server } from './server.js';
import { couldBeRead, isPossibleDraft } from './sniff.js';

/** The schemes of what is shown below the editors: the log, the debug console. */
const PANELS = ['output', 'debug', 'comment'];

const NOT_LIKE_ONE: DocumentStatus = { isDraft: false, because: 'content' };

/** Says what the document in front is to Policy Address: a draft and what is in it, or none. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem(
    'policyAddress.status',
    vscode.StatusBarAlignment.Left,
    50,
  );
  readonly #listening: vscode.Disposable;
  #turn = 0;

  constructor(
    private readonly server: Server,
    private readonly context: vscode.ExtensionContext,
  ) {
    this.#item.name = 'Policy Address';
    const update = (): void => void this.#update();
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(update),
      // A document whose language is changed is closed and opened.
      vscode.workspace.onDidOpenTextDocument(update),
      server.onDidChangeDrafts(update),
    );
    update();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#item.dispose();
  }

  async #update(): Promise<void> {
    const mine = ++this.#turn;
    const document = vscode.window.activeTextEditor?.document;
    // A panel that comes to the front takes nobody from their draft.
    if (document && PANELS.includes(document.uri.scheme)) return;
    const status = document ? await this.#statusOf(document) : null;
    // Another editor has come to the front in the meantime.
    if (mine !== this.#turn) return;
    if (status === undefined) {
      // While the server is being started anew, what was shown stays.
      if (this.server.hasFailed) this.#showFailure();
      return;
    }
    const kind = !status
      ? ''
      : status.isDraft
        ? 'draft'
        : status.because === 'excluded'
          ? 'excluded'
          : 'none';
    void vscode.commands.executeCommand('setContext', 'policyAddress.document', kind);
    if (status?.isDraft) this.#showDraft(status);
    // Every text file would have it otherwise.
    else if (status && document?.languageId !== 'plaintext') this.#showNone(status.because);
    else this.#item.hide();
  }

  async #statusOf(document: vscode.TextDocument): Promise<DocumentStatus | null | undefined> {
    if (!couldBeRead(document) || this.#isOwnPage(document)) return null;
    if (!this.server.isStarted && !isPossibleDraft(document)) return NOT_LIKE_ONE;
    return this.server.ask(documentStatus, { uri: document.uri.toString() });
  }

  /** The page of a rule is no draft, and nobody asks whether it is one. */
  #isOwnPage({ uri }: vscode.TextDocument): boolean {
    return uri.toString().startsWith(`${this.context.extensionUri.toString()}/docs/`);
  }

  #showDraft({ bureau, initiatives, dated, problems }: Extract<DocumentStatus, { isDraft: true }>): void {
    const count = problems.errors + problems.warnings;
    const initiativesText = countOfInitiatives(initiatives);
    const datedText = vscode.l10n.t('{0} dated', inDigits(dated));
    const problemsText = count > 0 ? countOfProblems(count) : vscode.l10n.t('no problems');
    const icon = count > 0 ? '$(warning)' : '$(check)';
    const only = bureau ? `${vscode.l10n.t('{0} only', bureau)}: ` : '';
    this.#item.text = `$(checklist) ${only}${initiativesText}, ${datedText} ${icon} ${problemsText}`;
    const offers: [text: string, command: string][] = [
      [vscode.l10n.t('Show Problems'), 'workbench.actions.view.problems'],
      [vscode.l10n.t('Show Initiatives by Bureau'), 'policyAddress.showInitiatives'],
      bureau
        ? [vscode.l10n.t('Show All Bureaux'), 'policyAddress.showAllBureaux']
        : [vscode.l10n.t('Show Only One Bureau'), 'policyAddress.showOneBureau'],
      [vscode.l10n.t('Go to the Next Initiative without a Date'), 'policyAddress.nextUndated'],
      [vscode.l10n.t('This Is Not a Draft'), 'policyAddress.notADraft'],
    ];
    const tooltip = new vscode.MarkdownString(
      [
        vscode.l10n.t('Policy Address reads this document as a draft.'),
        ...offers.map(([text, command]) => `[${text}](command:${command})`),
      ].join('\n\n'),
    );
    tooltip.isTrusted = { enabledCommands: offers.map(([, command]) => command) };
    this.#item.tooltip = tooltip;
    this.#item.command = count > 0 ? 'workbench.actions.view.problems' : 'policyAddress.showInitiatives';
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('Draft: {0}, {1}, {2}', `${only}${initiativesText}`, datedText, problemsText),
    };
    this.#item.show();
  }

  #showFailure(): void {
    const text = vscode.l10n.t('Policy Address does not work');
    this.#item.text = `$(error) ${text}`;
    this.#item.tooltip = vscode.l10n.t('Its checker does not answer. Click to start it anew.');
    this.#item.command = 'policyAddress.restartServer';
    this.#item.accessibilityInformation = { label: text };
    this.#item.show();
  }

  #showNone(because: WhyNoDraft): void {
    this.#item.text = `$(circle-slash) ${vscode.l10n.t('No draft')}`;
    this.#item.tooltip =
      because === 'excluded'
        ? vscode.l10n.t('Policy Address is at work, but .policyaddress.json says that this is no draft.')
        : vscode.l10n.t('Policy Address is at work, but does not take this for a draft. Click if it is one.');
    this.#item.command = 'policyAddress.explainNoDraft';
    this.#item.accessibilityInformation = { label: vscode.l10n.t('Policy Address: no draft') };
    this.#item.show();
  }
}
