import { InitiativesByBureau, bureauxWithInitiatives } from '../features/by-bureau.js';
import { InitiativesByDeadline } from '../features/by-deadline.js';
import { bureauxOf, wantedBy } from '../features/initiative-filter.js';
import * as protocol from '../protocol/index.js';
import type { Session } from '../session.js';
import { othersTurn } from '../turns.js';
import { draftsInFocus, shownOf } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts in groups, for trees. */
export const treeRequests: RequestGroup = {
  capabilities: () => ({}),
  answer: answerTrees,
};

const NOTHING = { bureau: null, drafts: 0, initiatives: 0, listed: 0, groups: [], unknownBureaux: [] };

function answerTrees(session: Session): void {
  const byBureau = new InitiativesByBureau();
  /** Of all initiatives, whatever is shown. */
  const unfiltered = new InitiativesByBureau();
  const byDeadline = new InitiativesByDeadline();

  function on<P, R>(request: protocol.Request<P, R>, empty: R, answer: (params: P) => Promise<R>): void {
    session.connection.onRequest(request.method, (params: P) =>
      session.guarded(request.method, empty, () => answer(params)),
    );
  }

  on(protocol.bureauOverview, NOTHING, async (params) => {
    const { all, unread, focus } = await draftsInFocus(session);
    const filter = params?.filter ?? null;
    const { known: bureaux, unknown: unknownBureaux } = bureauxOf(filter, all);
    const told = { bureaux, groupBy: params?.groupBy ?? null };
    const wanted = wantedBy(filter, all);
    for (const known of all) {
      await othersTurn();
      byBureau.prepare(known, wanted);
    }
    return {
      ...(unread > 0 && { unread }),
      ...byBureau.take(all, focus?.code ?? null, wanted, told),
      unknownBureaux,
    };
  });
  on(protocol.partsOf, null, async ({ key, by }) => byBureau.partsOf(key, by));
  on(protocol.initiativesOf, null, async ({ key, part }) => byBureau.initiativesOf(key, part));
  on(protocol.bureauxWithInitiatives, [], async () =>
    bureauxWithInitiatives((await draftsInFocus(session)).all, unfiltered),
  );
  on(protocol.deadlineOverview, NOTHING, async (params) => {
    const drafts = await draftsInFocus(session);
    const { all, unread, focus } = drafts;
    const filter = params?.filter ?? null;
    const wanted = shownOf(drafts, filter);
    const { unknown: unknownBureaux } = bureauxOf(filter, all);
    for (const known of all) {
      await othersTurn();
      byDeadline.prepare(known, wanted);
    }
    return {
      ...(unread > 0 && { unread }),
      ...byDeadline.take(all, focus?.code ?? null, wanted),
      unknownBureaux,
    };
  });
  session.connection.onNotification(protocol.readOn, () => session.reading.readOn());
  on(protocol.initiativesDue, null, async ({ key }) => byDeadline.initiativesOf(key));
}
