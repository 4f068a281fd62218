import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ParsedDraft } from '../../server/src/draft/parser.js';
import type { SeverityOf } from '../../server/src/rules/linter.js';
import { linter, parser } from '../support/reading.js';
import { generateDraft } from '../../scripts/generate-drafts.mjs';

/** More by hand: `FUZZ_RUNS=20000 npm run test:unit -- --grep incremental --timeout 0`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5000);
const SURROUNDINGS = { today: '2026-01-15', publicationDate: '2025-09-17' };

const EVERYTHING: SeverityOf = ({ severity }) => (severity === 'off' ? 'hint' : severity);

interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Applies splices one by one; positions are fractions of the text, so that they fit any length. */
function edit(
  text: string,
  splices: readonly Splice[],
): { text: string; edits: { from: number; to: number; newTo: number }[] } {
  const edits = [];
  for (const { at, remove, insert } of splices) {
    const from = Math.floor(at * text.length);
    const to = Math.min(text.length, from + remove);
    text = text.slice(0, from) + insert + text.slice(to);
    edits.push({ from, to, newTo: from + insert.length });
  }
  return { text, edits };
}

/** The edit that made one text of another. */
function differenceOf(before: string, after: string): { from: number; to: number; newTo: number } {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, newTo: after.length - same };
}

function shape({ draft }: ParsedDraft): unknown {
  const { metadata, passages, starts, blocks, directives } = draft;
  return { metadata, passages, starts, blocks, directives };
}

