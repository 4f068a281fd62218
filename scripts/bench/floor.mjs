// A server that does what any server must and nothing else: it takes in changes and answers what it was given
// beforehand (`bench/answers`), or nothing.
//
//   node scripts/bench/floor.mjs --stdio
import {
  DocumentDiagnosticReportKind,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
/** @type {{items: import('vscode-languageserver').Diagnostic[], symbols: import('vscode-languageserver').DocumentSymbol[]}} */
let answers = { items: [], symbols: [] };

connection.onInitialize(() => ({
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    documentSymbolProvider: true,
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));
connection.onNotification('bench/answers', (given) => (answers = given));
connection.languages.diagnostics.on(() => ({
  kind: DocumentDiagnosticReportKind.Full,
  items: answers.items,
}));
connection.onDocumentSymbol(() => answers.symbols);
documents.listen(connection);
connection.listen();
