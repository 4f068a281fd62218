import type { DraftFindings } from '../rules/draft-findings.js';
import type { KnownDraft } from '../workspace/drafts.js';
import type { Wanted } from './initiative-filter.js';

/** What a draft has in a list of all drafts. */
export interface DraftShares<Share> {
  /** How many there are in the draft. */
  readonly initiatives: number;
  /** How many of them are wanted. */
  readonly listed: number;
  /** What it has in each group, by the keys of the groups. */
  readonly groups: ReadonlyMap<string, Share>;
}

/** What drafts have in a list of all of them; in each group at least one has a share, in their order. */
export interface AllShares<Share> extends Pick<DraftShares<Share>, 'initiatives' | 'listed'> {
  readonly groups: ReadonlyMap<string, readonly [Share, ...Share[]]>;
}

/**
 * What each draft has in a list of all drafts, made once while the draft, its findings and what is wanted of it are as they
 * were: so a change costs the drafts that changed.
 */
export class KeptShares<Share> {
  readonly #known = new WeakMap<
    DraftFindings,
    { readonly wanted: Wanted; readonly shares: DraftShares<Share> }
  >();

  constructor(private readonly read: (known: KnownDraft, wanted: Wanted) => DraftShares<Share>) {}

  /** What a draft has, with those of its initiatives that are wanted. */
  of(known: KnownDraft, wanted: Wanted): DraftShares<Share> {
    const { findings } = known;
    let kept = this.#known.get(findings);
    if (kept?.wanted !== wanted) {
      kept = { wanted, shares: this.read(known, wanted) };
      this.#known.set(findings, kept);
    }
    return kept.shares;
  }

  /** What drafts have together. */
  ofAll(drafts: readonly KnownDraft[], wanted: Wanted): AllShares<Share> {
    const groups = new Map<string, [Share, ...Share[]]>();
    let initiatives = 0;
    let listed = 0;
    for (const known of drafts) {
      const shares = this.of(known, wanted);
      initiatives += shares.initiatives;
      listed += shares.listed;
      for (const [key, share] of shares.groups) {
        const group = groups.get(key);
        if (group) group.push(share);
        else groups.set(key, [share]);
      }
    }
    return { initiatives, listed, groups };
  }
}
