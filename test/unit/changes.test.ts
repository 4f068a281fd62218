import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { type Change, ChangesInRounds, applied, trimmed } from '../../server/src/draft/changes.js';

describe('changes of a text', () => {
  const splice = fc.record({
    at: fc.nat(30),
    remove: fc.nat(4),
    insert: fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', '\n') }),
  });
  const texts = fc.string({ unit: fc.constantFrom('x', 'y', '\n') });
  const rounds = fc.array(fc.array(splice, { maxLength: 4 }), { maxLength: 4 });

  it('on top of others are told as changes of the first text', () => {
    fc.assert(
      fc.property(texts, rounds, (text, rounds) => {
        const all = new ChangesInRounds(text.length);
        let now = text;
        for (const splices of rounds) {
          let past = 0;
          const changes = splices
            .sort((a, b) => a.at - b.at)
            .map(({ at, remove, insert }): Change => {
              const start = Math.max(past, Math.min(at, now.length));
              past = Math.min(now.length, start + remove);
              return { start, end: past, text: insert };
            });
          all.add(changes);
          now = applied(now, changes);
        }
        assert.equal(applied(text, all.changes()), now);
        const smaller = all.changes().flatMap((change) => trimmed(text, change) ?? []);
        assert.equal(applied(text, smaller), now);
      }),
    );
  });
});
