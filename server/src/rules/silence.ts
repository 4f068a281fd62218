import type { PlacedDirective } from '../draft/directives.js';
import type { Draft } from '../draft/draft.js';
import { firstIndex } from '../draft/search.js';

/** Stretches of the document, in order and apart; `end` is inclusive: a line holds what stands at its end. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What directives silence of one rule. */
interface Silenced {
  /** Findings that start here. */
  readonly places: readonly Stretch[];
  /** All findings of the passages that start here. */
  readonly passages: readonly Stretch[];
}

const TO_THE_END = Number.MAX_SAFE_INTEGER;

/** Which findings the directives of a draft silence. */
export class Silence {
  readonly #ofRules = new Map<string, Silenced>();
  #onLines: ReadonlyMap<PlacedDirective, readonly number[]> | undefined;

  private constructor(private readonly draft: Draft) {}

  /** Null where the draft has no directives, so that they cost nothing. */
  static of(draft: Draft): Silence | null {
    return draft.directives.length > 0 ? new Silence(draft) : null;
  }

  /** Whether a finding of a rule is silenced, by where it starts and where its passage does. */
  covers(rule: string, passageStart: number, start: number): boolean {
    let silenced = this.#ofRules.get(rule);
    if (!silenced) this.#ofRules.set(rule, (silenced = this.#silenced(rule)));
    return hold(silenced.places, start) || hold(silenced.passages, passageStart);
  }

  #silenced(rule: string): Silenced {
    const places: Stretch[] = [];
    const passages: Stretch[] = [];
    let disabledFrom: number | null = null;
    const enable = (end: number): void => {
      if (disabledFrom !== null) places.push({ start: disabledFrom, end });
      disabledFrom = null;
    };
    for (const placed of this.draft.directives) {
      const { directive, offset, lines, below } = placed;
      if (!speaksOf(placed, rule)) continue;
      switch (directive.name) {
        case 'disable-file':
          places.push({ start: 0, end: TO_THE_END });
          break;
        case 'disable':
          disabledFrom ??= offset + directive.end;
          break;
        case 'enable':
          enable(offset + directive.start);
          break;
        case 'disable-next-line':
          if (below === null) break;
          places.push(below);
          passages.push(below);
          break;
        case 'disable-line':
          places.push(lines);
          for (const start of this.#passagesOn(placed)) passages.push({ start, end: start });
      }
    }
    enable(TO_THE_END);
    return { places: merged(places), passages: merged(passages) };
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

function speaksOf({ directive: { rules } }: PlacedDirective, rule: string): boolean {
  return rules.length === 0 || rules.some(({ name }) => name === rule);
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
