import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  CloseAction,
  type DocumentSelector,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import * as protocol from '../../server/src/protocol/index.js';
import { CONFIGURATION } from './files.js';
import { withoutProblems } from './hovers.js';

/** Schemes of files that people edit; versions in `git:` and the like are left alone. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-userdata', 'memfs', 'vscode-test-web'];
/** Languages of documents that may be drafts. */
export const LANGUAGES: readonly string[] = ['policy-address', 'markdown', 'plaintext'];

/** Languages of files that may hold another government’s registry or calendar, whatever they are called. */
const DATA_LANGUAGES: readonly string[] = ['json', 'jsonc'];

/** The documents that the server is told of. */
export const SELECTOR: DocumentSelector = [
  ...SCHEMES.flatMap((scheme) => [...LANGUAGES, ...DATA_LANGUAGES].map((language) => ({ scheme, language }))),
  ...SCHEMES.map((scheme) => ({ scheme, pattern: `**/${CONFIGURATION}` })),
];

/** The commands that the server may offer in lenses and the like, or have run behind an edit. */
const SERVER_COMMANDS: readonly string[] = ['policyAddress.showProblems', 'policyAddress.ruleWeighed'];

/** How often in three minutes the server may die and be started anew. */
const MOST_RESTARTS = 5;

/** More files than these are not looked through: a folder of that size holds something else than drafts. */
const MOST_FILES = 20_000;

/** Writes what goes wrong into the log alone: the user is told in words of our own, once, and of what they can do. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** The language server: started when it is first needed, or not at all. */
export class Server implements vscode.Disposable {
  #client: Promise<LanguageClient | null> | null = null;
  #restarting: Promise<boolean> | null = null;
  #hasFailed = false;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #log = vscode.window.createOutputChannel('Policy Address', { log: true });

  /** Fires when drafts changed in a way that can be seen, and when the server starts, stops or fails. */
  readonly onDidChangeDrafts = this.#changed.event;

  constructor(private readonly context: vscode.ExtensionContext) {
    const { version } = context.extension.packageJSON as { version: string };
    const folders = vscode.workspace.workspaceFolders?.length ?? 0;
    this.#log.info(`Policy Address ${version}, ${vscode.env.appName} ${vscode.version}, folders: ${folders}`);
  }

  /** Whether it was started. */
  get isStarted(): boolean {
    return this.#client !== null;
  }

  /** Whether it could not be started, or died too often; only {@link restart} tries again. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Starts the server, where it has not been. Null where it cannot be started, which the user has then been told. */
  start(): Promise<LanguageClient | null> {
    this.#client ??= this.#start();
    return this.#client;
  }

  /** Stops the server and starts it anew; false where that fails, which the user has then been told. */
  restart(): Promise<boolean> {
    this.#restarting ??= this.#restart().finally(() => (this.#restarting = null));
    return this.#restarting;
  }

