import type { Registry } from '../bureaux/registry.js';
import type { Circumstances } from '../draft/circumstances.js';
import type { Block, Draft } from '../draft/draft.js';
import type { DraftKind } from '../draft/metadata.js';
import type { Passage } from '../draft/passage.js';
import type { Finding, Profile, Rule, RuleContext, Severity } from './types.js';

/** A finding in a document; `offset` is what its ranges count from (UTF-16 code units). */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly offset: number;
  readonly severity: Severity;
}

/** The severity of a rule under a configuration; null when it is off. */
export type SeverityOf = (rule: Rule) => Severity | null;

/** The severity that a rule has without any configuration. */
export const defaultSeverity: SeverityOf = ({ severity }) => (severity === 'off' ? null : severity);

interface FindingInBlock {
  readonly finding: Finding;
  /** Counted from where the block starts. */
  readonly offset: number;
}

/** What was found before, under the same circumstances. */
interface Cache {
  readonly blocks: WeakMap<Block, readonly FindingInBlock[]>;
  readonly passages: WeakMap<Passage, readonly Finding[]>;
}

/** Runs rules over drafts. A rule that throws is reported once and loses only its own findings. */
export class Linter {
  readonly #caches = new WeakMap<Circumstances, Cache>();
  readonly #draftFindings = new WeakMap<Draft, readonly Finding[]>();
  readonly #broken = new Set<Rule>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly data: {
      readonly registry: Registry;
      readonly profiles: Readonly<Record<DraftKind, Profile>>;
    },
    private readonly onBrokenRule: (rule: Rule, error: unknown) => void = () => {},
  ) {}

  /** All findings of a draft, in order of the document. Passages that were seen before cost nothing but the walk. */
  lint(draft: Draft, severityOf: SeverityOf = defaultSeverity): PlacedFinding[] {
    const context = this.#contextOf(draft);
    const placed: PlacedFinding[] = [];
    const severities = new Map(this.rules.map((rule) => [rule, severityOf(rule)]));
    const place = (finding: Finding, offset: number): void => {
      const severity = severities.get(finding.rule);
      if (severity) placed.push({ finding, offset, severity });
    };
    for (const finding of this.#ofDraft(draft, context)) place(finding, 0);
    const cache = this.#cacheOf(draft.circumstances);
    for (const { from, content } of draft.blocks) {
      for (const { finding, offset } of this.#ofBlock(content, context, cache)) place(finding, from + offset);
    }
    return placed;
  }

  #contextOf({ circumstances }: Draft): RuleContext {
    return { circumstances, profile: this.data.profiles[circumstances.kind], registry: this.data.registry };
  }

  #cacheOf(circumstances: Circumstances): Cache {
    let cache = this.#caches.get(circumstances);
    if (!cache) this.#caches.set(circumstances, (cache = { blocks: new WeakMap(), passages: new WeakMap() }));
    return cache;
  }

  #ofDraft(draft: Draft, context: RuleContext): readonly Finding[] {
    let findings = this.#draftFindings.get(draft);
    if (!findings) {
      findings = this.#run((rule, report) => rule.scope === 'draft' && rule.check(draft, context, report));
      this.#draftFindings.set(draft, findings);
    }
    return findings;
  }

  #ofBlock(block: Block, context: RuleContext, cache: Cache): readonly FindingInBlock[] {
    let findings = cache.blocks.get(block);
    if (!findings) {
      findings = block.passages.flatMap((passage, i) =>
        this.#ofPassage(passage, context, cache).map((finding) => ({ finding, offset: block.offsets[i]! })),
      );
      cache.blocks.set(block, findings);
    }
    return findings;
  }

  #ofPassage(passage: Passage, context: RuleContext, cache: Cache): readonly Finding[] {
    let findings = cache.passages.get(passage);
    if (!findings) {
      findings = this.#run((rule, report) => {
        if (rule.scope === 'passage') rule.check(passage, context, report);
        else if (rule.scope === 'initiative' && passage.kind === 'initiative')
          rule.check(passage, context, report);
      });
      cache.passages.set(passage, findings);
    }
    return findings;
  }

  #run(check: (rule: Rule, report: (finding: Omit<Finding, 'rule'>) => void) => unknown): readonly Finding[] {
    const findings: Finding[] = [];
    for (const rule of this.rules) {
      const kept = findings.length;
      try {
        check(rule, (finding) => findings.push({ rule, ...finding }));
      } catch (error) {
        findings.length = kept;
        if (!this.#broken.has(rule)) this.onBrokenRule(rule, error);
        this.#broken.add(rule);
      }
    }
    findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
    return findings.length > 0 ? findings : NONE;
  }
}

const NONE: readonly Finding[] = [];
