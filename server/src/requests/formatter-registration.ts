import {
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextDocumentFilter,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Session } from '../session.js';
import { LANGUAGE_ID } from '../workspace/recognition.js';

/** How long changes are gathered before it is looked which documents are drafts, in milliseconds. */
const GATHERING = 300;

/**
 * Offers formatting of drafts alone to a client that asks its user which of several formatters to take: nobody is to be
 * asked about a README.
 */
export function registerFormatter(session: Session): void {
  const { connection } = session;
  let offered: string | null = null;
  let registrations: Promise<Disposable[]> = Promise.resolve([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const documentSelector = [{ language: LANGUAGE_ID }, ...(await openDraftsOf(session))];
    const key = JSON.stringify(documentSelector);
    if (key === offered) return;
    offered = key;
    registrations = registrations.then(async (before) => {
      before.forEach((registration) => registration.dispose());
      return Promise.all([
        connection.client.register(DocumentFormattingRequest.type, { documentSelector }),
        connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
      ]);
    });
    session.askFor(registrations);
  };
  session.onDidChangeDrafts(() => {
    if (!session.options.picksFormatter) return;
    clearTimeout(timer);
    timer = setTimeout(() => void session.guarded('the formatter', undefined, look), GATHERING);
  });
}

/** The drafts that are open in another language than their own, each by itself. */
async function openDraftsOf({ documents, drafts }: Session): Promise<TextDocumentFilter[]> {
  const others = documents.all().filter(({ languageId }) => languageId !== LANGUAGE_ID);
  const known = await Promise.all(others.map(({ uri }) => drafts.read(uri)));
  return known.flatMap((draft) => (draft ? [filterFor(draft.uri)] : [])).sort(byPattern);
}

function filterFor(uri: string): TextDocumentFilter & { readonly pattern: string } {
  const { scheme, path } = URI.parse(uri);
  // A sign that means something in a pattern cannot be escaped in every editor, but any one sign can be asked for.
  return { scheme, pattern: path.replace(/[[\]{}*?]/g, '?') };
}

function byPattern(a: TextDocumentFilter, b: TextDocumentFilter): number {
  return String(a.pattern) < String(b.pattern) ? -1 : 1;
}
