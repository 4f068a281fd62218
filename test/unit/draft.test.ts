import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { initiativeIds } from '../../server/src/draft/identity.js';
import { sectionTitles } from '../../server/src/draft/draft.js';
import { statusOf, tagOf, toSource } from '../../server/src/draft/passage.js';
import { looksLikeDraft } from '../../server/src/draft/recognition.js';
import { safeEdits } from '../../server/src/features/code-actions/fix-all.js';
import { lineOf, linter, readDraft } from '../support/reading.js';

const texts = (source: string): string[] => {
  const draft = readDraft(source);
  return draft.initiatives.map((index) => draft.initiative(index).text);
};
const codes = (source: string): string[][] => {
  const draft = readDraft(source);
  return draft.initiatives.map((i) => (tagOf(draft.initiative(i))?.codes ?? []).map((code) => code.written));
};

describe('draft', () => {
  it('reads every kind of bullet', () => {
    assert.deepEqual(
      texts('• A park. (SB)\n\n- · A pool. (SB)\n- A pier. (SB)\n\n\uf0b7 A road. (SB)\n\n1. A hall. (SB)'),
      ['A park. (SB)', 'A pool. (SB)', 'A pier. (SB)', 'A road. (SB)', 'A hall. (SB)'],
    );
  });

  it('takes a numbered line above bullets for a heading, also once they are written or gone', () => {
    const kinds = (source: string): string[] => readDraft(source).passages.map(({ kind }) => kind);
    const led = ['leadIn', 'initiative'];
    assert.deepEqual(kinds('1. Parks\n\n- A park. (SB)'), led);
    assert.deepEqual(kinds('1. Parks\r\n• A park. (SB)'), led);
    assert.deepEqual(kinds('2) 公園\n\n\uf0b7 A park. (SB)'), led);
    assert.deepEqual(kinds('1. Parks\n\n<!-- x -->\n- A park. (SB)'), led);
    assert.deepEqual(kinds('1. A park.\n\n- A park. (SB)'), ['initiative', 'initiative']);
    assert.deepEqual(kinds('1. Parks (SB)\n\n- A park. (SB)'), ['initiative', 'initiative']);
    assert.deepEqual(kinds('1. Parks\n2. Pools\n\n- A park. (SB)'), Array(3).fill('initiative'));
    assert.deepEqual(kinds('1. Parks\n\nA park. (SB)'), ['initiative', 'initiative']);
  });

  it('splits a paragraph of glyphs and a list whose items have lost their bullets', () => {
    assert.deepEqual(texts('• A park.\n  In two parts. (SB)\n• A pool. (SB)'), [
      'A park.\nIn two parts. (SB)',
      'A pool. (SB)',
    ]);
    assert.deepEqual(texts('- A park. (SB)\nA pool. (TLB)\nA pier. (SB)'), [
      'A park. (SB)',
      'A pool. (TLB)',
      'A pier. (SB)',
    ]);
  });

  it('takes a paragraph for an initiative only where a bureau tag ends it', () => {
    assert.deepEqual(
      texts('A word before.\n\nA park. (SB)\n\nWe met the Security Bureau (SB)\n\nSome (AI).'),
      ['A park. (SB)'],
    );
  });

  it('takes the name of a draft for no initiative, though the bureau stands behind it', () => {
    for (const line of [
      '2024-25 Policy Address: Supplement (Civil Service Bureau)',
      'The Chief Executive’s 2024 Policy Address (CSB)',
      '*Supplement to the 2024 Policy Address* (CSB)',
      'Policy Address 2024 – Key Policy Initiatives (CSB, SB)',
      'Annex A (CSB)',
      'Supplement (CSB)',
      '2024年施政報告附篇（公務員事務局）',
    ]) {
      assert.deepEqual(texts(`# Title\n\n${line}\n`), [], line);
    }
    for (const line of [
      'Publish a supplement to the 2024 Policy Address (CSB)',
      '2024 Policy Address: build a pier at Sai Kung (CSB)',
      'The Policy Address will have a supplement (CSB)',
      'Supplement: build a pier at Sai Kung (CSB)',
      'Supplement the stock of flats by 2026 (HB)',
      '2024 Policy Address: Supplement. (CSB)',
      '- 2024 Policy Address: Supplement (CSB)',
    ]) {
      assert.equal(texts(`# Title\n\n${line}\n`).length, 1, line);
    }
  });

  it('leaves alone what promises nothing', () => {
    const source = [
      '```\n- A park. (SB)\n```',
      '> - A quoted park. (SB)',
      '<!-- - A park. (SB) -->',
      '| A park | (SB) |\n|---|---|\n| A | (SB) |',
      '- \n-\n- 12',
      '- [Contents](#contents)\n- Foreword ........ 3',
    ].join('\n\n');
    assert.deepEqual(texts(source), []);
  });

  it('lets nested items inherit the tag and the date of the item above', () => {
    const draft = readDraft(
      '- By end-2026, open: (HYAB, SB)\n  - a park\n  - a pool (TLB)\n    with water\n- A pier',
    );
    assert.deepEqual(codes('- Open: (HYAB, SB)\n  - a park\n  - a pool (TLB)\n- A pier'), [
      ['HYAB', 'SB'],
      ['TLB'],
      [],
    ]);
    assert.deepEqual(
      draft.initiatives.map((i) => statusOf(draft.initiative(i))),
      ['dated', 'dated', 'missing'],
    );
  });

  it('takes a list of participles for work that goes on where one of them says so', () => {
    const statuses = (...items: string[]): string[] => {
      const draft = readDraft(items.map((item) => `- ${item} (EDB)`).join('\n'));
      return draft.initiatives.map((i) => statusOf(draft.initiative(i)));
    };
    assert.deepEqual(statuses('Continuing with the reform.', 'Planning with schools.'), [
      'ongoing',
      'ongoing',
    ]);
    assert.deepEqual(statuses('Planning with schools.', 'Keeping schools open by 2030.'), [
      'ongoing',
      'dated',
    ]);
    assert.deepEqual(statuses('Building a school.', 'Planning with schools.'), ['missing', 'missing']);
    assert.deepEqual(statuses('Continuing with the reform.', 'Build a school.'), ['ongoing', 'missing']);
  });

  describe('leaves a nested list out of an item that goes on below it', () => {
    for (const [name, end] of [
      ['line feeds', '\n'],
      ['carriage returns and line feeds', '\r\n'],
    ] as const) {
      it(`with ${name}`, () => {
        const lines = [
          '- Open by',
          '  - a pool next year (TLB)',
          '',
          '  2026 at last. (SB)',
          '  And go',
          '',
          '  on. (DEVB)',
          '',
        ];
        const text = lines.join(end);
        const draft = readDraft(text);
        assert.deepEqual(
          draft.passages.map(({ kind, text: words }) => [kind, words]),
          [
            ['leadIn', `Open by${end}${end}2026 at last. (SB)`],
            ['initiative', 'a pool next year (TLB)'],
            ['initiative', `And go${end}${end}on. (DEVB)`],
          ],
        );
        assert.deepEqual(
          draft.passages.map((_, i) => text.slice(draft.extentOf(i).start, draft.extentOf(i).end)),
          [lines.slice(0, 4).join(end), '- a pool next year (TLB)', lines.slice(4, 7).join(end).trimStart()],
        );
        // Nobody reads on across what is left out.
        const [leadIn] = draft.passages;
        assert.ok(leadIn?.kind === 'leadIn');
        const quotes = leadIn.times.deadlines.map((quote) => leadIn.text.slice(quote.start, quote.end));
        assert.ok(
          quotes.every((quote) => !quote.includes('by')),
          quotes.join(),
        );
        const found = [...linter.lint(draft)].filter(
          ({ finding }) => finding.rule.name === 'deadline/relative',
        );
        assert.deepEqual(
          found.map(({ finding, offset }) =>
            text.slice(offset + finding.range.start, offset + finding.range.end),
          ),
          ['next year'],
        );
      });
    }

    it('and takes words before that list for an initiative where they do not hold it', () => {
      assert.deepEqual(codes('- A pool. (SB)\n  Piers: (TLB)\n  - East\n  - West\n\n  A road. (DEVB)\n'), [
        ['SB'],
        ['TLB'],
        ['TLB'],
        ['DEVB'],
      ]);
    });

    it('nor code', () => {
      assert.deepEqual(texts('- Open\n\n  ```\n  next year (SB)\n  ```\n\n  a park. (SB)\n'), [
        'Open\n\na park. (SB)',
      ]);
    });
  });

  describe('nests glyphs as they look', () => {
    const NESTED = [
      '• By end-2026, open: (HYAB)\n  • a park\n  • a pool (TLB)\n• A pier (SB)',
      '- By end-2026, open: (HYAB)\n  • a park\n  • a pool (TLB)\n- A pier (SB)',
      '• By end-2026, open: (HYAB)\n\t• a park\n\t• a pool (TLB)\n• A pier (SB)',
      '1. By end-2026, open: (HYAB)\n  • a park\n  • a pool (TLB)\n2. A pier (SB)',
      ' • By end-2026, open: (HYAB)\n   • a park\n   • a pool (TLB)\n • A pier (SB)',
    ];
    for (const source of NESTED) {
      it(JSON.stringify(source), () => {
        const read = (text: string): unknown => {
          const draft = readDraft(text);
          return draft.initiatives.map((i) => {
            const initiative = draft.initiative(i);
            return [
              initiative.text,
              tagOf(initiative)?.codes.map(({ written }) => written),
              statusOf(initiative),
            ];
          });
        };
        const expected = [
          ['a park', ['HYAB'], 'dated'],
          ['a pool (TLB)', ['TLB'], 'dated'],
          ['A pier (SB)', ['SB'], 'missing'],
        ];
        assert.deepEqual(read(source), expected);
        const document = TextDocument.create('file:///draft.md', 'markdown', 0, source);
        const fixed = TextDocument.applyEdits(document, safeEdits(document, linter.lint(readDraft(source))));
        assert.deepEqual(read(fixed), expected, fixed);
      });
    }
  });

  it('ends HTML at an empty line, however lines end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = ['<div>', '', '- A park. (SB)', ''].join(end);
      assert.deepEqual(
        readDraft(source).passages.map(({ text }) => text),
        ['A park. (SB)'],
      );
    }
  });

  it('keeps several sentences, line breaks and escapes, and knows where each word stands', () => {
    const source = '- Spend \\$8 billion\r\n  on pipes. Then rest. (SB)\r\n\r\n  More (DEVB)\r\n';
    const draft = readDraft(source);
    const initiative = draft.initiative(draft.initiatives[0]!);
    assert.equal(initiative.text, 'Spend \\$8 billion\r\non pipes. Then rest. (SB)');
    assert.equal(draft.initiatives.length, 2);
    const at = initiative.text.indexOf('pipes');
    assert.equal(source.slice(draft.starts[0]! + toSource(initiative, at)).slice(0, 5), 'pipes');
  });

  it('does not lose words to a rule below, a tab or an unclosed comment', () => {
    assert.deepEqual(texts('- A park. (SB)\n---\n\tA pool. (SB)\n\n<!-- note\n\n- A pier. (SB)'), [
      'A park. (SB)',
      'A pool. (SB)',
      'A pier. (SB)',
    ]);
  });

  it('does not lose the draft to a rule on top or to front matter that is not closed', () => {
    for (const top of ['---', '---\npolicyAddress:\n  kind: return', '---\ntitle: x\n\nmore: y']) {
      assert.deepEqual(texts(`${top}\n\n- A park. (SB)\n\n# Heading\n\n- A pool. (SB)`), [
        'A park. (SB)',
        'A pool. (SB)',
      ]);
    }
    assert.equal(
      readDraft('---\ntitle: x\n\npolicyAddress:\n  kind: return\n---\n').circumstances.kind,
      'return',
    );
  });

  describe('reads long lines of noise', () => {
    for (const noise of [
      '.',
      '…',
      '\t',
      '[',
      '(',
      ')',
      '"',
      '*',
      '<!--',
      '- ',
      '> ',
      '1. ',
      '2024 ',
      'by ',
      'а',
      '[x](',
      '_',
      '`',
      '(SB',
      'SB, ',
    ]) {
      // In linear time: the test's own limit would end what takes longer.
      it(`of ${noise.trim() || 'tabs'}`, () => void readDraft(`- ${noise.repeat(200_000)}x`));
    }
  });

  it('counts lines as editors do, a lone carriage return included', () => {
    const source = '# A\r\r- A park. (SB)\r- A pool. (SB)\r\n- A pier. (SB)';
    const draft = readDraft(source);
    assert.deepEqual(
      draft.initiatives.map((i) => lineOf(source, draft.starts[i]!)),
      [3, 4, 5],
    );
  });

  it('reads headings in bold and at any level, and passes over noise', () => {
    const draft = readDraft('# **Strong** words\n## ไทย\n### ** All bold **\n- A park. (SB)\n# Next');
    const [first, next] = draft.sections;
    assert.equal(first?.heading.title, 'Strong words');
    assert.equal(next?.heading.title, 'Next');
    assert.deepEqual(sectionTitles(draft)(draft.initiatives[0]!), ['Strong words', 'All bold']);
  });

  it('reads front matter, dates as they stand', () => {
    const draft = readDraft(
      '---\npolicyAddress:\n  kind: return\n  publicationDate: 2024-10-16\n  bureau: SB\n---\n\n- A park.',
      null,
    );
    assert.deepEqual(draft.circumstances, {
      kind: 'return',
      bureau: 'SB',
      publication: { date: '2024-10-16', year: 2024 },
      period: ['2024-10-16', '2024-10-16'],
    });
  });

  it('reads front matter behind a byte order mark', () => {
    assert.equal(readDraft('\ufeff---\npolicyAddress:\n  kind: return\n---\n').circumstances.kind, 'return');
  });

  it('reads bullets and headings behind a byte order mark', () => {
    const { passages, starts } = readDraft('\ufeff- A park. (SB)\n- A pool. (SB)\n');
    assert.deepEqual(passages.map(({ text }) => text), ['A park. (SB)', 'A pool. (SB)']); // prettier-ignore
    assert.deepEqual([...starts], [1, 16]);
    assert.equal(readDraft('\ufeff# Parks\n').passages[0]!.kind, 'heading');
  });

  it('tells one problem of broken front matter, where it stands, and loses no words', () => {
    const source = '---\npolicyAddress:\n  kind: "return\n---\n\n- A park. (SB)';
    const { metadata, initiatives } = readDraft(source);
    const problems = metadata.problems.map(({ id, start, end }) => [id, source.slice(start, end)]);
    assert.deepEqual(problems, [['syntax', 'kind: "return']]);
    assert.equal(initiatives.length, 1);
  });

  it('takes the year from the title, and the period from today, where no date is given', () => {
    assert.equal(readDraft('# The 2021 Policy Address\n', null).circumstances.publication.year, 2021);
    assert.deepEqual(readDraft('# The 2021 Policy Address\n', null).circumstances.period, [
      '2021-01-01',
      '2021-12-31',
    ]);
    assert.deepEqual(readDraft('# A list\n', null).circumstances.period, ['2026-01-15', '2026-01-15']);
    assert.equal(readDraft('# The 2021 Policy Address\n', '2024-10-16').circumstances.publication.year, 2024);
  });

  it('takes the day of publication from a line on top, which goes before the settings', () => {
    const date = (line: string, top = '# A list\n\n'): string | null =>
      readDraft(`${top}${line}\n\n- Open a park. (SB)\n`, null).circumstances.publication.date;
    for (const line of [
      'Publication date: 17 September 2025',
      '**Publication date:** 17.9.2025 (tentative)',
      'Bureau: SB\r\nDate of publication – 2025-09-17',
      '> *To be published on Wednesday, 17 September 2025.*',
    ]) {
      assert.equal(date(line), '2025-09-17', line);
    }
    for (const line of [
      'Date: 17 September 2025',
      'As at 17 September 2025',
      'Publication date: September 2025',
      'Publication date: 17 September 2025 or 18 September 2025',
      'Publication date:',
      `Publication date: 17 September 2025 ${'x '.repeat(300)}`,
      '- Publication date: 17 September 2025',
    ]) {
      assert.equal(date(line), null, line);
    }
    const named = "The Chief Executive's 2025 Policy Address";
    for (const [title, year] of [
      ['Committee of Supply 2026', 2026],
      ['The 2026-27 Budget', 2026],
      ['2024 Policy Agenda', 2024],
      ['Plan for 2030', null],
    ] as const) {
      assert.equal(readDraft(`# ${title}\n`, null).circumstances.publication.year, year, title);
    }
    for (const draft of [
      `# A list\n\n${named}, 17 September 2025\n`,
      `# A list\r\n\r\n**2025-26 Policy Address** (17 September 2025)\r\n`,
      `# ${named}\n## Supplement\n\nPolicy Address – Wednesday, 17 September 2025\n`,
      `# ${named}, 17 September 2025\n`,
    ]) {
      assert.equal(readDraft(draft, null).circumstances.publication.date, '2025-09-17', draft);
    }
    for (const draft of [
      `# A list\n\nA word.\n\n${named}, 17 September 2025\n`,
      `# A list\n\n${named}, September 2025\n`,
      `# A list\n\n${named}, 17 September 2025 and after\n`,
      `# A list\n\nWhat was said of ${named}, 17 September 2025\n`,
    ]) {
      assert.equal(readDraft(draft, null).circumstances.publication.date, null, draft);
    }
    assert.equal(date('Publication date: 17 September 2025', 'A word\n\n'.repeat(12)), null);
    const source = '# A list\n\nPublication date: 17 September 2025\n';
    assert.equal(readDraft(source, '2024-10-16').circumstances.publication.date, '2025-09-17');
    const head = '---\npolicyAddress:\n  publicationDate: 2023-10-25\n---\n';
    assert.equal(readDraft(head + source).circumstances.publication.date, '2023-10-25');
  });

  it('gives equal openings ids of their own, which a new date or tag does not change', () => {
    const ids = initiativeIds(readDraft('- A park by 2026. (SB)\n- A park. (SB)\n- A pool. (SB)'));
    assert.equal(new Set(ids).size, 3);
    assert.equal(initiativeIds(readDraft('- A park by end-2027. (TLB, SB)'))[0], ids[0]);
  });

  it('is recognised by three tags with registered codes', () => {
    const list = (n: number, code: string): string =>
      Array.from({ length: n }, (_, i) => `- Item ${i}. (${code})\n`).join('');
    assert.ok(looksLikeDraft(readDraft(list(3, 'SB'))));
    assert.ok(!looksLikeDraft(readDraft(list(2, 'SB'))));
    assert.ok(!looksLikeDraft(readDraft(list(9, 'XYZB'))));
    assert.ok(!looksLikeDraft(readDraft('- Uses (AI)\n- Uses (API)\n- Uses (CPU)\n- Uses (GPU)')));
  });
});
