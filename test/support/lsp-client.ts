import { type ChildProcess, fork, spawn } from 'node:child_process';
import path from 'node:path';
import {
  type CodeAction,
  type Diagnostic,
  type DocumentSymbol,
  type FileChangeType,
  type Hover,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
  type MarkupKind,
  type MessageConnection,
  type ProgressToken,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentClientCapabilities,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceClientCapabilities,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { type Request, draftsChanged, findFiles, readFile } from '../../server/src/protocol/index.js';
import { ROOT } from './shared.js';

const SERVER = path.join(ROOT, 'dist/server.js');

/** What a test client can do, beside the basics. */
export interface ClientProfile {
  /** Asks for diagnostics itself; otherwise the server sends them. */
  readonly pulls?: boolean;
  /** Whether it shows other places that a diagnostic speaks of. */
  readonly relatedPlaces?: boolean;
  /** Asks the user's settings: `policyAddress` of a resource. */
  readonly settings?: (scopeUri: string) => unknown;
  readonly watches?: boolean;
  readonly documentChanges?: boolean;
  readonly folders?: readonly string[];
  readonly transport?: 'stdio' | 'ipc';
  readonly locale?: string;
  /** Texts in the user’s language, by their English ones. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Lists drafts: wants to be told when they change. */
  readonly follows?: boolean;
  /** The kinds of text that it shows in a hover, the best first; without them it says nothing of it. */
  readonly hover?: readonly MarkupKind[];
  /** Understands snippets, and brings none of its own but for these languages. */
  readonly snippets?: readonly string[];
  /** Finds and reads files for the server: their texts by URI. */
  readonly files?: Map<string, string>;
  /** Waits before it reads a file (`files`) for the server, as a slow file system does. */
  readonly beforeRead?: (uri: string) => Promise<void>;
  /** Shows progress that the server begins by itself. */
  readonly progress?: boolean;
  /** The commands that it has. */
  readonly commands?: readonly string[];
  /** What it can do beside what the other fields say. */
  readonly textDocument?: TextDocumentClientCapabilities;
  readonly workspace?: WorkspaceClientCapabilities;
}

/** What the server asks to be told of. */
interface Registration {
  readonly method: string;
  readonly registerOptions?: {
    readonly watchers?: { readonly globPattern: string; readonly kind?: number }[];
  };
}

interface Progress {
  readonly token: ProgressToken;
  readonly value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
}

/** A raw LSP client of the built server: what any editor is to it. */
export class LspClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly shown: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  /** What was told of how far something is. */
  readonly progress: ({ readonly token: ProgressToken } & Progress['value'])[] = [];
  /** The patterns of the files that the server wants to be told of. */
  readonly watchers: { readonly globPattern: string; readonly kind?: number }[] = [];
  refreshes = 0;
  tokenRefreshes = 0;
  hintRefreshes = 0;
  lensRefreshes = 0;
  draftChanges = 0;
  #versions = new Map<string, number>();
  #waiting: (() => void)[] = [];

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly initialized: InitializeResult,
  ) {}

  /** Starts the server and shakes hands. */
  static async start(profile: ClientProfile = {}): Promise<LspClient> {
    const child =
      profile.transport === 'ipc'
        ? fork(SERVER, ['--node-ipc'], { stdio: 'inherit' })
        : spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection =
      profile.transport === 'ipc'
        ? createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
        : createProtocolConnection(
            new StreamMessageReader(child.stdout!),
            new StreamMessageWriter(child.stdin!),
          );
    const pending: ((client: LspClient) => void)[] = [];
    const session: { client?: LspClient } = {};
    const on = (act: (client: LspClient) => void): void => (client ? act(client) : void pending.push(act));
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      on((c) => c.#arrived(() => c.published.push(params))),
    );
    connection.onNotification('window/showMessage', ({ message }: { message: string }) =>
      on((c) => c.#arrived(() => c.shown.push(message))),
    );
    connection.onNotification('window/logMessage', ({ message }: { message: string }) =>
      on((c) => c.#arrived(() => c.logged.push(message))),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string }[] }) =>
      items.map(({ scopeUri }) => profile.settings?.(scopeUri) ?? null),
    );
    connection.onRequest('workspace/semanticTokens/refresh', () =>
      on((c) => c.#arrived(() => c.tokenRefreshes++)),
    );
    connection.onRequest('workspace/inlayHint/refresh', () => on((c) => c.#arrived(() => c.hintRefreshes++)));
    connection.onRequest('workspace/codeLens/refresh', () => on((c) => c.#arrived(() => c.lensRefreshes++)));
    connection.onNotification(draftsChanged, () => on((c) => c.#arrived(() => c.draftChanges++)));
    connection.onRequest(findFiles, (endings) =>
      [...(profile.files?.keys() ?? [])].filter((uri) =>
        endings.some((ending) => uri.endsWith(`.${ending}`)),
      ),
    );
    connection.onRequest(readFile, async (uri) => {
      await profile.beforeRead?.(uri);
      const text = profile.files?.get(uri);
      return text === undefined ? null : Buffer.from(text).toString('base64');
    });
    connection.onRequest('window/workDoneProgress/create', () => null);
    // As a notification it would be kept from tests that take the parts of one answer.
    const { onUnhandledProgress } = connection as ProtocolConnection & MessageConnection;
    onUnhandledProgress(({ token, value }: Progress) =>
      on((c) => c.#arrived(() => c.progress.push({ token, ...value }))),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => on((c) => c.#arrived(() => c.refreshes++)));
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: Registration[] }) =>
        on((c) => {
          c.registered.push(...registrations.map(({ method }) => method));
          const watching = registrations.flatMap(({ registerOptions }) => registerOptions?.watchers ?? []);
          c.watchers.push(...watching);
        }),
    );
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      locale: profile.locale,
      initializationOptions: {
        followsDrafts: profile.follows,
        readsFiles: profile.files !== undefined,
        snippetsFor: profile.snippets,
        commands: profile.commands,
        translations: profile.translations,
      },
      workspaceFolders: profile.folders?.map((uri) => ({ uri, name: uri })) ?? null,
      capabilities: {
        general: { positionEncodings: ['utf-8', 'utf-16'] },
        textDocument: {
          ...(profile.pulls && { diagnostic: {} }),
          ...(profile.relatedPlaces && { publishDiagnostics: { relatedInformation: true } }),
          ...(profile.hover && { hover: { contentFormat: profile.hover } }),
          ...(profile.snippets && { completion: { completionItem: { snippetSupport: true } } }),
          ...profile.textDocument,
        },
        workspace: {
          workspaceFolders: true,
          diagnostics: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
          ...(profile.settings && {
            configuration: true,
            didChangeConfiguration: { dynamicRegistration: true },
          }),
          ...(profile.watches && { didChangeWatchedFiles: { dynamicRegistration: true } }),
          ...(profile.documentChanges && { workspaceEdit: { documentChanges: true } }),
          ...profile.workspace,
        },
        ...(profile.progress && { window: { workDoneProgress: true } }),
      },
    });
    const client = new LspClient(child, connection, initialized);
    session.client = client;
    pending.forEach((act) => act(client));
    await connection.sendNotification('initialized', {});
    return client;
  }

  #arrived(take: () => void): void {
    take();
    this.#waiting.splice(0).forEach((wake) => wake());
  }

  /** Waits until something that the server said makes `holds` true; the test's own time limit ends it. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Sends changes, each of a range or (without one) of the whole text. */
  async change(uri: string, ...contentChanges: { range?: Range; text: string }[]): Promise<void> {
    const version = this.#versions.get(uri)! + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Pulls diagnostics. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  symbols(uri: string): Promise<DocumentSymbol[]> {
    return this.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  }

  /** What is told of the first occurrence of `words` in the text, at its second character. */
  hover(uri: string, text: string, words: string): Promise<Hover | null> {
    const { line, character } = rangeOf(text, words).start;
    const position = { line, character: character + 1 };
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  /** Asks what an editor may ask, by the name of the method. */
  request<R>(method: string, params: unknown): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Asks what our own client may ask beside LSP. */
  ask<P, R>(request: Request<P, R>, params: P): Promise<R> {
    return this.connection.sendRequest<R>(request.method, params);
  }

  /** Tells the server that files came, changed or went. */
  async watched(...changes: { uri: string; type: FileChangeType }[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Ends the server in the polite way. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }
}

/** The range of the first occurrence of `words` in `text`. */
export function rangeOf(text: string, words: string): Range {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`there is no "${words}"`);
  const position = (offset: number): Range['start'] => {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  return { start: position(start), end: position(start + words.length) };
}
