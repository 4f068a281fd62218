import type { Expressions, Language, Sentences } from '../language.js';
import type { CalendarFacts, Conflict, Deadline, Quote, Reference } from '../types.js';
import { clausesOf } from './clauses.js';
import { conflictsIn } from './conflicts.js';
import { readExpressions } from './expressions.js';
import { formOf } from './forms.js';
import { PhraseMatcher } from './phrases.js';
import { quotationsOf } from './quotations.js';
import { type Token, tokenise } from './tokens.js';

/** No longer stretch joins two quotes. */
const LONGEST_JOINT = 20;

class EnglishSentences implements Sentences {
  readonly tokens: readonly Token[];

  constructor(readonly text: string) {
    this.tokens = tokenise(text);
  }

  expressions(reference: Reference, calendar: CalendarFacts): Expressions {
    return readExpressions(this.tokens, reference, calendar);
  }

  quotations(): readonly Quote[] {
    return quotationsOf(this.text);
  }

  clauses(): readonly Quote[] {
    return clausesOf(this.text);
  }

  isJoined(first: Quote, second: Quote): boolean {
    const between = this.text.slice(first.end, Math.min(second.start, first.end + LONGEST_JOINT));
    return first.end <= second.start && /^[\s,]*(?:(?:and|or|but)\s+)?$/.test(between);
  }

  conflicts(deadlines: readonly Deadline[]): readonly Conflict[] {
    return conflictsIn(this.text, deadlines);
  }
}

/** English, as public bodies write it: days before months, financial years as in the calendar handed in. */
export const ENGLISH: Language<EnglishSentences> = {
  read: (text) => new EnglishSentences(text),
  formOf,
  phrases: (lists) => {
    const matcher = new PhraseMatcher(lists);
    return { find: ({ text, tokens }) => matcher.find(text, tokens) };
  },
};
