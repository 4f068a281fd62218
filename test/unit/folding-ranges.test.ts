import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { FoldingRange } from 'vscode-languageserver-types';
import { nestedEnds } from '../../server/src/draft/places.js';
import { foldingRanges } from '../../server/src/features/folding-ranges.js';
import { knownDraft } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

function foldsOf(text: string, limit?: number): FoldingRange[] {
  const { textDocument, draft } = knownDraft(text);
  return foldingRanges(textDocument, draft, limit);
}

/** First and last line of each, counted from 1, and its kind. */
function folds(text: string, limit?: number): string[] {
  return foldsOf(text, limit).map(({ startLine, endLine, kind = '' }) =>
    `${startLine + 1}-${endLine + 1} ${kind}`.trim(),
  );
}

const DRAFT = [
  '---', // 1
  'policyAddress:',
  '  kind: supplement',
  '---',
  '',
  '# Roads', // 6
  '',
  '<!-- Who reads this',
  'is not meant. -->',
  '',
  '## New ones', // 11
  '',
  '- Build a road. (TLB)',
  '- Build another one',
  '  that goes far',
  '  by 2027. (TLB)', // 16
  '- Do this: (TLB)',
  '  - Mend it.',
  '  - Light it:', // 19
  '    - by day',
  '    - and by',
  '      night',
  '- Sweep it. (TLB)', // 23
  '',
  '| a | b |',
  '| - | - |',
  '| 1 | 2 |', // 27
  '',
  '',
  '',
  '# Ships', // 31
  '',
  '• Build a ship',
  'that swims. (TLB)', // 34
  '• Paint it. (TLB)',
  '',
  '',
];

const EXPECTED = [
  '1-4 region',
  '6-27',
  '8-9 comment',
  '11-27',
  '14-16',
  '17-22',
  '19-22',
  '21-22',
  '31-35',
  '33-34',
];

describe('folding ranges', () => {
  for (const [name, end] of [
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
    ['carriage returns', '\r'],
  ] as const) {
    it(`are sections, lists, long initiatives, comments and front matter, with ${name}`, () => {
      assert.deepEqual(folds(DRAFT.join(end)), EXPECTED);
    });
  }

  it('are whole lines, which every client can fold', () => {
    for (const fold of foldsOf(DRAFT.join('\n'))) {
      assert.deepEqual(
        Object.keys(fold).filter((key) => key.endsWith('Character')),
        [],
      );
    }
  });

  it('are the outer ones where a client takes only some', () => {
    assert.deepEqual(folds(DRAFT.join('\n'), 3), ['6-27', '11-27', '31-35']);
    assert.deepEqual(folds(DRAFT.join('\n'), 0), []);
  });

  it('hold all that is nested in an item that goes on below its list', () => {
    assert.deepEqual(folds('- Do this:\n  - Mend it.\n\n  And that. (SB)\n- Sweep it. (SB)\n'), ['1-4']);
  });

  it('are none for what has but one line, and for nothing', () => {
    assert.deepEqual(folds(''), []);
    assert.deepEqual(folds('# A\n\n# B\n\n- Mend it. (SB)\n').slice(0, 1), ['3-5']);
    assert.deepEqual(folds('# A\n\n\n\n'), []);
    assert.deepEqual(folds('<!-- \n'), []);
    assert.deepEqual(folds('We built\nroads.\n'), []);
  });

  it('take a time that grows with the list, not with its square', () => {
    const [leadIn, item] = knownDraft('- Do:\n  - Mend it. (SB)\n').draft.passages;
    const count = 300_000;
    const passages = [leadIn!, ...Array.from({ length: count }, () => item!)];
    const offsets = passages.map((_, i) => 20 * i);
    const depths = passages.map((_, i) => Math.min(i, 1));
    const [end] = nestedEnds({ passages, offsets, depths, directives: [] });
    assert.equal(end, 20 * count + '- Mend it. (SB)'.length);
  });

  const piece = fc.constantFrom(
    '- Build a park\n  soon. (SB)\n', '• Build a\npool. (HYAB, CMAB)\n', '\n', '\n\n', '# H\n', '## Heading\n', '  - nested\n    (TLB)\n', '    - deep\n',
    '---\n', '---\npolicyAddress:\n  kind: return\n', '```\n', '<!-- \n', '-->\n', '> \n', '| a |\n|---|\n', 'x\n', '\r', '\r\n', '1. one\n', '\tx\n',
  ); // prettier-ignore
  it('lie in each other or apart, and in the document, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        assertNested(pieces.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  for (const name of ['supplement.policy.md', 'return-sb.policy.md', 'defects.md']) {
    it(`do so in ${name}`, () => assertNested(sample(name)));
  }

  withMaterial('of the real Supplement', () => {
    const text = readSupplement();
    const lines = text.split(/\r\n|\r|\n/);

    it('lie in each other', () => assertNested(text));

    it('end with words, and begin with a heading or an initiative', () => {
      const found = foldsOf(text);
      assert.ok(found.length > 10);
      for (const { startLine, endLine } of found) {
        assert.match(lines[startLine]!, /^\s*(?:#|[-•*])/);
        assert.match(lines[endLine]!, /\S/);
      }
    });
  });
});

function assertNested(text: string): void {
  const { textDocument } = knownDraft(text);
  const open: FoldingRange[] = [];
  let last = -1;
  for (const fold of foldsOf(text)) {
    assert.ok(
      last < fold.startLine && fold.startLine < fold.endLine && fold.endLine < textDocument.lineCount,
    );
    last = fold.startLine;
    while (open.length > 0 && open.at(-1)!.endLine < fold.startLine) open.pop();
    assert.ok(
      open.length === 0 || fold.endLine <= open.at(-1)!.endLine,
      `${JSON.stringify(text)} is crossed`,
    );
    open.push(fold);
  }
}
