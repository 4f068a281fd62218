import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type DocumentSymbol,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  type TextEdit,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { FIX_ALL, codeActions } from './features/code-actions.js';
import { SOURCE, toConfigurationDiagnostics, toDiagnostics } from './features/diagnostics.js';
import { documentSymbols, flatDocumentSymbols } from './features/document-symbols.js';
import { type ClientOptions, type EditorSettings, READ_FILE_REQUEST } from './protocol.js';
import { RULES } from './rules/all.js';
import { Linter } from './rules/linter.js';
import { MessageWriter, inEnglish } from './rules/messages.js';
import type { Seeds } from './seeds.js';
import { CONFIGURATION_FILE, readConfiguration } from './workspace/configuration.js';
import { Configurations, type FoundConfiguration } from './workspace/configurations.js';
import { DraftDocument } from './workspace/draft-document.js';
import type { FileSystem } from './workspace/file-system.js';
import { OpenDrafts } from './workspace/open-drafts.js';
import { LANGUAGE_ID } from './workspace/recognition.js';

/** What the machine gives to the server: nothing below reads a clock or a disk itself. */
export interface Host {
  readonly seeds: Seeds;
  /** Files that the host reads itself; null where only the client can. */
  readonly fileSystem: FileSystem | null;
  /** Today, ISO 8601. */
  today(): string;
  /** The folder of the rules' pages, as a URI that ends in a slash; null where there is none. */
  readonly documentation: string | null;
}

