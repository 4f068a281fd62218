import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { needlessEmphasisIn } from '../../server/src/draft/emphasis.js';
import { outlineOf } from '../../server/src/draft/outline.js';
import type { ParsedDraft } from '../../server/src/draft/parser.js';
import { type Writing, withheldFindings } from '../../server/src/features/withholding.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { actionsOf, after } from '../support/code-actions.js';
import { TODAY, knownDraft, lineOf, linter, parser, readDraft, seeds } from '../support/reading.js';

const SURROUNDINGS = { today: TODAY, publicationDate: '2025-09-17' };

/** The rules that find something, with the lines. */
function found(text: string): string[] {
  return [...linter.lint(readDraft(text))].map(
    ({ finding, offset }) => `${lineOf(text, offset + finding.range.start)} ${finding.rule.name}`,
  );
}

/** The text after the first action whose title begins so. */
async function done(text: string, title: string, publicationDate?: string | null): Promise<string> {
  const actions = await actionsOf(knownDraft(text, publicationDate));
  const action = actions.find((each) => each.title.startsWith(title));
  assert.ok(action, actions.map((each) => each.title).join('\n'));
  return after(text, action);
}

/** A draft after some text was put in at an offset. */
function typed(before: ParsedDraft, at: number, words: string): ParsedDraft {
  const text = before.text.slice(0, at) + words + before.text.slice(at);
  return parser.update(before, text, [{ from: at, to: at, newTo: at + words.length }], SURROUNDINGS);
}

