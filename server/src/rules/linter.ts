import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Registry } from '../bureaux/registry.js';
import type { CommitmentReader } from '../commitments/reader.js';
import type { TimeReader } from '../deadlines/reader.js';
import { BlockFacts } from '../draft/block-facts.js';
import type { Circumstances } from '../draft/circumstances.js';
import type { Block, Draft } from '../draft/draft.js';
import type { DraftKind } from '../draft/metadata.js';
import type { Passage } from '../draft/passage.js';
import { judgeDirectives } from './directive-use.js';
import { DraftFindings, type FindingInBlock, type FindingsOfBlocks } from './draft-findings.js';
import type { Repetition } from './likeness/repetition.js';
import { RepetitionIndex } from './likeness/repetition-index.js';
import type { WordLists } from './word-lists.js';
import type { Finding, Profile, Report, Rule, RuleContext, Severity } from './types.js';

/** The severity of a rule under a configuration; null when it is off. */
export type SeverityOf = (rule: Rule) => Severity | null;

/** The severity that a rule has without any configuration. */
export const defaultSeverity: SeverityOf = ({ severity }) => (severity === 'off' ? null : severity);

/** What rules go by under the same circumstances, and what they found. */
interface Bench {
  readonly context: RuleContext;
  readonly passages: WeakMap<Passage, readonly Finding[]>;
}

