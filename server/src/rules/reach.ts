import type { PlacedDirective } from '../draft/directives.js';
import type { Draft } from '../draft/draft.js';
import type { Rule } from './types.js';

/** Stretches of the document; `end` is inclusive: a line holds what stands at its end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What one directive silences of a rule. */
export interface Reached {
  readonly placed: PlacedDirective;
  /** Findings that start here. */
  readonly places: readonly Stretch[];
  /** All findings of the passages that start here. */
  readonly passages: readonly Stretch[];
}

/** What of a rule a directive may speak of. */
export type RuleInText = Pick<Rule, 'name' | 'scope'>;

const TO_THE_END = Number.MAX_SAFE_INTEGER;
const known = new WeakMap<Draft, Reach>();

/** How far the directives of a draft reach. */
export class Reach {
  readonly #ofRules = new Map<string, readonly Reached[]>();
  #onLines: ReadonlyMap<PlacedDirective, readonly number[]> | undefined;

  private constructor(private readonly draft: Draft) {}

  /** The same for the same draft. */
  static of(draft: Draft): Reach {
    let reach = known.get(draft);
    if (!reach) known.set(draft, (reach = new Reach(draft)));
    return reach;
  }

  /** What each directive that silences findings of a rule reaches, in order of the document. */
  ofRule(rule: RuleInText): readonly Reached[] {
    let reached = this.#ofRules.get(rule.name);
    if (!reached) this.#ofRules.set(rule.name, (reached = this.#reached(rule)));
    return reached;
  }

  #reached(rule: RuleInText): Reached[] {
    const reached: Reached[] = [];
    let open: PlacedDirective[] = [];
    const close = (end: number): void => {
      for (const placed of open) {
        const start = placed.offset + placed.directive.end;
        reached.push({ placed, places: [{ start, end }], passages: NOWHERE });
      }
      open = [];
    };
    for (const placed of this.draft.directives) {
      const { directive, offset, lines, below } = placed;
      if (!speaksOf(placed, rule)) continue;
      switch (directive.name) {
        case 'disable-file':
          reached.push({ placed, places: [{ start: 0, end: TO_THE_END }], passages: NOWHERE });
          break;
        case 'disable':
          open.push(placed);
          break;
        case 'enable':
          close(offset + directive.start);
          break;
        case 'disable-next-line':
          if (below) reached.push({ placed, places: [below], passages: [below] });
          break;
        case 'disable-line': {
          const passages = this.#passagesOn(placed).map((start) => ({ start, end: start }));
          reached.push({ placed, places: [lines], passages });
        }
      }
    }
    close(TO_THE_END);
    return reached;
  }

  /** Where the passages start that stand on the lines of a directive. */
  #passagesOn(placed: PlacedDirective): readonly number[] {
    this.#onLines ??= this.#readPassagesOnLines();
    return this.#onLines.get(placed) ?? [];
  }

  /** Goes through directives and passages once, both in order of the document. */
  #readPassagesOnLines(): ReadonlyMap<PlacedDirective, readonly number[]> {
    const { draft } = this;
    const { starts, directives } = draft;
    const found = new Map<PlacedDirective, readonly number[]>();
    // An item that goes on below its nested list overlaps those in it, so more than one may be open.
    let open: { start: number; end: number }[] = [];
    let next = 0;
    for (const placed of directives) {
      if (placed.directive.name !== 'disable-line') continue;
      const { start, end } = placed.lines;
      for (; next < starts.length && starts[next]! <= end; next++) open.push(draft.extentOf(next));
      open = open.filter((passage) => passage.end >= start);
      found.set(
        placed,
        open.map((passage) => passage.start),
      );
    }
    return found;
  }
}

const NOWHERE: readonly Stretch[] = [];

/** A directive without names speaks of all rules but those that look at directives: it could hide what is wrong with it. */
function speaksOf({ directive: { rules } }: PlacedDirective, { name, scope }: RuleInText): boolean {
  if (rules.length === 0) return scope !== 'directives';
  return rules.some((named) => named.name === name);
}
