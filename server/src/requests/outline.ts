import type { DocumentSymbol } from 'vscode-languageserver';
import { documentSymbols, flatDocumentSymbols } from '../features/document-symbols.js';
import { LANGUAGE_ID } from '../workspace/recognition.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** How a draft is built: what an editor lists, folds and selects by. */
export const outlineRequests: RequestGroup = {
  capabilities: () => ({ documentSymbolProvider: true }),

  answer(session) {
    const { connection } = session;
    const inDraft = inDraftOf(session);

    connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      inDraft<DocumentSymbol[]>(uri, [], ({ languageId, textDocument, draft }) =>
        (languageId === LANGUAGE_ID ? documentSymbols : flatDocumentSymbols)(textDocument, draft),
      ),
    );
  },
};
