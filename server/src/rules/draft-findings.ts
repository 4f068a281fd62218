import type { Draft } from '../draft/draft.js';
import type { Passage, SourceRange } from '../draft/passage.js';
import { blocksTouching } from '../draft/places.js';
import { Silence } from './silence.js';
import { type Finding, type Rule, SEVERITIES, type Severity } from './types.js';

/** A finding in a document; `offset` is what its ranges count from (UTF-16 code units). */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly offset: number;
  readonly severity: Severity;
  /** What it was found in; null where that was the draft as a whole. */
  readonly passage: Passage | null;
}

/** A finding in a block. */
export interface FindingInBlock {
  readonly finding: Finding;
  /** Counted from where the block starts. */
  readonly offset: number;
  /** What it was found in; null where that was the draft as a whole. */
  readonly passage: Passage | null;
}

/** Whether a finding of a passage (null: of the draft as a whole) is among those that are asked for. */
export type Kept = (finding: Finding, passage: Passage | null) => boolean;

const NO_COUNTS: Readonly<Record<Severity, number>> = { error: 0, warning: 0, information: 0, hint: 0 };

/** The findings of a block, in their order. The same object while the block is the same. */
export class FindingsOfBlock {
  #severities: ReadonlyMap<Rule, Severity | null> | null = null;
  #counts = NO_COUNTS;

  constructor(readonly list: readonly FindingInBlock[]) {}

  /** How many there are of each severity; counted once for the same severities of rules. */
  countUnder(severities: ReadonlyMap<Rule, Severity | null>): Readonly<Record<Severity, number>> {
    if (this.#severities !== severities) {
      this.#severities = severities;
      const counts = { ...NO_COUNTS };
      for (const { finding } of this.list) {
        const severity = severities.get(finding.rule);
        if (severity) counts[severity]++;
      }
      this.#counts = counts;
    }
    return this.#counts;
  }
}

/** The findings of each block of a draft, in their order. */
export type FindingsOfBlocks = readonly FindingsOfBlock[];

/** The findings of a draft but for those that it silences itself; they are placed only when they are asked for. */
export class DraftFindings implements Iterable<PlacedFinding> {
  readonly #silence: Silence | null;
  /** By where passages start, the rules that have nothing to say of them; null where there are none. */
  readonly #settled: ReadonlyMap<number, ReadonlySet<string>> | null;

  constructor(
    private readonly draft: Draft,
    private readonly ofDraft: readonly FindingInBlock[],
    private readonly ofBlocks: FindingsOfBlocks,
    private readonly severities: ReadonlyMap<Rule, Severity | null>,
    private readonly isKept: Kept | null = null,
  ) {
    this.#silence = Silence.of(draft);
    this.#settled = this.#settledPassages();
  }

  /** Those of the findings that `kept` says yes to. */
  filter(kept: Kept): DraftFindings {
    const before = this.isKept;
    const both: Kept = before
      ? (finding, passage) => before(finding, passage) && kept(finding, passage)
      : kept;
    return new DraftFindings(this.draft, this.ofDraft, this.ofBlocks, this.severities, both);
  }

  /** The findings of one passage in the block with this index; those that are off are among them. */
  ofPassage(passage: Passage, block: number): Finding[] {
    const inBlock = this.ofBlocks[block]?.list ?? [];
    return [...this.ofDraft, ...inBlock].flatMap((found) =>
      found.passage === passage ? [found.finding] : [],
    );
  }

  /** The findings about the draft as a whole that start in a stretch of it. */
  ofDraftIn({ start, end }: SourceRange): Finding[] {
    return this.ofDraft.flatMap(({ finding }) =>
      start <= finding.range.start && finding.range.start <= end ? [finding] : [],
    );
  }

  [Symbol.iterator](): Iterator<PlacedFinding> {
    return this.where(() => true)[Symbol.iterator]();
  }

  /** How many there are of each severity. */
  count(): Record<Severity, number> {
    const counts = { ...NO_COUNTS };
    if (!this.#areAllShown()) {
      this.#visit((severity) => void counts[severity]++);
      return counts;
    }
    this.#visitList(this.ofDraft, 0, (severity) => void counts[severity]++);
    // A keystroke changes one of thousands of blocks: what was counted in the others is added up.
    for (let i = 0; i < this.ofBlocks.length; i++) {
      const block = this.ofBlocks[i]!;
      if (block.list.length > 0) addTo(counts, block.countUnder(this.severities));
    }
    return counts;
  }

