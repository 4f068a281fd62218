import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** Requests that belong together: what the server says it can do for this client, and how it does it. */
export interface RequestGroup {
  capabilities(session: Session): ServerCapabilities;
  answer(session: Session): void;
}

/** Answers a request that is about an open draft; any other document has nothing, which is `empty`. */
export type InDraft = <T>(uri: string, empty: T, answer: (known: KnownDraft) => T | Promise<T>) => Promise<T>;

/** Makes {@link InDraft} for a session. */
export function inDraftOf(session: Session): InDraft {
  return (uri, empty, answer) =>
    session.guarded(uri, empty, async () => {
      const known = session.documents.get(uri) && (await session.drafts.read(uri));
      return known ? answer(known) : empty;
    });
}