  /**
   * Asks the server; starts it first. Undefined where it gives no answer: it is being started anew, has failed, or `token` took
   * the question back.
   */
  async ask<P, R>(
    request: protocol.Request<P, R>,
    params: P,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined> {
    const client = await this.start();
    if (!client || this.#hasFailed) return undefined;
    try {
      return await client.sendRequest<R>(request.method, params, token);
    } catch (error) {
      this.#log.debug(request.method, error);
      return undefined;
    }
  }

  /** Tells the server something, where it is there. */
  async notify<P>(notification: protocol.Notification<P>, params: P): Promise<void> {
    const client = await this.#client;
    if (!client || this.#hasFailed) return;
    await client
      .sendNotification(notification.method, params)
      .catch((error: unknown) => this.#log.debug(notification.method, error));
  }

  /** Tells the user that what they asked for needs the server, which does not answer. */
  complain(): void {
    const restart = vscode.l10n.t('Restart Server');
    const log = vscode.l10n.t('Show Log');
    const message = vscode.l10n.t('Policy Address does not work at the moment: its checker does not answer.');
    void vscode.window.showErrorMessage(message, restart, log).then((answer) => {
      if (answer === restart) void vscode.commands.executeCommand('policyAddress.restartServer');
      if (answer === log) this.showLog();
    });
  }

  /** Shows what has been written down. */
  showLog(): void {
    this.#log.show();
  }

  async dispose(): Promise<void> {
    await this.#stop();
    this.#changed.dispose();
    this.#log.dispose();
  }

  async #restart(): Promise<boolean> {
    await this.#stop();
    this.#client = null;
    return (await this.start()) !== null;
  }

  async #stop(): Promise<void> {
    const client = await this.#client;
    // One that has died cannot be stopped, and need not be.
    await client?.dispose().catch((error: unknown) => this.#log.debug(String(error)));
  }

  async #start(): Promise<LanguageClient | null> {
    this.#hasFailed = false;
    const client = this.#create();
    client.onRequest(protocol.readFile, readFile);
    client.onRequest(protocol.findFiles, (endings) => findFiles(endings, this.#log));
    client.onNotification(protocol.draftsChanged, () => this.#changed.fire());
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) this.#changed.fire();
    });
    try {
      await client.start();
      return this.#hasFailed ? null : client;
    } catch (error) {
      this.#log.error('The server could not be started:', error);
      this.#fail();
      return null;
    }
  }

  /** Says once that the server is gone for good. */
  #fail(): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.complain();
    this.#changed.fire();
  }

  /** Starts a server that dies anew, but not one that dies while it starts, nor one that dies again and again. */
  #errorHandler(client: () => LanguageClient): ErrorHandler {
    const standard = (): ErrorHandler => (kept ??= client().createDefaultErrorHandler(MOST_RESTARTS));
    let kept: ErrorHandler | undefined;
    return {
      error: (error, message, count) => standard().error(error, message, count),
      closed: async () => {
        const isStarting = client().state === State.Starting;
        const result = isStarting ? { action: CloseAction.DoNotRestart } : await standard().closed();
        if (result.action === CloseAction.DoNotRestart) {
          this.#log.error('The server has ended by itself.');
          this.#fail();
        }
        return { ...result, handled: true };
      },
    };
  }

  #create(): LanguageClient {
    const module = this.context.asAbsolutePath(path.join('dist', 'server.js'));
    const serverOptions: ServerOptions = {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
    const translations = vscode.l10n.bundle;
    const initializationOptions: protocol.ClientOptions = {
      readsFiles: true,
      followsDrafts: true,
      snippetsFor: ['policy-address'],
      picksFormatter: true,
      commands: SERVER_COMMANDS,
      ...(translations && { translations }),
    };
    const clientOptions: LanguageClientOptions = {
      documentSelector: SELECTOR,
      initializationOptions,
      outputChannel: this.#log,
      diagnosticCollectionName: 'policy-address',
      diagnosticPullOptions: { onChange: true, onSave: false },
      errorHandler: this.#errorHandler(() => client),
      middleware: {
        provideHover: async (document, position, token, next) =>
          withoutProblems(await next(document, position, token), document, position),
      },
      // The user is told by #fail, in words of our own.
      initializationFailedHandler: () => false,
    };
    const client = new QuietClient('policyAddress', 'Policy Address', serverOptions, clientOptions);
    return client;
  }
}

/** The bytes of a file of a virtual workspace, in base64, for the server; null where there is none. */
async function readFile(uri: string): Promise<string | null> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri))).toString('base64');
  } catch {
    return null;
  }
}

/** Finds the files of the workspace for the server, those apart that the user has VS Code leave out. */
async function findFiles(endings: readonly string[], log: vscode.LogOutputChannel): Promise<string[]> {
  const pattern = `**/*.{${endings.join(',')}}`;
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  log.info(`Markdown and text files that may be drafts: ${found.length}`);
  if (found.length === MOST_FILES) log.warn('There are more, which are left out.');
  return found.map((uri) => uri.toString());
}
