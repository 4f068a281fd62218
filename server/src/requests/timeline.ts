import { InitiativesOnTimeline } from '../features/timeline.js';
import * as protocol from '../protocol/index.js';
import { othersTurn } from '../turns.js';
import { draftsInFocus, shownOf } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts on a timeline. */
export const timelineRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const initiatives = new InitiativesOnTimeline();
    const { method } = protocol.timeline;
    session.connection.onRequest(method, (params: protocol.TimelineParams) =>
      session.guarded<protocol.Timeline | null>(method, null, async () => {
        const drafts = await draftsInFocus(session);
        const { all, focus } = drafts;
        const wanted = shownOf(drafts, params.filter);
        for (const known of all) {
          await othersTurn();
          initiatives.prepare(known, wanted);
        }
        return initiatives.take(all, session.host.today(), {
          bureau: focus?.code ?? null,
          wanted,
          known: params.known,
        });
      }),
    );
  },
};
