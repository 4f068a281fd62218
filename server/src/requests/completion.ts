import {
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  MarkupKind,
} from 'vscode-languageserver';
import { toCompletions } from '../features/completion/completion-items.js';
import { TRIGGER_CHARACTERS, completionsAt } from '../features/completion/completions.js';
import { documentationOf, isProposalData } from '../features/completion/documentation.js';
import { snippetCompletions } from '../features/snippets.js';
import { type RequestGroup, inDraftOf } from './group.js';

/** What can be typed at a place. */
export const completionRequests: RequestGroup = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true },
  }),

  answer(session) {
    const { connection, host } = session;
    const inDraft = inDraftOf(session);
    const items = Object.fromEntries(
      Object.entries(host.seeds.snippets).filter(([, { place }]) => place === 'item'),
    );

    connection.onCompletion(({ textDocument: { uri }, position, context }) =>
      inDraft<CompletionItem[] | CompletionList>(uri, [], (known) => {
        const { completionItem, completionList } = session.client.textDocument?.completion ?? {};
        const snippets = completionItem?.snippetSupport ?? false;
        const { openings } = host.seeds;
        const today = host.today();
        const completions = completionsAt(known, position, {
          writer: session.writer,
          today,
          openings,
          snippets,
        });
        const brings = session.options.snippetsFor?.includes(known.languageId);
        // A blank between two words asks for nothing; one behind a bullet for what makes an item.
        const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
        const takes = completions.takesSnippets && !(isTyped && completions.items.length === 0);
        const { draft, registry, textDocument } = known;
        const others =
          snippets && !brings && takes
            ? snippetCompletions(textDocument, position, isTyped ? items : host.seeds.snippets, {
                today,
                language: draft.metadata.language,
                registry,
                period: draft.circumstances.period,
              })
            : [];
        return toCompletions(completions, others, {
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
