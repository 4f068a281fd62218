import type { Organisation } from '../bureaux/types.js';
import { bureauInFocus } from '../reports/one-bureau.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';

/** All drafts of the workspace, and the one bureau that the user wants to see alone; null: all bureaux. */
export interface DraftsInFocus {
  readonly all: readonly KnownDraft[];
  readonly focus: Organisation | null;
}

/** Reads all drafts as they are now, for whatever shows the whole. */
export async function draftsInFocus(session: Session): Promise<DraftsInFocus> {
  const { myBureau } = await session.settingsOf(null);
  const all = await session.drafts.all();
  // Drafts may speak for other days, and go by other registries: the first that knows the code says what is meant.
  const focus = myBureau ? all.map((known) => bureauInFocus(known, myBureau)).find(Boolean) : null;
  return { all, focus: focus ?? null };
}
