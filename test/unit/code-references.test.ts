import { strict as assert } from 'node:assert';
import { codeHighlights } from '../../server/src/features/code-highlights.js';
import { partyAt } from '../../server/src/features/code-places.js';
import { codeReferences } from '../../server/src/features/code-references.js';
import { markedDraft } from '../support/marked.js';
import { knownDraft } from '../support/reading.js';

describe('references and highlights', () => {
  const placesOf = (marked: string): string[] => {
    const { known, position } = markedDraft(marked);
    const found = partyAt(known, position);
    return found
      ? codeReferences(known, found.party).map(({ range }) => known.textDocument.getText(range))
      : [];
  };

  it('are of the organisation, however it is written', () => {
    const rest = '\n- B. (DEVB, sb)\n- C by the SB. (Security Bureau (SB))\n- D.（SB）\n\n| SB |\n';
    const all = ['SB', 'sb', 'Security Bureau (SB)', 'SB'];
    assert.deepEqual(placesOf(`- A. (S‸B)${rest}`), all);
    assert.deepEqual(placesOf(`- A. (SB)${rest.replace('| SB', '| S‸B')}`), all);
    assert.deepEqual(placesOf(`- A with the Security ‸Bureau. (SB)${rest}`), all);
    assert.deepEqual(placesOf(`---\npolicyAddress:\n  bureau: s‸b\n---\n- A. (SB)${rest}`), ['sb', ...all]);
    assert.deepEqual(placesOf('- A. (X‸YZ)\n- B. (XyZ, SB)\n- C with XYZ. (SBX)'), ['XYZ', 'XyZ']);
    assert.deepEqual(placesOf('- A. (SB and relevant ‸bureaux)\n- B, in due c‸ourse'), []);
  });

  it('count a tag once that two passages end in', () => {
    assert.deepEqual(placesOf('- Open (EDB)\n  - a pool (S‸B)\n\n  and so on. (SB)\n'), ['SB', 'SB']);
    assert.deepEqual(placesOf('- Open: (S‸B)\n  - a pool\n  - a park\n'), ['SB']);
  });

  it('tell those apart that have had the same code', () => {
    const old = '---\npolicyAddress:\n  publicationDate: 1999-10-06\n---\n\n- A. (H‸B)\n';
    const { known, position } = markedDraft(old);
    const { party } = partyAt(known, position)!;
    assert.equal(codeReferences(known, party).length, 1);
    assert.deepEqual(codeReferences(knownDraft('- A. (HB)'), party), []);
  });

  it('highlight what the cursor is on and its places in tags, and leave all other words to the editor', () => {
    const ranges = (marked: string): unknown => {
      const { known, position } = markedDraft(marked);
      return (
        codeHighlights(known, position)?.map(({ range }) => [
          range.start.line,
          known.textDocument.getText(range),
        ]) ?? null
      );
    };
    assert.deepEqual(ranges('- A. (S‸B)\n- B by SB. (DEVB, SB)'), [
      [0, 'SB'],
      [1, 'SB'],
    ]);
    assert.deepEqual(ranges('- A. (SB)\n- B by S‸B. (DEVB)'), [
      [0, 'SB'],
      [1, 'SB'],
    ]);
    assert.equal(ranges('- A in due c‸ourse. (SB)'), null);
  });
});
