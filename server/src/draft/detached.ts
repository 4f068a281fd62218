/** A copy of a text that was put together from slices, which would keep the whole document in memory. */
export function detached(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
