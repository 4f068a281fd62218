import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { tagOf } from '../../server/src/draft/passage.js';
import { looksLikeDraft } from '../../server/src/draft/recognition.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { lineOf, linter, readDraft, seeds } from '../support/reading.js';

/** More by hand: `FUZZ_RUNS=20000 npm run test:unit -- --grep "can be taken out" --timeout 0`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 3000);

/** What is found in a draft, but for what is said of its directives: "line rule". */
function found(text: string): string[] {
  return allFound(text).filter((line) => !line.includes('directive/'));
}

/** All that is found in a draft. */
function allFound(text: string): string[] {
  return [...linter.lint(readDraft(text))].map(
    ({ finding, offset }) => `${lineOf(text, offset + finding.range.start)} ${finding.rule.name}`,
  );
}

/** What is said of the directives of a draft: "line what". */
function judged(text: string): string[] {
  return [...linter.lint(readDraft(text))]
    .filter(({ finding }) => finding.rule.scope === 'directives')
    .map(({ finding }) => {
      const what = finding.rule.name.replace('directive/', '');
      return `${lineOf(text, finding.range.start)} ${what} ${text.slice(finding.range.start, finding.range.end)}`;
    });
}

/** What the directives of a draft say: "name: rules". */
function said(text: string): string[] {
  return readDraft(text).directives.map(({ directive, offset }) => {
    const comment = text.slice(offset + directive.start, offset + directive.end);
    assert.ok(comment.startsWith('<!--') && comment.endsWith('-->'), comment);
    for (const { name, start, end } of directive.rules) {
      assert.equal(text.slice(offset + start, offset + end), name);
    }
    return `${directive.name}: ${directive.rules.map(({ name }) => name).join(' ')}`;
  });
}

const next = (rules: string): string => `<!-- policy-address-disable-next-line ${rules} -->`;
const VAGUE = '- Open the yard in due course. (HYAB)';

