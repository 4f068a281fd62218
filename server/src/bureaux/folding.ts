import type { Organisation } from './types.js';

/** Folds what does not tell codes and names apart: case, kinds of space, official variants of Chinese characters. */
export function fold(text: string): string {
  return foldHan(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s\u00a0]+/g, ' '),
  );
}

/** Folds the variants of Chinese characters that official names are often written with; the length stays. */
export function foldHan(text: string): string {
  return text.replace(/衛/g, '衞').replace(/敘/g, '敍');
}

/** Organisations by keys of theirs, which are folded. */
export function indexBy(
  organisations: readonly Organisation[],
  keys: (organisation: Organisation) => readonly string[],
): Map<string, Organisation[]> {
  const index = new Map<string, Organisation[]>();
  for (const organisation of organisations) {
    for (const key of keys(organisation)) {
      // Not every government has names in Chinese.
      if (key === '') continue;
      const list = index.get(fold(key));
      if (list) list.push(organisation);
      else index.set(fold(key), [organisation]);
    }
  }
  return index;
}
