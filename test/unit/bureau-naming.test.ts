import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { listBureaux } from '../../server/src/features/bureau-list.js';
import { nameBureauAt } from '../../server/src/features/bureau-naming.js';
import { knownDraft, seeds } from '../support/reading.js';

/** The text after “DEVB” is named at “|”; null where it is named there already. */
function named(marked: string): string | null {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const known = knownDraft(text);
  const { textDocument } = known;
  const naming = nameBureauAt(known, textDocument.positionAt(offset), 'DEVB');
  if (naming.kind === 'named') return null;
  return TextDocument.applyEdits(textDocument, [{ range: naming.range, newText: naming.text }]);
}

describe('a bureau that is picked', () => {
  const CASES: readonly (readonly [where: string, marked: string, after: string])[] = [
    ['in a tag, behind its last code', '- Mend it. (SB|)', '- Mend it. (SB, DEVB)'],
    ['in a tag, before its first code', '- Mend it. (|SB)', '- Mend it. (DEVB, SB)'],
    ['in a tag, between two codes', '- Mend it. (SB, |HYAB)', '- Mend it. (SB, DEVB, HYAB)'],
    ['in a tag, behind the first code', '- Mend it. (SB|, HYAB)', '- Mend it. (SB, DEVB, HYAB)'],
    ['in a tag, in the middle of a code', '- Mend it. (S|B, HYAB)', '- Mend it. (SB, DEVB, HYAB)'],
    ['in a tag, behind a comma', '- Mend it. (SB,|)', '- Mend it. (SB, DEVB)'],
    ['in a tag, behind a comma and a blank', '- Mend it. (SB, |)', '- Mend it. (SB, DEVB)'],
    [
      'in a tag with relevant bureaux',
      '- Mend it. (SB and relevant bureaux|)',
      '- Mend it. (SB, DEVB and relevant bureaux)',
    ],
    [
      'in a tag of relevant bureaux alone',
      '- Mend it. (relevant bureaux|)',
      '- Mend it. (DEVB and relevant bureaux)',
    ],
    ['behind a full name in a tag', '- Mend it. (Security Bureau|)', '- Mend it. (Security Bureau, DEVB)'],
    ['in a tag that is not closed', '- Mend it. (SB|', '- Mend it. (SB, DEVB)'],
    ['in a tag that is not closed, behind a comma', '- Mend it. (SB, |', '- Mend it. (SB, DEVB)'],
    ['in a tag on the next line', '- Mend\n  it.\n  (SB|)\n', '- Mend\n  it.\n  (SB, DEVB)\n'],
    ['in empty brackets', '- Mend it. (|)', '- Mend it. (DEVB)'],
    ['behind an opening bracket', '- Mend it. (|', '- Mend it. (DEVB)'],
    ['behind a tag', '- Mend it. (SB)|', '- Mend it. (SB, DEVB)'],
    ['behind a tag with a full stop', '- Mend it (SB).|', '- Mend it (SB, DEVB).'],
    ['behind a tag and a blank', '- Mend it. (SB) |\n', '- Mend it. (SB, DEVB) \n'],
    ['at the end of an item', '- Mend it.|\n- Sweep it.\n', '- Mend it. (DEVB)\n- Sweep it.\n'],
    ['at the end of an item, behind a blank', '- Mend it. |\n', '- Mend it. (DEVB)\n'],
    [
      'at the end of an item of Windows',
      '- Mend it.|\r\n- Sweep it.\r\n',
      '- Mend it. (DEVB)\r\n- Sweep it.\r\n',
    ],
    ['at the end of an item of several lines', '- Mend\n  all of it.|\n', '- Mend\n  all of it. (DEVB)\n'],
    ['at the end of a nested item', '- Do: (SB)\n  - Mend it.|\n', '- Do: (SB)\n  - Mend it. (DEVB)\n'],
    ['at the end of a lead-in', '- Do:|\n  - Mend it.\n', '- Do: (DEVB)\n  - Mend it.\n'],
    ['at the end of an item with a lost bullet', '• Mend 🚧 it.|', '• Mend 🚧 it. (DEVB)'],
    ['at the end of the first line of an item', '- Mend|\n  it.\n', '- MendDEVB\n  it.\n'],
    ['in the words of an item', '- Ask | first. (SB)', '- Ask DEVB first. (SB)'],
    [
      'in brackets that are no tag',
      '- Ask the board (of | alone) first. (SB)',
      '- Ask the board (of DEVB alone) first. (SB)',
    ],
    ['in a heading', '# Work of |', '# Work of DEVB'],
    ['at the end of a paragraph', 'It is for |\n', 'It is for DEVB\n'],
    ['on an empty line', '- Mend it. (SB)\n\n|\n', '- Mend it. (SB)\n\nDEVB\n'],
    ['in an empty item', '- |\n', '- DEVB\n'],
    ['in an empty draft', '|', 'DEVB'],
  ];
  for (const [where, marked, after] of CASES) {
    it(where, () => assert.equal(named(marked), after));
  }

  it('in a tag, behind “and”, with one separator', () => {
    assert.match(named('- Mend it. (SB and |)')!, /\(SB(?:,| and) DEVB\)$/);
    assert.equal(named('- Mend it. (SB and|'), '- Mend it. (SB, DEVB)');
  });

  it('is not named twice in a tag', () => {
    for (const text of [
      '- Mend it. (DEVB|)',
      '- Mend it. (SB, devb)|',
      '- Mend it. (Development Bureau, |SB)',
    ]) {
      assert.equal(named(text), null, text);
    }
  });
});

describe('the list of bureaux', () => {
  const codes = (from: string, to: string): string[] =>
    listBureaux(seeds.registry, [from, to]).bureaux.map(({ code }) => code);

  it('is that of a day, or of all days of a year', () => {
    assert.ok(codes('2021-10-06', '2021-10-06').includes('FHB'));
    assert.ok(!codes('2023-10-25', '2023-10-25').includes('FHB'));
    const of2022 = codes('2022-01-01', '2022-12-31');
    assert.ok(of2022.includes('FHB') && of2022.includes('HHB'));
  });

  it('begins with bureaux and names the departments of each as they were', () => {
    const { from, bureaux } = listBureaux(seeds.registry, ['2021-10-06', '2021-10-06']);
    assert.equal(from, '2021-10-06');
    assert.equal(bureaux[0]!.code, 'CEDB');
    const transport = bureaux.find(({ code }) => code === 'THB')!;
    assert.deepEqual(
      transport.departments.map(({ code }) => code).filter((code) => code === 'TD' || code === 'HD'),
      ['HD', 'TD'],
    );
    assert.deepEqual(
      bureaux.find(({ code }) => code === 'SB')!.departments.find(({ code }) => code === 'FSD'),
      { code: 'FSD', nameEn: 'Fire Services Department', nameZhHant: '消防處' },
    );
  });
});
