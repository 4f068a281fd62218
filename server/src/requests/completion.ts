import type { CompletionItem } from 'vscode-languageserver';
import { snippetCompletions } from '../features/snippets.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** What can be typed at a place. */
export const completionRequests: RequestGroup = {
  capabilities: () => ({ completionProvider: {} }),

  answer(session) {
    const { connection } = session;
    const inDraft = inDraftOf(session);

    connection.onCompletion(({ textDocument: { uri }, position }) =>
      inDraft<CompletionItem[]>(uri, [], ({ languageId, textDocument, draft }) => {
        const { snippetSupport } = session.client.textDocument?.completion?.completionItem ?? {};
        if (!snippetSupport || session.options.snippetsFor?.includes(languageId)) return [];
        const { language } = draft.metadata;
        const context = { today: session.host.today(), language };
        return snippetCompletions(textDocument, position, session.host.seeds.snippets, context);
      }),
    );
  },
};
