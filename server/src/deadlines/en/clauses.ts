import type { Quote } from '../types.js';

/** Where a new clause, and so a new promise, begins: sentence ends, semicolons, ", and". */
const BOUNDARY = /[.!?][”"']?\s+(?=\p{Lu})|;|,\s+(?:and|but|while|as well as|with a view to)\s/gu;

/** The clauses of an item, as offsets; they cover it without gaps. */
export function clausesOf(text: string): Quote[] {
  const clauses: Quote[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + 1;
    clauses.push({ start, end });
    start = end;
  }
  clauses.push({ start, end: text.length });
  return clauses;
}
