import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { type CONFIGURATION_MESSAGES } from '../../server/src/workspace/problems.js';
import {
  type Counted,
  countFindings,
  newFindings,
  stillFound,
  totalOf,
} from '../../server/src/workspace/baseline.js';
import { readBaseline, writeBaseline } from '../../server/src/workspace/baseline-file.js';
import { pathFromFile } from '../../server/src/workspace/paths.js';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { lineOf, linter, parser, readDraft, TODAY } from '../support/reading.js';
import { MATERIAL, ROOT, withMaterial } from '../support/shared.js';

const DRAFT = [
  '# Sport',
  '',
  '- Open the yard in due course. (HYAB)',
  '- Train sixty wardens. (SB)',
  '- Build a park by end-2030 for all who live there and like to walk in the sun. (HAYB)',
  '',
].join('\n');

const countedIn = (text: string): Counted => {
  const draft = readDraft(text);
  return countFindings(linter.lint(draft), { draft, text });
};

/** What is shown of a text while the findings of another are accepted: "line rule". */
const shown = (text: string, accepted: Counted): string[] => {
  const draft = readDraft(text);
  return [...newFindings(linter.lint(draft), { draft, text }, accepted)].map(
    ({ finding, offset }) => `${lineOf(text, offset + finding.range.start)} ${finding.rule.name}`,
  );
};

/** The counts after they were written and read again. */
const reread = (counted: Counted): Counted => {
  const { baseline, problems } = readBaseline(writeBaseline(new Map([['a.md', counted]]), null));
  assert.deepEqual(problems, []);
  return baseline!.get('a.md') ?? new Map();
};

