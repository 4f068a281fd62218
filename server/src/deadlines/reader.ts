import { clausesOf } from './en/clauses.js';
import { readExpressions } from './en/expressions.js';
import { PhraseMatcher } from './en/phrases.js';
import { quotationsOf } from './en/quotations.js';
import { type Token, tokenise } from './en/tokens.js';
import { QuoteIndex } from './quotes.js';
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
      const quotations = new QuoteIndex(quotationsOf(text));
      const outside = (quote: Quote): boolean => !quotations.contains(quote);
      const read = readExpressions(tokens, reference, calendar);
      const deadlines = read.deadlines.filter(outside);
      const otherTimes = read.otherTimes.filter(outside);
      const taken = new QuoteIndex<Quote>([...deadlines, ...otherTimes]);
      let vague = vagueMatcher.find(text, tokens).filter((quote) => outside(quote) && !taken.overlaps(quote));
      if (deadlines.length > 0 && vague.length > 0) {
        const events = new QuoteIndex(eventMatcher.find(text, tokens));
        const isDated = clauseMates(text, deadlines);
        vague = vague.filter((quote) => !events.overlaps(quote) || !isDated(quote));
      }
      const ongoing =
        ongoingMatcher.startsWith(text, tokens) ||
        ongoingAnywhere.find(text, tokens).length > 0 ||
        goesOnAfterComma(text, tokens);
      return { deadlines, otherTimes, vague, status: statusOf(deadlines, vague, ongoing) };
    },
  };
}

/** The first that holds: a date, a vague time (or one that hangs on an event), work carried on, nothing. */
function statusOf(deadlines: readonly Deadline[], vague: readonly Quote[], ongoing: boolean): Status {
  if (deadlines.some((d) => d.interval !== null || d.relative || d.impossible)) return 'dated';
  if (vague.length > 0 || deadlines.length > 0) return 'vague';
  return ongoing ? 'ongoing' : 'missing';
}

/**
 * Tells of a quote of `text` whether one of `deadlines` stands in its clause, or is joined to it ("promptly, and by
 * end-2026").
 */
export function clauseMates(text: string, deadlines: readonly Quote[]): (quote: Quote) => boolean {
  if (deadlines.length === 0) return () => false;
  const dates = new QuoteIndex(deadlines);
  const dated = new QuoteIndex(clausesOf(text).filter((clause) => dates.overlaps(clause)));
  return (quote) => {
    if (dated.overlaps({ start: quote.start, end: quote.start + 1 })) return true;
    const next = dates.atOrAfter(quote.end);
    return next !== undefined && isJoined(text, quote, next);
  };
}

function isJoined(text: string, first: Quote, second: Quote): boolean {
  const between = text.slice(first.end, Math.min(second.start, first.end + 20));
  return first.end <= second.start && /^[\s,]*(?:(?:and|or|but)\s+)?$/.test(between);
}

/** "Together with the trade, continue to train engineers": the work is carried on, though the item begins otherwise. */
function goesOnAfterComma(text: string, tokens: readonly Token[]): boolean {
  return tokens.some(({ text: word, start }, i) => word === 'continue' && i > 0 && text[start - 2] === ',');
}
