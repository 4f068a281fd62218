import type { Draft } from '../draft/draft.js';
import { firstIndex } from '../draft/search.js';
import { Reach, type RuleInText, type Stretch } from './reach.js';

/** What directives silence of one rule, in order and apart. */
interface Silenced {
  readonly places: readonly Stretch[];
  readonly passages: readonly Stretch[];
}

/** Which findings the directives of a draft silence. */
export class Silence {
  readonly #ofRules = new Map<string, Silenced>();

  private constructor(private readonly reach: Reach) {}

  /** Null where the draft has no directives, so that they cost nothing. */
  static of(draft: Draft): Silence | null {
    return draft.directives.length > 0 ? new Silence(Reach.of(draft)) : null;
  }

  /** Whether a finding of a rule is silenced, by where it starts and where its passage does (null: it has none). */
  covers(rule: RuleInText, passageStart: number | null, start: number): boolean {
    let silenced = this.#ofRules.get(rule.name);
    if (!silenced) this.#ofRules.set(rule.name, (silenced = this.#silenced(rule)));
    if (hold(silenced.places, start)) return true;
    return passageStart !== null && hold(silenced.passages, passageStart);
  }

  #silenced(rule: RuleInText): Silenced {
    const reached = this.reach.ofRule(rule);
    return {
      places: merged(reached.flatMap(({ places }) => places)),
      passages: merged(reached.flatMap(({ passages }) => passages)),
    };
  }
}

/** Stretches in order, those that touch made one. */
function merged(stretches: Stretch[]): Stretch[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Whether one of the stretches holds an offset. */
function hold(stretches: readonly Stretch[], offset: number): boolean {
  const stretch = stretches[firstIndex(stretches.length, (i) => stretches[i]!.end >= offset)];
  return stretch !== undefined && stretch.start <= offset;
}
