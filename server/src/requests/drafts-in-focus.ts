import type { Organisation } from '../bureaux/types.js';
import { type Wanted, ofBureau, wantedBy } from '../features/initiative-filter.js';
import { isListed, listInitiatives } from '../features/initiative-items.js';
import { bureauInFocus } from '../draft/one-bureau.js';
import type { InitiativeFilter } from '../protocol/index.js';
import type { Session } from '../session.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { othersTurn } from '../turns.js';

/** All drafts of the workspace, and the one bureau that the user wants to see alone; null: all bureaux. */
export interface DraftsInFocus {
  readonly all: readonly KnownDraft[];
  /** How many files have not been looked at, since the user has stopped the reading. */
  readonly unread: number;
  readonly focus: Organisation | null;
}

/**
 * Reads all drafts as they are now, for whatever shows the whole, and lists their initiatives. Both are done once for all who
 * ask, and others have their turn meanwhile; after a change it costs the drafts that changed.
 */
export async function draftsInFocus(session: Session): Promise<DraftsInFocus> {
  const { myBureau } = await session.settingsOf(null);
  const { drafts: all, unread } = await session.reading.all();
  for (const known of all) {
    if (isListed(known)) continue;
    await othersTurn();
    listInitiatives(known);
  }
  // What is made of them takes a while as well, and each who asks makes something else of them.
  await othersTurn();
  // Drafts may speak for other days, and go by other registries: the first that knows the code says what is meant.
  const focus = myBureau ? all.map((known) => bureauInFocus(known, myBureau)).find(Boolean) : null;
  return { all, unread, focus: focus ?? null };
}

/** Which of their initiatives are shown: those that concern the one bureau and that a filter lets through. */
export function shownOf({ all, focus }: DraftsInFocus, filter: InitiativeFilter | null): Wanted {
  const wanted = wantedBy(filter, all);
  return focus ? ofBureau(focus.code, wanted) : wanted;
}
