import type { NamedRule, PlacedDirective } from '../draft/directives.js';
import type { Draft } from '../draft/draft.js';
import { firstIndex } from '../draft/search.js';
import { Reach, type Stretch } from './reach.js';
import type { Rule, Severity } from './types.js';

/** A finding before anything is silenced, by its places in the document (UTF-16 code units). */
export interface FoundPlace {
  readonly rule: Rule;
  readonly start: number;
  /** Where its passage starts; null where it has none. */
  readonly passageStart: number | null;
}

/** The directives of a draft, judged by what is found in it. */
export interface DirectivesInUse {
  readonly judged: readonly JudgedDirective[];
  /** The names of all rules that there are. */
  readonly ruleNames: readonly string[];
}

/** A directive, and what of it is of no use. */
export interface JudgedDirective {
  readonly placed: PlacedDirective;
  /** The names that no rule has. */
  readonly unknown: readonly NamedRule[];
  /** The names that silence nothing, or end nothing, although their rules are on. */
  readonly unused: readonly NamedRule[];
  /** Whether all of it does nothing: every name, or what it says without any. */
  readonly isUnused: boolean;
}

/** A directive without names stands under this one. */
const ALL = '';

/** Which names of which directive are of use. */
type Uses = Map<PlacedDirective, Set<string>>;

/** Judges the directives of a draft. The time goes with the directives and the logarithm of what is found. */
export function judgeDirectives(
  draft: Draft,
  found: readonly FoundPlace[],
  severities: ReadonlyMap<Rule, Severity | null>,
): DirectivesInUse {
  const rules = [...severities.keys()];
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  // What is off silences nothing because it is off, and what directives do cannot hang on whether they are of use.
  const isJudged = (name: string): boolean => {
    const rule = byName.get(name);
    return rule !== undefined && rule.scope !== 'directives' && severities.get(rule) !== null;
  };
  const uses = usesOf(draft, found);
  const isOfUse = (placed: PlacedDirective, name: string): boolean =>
    uses.get(placed)?.has(name) === true || (name !== ALL && !isJudged(name));
  const endings = new Endings(isOfUse);
  const judged = draft.directives.map((placed): JudgedDirective => {
    const { rules: names, name } = placed.directive;
    endings.meet(placed);
    const serves = (entry: string): boolean =>
      name === 'enable'
        ? endings.ended.has(entry) || (entry !== ALL && !isJudged(entry))
        : isOfUse(placed, entry);
    const unused = names.filter((named) => !serves(named.name));
    return {
      placed,
      unknown: names.filter((named) => !byName.has(named.name)),
      unused,
      isUnused: names.length > 0 ? unused.length === names.length : !serves(ALL),
    };
  });
  return { judged, ruleNames: rules.map(({ name }) => name) };
}

/** What directives silence of what is found. One that others make needless is still of use. */
function usesOf(draft: Draft, found: readonly FoundPlace[]): Uses {
  const uses: Uses = new Map();
  const byRule = new Map<Rule, FoundPlace[]>();
  for (const place of found) {
    const others = byRule.get(place.rule);
    if (others) others.push(place);
    else byRule.set(place.rule, [place]);
  }
  for (const [rule, places] of byRule) {
    const starts = sorted(places.map(({ start }) => start));
    const passages = sorted(places.flatMap(({ passageStart }) => passageStart ?? []));
    for (const reached of Reach.of(draft).ofRule(rule)) {
      const { placed } = reached;
      const isUsed =
        reached.places.some((stretch) => anyIn(starts, stretch)) ||
        reached.passages.some((stretch) => anyIn(passages, stretch));
      if (!isUsed) continue;
      const entry = placed.directive.rules.length > 0 ? rule.name : ALL;
      const known = uses.get(placed);
      if (known) known.add(entry);
      else uses.set(placed, new Set([entry]));
    }
  }
  return uses;
}

function sorted(offsets: number[]): number[] {
  return offsets.sort((a, b) => a - b);
}

/** Whether one of the offsets, which are in order, is in a stretch. */
function anyIn(offsets: readonly number[], { start, end }: Stretch): boolean {
  const first = offsets[firstIndex(offsets.length, (i) => offsets[i]! >= start)];
  return first !== undefined && first <= end;
}

/** What `enable` ends: directive by directive, in their order. */
class Endings {
  /** The names that the last directive ended, where what began them was of use. */
  readonly ended = new Set<string>();
  /** The names that `disable` began, and whether that is of use. */
  readonly #open = new Map<string, boolean>();
  /** The rules that were ended by their names while all were silenced. */
  readonly #except = new Set<string>();

  constructor(private readonly isOfUse: (placed: PlacedDirective, name: string) => boolean) {}

  /** Takes the next directive. */
  meet(placed: PlacedDirective): void {
    const { name, rules } = placed.directive;
    this.ended.clear();
    const entries = rules.length > 0 ? rules.map((rule) => rule.name) : [ALL];
    if (name === 'disable') for (const entry of entries) this.#begin(entry, this.isOfUse(placed, entry));
    if (name === 'enable') for (const entry of entries) this.#end(entry);
  }

  #begin(entry: string, isOfUse: boolean): void {
    this.#open.set(entry, isOfUse || this.#open.get(entry) === true);
    if (entry === ALL) this.#except.clear();
    else this.#except.delete(entry);
  }

  #end(entry: string): void {
    const all = this.#open.get(ALL) === true && !this.#except.has(entry);
    const isOfUse =
      entry === ALL ? [...this.#open.values()].some(Boolean) : all || this.#open.get(entry) === true;
    if (isOfUse) this.ended.add(entry);
    if (entry !== ALL) this.#except.add(entry);
    if (entry === ALL) this.#open.clear();
    else this.#open.delete(entry);
  }
}