describe('incremental reading', () => {
  const piece = fc.constantFrom(
    '- Build a park. (SB)\n', '• Build a pool. (HYAB, CMAB)\n', '\n', '\n\n', '# ', '## Heading\n', '- ', ' ', '  - nested (TLB)\n', '  - a lawn;\n', '- a pond; and\n', '\n  and on by 2027. (DEVB)\n',
    '---\n', '---\npolicyAddress:\n  kind: return\n', '```\n', '<!-- ', '-->', '> ', '| a |\n|---|\n', '(', ')', 'x', ' by end-2026', '\r', '\r\n', 'а', '1. ', '\t',
    '<!-- policy-address-disable-next-line deadline/missing -->\n', '  <!-- policy-address-disable -- why -->\n',
    ' <!-- policy-address-disable-line bureau/missing, deadline/vague -->', '<!-- policy-address-enable -->', '`', '\ufeff',
  ); // prettier-ignore
  const splice = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    remove: fc.integer({ min: 0, max: 40 }),
    insert: fc.oneof(piece, fc.string({ maxLength: 5 })),
  });

  it('gives what reading anew gives, whatever is edited', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30, size: 'max' }),
        fc.array(fc.array(splice, { minLength: 1, maxLength: 3 }), { maxLength: 8, size: 'max' }),
        (pieces, rounds) => {
          let text = pieces.join('');
          let parsed = parser.parse(text, SURROUNDINGS);
          for (const splices of rounds) {
            const next = edit(text, splices);
            text = next.text;
            parsed = parser.update(parsed, text, next.edits, SURROUNDINGS);
            assert.deepEqual(shape(parsed), shape(parser.parse(text, SURROUNDINGS)));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  /** What rules say of a draft, those that are off too. */
  function found({ draft }: ParsedDraft): unknown {
    const findings = linter.lint(draft, EVERYTHING);
    const placed = [...findings];
    const counts = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of placed) counts[severity]++;
    assert.deepEqual(findings.count(), counts);
    assert.deepEqual(findings.first(counts), placed);
    const two = { error: 0, warning: 0, information: 2, hint: 0 };
    assert.deepEqual(
      findings.first(two).map(({ finding }) => finding),
      placed
        .filter(({ severity }) => severity === 'information')
        .slice(0, 2)
        .map(({ finding }) => finding),
    );
    return placed.map(({ finding: { rule, range, message, fix, related }, offset, severity }) => [
      rule.name, range, message, offset, severity, fix, related,
    ]); // prettier-ignore
  }

  const subject = fc.constantFrom(
    '- Plant 140 000 trees with QXZ in parks/ gardens. (DEVB)\n', '- Plant 140,000 reeds by 2027. (DEVB)\n', '\n', '# One\n\n', '## Abbreviations\n\n', '### Deep\n\n',
    '- Use the Quick Xylem Zone (QXZ) in parks/gardens. (DEVB)\n', '- Plant 140,000 reeds by 2028. (DEVB)\n', '- Build a road and\n\n', '- bridges by 2026. (TLB)\n',
    '- End in no stop (TLB)\n', '- End in a stop. (TLB)\n', '3\n\n', '<!-- a comment -->\n\n', 'Words of prose with QXZ and 2000 places.\n\n', 'x', ' 2 000', ' / ',
  ); // prettier-ignore
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    remove: fc.integer({ min: 0, max: 60 }),
    insert: fc.oneof(subject, fc.constant('')),
  });

  it('finds what is found in the whole text, whatever is edited', () => {
    fc.assert(
      fc.property(
        fc.array(subject, { maxLength: 20, size: 'max' }),
        fc.array(change, { minLength: 1, maxLength: 8, size: 'max' }),
        (pieces, changes) => {
          let parsed = parser.parse(pieces.join(''), SURROUNDINGS);
          found(parsed);
          for (const each of changes) {
            const next = edit(parsed.text, [each]);
            parsed = parser.update(parsed, next.text, next.edits, SURROUNDINGS);
            assert.deepEqual(found(parsed), found(parser.parse(next.text, SURROUNDINGS)));
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });

  const text = generateDraft(60_000);
  const before = parser.parse(text, SURROUNDINGS);
  const findings = new Set([...linter.lint(before.draft)].map(({ finding }) => finding));

  for (const [what, at] of [
    ['the first', 0.02],
    ['a middle', 0.5],
    ['the last', 0.98],
  ] as const) {
    it(`keeps all initiatives and findings but ${what} one as the same objects`, () => {
      const index = before.draft.initiatives[Math.floor(at * before.draft.initiatives.length)]!;
      const from = before.draft.starts[index]! + 5;
      const changed = text.slice(0, from) + 'x' + text.slice(from);
      const after = parser.update(before, changed, [{ from, to: from, newTo: from + 1 }], SURROUNDINGS);
      const fresh = after.draft.passages.filter((passage, i) => passage !== before.draft.passages[i]);
      assert.equal(fresh.length, 1);
      const newFindings = [...linter.lint(after.draft)].filter(({ finding }) => !findings.has(finding));
      assert.ok(newFindings.every(({ offset }) => offset === after.draft.starts[index]));
    });
  }

  it('reads the block before the edit anew, which may have grown', () => {
    const parsed = parser.parse('- Build a park. (SB)\n\nBuild a pool.\n', SURROUNDINGS);
    const text = '- Build a park. (SB)\n\n- Build a pool.\n';
    const after = parser.update(parsed, text, [{ from: 22, to: 22, newTo: 24 }], SURROUNDINGS);
    assert.deepEqual(shape(after), shape(parser.parse(text, SURROUNDINGS)));
    assert.equal(after.draft.initiatives.length, 2);
  });

  it('reads a block anew whose indent alone was edited', () => {
    const parsed = parser.parse('# Parks\n\t Build a park. (SB)\n', SURROUNDINGS);
    const text = ' Build a park. (SB)\n';
    const after = parser.update(parsed, text, [{ from: 0, to: 9, newTo: 0 }], SURROUNDINGS);
    assert.deepEqual(shape(after), shape(parser.parse(text, SURROUNDINGS)));
  });

  for (const [what, rounds] of [
    [
      'what is nested in an item whose words begin below its mark',
      [
        '- Build a park. (SB)\n- \n  and on by 2027. (DEVB)\n\r\n  - nested (TLB)\n',
        '- Build a park. (SB)\n\n- \n  and on by 2027. (DEVB)\n\r\n  - nested (TLB)\n',
        '  <!-- policy-address-disable -- why -->\n\n- \n  and on by 2027. (DEVB)\n\r\n  - nested (TLB)\n',
      ],
    ],
    [
      'a mark of the byte order that comes to the start',
      ['\n\ufeff- Build a park.\n', '\ufeff- Build a park.\n'],
    ],
    ['a mark of the byte order that leaves it', ['\ufeff- Build a park.\n', '\n\ufeff- Build a park.\n']],
  ] as const) {
    it(`reads as anew ${what}`, () => {
      let parsed = parser.parse(rounds[0], SURROUNDINGS);
      for (const text of rounds.slice(1)) {
        parsed = parser.update(parsed, text, [differenceOf(parsed.text, text)], SURROUNDINGS);
        assert.deepEqual(shape(parsed), shape(parser.parse(text, SURROUNDINGS)));
      }
    });
  }

  it('nests what stands below a blank line in an item whose words begin below its mark', () => {
    const { draft } = parser.parse('- \n  Build parks. (SB)\n\n  - in the north\n', SURROUNDINGS);
    assert.deepEqual(
      draft.blocks.map(({ content }) => content.depths),
      [[0, 1]],
    );
  });

  it('keeps the items of the same list as they are', () => {
    const list = Array.from({ length: 500 }, (_, i) => `- Build park ${i}. (SB)\n`).join('');
    const parsed = parser.parse(list, SURROUNDINGS);
    const from = parsed.draft.starts[250]! + 8;
    const after = parser.update(
      parsed,
      list.slice(0, from) + 'x' + list.slice(from),
      [{ from, to: from, newTo: from + 1 }],
      SURROUNDINGS,
    );
    assert.equal(after.draft.passages.filter((passage, i) => passage !== parsed.draft.passages[i]).length, 1);
  });

  it('keeps initiatives when the kind of draft changes, but not what is found in them', () => {
    const source = '---\npolicyAddress:\n  kind: supplement\n---\n\n- Build a park.\n';
    const parsed = parser.parse(source, SURROUNDINGS);
    const from = source.indexOf('supplement');
    const text = source.replace('supplement', 'address');
    const edits = [{ from, to: from + 'supplement'.length, newTo: from + 'address'.length }];
    const after = parser.update(parsed, text, edits, SURROUNDINGS);
    assert.equal(after.draft.passages[0], parsed.draft.passages[0]);
    assert.equal([...linter.lint(parsed.draft)].length, 2);
    assert.equal([...linter.lint(after.draft)].length, 0);
  });

  it('reads all anew when the publication date changes', () => {
    const other = parser.update(before, text, [], { ...SURROUNDINGS, publicationDate: '2023-10-25' });
    assert.notEqual(
      other.draft.initiative(other.draft.initiatives[0]!),
      before.draft.initiative(before.draft.initiatives[0]!),
    );
  });
});
