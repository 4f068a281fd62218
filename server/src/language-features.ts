import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { codeActions } from './features/code-actions.js';
import { toConfigurationDiagnostics, toDiagnostics } from './features/diagnostics.js';
import { documentSymbols, flatDocumentSymbols } from './features/document-symbols.js';
import type { Session } from './session.js';
import { CONFIGURATION_FILE, readConfiguration } from './workspace/configuration.js';
import type { KnownDraft } from './workspace/drafts.js';
import { LANGUAGE_ID } from './workspace/recognition.js';

/** Answers what LSP itself asks of a server. */
export function answerLanguageFeatures(session: Session): void {
  const { connection } = session;

  /** Answers for an open draft; `empty` for any other document. */
  function inDraft<T>(uri: string, empty: T, answer: (known: KnownDraft) => T): Promise<T> {
    return session.guarded(uri, empty, async () => {
      const known = session.documents.get(uri) && (await session.drafts.read(uri));
      return known ? answer(known) : empty;
    });
  }

  connection.languages.diagnostics.on(
    async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => {
      const items = await session.guarded(uri, [], () => diagnosticsOf(session, uri));
      return { kind: DocumentDiagnosticReportKind.Full, items };
    },
  );

  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    inDraft<DocumentSymbol[]>(uri, [], ({ languageId, textDocument, draft }) =>
      (languageId === LANGUAGE_ID ? documentSymbols : flatDocumentSymbols)(textDocument, draft),
    ),
  );

  connection.onCodeAction(({ textDocument: { uri }, range, context: { only } }) =>
    inDraft<CodeAction[]>(uri, [], ({ version, textDocument, findings }) => {
      const toEdit = (edits: TextEdit[]): WorkspaceEdit =>
        session.client.workspace?.workspaceEdit?.documentChanges
          ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
          : { changes: { [uri]: edits } };
      return codeActions(textDocument, findings, { range, only }, session.diagnosticOptions, toEdit);
    }),
  );
}

/** The diagnostics of an open document: a draft, or a configuration file. */
export async function diagnosticsOf(session: Session, uri: string): Promise<Diagnostic[]> {
  const document = session.documents.get(uri);
  if (!document) return [];
  if (isConfigurationFile(uri)) {
    const { problems } = readConfiguration(document.textDocument.getText());
    return toConfigurationDiagnostics(document.textDocument, problems);
  }
  const known = await session.drafts.read(uri);
  return known ? toDiagnostics(known.textDocument, known.findings, session.diagnosticOptions) : [];
}

/** Whether a file holds settings. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}