describe('what is read of all blocks', () => {
  const TEXT = '# A\n\n- Build a park. (SB)\n\n## B\n\nWords.\n\n## C\n\n- Build a pool. (SB)\n';

  it('stays the same object while words are typed', () => {
    const before = parser.parse(TEXT, SURROUNDINGS);
    const outline = outlineOf(before.draft);
    for (const words of ['park', 'Words', 'pool']) {
      assert.equal(outlineOf(typed(before, TEXT.indexOf(words) + 2, 'x').draft), outline, words);
    }
    assert.notEqual(outlineOf(typed(before, TEXT.indexOf('B\n') + 1, 'x').draft), outline);
    assert.notEqual(outlineOf(typed(before, TEXT.indexOf('## C'), '- X. (SB)\n\n').draft), outline);
  });

  it('gives what reading anew gives, whatever is edited', () => {
    const piece = fc.constantFrom(
      '# A\n', '## **B**\n', '#### C\n', '\n', '- Build a park. (SB)\n', '- Build a pool (SB)\n', '- Build a pier in\n', 'the town. (SB)\n', '12\n', '\n**Bold**\n', '• Build a dam. (SB)\n', '|A|\n|-|\n', '\nWords.\n\n', 'x', '- ', '<!-- a -->\n', '---\n',
      '- Draw up a plan; set up a desk. (SB)\n',
    ); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40, size: 'max' }),
        fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: piece }), {
          maxLength: 6,
          size: 'max',
        }),
        (pieces, edits) => {
          let parsed = parser.parse(pieces.join(''), SURROUNDINGS);
          for (const { at, cut, put } of edits) {
            linter.lint(parsed.draft);
            const { text } = parsed;
            const from = Math.floor(at * text.length);
            const to = Math.min(text.length, from + cut);
            const next = text.slice(0, from) + put + text.slice(to);
            parsed = parser.update(parsed, next, [{ from, to, newTo: from + put.length }], SURROUNDINGS);
            const placed = (draft: ParsedDraft['draft'], by: Linter): string[] =>
              [...by.lint(draft)].map(({ finding: { rule, range, message, suggestions }, offset }) =>
                JSON.stringify([
                  rule.name,
                  offset + range.start,
                  offset + range.end,
                  message,
                  offset,
                  suggestions,
                ]),
              );
            assert.deepEqual(
              placed(parsed.draft, linter),
              placed(parser.parse(next, SURROUNDINGS).draft, new Linter(RULES, seeds)),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a torn item', () => {
  const TORN = '- Build a park in the\n\ntown by end-2026. (SB)\n\n- Build a pool by end-2026. (SB)\n';

  it('is told once, in place of what is wrong with each half', () => {
    assert.deepEqual(found(TORN), ['1 structure/split-list']);
  });

  it('leaves the halves to the others where it is silenced or off', () => {
    const halves = ['bureau/missing', 'deadline/missing', 'structure/unbulleted-initiative'];
    const names = (list: string[]): string[] => list.map((each) => each.split(' ')[1]!).sort();
    const silenced = `<!-- policy-address-disable structure/split-list -->\n\n${TORN}`;
    assert.deepEqual(names(found(silenced)), halves);
    const off = linter.lint(readDraft(TORN), ({ name }) => (name === 'structure/split-list' ? null : 'hint'));
    assert.deepEqual([...off].map(({ finding }) => finding.rule.name).sort(), halves);
  });

  it('names rules that there are', () => {
    const names = new Set(RULES.map(({ name }) => name));
    const settled = [...linter.lint(readDraft(TORN))].flatMap(({ finding }) => finding.settles ?? []);
    assert.deepEqual(settled.length, 2);
    for (const { rules } of settled) for (const name of rules) assert.ok(names.has(name), name);
  });

  it('is joined', async () => {
    const joined = await done(TORN, 'Join the two');
    assert.equal(
      joined,
      '- Build a park in the town by end-2026. (SB)\n\n- Build a pool by end-2026. (SB)\n',
    );
    assert.deepEqual(found(joined), []);
  });

  it('is told from items that were begun in small letters', () => {
    for (const text of [
      '- Build a park\n- open a pool by end-2026. (SB)\n',
      '- Build a park. (SB)\n- in the town by end-2026. (SB)\n',
      '- Build a park for\n- eHealth users by end-2026. (SB)\n',
      '- Build by end-2026: (SB)\n  - A park of\n  - the town (SB)\n',
    ]) {
      assert.ok(!found(text).some((each) => each.includes('split-list')), text);
    }
  });
});

describe('what the rules of structure suggest', () => {
  it('makes one heading of two that were torn', async () => {
    const rest = '\n\n- Build a park by end-2026. (SB)\n';
    const make = 'Make one heading';
    assert.equal(await done(`# Our Status as\n# **a Hub**${rest}`, make), `# Our Status as **a Hub**${rest}`);
    assert.equal(
      await done(`## Care for all\r\n\r\n## in need${rest}`, make),
      `## Care for all in need${rest}`,
    );
    const kept = [...linter.lint(readDraft(`# Our Status as\n\n<!-- x -->\n\n# a Hub${rest}`))];
    assert.deepEqual(
      kept.map(({ finding: { rule, message, suggestions } }) => [rule.name, message.id, suggestions]),
      [['structure/empty-section', 'torn', undefined]],
    );
  });

  it('makes headings of lines in bold, below the heading above them', async () => {
    const item = '- Build a park by end-2026. (SB)';
    const make = 'Make headings of all';
    assert.equal(
      await done(`# A\n\n**B**\n\n${item}\n\n## C\r\n\r\n__D__\r\n${item}\n`, make),
      `# A\n\n## B\n\n${item}\n\n## C\r\n\r\n### D\r\n${item}\n`,
    );
    assert.equal(
      await done(`**A** <!-- a -->\n\n**B**\n• Build a pool. (SB)\n\n**C**\n\n${item}\n`, make),
      `## A <!-- a -->\n\n### B\n• Build a pool. (SB)\n\n### C\n\n${item}\n`,
    );
    assert.equal(await done(`**A**\n\n${item}\n`, 'Make a heading'), `## A\n\n${item}\n`);
    const many = `**A**\n\n${item}\n\n`.repeat(201);
    const one = [...linter.lint(readDraft(many))].filter(
      ({ finding }) => finding.rule.name === 'structure/bold-heading',
    );
    assert.equal(one.length, 1);
    assert.equal(one[0]!.finding.suggestions, undefined);
  });

  it('makes items of promises, with the line breaks of the draft', async () => {
    assert.equal(
      await done('- Draw up a plan; and set up a desk by end-2026. (SB)\r\n- Go. (SB)\r\n', 'Make 2 items'),
      '- Draw up a plan. (SB)\r\n- Set up a desk by end-2026. (SB)\r\n- Go. (SB)\r\n',
    );
    assert.equal(
      await done('- Draw up a plan. (SB) Set up a desk by end-2026. (CSB)\n', 'Begin an item'),
      '- Draw up a plan. (SB)\n- Set up a desk by end-2026. (CSB)\n',
    );
  });

  it('leaves an item in several lines, or nested, to the refactoring', async () => {
    for (const text of [
      '- Draw up a plan;\n  set up a desk. (SB)\n',
      '- Open:\n  - draw up a plan; set up a desk (SB)\n',
    ]) {
      assert.ok(
        found(text).some((each) => each.endsWith('structure/several-promises')),
        text,
      );
      const titles = (await actionsOf(knownDraft(text))).map(({ title }) => title);
      assert.ok(!titles.some((title) => title.startsWith('Make ')), titles.join());
      assert.ok(
        titles.some((title) => title.startsWith('Split into 2')),
        titles.join(),
      );
    }
  });

  it('writes a single deep heading like those beside it', async () => {
    const text = '# T\n\n## A\n\n- Go. (SB)\n\n## B\n\n#### C\n\n- Go. (SB)\n\n## D\n\n- Go. (SB)\n';
    assert.equal(await done(text, 'Write with “##”'), text.replace('####', '##'));
  });

  it('moves headings along', async () => {
    const text =
      '# T\n\n## A\n\n### A1\n\n- Go. (SB)\n\n## B\n\n#### B1\n\n##### B1a\n\n- Go. (SB)\n\n#### B2\n\n- Go. (SB)\n\n## C\n\n### C1\n\n- Go. (SB)\n';
    assert.equal(
      await done(text, 'Write with “###”'),
      text.replace('#### B1', '### B1').replace('##### B1a', '#### B1a').replace('#### B2', '### B2'),
    );
  });

  it('puts front matter at the top, with what the title is sure of', async () => {
    for (const [title, kind] of [
      ['The Policy Address: Supplement', '  kind: supplement\n'],
      ['Annex: Indicators', '  kind: annex\n'],
      ['Measures and their annexes', ''],
    ] as const) {
      const text = `# ${title}\n\n- Go by end-2026. (SB)\n`;
      const made = await done(text, 'Add lines at the top', null);
      assert.equal(made, `---\npolicyAddress:\n${kind}  publicationDate:\n---\n\n${text}`);
      const next = readDraft(made, null);
      assert.deepEqual(next.metadata.problems, []);
      const dated = readDraft(made.replace('publicationDate:', 'publicationDate: 2026-09-16'), null);
      assert.ok([...linter.lint(dated)].every(({ finding }) => finding.rule.name !== 'structure/metadata'));
    }
  });
});

describe('front matter of another program', () => {
  const DRAFT = '# Measures\n\n- Go by end-2026. (SB)\n';

  it('gets the lines for the day of publication, above its end', async () => {
    for (const written of ['', 'title: Measures\n', 'tags:\n  - a\nabstract: |\n  Words.\n']) {
      for (const [mark, end, eol] of [
        ['', '---', '\n'],
        ['\ufeff', '...', '\r\n'],
      ] as const) {
        const before = `${mark}---\n${written}`.replaceAll('\n', eol);
        const text = `${before}${end}\n\n${DRAFT}`.replaceAll(/\r?\n/g, eol);
        const made = await done(text, 'Add lines at the top', null);
        const lines = 'policyAddress:\n  publicationDate:\n'.replaceAll('\n', eol);
        assert.equal(made, before + lines + text.slice(before.length));
        const { metadata } = readDraft(made.replace('publicationDate:', 'publicationDate: 2026-09-16'), null);
        assert.deepEqual([metadata.problems, metadata.publicationDate], [[], '2026-09-16']);
      }
    }
  });

  it('is left alone where lines of ours would make it unreadable', async () => {
    for (const written of ['{ title: Measures }', '- a', 'title: [a', 'Words.']) {
      const text = `---\n${written}\n---\n\n${DRAFT}`;
      const titles = (await actionsOf(knownDraft(text, null))).map(({ title }) => title);
      assert.ok(!titles.some((title) => title.startsWith('Add lines')), titles.join('\n'));
    }
  });
});

describe('a section without anything', () => {
  it('waits while somebody writes below its heading, and then is told', () => {
    const text = '# T\n\n- Go. (SB)\n\n## New\n\n\n\n## Old\n\n- Go. (SB)\n';
    const known = knownDraft(text);
    const empty = [...known.findings].find(({ finding }) => finding.rule.name === 'structure/empty-section')!;
    const writing = (at: number): Writing => ({ edits: [], at, isKeystroke: true });
    const below = text.indexOf('## New') + '## New\n'.length;
    assert.ok(withheldFindings(known, writing(below), null).has(empty.finding));
    assert.ok(withheldFindings(known, writing(below - 1), null).has(empty.finding));
    assert.ok(!withheldFindings(known, writing(text.length - 1), null).has(empty.finding));
    // What stood before somebody began goes on standing.
    const shown = { known, withheld: new Set<never>() };
    assert.ok(!withheldFindings(known, writing(below - 1), shown).has(empty.finding));
  });
});

describe('needless emphasis', () => {
  it('is gone once its marks are', () => {
    const mark = fc.constantFrom('*', '**', '_', '__', ' ', 'a', 'b', '\\', '`');
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 24 }), (marks) => {
        const heading = marks.join('').trim();
        const once = without(heading);
        // Marks that meant nothing may mean something then; in the end none is left.
        let last = once;
        for (let i = 0; i < 12 && without(last) !== last; i++) last = without(last);
        assert.equal(without(last), last);
        assert.equal(once.replace(/[*_]/g, ''), heading.replace(/[*_]/g, ''));
      }),
    );
  });

  function without(heading: string): string {
    const marks = needlessEmphasisIn(heading).flatMap(({ opening, closing }) => [opening, closing]);
    return marks
      .sort((a, b) => b.start - a.start)
      .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), heading);
  }
});

describe('the rules of structure', () => {
  it('take a time linear in the text', () => {
    const structure = RULES.filter(({ name }) => name.startsWith('structure/'));
    for (const piece of [
      '# a\n\n',
      '# a\n\n#### b\n\n',
      '- Build x;',
      '- Go (SB) Go. ',
      '12\n\n',
      '- a in\n\nb (SB)\n\n',
      '# ****a',
      '###### a\n\n# b\n\n',
    ]) {
      new Linter(structure, seeds).lint(readDraft(piece.repeat(4_000), null));
    }
  });
});
