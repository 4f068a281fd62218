import * as vscode from 'vscode';
import type { InitiativeReference } from '../../../server/src/protocol/index.js';
import { openInitiative } from '../commands/navigation.js';
import type { Server } from '../server.js';
import { isOfMyBureau, myBureau } from '../settings.js';
import type { Filter } from '../views/filter.js';
import { answersFrom } from './answers.js';
import type { Narrowing, Shown, ToPage } from './messages.js';
import { pageFolder, pageOf } from './page.js';
import { initiativeIn, messageIn } from './received.js';

/** The type of the tab, as package.json names it in an activation event. */
const TYPE = 'policyAddress.timeline';

/** The tab that shows the initiatives of all drafts as a whole: at most one. */
export function registerTimeline(
  server: Server,
  filter: Filter,
  context: vscode.ExtensionContext,
): vscode.Disposable {
  const tab = new TimelineTab(server, filter, context.extensionUri);
  return vscode.Disposable.from(
    tab,
    vscode.commands.registerCommand('policyAddress.showTimeline', (given: unknown) =>
      tab.show({ pane: 'timeline', initiative: initiativeOf(given) }),
    ),
    vscode.commands.registerCommand('policyAddress.showOverview', () =>
      tab.show({ pane: 'overview', initiative: null }),
    ),
    vscode.window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: async (panel) => tab.take(panel),
    }),
  );
}

/** A command is given an initiative, the node of one in a tree, nothing, or by other extensions anything. */
function initiativeOf(given: unknown): InitiativeReference | null {
  return initiativeIn((given as { readonly item?: unknown } | null | undefined)?.item ?? given);
}

/** The editor tab with the timeline and the overview. Its page keeps its own state, so it is thrown away while hidden. */
class TimelineTab implements vscode.Disposable {
  #panel: vscode.WebviewPanel | null = null;
  /** Whether the script of the page runs and listens. */
  #isReady = false;
  /** What to show once it does. */
  #toShow: Shown | null = null;
  readonly #answers: ReturnType<typeof answersFrom>;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    private readonly server: Server,
    private readonly filter: Filter,
    private readonly extensionUri: vscode.Uri,
  ) {
    this.#answers = answersFrom(server, filter);
    const changed = (): void => this.#tell({ type: 'changed', narrowing: this.#narrowing() });
    this.#subscriptions = vscode.Disposable.from(
      server.onDidChangeDrafts(changed),
      filter.onDidChange(changed),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (isOfMyBureau(event)) changed();
      }),
    );
  }

  /** Opens the tab, or brings it to the front, and has it show a pane, and in it an initiative. */
  show(shown: Shown): void {
    if (!this.#panel) {
      this.#toShow = shown;
      const title = vscode.l10n.t('Timeline and Overview');
      this.take(
        vscode.window.createWebviewPanel(TYPE, title, vscode.ViewColumn.Active, { enableFindWidget: true }),
      );
      return;
    }
    const isThere = this.#isReady && this.#panel.visible;
    if (!isThere) this.#toShow = shown;
    this.#panel.reveal();
    if (isThere) this.#tell({ type: 'show', show: shown });
  }

  /** Fills a tab: a new one, or one that was there before the window was loaded anew. */
  take(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#panel = panel;
    this.#isReady = false;
    panel.iconPath = vscode.Uri.joinPath(this.extensionUri, 'media', 'icon.png');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(this.extensionUri)] };
    webview.onDidReceiveMessage((received: unknown) => this.#receive(panel, received));
    panel.onDidChangeViewState(() => {
      // Hidden, the page is no more; seen again, it begins anew and says so.
      if (!panel.visible) this.#isReady = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = null;
      this.#isReady = false;
    });
    webview.html = pageOf(webview, this.extensionUri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  async #receive(panel: vscode.WebviewPanel, received: unknown): Promise<void> {
    const message = messageIn(received);
    switch (message?.type) {
      case 'ready': {
        this.#isReady = true;
        const show = this.#toShow;
        this.#toShow = null;
        const { language } = vscode.env;
        const translations = (vscode.l10n.bundle ?? {}) as Readonly<Record<string, string>>;
        return this.#tell({ type: 'begin', language, translations, narrowing: this.#narrowing(), show });
      }
      case 'ask': {
        const { number, question, params } = message;
        const answer = await this.#answers[question](params as never);
        if (this.#panel === panel) this.#tell({ type: 'answer', number, answer });
        return;
      }
      case 'open':
        return openInitiative(
          this.server,
          message.initiative,
          message.here ? panel.viewColumn : beside(panel),
        );
      case 'run':
        await vscode.commands.executeCommand(message.command, ...message.args);
    }
  }

  #narrowing(): Narrowing {
    return { filter: this.filter.description, bureau: myBureau() };
  }

  #tell(message: ToPage): void {
    if (this.#isReady) void this.#panel?.webview.postMessage(message);
  }
}

/** The column of another editor than the tab, so that this stays to be seen; a new one where there is none. */
function beside({ viewColumn }: vscode.WebviewPanel): vscode.ViewColumn {
  const others = vscode.window.tabGroups.all.filter((group) => group.viewColumn !== viewColumn);
  return others[0]?.viewColumn ?? vscode.ViewColumn.Beside;
}
