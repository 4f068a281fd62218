import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { toConfigurationDiagnostics, toDiagnostics } from '../features/diagnostics.js';
import type { Session } from '../session.js';
import { isConfigurationFile } from '../workspace/configuration.js';
import { LANGUAGE_ID } from '../workspace/recognition.js';
import type { RequestGroup } from './group.js';

/** What is wrong in a document, for clients that ask; to all others it is sent. */
export const diagnosticRequests: RequestGroup = {
  capabilities: ({ pulls }) =>
    pulls
      ? {
          diagnosticProvider: {
            identifier: LANGUAGE_ID,
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {},

  answer(session) {
    session.connection.languages.diagnostics.on(
      async ({ textDocument: { uri } }): Promise<DocumentDiagnosticReport> => {
        const items = await session.guarded(uri, [], () => diagnosticsOf(session, uri));
        return { kind: DocumentDiagnosticReportKind.Full, items };
      },
    );
  },
};

/** The diagnostics of an open document: a draft, a configuration file, or a file that one names. */
export async function diagnosticsOf(session: Session, uri: string): Promise<Diagnostic[]> {
  const document = session.documents.get(uri);
  if (!document) return [];
  if (isConfigurationFile(uri)) {
    const { problems } = await session.configurations.read(uri, document.textDocument.getText());
    return toConfigurationDiagnostics(document.textDocument, problems);
  }
  const dataProblems = await session.configurations.problemsOfData(uri, () =>
    document.textDocument.getText(),
  );
  if (dataProblems) return toConfigurationDiagnostics(document.textDocument, dataProblems);
  const known = await session.drafts.read(uri);
  return known ? toDiagnostics(known.textDocument, known.findings, session.diagnosticOptions) : [];
}
