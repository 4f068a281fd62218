import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/features/selection-ranges.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { markedDraft } from '../support/marked.js';
import { knownDraft } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

function rangesAt({ textDocument, draft }: KnownDraft, ...positions: Position[]): SelectionRange[] {
  return selectionRanges(textDocument, draft, positions);
}

/** What is selected at “‸” step by step. */
function steps(marked: string): string[] {
  const { known, position } = markedDraft(marked);
  const texts: string[] = [];
  let range: SelectionRange | undefined = rangesAt(known, position)[0];
  for (; range; range = range.parent) texts.push(known.textDocument.getText(range.range));
  return texts;
}

describe('selection ranges', () => {
  it('go by word, phrase, sentence, initiative, section and document', () => {
    const rest = '## New ones\n\n- Build a road (see No. 3). Open it by the third quarter of 2026. (TLB, SB)';
    const other = '- Sweep it. (TLB)';
    assert.deepEqual(
      steps(`# Roads\n\n${rest.replace('quarter', 'quar‸ter')}\n${other}\n\n# Ships\n\nNone.\n`),
      [
        'quarter',
        'by the third quarter of 2026',
        'Open it by the third quarter of 2026.',
        'Build a road (see No. 3). Open it by the third quarter of 2026. (TLB, SB)',
        '- Build a road (see No. 3). Open it by the third quarter of 2026. (TLB, SB)',
        `- Build a road (see No. 3). Open it by the third quarter of 2026. (TLB, SB)\n${other}`,
        `${rest}\n${other}`,
        `# Roads\n\n${rest}\n${other}`,
        `# Roads\n\n${rest}\n${other}\n\n# Ships\n\nNone.\n`,
      ],
    );
  });

  const STARTS: readonly (readonly [what: string, marked: string, first: readonly string[]])[] = [
    ['a code', '- Mend it. (S‸B, DEVB)', ['SB', '(SB, DEVB)', 'Mend it. (SB, DEVB)', '- Mend it. (SB, DEVB)']],
    ['a vague phrase', '- Mend it in due cou‸rse. (SB)', ['course', 'in due course', 'Mend it in due course.']],
    ['what a date makes harmless', '- Mend it in pha‸ses by 2027. (SB)', ['phases', 'in phases']],
    ['a past time', '- Mend what was built in 20‸20. (SB)', ['2020', 'in 2020']],
    ['the end of a word', '- Mend it‸ by 2027. (SB)', ['it', 'Mend it by 2027.']],
    ['a name', '- Ask the Security Bur‸eau. (SB)', ['Bureau', 'Security Bureau']],
    ['a bullet', '-‸ Mend it. (SB)', ['- Mend it. (SB)']],
    ['words over two lines', '- Mend it by the\n  third quar‸ter of 2026. (SB)', ['quarter', 'by the\n  third quarter of 2026', 'Mend it by the\n  third quarter of 2026.']],
    ['words with carriage returns', '- Mend it by the\r\n  third quar‸ter of 2026. (SB)\r\n', ['quarter', 'by the\r\n  third quarter of 2026', 'Mend it by the\r\n  third quarter of 2026.']],
    ['Chinese', '- 修路。在今年開放公‸園。(SB)', ['公園', '在今年開放公園。']],
    ['behind emoji', '- 🚧🏗️ Mend i‸t. (SB)', ['it', '🚧🏗️ Mend it.']],
    ['an abbreviation', '- Ask Dr. Who, e.g. in Chapt‸er No. 3. Then go. (SB)', ['Chapter', 'Ask Dr. Who, e.g. in Chapter No. 3.']],
    ['a heading', '## New ro‸ads\n', ['roads', 'New roads', '## New roads', '## New roads\n']],
    ['prose', 'We built. Roads are lo‸ng.\n', ['long', 'Roads are long.', 'We built. Roads are long.', 'We built. Roads are long.\n']],
    ['a table', '| a | b |\n| - | - |\n| one | t‸wo |\n', ['two', '| one | two |', '| a | b |\n| - | - |\n| one | two |']],
    ['front matter', '---\npolicyAddress:\n  kind: ret‸urn\n---\n\nA\n', ['return', 'kind: return', '---\npolicyAddress:\n  kind: return\n---']],
    ['nested items', '- Do this:\n  - Mend i‸t.\n    Now.\n  - Light it.\n- Go.\n', ['it', 'Mend it.', 'Mend it.\n    Now.', '- Mend it.\n    Now.', '- Do this:\n  - Mend it.\n    Now.\n  - Light it.', '- Do this:\n  - Mend it.\n    Now.\n  - Light it.\n- Go.']],
    ['an empty line in a section', '# A\n\n- Go.\n‸\n- Come.\n', ['- Go.\n\n- Come.', '# A\n\n- Go.\n\n- Come.']],
    ['an empty line behind all', '# A\n\n‸', ['# A\n\n']],
    ['nothing', '‸', ['']],
  ]; // prettier-ignore
  for (const [what, marked, first] of STARTS) {
    it(`are right at ${what}`, () => assert.deepEqual(steps(marked).slice(0, first.length), first));
  }

  it('are as many as places, in their order', () => {
    const known = knownDraft('- Mend it. (SB)\n- Light it. (SB)\n');
    const found = rangesAt(
      known,
      { line: 1, character: 3 },
      { line: 0, character: 3 },
      { line: 1, character: 3 },
    );
    assert.deepEqual(
      found.map(({ range }) => known.textDocument.getText(range)),
      ['Light', 'Mend', 'Light'],
    );
    assert.deepEqual(rangesAt(known), []);
  });

  it('do not take long for a line of a million characters', () => {
    const known = knownDraft(`- ${'Mend the road '.repeat(70_000)}. (SB)\n`);
    const [range] = rangesAt(known, { line: 0, character: 500_001 });
    assert.match(known.textDocument.getText(range!.range), /^(?:Mend|the|road)$/);
  });

  const DRAFTS = ['supplement.policy.md', 'return-sb.policy.md', 'defects.md'].map(
    (name) => [name, sample(name)] as const,
  );
  for (const [name, text] of DRAFTS) {
    for (const [ends, draft] of [
      ['', text],
      [' with carriage returns', text.replaceAll('\n', '\r\n')],
    ] as const) {
      it(`hold each the one inside, anywhere in ${name}${ends}`, () => assertNested(draft));
    }
  }
  withMaterial('in the real Supplement', () => {
    it('hold each the one inside', () => assertNested(readSupplement()));
  });

  it('do so whatever is written', () => {
    const piece = fc.constantFrom(
      '- Build a park. (SB)\n', '• Build by\npool. (HYAB, CMAB)\n', '\n', '\n\n', '# H\n', '## ', '  - nested by 2026\n    (TLB)\n', '---\n', '---\npolicyAddress:\n  kind: return\n',
      '```\n', '<!-- ', '-->', '> ', '| SB |\n|---|\n', '(', 'x. Y', '\r', '\r\n', '1. ', '\t', '🏗️', '公園。', 'e\u0301', '\ud83d', '[ ] ', '**',
    ); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20, size: 'max' }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pieces, at) => {
          const known = knownDraft(pieces.join(''));
          const { textDocument } = known;
          assertChain(known, textDocument.positionAt(Math.floor(at * textDocument.getText().length)));
        },
      ),
      { numRuns: 3 * RUNS },
    );
  });
});

function assertNested(text: string): void {
  const known = knownDraft(text);
  const { textDocument } = known;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length }), (offset) => {
      assertChain(known, textDocument.positionAt(offset));
    }),
    { numRuns: RUNS },
  );
}

/** Sees to it that ranges grow from a place to the whole document. */
function assertChain(known: KnownDraft, position: Position): void {
  const { textDocument } = known;
  const at = textDocument.offsetAt(position);
  let inner = { start: at, end: at };
  let range: SelectionRange | undefined = rangesAt(known, position)[0];
  assert.ok(range);
  for (let isFirst = true; range; range = range.parent, isFirst = false) {
    const outer = {
      start: textDocument.offsetAt(range.range.start),
      end: textDocument.offsetAt(range.range.end),
    };
    assert.ok(outer.start <= inner.start && inner.end <= outer.end);
    assert.ok(isFirst || outer.end - outer.start > inner.end - inner.start);
    inner = outer;
  }
  assert.deepEqual(inner, { start: 0, end: textDocument.getText().length });
}
