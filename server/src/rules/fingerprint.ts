import type { Draft } from '../draft/draft.js';
import { passageAt } from '../draft/places.js';
import { openingOf } from '../draft/identity.js';
import { type PlacedFinding, startOf } from './draft-findings.js';
import type { Finding } from './types.js';

/** What a finding is known by, wherever it moves: the rule, the opening words of what it is in, and what is underlined. */
export interface Fingerprint {
  readonly rule: string;
  /** Empty outside of headings, initiatives and paragraphs. */
  readonly in: string;
  readonly words: string;
}

/** More of what is underlined tells no more. */
const MOST_WORDS = 80;
/** By findings of passages: these are kept with them, so that a keystroke makes those of what it changed alone. */
const known = new WeakMap<Finding, Fingerprint>();

/** The fingerprint of a finding in a draft with this text. */
export function fingerprintOf(placed: PlacedFinding, draft: Draft, text: string): Fingerprint {
  const { finding, passage } = placed;
  if (passage === null) return make(placed, draft, text);
  let fingerprint = known.get(finding);
  if (!fingerprint) known.set(finding, (fingerprint = make(placed, draft, text)));
  return fingerprint;
}

/** A fingerprint as one text: two that are equal have the same. */
export function keyOf({ rule, in: opening, words }: Fingerprint): string {
  return `${rule}\n${opening}\n${words}`;
}

function make(placed: PlacedFinding, draft: Draft, text: string): Fingerprint {
  const { finding, offset, passage } = placed;
  const start = startOf(placed);
  const holder = passage ?? passageAt(draft, start)?.passage ?? null;
  // Lines may be broken elsewhere tomorrow.
  const words = text.slice(start, Math.min(offset + finding.range.end, start + 4 * MOST_WORDS));
  return {
    rule: finding.rule.name,
    in: holder ? openingOf(holder) : '',
    words: words.replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS),
  };
}
