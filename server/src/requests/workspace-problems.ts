import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { toConfigurationDiagnostics } from '../features/diagnostics.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { normalUri } from '../workspace/paths.js';
import { problemsInSettings, problemsInUnopenedSettings } from './settings-problems.js';

/** How many reports are sent at a time to a client that takes them bit by bit. */
const AT_A_TIME = 50;

/**
 * How long a client that asks again while nothing has changed is kept waiting, in milliseconds. Editors ask again as
 * soon as they are answered.
 */
const LONGEST_WAIT = 4000;

/**
 * How long nobody types before a client that waits is told of what was typed, in milliseconds: it asks by itself for what
 * it shows.
 */
const PAUSE = 2000;

/** What was last reported of a file. */
interface Result {
  /** The findings of the draft in it, or what was read of it as settings. */
  readonly of: object;
  readonly judged: number;
  readonly id: string;
}

/**
 * The problems of all drafts of the workspace, and of the settings that hold for them. Those that are open are asked for one by one as they change; but an editor
 * may have a document open that it shows nowhere and asks nothing of.
 */
export class WorkspaceProblems {
  /** What was last reported of those that are not open. */
  readonly #results = new Map<string, Result>();
  /** Those with problems, as far as the client has been told. */
  readonly #told = new Set<string>();
  /** Closed since the last report: what the client still shows of them may be of a text that was not saved. */
  readonly #closed = new Set<string>();
  #ids = 0;
  #judged = 0;
  #revision = 0;
  /** The revision that the last report was of, and whether it gave any ids: it gives none of documents that are open. */
  #reported: { readonly revision: number; readonly gaveIds: boolean } | null = null;
  readonly #waiting = new Set<() => void>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** `diagnosticsOf` gives the problems of a draft that are shown now. */
  constructor(
    private readonly session: Session,
    private readonly diagnosticsOf: (known: KnownDraft) => Promise<Diagnostic[]>,
  ) {
    session.onDidJudgeAnew(() => this.#judged++);
    session.onDidChangeDrafts(({ inFiles }) => {
      clearTimeout(this.#pause);
      if (inFiles) this.#wake();
      else this.#pause = setTimeout(() => this.#wake(), PAUSE);
    });
  }

  /** A document was closed, so that its file counts again. */
  closed(uri: string): void {
    this.#closed.add(uri);
    this.#wake();
  }

  /** What is found in drafts changed because others did. */
  changedElsewhere(): void {
    this.#wake();
  }

  /** The problems in the file of a document that is not open. */
  async of(uri: string): Promise<Diagnostic[]> {
    const file = normalUri(uri);
    const settings = (await problemsInUnopenedSettings(this.session)).find(
      ({ document }) => document.uri === file,
    );
    if (settings) return toConfigurationDiagnostics(settings.document, settings.problems);
    const known = (await this.#drafts()).find((draft) => normalUri(draft.uri) === file);
    return known ? this.diagnosticsOf(known) : [];
  }

  /** Reports what is not as the client has it. Where that is nothing, it waits a while for a change. */
  async report(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    results: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const reported = this.#reported;
    // A client that has no ids, and got some before, begins anew.
    const isKnown = previousResultIds.length > 0 || reported?.gaveIds === false;
    if (isKnown && reported?.revision === this.#revision) {
      await this.#change(token);
      if (reported.revision === this.#revision || token.isCancellationRequested) {
        return { items: previousResultIds.map(({ uri, value }) => unchanged(uri, value)) };
      }
    }
    const revision = this.#revision;
    const items = await this.#reports(
      new Map(previousResultIds.map(({ uri, value }) => [uri, value])),
      token,
      results,
    );
    if (!token.isCancellationRequested) this.#reported = { revision, gaveIds: this.#results.size > 0 };
    return { items };
  }

  async #reports(
    previous: Map<string, string>,
    token: CancellationToken,
    results: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const closed = new Set(this.#closed);
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    const listed = new Set<string>();
    for (const known of await this.#drafts()) {
      if (token.isCancellationRequested) return items;
      const { uri } = known;
      listed.add(uri);
      items.push(await this.#reportOf(known, closed.has(uri) ? undefined : previous.get(uri)));
      if (listed.size % AT_A_TIME > 0) continue;
      if (results) {
        results.report({ items });
        items = [];
      }
      // Others may have been waiting for an answer.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    for (const item of await this.#reportsOfSettings((uri) =>
      closed.has(uri) ? undefined : previous.get(uri),
    )) {
      if (listed.has(item.uri)) continue;
      listed.add(item.uri);
      items.push(item);
    }
    // Of what is no draft any more, or not to be listed, nothing stays, nor of settings that have been put right.
    for (const uri of new Set([...previous.keys(), ...this.#told, ...closed])) {
      if (listed.has(uri)) continue;
      this.#results.delete(uri);
      this.#told.delete(uri);
      items.push(full(uri, null, []));
    }
    closed.forEach((uri) => this.#closed.delete(uri));
    return items;
  }

  async #reportOf(
    known: KnownDraft,
    previous: string | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport> {
    const { uri } = known;
    const isOpen = this.session.documents.get(uri) !== undefined;
    // While somebody writes in a document, its findings do not tell which of them are shown: there it has no id.
    const id = isOpen ? undefined : this.#resultOf(uri, known.findings).id;
    if (isOpen) this.#results.delete(uri);
    else if (id !== undefined && previous === id) return unchanged(uri, id);
    // It may have been written on since the drafts were listed.
    const current = isOpen ? ((await this.session.drafts.read(uri)) ?? known) : known;
    const items = await this.diagnosticsOf(current);
    if (items.length > 0) this.#told.add(uri);
    else this.#told.delete(uri);
    return full(uri, isOpen ? current.version : null, items, id);
  }

  /** Of files with settings, and with data that settings name, those in which something is wrong. */
  async #reportsOfSettings(
    previousOf: (uri: string) => string | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { session } = this;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const { document, problems, read } of await problemsInUnopenedSettings(session)) {
      const { uri } = document;
      const { id } = this.#resultOf(uri, read);
      this.#told.add(uri);
      items.push(
        previousOf(uri) === id
          ? unchanged(uri, id)
          : full(uri, null, toConfigurationDiagnostics(document, problems), id),
      );
    }
    for (const { uri } of session.documents.all()) {
      const settings = await session.guarded(uri, null, () => problemsInSettings(session, uri));
      if (!settings || settings.problems.length === 0) continue;
      const { document, problems } = settings;
      this.#results.delete(uri);
      this.#told.add(uri);
      items.push(full(uri, document.version, toConfigurationDiagnostics(document, problems)));
    }
    return items;
  }

  /** The drafts of which the user wants to know. */
  async #drafts(): Promise<KnownDraft[]> {
    const { session } = this;
    const { drafts } = await session.reading.all();
    const wanted = await Promise.all(
      drafts.map(async ({ uri }) => (await session.settingsOf(uri)).workspaceProblems),
    );
    return drafts.filter((_, i) => wanted[i]);
  }

  #resultOf(uri: string, of: object): Result {
    const last = this.#results.get(uri);
    if (last?.of === of && last.judged === this.#judged) return last;
    const result: Result = { of, judged: this.#judged, id: String(++this.#ids) };
    this.#results.set(uri, result);
    return result;
  }

  #wake(): void {
    this.#revision++;
    this.#waiting.forEach((wake) => wake());
  }

  /** Waits for a change, not too long. */
  #change(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        cancelled.dispose();
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LONGEST_WAIT);
      const cancelled = token.onCancellationRequested(wake);
      this.#waiting.add(wake);
    });
  }
}

function full(
  uri: string,
  version: number | null,
  items: Diagnostic[],
  resultId?: string,
): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, items, ...(resultId && { resultId }) };
}

function unchanged(uri: string, resultId: string): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId };
}
