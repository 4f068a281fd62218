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
import {
  DraftFindings,
  type FindingInBlock,
  FindingsOfBlock,
  type FindingsOfBlocks,
} from './draft-findings.js';
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

type RuleOf<Scope extends Rule['scope']> = Rule & { readonly scope: Scope };

/** The severities under a configuration, and by them the rules that are on and see more than a passage. */
interface RulesOn {
  readonly severities: ReadonlyMap<Rule, Severity | null>;
  readonly ofDraft: readonly RuleOf<'draft'>[];
  readonly ofWorkspace: readonly RuleOf<'workspace'>[];
  readonly ofDirectives: readonly RuleOf<'directives'>[];
}

/** Runs rules over drafts. A rule that throws is reported once and loses only its own findings. */
export class Linter {
  readonly #benches = new WeakMap<Circumstances, Bench>();
  readonly #ofBlocks = new BlockFacts(
    ({ content }, circumstances) => this.#ofBlock(content, this.#benchOf(circumstances)),
    (findings): FindingsOfBlocks => findings.slice(),
  );
  /** Of the last that were asked for of a draft. */
  readonly #draftFindings = new WeakMap<
    Draft,
    { readonly on: RulesOn; readonly found: readonly FindingInBlock[] }
  >();
  /** Of drafts that nobody holds against others; what changes are tried on shares its circumstances with what it was. */
  readonly #alone = new WeakMap<Circumstances, RepetitionIndex>();
  readonly #repetitions = new WeakMap<Draft, readonly Repetition[]>();
  /** Asking each rule for its severity takes longer than judging what a key changed. */
  readonly #rulesOn = new WeakMap<SeverityOf, RulesOn>();
  readonly #ofPassages: readonly RuleOf<'passage'>[];
  /** Those of passages too, in the order in which they are listed. */
  readonly #ofInitiatives: readonly (RuleOf<'passage'> | RuleOf<'initiative'>)[];
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
  ) {
    this.#ofPassages = rules.filter((rule) => rule.scope === 'passage');
    this.#ofInitiatives = rules.filter(({ scope }) => scope === 'passage' || scope === 'initiative') as (
      RuleOf<'passage'> | RuleOf<'initiative'>
    )[];
  }

  /** Whether a rule is on that sees other drafts too. */
  looksAround(severityOf: SeverityOf): boolean {
    return this.#rulesBy(severityOf).ofWorkspace.length > 0;
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
    const on = this.#rulesBy(severityOf);
    const ofDraft = [
      ...this.#ofDraft(draft, context, on),
      ...this.#ofWorkspace(draft, context, on, repetitions),
    ];
    const ofBlocks = this.#ofBlocks.of(draft);
    const ofDirectives = this.#ofDirectives(draft, context, on, ofDraft, ofBlocks);
    return new DraftFindings(draft, inOrder([...ofDraft, ...ofDirectives]), ofBlocks, on.severities);
  }

  /** What rules say of the directives, by what all others found: nothing, and for nothing, where there are none. */
  #ofDirectives(
    draft: Draft,
    context: RuleContext,
    { severities, ofDirectives: rules }: RulesOn,
    ofDraft: readonly FindingInBlock[],
    ofBlocks: FindingsOfBlocks,
  ): readonly FindingInBlock[] {
    if (draft.directives.length === 0 || rules.length === 0) return [];
    const found = [ofDraft, ...ofBlocks.map(({ list }) => list)].flatMap((list, i) => {
      const from = i === 0 ? 0 : draft.blocks[i - 1]!.from;
      return list.flatMap(({ finding: { rule, range }, offset, passage }) => {
        const at = from + offset;
        const passageStart = passage === null ? null : at;
        return severities.get(rule) ? [{ rule, start: at + range.start, passageStart }] : [];
      });
    });
    const subject = judgeDirectives(draft, found, severities);
    return this.#run(rules, (rule, report) => rule.check(subject, context, report)).map(ofWholeDraft);
  }

  #rulesBy(severityOf: SeverityOf): RulesOn {
    let on = this.#rulesOn.get(severityOf);
    if (!on) {
      const severities = new Map(this.rules.map((rule) => [rule, severityOf(rule)]));
      const rules = this.rules.filter((rule) => severities.get(rule));
      on = {
        severities,
        ofDraft: rules.filter((rule) => rule.scope === 'draft'),
        ofWorkspace: rules.filter((rule) => rule.scope === 'workspace'),
        ofDirectives: rules.filter((rule) => rule.scope === 'directives'),
      };
      this.#rulesOn.set(severityOf, on);
    }
    return on;
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
  #ofDraft(draft: Draft, context: RuleContext, on: RulesOn): readonly FindingInBlock[] {
    const known = this.#draftFindings.get(draft);
    if (known?.on === on) return known.found;
    const found = this.#run(on.ofDraft, (rule, report) => rule.check(draft, context, report)).map(
      ofWholeDraft,
    );
    this.#draftFindings.set(draft, { on, found });
    return found;
  }

  /** What rules say of a draft beside others. Rules that are off are not asked. */
  #ofWorkspace(
    draft: Draft,
    context: RuleContext,
    { ofWorkspace: rules }: RulesOn,
    given: readonly Repetition[] | null,
  ): readonly FindingInBlock[] {
    if (rules.length === 0) return [];
    const repetitions = given ?? this.#repetitionsIn(draft);
    const placed = new Map<Finding, Omit<FindingInBlock, 'finding'>>();
    const findings = this.#run(rules, (rule, report) => {
      rule.check({ draft, repetitions }, context, (passage, offset, finding) => {
        placed.set(report(finding), { passage, offset });
      });
    });
    return findings.map((finding) => ({ finding, ...placed.get(finding)! }));
  }

  #repetitionsIn(draft: Draft): readonly Repetition[] {
    let repetitions = this.#repetitions.get(draft);
    if (!repetitions) {
      const { circumstances } = draft;
      let index = this.#alone.get(circumstances);
      if (!index) this.#alone.set(circumstances, (index = new RepetitionIndex()));
      index.update('', { draft, document: NO_DOCUMENT, registry: this.data.registry });
      repetitions = index.repetitionsIn('', draft) ?? [];
      this.#repetitions.set(draft, repetitions);
    }
    return repetitions;
  }

  #ofBlock(block: Block, bench: Bench): FindingsOfBlock {
    const found: FindingInBlock[] = [];
    block.passages.forEach((passage, i) => {
      const offset = block.offsets[i]!;
      for (const finding of this.#ofPassage(passage, bench)) found.push({ finding, offset, passage });
    });
    return found.length > 0 ? new FindingsOfBlock(found) : NONE_IN_BLOCK;
  }

  #ofPassage(passage: Passage, { context, passages }: Bench): readonly Finding[] {
    let findings = passages.get(passage);
    if (!findings) {
      findings =
        passage.kind === 'initiative'
          ? this.#run(this.#ofInitiatives, (rule, report) => rule.check(passage, context, report))
          : this.#run(this.#ofPassages, (rule, report) => rule.check(passage, context, report));
      passages.set(passage, findings);
    }
    return findings;
  }

  #run<Run extends Rule>(
    rules: readonly Run[],
    check: (rule: Run, report: (found: Reported) => Finding) => unknown,
  ): readonly Finding[] {
    const findings: Finding[] = [];
    // One for all: of a large draft hundreds of thousands are asked.
    let current: Run;
    const report = (found: Reported): Finding => {
      const finding = { rule: current, ...found };
      findings.push(finding);
      return finding;
    };
    for (const rule of rules) {
      const kept = findings.length;
      current = rule;
      try {
        check(rule, report);
      } catch (error) {
        findings.length = kept;
        if (!this.#broken.has(rule)) this.onBrokenRule(rule, error);
        this.#broken.add(rule);
      }
    }
    if (findings.length === 0) return NONE;
    return findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }
}

const NONE: readonly Finding[] = [];
const NONE_IN_BLOCK = new FindingsOfBlock([]);
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
