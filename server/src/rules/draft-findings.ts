import type { Draft } from '../draft/draft.js';
import type { Passage, SourceRange } from '../draft/passage.js';
import { blocksTouching } from '../draft/places.js';
import { Silence } from './silence.js';
import type { Finding, Rule, Severity } from './types.js';

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

/** The findings of each block of a draft, in their order. */
export type FindingsOfBlocks = readonly (readonly FindingInBlock[])[];

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
    const inBlock = this.ofBlocks[block] ?? [];
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
    const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    this.#visit((severity) => void counts[severity]++);
    return counts;
  }

  /** Those of the severities that `chosen` says yes to, in order of the document. */
  where(chosen: (severity: Severity) => boolean): PlacedFinding[] {
    const placed: PlacedFinding[] = [];
    this.#visit((severity, finding, offset, passage) => {
      if (chosen(severity)) placed.push({ finding, offset, severity, passage });
    });
    // Findings of the whole draft are visited before those of its blocks.
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
      this.#visitList(this.ofBlocks[i]!, blocks[i]!.from, take);
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

  #visit(visit: Visit): void {
    const { blocks } = this.draft;
    this.#visitList(this.ofDraft, 0, visit);
    for (let i = 0; i < blocks.length; i++) this.#visitList(this.ofBlocks[i]!, blocks[i]!.from, visit);
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

type Visit = (severity: Severity, finding: Finding, offset: number, passage: Passage | null) => void;

/** Where a finding starts in the document. */
export function startOf({ finding, offset }: PlacedFinding): number {
  return offset + finding.range.start;
}
