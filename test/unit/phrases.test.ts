import { strict as assert } from 'node:assert';
import phrases from '../../seeds/phrases.json' with { type: 'json' };
import { phraseSlip } from '../../server/src/phrases/notation.js';
import { createEnglish } from '../../server/src/deadlines/en/english.js';
import { createTimeReader } from '../../server/src/deadlines/reader.js';
import type { PhraseData, PhraseGroup, PhraseQuote } from '../../server/src/deadlines/types.js';
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import { seeds } from '../support/reading.js';

const REFERENCE = { date: '2026-09-16', year: 2026 };
const groups = phrases.groups as (PhraseGroup & { flagged: string[]; allowed: string[] })[];

/** A sentence without its marks, and the words that stand between them. */
function marked(sentence: string): { text: string; words: string[] } {
  const parts = sentence.split('*');
  return { text: parts.join(''), words: parts.filter((_, i) => i % 2 === 1) };
}

/** The words that a group finds in a text, as its rule reports them. */
function found(reader: typeof seeds.times, text: string, id: string): string[] {
  const { vague, phrases: others } = reader.read(text, REFERENCE);
  const reported = (quote: PhraseQuote): boolean => quote.group.kind !== 'vague' || !quote.dated;
  return [...vague, ...others]
    .filter((quote) => quote.group.id === id && reported(quote))
    .map(({ start, end }) => text.slice(start, end));
}

/** A reader that knows one phrase alone. */
function readerOf(group: PhraseGroup, phrase: string): typeof seeds.times {
  const data: PhraseData = { groups: [{ ...group, phrases: [phrase] }], ongoing: [] };
  return createTimeReader(createEnglish(calendar), data);
}

describe('phrases of the seeds', () => {
  it('are such as anybody may write', () => {
    const all = groups.flatMap(({ phrases: own, harmless = [] }) => [...own, ...harmless]);
    assert.deepEqual(
      all.filter((phrase) => phraseSlip(phrase) !== null),
      [],
    );
  });

  for (const group of groups) {
    describe(group.id, () => {
      for (const sentence of group.flagged) {
        it(`finds what is marked in “${sentence}”`, () => {
          const { text, words } = marked(sentence);
          assert.ok(words.length > 0, 'nothing is marked');
          assert.deepEqual(found(seeds.times, text, group.id), words);
        });
      }

      for (const sentence of group.allowed) {
        it(`finds nothing in “${sentence}”`, () => {
          assert.deepEqual(found(seeds.times, sentence, group.id), []);
        });
      }

      it('has a sentence for each of its phrases', () => {
        const texts = group.flagged.map((sentence) => marked(sentence).text);
        const idle = group.phrases.filter((phrase) => {
          const reader = readerOf(group, phrase);
          return !texts.some((text) => found(reader, text, group.id).length > 0);
        });
        assert.deepEqual(idle, []);
      });

      it('says what is wrong and what to do, each in a sentence', () => {
        assert.match(group.message, /^“\{words\}” .*\.$/);
        assert.match(group.remedy, /^\p{Lu}.*\.$/u);
      });
    });
  }

  it('have groups with names of their own', () => {
    assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
  });
});
