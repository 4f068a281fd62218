import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';
import type { Wanted } from './initiative-filter.js';

/**
 * What each draft has in a list of all drafts, made once while the draft, its findings and what is wanted of it are as they
 * were: so a change costs the drafts that changed.
 */
export class KeptShares<Shares> {
  readonly #known = new WeakMap<DraftFindings, { readonly wanted: Wanted; readonly shares: Shares }>();

  constructor(private readonly read: (known: KnownDraft, wanted: Wanted) => Shares) {}

  /** What a draft has, with those of its initiatives that are wanted. */
  of(known: KnownDraft, wanted: Wanted): Shares {
    const { findings } = known;
    let kept = this.#known.get(findings);
    if (kept?.wanted !== wanted) {
      kept = { wanted, shares: this.read(known, wanted) };
      this.#known.set(findings, kept);
    }
    return kept.shares;
  }
}
