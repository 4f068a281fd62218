import type { Quote } from '../../deadlines/types.js';
import { lastAtOrBefore } from '../../draft/search.js';

/** No name and no saying is longer; where a mark is missing, the next one does not quote half of the text. */
const QUOTATION = /[“"][^“”"\n]{1,160}[”"]|[「《『][^「」《》『』\n]{1,160}[」》』]/g;

/** What stands in quotation marks: names of schemes, words of others. Their marks are part of them; in order. */
export function quotationsIn(text: string): readonly Quote[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** Whether words stand in one of these quotations. */
export function isQuoted(quotations: readonly Quote[], start: number, end: number): boolean {
  const before = quotations[lastAtOrBefore(quotations.length, (i) => quotations[i]!.start, start)];
  return before !== undefined && end <= before.end;
}
