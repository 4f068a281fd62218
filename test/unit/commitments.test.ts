import { strict as assert } from 'node:assert';
import calendar from '../../seeds/calendar.json' with { type: 'json' };
import data from '../../seeds/commitments.json' with { type: 'json' };
import type { CommitmentData, CommitmentGroup } from '../../server/src/commitments/types.js';
import { phraseSlip } from '../../server/src/phrases/notation.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { commitmentsOf } from '../../server/src/workspace/knowledge-base.js';
import { readDraft, seeds, underlined } from '../support/reading.js';

const groups = data.groups as (CommitmentGroup & { flagged: string[]; allowed: string[] })[];
const rules = RULES.filter(({ name }) => name.startsWith('commitment/'));

/** A sentence without its marks, and the words that stand between them. */
function marked(sentence: string): { text: string; words: string[] } {
  const parts = sentence.split('*');
  return { text: parts.join(''), words: parts.filter((_, i) => i % 2 === 1) };
}

/** What the rules find of a group in a sentence, as an initiative. */
function found(sentence: string, id: string, linter = new Linter(rules, seeds)): string[] {
  const text = `- ${sentence} (TLB)`;
  return [...linter.lint(readDraft(text))]
    .filter(({ finding }) => finding.message.id === id)
    .map((placed) => underlined(text, placed));
}

/** Rules that know one phrase of a group alone. */
function linterOf(group: CommitmentGroup, phrase: string): Linter {
  const alone: CommitmentData = { groups: [{ ...group, phrases: [phrase] }], results: data.results };
  return new Linter(rules, { ...seeds, commitments: commitmentsOf(calendar, alone) });
}

describe('phrases of commitments', () => {
  it('are such as anybody may write', () => {
    const all = [
      ...groups.flatMap(({ phrases, harmless = [] }) => [...phrases, ...harmless]),
      ...data.results,
    ];
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
          assert.deepEqual(found(text, group.id), words);
        });
      }

      for (const sentence of group.allowed) {
        it(`finds nothing in “${sentence}”`, () => {
          assert.deepEqual(found(sentence, group.id), []);
        });
      }

      it('has a sentence for each of its phrases', () => {
        const texts = group.flagged.map((sentence) => marked(sentence).text);
        const idle = group.phrases.filter((phrase) => {
          const linter = linterOf(group, phrase);
          return !texts.some((text) => found(text, group.id, linter).length > 0);
        });
        assert.deepEqual(idle, []);
      });

      it('asks, and says what to write instead', () => {
        assert.match(group.message, /^\p{Lu}.*“\{words\}”.*\?$/u);
        assert.match(group.remedy, /^\p{Lu}.*\.$/u);
      });
    });
  }

  it('have groups with names of their own', () => {
    assert.equal(new Set(groups.map(({ id }) => id)).size, groups.length);
  });
});
