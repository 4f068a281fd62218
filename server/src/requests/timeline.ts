import { InitiativesOnTimeline } from '../features/timeline.js';
import * as protocol from '../protocol.js';
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
        return initiatives.take(all, session.host.today(), {
          bureau: focus?.code ?? null,
          wanted: shownOf(drafts, params.filter),
          known: params.known,
        });
      }),
    );
  },
};
