import { type Rule, SEVERITIES, type Severity } from '../rules/types.js';
import { byRankAndCode } from './bureau-places.js';
import type { BureauPlace } from './places.js';

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

interface RuleCounting {
  readonly rule: Rule;
  readonly severity: Severity;
  found: number;
  inInitiatives: number;
  readonly bureaux: Map<string, { readonly of: BureauPlace; found: number }>;
}

/** Findings by their rules; where a rule weighs more in one folder than in another, by what it weighs, too. */
export class RuleCounts {
  readonly #counts = new Map<string, RuleCounting>();

  /** Counts a finding, wherever it is. */
  addFound(rule: Rule, severity: Severity): void {
    this.#of(rule, severity).found++;
  }

  /** Counts it among those in initiatives, too, by who leads the initiative. */
  addInInitiative(rule: Rule, severity: Severity, lead: BureauPlace): void {
    const counting = this.#of(rule, severity);
    counting.inInitiatives++;
    const known = counting.bureaux.get(lead.key);
    if (known) known.found++;
    else counting.bureaux.set(lead.key, { of: lead, found: 1 });
  }

  /** The heaviest first, then the most frequent. */
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
