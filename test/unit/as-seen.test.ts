import { strict as assert } from 'node:assert';
import { asSeen, textAsSeen } from '../../server/src/draft/as-seen.js';
import { initiativeIds } from '../../server/src/draft/identity.js';
import { initiativeRows } from '../../server/src/exports/rows.js';
import { initiativeDetailsOf } from '../../server/src/features/initiative-places.js';
import { labelOf } from '../../server/src/features/labels.js';
import { TODAY, knownDraft } from '../support/reading.js';

describe('a draft as it is seen in print', () => {
  const SEEN: readonly (readonly [what: string, written: string, seen: string])[] = [
    ['a mark that stands for itself', 'Pay \\$5,000 for 1\\. and \\*', 'Pay $5,000 for 1. and *'],
    ['emphasis', '**Open** the *pool* and __the__ _hall_', 'Open the pool and the hall'],
    ['emphasis over lines', 'two **bold\r\nlines** here', 'two bold\r\nlines here'],
    ['stars and lines that mark nothing', '5 * 3 * 2, a_b_c, 5*', '5 * 3 * 2, a_b_c, 5*'],
    ['a link', 'the [**new** pool](http://a.example/x "y") here', 'the new pool here'],
    ['an image and an address', '![a map](map.png) <http://a.example>', 'a map http://a.example'],
    ['brackets that are no link', 'as he [sic] said [1]', 'as he [sic] said [1]'],
    ['a comment', 'Open <!-- soon --> the pool', 'Open  the pool'],
    ['code, in which nothing is marked', 'type `\\$*a*`', 'type \\$*a*'],
    ['what would begin a block elsewhere', '# **a**\n- b\n> c\n    d', '# a\n- b\n> c\n    d'],
    ['emoji and Chinese', '😀 **開放**泳池\\*', '😀 開放泳池*'],
  ];
  for (const [what, written, seen] of SEEN) {
    it(`shows ${what}`, () => {
      assert.equal(textAsSeen(written), seen);
    });
  }

  const known = knownDraft(
    '# Fees of \\$5\n\n- Pay **\\$5,000** a month by *end*-2026. (**HYAB**)\n- Pay $5,000 a month by end-2026. (HYAB)\n',
  );
  const [marked, plain] = known.draft.initiatives.map((index) => known.draft.initiative(index));

  it('cuts marks where a stretch is cut', () => {
    const { text } = marked!;
    const start = text.indexOf('\\') + 1;
    assert.equal(asSeen(marked!, { start, end: start + 6 }), '$5,000');
    assert.equal(asSeen(marked!, { start: start - 2, end: start + 8 }), '$5,000');
    assert.equal(asSeen(marked!, { start: 4, end: 4 }), '');
  });

  it('is the same in labels, details and exports, however it is marked', () => {
    assert.deepEqual(labelOf(marked!), labelOf(plain!));
    assert.equal(labelOf(marked!).name, 'Pay $5,000 a month by end-2026.');
    const [id] = initiativeIds(known.draft);
    const { text, markdown, sections } = initiativeDetailsOf(known, id!)!;
    assert.equal(text, 'Pay $5,000 a month by end-2026. (HYAB)');
    assert.equal(markdown, 'Pay **\\$5,000** a month by *end*-2026. (**HYAB**)');
    assert.deepEqual(sections, ['Fees of $5']);
    const rows = initiativeRows([{ ...known, name: 'a.md' }], TODAY);
    for (const { text, tag, sections, deadlines } of rows) {
      assert.deepEqual(
        [text, tag, sections, deadlines.map(({ words }) => words)],
        ['Pay $5,000 a month by end-2026.', '(HYAB)', ['Fees of $5'], ['by end-2026']],
      );
    }
  });

  it('costs little where marks lead nowhere', () => {
    for (const piece of ['a_ ', '*a _b ', '[', '[a](', '`', '<', '\\', '![](']) {
      const started = performance.now();
      const text = piece.repeat(1_000_000 / piece.length);
      textAsSeen(text);
      textAsSeen(text.slice(0, 3999));
      const spent = performance.now() - started;
      assert.ok(spent < 500, `${piece}: ${spent} ms`);
    }
  });
});
