import type { Status } from '../deadlines/types.js';
import { type Initiative, statusOf } from '../draft/passage.js';
import { isProblem } from '../rules/findings-of-initiatives.js';
import { type Rule, SEVERITIES, type Severity } from '../rules/types.js';
import { type BureauPlace, byRankAndCode } from './bureau-places.js';
import { type DuePlace, byDueTime, quarterPlace } from './due-places.js';
import { type Chapter, type InitiativeFacts, type CountedDraft, factsOf } from './facts.js';

/** Which initiatives of a draft are counted. */
export type Counted<D> = (draft: D) => (initiative: Initiative) => boolean;

/** How many initiatives there are of each kind, each counted once in every number. */
export interface Tally {
  readonly initiatives: number;
  /** In the columns of the report, one after the other. */
  readonly due: readonly number[];
  readonly statuses: Readonly<Record<Status, number>>;
  readonly errors: number;
  readonly warnings: number;
}

/** What is counted of the initiatives of one bureau, or of one chapter. */
export interface Row<Of> {
  readonly of: Of;
  readonly tally: Tally;
}

/** The findings of one rule that weigh the same. */
export interface RuleCount {
  readonly rule: Rule;
  readonly severity: Severity;
  /** All of them. */
  readonly found: number;
  /** Those in the initiatives that are counted. */
  readonly inInitiatives: number;
  /** By the lead bureau of the initiative, those with most first. */
  readonly bureaux: readonly { readonly of: BureauPlace; readonly found: number }[];
}

/** The initiatives of drafts, counted. */
export interface Report {
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

/** A number in the report, by what it counts; what is not said lets all through. */
export interface Cell {
  /** Keys of lead bureaux: of one of these. */
  readonly bureaux?: readonly string[] | null;
  /** The keys of a column and a chapter. */
  readonly column?: string | null;
  readonly chapter?: string | null;
  readonly status?: Status | null;
  /** The name of a rule that found something in it, and how much that weighs. */
  readonly rule?: string | null;
  readonly severity?: Severity | null;
}

/** Counts the initiatives of drafts: those that `counted` says yes to, or all. */
export function reportOn<D extends CountedDraft>(drafts: readonly D[], counted: Counted<D> | null): Report {
  const bureaux = new Groups<BureauPlace>();
  const chapters = new Groups<Chapter>();
  const total = new Counting();
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
  const columns = withoutGaps(total.columns).sort(byDueTime);
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

/** The initiatives of a draft that a number in the report counts, in their order. */
export function countedIn<D extends CountedDraft>(
  draft: D,
  counted: Counted<D> | null,
  { bureaux, column, chapter, status, rule, severity }: Cell,
): readonly InitiativeFacts[] {
  const isCounted = counted?.(draft);
  return factsOf(draft).filter(
    (facts) =>
      isCounted?.(facts.initiative) !== false &&
      (bureaux == null || bureaux.includes(facts.lead.key)) &&
      (column == null || facts.due.some(({ key }) => key === column)) &&
      (chapter == null || facts.chapter.key === chapter) &&
      (status == null || statusOf(facts.initiative) === status) &&
      (rule == null ||
        facts.findings.some(
          (found) => found.finding.rule.name === rule && (severity == null || found.severity === severity),
        )),
  );
}

/** A tally being made. */
class Counting {
  initiatives = 0;
  errors = 0;
  warnings = 0;
  readonly #statuses: Record<Status, number> = { dated: 0, vague: 0, ongoing: 0, missing: 0 };
  readonly #due = new Map<string, { readonly place: DuePlace; count: number }>();

  add({ initiative, due, findings }: InitiativeFacts): void {
    this.initiatives++;
    this.#statuses[statusOf(initiative)]++;
    for (const place of due) {
      const known = this.#due.get(place.key);
      if (known) known.count++;
      else this.#due.set(place.key, { place, count: 1 });
    }
    for (const { severity } of findings) {
      if (!isProblem(severity)) continue;
      if (severity === 'error') this.errors++;
      else this.warnings++;
    }
  }

  get columns(): DuePlace[] {
    return [...this.#due.values()].map(({ place }) => place);
  }

  tally(columns: readonly DuePlace[]): Tally {
    const { initiatives, errors, warnings } = this;
    const due = columns.map(({ key }) => this.#due.get(key)?.count ?? 0);
    return { initiatives, due, statuses: { ...this.#statuses }, errors, warnings };
  }
}

/** Tallies by something with a key, in the order in which it is met. */
class Groups<Of extends { readonly key: string }> {
  readonly #groups = new Map<string, { readonly of: Of; readonly counting: Counting }>();

  of(of: Of): Counting {
    let group = this.#groups.get(of.key);
    if (!group) this.#groups.set(of.key, (group = { of, counting: new Counting() }));
    return group.counting;
  }

  rows(columns: readonly DuePlace[]): Row<Of>[] {
    return [...this.#groups.values()].map(({ of, counting }) => ({ of, tally: counting.tally(columns) }));
  }
}

interface RuleCounting {
  readonly rule: Rule;
  readonly severity: Severity;
  found: number;
  inInitiatives: number;
  readonly bureaux: Map<string, { readonly of: BureauPlace; found: number }>;
}

/** Findings by their rules; where a rule weighs more in one folder than in another, by what it weighs, too. */
class RuleCounts {
  readonly #counts = new Map<string, RuleCounting>();

  addFound(rule: Rule, severity: Severity): void {
    this.#of(rule, severity).found++;
  }

  addInInitiative(rule: Rule, severity: Severity, lead: BureauPlace): void {
    const counting = this.#of(rule, severity);
    counting.inInitiatives++;
    const known = counting.bureaux.get(lead.key);
    if (known) known.found++;
    else counting.bureaux.set(lead.key, { of: lead, found: 1 });
  }

  inOrder(): RuleCount[] {
    return [...this.#counts.values()]
      .map(({ bureaux, ...counting }) => ({
        ...counting,
        bureaux: [...bureaux.values()].sort((a, b) => b.found - a.found || byRankAndCode(a.of, b.of)),
      }))
      .sort(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          b.found - a.found ||
          (a.rule.name < b.rule.name ? -1 : 1),
      );
  }

  #of(rule: Rule, severity: Severity): RuleCounting {
    const key = `${severity} ${rule.name}`;
    let counting = this.#counts.get(key);
    if (!counting) {
      counting = { rule, severity, found: 0, inInitiatives: 0, bureaux: new Map() };
      this.#counts.set(key, counting);
    }
    return counting;
  }
}

/** Columns with all quarters between the first and the last of a year, so that a quarter without anything is seen as one. */
function withoutGaps(columns: readonly DuePlace[]): DuePlace[] {
  const all = new Map(columns.map((column) => [column.key, column]));
  const years = new Map<number, number[]>();
  for (const { kind, year, quarter } of columns) {
    if (kind === 'quarter') years.set(year!, [...(years.get(year!) ?? []), quarter!]);
  }
  for (const [year, quarters] of years) {
    for (let quarter = Math.min(...quarters); quarter < Math.max(...quarters); quarter++) {
      const place = quarterPlace(year, quarter);
      all.set(place.key, place);
    }
  }
  return [...all.values()];
}
