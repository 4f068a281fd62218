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
import { URI } from 'vscode-uri';
import { toDiagnostics } from '../features/diagnostics.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** How many reports are sent at a time to a client that takes them bit by bit. */
const AT_A_TIME = 50;

/**
 * How long a client that asks again while nothing has changed is kept waiting, in milliseconds. Editors ask again as
 * soon as they are answered.
 */
const LONGEST_WAIT = 4000;

/** What was last reported of a draft. */
interface Result {
  readonly findings: DraftFindings;
  readonly judged: number;
  readonly id: string;
}

/** The problems of the drafts of the workspace that are not open; those that are open are asked for one by one. */
export class WorkspaceProblems {
  readonly #results = new Map<string, Result>();
  /** Closed since the last report: what the client still shows of them may be of a text that was not saved. */
  readonly #closed = new Set<string>();
  #ids = 0;
  #judged = 0;
  #revision = 0;
  /** The revision that the last report was of, and whether anything was in it. */
  #reported: { readonly revision: number; readonly isEmpty: boolean } | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly session: Session,
    private readonly findingsShown: (known: KnownDraft) => Promise<DraftFindings>,
  ) {
    session.onDidJudgeAnew(() => this.#judged++);
    session.onDidChangeDrafts(({ inFiles }) => {
      if (inFiles) this.#wake();
    });
  }

  /** A document was closed, so that its file counts again. */
  closed(uri: string): void {
    this.#closed.add(uri);
    this.#wake();
  }

  /** The problems in the file of a document that is not open. */
  async of(uri: string): Promise<Diagnostic[]> {
    const file = normal(uri);
    const known = (await this.#unopened()).find((draft) => normal(draft.uri) === file);
    return known ? this.#diagnosticsOf(known) : [];
  }

  /** Reports what is not as the client has it. Where that is nothing, it waits a while for a change. */
  async report(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    results: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const reported = this.#reported;
    // A client that has nothing, and got something before, begins anew.
    const isKnown = previousResultIds.length > 0 || reported?.isEmpty === true;
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
    if (!token.isCancellationRequested) this.#reported = { revision, isEmpty: this.#results.size === 0 };
    return { items };
  }

  async #reports(
    previous: Map<string, string>,
    token: CancellationToken,
    results: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const closed = new Set(this.#closed);
    let items: WorkspaceDocumentDiagnosticReport[] = [];
    const drafts = await this.#unopened();
    const listed = new Set<string>();
    for (const known of drafts) {
      if (token.isCancellationRequested) return items;
      const { uri } = known;
      listed.add(uri);
      const { id } = this.#resultOf(known);
      const isAsBefore = previous.get(uri) === id && !closed.has(uri);
      items.push(isAsBefore ? unchanged(uri, id) : full(uri, await this.#diagnosticsOf(known), id));
      if (items.length < AT_A_TIME) continue;
      if (results) {
        results.report({ items });
        items = [];
      }
      // Others may have been waiting for an answer.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    // Of what is no draft any more, or not to be listed, nothing stays.
    for (const uri of [...previous.keys(), ...closed]) {
      if (listed.has(uri) || this.session.documents.get(uri)) continue;
      listed.add(uri);
      this.#results.delete(uri);
      items.push(full(uri, []));
    }
    closed.forEach((uri) => this.#closed.delete(uri));
    return items;
  }

  /** The drafts that are not open, of which the user wants to know. */
  async #unopened(): Promise<KnownDraft[]> {
    const { session } = this;
    const drafts = (await session.drafts.all()).filter(({ uri }) => !session.documents.get(uri));
    const wanted = await Promise.all(
      drafts.map(async ({ uri }) => (await session.settingsOf(uri)).workspaceProblems),
    );
    return drafts.filter((_, i) => wanted[i]);
  }

  async #diagnosticsOf(known: KnownDraft): Promise<Diagnostic[]> {
    return toDiagnostics(known.textDocument, await this.findingsShown(known), this.session.diagnosticOptions);
  }

  #resultOf({ uri, findings }: KnownDraft): Result {
    const last = this.#results.get(uri);
    if (last?.findings === findings && last.judged === this.#judged) return last;
    const result: Result = { findings, judged: this.#judged, id: String(++this.#ids) };
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

function full(uri: string, items: Diagnostic[], resultId?: string): WorkspaceDocumentDiagnosticReport {
  return {
    kind: DocumentDiagnosticReportKind.Full,
    uri,
    version: null,
    items,
    ...(resultId && { resultId }),
  };
}

function unchanged(uri: string, resultId: string): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId };
}

/** A URI in the one way of writing it that drafts in files have. */
function normal(uri: string): string {
  return URI.parse(uri).toString();
}
