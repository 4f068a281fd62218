import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readConfiguration } from '../../server/src/workspace/configuration.js';
import { markDraft } from '../../server/src/workspace/marking.js';
import { type Candidate, isDraft } from '../../server/src/workspace/recognition.js';
import { readDraft } from '../support/reading.js';

const FOLDER = 'file:///work';
const CONFIGURATION = `${FOLDER}/.policyaddress.json`;
const NOTES = readDraft('Nothing but notes.\n');
const DRAFT = readDraft('- Build it. (SB)\n- Paint it. (SB)\n- Open it. (SB)\n');

const file = (name: string, draft = NOTES): Candidate => ({
  uri: `${FOLDER}/${name.split('/').map(encodeURIComponent).join('/')}`,
  languageId: 'markdown',
  draft,
});

const mark = (candidate: Candidate, wanted: boolean, text: string | null): string => {
  const marked = markDraft(candidate, wanted, { uri: CONFIGURATION, text }, true);
  return marked.kind === 'text' ? marked.text : marked.kind;
};

const says = (candidate: Candidate, text: string): boolean =>
  isDraft(candidate, { ...readConfiguration(text), uri: CONFIGURATION });

describe('marking a file as a draft, or as none', () => {
  it('makes the file of settings where there is none', () => {
    assert.equal(mark(file('notes.md'), true, null), '{\n  "drafts": [\n    "/notes.md"\n  ]\n}\n');
    assert.equal(mark(file('a/b.md', DRAFT), false, ''), '{\n  "drafts": [\n    "!/a/b.md"\n  ]\n}\n');
  });

  it('changes nothing where all is as wanted', () => {
    assert.equal(mark(file('draft.md', DRAFT), true, null), 'nothing');
    assert.equal(mark(file('notes.md'), false, '{ "drafts": ["chapters/*.md"] }'), 'nothing');
  });

  it('takes back what was said against it, and says no more than it must', () => {
    const draft = file('draft.md', DRAFT);
    const none = mark(draft, false, '{\n  "publicationDate": "2025-09-17"\n}\n');
    assert.ok(none.includes('!/draft.md') && none.includes('2025-09-17'), none);
    assert.equal(says(draft, none), false);
    const again = mark(draft, true, none);
    assert.ok(!again.includes('draft.md'), again);
    assert.equal(says(draft, again), true);
  });

  it('goes after patterns that say otherwise', () => {
    const text = mark(file('chapters/notes.md'), true, '{ "drafts": ["chapters/*.md", "!notes.md"] }');
    assert.deepEqual(readConfiguration(text).configuration.drafts, [
      'chapters/*.md',
      '!notes.md',
      '/chapters/notes.md',
    ]);
  });

  it('keeps comments, order, indents and line ends', () => {
    const before = [
      '{',
      '\t// Everybody goes by this.',
      '\t"rules": { "deadline/missing": "off" }, // for now',
      '\t"drafts": [',
      '\t\t"chapters/*.md" // all of them',
      '\t]',
      '}',
      '',
    ].join('\r\n');
    const after = mark(file('notes.md'), true, before);
    for (const line of ['\t// Everybody goes by this.', '// for now', '"chapters/*.md"', '// all of them']) {
      assert.ok(after.includes(line), after);
    }
    assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
    assert.equal(says(file('notes.md'), after), true);
  });

  it('leaves a file alone that it cannot read', () => {
    for (const broken of ['{ "drafts": [', '[]', '{ "drafts": "notes.md" }', '{ "drafts": [1] }', '{ a }']) {
      assert.equal(mark(file('notes.md'), true, broken), 'broken', broken);
    }
  });

  it('means this file alone, whatever it is called', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'ab. -_[](){}!*?+@|^$#&%~\'"中ü'), minLength: 1, maxLength: 12 })
      .filter((name) => !/^\.+$/.test(name));
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        name,
        fc.boolean(),
        (path, other, wanted) => {
          const draft = wanted ? NOTES : DRAFT;
          const candidate = file(`${path.join('/')}.md`, draft);
          const text = mark(candidate, wanted, null);
          assert.equal(says(candidate, text), wanted);
          const sibling = file(`${[...path.slice(0, -1), other].join('/')}.md`, draft);
          if (sibling.uri !== candidate.uri) assert.equal(says(sibling, text), !wanted);
          const below = file(`deep/${path.join('/')}.md`, draft);
          assert.equal(says(below, text), !wanted);
        },
      ),
      { numRuns: 500 },
    );
  });
});
