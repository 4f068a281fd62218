import { strict as assert } from 'node:assert';
import { emphasisIn } from '../../server/src/draft/emphasis.js';
import { applied } from '../../server/src/draft/changes.js';
import { onTypeFormatting } from '../../server/src/features/on-type-formatting.js';
import { changesOf, formatted } from '../support/formatting.js';
import { knownDraft } from '../support/reading.js';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Each case: what it is about, before, after. */
type Case = readonly [string, string, string];

function cases(all: readonly Case[]): void {
  for (const [what, before, after] of all) it(what, () => assert.equal(formatted(before), after));
}

describe('formatting', () => {
  describe('bullets', () => {
    cases([
      ['of word processors', '• A park. (SB)\n• A pool. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n'],
      ['of word processors, without a space', '•A park. (SB)\n●A pool. (SB)\n·A pier. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n- A pier. (SB)\n'],
      ['that are doubled', '- · A park. (SB)\n', '- A park. (SB)\n'],
      ['of another sign', '* A park. (SB)\n* A pool. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n'],
      ['of mixed signs', '- A park. (SB)\n* A pool. (SB)\n+ A pier. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n- A pier. (SB)\n'],
      ['with more spaces behind them', '-   A park. (SB)\n-\tA pool. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n'],
      ['that were lost', '- A park. (SB)\n\n A pool. (SB)\n', '- A park. (SB)\n\n- A pool. (SB)\n'],
      ['with numbers, which stay', '3.  A park. (SB)\n4.  A pool. (SB)\n', '3. A park. (SB)\n4. A pool. (SB)\n'],
      ['that are nested', '* Parks:\n    * A park. (SB)\n', '- Parks:\n    - A park. (SB)\n'],
      ['above what may be a table to others, which stay', '+ A park. (SB)\n- \\| a |\n|---|\n', '+ A park. (SB)\n- \\| a |\n|---|\n'],
      ['of what may be a table to others, which stay', '* \\| a |\n|---|\n', '* \\| a |\n|---|\n'],
      ['whose items would lose what is in them, which stay', '-   A park. (SB)\n\n    ```\n    x\n    ```\n', '-   A park. (SB)\n\n    ```\n    x\n    ```\n'],
      ['that were lost, but not before footnotes', '- A park.[^1] (SB)\n\n[^1]: Or a pool (SB).\n', '- A park.[^1] (SB)\n\n[^1]: Or a pool (SB).\n'],
      ['whose items would get what is below, which stay', '-   A park. (SB)\n\n  Words\n', '-   A park. (SB)\n\n  Words\n'],
    ]); // prettier-ignore

    it('stay where the rule for them is off', () => {
      const text = '• A park. (SB)\n';
      assert.equal(formatted(text, ['structure/bullet-glyph']), text);
    });

    it('stay where a comment says so', () => {
      const text = '<!-- policy-address-disable-next-line structure/bullet-glyph -->\n• A park. (SB)\n';
      assert.equal(formatted(text), text);
    });
  });

  describe('blank lines', () => {
    cases([
      ['around headings', '# A\n- A park. (SB)\n## B\nWords\n# C\n', '# A\n\n- A park. (SB)\n\n## B\n\nWords\n\n# C\n'],
      ['of which there are more than one', 'Words\n\n\n\n# A\n\n \n\nWords\n', 'Words\n\n# A\n\nWords\n'],
      ['at the start and at the end', '\n\nWords\n\n\n', 'Words\n'],
      ['between words and a list', 'Words:\n- A park. (SB)\n', 'Words:\n\n- A park. (SB)\n'],
      ['between words that lost their bullet and their list', '• A park. (SB)\n- A pool. (SB)\n', '- A park. (SB)\n- A pool. (SB)\n'],
      ['between a few items of a list', '- A\n- B\n\n- C\n- D\n', '- A\n- B\n- C\n- D\n'],
      ['missing between a few items of a list', '- A\n\n- B\n- C\n\n- D\n', '- A\n\n- B\n\n- C\n\n- D\n'],
      ['behind front matter', '---\npolicyAddress:\n  kind: return\n---\n# A\n', '---\npolicyAddress:\n  kind: return\n---\n\n# A\n'],
      ['without which rules would be front matter, which stay', '\n\n---\nWords\n', '\n---\nWords\n'],
      ['above a stray mark of the byte order, which stay', ' \n\ufeff- · A park. (SB)\n', '\n\ufeff- · A park. (SB)\n'],
      ['missing between a comment and what it speaks of, which stay so', '<!-- policy-address-disable-next-line -->\n# A\n', '<!-- policy-address-disable-next-line -->\n# A\n'],
      ['in code, which stay', '```\n\n\nx\n\n\n```\n', '```\n\n\nx\n\n\n```\n'],
      ['below a bullet without words, which stay', '1. \n\n\n1. \n', '1. \n\n\n1. \n'],
      ['of files without a last break', '# A\r\n\r\nWords', '# A\r\n\r\nWords\r\n'],
    ]); // prettier-ignore

    it('of a text without words, which stays', () => {
      for (const text of ['', '\n', ' \n\n']) assert.equal(formatted(text).trim(), '');
      assert.deepEqual(changesOf(''), []);
    });
  });

  describe('spaces', () => {
    cases([
      ['between words', '- A  park   here.  (SB)\n', '- A park here. (SB)\n'],
      ['at the ends of lines', 'Words \nmore\t\n', 'Words\nmore\n'],
      ['that break a line', 'Words  \nmore   \nand more\n', 'Words  \nmore  \nand more\n'],
      ['in code, links, HTML and comments', 'A `x  y` [a](b  "c  d") <b  c> <!-- x  y --> e  f\n', 'A `x  y` [a](b  "c  d") <b  c> <!-- x  y --> e f\n'],
      ['in tables, quotations and blocks of code', '| a  b |\n|---|\n\n> q  q \n\n    x  y \n', '| a  b |\n|---|\n\n> q  q \n\n    x  y \n'],
      ['in code that a table interrupts', 'A ``  b\n| a |\n|---|\n`` c\n', 'A ``  b\n| a |\n|---|\n`` c\n'],
      ['in targets of links, which may have brackets in them', '[a  b](c_(d)  "e)  f") g  h\n', '[a b](c_(d)  "e)  f") g h\n'],
      ['that may not break, and those of Chinese', 'A\u00a0\u00a0b　　中文。　中文\n', 'A\u00a0\u00a0b　　中文。　中文\n'],
    ]); // prettier-ignore
  });

  describe('tags', () => {
    cases([
      ['in another form', '- A park. (sb/devb)\n', '- A park. (SB, DEVB)\n'],
      ['without a space before them', '- A park.(SB)\n', '- A park. (SB)\n'],
      ['with spaces in them', '- A park. ( SB ,DEVB )\n', '- A park. (SB, DEVB)\n'],
      ['before a full stop, which stay', '- A park (SB).\n', '- A park (SB).\n'],
      ['of Chinese, which stay', '- 公園。(SB)\n', '- 公園。(SB)\n'],
      ['behind emphasis', '- **A park.**(SB)\n', '- **A park.** (SB)\n'],
      ['in emphasis, which stay', '- A park. *(SB)*\n- A park.__(SB)__\n- Pier: _(SB)._\n', '- A park. *(SB)*\n- A park.__(SB)__\n- Pier: _(SB)._\n'],
      ['in links, which stay', '- A park. [(SB)](a)\n', '- A park. [(SB)](a)\n'],
      ['with names, which stay', '- A park. (Security Bureau)\n- 公園。（保安局及相關決策局）\n', '- A park. (Security Bureau)\n- 公園。（保安局及相關決策局）\n'],
      ['with signs for words', '- A park. (SB & relevant bureaux)\n- A pool. (SB and DEVB)\n', '- A park. (SB and relevant bureaux)\n- A pool. (SB, DEVB)\n'],
    ]); // prettier-ignore
  });

  describe('headings', () => {
    cases([
      ['with emphasis', '# **Strive to Improve** Governance\n', '# Strive to Improve Governance\n'],
      ['with emphasis in emphasis', '# ***A** b* _c_\n', '# A b c\n'],
      ['with marks behind them, and spaces', '  #   A   ##  \n', '# A\n'],
      ['with stars that are words', '# 2 * 3 * 4 \\*a\\* `**b**`\n', '# 2 * 3 * 4 \\*a\\* `**b**`\n'],
      ['that are none', '##A **b**\n', '##A **b**\n'],
      ['whose words would be marks', '# a **#**\n', '# a **#**\n'],
    ]);

    it('tell where their emphasis is', () => {
      assert.deepEqual(emphasisIn('**A** _b_'), [
        { opening: { start: 0, end: 2 }, closing: { start: 3, end: 5 } },
        { opening: { start: 6, end: 7 }, closing: { start: 8, end: 9 } },
      ]);
    });
  });

  it('leaves the spaces of what is code below a bullet without words', () => {
    assert.match(formatted('-  \n      code  c\n'), /code {2}c/);
    assert.match(formatted('1. \n\n    code  c\n'), /code {2}c/);
  });

  it('changes no more than it has to', () => {
    assert.deepEqual(changesOf('- A park. (sb)\n\n\n# **B**\n'), [
      { start: 11, end: 13, text: 'SB' },
      { start: 16, end: 17, text: '' },
      { start: 19, end: 21, text: '' },
      { start: 22, end: 24, text: '' },
    ]);
  });

  describe('comments with blank lines in them', () => {
    for (const text of [
      '<!-- a\n\n* b  c.(sb)\n\n\n# *D*\n-->\nWords\n',
      '- A park. (SB)\n  <!-- a\n  b  c -->\n',
      '<!--\n\n\n• A pool. (sb) -->  d  e\n',
      '<!-- a\n\n* b\n-->\n<!-- c\n\n* d  e\n-->\n',
      '<!-- a\n\n* b\n-->\nhard   \n    - far  in\n',
    ]) {
      it(`stay: ${JSON.stringify(text)}`, () => assert.equal(formatted(text), text));
    }

    it('leave what is around them to be formatted', () => {
      assert.equal(
        formatted('* A  park. (SB)\n\n<!-- a\n\n* b -->\n\n# **A**  pier\n'),
        '- A park. (SB)\n\n<!-- a\n\n* b -->\n\n# A pier\n',
      );
    });

    it('that are never closed end at a blank line', () => {
      assert.equal(formatted('<!-- a  b\n\n* A  park. (SB)\n'), '<!-- a  b\n\n- A park. (SB)\n');
    });
  });

  it('changes nothing outside of the stretch that is asked for', () => {
    const text = '# *A*\n\n• B  b. (sb)\n\n\n# *C*\n';
    const start = text.indexOf('•');
    assert.equal(formatted(text, [], { start, end: start + 13 }), '# *A*\n\n- B b. (SB)\n\n\n# *C*\n');
  });

  it('takes a time that does not grow faster than the text', () => {
    const timed = (text: string): number => {
      const start = performance.now();
      changesOf(text);
      return performance.now() - start;
    };
    for (const piece of ['a  ', '`  ', '<  ', '](  ', '*a_ ', '<!--  ', '- ', ' \n', '\t']) {
      timed(piece.repeat(1000));
      const [small, large] = [timed(piece.repeat(20_000)), timed(piece.repeat(80_000))];
      assert.ok(large < 12 * small + 500, `${JSON.stringify(piece)}: ${small} ms, then ${large} ms`);
    }
  }).timeout(60_000);
});

