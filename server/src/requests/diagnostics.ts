import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { findingsOfBureau } from '../features/bureau-focus.js';
import { toConfigurationDiagnostics, toDiagnostics } from '../features/diagnostics.js';
import { cursorMoved } from '../protocol/index.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { normalUri } from '../workspace/paths.js';
import { LANGUAGE_ID } from '../workspace/recognition.js';
import { Calm } from './calm.js';
import type { RequestGroup } from './group.js';
import { problemsForOpenDocuments, problemsInSettings } from './settings-problems.js';
import { WorkspaceProblems } from './workspace-problems.js';

/**
 * How long nothing changes in other drafts before what that means for the open ones is shown, in milliseconds. Long enough
 * that nobody sees it come and go while a file is read again.
 */
const SETTLING = 700;

/** What is wrong in a document, for clients that ask; to all others it is sent. */
export const diagnosticRequests: RequestGroup = {
  capabilities: ({ pulls }) =>
    pulls
      ? {
          diagnosticProvider: {
            identifier: LANGUAGE_ID,
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {},

  answer(session) {
    const { connection, documents } = session;
    const calm = new Calm((uri) => {
      if (session.pulls) refresh(session);
      else push(uri);
      // Whoever counts problems counts these from now on.
      session.draftsChanged({ inFiles: false });
    });
    session.withheld = (known) => calm.withhold(known);

    documents.onDidChangeContent(({ document }) => {
      // Whoever cannot be told to look again would never see what has waited.
      if (!session.pulls || canRefresh(session)) calm.changed(document);
    });
    documents.onDidClose(({ document: { uri } }) => calm.forget(uri));
    connection.onNotification(cursorMoved, ({ textDocument: { uri }, position }) =>
      session.guarded(uri, undefined, async () => {
        const known = documents.get(uri) && (await session.drafts.read(uri));
        if (known) calm.moved(known, known.textDocument.offsetAt(position));
      }),
    );
    session.onDidJudgeAnew(() => {
      if (session.pulls) refresh(session);
      else {
        documents.all().forEach(({ uri }) => push(uri));
        pushOfUnopened();
      }
    });

    // For clients that ask.
    const problems = new WorkspaceProblems(session, (known) => diagnosticsOfDraft(session, known));
    documents.onDidClose(({ document: { uri } }) => problems.closed(uri));
    connection.languages.diagnostics.on(
      async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => {
        const isOpen = documents.get(uri) !== undefined;
        const items = await session.guarded(uri, [], () =>
          isOpen ? diagnosticsOf(session, uri) : problems.of(uri),
        );
        return { kind: DocumentDiagnosticReportKind.Full, items };
      },
    );
    connection.languages.diagnostics.onWorkspace((params, token, _progress, results) =>
      problems.report(params, token, results),
    );

    // What other drafts promise, too: they may be read one after another, and are written on letter by letter.
    const changed = new Set<string>();
    let settling: ReturnType<typeof setTimeout> | undefined;
    session.onDidFindElsewhere((uri) => {
      changed.add(uri);
      clearTimeout(settling);
      settling = setTimeout(() => {
        const open = documents.all().filter((document) => changed.has(normalUri(document.uri)));
        changed.clear();
        problems.changedElsewhere();
        if (open.length === 0) return;
        if (session.pulls) refresh(session);
        else open.forEach((document) => push(document.uri));
      }, SETTLING);
    });

    // For all others.
    const pending = new Set<string>();
    documents.onDidOpen(({ document: { uri } }) => push(uri));
    documents.onDidChangeContent(({ document: { uri } }) => push(uri));
    documents.onDidClose(({ document: { uri } }) => {
      if (!session.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    // Settings are open for a moment at most, and yet hold.
    let unopened: ReadonlySet<string> = new Set();
    let pushing = Promise.resolve();
    documents.onDidOpen(pushOfUnopened);
    documents.onDidClose(pushOfUnopened);

    /** Sends diagnostics once the changes at hand are taken in. */
    function push(uri: string): void {
      if (session.pulls || pending.has(uri)) return;
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

    /** Sends what is wrong in settings that hold for what is open, one time after another. */
    function pushOfUnopened(): void {
      if (session.pulls) return;
      pushing = pushing.then(() =>
        session.guarded('What settings say', undefined, async () => {
          const before = unopened;
          const told = await problemsForOpenDocuments(session);
          unopened = new Set(told.map(({ document: { uri } }) => uri));
          for (const uri of before) {
            const isTold = unopened.has(uri) || documents.get(uri) !== undefined;
            if (!isTold) void connection.sendDiagnostics({ uri, diagnostics: [] });
          }
          for (const { document, problems } of told) {
            const diagnostics = toConfigurationDiagnostics(document, problems);
            void connection.sendDiagnostics({ uri: document.uri, diagnostics });
          }
        }),
      );
    }
  },
};

function canRefresh({ client }: Session): boolean {
  return client.workspace?.diagnostics?.refreshSupport === true;
}

function refresh(session: Session): void {
  if (canRefresh(session)) session.askFor(session.connection.languages.diagnostics.refresh());
}

/** The diagnostics of an open document: a draft, a configuration file, or a file that one names. */
async function diagnosticsOf(session: Session, uri: string): Promise<Diagnostic[]> {
  if (!session.documents.get(uri)) return [];
  const settings = await problemsInSettings(session, uri);
  if (settings) return toConfigurationDiagnostics(settings.document, settings.problems);
  const known = await session.drafts.read(uri);
  return known ? diagnosticsOfDraft(session, known) : [];
}

/** The diagnostics of a draft that are to be shown now. */
async function diagnosticsOfDraft(session: Session, known: KnownDraft): Promise<Diagnostic[]> {
  const { myBureau } = await session.settingsOf(known.uri);
  const withheld = session.withheld(known);
  const all = findingsOfBureau(known, myBureau);
  const shown = withheld.size > 0 ? all.filter((finding) => !withheld.has(finding)) : all;
  return toDiagnostics(known.textDocument, shown, session.diagnosticOptions);
}