/** Serves a connection until it is closed. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(DraftDocument);
  const linter = new Linter(RULES, host.seeds, (rule, error) => {
    connection.console.error(`The rule ${rule.name} failed and is left out: ${String(error)}`);
  });
  let client: InitializeParams['capabilities'] = {};
  let folders: readonly string[] = [];
  let options: ClientOptions = {};
  let writer = new MessageWriter(inEnglish);
  /** What the user wants for a document, asked once until it changes. */
  const settings = new Map<string, Promise<EditorSettings>>();

  const fileSystem: FileSystem = {
    async read(uri) {
      if (host.fileSystem && uri.startsWith('file:')) return host.fileSystem.read(uri);
      return options.readsFiles ? connection.sendRequest<string | null>(READ_FILE_REQUEST, uri) : null;
    },
  };
  const configurations = new Configurations(fileSystem, () => folders, warnOfUnopened);
  const drafts = new OpenDrafts(host.seeds, linter, {
    documentOf: (uri) => documents.get(uri),
    configurations,
    recogniseByContent: async (uri) => (await settingsOf(uri)).recogniseByContent,
    today: () => host.today(),
  });
  const pulls = (): boolean => client.textDocument?.diagnostic !== undefined;

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    options = (params.initializationOptions as ClientOptions | undefined) ?? {};
    // Clients of old know one folder only.
    const root = params.rootUri ? [{ uri: params.rootUri }] : [];
    folders = (params.workspaceFolders ?? root).map((folder) => folder.uri);
    writer = new MessageWriter(inEnglish, params.locale);
    return {
      serverInfo: { name: 'policy-address' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        ...(pulls() && {
          diagnosticProvider: {
            identifier: LANGUAGE_ID,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyAddress' });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: `**/${CONFIGURATION_FILE}` }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
        outsideChanged();
      });
    }
  });

  /** Something that drafts are judged by has changed outside of them. */
  function outsideChanged(): void {
    configurations.forget();
    settings.clear();
    if (!pulls()) documents.all().forEach(push);
    else if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  connection.onDidChangeConfiguration(outsideChanged);
  connection.onDidChangeWatchedFiles(outsideChanged);

  documents.onDidOpen(({ document }) => {
    // A client that does not watch files: what was read may be old.
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) configurations.forget();
    if (!pulls()) push(document);
  });
  documents.onDidChangeContent(({ document }) => {
    if (!pulls()) push(document);
  });
  documents.onDidSave(({ document }) => {
    if (isConfigurationFile(document.uri)) outsideChanged();
  });
  documents.onDidClose(({ document }) => {
    settings.delete(document.uri);
    if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  /** What broken settings the user has been told of: a file's text by its URI. */
  const told = new Map<string, string>();

  /** Says so when settings that nobody looks at cannot be read; in the open file they are underlined. */
  function warnOfUnopened({ uri, text, problems }: FoundConfiguration): void {
    const [first] = problems;
    if (!first || uri === null || documents.get(uri)) return;
    const line = text.slice(0, first.start).split(/\r\n|\r|\n/).length;
    if (told.get(uri) === text) return;
    told.set(uri, text);
    const file = decodeURIComponent(uri.split('/').slice(-2).join('/'));
    const message = `Policy Address: a setting in ${file}, line ${line}, is left out. ${first.message}`;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  function settingsOf(uri: string): Promise<EditorSettings> {
    let asked = settings.get(uri);
    if (!asked) settings.set(uri, (asked = askSettings(uri)));
    return asked;
  }

  async function askSettings(scopeUri: string): Promise<EditorSettings> {
    const standard = { recogniseByContent: true };
    if (!client.workspace?.configuration) return standard;
    const given = connection.workspace.getConfiguration({ scopeUri, section: 'policyAddress' });
    return given.then(
      (value: Partial<EditorSettings> | null) => ({
        recogniseByContent: value?.recogniseByContent !== false,
      }),
      () => standard,
    );
  }

  async function diagnosticsOf(uri: string): Promise<Diagnostic[]> {
    const document = documents.get(uri);
    if (!document) return [];
    if (isConfigurationFile(uri)) {
      return toConfigurationDiagnostics(
        document.textDocument,
        readConfiguration(document.textDocument.getText()).problems,
      );
    }
    const open = await drafts.read(uri);
    return open
      ? toDiagnostics(open.document.textDocument, open.findings, {
          writer,
          documentation: host.documentation,
        })
      : [];
  }

  /** Runs a request so that a document which cannot be read costs only its own answer. */
  async function guarded<T>(uri: string, fallback: T, answer: () => Promise<T>): Promise<T> {
    try {
      return await answer();
    } catch (error) {
      connection.console.error(
        `${SOURCE}: ${uri} could not be read: ${error instanceof Error ? error.stack : String(error)}`,
      );
      return fallback;
    }
  }

  const pending = new Set<string>();
  /** For clients that do not pull: sends diagnostics once the changes at hand are taken in. */
  function push({ uri }: DraftDocument): void {
    if (pending.has(uri)) return;
    pending.add(uri);
    setTimeout(() => {
      pending.delete(uri);
      void guarded(uri, [], () => diagnosticsOf(uri)).then((diagnostics) => {
        const version = documents.get(uri)?.version;
        if (version !== undefined) void connection.sendDiagnostics({ uri, version, diagnostics });
      });
    }, 0);
  }

  connection.languages.diagnostics.on(
    async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => {
      const items = await guarded(uri, [], () => diagnosticsOf(uri));
      return { kind: DocumentDiagnosticReportKind.Full, items };
    },
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    guarded<DocumentSymbol[]>(uri, [], async () => {
      const open = await drafts.read(uri);
      if (!open) return [];
      const { document, draft } = open;
      const symbols = document.languageId === LANGUAGE_ID ? documentSymbols : flatDocumentSymbols;
      return symbols(document.textDocument, draft);
    }),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
    guarded<CodeAction[]>(uri, [], async () => {
      const open = await drafts.read(uri);
      if (!open) return [];
      const { document, findings } = open;
      const toEdit = (edits: TextEdit[]): WorkspaceEdit => workspaceEdit(document, edits);
      const diagnostics = { writer, documentation: host.documentation };
      return codeActions(document.textDocument, findings, { range, only }, diagnostics, toEdit);
    }),
  );

  function workspaceEdit({ uri, version }: DraftDocument, edits: TextEdit[]): WorkspaceEdit {
    return client.workspace?.workspaceEdit?.documentChanges
      ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
      : { changes: { [uri]: edits } };
  }

  documents.listen(connection);
  connection.listen();
}

function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}
