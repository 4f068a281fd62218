import type { Quote } from '../deadlines/types.js';
import type { Passage } from '../draft/passage.js';

/** The words of a quote for a message, on one line. */
export function quoted({ text }: Passage, { start, end }: Quote): string {
  return text.slice(start, end).replace(/\s+/g, ' ');
}