describe('formatting as one types', () => {
  /** The text after what `¦` behind the typed character calls for. */
  const typed = (marked: string, character: string): string => {
    const text = marked.replace('¦', '');
    const known = knownDraft(text);
    const document = known.textDocument;
    const edits = onTypeFormatting(known, document.positionAt(marked.indexOf('¦')), character);
    return TextDocument.applyEdits(document, edits);
  };

  describe('begins the next item', () => {
    for (const [what, before, after] of [
      ['behind the last', '- A park. (SB)\n¦', '- A park. (SB)\n- '],
      ['between two', '- A park. (SB)\n¦\n- A pool. (SB)\n', '- A park. (SB)\n- \n- A pool. (SB)\n'],
      [
        'behind a comment',
        '- A park. (SB) <!-- policy-address-disable-line -->\n¦',
        '- A park. (SB) <!-- policy-address-disable-line -->\n- ',
      ],
      ['of a nested list', '- Parks:\n  - A park. (SB)\n  ¦', '- Parks:\n  - A park. (SB)\n  - '],
      ['with the next number', '9. A park. (SB)\n¦', '9. A park. (SB)\n10. '],
      ['with an empty box', '- [x] A park. (SB)\n¦', '- [x] A park. (SB)\n- [ ] '],
      ['with its own glyph', '• A park. (SB)\n¦', '• A park. (SB)\n• '],
      [
        'behind one of several lines',
        '- A park,\n  and a pool. (SB)\n¦',
        '- A park,\n  and a pool. (SB)\n- ',
      ],
      ['in a file with other line ends', '- A park. (SB)\r\n¦', '- A park. (SB)\r\n- '],
    ] as const) /* prettier-ignore */ {
      it(what, () => assert.equal(typed(before, '\n'), after));
    }

    it('but not twice, nor in the middle of one, nor in what is no list', () => {
      for (const text of [
        '- A park. (SB)\n- ¦',
        '- A park\n¦ and a pool. (SB)\n',
        'Words\n¦',
        '```\n- x\n¦\n```\n',
        '# A\n¦',
        '¦',
      ]) {
        assert.equal(typed(text, '\n'), text.replace('¦', ''));
      }
    });

    it('and ends the list at one without words', () => {
      assert.equal(typed('- A park. (SB)\n- \n¦', '\n'), '- A park. (SB)\n\n');
    });
  });

  it('puts a tag into form when it is closed', () => {
    assert.equal(typed('- A park.(sb/hyab)¦\n', ')'), '- A park. (SB, HYAB)\n');
    assert.equal(typed('- A park.（SB）¦\n', '）'), '- A park. (SB)\n');
    for (const text of [
      '- A park (AI)¦ here\n',
      '- A park. (SB)¦\n',
      'f(x)¦\n',
      '- Ask (sb)¦ for it. (SB)\n',
      '- A park. (Security Bureau)¦\n',
    ]) {
      assert.equal(typed(text, ')'), text.replace('¦', ''));
    }
  });

  it('is told as edits that are apart', () => {
    const known = knownDraft('- A park.(sb)\n');
    const { textDocument } = known;
    const edits = onTypeFormatting(known, { line: 0, character: 13 }, ')');
    assert.equal(edits.length, 2);
    assert.equal(applied('ab', [{ start: 1, end: 2, text: 'c' }]), 'ac');
    assert.equal(TextDocument.applyEdits(textDocument, edits), '- A park. (SB)\n');
  });
});
