/** Words by their letters: what they share at the start is there once. */
interface Branch {
  readonly next: Map<string, Branch>;
  isEnd: boolean;
}

/**
 * The source of a regular expression that finds any of some words, each letter in one of the forms that `letter` gives
 * (letters alone). What they share at the start is tried once, so hundreds of them cost little more than a few.
 */
export function anyOf(
  words: Iterable<string>,
  letter: (written: string, index: number) => string = (written) => written,
): string {
  const root: Branch = { next: new Map(), isEnd: false };
  for (const word of words) {
    let branch = root;
    for (const written of word) {
      let next = branch.next.get(written);
      if (!next) branch.next.set(written, (next = { next: new Map(), isEnd: false }));
      branch = next;
    }
    branch.isEnd = true;
  }
  const sourceOf = ({ next, isEnd }: Branch, index: number): string => {
    // Whether a longer word stands there is of no matter.
    if (isEnd || next.size === 0) return '';
    const sources = Array.from(
      next,
      ([written, branch]) => letter(written, index) + sourceOf(branch, index + 1),
    );
    return sources.length === 1 ? sources[0]! : `(?:${sources.join('|')})`;
  };
  return sourceOf(root, 0);
}
