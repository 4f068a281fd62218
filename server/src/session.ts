import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  Emitter,
  type InitializeParams,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { BackgroundReading } from './background-reading.js';
import type { Registry } from './bureaux/registry.js';
import { type DiagnosticOptions, SOURCE, configurationMessage } from './features/diagnostics.js';
import { SemanticTokensMemory } from './features/semantic-tokens.js';
import { type EditorSettings, STANDARD_SETTINGS, readEditorSettings } from './editor-settings.js';
import { type ClientOptions, findFiles, readFile } from './protocol/index.js';
import { ReadingProgress } from './reading-progress.js';
import { MessageWriter } from './rules/messages.js';
import type { Finding } from './rules/types.js';
import type { Seeds } from './seeds.js';
import { othersTurn } from './turns.js';
import { Configurations, type FoundConfiguration } from './workspace/configurations.js';
import { DraftDocument } from './workspace/draft-document.js';
import { Drafts, type KnownDraft } from './workspace/drafts.js';
import { decodeText } from './workspace/decoding.js';
import type { FileSystem } from './workspace/file-system.js';
import { KnowledgeBase } from './workspace/knowledge-base.js';
import { decodedUri } from './workspace/paths.js';
import { type ConfigurationProblem, SAYS_WHAT_IS_USED } from './workspace/problems.js';

/** What the machine gives to the server: nothing below reads a clock or a disk itself. */
export interface Host {
  readonly seeds: Seeds;
  /** Files that the host reads itself; null where only the client can. */
  readonly fileSystem: FileSystem | null;
  /** Today, ISO 8601. */
  today(): string;
  /** The folder of the rules' pages, as a URI that ends in a slash; null where there is none. */
  readonly documentation: string | null;
  /** The folder of the files that are seeded, as a URI that ends in a slash; null where they are no files. */
  readonly seedFiles: string | null;
}

/** How drafts changed: in files, of which any may be another now, or only in documents that are open. */
export interface DraftsChange {
  readonly inFiles: boolean;
}

/** What lasts from the handshake to the end: the client and what it can do, its documents, the drafts among them. */
export class Session {
  readonly documents = new TextDocuments(DraftDocument);
  readonly configurations: Configurations;
  readonly drafts: Drafts;
  /** Reads all of them for those who show the whole. */
  readonly reading: BackgroundReading;
  readonly files: FileSystem;
  readonly tokens = new SemanticTokensMemory();
  readonly #draftsChanged = new Emitter<DraftsChange>();
  readonly #judgedAnew = new Emitter<void>();
  readonly #foundElsewhere = new Emitter<string>();
  /** Drafts changed in some way: one was edited, came or went, or all are judged anew. */
  readonly onDidChangeDrafts = this.#draftsChanged.event;
  /** What drafts are judged by, or how the editor behaves, has changed outside of them. */
  readonly onDidJudgeAnew = this.#judgedAnew.event;
  /** What is found in a draft (its normal URI) changed because another one did. */
  readonly onDidFindElsewhere = this.#foundElsewhere.event;
  client: ClientCapabilities = {};
  options: ClientOptions = {};
  folders: readonly string[] = [];
  writer = new MessageWriter(l10n.t);
  /** The findings of a draft that are not to be told now, while it is being written. */
  withheld: (known: KnownDraft) => ReadonlySet<Finding> = () => new Set();
  /** What the user wants for a folder or document, asked once until it changes. */
  readonly #settings = new Map<string, Promise<EditorSettings>>();
  /** What broken settings the user has been told of: a file's text and its first problem by its URI. */
  readonly #told = new Map<string, string>();

