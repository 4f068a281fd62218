import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  Hover,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, MarkupKind } from 'vscode-languageserver';
import { codeActions } from './features/code-actions.js';
import { toConfigurationDiagnostics, toDiagnostics } from './features/diagnostics.js';
import { documentSymbols, flatDocumentSymbols } from './features/document-symbols.js';
import { hoverAt } from './features/hover.js';
import { semanticTokens } from './features/semantic-tokens.js';
import { snippetCompletions } from './features/snippets.js';
import type { Session } from './session.js';
import { CONFIGURATION_FILE } from './workspace/configuration.js';
import type { KnownDraft } from './workspace/drafts.js';
import { LANGUAGE_ID } from './workspace/recognition.js';

/** Answers a request that is about an open draft; any other document has nothing, which is `empty`. */
type InDraft = <T>(uri: string, empty: T, answer: (known: KnownDraft) => T) => Promise<T>;

/** Answers what LSP itself asks of a server. */
export function answerLanguageFeatures(session: Session): void {
  const { connection } = session;

  const inDraft: InDraft = (uri, empty, answer) =>
    session.guarded(uri, empty, async () => {
      const known = session.documents.get(uri) && (await session.drafts.read(uri));
      return known ? answer(known) : empty;
    });

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

  connection.onCompletion(({ textDocument: { uri }, position }) =>
    inDraft<CompletionItem[]>(uri, [], ({ languageId, textDocument, draft }) => {
      const { snippetSupport } = session.client.textDocument?.completion?.completionItem ?? {};
      if (!snippetSupport || session.options.snippetsFor?.includes(languageId)) return [];
      const { language } = draft.metadata;
      const context = { today: session.host.today(), language };
      return snippetCompletions(textDocument, position, session.host.seeds.snippets, context);
    }),
  );

  connection.onHover(({ textDocument: { uri }, position }) =>
    inDraft<Hover | null>(uri, null, (known) => {
      const { contentFormat } = session.client.textDocument?.hover ?? {};
      const markdown = contentFormat?.includes(MarkupKind.Markdown) ?? false;
      const { registry } = known;
      return hoverAt(known, position, { registry, writer: session.writer, markdown });
    }),
  );

  answerSemanticTokens(session, inDraft);
}

/** Colours, for which an editor comes back at every keystroke. */
function answerSemanticTokens(session: Session, inDraft: InDraft): void {
  const { connection, tokens } = session;
  const { semanticTokens: requests } = connection.languages;
  const none: SemanticTokens = { data: [] };
  requests.on(({ textDocument: { uri } }) =>
    inDraft(uri, none, ({ textDocument, draft }) => tokens.full(textDocument, draft)),
  );
  requests.onDelta(({ textDocument: { uri }, previousResultId }) =>
    inDraft<SemanticTokens | SemanticTokensDelta>(uri, none, ({ textDocument, draft }) =>
      tokens.delta(textDocument, draft, previousResultId),
    ),
  );
  requests.onRange(({ textDocument: { uri }, range }) =>
    inDraft(uri, none, ({ textDocument, draft }) => semanticTokens(textDocument, draft, range)),
  );
}

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

/** Whether a file holds settings. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}
