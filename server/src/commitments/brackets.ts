import type { Quote } from '../deadlines/types.js';

const CLOSED_BY: Readonly<Record<string, string>> = { '(': ')', '[': ']', '（': '）', '【': '】' };

/** The outermost pairs of brackets in a text, brackets included, in order. One that is not closed is none. */
export function bracketsIn(text: string): readonly Quote[] {
  const found: Quote[] = [];
  const open: { readonly start: number; readonly closedBy: string }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()[\]（）【】]/g)) {
    const closedBy = CLOSED_BY[mark];
    if (closedBy !== undefined) {
      open.push({ start: index, closedBy });
      continue;
    }
    if (open.at(-1)?.closedBy !== mark) continue;
    const { start } = open.pop()!;
    // What was found within it is part of it.
    while (found.length > 0 && found.at(-1)!.start > start) found.pop();
    found.push({ start, end: index + 1 });
  }
  return found;
}