  /** The first of each severity, no more than so many, in order of the document; those of the draft as a whole go first. */
  first(most: Readonly<Record<Severity, number>>): PlacedFinding[] {
    const left = { ...most };
    let isAnyLeft = SEVERITIES.some((severity) => left[severity] > 0);
    const placed: PlacedFinding[] = [];
    const take: Visit = (severity, finding, offset, passage) => {
      if (left[severity] === 0) return;
      placed.push({ finding, offset, severity, passage });
      if (--left[severity] === 0) isAnyLeft = SEVERITIES.some((other) => left[other] > 0);
    };
    this.#visitList(this.ofDraft, 0, take);
    const { blocks } = this.draft;
    for (let i = 0; i < blocks.length && isAnyLeft; i++) {
      const block = this.ofBlocks[i]!;
      if (block.list.length === 0) continue;
      const counts = block.countUnder(this.severities);
      if (SEVERITIES.some((severity) => counts[severity] > 0 && left[severity] > 0))
        this.#visitList(block.list, blocks[i]!.from, take);
    }
    return this.#inOrder(placed);
  }

  /** Those of the severities that `chosen` says yes to, in order of the document. */
  where(chosen: (severity: Severity) => boolean): PlacedFinding[] {
    const placed: PlacedFinding[] = [];
    this.#visit((severity, finding, offset, passage) => {
      if (chosen(severity)) placed.push({ finding, offset, severity, passage });
    });
    return this.#inOrder(placed);
  }

  /** Findings of the whole draft are visited before those of its blocks. */
  #inOrder(placed: PlacedFinding[]): PlacedFinding[] {
    const isMixed = this.ofDraft.length > 0;
    return isMixed ? placed.sort((a, b) => startOf(a) - startOf(b)) : placed;
  }

  /** Those whose words touch a stretch of the document, in its order; no more is looked at than the blocks there. */
  touching(stretch: SourceRange): PlacedFinding[] {
    const { blocks } = this.draft;
    const { start, end } = stretch;
    const placed: PlacedFinding[] = [];
    const take: Visit = (severity, finding, offset, passage) => {
      const { range } = finding;
      if (offset + range.start <= end && offset + range.end >= start)
        placed.push({ finding, offset, severity, passage });
    };
    this.#visitList(this.ofDraft, 0, take);
    const touched = blocksTouching(this.draft, stretch);
    for (let i = touched.from; i < touched.to; i++) {
      this.#visitList(this.ofBlocks[i]!.list, blocks[i]!.from, take);
    }
    return placed.sort((a, b) => startOf(a) - startOf(b));
  }

  /** How many findings of a rule have a safe fix. */
  countFixable(rule: Rule): number {
    let count = 0;
    this.#visit((_, finding) => {
      if (finding.rule === rule && finding.fix) count++;
    });
    return count;
  }

  /** What findings about the draft settle, as long as they are shown themselves. */
  #settledPassages(): ReadonlyMap<number, ReadonlySet<string>> | null {
    if (this.ofDraft.length === 0) return null;
    const settled = new Map<number, Set<string>>();
    for (const { finding } of this.ofDraft) {
      if (!finding.settles || !this.severities.get(finding.rule)) continue;
      if (this.#silence?.covers(finding.rule, null, finding.range.start)) continue;
      for (const { start, rules } of finding.settles) {
        const before = settled.get(start) ?? [];
        settled.set(start, new Set([...before, ...rules]));
      }
    }
    return settled.size > 0 ? settled : null;
  }

  /** Whether all findings are shown whose rules are on: none is silenced, settled or left out. */
  #areAllShown(): boolean {
    return !this.isKept && !this.#silence && !this.#settled;
  }

  #visit(visit: Visit): void {
    const { blocks } = this.draft;
    this.#visitList(this.ofDraft, 0, visit);
    for (let i = 0; i < blocks.length; i++) this.#visitList(this.ofBlocks[i]!.list, blocks[i]!.from, visit);
  }

  #visitList(list: readonly FindingInBlock[], from: number, visit: Visit): void {
    for (let i = 0; i < list.length; i++) {
      const { finding, offset, passage } = list[i]!;
      const severity = this.severities.get(finding.rule);
      if (!severity || this.isKept?.(finding, passage) === false) continue;
      const start = from + offset;
      const passageStart = passage === null ? null : start;
      if (passageStart !== null && this.#settled?.get(passageStart)?.has(finding.rule.name)) continue;
      if (this.#silence?.covers(finding.rule, passageStart, start + finding.range.start)) continue;
      visit(severity, finding, start, passage);
    }
  }
}

function addTo(sum: Record<Severity, number>, counts: Readonly<Record<Severity, number>>): void {
  sum.error += counts.error;
  sum.warning += counts.warning;
  sum.information += counts.information;
  sum.hint += counts.hint;
}

type Visit = (severity: Severity, finding: Finding, offset: number, passage: Passage | null) => void;

/** Where a finding starts in the document. */
export function startOf({ finding, offset }: PlacedFinding): number {
  return offset + finding.range.start;
}
