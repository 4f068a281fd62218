import { parse as parseDates } from 'chrono-node';
import { DraftParser } from '../../server/src/draft/parser.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import type { Seeds } from '../../server/src/seeds.js';

/** A text and the day it was published, which relative words are resolved against. */
export interface DatedText {
  readonly text: string;
  readonly date: string;
}

/** Reads a text and throws away what it found: what is measured. */
export type Subject = (text: DatedText) => void;

/** The reader of time by itself. */
export function timeReader({ times }: Seeds): Subject {
  return ({ text, date }) => void times.read(text, { date, year: Number(date.slice(0, 4)) });
}

/** A whole draft, as the server reads it when it is opened: blocks, tags, times. No findings are made. */
export function draftReader(seeds: Seeds): Subject {
  const parser = new DraftParser(seeds);
  return ({ text, date }) => void parser.parse(text, { today: date, publicationDate: date });
}

/**
 * The text as the only item of a draft, read and looked at by every rule, those that are off by default among them. The
 * words before it keep what it begins with from being Markdown.
 */
export function itemLinter(seeds: Seeds): Subject {
  const parser = new DraftParser(seeds);
  const linter = new Linter(RULES, seeds, (rule, error) => {
    throw new Error(`${rule.name} failed`, { cause: error });
  });
  return ({ text, date }) => {
    const { draft } = parser.parse(`- Build it ${text}`, { today: date, publicationDate: date });
    if (draft.passages.length !== 1 || draft.initiatives.length !== 1)
      throw new Error('not read as one item');
    void [...linter.lint(draft, ({ severity }) => (severity === 'off' ? 'hint' : severity))];
  };
}

/** chrono-node, a library for dates in English, as it comes. */
export const chronoReader: Subject = ({ text, date }) =>
  void parseDates(text, { instant: new Date(`${date}T12:00:00Z`), timezone: 0 }, { forwardDate: true });
