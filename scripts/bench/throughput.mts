import { type Summary, ratiosOf, summaryOf } from './statistics.mjs';
import type { DatedText, Subject } from './subjects.mjs';

/** So long each reader runs before it counts: a language server lives for hours, and its code is compiled by then. */
const WARM_UP_MS = 1500;
const ROUNDS = 21;

/** Texts that two readers read, each text in a call of its own. */
export interface Race {
  readonly name: string;
  readonly texts: readonly DatedText[];
  readonly ours: Subject;
  readonly other: Subject;
  /** How many times as fast as the other ours is to be. */
  readonly target: number;
}

/** How fast the two readers were. */
export interface Outcome {
  readonly name: string;
  readonly calls: number;
  readonly characters: number;
  /** In thousands of characters a second. */
  readonly ours: number;
  readonly other: number;
  /** How many times as fast ours is, round by round. */
  readonly ratios: Summary;
  readonly target: number;
}

/**
 * Has two readers read the same texts in turn, another one first each round. Their ratio is taken round by round, so that
 * it does not see how the machine's speed drifts.
 */
export function outcomeOf({ name, texts, ours, other, target }: Race): Outcome {
  const runners = [
    { subject: ours, times: [] as number[] },
    { subject: other, times: [] as number[] },
  ] as const;
  for (const { subject } of runners) warmUp(subject, texts);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? runners : [...runners].reverse();
    for (const { subject, times } of order) {
      const start = performance.now();
      for (const text of texts) subject(text);
      times.push(performance.now() - start);
    }
  }
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  const [ourTimes, otherTimes] = runners.map(({ times }) => times) as [number[], number[]];
  return {
    name,
    calls: texts.length,
    characters,
    ours: characters / summaryOf(ourTimes).median,
    other: characters / summaryOf(otherTimes).median,
    ratios: ratiosOf(otherTimes, ourTimes),
    target,
  };
}

function warmUp(subject: Subject, texts: readonly DatedText[]): void {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) for (const text of texts) subject(text);
}
