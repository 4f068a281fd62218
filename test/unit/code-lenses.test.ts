import { strict as assert } from 'node:assert';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { SHOW_PROBLEMS, codeLenses } from '../../server/src/features/code-lenses.js';
import { knownDraft, lineOf } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

/** The lenses of a text: the line of each, from 1, and what it says. */
function lenses(text: string, day?: string, myBureau = ''): [line: number, title: string][] {
  return codeLenses(knownDraft(text, day), { showsProblems: false, myBureau }).map(({ range, command }) => [
    range.start.line + 1,
    command!.title,
  ]);
}

const DRAFT = `# Roads

We build roads.

## New ones

- Build one by 2027. (TLB)
- Build another one soon. (TLB)
- Continue to build. (TLB)

## Old ones

Nothing to do.

### Very old ones

- Do this by 2028: (TLB)
  - Mend it.
  - Light it.

# Ships

Some swim.
`;

describe('code lenses', () => {
  it('count the initiatives below each heading that has some, those of its subsections too', () => {
    assert.deepEqual(lenses(DRAFT), [
      [1, '5 initiatives, 3 dated, 1 to look at'],
      [5, '3 initiatives, 1 dated, 1 to look at'],
      [11, '2 initiatives, 2 dated'],
      [15, '2 initiatives, 2 dated'],
    ]);
  });

  it('count one as one', () => {
    assert.deepEqual(lenses('# A\n\n- Mend it. (SB)\n'), [[1, '1 initiative, 0 dated, 1 to look at']]);
  });

  it('count those of one bureau where only that is looked at, as the list of problems does', () => {
    const text =
      '# A\n\n- Mend it soon. (SB)\n- Light it by 2027. (TLB, SB)\n- Paint it soon. (TLB)\n\n# B\n\n- Sell it. (TLB)\n';
    assert.deepEqual(lenses(text, undefined, 'SB'), [[1, 'SB only: 2 initiatives, 1 dated, 1 to look at']]);
    // A slip in a setting hides nothing.
    assert.equal(lenses(text, undefined, 'XYZ')[0]![1], '3 initiatives, 1 dated, 2 to look at');
  });

  it('are the same with carriage returns', () => {
    assert.deepEqual(lenses(DRAFT.replaceAll('\n', '\r\n')), lenses(DRAFT));
  });

  it('are none where there is no heading, or nothing', () => {
    assert.deepEqual(lenses('- Mend it. (SB)\n'), []);
    assert.deepEqual(lenses(''), []);
    assert.deepEqual(lenses('# A\n'), []);
  });

  it('can be clicked where the client shows problems and there are some, and lead to the first', () => {
    const known = knownDraft(DRAFT);
    assert.deepEqual(
      codeLenses(known, { showsProblems: true, myBureau: '' }).map(({ command }) => [
        command!.command,
        command!.arguments,
      ]),
      [
        [SHOW_PROBLEMS, [known.uri, { line: 7, character: 0 }]],
        [SHOW_PROBLEMS, [known.uri, { line: 7, character: 0 }]],
        ['', undefined],
        ['', undefined],
      ],
    );
    assert.ok(
      codeLenses(known, { showsProblems: false, myBureau: '' }).every(
        ({ command }) => command!.command === '',
      ),
    );
  });

  const assertCounts = (text: string, day?: string): void => {
    const known = knownDraft(text, day);
    const { draft, findings } = known;
    const inspected = inspectInitiatives(draft, (offset) => lineOf(text, offset));
    const problems = findings
      .where((severity) => severity === 'error' || severity === 'warning')
      .map(({ finding, offset }) => lineOf(text, offset + finding.range.start));
    // A heading’s section ends before the next heading of its level or a higher one.
    const headings = draft.passages.flatMap((passage, i) =>
      passage.kind === 'heading' && passage.isSection
        ? [{ level: passage.level, line: lineOf(text, draft.starts[i]!) }]
        : [],
    );
    const expected = headings.flatMap(({ level, line }): [number, string][] => {
      const next = headings.find((other) => other.line > line && other.level <= level)?.line ?? Infinity;
      const own = inspected.filter((initiative) => initiative.line > line && initiative.line < next);
      if (own.length === 0) return [];
      const dated = own.filter(({ status }) => status === 'dated').length;
      const toLookAt = own.filter(({ line: from, text: words }) => {
        const to = from + words.split(/\r\n|\r|\n/).length - 1;
        return problems.some((at) => at >= from && at <= to);
      }).length;
      const count = own.length === 1 ? '1 initiative' : `${own.length} initiatives`;
      const look = toLookAt > 0 ? `, ${toLookAt} to look at` : '';
      return [[line, `${count}, ${dated} dated${look}`]];
    });
    assert.ok(expected.length > 0);
    assert.deepEqual(lenses(text, day), expected);
  };

  for (const name of ['supplement.policy.md', 'return-sb.policy.md', 'defects.md']) {
    it(`count what \`inspect\` counts in ${name}`, () => {
      assertCounts(sample(name));
    });
  }
  withMaterial('count', () => {
    it('what `inspect` counts in the real Supplement', () => {
      assertCounts(readSupplement(), '2023-10-25');
    });
  });
});