describe('directives', () => {
  it('are read with the names of rules, whatever parts these, and without the reason', () => {
    for (const [comment, expected] of [
      ['<!-- policy-address-disable -->', 'disable: '],
      ['<!--policy-address-enable-->', 'enable: '],
      ['<!-- policy-address-disable-file text/homoglyph -->', 'disable-file: text/homoglyph'],
      ['<!-- policy-address-disable-line a/b, c/d e/f,g/h -->', 'disable-line: a/b c/d e/f g/h'],
      ['<!-- policy-address-disable-next-line a/b -- see c/d -- and e/f -->', 'disable-next-line: a/b'],
      ['<!-- policy-address-disable-next-line: a/b、c/d，e/f; -->', 'disable-next-line: a/b c/d e/f'],
      ['<!-- policy-address-disable -- only here -->', 'disable: '],
      ['<!-- policy-address-disable-line a/b — see c/d -->', 'disable-line: a/b'],
      ['<!-- policy-address-disable a/b\n  c/d -->', 'disable: a/b c/d'],
    ] as const) {
      assert.deepEqual(said(`Words.\n\n${comment}\n`), [expected], comment);
    }
  });

  it('stand in paragraphs, headings, lists at any depth, and side by side', () => {
    const line = '<!-- policy-address-disable-line a/b -->';
    const text = [
      `# Heading ${line}`,
      `Words ${line} and words ${line}`,
      `- item ${line}\n  ${line}\n  - nested ${line}\n    ${line}\n\n  more ${line}`,
      `${line} ${line}`,
      `- [ ] task ${line}`,
    ].join('\n\n');
    assert.equal(said(text).length, 11);
    assert.equal(said(text.replaceAll('\n', '\r\n')).length, 11);
    assert.equal(said(text.replaceAll('\n', '\r')).length, 11);
  });

  it('are no more than that', () => {
    for (const text of [
      '<!-- policy-address-disabled a/b -->',
      '<!-- policy-address-disable-nothing -->',
      '<!-- see policy-address-disable a/b -->',
      '<!-- policy-address-disable a/b',
      '<!-- policy-address-disable\n- Build it. (SB)\n<!-- note -->',
      '- <!-- policy-address-disable\n- Build it. (SB) -->',
      'Write `<!-- policy-address-disable -->` to be left alone.',
      'Write ``a ` <!-- policy-address-disable --> ` `` to be left alone.',
      '```\n<!-- policy-address-disable -->\n```',
      '- item\n  ```\n  <!-- policy-address-disable -->\n  ```',
      '> <!-- policy-address-disable -->',
      '| a |\n|---|\n| <!-- policy-address-disable --> |',
      '---\ntitle: <!-- policy-address-disable -->\n---',
      'policy-address-disable',
    ]) {
      assert.deepEqual(said(text), [], text);
    }
    assert.equal(said('A ` tick <!-- ` --> and <!-- policy-address-disable --> here').length, 1);
  });

  it('take a time linear in the text', () => {
    // What is promised thousands of times has a test of its own.
    const alone = new Linter(
      RULES.filter(({ scope }) => scope !== 'workspace'),
      seeds,
    );
    for (const text of [
      '`<!--'.repeat(100_000) + '<!-- policy-address-disable -->',
      '`<!--`'.repeat(100_000) + '<!-- policy-address-disable -->',
      '<!-- policy-address-disable -->'.repeat(20_000),
      `<!-- policy-address-disable ${'- '.repeat(200_000)}-->`,
      '- Build it. <!-- policy-address-disable-line -->\n'.repeat(20_000),
      `x <!-- ${'--> '.repeat(200_000)}`,
      `x ${'<!-- --> '.repeat(100_000)}`,
    ]) {
      alone.lint(readDraft(text)).count();
    }
  });

  it('silence the next line: all of a passage that starts there, and of its rule alone', () => {
    assert.deepEqual(found(VAGUE), ['1 deadline/vague']);
    assert.deepEqual(found(`${next('deadline/vague')}\n${VAGUE}\n${VAGUE}`), ['3 deadline/vague']);
    assert.deepEqual(found(`${next('')}\n${VAGUE}`), []);
    assert.deepEqual(found(`${next('bureau/missing')}\n${VAGUE}`), ['2 deadline/vague']);
    assert.deepEqual(found(`${next('bureau/missing, deadline/vague')}\n${VAGUE}`), []);
    assert.deepEqual(found(`${next('deadline/vague')}\n\n${VAGUE}`), ['3 deadline/vague']);
    const long = '- Open the yard for all,\n  in due course,\n  or as soon as possible. (HYAB)';
    assert.deepEqual(found(long), ['2 deadline/vague', '3 deadline/vague']);
    assert.deepEqual(found(`${next('deadline/vague')}\n${long}`), []);
    // In the middle of an item: the line below alone.
    assert.deepEqual(found(long.replace('\n', `\n  ${next('deadline/vague')}\n`)), ['4 deadline/vague']);
  });

  it('silence nested items, and not those below them', () => {
    const list = ['- Open: (HYAB)', `  ${next('deadline/missing')}`, '  - a park', '  - a pool'];
    assert.deepEqual(found(list.join('\n')), ['4 deadline/missing']);
    assert.deepEqual(found(list.join('\r\n')), ['4 deadline/missing']);
    assert.deepEqual(found(`${next('deadline/missing')}\n- Open: (HYAB)\n  - a park`), [
      '3 deadline/missing',
    ]);
  });

  it('silence the passage that stands on their line', () => {
    const comment = '<!-- policy-address-disable-line deadline/vague -->';
    assert.deepEqual(found(`${VAGUE} ${comment}\n${VAGUE}`), ['2 deadline/vague']);
    assert.deepEqual(found(`- Open the yard\n  in due course, ${comment}\n  with care. (HYAB)`), []);
    const glyphs = found(`• Open: (HYAB)\n  • a park in due course ${comment}\n  • a pool`);
    assert.deepEqual(
      glyphs.filter((line) => line.includes('deadline')),
      ['3 deadline/missing'],
    );
    assert.deepEqual(found(`${comment}\n${VAGUE}`), ['2 deadline/vague']);
  });

  it('silence from “disable” to “enable”, or to the end', () => {
    const off = '<!-- policy-address-disable deadline/vague -->';
    const on = '<!-- policy-address-enable deadline/vague -->';
    const all = '<!-- policy-address-disable -->';
    const draft = (...parts: string[]): string => parts.join('\n');
    assert.deepEqual(found(draft(VAGUE, off, VAGUE, on, VAGUE)), ['1 deadline/vague', '5 deadline/vague']);
    assert.deepEqual(found(draft(VAGUE, off, VAGUE, '', '# Heading', '', VAGUE)), ['1 deadline/vague']);
    assert.deepEqual(found(draft(all, VAGUE, on, VAGUE)), ['4 deadline/vague']);
    assert.deepEqual(found(draft(off, VAGUE, '<!-- policy-address-enable -->', VAGUE)), ['4 deadline/vague']);
    assert.deepEqual(found(draft(off, VAGUE, '<!-- policy-address-enable a/b -->', VAGUE)), []);
    assert.deepEqual(found(draft(on, VAGUE)), ['2 deadline/vague']);
  });

  it('silence the whole file from wherever they stand, front matter too', () => {
    assert.deepEqual(found(`${VAGUE}\n\n<!-- policy-address-disable-file deadline/vague -->\n`), []);
    const front = '---\npolicyAddress:\n  kind: poem\n---\n\n';
    assert.deepEqual(found(front), ['3 structure/front-matter']);
    assert.deepEqual(found(`${front}<!-- policy-address-disable-file structure/front-matter -->\n`), []);
  });

  it('are counted nowhere, and turn nothing on', () => {
    const draft = readDraft(`${next('deadline/vague')}\n${VAGUE}\n${VAGUE}`);
    const findings = linter.lint(draft);
    assert.equal(findings.count().warning, 1);
    assert.equal(findings.where(() => true).length, 1);
    const off = new Linter(RULES, seeds).lint(
      readDraft(`<!-- policy-address-enable deadline/vague -->\n${VAGUE}`),
      () => null,
    );
    assert.deepEqual([...off], []);
  });

  it('leave the words of what they stand beside alone, and whether it is a draft', () => {
    const plain = '- Build a park. (SB)\nBuild a pool. (SB)\n\n# Heading\n\n• Build a pier. (SB)\n';
    const inspect = (text: string): unknown =>
      inspectInitiatives(readDraft(text), () => 0).map(({ id, text: words, bureaux, sections }) => [
        id,
        words,
        bureaux,
        sections,
      ]);
    const comment = '<!-- policy-address-disable-line a/b -->';
    const marked = plain.replace(/(\w.*)\n/g, `$1 ${comment}\n`);
    assert.equal(readDraft(marked).directives.length, 4);
    assert.deepEqual(inspect(marked), inspect(plain));
    assert.equal(looksLikeDraft(readDraft(marked)), true);
  });

  it('above the title leave it the title', () => {
    const text = `${`${next('a/b')}\n`.repeat(20)}# The 2025 Policy Address\n`;
    assert.equal(readDraft(text, null).circumstances.publication.year, 2025);
  });

  it('of no use are found, whatever they reach, but not where the rule is off', () => {
    const line = (rules: string): string => `<!-- policy-address-disable-line ${rules} -->`;
    const file = (rules: string): string => `<!-- policy-address-disable-file ${rules} -->`;
    assert.deepEqual(judged(`${next('')}\n${VAGUE}`), []);
    assert.deepEqual(judged(`${file('')}\n\n${VAGUE}`), []);
    assert.deepEqual(judged(`${VAGUE} ${line('')}`), []);
    assert.deepEqual(judged(`${next('')}\n- Build it by end-2026. (SB)`), [
      '1 unused policy-address-disable-next-line',
    ]);
    assert.deepEqual(judged(`${file('')}\n`), ['1 unused policy-address-disable-file']);
    // Off unless it is asked for.
    assert.deepEqual(judged(`${next('deadline/pace')}\n${VAGUE}`), []);
    assert.deepEqual(judged(`${next('deadline/pace, deadline/past')}\n${VAGUE}`), ['1 unused deadline/past']);
    // Two that silence the same are both of use: either may be taken out, not both.
    assert.deepEqual(judged(`${file('deadline/vague')}\n\n${next('deadline/vague')}\n${VAGUE}`), []);
    // What is silenced of the draft as a whole has no passage, not that which happens to be the first.
    assert.deepEqual(
      judged(`- Build it by end-2026. (SB) ${line('')}\n\n${next('deadline/past')}\n${VAGUE}`),
      ['1 unused policy-address-disable-line', '3 unused policy-address-disable-next-line'],
    );
  });

  it('that end nothing are found, and those that end what is of no use', () => {
    const off = (rules = ''): string => `<!-- policy-address-disable ${rules} -->`;
    const on = (rules = ''): string => `<!-- policy-address-enable ${rules} -->`;
    const lines = (...parts: string[]): string[] => judged(parts.join('\n\n'));
    assert.deepEqual(lines(off(), VAGUE, on('deadline/vague'), VAGUE, on()), []);
    assert.deepEqual(lines(off('deadline/vague'), VAGUE, on()), []);
    assert.deepEqual(lines(off('deadline/vague'), VAGUE, on('deadline/vague'), on('deadline/vague')), [
      '7 unused policy-address-enable',
    ]);
    assert.deepEqual(lines(off(), VAGUE, on('deadline/vague'), on('deadline/vague')), [
      '7 unused policy-address-enable',
    ]);
    assert.deepEqual(lines(off('deadline/past'), VAGUE, on()), [
      '1 unused policy-address-disable',
      '5 unused policy-address-enable',
    ]);
    assert.deepEqual(lines(off('deadline/pace'), VAGUE, on()), []);
    assert.deepEqual(lines(off('deadline/pace'), VAGUE, on('deadline/pace')), []);
  });

  it('can be silenced themselves, by their names alone', () => {
    const stale = `${next('deadline/past, a/b')}\n${VAGUE}`;
    assert.deepEqual(judged(stale), ['1 unused deadline/past', '1 unknown-rule a/b']);
    assert.deepEqual(judged(`<!-- policy-address-disable-file -->\n\n${stale}`).length, 2);
    const both = '<!-- policy-address-disable-file directive/unused directive/unknown-rule -->';
    assert.deepEqual(judged(`${both}\n\n${stale}`), []);
    assert.deepEqual(judged(`<!-- policy-address-disable-file directive/unused -->\n\n${VAGUE}`), []);
  });

  it('with a name that no rule has suggest those that are near', () => {
    const near = (name: string): unknown => {
      const [only] = [...linter.lint(readDraft(`${next(name)}\n`))];
      return only!.finding.suggestions!.map(({ changes }) => changes[0]!.text);
    };
    assert.deepEqual(near('deadline/vauge'), ['deadline/vague', 'deadline/pace']);
    assert.deepEqual(near('missing'), ['bureau/missing', 'deadline/missing']);
    assert.deepEqual(near('no-such-thing'), []);
    assert.deepEqual(near('x'.repeat(100_000)), []);
  });

  it('cost no more than their number where they are of no use', () => {
    for (const text of [
      `${next(Array.from({ length: 20_000 }, (_, i) => `a/b${i}`).join(' '))}\n`,
      `${next('deadline/past')}\n`.repeat(10_000),
      '<!-- policy-address-disable -->\n\n<!-- policy-address-enable -->\n\n'.repeat(5_000),
      '<!-- policy-address-disable -->\n\n'.repeat(5_000) + VAGUE,
      `${' '.repeat(10_000)}${'<!-- policy-address-disable -->'.repeat(5_000)}${' '.repeat(10_000)}\n`,
    ]) {
      linter.lint(readDraft(text)).count();
    }
  });

  it('are no part of an item that goes on below a list, however lines end', () => {
    for (const eol of ['\n', '\r\n']) {
      const item = (comment: string): string =>
        [`- Build a park${comment}`, '  - a nested one', '', '  and a pool. (SB)'].join(eol);
      const [commented, bare] = [item(' <!-- policy-address-disable-line -->'), item('')].map(
        (text) => readDraft(text).passages[0]!,
      );
      assert.equal(commented!.readable, bare!.readable);
      assert.equal(commented!.text, bare!.text);
    }
  });

  it('can be taken out so that all else is read as before', () => {
    const ALL = '<!-- policy-address-disable -->';
    const LINES = [
      '- Build a park. (SB)',
      '  - a nested one by end-2026',
      '    more words of it',
      'Words of a paragraph.',
      '  indented words',
      '# Heading',
      '• Build a pool. (HYAB)',
      '  • a nested glyph',
      '1. first (SB)',
      '2. second',
      '',
      '',
      '   ',
      `${ALL} words`,
      '> quoted',
      '| a | b |',
      '---',
      '* another (SB)',
      '\t- tab (SB)',
      'Open a hall in due course. (HYAB)',
    ];
    const read = (text: string): unknown => {
      const { passages } = readDraft(text);
      return passages.map((passage) => [
        passage.kind,
        passage.readable.replace(/\s+/g, ' ').trim(),
        passage.kind === 'initiative' && (tagOf(passage)?.codes.map(({ written }) => written) ?? null),
      ]);
    };
    const line = fc.oneof(
      fc.constantFrom(...LINES),
      fc.constantFrom(...LINES).map((words) => `${words} ${ALL}`),
      fc.constantFrom('', '  ', '    ', '\t').map((indent) => `${indent}${ALL}`),
    );
    let tried = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, eol) => {
        const text = lines.join(eol);
        for (const { removal } of readDraft(text).directives) {
          if (!removal.isSafe) continue;
          tried++;
          const { start, end } = removal.range;
          const after = text.slice(0, start) + text.slice(end);
          assert.deepEqual(read(after), read(text), JSON.stringify([text, after]));
        }
      }),
      { numRuns: RUNS },
    );
    assert.ok(tried > RUNS / 3);
  });
});
