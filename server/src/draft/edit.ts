/** A replaced stretch of text: `from` to `to` before, `from` to `newTo` after. UTF-16 code units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly newTo: number;
}

/** One edit that covers all of `edits`: in the coordinates of the text before them and after them. */
export function wholeOf(edits: readonly Edit[]): Edit | null {
  let whole: Edit | null = null;
  for (const edit of edits) {
    if (!whole) {
      whole = edit;
      continue;
    }
    const grown: number = whole.newTo - whole.to;
    const from: number = Math.min(whole.from, edit.from);
    const to: number = Math.max(whole.to, edit.to - grown);
    const newTo: number = Math.max(whole.newTo, edit.to) + edit.newTo - edit.to;
    whole = { from, to, newTo };
  }
  return whole;
}
