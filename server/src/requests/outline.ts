import {
  type CodeLens,
  CodeLensRefreshRequest,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
} from 'vscode-languageserver';
import { SHOW_PROBLEMS, codeLenses } from '../features/code-lenses.js';
import { documentSymbols, flatDocumentSymbols } from '../features/document-symbols.js';
import { foldingRanges } from '../features/folding-ranges.js';
import { selectionRanges } from '../features/selection-ranges.js';
import { LANGUAGE_ID } from '../workspace/recognition.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** How a draft is built: what an editor lists, counts, folds and selects by. */
export const outlineRequests: RequestGroup = {
  capabilities: () => ({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeLensProvider: {},
  }),

  answer(session) {
    const { connection } = session;
    const inDraft = inDraftOf(session);

    connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      inDraft<DocumentSymbol[]>(uri, [], ({ languageId, textDocument, draft }) =>
        (languageId === LANGUAGE_ID ? documentSymbols : flatDocumentSymbols)(textDocument, draft),
      ),
    );
    connection.onFoldingRanges(({ textDocument: { uri } }) =>
      inDraft<FoldingRange[]>(uri, [], ({ textDocument, draft }) =>
        foldingRanges(textDocument, draft, session.client.textDocument?.foldingRange?.rangeLimit),
      ),
    );
    connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
      inDraft<SelectionRange[] | null>(uri, null, ({ textDocument, draft }) =>
        selectionRanges(textDocument, draft, positions),
      ),
    );
    connection.onCodeLens(({ textDocument: { uri } }) =>
      inDraft<CodeLens[]>(uri, [], (known, { codeLens, myBureau }) =>
        codeLens ? codeLenses(known, { showsProblems: session.hasCommand(SHOW_PROBLEMS), myBureau }) : [],
      ),
    );

    session.onDidJudgeAnew(() => {
      const { codeLens, foldingRange } = session.client.workspace ?? {};
      if (codeLens?.refreshSupport) session.askFor(connection.sendRequest(CodeLensRefreshRequest.type));
      // A file may be a draft now, or none any more.
      if (foldingRange?.refreshSupport) session.askFor(connection.languages.foldingRange.refresh());
    });
  },
};
