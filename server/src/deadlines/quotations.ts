import type { Quote } from './types.js';

/** Longer than any title: an unpaired quotation mark must not hide half an item. In UTF-16 code units. */
const LONGEST = 200;
const QUOTATION = new RegExp(
  [
    `"[^"]{1,${LONGEST}}"`,
    // Behind a letter the mark is an apostrophe that was written wrongly.
    `(?<![\\p{L}\\p{N}])‘(?:[^’]|’(?=\\p{L})){1,${LONGEST}}’`,
    ...['“”', '「」', '『』', '《》'].map(([open, close]) => `${open}[^${close}]{1,${LONGEST}}${close}`),
  ].join('|'),
  'gu',
);

/** Titles and quoted words, marks included, in order of the text. */
export function quotationsIn(text: string): Quote[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
