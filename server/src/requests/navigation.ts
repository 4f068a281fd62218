import * as l10n from '@vscode/l10n';
import {
  type Definition,
  type DefinitionLink,
  type DocumentHighlight,
  LSPErrorCodes,
  type Location,
  type Position,
  ResponseError,
  type ResultProgressReporter,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Organisation } from '../bureaux/types.js';
import { codeHighlights } from '../features/code-highlights.js';
import { type Party, partyAt } from '../features/code-places.js';
import { codeReferences } from '../features/code-references.js';
import {
  RenameRefusal,
  type Renaming,
  prepareRename,
  refusalOfNothing,
  renameCode,
  renamedParty,
} from '../features/code-rename.js';
import { toRange } from '../features/ranges.js';
import { type EntryPlace, REGISTRY_FILE, RegistryEntries } from '../features/registry-definition.js';
import { queryWords } from '../features/search-key.js';
import { MOST_SYMBOLS, workspaceSymbols } from '../features/workspace-symbols.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { type RequestGroup, inDraftOf } from './group.js';
import { type Watch, allDraftsInTurn } from './long-walk.js';

/** From a place to others that have to do with it, in all drafts of the workspace. */
export const navigationRequests: RequestGroup = {
  capabilities: ({ client }) => ({
    referencesProvider: { workDoneProgress: true },
    documentHighlightProvider: true,
    renameProvider: client.textDocument?.rename?.prepareSupport
      ? { prepareProvider: true, workDoneProgress: true }
      : true,
    definitionProvider: true,
    workspaceSymbolProvider: { workDoneProgress: true },
  }),

  answer(session) {
    const { connection } = session;
    const inDraft = inDraftOf(session);
    const entries = registryEntriesOf(session);

    connection.onReferences(({ textDocument: { uri }, position, context }, token, progress, partial) =>
      inDraft<Location[]>(uri, [], async (known) => {
        const at = partyAt(known, position);
        if (!at) return [];
        const declaration = context.includeDeclaration ? await entryOf(at.party.organisation, known) : null;
        const first = declaration ? [locationOf(declaration)] : [];
        const title = l10n.t('Looking for a bureau in all drafts');
        return allReferences(session, at.party, first, { token, progress, title }, partial);
      }),
    );
    connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
      inDraft<DocumentHighlight[] | null>(uri, null, (known) => codeHighlights(known, position)),
    );
    connection.onPrepareRename(({ textDocument: { uri }, position }) =>
      inDraft<ReturnType<typeof prepareRename> | null>(uri, null, (known) =>
        orRefuse(() => prepareRename(known, position, session.writer)),
      ),
    );
    connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token, progress) =>
      inDraft<WorkspaceEdit | null>(uri, null, (known) => {
        const title = l10n.t('Renaming a bureau’s code in all drafts');
        return rename(session, known, position, newName, { token, progress, title });
      }),
    );
    connection.onDefinition(({ textDocument: { uri }, position }) =>
      inDraft<Definition | DefinitionLink[] | null>(uri, null, async (known) => {
        const at = partyAt(known, position);
        const place = at && (await entryOf(at.party.organisation, known));
        if (!place) return null;
        if (!session.client.textDocument?.definition?.linkSupport) return locationOf(place);
        return [{ ...place, originSelectionRange: toRange(known.textDocument, at.range, 0) }];
      }),
    );
    connection.onWorkspaceSymbol(({ query }, token, progress, partial) =>
      session.guarded('workspace/symbol', [], () => {
        const title = l10n.t('Looking for initiatives in all drafts');
        return allSymbols(session, query, { token, progress, title }, partial);
      }),
    );

    async function entryOf(organisation: Organisation | null, known: KnownDraft): Promise<EntryPlace | null> {
      return organisation && entries.placeOf(organisation, await session.configurations.for(known.uri));
    }
  },
};

function registryEntriesOf(session: Session): RegistryEntries {
  const { documents, files, host } = session;
  const readText = async (uri: string): Promise<string | null> =>
    documents.get(uri)?.textDocument.getText() ?? files.read(uri).catch(() => null);
  const uri = host.seedFiles === null ? null : `${host.seedFiles}${REGISTRY_FILE}`;
  return new RegistryEntries(readText, { registry: host.seeds.registry, uri });
}

function locationOf({ targetUri: uri, targetSelectionRange: range }: EntryPlace): Location {
  return { uri, range };
}

/** The places of a party in all drafts, behind those that are `first`. What is sent in parts is not sent again at the end. */
async function allReferences(
  session: Session,
  party: Party,
  first: Location[],
  watch: Watch,
  partial: ResultProgressReporter<Location[]> | undefined,
): Promise<Location[]> {
  const all = collector(partial);
  all.add(first);
  for await (const drafts of allDraftsInTurn(session, watch)) {
    all.add(drafts.flatMap((draft) => codeReferences(draft, party)));
  }
  return all.rest;
}

async function allSymbols(
  session: Session,
  query: string,
  watch: Watch,
  partial: ResultProgressReporter<SymbolInformation[]> | undefined,
): Promise<SymbolInformation[]> {
  const words = queryWords(query);
  const all = collector(partial);
  let room = MOST_SYMBOLS;
  for await (const drafts of allDraftsInTurn(session, watch)) {
    for (const draft of drafts) {
      const symbols = workspaceSymbols(draft, words, room);
      room -= symbols.length;
      all.add(symbols);
    }
    if (room <= 0) break;
  }
  return all.rest;
}

/** Gathers results, or sends them as they come to a client that wants them so. */
function collector<T>(partial: ResultProgressReporter<T[]> | undefined): { add(some: T[]): void; rest: T[] } {
  const rest: T[] = [];
  const add = (some: T[]): void => {
    if (some.length === 0) return;
    if (partial) partial.report(some);
    else rest.push(...some);
  };
  return { add, rest };
}

async function rename(
  session: Session,
  asked: KnownDraft,
  position: Position,
  newCode: string,
  watch: Watch,
): Promise<WorkspaceEdit> {
  const { writer } = session;
  const renaming: Renaming = orRefuse(() => ({
    party: renamedParty(asked, position, writer),
    newCode,
    asked,
  }));
  // The draft at hand first: what hinders it there is what the user can see.
  orRefuse(() => renameCode(asked, renaming, writer));
  const changed: Parameters<Session['toWorkspaceEditOf']>[0][number][] = [];
  for await (const drafts of allDraftsInTurn(session, watch)) {
    for (const known of drafts) {
      const edits = orRefuse(() => renameCode(known, renaming, writer));
      if (edits.length === 0) continue;
      const isOpen = session.documents.get(known.uri) !== undefined;
      changed.push({ uri: known.uri, version: isOpen ? known.version : null, edits });
    }
  }
  if (changed.length === 0) throw toResponse(refusalOfNothing(renaming, writer));
  return session.toWorkspaceEditOf(changed);
}

/** A refusal goes to the client as an error, which it shows. */
function orRefuse<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof RenameRefusal ? toResponse(error) : error;
  }
}

function toResponse({ message }: RenameRefusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
