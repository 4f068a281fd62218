import * as protocol from '../../../server/src/protocol/index.js';
import type { Server } from '../server.js';
import type { Filter } from '../views/filter.js';
import type { Questions } from './messages.js';

/** How each question of the page is answered; undefined where the server gives no answer. */
type Answers = {
  readonly [Q in keyof Questions]: (
    params: Questions[Q]['params'],
  ) => Promise<Questions[Q]['answer'] | undefined>;
};

/** Answers what the page asks: from the server, narrowed as the trees are. */
export function answersFrom(server: Server, filter: Filter): Answers {
  return {
    timeline: ({ known }) => server.ask(protocol.timeline, { filter: filter.active, known }),
    overview: () => server.ask(protocol.report, { filter: filter.active }),
  };
}
