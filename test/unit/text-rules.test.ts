import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { safeEdits } from '../../server/src/features/code-actions/fix-all.js';
import { RULES } from '../../server/src/rules/all.js';
import { Linter } from '../../server/src/rules/linter.js';
import { configurationSchema } from '../../server/src/workspace/configuration.js';
import { KnowledgeBase } from '../../server/src/workspace/knowledge-base.js';
import { TODAY, linter, parser, readDraft, seeds, underlined } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

const SURROUNDINGS = { today: TODAY, publicationDate: '2025-09-17' };
const RULES_ABOUT_TEXT = RULES.filter(({ name }) => name.startsWith('text/'));

/** What rules about the text find in a draft: the rule and the words underlined. */
function found(text: string): string[] {
  const about = new Linter(RULES_ABOUT_TEXT, seeds);
  return [...about.lint(readDraft(text))].map((placed) =>
    [placed.finding.rule.name.slice('text/'.length), underlined(text, placed)].join(': '),
  );
}

function fixed(text: string): string {
  const document = TextDocument.create('file:///draft.md', 'markdown', 0, text);
  return TextDocument.applyEdits(document, safeEdits(document, linter.lint(readDraft(text))));
}

describe('rules about the text', () => {
  it('take a time that grows with the text and no faster', () => {
    const hostile = (size: number): string[] => [
      'a'.repeat(size),
      'A '.repeat(size / 2),
      ' '.repeat(size),
      'a/ '.repeat(size / 3),
      '1 000'.repeat(size / 5),
      '1,000'.repeat(size / 5),
      '0123456789'.repeat(size / 10),
      '\u200b'.repeat(size),
      'a\u200b'.repeat(size / 2),
      'a \u00a0'.repeat(size / 3),
      '\u200e\u200f'.repeat(size / 2),
      'the '.repeat(size / 4),
      'the\n'.repeat(size / 4),
      'Al '.repeat(size / 3),
      '2O2'.repeat(size / 3),
      '"'.repeat(size),
      '“a '.repeat(size / 3),
      '(ABC) '.repeat(size / 6),
      'ABC ('.repeat(size / 5),
      'A.B@'.repeat(size / 4),
      '`a` '.repeat(size / 4),
      '<a '.repeat(size / 3),
      '[a]('.repeat(size / 4),
      '\u0430'.repeat(size),
      'ａ'.repeat(size),
    ];
    const about = new Linter(RULES_ABOUT_TEXT, seeds);
    const timeOf = (text: string): number => {
      const draft = readDraft(`- Open a hall. ${text}\n`);
      const start = process.cpuUsage();
      about.lint(draft);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    for (const [i, text] of hostile(60_000).entries()) {
      // A busy machine may be slow once; what is quadratic is so every time.
      const times = [timeOf(text), timeOf(text)];
      assert.ok(Math.min(...times) < 1500, `${hostile(20)[i]}: ${times.join()}`);
    }
  }).timeout(120_000);

  it('find the same after edits as in the whole text', () => {
    const start = [
      '# One\n\n- Plant 140 000 trees with QXZ by 2026. (DEVB)\n- Plant 2 000 reeds. (DEVB)\n',
      '# Two\n\n- Use the Quick Xylem Zone (QXZ) in parks/gardens. (DEVB)\n- Spend 3 000 hours. (DEVB)\n',
    ].join('\n');
    const edits: readonly [find: string, put: string][] = [
      ['140 000', '140,000'],
      ['# Two', '# Abbreviations'],
      ['# Abbreviations\n\n', ''],
      ['parks/gardens', 'parks/ gardens'],
      ['2 000', '2,000'],
      ['# One', '# One\n\nThe Quick Xylem Zone (QXZ) is new.'],
      ['3 000', '3,000'],
      ['# One', '# One\n\n# Nought'],
    ];
    const about = new Linter(RULES_ABOUT_TEXT, seeds);
    let text = start;
    let parsed = parser.parse(text, SURROUNDINGS);
    const seen = new Set<string>();
    for (const [find, put] of edits) {
      const from = text.indexOf(find);
      assert.ok(from >= 0, find);
      const edit = { from, to: from + find.length, newTo: from + put.length };
      text = text.slice(0, from) + put + text.slice(edit.to);
      parsed = parser.update(parsed, text, [edit], SURROUNDINGS);
      const now = [...about.lint(parsed.draft)].map((placed) =>
        [placed.finding.rule.name.slice('text/'.length), underlined(text, placed)].join(': '),
      );
      assert.deepEqual(now, found(text), put);
      now.forEach((each) => seen.add(each.split(':')[0]!));
    }
    assert.deepEqual([...seen].sort(), [
      'abbreviation-redefined',
      'abbreviation-undefined',
      'number-form',
      'slash-spacing',
    ]);
  });

  it('ask for no full name of what a team says that its readers know', () => {
    const text = '- Fund 20 DCFC sites by 2027. (EEB)\n- List the DCFC sites by 2026. (EEB)\n';
    assert.deepEqual(found(text), ['abbreviation-undefined: DCFC']);
    const nothing = { registry: null, calendar: null, bureaux: [], phrases: {}, deadlineForms: {} };
    const base = new KnowledgeBase(seeds);
    const { readers } = base.with({ ...nothing, abbreviations: ['DCFC'] });
    const { draft } = readers.parser.parse(text, SURROUNDINGS);
    assert.deepEqual([...readers.linter.lint(draft)], []);
    assert.equal(readers.parser, base.seeded.parser);
  });

  it('leave the mark of byte order at the start alone, and find one elsewhere', () => {
    assert.deepEqual(found('\ufeff# Title\n\nWords.\n'), []);
    assert.deepEqual(found('Ti\ufefftle\n'), ['invisible: i\ufefft']);
  });

  it('keep lines as they are, whatever ends them', () => {
    for (const end of ['\n', '\r\n']) {
      assert.equal(
        fixed(`- Open of the${end}  the hall by 2026. (HYAB)${end}`),
        `- Open of${end}  the hall by 2026. (HYAB)${end}`,
      );
    }
  });

  it('count in UTF-16 behind emoji, combining characters and Chinese', () => {
    const text = '- 😀 é 施政 the the hall for parks/ gardens by the first guarter of 2026. (HYAB)\n';
    assert.deepEqual(found(text), [
      'repeated-word: the the',
      'slash-spacing: parks/ gardens',
      'ocr: guarter',
    ]);
    assert.equal(
      fixed(text),
      '- 😀 é 施政 the hall for parks/gardens by the first quarter of 2026. (HYAB)\n',
    );
  });

  it('are read by the time reader from the same list of slips', () => {
    const { words } = seeds.data.corrections;
    assert.equal(words['guarter'], 'quarter');
    for (const [slip, word] of Object.entries(words)) {
      assert.equal(slip, slip.toLowerCase());
      assert.notEqual(slip, word.toLowerCase());
      assert.equal(words[word.toLowerCase()], undefined, `${word} is mended again`);
    }
  });

  it('ask for the abbreviations that the documentation of settings and rules names as those of a team', () => {
    const { examples = [] } = configurationSchema.shape.abbreviations.meta()!;
    const page = readFileSync(path.join(ROOT, 'docs/rules/text/abbreviation-undefined.md'), 'utf8');
    const onPage = JSON.parse(/"abbreviations": (\[.*\])/.exec(page)![1]!) as string[];
    for (const abbreviation of [...(examples as readonly string[][]).flat(), ...onPage]) {
      const draft = `- Use ${abbreviation} in two towers by 2027. (HB)\n- Use ${abbreviation} in a flat by 2027. (HB)\n`;
      assert.deepEqual(found(draft), [`abbreviation-undefined: ${abbreviation}`]);
    }
  });
});
