import { strict as assert } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BlockFacts, BlockReadings, oncePerPassage } from '../../server/src/draft/block-facts.js';
import type { PlacedBlock } from '../../server/src/draft/draft.js';
import type { ParsedDraft } from '../../server/src/draft/parser.js';
import { parser } from '../support/reading.js';

const SURROUNDINGS = { today: '2026-01-15', publicationDate: '2025-09-17' };
const PARAGRAPHS = 20;

/** A draft whose paragraphs are its blocks. */
function parsed(name: string): ParsedDraft {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, i) => `Words ${i} of ${name}.`);
  return parser.parse(paragraphs.join('\n\n'), SURROUNDINGS);
}

function typed(before: ParsedDraft, at: number, words: string): ParsedDraft {
  const text = before.text.slice(0, at) + words + before.text.slice(at);
  return parser.update(before, text, [{ from: at, to: at, newTo: at + words.length }], SURROUNDINGS);
}

function wordsOf({ content: { passages } }: PlacedBlock): string {
  return passages.map(({ text }) => text).join('\n');
}

describe('facts of blocks', () => {
  it('are read of the changed blocks alone, also where many drafts are edited in turn', () => {
    let reads = 0;
    const facts = new BlockFacts(
      (block) => {
        reads++;
        return wordsOf(block);
      },
      (all) => all.join('|'),
    );
    let drafts = Array.from({ length: 12 }, (_, i) => parsed(`draft ${i}`));
    for (const { draft } of drafts) facts.of(draft);
    assert.equal(reads, drafts.length * PARAGRAPHS);
    reads = 0;
    for (let round = 0; round < 3; round++) {
      drafts = drafts.map((before) => typed(before, before.draft.blocks[7]!.from + 3, 'x'));
      for (const { draft } of drafts) assert.equal(facts.of(draft), draft.blocks.map(wordsOf).join('|'));
    }
    assert.ok(reads <= 2 * 3 * drafts.length, String(reads));
  });

  it('are put together anew only where one of them is another', () => {
    const lengths = new BlockFacts(
      ({ content }) => content.passages.length,
      (all) => [...all],
    );
    const before = parsed('a draft');
    const whole = lengths.of(before.draft);
    const after = typed(before, before.draft.blocks[7]!.from + 3, 'x');
    assert.equal(lengths.of(after.draft), whole);
    assert.notEqual(lengths.of(typed(after, after.draft.blocks[7]!.from, 'Words.\n\n').draft), whole);
  });

  it('that have something to say are listed with the indexes of their blocks, as these come and go', () => {
    const read = ({ text }: { readonly text: string }): { readonly text: string } | null =>
      /\b(?:3|7|x)\b/.test(text) ? { text } : null;
    const readings = new BlockReadings(({ passages: [first] }) => (first ? read(first) : null));
    const inNew = (now: ParsedDraft): unknown =>
      now.draft.blocks.flatMap(({ content }, at) => {
        const reading = content.passages[0] && read(content.passages[0]);
        return reading ? [{ at, reading }] : [];
      });
    let now = parsed('a draft');
    assert.deepEqual(readings.of(now.draft), inNew(now));
    for (const [at, words] of [
      [now.draft.blocks[5]!.from, 'Words x.\n\n'],
      [0, 'Words 3.\n\nWords.\n\n'],
      [now.text.length, '\n\nWords 7'],
    ] as const) {
      now = typed(now, at, words);
      assert.deepEqual(readings.of(now.draft), inNew(now));
    }
  });

  it('that come to the same leave the whole as it is, and tell of places as they are now', () => {
    const words = new BlockFacts(
      ({ content }) => {
        const [first] = content.passages;
        return first ? { count: first.text.split(' ').length, at: first.text.indexOf('of') } : null;
      },
      (all) => all.map((fact) => fact?.count),
      (a, b) => a?.count === b?.count,
    );
    const before = parsed('a draft');
    const whole = words.of(before.draft);
    const after = typed(before, before.draft.blocks[7]!.from + 3, 'x');
    assert.equal(words.of(after.draft), whole);
    assert.deepEqual(words.factOf(after.draft, 7), { count: 5, at: 9 });
    assert.deepEqual(words.factOf(after.draft, 8), { count: 5, at: 8 });
    assert.notEqual(words.of(typed(after, after.draft.blocks[7]!.from + 3, ' x ').draft), whole);
  });

  it('are read of the changed passage alone in a list of many', () => {
    let reads = 0;
    const read = oncePerPassage(({ text }) => {
      reads++;
      return [text.length];
    });
    const lengths = new BlockFacts(
      ({ content }) => content.passages.flatMap(read).join(),
      (all) => all.join('|'),
    );
    const list = Array.from({ length: 500 }, (_, i) => `- Build park ${i}. (SB)\n`).join('');
    const before = parser.parse(list, SURROUNDINGS);
    lengths.of(before.draft);
    assert.equal(reads, 500);
    lengths.of(typed(before, before.draft.starts[250]! + 8, 'x').draft);
    assert.equal(reads, 501);
  });

  it('do not keep what is no more in use', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const facts = new BlockFacts(wordsOf, (all) => all.length);
    const gone = (() => {
      const before = parsed('a draft');
      facts.of(before.draft);
      const after = typed(before, 3, 'x');
      facts.of(after.draft);
      return [before, after].map(({ draft }) => new WeakRef(draft.blocks[0]!.content));
    })();
    // What a WeakRef was just made of stays until the end of the turn.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    assert.deepEqual(
      gone.map((each) => each.deref()),
      [undefined, undefined],
    );
    assert.equal(facts.of(parsed('another').draft), PARAGRAPHS);
  });
});