  constructor(
    readonly connection: Connection,
    readonly host: Host,
  ) {
    const knowledge = new KnowledgeBase(host.seeds, (rule, error) => {
      connection.console.error(`The rule ${rule.name} failed and is left out: ${String(error)}`);
    });
    const files = this.#fileSystem();
    const progress = new ReadingProgress(connection, () => this.client.window?.workDoneProgress === true);
    this.files = files;
    this.configurations = new Configurations(
      files,
      () => this.folders,
      knowledge,
      (found) => this.#warnOfUnopened(found),
    );
    this.drafts = new Drafts({
      documents: this.documents,
      files,
      folders: () => this.folders,
      configurations: this.configurations,
      recogniseByContent: async (uri) => (await this.settingsOf(uri)).recogniseByContent,
      today: () => host.today(),
      rest: othersTurn,
      onFoundElsewhere: (uri) => this.#foundElsewhere.fire(uri),
      onLeftOut: (uri, reason) => connection.console.warn(`${uri} is left out of the lists: ${reason}.`),
    });
    this.reading = new BackgroundReading(this.drafts, progress, () => this.draftsChanged({ inFiles: true }));
  }

  /** Takes what the client says of itself. */
  open(params: InitializeParams): void {
    this.client = params.capabilities;
    this.options = (params.initializationOptions as ClientOptions | undefined) ?? {};
    // Clients of old know one folder only.
    const root = params.rootUri ? [{ uri: params.rootUri }] : [];
    this.folders = (params.workspaceFolders ?? root).map((folder) => folder.uri);
    const { translations = {} } = this.options;
    l10n.config({ contents: { ...translations } });
    this.writer = new MessageWriter(l10n.t, params.locale, translations);
  }

  /** Whether the client asks for diagnostics itself; otherwise they are sent. */
  get pulls(): boolean {
    return this.client.textDocument?.diagnostic !== undefined;
  }

  /** What diagnostics are written with. */
  get diagnosticOptions(): DiagnosticOptions {
    const { diagnostic, publishDiagnostics } = this.client.textDocument ?? {};
    // Clients that ask for diagnostics may say so where they speak of those that are sent.
    const relatedPlaces = [diagnostic, publishDiagnostics].some((able) => able?.relatedInformation === true);
    return { writer: this.writer, documentation: this.host.documentation, relatedPlaces };
  }

  /** Whether the client has a command, so that it may be offered. */
  hasCommand(command: string): boolean {
    return this.options.commands?.includes(command) ?? false;
  }

  /** Makes changes of a document an edit in the form that the client understands. */
  toWorkspaceEdit(uri: string, version: number | null, edits: TextEdit[]): WorkspaceEdit {
    return this.toWorkspaceEditOf([{ uri, version, edits }]);
  }

  /** The same for changes of several documents; the version of a file that is not open is null. */
  toWorkspaceEditOf(
    documents: readonly { uri: string; version: number | null; edits: TextEdit[] }[],
  ): WorkspaceEdit {
    return this.client.workspace?.workspaceEdit?.documentChanges
      ? {
          documentChanges: documents.map(({ uri, version, edits }) => ({
            textDocument: { uri, version },
            edits,
          })),
        }
      : { changes: Object.fromEntries(documents.map(({ uri, edits }) => [uri, edits])) };
  }

  /** What the user wants for a document; null: for all of the workspace. */
  settingsOf(uri: string | null): Promise<EditorSettings> {
    // The setting cannot differ within a folder of the workspace.
    const scope = uri === null ? '' : (this.folderOf(uri) ?? uri);
    let asked = this.#settings.get(scope);
    if (!asked) this.#settings.set(scope, (asked = this.#askSettings(scope)));
    return asked;
  }

  /** The folder of the workspace that a document is in; null where it is in none. */
  folderOf(uri: string): string | null {
    const holding = this.folders.filter((folder) => uri.startsWith(folder.replace(/\/?$/, '/')));
    // One folder of a workspace may lie in another.
    return holding.sort((a, b) => b.length - a.length)[0] ?? null;
  }

  /** The registry for drafts that have no file yet: that of the first folder, since they are likely to come there. */
  async registryOfFolder(): Promise<Registry> {
    const [folder] = this.folders;
    if (folder === undefined) return this.host.seeds.registry;
    return (await this.configurations.for(`${folder.replace(/\/$/, '')}/new.md`)).readers.registry;
  }

