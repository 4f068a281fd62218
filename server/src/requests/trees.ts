import { concerning } from '../features/bureau-focus.js';
import { InitiativesByBureau } from '../features/by-bureau.js';
import { InitiativesByDeadline } from '../features/by-deadline.js';
import { both, wantedBy } from '../features/initiative-filter.js';
import * as protocol from '../protocol.js';
import type { Session } from '../session.js';
import { othersTurn } from '../turns.js';
import { draftsInFocus } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts in groups, for trees. */
export const treeRequests: RequestGroup = {
  capabilities: () => ({}),
  answer: answerTrees,
};

const NOTHING = { bureau: null, drafts: 0, initiatives: 0, listed: 0, groups: [] };

function answerTrees(session: Session): void {
  const byBureau = new InitiativesByBureau();
  const byDeadline = new InitiativesByDeadline();

  function on<P, R>(request: protocol.Request<P, R>, empty: R, answer: (params: P) => Promise<R>): void {
    session.connection.onRequest(request.method, (params: P) =>
      session.guarded(request.method, empty, () => answer(params)),
    );
  }

  on(protocol.bureauOverview, NOTHING, async (params) => {
    const { all, unread, focus } = await draftsInFocus(session);
    return {
      ...(unread > 0 && { unread }),
      ...byBureau.take(all, focus?.code ?? null, wantedBy(params?.filter ?? null)),
    };
  });
  on(protocol.initiativesOf, null, async ({ key }) => byBureau.initiativesOf(key));
  on(protocol.deadlineOverview, NOTHING, async (params) => {
    const { all, unread, focus } = await draftsInFocus(session);
    const asked = wantedBy(params?.filter ?? null);
    const wanted = focus ? both(concerning(focus.code), asked) : asked;
    for (const known of all) {
      await othersTurn();
      byDeadline.prepare(known, wanted);
    }
    return { ...(unread > 0 && { unread }), ...byDeadline.take(all, focus?.code ?? null, wanted) };
  });
  session.connection.onNotification(protocol.readOn, () => session.reading.readOn());
  on(protocol.initiativesDue, null, async ({ key }) => byDeadline.initiativesOf(key));
}