describe('accepted findings', () => {
  it('are shown no more, and all others are', () => {
    const accepted = reread(countedIn(DRAFT));
    assert.equal(totalOf(accepted), 3);
    assert.deepEqual(shown(DRAFT, accepted), []);
    assert.deepEqual(shown(`${DRAFT}- Paint the fence. (SB)\n`, accepted), ['6 deadline/missing']);
  });

  const EDITS: readonly (readonly [what: string, edit: (text: string) => string])[] = [
    ['lines are put above', (text) => `# New\n\nSome words.\n\n- Build a pier by end-2030. (SB)\n\n${text}`],
    ['initiatives change places', (text) => text.replace(/(- Open.*\n)(- Train.*\n)/, '$2$1')],
    ['lines are broken elsewhere', (text) => text.replace('in due course', 'in due\n  course')],
    ['lines end in another way', (text) => text.replaceAll('\n', '\r\n')],
    ['a bureau comes to a tag', (text) => text.replace('(HYAB)', '(HYAB, SB)')],
    ['a date is put right', (text) => text.replace('end-2030', 'mid-2031')],
    ['words change behind the opening ones', (text) => text.replace('the sun', 'the rain')],
    ['the heading changes', (text) => text.replace('# Sport', '## Sport and play')],
  ];
  for (const [what, edit] of EDITS) {
    it(`stay accepted when ${what}`, () => {
      const after = edit(DRAFT);
      assert.notEqual(after, DRAFT);
      assert.deepEqual(shown(after, countedIn(DRAFT)), []);
    });
  }

  it('that are equal are counted', () => {
    const twice = '- Train wardens. (SB)\n- Train wardens. (SB)\n';
    const accepted = reread(countedIn(twice));
    assert.deepEqual(
      [...accepted.values()].map(({ count }) => count),
      [2],
    );
    assert.deepEqual(shown(twice, accepted), []);
    assert.deepEqual(shown(`${twice}- Train wardens. (SB)\n`, accepted), ['3 deadline/missing']);
  });

  it('that are gone are new when they come back', () => {
    const accepted = countedIn(DRAFT);
    const fixed = DRAFT.replace('wardens.', 'wardens by end-2030.');
    const left = stillFound(accepted, countedIn(fixed));
    assert.equal(totalOf(left), 2);
    assert.deepEqual(shown(DRAFT, left), ['4 deadline/missing']);
    // What is new does not come in by itself.
    assert.equal(totalOf(stillFound(left, countedIn(DRAFT))), 2);
  });

  it('that a comment silences take nobody else’s place', () => {
    const accepted = countedIn('- Train wardens. (SB)\n');
    const text =
      '<!-- policy-address-disable-next-line -->\n- Train wardens. (SB)\n\n- Train wardens. (SB)\n';
    assert.deepEqual(shown(text, accepted), []);
  });

  it('are those of the draft as a whole and of its comments, too', () => {
    const text = `---\npolicyAddress:\n  kind: poem\n---\n\n<!-- policy-address-disable a/b -->\n\n${DRAFT}`;
    const accepted = reread(countedIn(text));
    assert.deepEqual([...accepted.values()].map(({ fingerprint }) => fingerprint.rule).slice(0, 2), [
      'bureau/unknown-code',
      'deadline/missing',
    ]);
    assert.equal(totalOf(accepted), 5);
    assert.deepEqual(shown(text, accepted), []);
    assert.deepEqual(shown(text.replace('poem', 'song'), accepted), ['3 structure/front-matter']);
  });

  it('hide all of a long draft, whatever is put above it', () => {
    const text = generateDraft(60_000);
    assert.deepEqual(shown(text, reread(countedIn(text))), []);
    assert.deepEqual(shown(`# Above\n\n- Build it by end-2030. (SB)\n\n${text}`, countedIn(text)), []);
  });

  it('show the same after edits as when all is read anew', () => {
    const accepted = countedIn(DRAFT);
    fc.assert(
      fc.property(
        fc.nat(DRAFT.length),
        fc.constantFrom('', 'x', '\n', '- Sweep. (SB)\n', ' in due course'),
        (at, put) => {
          const surroundings = { today: TODAY, publicationDate: '2025-09-17' };
          const before = parser.parse(DRAFT, surroundings);
          linter.lint(before.draft).count();
          const text = DRAFT.slice(0, at) + put + DRAFT.slice(at);
          const { draft } = parser.update(
            before,
            text,
            [{ from: at, to: at, newTo: at + put.length }],
            surroundings,
          );
          const kept = [...newFindings(linter.lint(draft), { draft, text }, accepted)];
          const places = kept.map(
            ({ finding, offset }) => `${lineOf(text, offset + finding.range.start)} ${finding.rule.name}`,
          );
          assert.deepEqual(places, shown(text, accepted));
        },
      ),
    );
  });

  it('are kept for passages: an edit makes only those of what it changed', () => {
    const draft = readDraft(DRAFT);
    const counts = (): Counted => countFindings(linter.lint(draft), { draft, text: DRAFT });
    const [one, two] = [counts(), counts()].map((all) =>
      [...all.values()].map(({ fingerprint }) => fingerprint),
    );
    one!.forEach((fingerprint, i) => assert.equal(fingerprint, two![i]));
  });
});

