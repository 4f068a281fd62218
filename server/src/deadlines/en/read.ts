import type { Deadline, DeadlineKind, Interval, OtherTime } from '../types.js';
import type { Span } from './span.js';

/** What was found, wherever it stands. */
export type FoundTime = FoundDeadline | Omit<OtherTime, 'start' | 'end'>;
export type FoundDeadline = Omit<Deadline, 'start' | 'end'>;

/** An expression that was read; `next` is the index of the token behind it. */
export interface Read {
  readonly next: number;
  readonly found: FoundTime;
  readonly span: Span | null;
}

/** Whether a time binds an initiative. */
export function isDeadline(found: FoundTime): found is FoundDeadline {
  return found.kind !== 'past' && found.kind !== 'duration';
}

/** A deadline that is nothing out of the ordinary but for `rest`. */
export function deadlineOf(
  kind: DeadlineKind,
  interval: Interval | null,
  rest: Partial<FoundDeadline> = {},
): FoundDeadline {
  const marks = { approximate: false, orEarlier: false, relative: false, impossible: false };
  return { kind, interval, ...marks, absolute: [], stated: null, ...rest };
}
