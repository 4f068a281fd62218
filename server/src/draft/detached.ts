/** A copy of a text that was put together from slices, which would keep the whole document in memory. */
export function detached(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}

/** A copy of a list that was put together piece by piece: one that has grown holds room for many more. */
export function trimmed<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}