describe('the file of accepted findings', () => {
  const write = (drafts: Record<string, string>, before: string | null = null): string =>
    writeBaseline(new Map(Object.entries(drafts).map(([name, text]) => [name, countedIn(text)])), before);

  it('can be read and compared by people', () => {
    assert.equal(
      write({
        'b.md': DRAFT,
        'a/ä.md': '- Train wardens. (SB)\n- Train wardens. (SB)\n',
        'c.md': 'Nothing.\n',
      }),
      `{
  "version": 1,
  "drafts": {
    "a/ä.md": [
      { "rule": "deadline/missing", "in": "train wardens", "words": "Train wardens. (SB)", "count": 2 }
    ],
    "b.md": [
      { "rule": "bureau/unknown-code", "in": "build a park for all who live there and like to walk", "words": "HAYB" },
      { "rule": "deadline/missing", "in": "train sixty wardens", "words": "Train sixty wardens." },
      { "rule": "deadline/vague", "in": "open the yard in due course", "words": "in due course" }
    ]
  }
}
`,
    );
    assert.equal(write({}), '{\n  "version": 1,\n  "drafts": {}\n}\n');
  });

  it('fits its schema, keeps its line ends, and says the same when it is written again', () => {
    const schema = JSON.parse(readFileSync(path.join(ROOT, 'docs/baseline.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const text = write({ 'a.md': DRAFT });
    assert.ok(validate(JSON.parse(text)));
    assert.ok(!validate({ version: 2, drafts: {} }));
    assert.equal(writeBaseline(readBaseline(text).baseline!, text), text);
    assert.equal(write({ 'a.md': DRAFT }, '{\r\n}'), text.replaceAll('\n', '\r\n'));
  });

  const BROKEN: readonly (readonly [
    text: string,
    at: string,
    message: keyof typeof CONFIGURATION_MESSAGES,
  ])[] = [
    ['', '', 'notData'],
    ['[]', '[]', 'notData'],
    ['{ "version": 1, "drafts": {', '', 'syntax'],
    ['{ "drafts": {} }', '{ "drafts": {} }', 'missingField'],
    ['{ "version": 7, "drafts": {} }', '7', 'choice'],
    ['{ "version": 1, "drafts": [] }', '[]', 'wrongValue'],
    ['{ "version": 1, "drafts": {}, "colour": 1 }', '"colour"', 'unknownField'],
    ['{ "version": 1, "drafts": { "a": [{ "rule": "x", "in": "", "words": 3 }] } }', '3', 'text'],
    [
      '{ "version": 1, "drafts": { "a": [{ "rule": "x", "in": "" }] } }',
      '{ "rule": "x", "in": "" }',
      'missingField',
    ],
    [
      '{ "version": 1, "drafts": { "a": [{ "rule": "x", "in": "", "words": "", "count": 0 }] } }',
      '0',
      'wrongValue',
    ],
    ['['.repeat(100_000), '[', 'tooDeep'],
    [' '.repeat(3_000_000), ' ', 'tooLong'],
  ];
  for (const [text, at, message] of BROKEN) {
    it(`hides nothing where it is broken, and tells where: ${text.slice(0, 60).trim() || message}`, () => {
      const { baseline, problems } = readBaseline(text);
      assert.equal(baseline, null);
      const [first] = problems;
      assert.deepEqual([text.slice(first!.start, first!.end), first!.message], [at, message]);
    });
  }

  it('names drafts as seen from where it is', () => {
    for (const [from, to, expected] of [
      ['file:///w/b.json', 'file:///w/a.md', 'a.md'],
      ['file:///w/b.json', 'file:///w/x/a%20b.md', 'x/a b.md'],
      ['file:///w/x/b.json', 'file:///w/y/a.md', '../y/a.md'],
      ['file:///w/x/y/b.json', 'file:///w/a.md', '../../a.md'],
      ['file:///C:/w/b.json', 'file:///c%3A/w/a.md', 'a.md'],
      ['file:///w/b.json', 'untitled:a.md', null],
      ['vscode-vfs://github/w/b.json', 'vscode-vfs://github/w/%E4%B8%AD.md', '中.md'],
      ['vscode-vfs://github/w/b.json', 'vscode-vfs://other/w/a.md', null],
    ] as const) {
      assert.equal(pathFromFile(from, to), expected, `${from} ${to}`);
    }
  });
});

withMaterial('accepted findings of the real Supplement', () => {
  it('hide all of it, also with a chapter put above', () => {
    const text = readFileSync(MATERIAL.supplement, 'utf8');
    const accepted = reread(countedIn(text));
    assert.ok(totalOf(accepted) > 20);
    assert.deepEqual(shown(text, accepted), []);
    assert.deepEqual(shown(`# Above\n\n- Build it by end-2030. (SB)\n\n${text}`, accepted), []);
  });
});
