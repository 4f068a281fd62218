import { type Outline, titleLength } from '../draft/outline.js';

/** A heading that stands at a level that is not its own. Indexes are those of the outline. */
export interface WrongLevel {
  readonly index: number;
  /**
   * `skipped`: a level is left out above it. `children`: those below it say that it stands too high. `torn`: it ends the
   * section above it, which is left with nothing.
   */
  readonly why: 'skipped' | 'children' | 'torn';
  /** The level it would have. */
  readonly level: number;
  /** The headings that would change with it, itself among them. */
  readonly headings: readonly number[];
}

/** A heading and those directly below it. */
interface Node {
  readonly index: number;
  readonly level: number;
  readonly parent: Node | null;
  readonly children: Node[];
  /** Behind the last heading in its section. */
  end: number;
}

/** So many must do it in the same way for it to be the way of the draft. */
const HABIT = 2;
/** For each that does it in another way so many keep to it. */
const TIMES_AS_MANY = 2;
/** No more than one in so many is few. */
const FEW = 4;
/** A level that is used once in a draft may be a slip where there are so many headings at the level above. */
const MANY = 3;
const known = new WeakMap<Outline, readonly WrongLevel[]>();

/**
 * The headings of an outline that stand at a wrong level, in order. Levels may be used in any way: what counts is whether
 * a heading is where the others say that it belongs.
 */
export function wrongLevels(outline: Outline): readonly WrongLevel[] {
  let wrong = known.get(outline);
  if (!wrong) known.set(outline, (wrong = new LevelReader(outline).read()));
  return wrong;
}

class LevelReader {
  readonly #nodes: readonly Node[];
  /** For each level, how often a heading of each level comes first below it. */
  readonly #firstBelow = new Map<number, Map<number, number>>();
  /** For each level, where it comes first. */
  readonly #firstAt = new Map<number, number>();
  readonly #counts = new Map<number, number>();
  readonly #title: number;

  constructor(private readonly outline: Outline) {
    this.#nodes = nodesOf(outline);
    this.#title = titleLength(outline);
    for (const { index, level, children } of this.#nodes) {
      if (!this.#firstAt.has(level)) this.#firstAt.set(level, index);
      count(this.#counts, level);
      const [first] = children;
      if (!first) continue;
      let below = this.#firstBelow.get(level);
      if (!below) this.#firstBelow.set(level, (below = new Map()));
      count(below, first.level);
    }
  }

  read(): WrongLevel[] {
    const wrong: WrongLevel[] = [];
    const changed = new Set<number>();
    for (const node of this.#nodes) {
      const found = this.#torn(node) ?? this.#skipped(node) ?? this.#tooHigh(node);
      if (!found || found.headings.some((index) => changed.has(index))) continue;
      wrong.push(found);
      for (const index of found.headings) changed.add(index);
    }
    return wrong;
  }

  /** A level is left out between a heading and the one above it, and the draft does not do so elsewhere. */
  #skipped(node: Node): WrongLevel | null {
    const { parent, level } = node;
    if (!parent || level < parent.level + 2) return null;
    const own = this.#levelMissing(node, parent);
    if (own === null) return null;
    const siblings = parent.children.filter((child) => child.level === level && child.index >= node.index);
    const headings = siblings.flatMap(({ index, end }) => range(index, end));
    return { index: node.index, why: 'skipped', level: own, headings };
  }

  /** The level that a heading below `parent` would have; null where it may stand where it does. */
  #levelMissing(node: Node, parent: Node): number | null {
    const below = this.#firstBelow.get(parent.level)!;
    const usual = below.get(parent.level + 1) ?? 0;
    let others = 0;
    for (const [level, times] of below) if (level > parent.level + 1) others += times;
    if (usual >= HABIT && usual >= TIMES_AS_MANY * others) return parent.level + 1;
    if (this.#counts.get(node.level) === 1 && this.#counts.get(parent.level)! >= MANY) {
      return this.#usualBelow(parent.level, node.level);
    }
    // Below the title there is no other to compare with but what follows there.
    const isTitle = parent.index === this.#title && this.#counts.get(parent.level) === this.#title + 1;
    if (!isTitle || parent.children[0] !== node) return null;
    const next = parent.children.filter(({ level }) => level < node.level);
    return next.length >= HABIT && next.every(({ level }) => level === parent.level + 1)
      ? parent.level + 1
      : null;
  }

  /**
   * The level that most often comes first below one, but for `except`; where none does, the level itself: what has nothing
   * below it elsewhere stands beside the others.
   */
  #usualBelow(level: number, except: number): number {
    let usual = level;
    let most = 0;
    for (const [below, times] of this.#firstBelow.get(level)!) {
      if (below !== except && times > most) [usual, most] = [below, times];
    }
    return usual;
  }

  /** The headings below it begin too deep for its level, and such as stand one level above them follow in its section. */
  #tooHigh({ index, level, children }: Node): WrongLevel | null {
    const [first] = children;
    if (!first || first.level < level + 2 || this.#firstAt.get(level) === index) return null;
    const beside = children.filter((child) => child.level < first.level);
    const own = beside[0]?.level;
    if (own === undefined || beside.length < HABIT || beside.some((child) => child.level !== own))
      return null;
    // Where they come first below another of its level, that is where they belong, and the first ones here do not.
    if (this.#firstBelow.get(level)!.has(own)) return null;
    // Once those of another level begin, none of the first ones may follow: that would be no order to go by.
    const turn = children.indexOf(beside[0]!);
    if (children.slice(turn).length !== beside.length) return null;
    return { index, why: 'children', level: own, headings: [index] };
  }

  /**
   * The section above it, a deeper one, is left with nothing, while it holds initiatives itself, as few of its level
   * do, and those that follow below it are far deeper: it is one of them.
   */
  #torn({ index, level, children }: Node): WrongLevel | null {
    const above = this.outline[index - 1];
    const [first] = children;
    if (!above || !first || index <= this.#title) return null;
    if (above.holds !== 'nothing' || above.heading.level <= level || first.level < level + 2) return null;
    if (this.outline[index]!.holds !== 'items') return null;
    const others = this.#nodes.filter((node) => node.level === level && node.index !== index);
    const alike = others.filter((other) => this.outline[other.index]!.holds === 'items').length;
    if (others.length < FEW * alike || others.length === 0 || first.level <= above.heading.level) return null;
    return { index, why: 'torn', level: first.level, headings: [index] };
  }
}

function nodesOf(outline: Outline): Node[] {
  const nodes: Node[] = [];
  let open: Node | null = null;
  outline.forEach(({ heading: { level } }, index) => {
    while (open && open.level >= level) {
      open.end = index;
      open = open.parent;
    }
    const node: Node = { index, level, parent: open, children: [], end: outline.length };
    open?.children.push(node);
    nodes.push(node);
    open = node;
  });
  return nodes;
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
