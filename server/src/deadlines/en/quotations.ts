import type { Quote } from '../types.js';

/** Longer than any title: an unpaired quotation mark must not hide half an item. */
const LONGEST = 200;
const QUOTATION = new RegExp(
  `"[^"]{1,${LONGEST}}"|‘(?:[^’]|’(?=\\p{L})){1,${LONGEST}}’|“[^”]{1,${LONGEST}}”|「[^」]{1,${LONGEST}}」|《[^》]{1,${LONGEST}}》`,
  'gu',
);

/** Titles and quoted words, marks included. */
export function quotationsOf(text: string): Quote[] {
  return Array.from(text.matchAll(QUOTATION), (m) => ({ start: m.index, end: m.index + m[0].length }));
}
