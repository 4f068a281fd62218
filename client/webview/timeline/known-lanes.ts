import type { Timeline, TimelineInitiative, TimelineLane } from '../../../server/src/protocol/index.js';
import { keyOf } from './bars.js';

/** A lane with its initiatives; without any where they are only counted (`due`). */
export interface Lane extends TimelineLane {
  readonly initiatives: readonly TimelineInitiative[];
}

/** The lanes as they were told of last: what has not changed is told without its initiatives, and is the same object. */
export class KnownLanes {
  #lanes: ReadonlyMap<string, Lane> = new Map();

  /** All of them, in their order. */
  get all(): readonly Lane[] {
    return [...this.#lanes.values()];
  }

  /** The revisions of those whose initiatives are known, by their keys. */
  get revisions(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.all.filter(({ due }) => !due).map(({ key, revision }) => [key, revision]));
  }

  /** Takes an answer; an initiative that says what it said is the same object as before. */
  take({ lanes }: Timeline): void {
    const now = new Map<string, Lane>();
    for (const lane of lanes) {
      const before = this.#lanes.get(lane.key);
      const { initiatives } = lane;
      if (lane.due)
        now.set(
          lane.key,
          before?.due && before.revision === lane.revision ? before : { ...lane, initiatives: [] },
        );
      else if (initiatives) now.set(lane.key, { ...lane, initiatives: kept(initiatives, before) });
      else if (before) now.set(lane.key, before);
    }
    this.#lanes = now;
  }
}

function kept(now: readonly TimelineInitiative[], before: Lane | undefined): readonly TimelineInitiative[] {
  if (!before) return now;
  const known = new Map(before.initiatives.map((initiative) => [keyOf(initiative), initiative]));
  return now.map((initiative) => {
    const was = known.get(keyOf(initiative));
    return was && JSON.stringify(was) === JSON.stringify(initiative) ? was : initiative;
  });
}
