import { type Initiative, deadlinesOf, statusOf } from '../draft/passage.js';
import type { InitiativeFilter } from '../protocol.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { isFoundBy, queryWords, searchKeyOf } from './search-key.js';

/** Which initiatives of a draft are wanted. */
export type Wanted = (known: KnownDraft) => (initiative: Initiative) => boolean;

/** All of them. */
export const ALL: Wanted = () => () => true;

/** Those that a filter lets through; all where there is none. */
export function wantedBy(filter: InitiativeFilter | null): Wanted {
  if (!filter) return ALL;
  const query = queryWords(filter.words);
  const statuses = new Set(filter.statuses);
  return () => (initiative) =>
    (statuses.size === 0 || statuses.has(statusOf(initiative))) &&
    isDue(initiative, filter) &&
    (query.length === 0 || isFoundBy(searchKeyOf(initiative), query));
}

/** Those that two ask for. */
export function both(first: Wanted, second: Wanted): Wanted {
  return (known) => {
    const isFirst = first(known);
    const isSecond = second(known);
    return (initiative) => isFirst(initiative) && isSecond(initiative);
  };
}

/** Whether a deadline ends in a period; one that has only a start, whether it starts there. */
function isDue(initiative: Initiative, { from, to }: InitiativeFilter): boolean {
  if (from === null && to === null) return true;
  return deadlinesOf(initiative).some(({ interval }) => {
    const day = interval?.[1] ?? interval?.[0] ?? null;
    return day !== null && (from === null || from <= day) && (to === null || day <= to);
  });
}
