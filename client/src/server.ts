import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  type DocumentSelector,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import * as protocol from '../../server/src/protocol.js';

/** Schemes of files that people edit; versions in `git:` and the like are left alone. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-userdata', 'memfs', 'vscode-test-web'];
/** Languages of documents that may be drafts. */
export const LANGUAGES: readonly string[] = ['policy-address', 'markdown', 'plaintext'];

/** The documents that the server is told of. */
export const SELECTOR: DocumentSelector = [
  ...SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
  ...SCHEMES.map((scheme) => ({ scheme, pattern: '**/.policyaddress.json' })),
];

/** More files than these are not looked through: a folder of that size holds something else than drafts. */
const MOST_FILES = 20_000;

/** The language server: started when it is first needed, or not at all. */
export class Server implements vscode.Disposable {
  #client: Promise<LanguageClient | null> | null = null;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #log = vscode.window.createOutputChannel('Policy Address', { log: true });

  /** Fires when drafts changed in a way that can be seen, and when the server starts or stops. */
  readonly onDidChangeDrafts = this.#changed.event;

  constructor(private readonly context: vscode.ExtensionContext) {}

  /** Whether it was started. */
  get isStarted(): boolean {
    return this.#client !== null;
  }

  /** Starts the server, where it has not been. Null where it cannot be started, which the user has then been told. */
  start(): Promise<LanguageClient | null> {
    this.#client ??= this.#start();
    return this.#client;
  }

  /** Stops the server and starts it anew. */
  async restart(): Promise<void> {
    const client = await this.#client;
    if (!client) {
      this.#client = null;
      await this.start();
      return;
    }
    await client.restart();
  }

  /** Asks the server; starts it first. Null where there is no answer. */
  async ask<P, R>(request: protocol.Request<P, R>, params: P): Promise<R | null> {
    const client = await this.start();
    if (!client) return null;
    try {
      return await client.sendRequest<R>(request.method, params);
    } catch (error) {
      // A server that is being started anew; what is shown is asked for again then.
      this.#log.debug(`${request.method}: ${String(error)}`);
      return null;
    }
  }

  /** Shows what the server has written down. */
  showLog(): void {
    this.#log.show();
  }

  async dispose(): Promise<void> {
    const client = await this.#client;
    await client?.dispose();
    this.#changed.dispose();
    this.#log.dispose();
  }

  async #start(): Promise<LanguageClient | null> {
    const client = this.#create();
    client.onRequest(protocol.readFile, readFile);
    client.onRequest(protocol.findFiles, findFiles);
    client.onNotification(protocol.draftsChanged, () => this.#changed.fire());
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Starting) this.#changed.fire();
    });
    try {
      await client.start();
      return client;
    } catch (error) {
      client.error(vscode.l10n.t('The checker of drafts could not be started.'), error, 'force');
      return null;
    }
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
      ...(translations && { translations }),
    };
    const clientOptions: LanguageClientOptions = {
      documentSelector: SELECTOR,
      initializationOptions,
      outputChannel: this.#log,
      diagnosticCollectionName: 'policy-address',
      diagnosticPullOptions: { onChange: true, onSave: false },
      connectionOptions: { maxRestartCount: 5 },
    };
    return new LanguageClient('policyAddress', 'Policy Address', serverOptions, clientOptions);
  }
}

/** Reads a file of a virtual workspace for the server; null where there is none. */
async function readFile(uri: string): Promise<string | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Finds the files of the workspace for the server, those apart that the user has VS Code leave out. */
async function findFiles(endings: readonly string[]): Promise<string[]> {
  const pattern = `**/*.{${endings.join(',')}}`;
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  return found.map((uri) => uri.toString());
}
