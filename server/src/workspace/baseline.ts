import type { Draft } from '../draft/draft.js';
import type { DraftFindings } from '../rules/draft-findings.js';
import { type Fingerprint, fingerprintOf, keyOf } from '../rules/fingerprint.js';
import type { Finding } from '../rules/types.js';

/** Findings by what they are known by, and how many there are of each. */
export type Counted = ReadonlyMap<string, CountedFingerprint>;

/** A fingerprint, and how many findings have it. */
export interface CountedFingerprint {
  readonly fingerprint: Fingerprint;
  readonly count: number;
}

/** Findings that are accepted, by the paths of their drafts as seen from the folder of the file. */
export type Baseline = ReadonlyMap<string, Counted>;

/** A draft and its text. */
export interface DraftText {
  readonly draft: Draft;
  readonly text: string;
}

/** The findings of a draft, counted. */
export function countFindings(findings: DraftFindings, { draft, text }: DraftText): Counted {
  return counted(
    [...findings].map((placed) => ({ fingerprint: fingerprintOf(placed, draft, text), count: 1 })),
  );
}

/** Fingerprints by their keys; those of equal ones are added up. */
export function counted(list: readonly CountedFingerprint[]): Counted {
  const all = new Map<string, CountedFingerprint>();
  for (const { fingerprint, count } of list) {
    const key = keyOf(fingerprint);
    all.set(key, { fingerprint, count: (all.get(key)?.count ?? 0) + count });
  }
  return all;
}

/** How many findings that is. */
export function totalOf(all: Counted): number {
  let total = 0;
  for (const { count } of all.values()) total += count;
  return total;
}

/** What is accepted and still found. What is gone does not come back: it would be a new finding. */
export function stillFound(accepted: Counted, found: Counted): Counted {
  const left = new Map<string, CountedFingerprint>();
  for (const [key, { fingerprint, count }] of accepted) {
    const most = Math.min(count, found.get(key)?.count ?? 0);
    if (most > 0) left.set(key, { fingerprint, count: most });
  }
  return left;
}

/** The findings that are not accepted. Of equal ones so many as are accepted are hidden, those that come first. */
export function newFindings(all: DraftFindings, where: DraftText, accepted: Counted): DraftFindings {
  if (accepted.size === 0) return all;
  let hidden: ReadonlySet<Finding> | undefined;
  return all.filter((finding) => !(hidden ??= acceptedAmong(all, where, accepted)).has(finding));
}

function acceptedAmong(all: DraftFindings, { draft, text }: DraftText, accepted: Counted): Set<Finding> {
  const hidden = new Set<Finding>();
  const used = new Map<string, number>();
  for (const placed of all) {
    const key = keyOf(fingerprintOf(placed, draft, text));
    const before = used.get(key) ?? 0;
    if (before >= (accepted.get(key)?.count ?? 0)) continue;
    used.set(key, before + 1);
    hidden.add(placed.finding);
  }
  return hidden;
}
