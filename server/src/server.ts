import {
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
import { draftsChanged } from './protocol/index.js';
import { answerRequests, capabilitiesFor } from './requests/all.js';
import { type Host, Session } from './session.js';
import { CONFIGURATION_FILE, isConfigurationFile } from './workspace/configuration.js';
import { DATA_FILE, DRAFT_ENDINGS } from './workspace/file-system.js';

/** How long changes are gathered before those who list drafts are told of them, in milliseconds. */
const GATHERING = 300;

/** What is watched: settings, the data that they may name, the texts of drafts, and all that comes and goes (a whole folder, too). */
const WATCHED: FileSystemWatcher[] = [
  { globPattern: `**/${CONFIGURATION_FILE}` },
  { globPattern: '**/*.{json,jsonc}', kind: WatchKind.Change },
  { globPattern: `**/*.{${DRAFT_ENDINGS.join(',')}}`, kind: WatchKind.Change },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** Serves a connection until it is closed. */
export function serve(connection: Connection, host: Host): void {
  const session = new Session(connection, host);

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
  connection.onInitialized(() => askToBeTold(session));
  connection.onDidChangeConfiguration(() => session.judgeAnew());
  followFiles(session);
  followDocuments(session);
  tellOfDrafts(session);
  answerRequests(session);
  session.documents.listen(connection);
  connection.listen();
}

/** Asks the client to tell of what changes outside of the documents that are open. */
function askToBeTold(session: Session): void {
  const { connection } = session;
  const { workspace } = session.client;
  if (workspace?.didChangeConfiguration?.dynamicRegistration) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'policyAddress' });
  }
  if (watches(session)) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED });
  }
  if (workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map((folder) => folder.uri));
      const left = session.folders.filter((uri) => !gone.has(uri));
      session.folders = [...left, ...added.map((folder) => folder.uri)];
      session.judgeAnew();
    });
  }
}

/** Whether the client tells of files that change. */
function watches({ client }: Session): boolean {
  return client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

/** Whether drafts are judged by a file. */
function isJudgedBy({ configurations }: Session, uri: string): boolean {
  return isConfigurationFile(uri) || configurations.hangsOn(uri);
}

/** Forgets what was read of files that change, come or go. */
function followFiles(session: Session): void {
  const { connection, drafts } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isJudgedBy(session, uri))) return session.judgeAnew();
    // What data hold shows nowhere unless a configuration names them.
    const isRelevant = ({ uri, type }: FileEvent): boolean =>
      !/\/(?:\.git|node_modules)(?:\/|$)/.test(uri) &&
      !(type === FileChangeType.Changed && DATA_FILE.test(uri));
    const relevant = changes.filter(isRelevant);
    for (const { uri, type } of relevant) {
      if (type === FileChangeType.Changed) drafts.changed(uri);
      else if (type === FileChangeType.Deleted) drafts.went(uri);
      else drafts.came(uri);
    }
    if (relevant.length > 0) session.draftsChanged({ inFiles: true });
  });
}

/** Follows the documents that the client has open. */
function followDocuments(session: Session): void {
  const { documents, drafts } = session;
  documents.onDidOpen(() => {
    // A client that does not watch files: what was read may be old.
    if (!watches(session)) session.configurations.forget();
    session.draftsChanged({ inFiles: false });
  });
  documents.onDidChangeContent(() => session.draftsChanged({ inFiles: false }));
  documents.onDidSave(({ document: { uri } }) => {
    if (isJudgedBy(session, uri)) session.judgeAnew();
  });
  documents.onDidClose(({ document: { uri } }) => {
    drafts.changed(uri);
    session.tokens.forget(uri);
    session.draftsChanged({ inFiles: false });
  });
}

/** Tells a client that lists drafts to look again: not at every keystroke, but while one types, too. */
function tellOfDrafts(session: Session): void {
  let gathering = false;
  session.onDidChangeDrafts(() => {
    if (gathering || !session.options.followsDrafts) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      void session.connection.sendNotification(draftsChanged);
    }, GATHERING);
  });
}
