import { slopeOf, summaryOf } from './statistics.mjs';

/** Above this exponent a text does not cost time linear in its size. Measuring errs by a tenth or two. */
export const STEEPEST = 1.3;

/** The sizes of texts, in characters: each twice the one before, from very small ones for readers that explode. */
const SIZES: readonly number[] = Array.from({ length: 11 }, (_, n) => 1000 * 2 ** n);
/** The size to reach; what is read in no time grows on from there, to a size that takes any. */
export const LARGEST = 512_000;
const NO_TIME_MS = 5;
/** Where a text takes this long no larger one is tried: a reader that is not linear shows it long before. */
const SLOWEST_MS = 1000;
/** How many of the largest sizes count: in small texts, what every call costs hides how the cost grows. */
const COUNTED = 4;
const FEWEST_ROUNDS = 3;
const MOST_ROUNDS = 15;
/** So long the sizes take turns, once there are the fewest rounds. */
const ENOUGH_MS = 400;

/** How the time to read a text grows with its size. */
export interface Growth {
  /** The largest text that was read, in characters, and how long it took: the least of several rounds, which disturbances leave alone. */
  readonly length: number;
  readonly ms: number;
  /** Of the size: 1 where twice the text takes twice the time, 2 where it takes four times as long. */
  readonly exponent: number;
}

/**
 * How the time of `read` grows on texts of `write`. What is too steep is measured once more, and the better figure
 * counts: a disturbed machine does not come to the same result twice.
 */
export function growthOf(
  read: (text: string) => void,
  write: (length: number) => string,
  largest = LARGEST,
): Growth {
  const first = measured(read, write, largest);
  if (first.exponent <= STEEPEST) return first;
  const second = measured(read, write, largest);
  return second.exponent < first.exponent ? second : first;
}

/** The sizes take turns, so that what slows the machine for a while slows all of them. */
function measured(read: (text: string) => void, write: (length: number) => string, largest: number): Growth {
  const counted = textsOf(read, write, largest)
    .slice(-COUNTED)
    .map((text) => ({ text, samples: [] as number[] }));
  const begun = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (round >= FEWEST_ROUNDS && performance.now() - begun > ENOUGH_MS) break;
    for (const { text, samples } of counted) samples.push(timed(read, text));
  }
  const points = counted.map(({ text, samples }) => ({ length: text.length, ms: summaryOf(samples).min }));
  const exponent = slopeOf(points.map(({ length, ms }) => [Math.log(length), Math.log(ms)]));
  return { ...points.at(-1)!, exponent };
}

/** Texts from the smallest to the largest that can be read in good time. Reading them once warms up. */
function textsOf(read: (text: string) => void, write: (length: number) => string, largest: number): string[] {
  const texts: string[] = [];
  for (const size of SIZES) {
    const text = write(size);
    texts.push(text);
    const ms = timed(read, text);
    if (ms > SLOWEST_MS || (size >= largest && ms > NO_TIME_MS)) break;
  }
  return texts;
}

/** How long it takes to read a text, in ms. What is over in no time is read several times. */
function timed(read: (text: string) => void, text: string): number {
  const start = performance.now();
  for (let times = 1; ; times++) {
    read(text);
    const ms = performance.now() - start;
    if (ms > NO_TIME_MS) return ms / times;
  }
}
