import type { TextEdit } from 'vscode-languageserver';
import { linesTouching } from '../features/lines.js';
import { ON_TYPE_CHARACTERS, onTypeFormatting } from '../features/on-type-formatting.js';
import { toTextEdits } from '../features/text-edits.js';
import { registerFormatter } from './formatter-registration.js';
import { type RequestGroup, inDraftOf } from './group.js';

/**
 * Brings drafts into the house form. What an editor asks for besides (`trimTrailingWhitespace`, `insertFinalNewline`,
 * `trimFinalNewlines`) is part of that form already; a document that is no draft is left to other formatters.
 */
export const formattingRequests: RequestGroup = {
  capabilities: ({ options }) => ({
    ...(!options.picksFormatter && {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    }),
    documentOnTypeFormattingProvider: ON_TYPE_CHARACTERS,
  }),

  answer(session) {
    const { connection, drafts } = session;
    const inDraft = inDraftOf(session);
    registerFormatter(session);

    connection.onDocumentFormatting(({ textDocument: { uri } }) =>
      inDraft<TextEdit[] | null>(uri, null, async () => {
        const formatting = await drafts.formattingOf(uri);
        return formatting && toTextEdits(formatting.textDocument, formatting.changes);
      }),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) =>
      inDraft<TextEdit[] | null>(uri, null, async () => {
        const formatting = await drafts.formattingOf(uri, (document) => linesTouching(document, range));
        return formatting && toTextEdits(formatting.textDocument, formatting.changes);
      }),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }) =>
      inDraft<TextEdit[] | null>(uri, null, (known) => onTypeFormatting(known, position, ch)),
    );
  },
};
