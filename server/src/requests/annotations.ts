import {
  type Hover,
  type InlayHint,
  MarkupKind,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import { hoverAt } from '../features/hover/hovers.js';
import { inlayHints } from '../features/inlay-hints.js';
import { SEMANTIC_TOKENS_LEGEND, semanticTokens } from '../features/semantic-tokens.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** What is shown of words without changing them: hovers, hints and colours. */
export const annotationRequests: RequestGroup = {
  capabilities: () => ({
    hoverProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, full: { delta: true }, range: true },
  }),

  answer(session) {
    const { connection, tokens } = session;
    const inDraft = inDraftOf(session);

    connection.onHover(({ textDocument: { uri }, position }) =>
      inDraft<Hover | null>(uri, null, (known) => {
        const { contentFormat } = session.client.textDocument?.hover ?? {};
        const markdown = contentFormat?.includes(MarkupKind.Markdown) ?? false;
        const { documentation } = session.host;
        return hoverAt(known, position, { writer: session.writer, markdown, documentation });
      }),
    );

    connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
      inDraft<InlayHint[]>(uri, [], (known, settings) =>
        inlayHints(known, range, { settings: settings.inlayHints, writer: session.writer }),
      ),
    );

    session.onDidJudgeAnew(() => {
      const { semanticTokens, inlayHint } = session.client.workspace ?? {};
      if (semanticTokens?.refreshSupport) session.askFor(connection.languages.semanticTokens.refresh());
      if (inlayHint?.refreshSupport) session.askFor(connection.languages.inlayHint.refresh());
    });

    // Colours, for which an editor comes back at every keystroke.
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
  },
};
