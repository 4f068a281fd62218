import { strict as assert } from 'node:assert';

/** A group of phrases of the seeds, with the sentences that say what is found by it; words found stand between asterisks. */
export interface GroupWithSentences {
  readonly phrases: readonly string[];
  readonly flagged: readonly string[];
  readonly allowed: readonly string[];
}

/** The words of a text that are found. */
type Find = (text: string) => readonly string[];

/** A sentence without its marks, and the words that stand between them. */
function marked(sentence: string): { text: string; words: string[] } {
  const parts = sentence.split('*');
  return { text: parts.join(''), words: parts.filter((_, i) => i % 2 === 1) };
}

/** Tests that a group finds what its sentences say, and has one for each phrase; `findBy` knows one phrase alone. */
export function holdsItsSentences(
  { phrases, flagged, allowed }: GroupWithSentences,
  find: Find,
  findBy: (phrase: string) => Find,
): void {
  for (const sentence of flagged) {
    it(`finds what is marked in “${sentence}”`, () => {
      const { text, words } = marked(sentence);
      assert.ok(words.length > 0, 'nothing is marked');
      assert.deepEqual(find(text), words);
    });
  }

  for (const sentence of allowed) {
    it(`finds nothing in “${sentence}”`, () => {
      assert.deepEqual(find(sentence), []);
    });
  }

  it('has a sentence for each of its phrases', () => {
    const texts = flagged.map((sentence) => marked(sentence).text);
    const idle = phrases.filter((phrase) => {
      const findAlone = findBy(phrase);
      return !texts.some((text) => findAlone(text).length > 0);
    });
    assert.deepEqual(idle, []);
  });
}
