import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import commitments from '../../seeds/commitments.json' with { type: 'json' };
import { createEnglish } from '../../server/src/deadlines/en/english.js';
import { GlancedWords, glanceAt } from '../../server/src/phrases/glance.js';
import { parser } from '../support/reading.js';
import { sample } from '../support/shared.js';

const english = createEnglish(calendar);
const lists = commitments.groups.map((group) => ({ phrases: group.phrases, value: group.id }));
const phrases = english.phrases([lists]);
/** Sentences that hold a phrase. */
const flagged = commitments.groups.flatMap((group) => group.flagged.map((text) => text.replaceAll('*', '')));

function isFound(text: string): boolean {
  return phrases.find(english.read(text))[0]!.length > 0;
}

/** What may stand between words, or in the midst of one, and is read in a way of its own. */
const marks = fc.constantFrom(
  ...[' ', '  ', '\n', '\r\n', '\u00a0', '\u2003', '\u3000', '\u200b', '\u00ad', '-', '- ', '’', "'", ', '],
  ...['/', '(', '1', '_', 'é', 'ﬁ', 'ｓ', '的', '😀', '\u0301', '\u0007', '…', '“', ''],
);
/** Sentences with a phrase, and with marks put into them at some places. */
const sentences = fc
  .tuple(
    fc.constantFrom(...flagged),
    fc.array(fc.tuple(fc.nat({ max: 200 }), marks, fc.boolean()), { maxLength: 4 }),
  )
  .map(([sentence, changes]) =>
    changes.reduce((text, [at, mark, isInPlace]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + mark + text.slice(place + (isInPlace ? 1 : 0));
    }, sentence),
  );

describe('a glance at a text', () => {
  it('finds all sentences in which a phrase is found', () => {
    assert.ok(flagged.filter(isFound).length > 50);
    for (const sentence of flagged) {
      if (isFound(sentence)) assert.ok(phrases.mayBeIn(sentence), sentence);
    }
  });

  it('misses no phrase, whatever stands between its words', () => {
    fc.assert(
      fc.property(sentences, (text) => {
        for (const written of [text, text.toUpperCase()]) {
          if (isFound(written)) assert.ok(phrases.mayBeIn(written), JSON.stringify(written));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('passes over nearly all initiatives', () => {
    const text = sample('supplement.policy.md');
    const { draft } = parser.parse(text, { today: '2026-01-15', publicationDate: '2025-09-17' });
    const items = draft.initiatives.map((index) => draft.passages[index]!.readable);
    const looked = items.filter((words) => phrases.mayBeIn(words) && !isFound(words));
    assert.ok(items.length > 20 && looked.length * 5 < items.length, `${looked.length} of ${items.length}`);
  });

  it('tells words by what they are, in whatever case', () => {
    const words = new GlancedWords(['guarter', 'qua1ter']);
    assert.ok(words.standIn(glanceAt('By the first Guarter.')));
    assert.ok(words.standIn(glanceAt('the qua1ter')));
    assert.ok(!words.standIn(glanceAt('By the first quarter, for headguarters.')));
  });

  it('tells which words follow each other, and what is unusual', () => {
    const { count, follows, isUnusual } = glanceAt('to the\n  the, end');
    assert.deepEqual([...follows.subarray(0, count)], [0, 1, 1, 0]);
    assert.equal(isUnusual, false);
    for (const text of ['fi rst', 'quar- ter', 'caf\u00e9', '2O26', 'soft\u00adhyphen'])
      assert.ok(glanceAt(text).isUnusual, text);
  });

  it('sees texts of any length', () => {
    const { count, numbers } = glanceAt('word '.repeat(5000));
    assert.equal(count, 5000);
    assert.equal(numbers[4999], numbers[0]);
  });
});
