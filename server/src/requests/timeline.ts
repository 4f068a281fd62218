import { concerning } from '../features/bureau-focus.js';
import { both, wantedBy } from '../features/initiative-filter.js';
import { InitiativesOnTimeline } from '../features/timeline.js';
import * as protocol from '../protocol.js';
import { draftsInFocus } from './drafts-in-focus.js';
import type { RequestGroup } from './group.js';

/** The initiatives of all drafts on a timeline. */
export const timelineRequests: RequestGroup = {
  capabilities: () => ({}),

  answer(session) {
    const initiatives = new InitiativesOnTimeline();
    const { method } = protocol.timeline;
    session.connection.onRequest(method, (params: protocol.TimelineParams) =>
      session.guarded<protocol.Timeline | null>(method, null, async () => {
        const { all, focus } = await draftsInFocus(session);
        const wanted = wantedBy(params.filter);
        return initiatives.take(all, session.host.today(), {
          bureau: focus?.code ?? null,
          wanted: focus ? both(concerning(focus.code), wanted) : wanted,
          known: params.known,
        });
      }),
    );
  },
};
