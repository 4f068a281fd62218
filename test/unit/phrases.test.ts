import { strict as assert } from 'node:assert';
import phrases from '../../seeds/phrases.json' with { type: 'json' };
import { phraseSlip } from '../../server/src/phrases/notation.js';
import { createEnglish } from '../../server/src/deadlines/en/english.js';
import { createTimeReader } from '../../server/src/deadlines/reader.js';
import type { PhraseData, PhraseGroup, PhraseQuote } from '../../server/src/deadlines/types.js';
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import { holdsItsSentences } from '../support/phrase-groups.js';
import { seeds } from '../support/reading.js';

const REFERENCE = { date: '2026-09-16', year: 2026 };
const groups = phrases.groups as (PhraseGroup & { flagged: string[]; allowed: string[] })[];

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
      holdsItsSentences(
        group,
        (text) => found(seeds.times, text, group.id),
        (phrase) => {
          const reader = readerOf(group, phrase);
          return (text) => found(reader, text, group.id);
        },
      );

      it('says what is wrong and what to do, each in a sentence', () => {
        assert.match(group.message, /^“\{words\}” .*\.$/);
        assert.match(group.remedy, /^\p{Lu}.*\.$/u);
      });
    });
  }

  it('are found through what cannot be seen, in any of their words', () => {
    const words = 'in due course';
    for (let at = 1; at < words.length; at++) {
      if (/\s/.test(words.slice(at - 1, at + 1))) continue;
      const hidden = `${words.slice(0, at)}\u00ad${words.slice(at)}`;
      const text = `Open a po\u200bol ${hidden}, and a ha\u00adll ${hidden}.`;
      assert.deepEqual(found(seeds.times, text, 'later'), [hidden, hidden], String(at));
    }
  });

  it('end at a sign or an emoji as at the end of a clause', () => {
    const { commitments } = seeds;
    const ends = (text: string): string[] =>
      commitments.read(text, null).map(({ start, end }) => text.slice(start, end));
    for (const sign of ['🎉', '✔', '.']) {
      assert.deepEqual(ends(`Open pools as appropriate ${sign}`), ['as appropriate'], sign);
    }
    assert.deepEqual(ends('Open pools as appropriate pools'), []);
  });

  it('have groups with names of their own', () => {
    assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
  });
});
