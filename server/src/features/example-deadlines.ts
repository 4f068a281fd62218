// Words of the draft, which stay English in every language of the editor.
import { shift } from '../deadlines/calendar.js';
import type { Stated } from '../deadlines/types.js';
import type { KnownDraft } from '../workspace/drafts.js';
import { suggestedDeadlines } from './suggested-deadlines.js';

/** Deadlines that could be written in a draft, in its own form, the nearest ones that leave some time first. */
export function exampleDeadlines(known: KnownDraft): readonly string[] {
  const [day] = known.draft.circumstances.period;
  const soon = shift(shift(day, 3, 'months'), -1, 'days');
  const nearest = (text: string, after: string, fits: (stated: Stated) => boolean): string[] => {
    const suggested = suggestedDeadlines(known, text, after);
    const found = suggested?.deadlines.find(({ meaning: { stated } }) => stated !== null && fits(stated));
    return suggested && found ? [text.slice(0, suggested.start) + found.text] : [];
  };
  const inQuarter = nearest('in ', soon, ({ unit, edge }) => unit === 'quarter' && edge === null);
  const byEnd = (after: string): string[] =>
    nearest('by ', after, ({ unit, edge }) => unit === 'year' && edge === 'end');
  // In the last quarter the end of the year is the nearer one, but too near in its last month.
  if (day.slice(5) >= '12-01') return [...inQuarter, ...byEnd(soon)];
  const byNextYear = nearest(`by ${Number(day.slice(0, 4)) + 1}`, day, ({ unit }) => unit === 'year');
  return day.slice(5) >= '10-01'
    ? [...byEnd(day), ...inQuarter, ...byNextYear]
    : [...inQuarter, ...byEnd(day), ...byNextYear];
}
