import type { Deadline, OtherTime } from '../types.js';
import type { Span } from './span.js';

/** An expression that was read; `next` is the index of the token behind it. */
export interface Read {
  readonly next: number;
  readonly found: Omit<Deadline, 'start' | 'end'> | Omit<OtherTime, 'start' | 'end'>;
  readonly span: Span | null;
}
