import type { ServerCapabilities } from 'vscode-languageserver';
import type { EditorSettings } from '../editor-settings.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** Requests that belong together: what the server says it can do for this client, and how it does it. */
export interface RequestGroup {
  capabilities(session: Session): ServerCapabilities;
  answer(session: Session): void;
}

/**
 * Answers a request that is about an open draft, by what the user wants for it; any other document has nothing, which is
 * `empty`.
 */
export type InDraft = <T>(
  uri: string,
  empty: T,
  answer: (known: KnownDraft, settings: EditorSettings) => T | Promise<T>,
) => Promise<T>;

/** Makes {@link InDraft} for a session. */
export function inDraftOf(session: Session): InDraft {
  return (uri, empty, answer) =>
    session.guarded(uri, empty, async () => {
      if (!session.documents.get(uri)) return empty;
      const settings = await session.settingsOf(uri);
      // Only now: the text may have changed while waiting, or be closed.
      const known = session.documents.get(uri) && (await session.drafts.read(uri));
      return known ? answer(known, settings) : empty;
    });
}
