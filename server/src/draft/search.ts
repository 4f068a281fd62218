/** The first of `count` indexes for which `holds`, or `count`: it does not for those before it, and does for those after. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The index of the last of `count` ascending offsets that is not after `offset`; -1 where all are. */
export function lastAtOrBefore(count: number, offsetAt: (index: number) => number, offset: number): number {
  return firstIndex(count, (index) => offsetAt(index) > offset) - 1;
}
