import { clausesOf } from './en/clauses.js';
import { readExpressions } from './en/expressions.js';
import { PhraseMatcher } from './en/phrases.js';
import { quotationsOf } from './en/quotations.js';
import { tokenise } from './en/tokens.js';
import type { CalendarFacts, Deadline, PhraseData, Quote, Reference, Status, Times } from './types.js';

/** A reader of time in the sentences of a draft: pure, made once for a calendar and its phrases. */
export interface TimeReader {
  /** Reads what `text` says about time; relative words are resolved against `reference` alone. */
  read(text: string, reference: Reference): Times;
}

/** Makes the reader of English items. `calendar` and `phrases` are data that is handed in. */
export function createTimeReader(calendar: CalendarFacts, phrases: PhraseData): TimeReader {
  const vagueMatcher = new PhraseMatcher(phrases.vague.flatMap((group) => group.phrases));
  const eventMatcher = new PhraseMatcher(
    phrases.vague.filter((g) => g.id === 'event').flatMap((g) => g.phrases),
  );
  const ongoingMatcher = new PhraseMatcher(phrases.ongoing);
  const ongoingAnywhere = new PhraseMatcher(phrases.ongoingAnywhere);

  return {
    read(text, reference) {
      const tokens = tokenise(text);
      const quotations = quotationsOf(text);
      const outside = <T extends Quote>(quote: T): boolean => !quotations.some((q) => contains(q, quote));
      const read = readExpressions(tokens, reference, calendar);
      const deadlines = read.deadlines.filter(outside);
      const otherTimes = read.otherTimes.filter(outside);
      const taken = [...deadlines, ...otherTimes];
      let vague = vagueMatcher
        .find(text, tokens)
        .filter(outside)
        .filter((quote) => !taken.some((other) => overlaps(other, quote)));
      if (deadlines.length > 0 && vague.length > 0) {
        const events = eventMatcher.find(text, tokens);
        vague = vague.filter((q) => !events.some((e) => overlaps(e, q)) || !sharesClause(text, q, deadlines));
      }
      const ongoing =
        ongoingMatcher.startsWith(text, tokens) || ongoingAnywhere.find(text, tokens).length > 0;
      return { deadlines, otherTimes, vague, status: statusOf(deadlines, vague, ongoing) };
    },
  };
}

/** The first that holds: a date, a vague time (or one that hangs on an event), work carried on, nothing. */
function statusOf(deadlines: readonly Deadline[], vague: readonly Quote[], ongoing: boolean): Status {
  if (deadlines.some((d) => d.interval !== null || d.relative)) return 'dated';
  if (vague.length > 0 || deadlines.length > 0) return 'vague';
  return ongoing ? 'ongoing' : 'missing';
}

/** Whether one of `deadlines` stands in the clause of `quote`, or is joined to it ("promptly, and by end-2026"). */
export function sharesClause(text: string, quote: Quote, deadlines: readonly Quote[]): boolean {
  const clause = clausesOf(text).find((c) => c.start <= quote.start && quote.start < c.end);
  return deadlines.some(
    (d) => (clause && clause.start <= d.start && d.start < clause.end) || isJoined(text, quote, d),
  );
}

function isJoined(text: string, first: Quote, second: Quote): boolean {
  return (
    first.end <= second.start &&
    /^[\s,]*(?:(?:and|or|but)\s+)?$/.test(text.slice(first.end, Math.min(second.start, first.end + 20)))
  );
}

function contains(outer: Quote, inner: Quote): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function overlaps(a: Quote, b: Quote): boolean {
  return a.start < b.end && b.start < a.end;
}
