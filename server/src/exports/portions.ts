/** Called between parts of the work: others may have their turn, and it throws where nobody waits for the result any more. */
export type Rest = () => Promise<void>;

/** So many rows are written in one go. */
const IN_ONE_GO = 200;

/** What is made of each portion of some rows, in their order. */
export async function inPortions<Row, T>(
  rows: readonly Row[],
  rest: Rest,
  make: (portion: readonly Row[]) => T,
): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < rows.length; at += IN_ONE_GO) {
    made.push(make(rows.slice(at, at + IN_ONE_GO)));
    await rest();
  }
  return made;
}
