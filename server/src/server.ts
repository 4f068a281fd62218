import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type FileSystemWatcher,
  type InitializeResult,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { draftsChanged } from './protocol.js';
import { answerRequests, capabilitiesFor } from './requests/all.js';
import { diagnosticsOf } from './requests/diagnostics.js';
import { type Host, Session } from './session.js';
import { CONFIGURATION_FILE, isConfigurationFile } from './workspace/configuration.js';
import { DRAFT_ENDINGS } from './workspace/file-system.js';

/** How long changes are gathered before those who list drafts are told of them, in milliseconds. */
const GATHERING = 300;

/** What is watched: settings, the data that they may name, the texts of drafts, and all that comes and goes (a whole folder, too). */
const WATCHED: FileSystemWatcher[] = [
  { globPattern: `**/${CONFIGURATION_FILE}` },
  { globPattern: '**/*.{json,jsonc}', kind: WatchKind.Change },
  { globPattern: `**/*.{${DRAFT_ENDINGS.join(',')}}`, kind: WatchKind.Change },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Files that may hold data; what they hold shows nowhere unless a configuration names them. */
const DATA = /\.jsonc?$/i;

/** Serves a connection until it is closed. */
export function serve(connection: Connection, host: Host): void {
  const session = new Session(connection, host);
  const { documents, drafts } = session;

  connection.onInitialize((params): InitializeResult => {
    session.open(params);
    return {
      serverInfo: { name: 'policy-address' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...capabilitiesFor(session),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const { workspace } = session.client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyAddress' });
    }
    if (watches()) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED });
    }
    if (workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        const left = session.folders.filter((uri) => !gone.has(uri));
        session.folders = [...left, ...added.map((folder) => folder.uri)];
        outsideChanged();
      });
    }
  });

  function watches(): boolean {
    return session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  /** Something that drafts are judged by has changed outside of them. */
  function outsideChanged(): void {
    session.forget();
    const { diagnostics, semanticTokens, inlayHint, codeLens, foldingRange } = session.client.workspace ?? {};
    if (!session.pulls) documents.all().forEach(({ uri }) => push(uri));
    else if (diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
    if (semanticTokens?.refreshSupport) connection.languages.semanticTokens.refresh();
    if (inlayHint?.refreshSupport) askFor(connection.languages.inlayHint.refresh());
    if (codeLens?.refreshSupport) askFor(connection.sendRequest(CodeLensRefreshRequest.type));
    // A file may be a draft now, or none any more.
    if (foldingRange?.refreshSupport) askFor(connection.languages.foldingRange.refresh());
    tell();
  }

  /** Whatever becomes of it: a client that does not do it shows what it had. */
  function askFor(refresh: Promise<void>): void {
    refresh.catch((error: unknown) => connection.console.warn(String(error)));
  }

  connection.onDidChangeConfiguration(outsideChanged);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const isJudgedBy = ({ uri }: { uri: string }): boolean =>
      isConfigurationFile(uri) || session.configurations.hangsOn(uri);
    if (changes.some(isJudgedBy)) return outsideChanged();
    const isRelevant = ({ uri, type }: FileEvent): boolean =>
      !/\/(?:\.git|node_modules)(?:\/|$)/.test(uri) && !(type === FileChangeType.Changed && DATA.test(uri));
    const relevant = changes.filter(isRelevant);
    for (const { uri, type } of relevant) {
      if (type === FileChangeType.Changed) drafts.changed(uri);
      else drafts.cameOrWent(uri);
    }
    if (relevant.length > 0) tell();
  });

  documents.onDidOpen(({ document: { uri } }) => {
    // A client that does not watch files: what was read may be old.
    if (!watches()) session.configurations.forget();
    if (!session.pulls) push(uri);
    tell();
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!session.pulls) push(uri);
    tell();
  });
  documents.onDidSave(({ document: { uri } }) => {
    if (isConfigurationFile(uri) || session.configurations.hangsOn(uri)) outsideChanged();
  });
  documents.onDidClose(({ document: { uri } }) => {
    drafts.changed(uri);
    session.tokens.forget(uri);
    if (!session.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    tell();
  });

  const pending = new Set<string>();
  /** For clients that do not pull: sends diagnostics once the changes at hand are taken in. */
  function push(uri: string): void {
    if (pending.has(uri)) return;
    pending.add(uri);
    setTimeout(() => {
      pending.delete(uri);
      void session
        .guarded(uri, [], () => diagnosticsOf(session, uri))
        .then((diagnostics) => {
          const version = documents.get(uri)?.version;
          if (version !== undefined) void connection.sendDiagnostics({ uri, version, diagnostics });
        });
    }, 0);
  }

  let gathering = false;
  /** Tells a client that lists drafts to look again, not at every keystroke but while one types, too. */
  function tell(): void {
    if (gathering || !session.options.followsDrafts) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      void connection.sendNotification(draftsChanged);
    }, GATHERING);
  }

  answerRequests(session);
  documents.listen(connection);
  connection.listen();
}