  /** What drafts are judged by has changed outside of them: it is forgotten, and those are told who show drafts. */
  judgeAnew(): void {
    this.configurations.forget();
    this.drafts.forget();
    this.#settings.clear();
    // All is read again: that somebody stopped it last time says nothing of this time.
    this.reading.readOn();
    this.#judgedAnew.fire();
    this.#draftsChanged.fire({ inFiles: true });
  }

  /** Tells those who show drafts that one changed. */
  draftsChanged(change: DraftsChange): void {
    this.#draftsChanged.fire(change);
  }

  /** Has the client look again, whatever becomes of it: one that does not shows what it had. */
  askFor(refresh: Promise<unknown> | undefined): void {
    refresh?.catch((error: unknown) => this.connection.console.warn(String(error)));
  }

  /** Runs a request so that a document which cannot be read costs only its own answer. */
  async guarded<T>(what: string, fallback: T, answer: () => Promise<T>): Promise<T> {
    try {
      return await answer();
    } catch (error) {
      // What is said to the client on purpose: that it asked no more, or cannot have what it asked for.
      if (error instanceof ResponseError) throw error;
      const reason = error instanceof Error ? error.stack : String(error);
      this.connection.console.error(`${SOURCE}: ${what} could not be read: ${reason}`);
      return fallback;
    }
  }

  async #askSettings(scope: string): Promise<EditorSettings> {
    if (!this.client.workspace?.configuration) return STANDARD_SETTINGS;
    const scopeUri = scope === '' ? {} : { scopeUri: scope };
    const given = this.connection.workspace.getConfiguration({ ...scopeUri, section: 'policyAddress' });
    return given.then(readEditorSettings, () => STANDARD_SETTINGS);
  }

  /** Files on the disk are read by the host, others by the client where it can; the client knows best what there is. */
  #fileSystem(): FileSystem {
    const { connection, host } = this;
    return {
      read: async (uri) => {
        if (host.fileSystem && uri.startsWith('file:')) return host.fileSystem.read(uri);
        const bytes = this.options.readsFiles ? await connection.sendRequest(readFile, uri) : null;
        return bytes === null ? null : decodeText(Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0)));
      },
      find: async (folders, endings) => {
        if (this.options.readsFiles) return connection.sendRequest(findFiles, endings);
        return host.fileSystem ? host.fileSystem.find(folders, endings) : [];
      },
    };
  }

  /** Says so when settings, or data they name, that nobody looks at cannot be read; in the open file they are underlined. */
  #warnOfUnopened({ uri, text, problems, dataFiles }: FoundConfiguration): void {
    if (uri !== null) this.#warnOf({ uri, text, problems });
    // What is wrong in them is told where they are named as well: once is enough.
    const isTold = uri !== null && problems.length > 0 && !this.documents.get(uri);
    if (!isTold) dataFiles.forEach((file) => this.#warnOf(file));
  }

  #warnOf(file: { uri: string; text: string; problems: readonly ConfigurationProblem[] }): void {
    const { uri, text, problems } = file;
    const [first] = problems;
    if (!first || this.documents.get(uri)) return;
    const line = text.slice(0, first.start).split(/\r\n|\r|\n/).length;
    // A file may be wrong because of another one: what is told of it can change while it does not.
    const key = JSON.stringify([text, first]);
    if (this.#told.get(uri) === key) return;
    this.#told.set(uri, key);
    const name = decodedUri(uri.split('/').slice(-2).join('/'));
    const args = { file: name, line, problem: configurationMessage(first) };
    const message = SAYS_WHAT_IS_USED.has(first.message)
      ? l10n.t('Policy Address: see {file}, line {line}. {problem}', args)
      : l10n.t('Policy Address: a setting in {file}, line {line}, is left out. {problem}', args);
    const type = MessageType.Warning;
    void this.connection.sendNotification(ShowMessageNotification.type, { type, message });
  }
}
