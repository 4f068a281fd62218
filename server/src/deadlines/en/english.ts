import { PhraseMatcher } from '../../phrases/matcher.js';
import type { Expressions, Language, Sentences } from '../language.js';
import { quotationsIn } from '../quotations.js';
import type { CalendarFacts, Conflict, Deadline, Quote, Reference } from '../types.js';
import { clausesOf } from './clauses.js';
import { conflictsIn } from './conflicts.js';
import { ExpressionReader } from './expressions.js';
import { formOf } from './forms.js';
import { createLexicon } from './grammar-words.js';
import { Begins, type Lexicon } from './lexicon.js';
import { TimeWriter } from './time-writer.js';
import { type Tokens, tokenise } from './tokens.js';

/** No longer stretch runs on without a mark. */
const LONGEST_RUN = 200;
/** No longer stretch joins two quotes. */
const LONGEST_JOINT = 20;

const NONE: readonly Quote[] = [];
const NO_SLIPS: ReadonlyMap<string, string> = new Map();

class EnglishSentences implements Sentences {
  readonly tokens: Tokens;

  constructor(
    readonly text: string,
    lexicon: Lexicon,
    private readonly reader: ExpressionReader,
  ) {
    this.tokens = tokenise(text, lexicon);
  }

  expressions(reference: Reference): Expressions {
    return this.reader.read(this.tokens, reference);
  }

  quotations(): readonly Quote[] {
    return this.tokens.begins & Begins.quotation ? quotationsIn(this.text) : NONE;
  }

  clauses(): readonly Quote[] {
    return clausesOf(this.text);
  }

  isJoined(first: Quote, second: Quote): boolean {
    const between = this.text.slice(first.end, Math.min(second.start, first.end + LONGEST_JOINT));
    return first.end <= second.start && /^[\s,]*(?:(?:and|or|but)\s+)?$/.test(between);
  }

  runsOn(first: Quote, second: Quote): boolean {
    const length = second.start - first.end;
    if (length < 0 || length > LONGEST_RUN) return false;
    // "the Lands (Miscellaneous Amendments) Ordinance": what stands in brackets is part of what is named.
    const between = this.text.slice(first.end, second.start).replace(/\([^()]*\)/g, '');
    return !/[,;:()]|\.\s/.test(between);
  }

  conflicts(deadlines: readonly Deadline[]): readonly Conflict[] {
    return conflictsIn(this.text, deadlines);
  }
}

/**
 * English, as public bodies write it: days before months, financial years as in the calendar handed in. `slips` are words as
 * scanners spell them, in lower case, to what is meant.
 */
export function createEnglish(
  calendar: CalendarFacts,
  slips: ReadonlyMap<string, string> = NO_SLIPS,
): Language<EnglishSentences> {
  const lexicon = createLexicon(slips, calendar.occasions);
  const reader = new ExpressionReader(calendar);
  const writer = new TimeWriter(calendar, lexicon);
  return {
    read: (text) => new EnglishSentences(text, lexicon, reader),
    formOf,
    writable: (text, day, house) => writer.writable(text, day, house),
    phrases: (lanes) => {
      const matcher = new PhraseMatcher(lanes);
      lexicon.add(matcher.firstWords, Begins.phrase);
      lexicon.add(matcher.secondWords, Begins.nothing);
      return {
        mayBeIn: (text) => matcher.mayFind(text),
        find: ({ text, tokens }) => matcher.find(text, tokens),
      };
    },
  };
}