/** Runs rules over drafts. A rule that throws is reported once and loses only its own findings. */
export class Linter {
  readonly #benches = new WeakMap<Circumstances, Bench>();
  readonly #ofBlocks = new BlockFacts(
    ({ content }, circumstances) => this.#ofBlock(content, this.#benchOf(circumstances)),
    (findings): FindingsOfBlocks => findings,
  );
  readonly #draftFindings = new WeakMap<Draft, Map<Rule, readonly Finding[]>>();
  /** Of a draft by itself, which nobody holds against others. */
  readonly #repetitions = new WeakMap<Draft, readonly Repetition[]>();
  readonly #broken = new Set<Rule>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly data: {
      readonly registry: Registry;
      readonly times: TimeReader;
      readonly commitments: CommitmentReader;
      readonly profiles: Readonly<Record<DraftKind, Profile>>;
      readonly words: WordLists;
    },
    private readonly onBrokenRule: (rule: Rule, error: unknown) => void = () => {},
  ) {}

  /** Whether a rule is on that sees other drafts too. */
  looksAround(severityOf: SeverityOf): boolean {
    return this.rules.some((rule) => rule.scope === 'workspace' && severityOf(rule) !== null);
  }

  /**
   * All findings of a draft, in order of the document. Blocks that were seen before cost nothing but the walk. What it
   * promises again is looked for in the draft alone where it is not handed in.
   */
  lint(
    draft: Draft,
    severityOf: SeverityOf = defaultSeverity,
    repetitions: readonly Repetition[] | null = null,
  ): DraftFindings {
    const { context } = this.#benchOf(draft.circumstances);
    const severities = new Map(this.rules.map((rule) => [rule, severityOf(rule)]));
    const ofDraft = [
      ...this.#ofDraft(draft, context, severities),
      ...this.#ofWorkspace(draft, context, severities, repetitions),
    ];
    const ofBlocks = this.#ofBlocks.of(draft);
    const ofDirectives = this.#ofDirectives(draft, context, severities, ofDraft, ofBlocks);
    return new DraftFindings(draft, inOrder([...ofDraft, ...ofDirectives]), ofBlocks, severities);
  }

  /** What rules say of the directives, by what all others found: nothing, and for nothing, where there are none. */
  #ofDirectives(
    draft: Draft,
    context: RuleContext,
    severities: ReadonlyMap<Rule, Severity | null>,
    ofDraft: readonly FindingInBlock[],
    ofBlocks: FindingsOfBlocks,
  ): readonly FindingInBlock[] {
    if (draft.directives.length === 0) return [];
    const rules = this.rules.filter((rule) => rule.scope === 'directives' && severities.get(rule));
    if (rules.length === 0) return [];
    const found = [ofDraft, ...ofBlocks].flatMap((list, i) => {
      const from = i === 0 ? 0 : draft.blocks[i - 1]!.from;
      return list.flatMap(({ finding: { rule, range }, offset, passage }) => {
        const at = from + offset;
        const passageStart = passage === null ? null : at;
        return severities.get(rule) ? [{ rule, start: at + range.start, passageStart }] : [];
      });
    });
    const subject = judgeDirectives(draft, found, severities);
    return this.#run(rules, (rule, report) => {
      if (rule.scope === 'directives') rule.check(subject, context, report);
    }).map(ofWholeDraft);
  }

  #benchOf(circumstances: Circumstances): Bench {
    let bench = this.#benches.get(circumstances);
    if (!bench) {
      const { profiles, registry, times, commitments, words } = this.data;
      const profile = profiles[circumstances.kind];
      bench = {
        context: { circumstances, profile, registry, times, commitments, words },
        passages: new WeakMap(),
      };
      this.#benches.set(circumstances, bench);
    }
    return bench;
  }

  /** What rules say of the draft as a whole. It costs the whole draft, so rules that are off are not asked. */
  #ofDraft(
    draft: Draft,
    context: RuleContext,
    severities: ReadonlyMap<Rule, Severity | null>,
  ): readonly FindingInBlock[] {
    let known = this.#draftFindings.get(draft);
    if (!known) this.#draftFindings.set(draft, (known = new Map()));
    const all: FindingInBlock[] = [];
    for (const rule of this.rules) {
      if (rule.scope !== 'draft' || !severities.get(rule)) continue;
      let findings = known.get(rule);
      if (!findings) {
        findings = this.#run([rule], (_, report) => rule.check(draft, context, report));
        known.set(rule, findings);
      }
      all.push(...findings.map(ofWholeDraft));
    }
    return all;
  }

  /** What rules say of a draft beside others. Rules that are off are not asked. */
  #ofWorkspace(
    draft: Draft,
    context: RuleContext,
    severities: ReadonlyMap<Rule, Severity | null>,
    given: readonly Repetition[] | null,
  ): readonly FindingInBlock[] {
    const rules = this.rules.filter((rule) => rule.scope === 'workspace' && severities.get(rule));
    if (rules.length === 0) return [];
    const repetitions = given ?? this.#repetitionsIn(draft);
    const placed = new Map<Finding, Omit<FindingInBlock, 'finding'>>();
    const findings = this.#run(rules, (rule, report) => {
      if (rule.scope !== 'workspace') return;
      rule.check({ draft, repetitions }, context, (passage, offset, finding) => {
        placed.set(report(finding), { passage, offset });
      });
    });
    return findings.map((finding) => ({ finding, ...placed.get(finding)! }));
  }

  #repetitionsIn(draft: Draft): readonly Repetition[] {
    let repetitions = this.#repetitions.get(draft);
    if (!repetitions) {
      const promises = new RepetitionIndex();
      promises.update('', { draft, document: NO_DOCUMENT, registry: this.data.registry });
      repetitions = promises.repetitionsIn('', draft) ?? [];
      this.#repetitions.set(draft, repetitions);
    }
    return repetitions;
  }

  #ofBlock(block: Block, bench: Bench): readonly FindingInBlock[] {
    return block.passages.flatMap((passage, i) =>
      this.#ofPassage(passage, bench).map((finding) => ({
        finding,
        offset: block.offsets[i]!,
        passage,
      })),
    );
  }

  #ofPassage(passage: Passage, { context, passages }: Bench): readonly Finding[] {
    let findings = passages.get(passage);
    if (!findings) {
      findings = this.#run(this.rules, (rule, report) => {
        if (rule.scope === 'passage') rule.check(passage, context, report);
        else if (rule.scope === 'initiative' && passage.kind === 'initiative')
          rule.check(passage, context, report);
      });
      passages.set(passage, findings);
    }
    return findings;
  }

  #run(
    rules: readonly Rule[],
    check: (rule: Rule, report: (found: Reported) => Finding) => unknown,
  ): readonly Finding[] {
    const findings: Finding[] = [];
    for (const rule of rules) {
      const kept = findings.length;
      try {
        check(rule, (found) => {
          const finding = { rule, ...found };
          findings.push(finding);
          return finding;
        });
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
/** No place outside of the draft is pointed to. */
const NO_DOCUMENT = TextDocument.create('', '', 0, '');

type Reported = Parameters<Report>[0];

function ofWholeDraft(finding: Finding): FindingInBlock {
  return { finding, offset: 0, passage: null };
}

/** Findings of the whole draft. */
function inOrder(findings: FindingInBlock[]): FindingInBlock[] {
  return findings.sort((a, b) => a.offset + a.finding.range.start - b.offset - b.finding.range.start);
}
