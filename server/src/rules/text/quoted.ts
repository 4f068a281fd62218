import { lastAtOrBefore } from '../../draft/search.js';

/** A quotation, its marks included. Offsets are UTF-16 code units. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
}

/** No name and no saying is longer; where a mark is missing, the next one does not quote half of the text. */
const QUOTATION = /[“"][^“”"\n]{1,160}[”"]|[「《『][^「」《》『』\n]{1,160}[」》』]/g;

/** What stands in quotation marks: names of schemes, words of others. In order. */
export function quotationsIn(text: string): readonly Quotation[] {
  return Array.from(text.matchAll(QUOTATION), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** Whether words stand in one of these quotations. */
export function isQuoted(quotations: readonly Quotation[], start: number, end: number): boolean {
  const before = quotations[lastAtOrBefore(quotations.length, (i) => quotations[i]!.start, start)];
  return before !== undefined && end <= before.end;
}
