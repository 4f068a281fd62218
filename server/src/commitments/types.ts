import type { Quote } from '../deadlines/types.js';

/**
 * What a phrase does to a promise: leaves a way out, promises thought alone, leaves a list open, or does not say who is to
 * act.
 */
export type CommitmentKind = 'escapeClause' | 'studyOnly' | 'openList' | 'hiddenActor';

/**
 * What makes a phrase harmless: a date of its initiative, a date behind it, words behind it that name a result, or brackets
 * around it, which hold examples.
 */
export type Excuse = 'dated' | 'datedBehind' | 'result' | 'bracketed';

/** Phrases that do the same to a promise, and what is asked about them. */
export interface CommitmentGroup {
  readonly id: string;
  readonly kind: CommitmentKind;
  /** One question, with `{words}` for what was found. */
  readonly message: string;
  /** One sentence: what to write instead. */
  readonly remedy: string;
  /** Literal words with simple slots. */
  readonly phrases: readonly string[];
  /** Longer phrases with the same words that mean something else: what they hold is not found. */
  readonly harmless?: readonly string[];
  readonly unless?: readonly Excuse[];
}

/** Phrases of promises that are data (`seeds/commitments.json`). */
export interface CommitmentData {
  readonly groups: readonly CommitmentGroup[];
  /** What names a result: “and publish”, “recommendations”. */
  readonly results: readonly string[];
  /** Phrases that nobody minds: no other is found in what they hold. */
  readonly allowed?: readonly string[];
}

/** Words of a group. */
export interface CommitmentQuote extends Quote {
  readonly group: CommitmentGroup;
}
