import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { initiativeIds } from '../../server/src/draft/identity.js';
import { readDraft } from '../support/reading.js';

const idsOf = (text: string): string[] => initiativeIds(readDraft(text));

/** An initiative, put together from what an id hangs on and what it does not hang on. */
interface Parts {
  readonly opening: string;
  readonly date: string;
  readonly tail: string;
  readonly tag: string;
}

const DATES = [
  'by end-2026',
  'by the end of 2026',
  'in the third quarter of 2027',
  'on 1 May 2026',
  'by 31 March 2028',
  'from 1 March 2026 to 30 June 2026',
  'in mid-2026',
  'within 2026',
];
const TAGS = [
  '(SB)',
  '(HYAB, CMAB)',
  '(DEVB and relevant bureaux)',
  '(TLB,SB)',
  '（SB、DEVB）',
  '(XYZ)',
  '[SB]',
  '',
];
const PLACES = ['park', 'pier', 'hall', 'pool', '消防局', 'market'];
const WORDS = ['Build', 'a', 'new', 'large', 'and', 'quiet', 'north', 'of', 'the', 'river', '😀', 'café'];

const opening = fc
  .tuple(
    fc.constantFrom('Build', 'Open', 'Mend', '興建'),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 16 }),
    fc.constantFrom(...PLACES),
  )
  .map(([verb, words, place]) => [verb, ...words, 'the', place].join(' '));
const parts: fc.Arbitrary<Parts> = fc.record({
  opening,
  date: fc.constantFrom(...DATES),
  tail: fc.constantFrom('.', ' for all who live there.', ', and plant trees around it.'),
  tag: fc.constantFrom(...TAGS),
});
const toText = (initiatives: readonly Parts[], bullet = '- '): string =>
  initiatives
    .map(({ opening, date, tail, tag }) => `${bullet}${opening} ${date}${tail} ${tag}`.trimEnd())
    .join('\n');

/** What stands beside initiatives and is none. */
const PROSE = '# A heading\n\nWords that promise nothing.\n\n';

describe('ids of initiatives', () => {
  it('stay where dates and tags are others, in whatever way they are written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(parts, parts), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (pairs, isWindows) => {
          const before = pairs.map(([one]) => one);
          const after = pairs.map(([one, other]) => ({ ...one, date: other.date, tag: other.tag }));
          const text = toText(after);
          assert.deepEqual(idsOf(isWindows ? text.replaceAll('\n', '\r\n') : text), idsOf(toText(before)));
        },
      ),
    );
  });

  it('stay where something is written above, below or between them', () => {
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 0, max: 8 }),
        fc.boolean(),
        (initiatives, place, isProse) => {
          const at = Math.min(place, initiatives.length);
          const [above, below] = [initiatives.slice(0, at), initiatives.slice(at)];
          const between = isProse ? `\n\n${PROSE}` : '\n- Teach otters to swim backwards. (SB)\n';
          const ids = idsOf(`${toText(above)}${between}${toText(below)}`);
          const others = isProse ? ids : ids.filter((_, i) => i !== at);
          assert.deepEqual(others, idsOf(toText(initiatives)));
        },
      ),
    );
  });

  it('are the same ones in another order, and each is another’s nowhere', () => {
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 2, maxLength: 8 }).chain((initiatives) =>
          fc.tuple(
            fc.constant(initiatives),
            fc.shuffledSubarray(initiatives, {
              minLength: initiatives.length,
              maxLength: initiatives.length,
            }),
          ),
        ),
        ([initiatives, shuffled]) => {
          const ids = idsOf(toText(initiatives));
          assert.equal(new Set(ids).size, initiatives.length);
          assert.deepEqual(idsOf(toText(shuffled)).sort(), [...ids].sort());
        },
      ),
    );
  });

  it('go with the opening words, wherever those of nobody else stand', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(parts, {
          minLength: 2,
          maxLength: 6,
          selector: ({ opening }) => opening.split(' ').slice(0, 12).join(' '),
        }),
        (initiatives) => {
          const ids = idsOf(toText(initiatives));
          // Signs are no words: two may still open alike.
          fc.pre(ids.every((id) => !id.includes('-')));
          assert.deepEqual(idsOf(toText([...initiatives].reverse())), ids.reverse());
        },
      ),
    );
  });

  it('tell equals apart in their order: what comes first keeps its id, whatever follows', () => {
    const one = '- Build a park by end-2026. (SB)\n';
    const [first] = idsOf(one);
    assert.deepEqual(idsOf(one + one.replace('2026', '2027') + one.replace('SB', 'TLB')), [
      first,
      `${first}-2`,
      `${first}-3`,
    ]);
  });

  it('hang on nothing but words: not on marks, bullets, sections, nesting or look-alike letters', () => {
    const [id] = idsOf('- Build a park by end-2026. (SB)\n');
    for (const text of [
      '# Parks\n\n* **Build** a _park_ by end-2026. (SB)\n',
      '• build A park, by end-2026! (SB)\n',
      '- Do all this: (SB)\n  - Build a park <!-- soon --> by end-2026.\n',
      '- Вuild a park by end-2026. (SB)\n'.replace('В', '\u0412'),
      '- Build a\n  park by end-2026.\n  (SB)\n',
      'Build a park by end-2026. (SB)\n',
    ]) {
      assert.deepEqual(idsOf(text), [id], text);
    }
  });

  it('are others where the opening words are', () => {
    const texts = ['Build a park', 'Build a pier', 'Build park a', 'Build', '興建公園', '興建碼頭'];
    assert.equal(new Set(texts.flatMap((text) => idsOf(`- ${text} by 2026. (SB)\n`))).size, texts.length);
  });
});
