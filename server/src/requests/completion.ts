import {
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  MarkupKind,
} from 'vscode-languageserver';
import { toCompletions } from '../features/completion/completion-items.js';
import { type Completions, TRIGGER_CHARACTERS, completionsAt } from '../features/completion/completions.js';
import { documentationOf, isProposalData } from '../features/completion/documentation.js';
import { snippetCompletions } from '../features/snippets.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** What can be typed at a place. */
export const completionRequests: RequestGroup = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true },
  }),

  answer(session) {
    const { connection, host } = session;
    const inDraft = inDraftOf(session);

    connection.onCompletion(({ textDocument: { uri }, position, context }) =>
      inDraft<CompletionItem[] | CompletionList>(uri, [], (known) => {
        const { completionItem, completionList } = session.client.textDocument?.completion ?? {};
        const completions = completionsAt(known, position, {
          writer: session.writer,
          today: host.today(),
          openings: host.seeds.openings,
          snippets: takesSnippets(session),
        });
        const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        const snippets = snippetsFor(session, known, completions, isTyped);
        return toCompletions(completions, snippets, {
          insertReplace: completionItem?.insertReplaceSupport ?? false,
          labelDetails: completionItem?.labelDetailsSupport ?? false,
          itemDefaults: completionList?.itemDefaults ?? [],
        });
      }),
    );

    connection.onCompletionResolve((item) =>
      session.guarded(item.label, item, async () => {
        const data: unknown = item.data;
        if (!isProposalData(data)) return item;
        const known = data.of === 'bureau' ? await session.drafts.read(data.uri) : null;
        const { documentationFormat } = session.client.textDocument?.completion?.completionItem ?? {};
        const documentation = documentationOf(data, known, {
          writer: session.writer,
          markdown: documentationFormat?.includes(MarkupKind.Markdown) ?? false,
          documentation: host.documentation,
        });
        return documentation ? { ...item, documentation } : item;
      }),
    );
  },
};

function takesSnippets({ client }: Session): boolean {
  return client.textDocument?.completion?.completionItem?.snippetSupport ?? false;
}

/** The snippets that go with completions, for clients that bring none of their own. */
function snippetsFor(
  session: Session,
  { languageId, textDocument, draft, registry }: KnownDraft,
  { place, items, takesSnippets: fit }: Completions,
  isTyped: boolean,
): CompletionItem[] {
  const { host, options } = session;
  if (!fit || !takesSnippets(session) || options.snippetsFor?.includes(languageId)) return [];
  // A blank between two words asks for nothing; one behind a bullet for what makes an item.
  if (isTyped && items.length === 0) return [];
  const all = Object.entries(host.seeds.snippets);
  const snippets = isTyped ? all.filter(([, snippet]) => snippet.place === 'item') : all;
  return snippetCompletions(textDocument, place.position, Object.fromEntries(snippets), {
    today: host.today(),
    language: draft.metadata.language,
    registry,
    period: draft.circumstances.period,
  });
}
