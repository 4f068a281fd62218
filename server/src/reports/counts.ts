import { byRankAndCode } from './bureau-places.js';
import { withoutGaps } from './columns.js';
import { type Chapter, type Counted, type CountedDraft, factsOf } from './facts.js';
import type { BureauPlace, DuePlace } from './places.js';
import { type RuleCount, RuleCounts } from './rule-counts.js';
import { type Row, Tallies, type Tally, RunningTally } from './tallies.js';

/** The initiatives of drafts, counted. */
export interface Counts {
  readonly drafts: number;
  /** In all drafts, and those of them that are counted. */
  readonly initiatives: number;
  readonly counted: number;
  /** The quarters, and what else initiatives stand under by when they are due, in their order. */
  readonly columns: readonly DuePlace[];
  /** By lead bureau, so that each initiative is in one row. */
  readonly bureaux: readonly Row<BureauPlace>[];
  readonly chapters: readonly Row<Chapter>[];
  readonly total: Tally;
  /** The heaviest first, then the most frequent. Those outside of initiatives are among them only where all is counted. */
  readonly rules: readonly RuleCount[];
}

/** Counts the initiatives of drafts: those that `counted` says yes to, or all. */
export function countInitiatives<D extends CountedDraft>(
  drafts: readonly D[],
  counted: Counted<D> | null,
): Counts {
  const bureaux = new Tallies<BureauPlace>();
  const chapters = new Tallies<Chapter>();
  const total = new RunningTally();
  const rules = new RuleCounts();
  let initiatives = 0;
  for (const draft of drafts) {
    const facts = factsOf(draft);
    initiatives += facts.length;
    const isCounted = counted?.(draft);
    if (!counted) for (const { finding, severity } of draft.findings) rules.addFound(finding.rule, severity);
    for (const each of facts) {
      if (isCounted?.(each.initiative) === false) continue;
      for (const counting of [total, bureaux.of(each.lead), chapters.of(each.chapter)]) counting.add(each);
      for (const { finding, severity } of each.findings) {
        if (counted) rules.addFound(finding.rule, severity);
        rules.addInInitiative(finding.rule, severity, each.lead);
      }
    }
  }
  const columns = withoutGaps(total.columns);
  return {
    drafts: drafts.length,
    initiatives,
    counted: total.initiatives,
    columns,
    bureaux: bureaux.rows(columns).sort((a, b) => byRankAndCode(a.of, b.of)),
    // What stands in no chapter is no chapter before all others.
    chapters: chapters.rows(columns).sort((a, b) => Number(a.of.key === '') - Number(b.of.key === '')),
    total: total.tally(columns),
    rules: rules.inOrder(),
  };
}
