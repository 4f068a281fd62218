import { strict as assert } from 'node:assert';
import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';
import { hoverAt } from '../../server/src/features/hover/hovers.js';
import { knownDraft, parser, writer } from '../support/reading.js';
import { markedDraft } from '../support/marked.js';

const PUBLICATION = '2023-10-25';

/** What is told at “‸”, line by line, and the words that it is told of. */
function hover(
  marked: string,
  { day = PUBLICATION, markdown = false, documentation = null as string | null } = {},
): { words: string; lines: string[]; kind: MarkupKind } | null {
  const { known, position } = markedDraft(marked, day);
  const found = hoverAt(known, position, { writer, markdown, documentation });
  if (!found) return null;
  const { value, kind } = found.contents as MarkupContent;
  return { words: known.textDocument.getText(found.range), lines: value.split('\n'), kind };
}

/** The lines told of a time in an initiative. */
function linesOf(time: string, options = {}): string[] {
  return hover(`- Open the hall ${time[0]}‸${time.slice(1)}. (SB)\n`, options)!.lines;
}

const LAST = 'Implied: the last day. What is to be done by then may take all of that time.';
const AFTER = (distance: string): string => `${distance} after publication (25 October 2023).`;

/** A deadline in a draft of 25 October 2023, and all that is told of it. */
const DEADLINES: readonly (readonly [time: string, lines: readonly string[]])[] = [
  [
    'in the third quarter of 2024',
    [
      'From 1 July to 30 September 2024, the third quarter',
      AFTER('Ends 11 months'),
      'Stated: the quarter and the year.',
    ],
  ],
  [
    'by the third quarter of 2024',
    [
      'By 30 September 2024, the end of the third quarter',
      AFTER('Ends 11 months'),
      'Stated: the quarter and the year.',
      LAST,
    ],
  ],
  [
    'in the second and third quarters of 2024',
    ['From 1 April to 30 September 2024', AFTER('Ends 11 months'), 'Stated: the quarter and the year.'],
  ],
  [
    'in the second half of 2024',
    [
      'From 1 July to 31 December 2024, the second half-year',
      AFTER('Ends 1 year and 2 months'),
      'Stated: the half-year and the year.',
    ],
  ],
  [
    'by end-2024',
    [
      'By 31 December 2024',
      AFTER('Ends 1 year and 2 months'),
      'Stated: the year.',
      'Implied: the last month, 1 – 31 December 2024, by the house convention.',
      LAST,
    ],
  ],
  [
    'by the end of 2024',
    ['By 31 December 2024', AFTER('Ends 1 year and 2 months'), 'Stated: the year.', LAST],
  ],
  [
    'by June',
    [
      'By 30 June 2024',
      AFTER('Ends 8 months'),
      'Stated: the month, but no year.',
      'Implied: the year. It is the next one, seen from publication.',
      LAST,
    ],
  ],
  [
    'next year',
    [
      'From 1 January to 31 December 2024',
      AFTER('Ends 1 year and 2 months'),
      'Stated: a time that counts from publication.',
      'Implied: the year. It is written nowhere, and is another one when this is read in another year.',
    ],
  ],
  [
    'within two years',
    [
      'From 25 October 2023 to 25 October 2025',
      AFTER('Ends 2 years'),
      'Stated: a length of time.',
      'Implied: the day from which it counts. It is that of publication.',
    ],
  ],
  [
    'within two to three years',
    [
      'From 25 October 2023 to 25 October 2026',
      AFTER('Ends 3 years'),
      'Stated: a length of time.',
      'Implied: the day from which it counts. It is that of publication.',
      'The days are approximate.',
    ],
  ],
  [
    'within 90 days of 1 April 2026',
    [
      'From 1 April to 30 June 2026',
      AFTER('Ends 2 years and 8 months'),
      'Stated: a length of time.',
      'Implied: the day from which it counts. It is that of the date beside it.',
    ],
  ],
  [
    'in early 2025',
    [
      'From 1 January to 31 March 2025',
      AFTER('Ends 1 year and 5 months'),
      'Stated: the year.',
      'Implied: the first three months, 1 January – 31 March 2025, by the house convention.',
      '“in early 2025” has no clear first or last day. Name a quarter, a half-year or a month.',
    ],
  ],
  [
    'by mid-June 2025',
    [
      'By 20 June 2025',
      AFTER('Ends 1 year and 8 months'),
      'Stated: the month and the year.',
      'Implied: the ten days in the middle, 11 – 20 June 2025, by the house convention.',
      LAST,
    ],
  ],
  [
    'in summer 2025',
    [
      'From 1 June to 31 August 2025',
      AFTER('Ends 1 year and 10 months'),
      'Stated: the season and the year.',
      'Implied: three months, 1 June – 31 August 2025, by the house convention.',
      '“in summer 2025” has no clear first or last day. Name a quarter, a half-year or a month.',
    ],
  ],
  [
    'from early to mid-2027',
    [
      'From 1 January 2027 on',
      'It has no end.',
      AFTER('Starts 3 years and 2 months'),
      'Stated: the year.',
      'The days are approximate.',
      '“from early to mid-2027” has no clear first or last day. Name a quarter, a half-year or a month.',
    ],
  ],
  [
    'on 31 December 2024',
    ['On 31 December 2024', AFTER('That is 1 year and 2 months'), 'Stated: the day, with its year.'],
  ],
  ['on 1 November 2023', ['On 1 November 2023', AFTER('That is 7 days'), 'Stated: the day, with its year.']],
  [
    'on 25 October 2023',
    ['On 25 October 2023', 'That is the day of publication.', 'Stated: the day, with its year.'],
  ],
  [
    'from 1 April 2025',
    [
      'From 1 April 2025 on',
      'It has no end.',
      AFTER('Starts 1 year and 5 months'),
      'Stated: the day, with its year.',
    ],
  ],
  [
    'from January 2023 onwards',
    [
      'From 1 January 2023 on',
      'It has no end.',
      'Starts 10 months before publication (25 October 2023).',
      'Stated: the month and the year.',
    ],
  ],
  [
    'from 2025 to 2027',
    ['From 1 January 2025 to 31 December 2027', AFTER('Ends 4 years and 2 months'), 'Stated: the year.'],
  ],
  [
    'between May and July 2025',
    ['From 1 May to 31 July 2025', AFTER('Ends 1 year and 9 months'), 'Stated: the month and the year.'],
  ],
  [
    'from end-2024 to June 2026',
    ['From 1 December 2024 to 30 June 2026', AFTER('Ends 2 years and 8 months'), 'The days are approximate.'],
  ],
  [
    'until 31 March 2026',
    ['Until 31 March 2026', AFTER('Ends 2 years and 5 months'), 'Stated: the day, with its year.'],
  ],
  [
    'before June 2025',
    [
      'By 31 May 2025',
      AFTER('Ends 1 year and 7 months'),
      'Stated: the month and the year.',
      'Implied: the day before it begins.',
    ],
  ],
  [
    'after June 2025',
    [
      'From 1 July 2025 on',
      'It has no end.',
      AFTER('Starts 1 year and 8 months'),
      'Stated: the month and the year.',
      'Implied: the day after it ends.',
    ],
  ],
  [
    'in 2024-25',
    [
      'From 1 April 2024 to 31 March 2025, a financial year',
      AFTER('Ends 1 year and 5 months'),
      'Stated: the year.',
    ],
  ],
  [
    'by the 2025/26 school year',
    [
      'By 31 August 2026, the end of a school year',
      AFTER('Ends 2 years and 10 months'),
      'Stated: the year.',
      LAST,
    ],
  ],
  [
    'in the third quarter of the 2024-25 financial year',
    [
      'From 1 October to 31 December 2024',
      AFTER('Ends 1 year and 2 months'),
      'Stated: the quarter and the year.',
      'Implied: its months. They are counted from the start of that kind of year.',
    ],
  ],
  [
    'by August 2023',
    [
      'By 31 August 2023',
      'Ended 2 months before publication (25 October 2023).',
      'Stated: the month and the year.',
      LAST,
    ],
  ],
  [
    'on 24 October 2023',
    [
      'On 24 October 2023',
      'That is 1 day before publication (25 October 2023).',
      'Stated: the day, with its year.',
    ],
  ],
  [
    'in the third quarter of 2024 or earlier',
    [
      'From 1 July to 30 September 2024, the third quarter',
      AFTER('Ends 11 months'),
      'Stated: the quarter and the year.',
      'It may be done earlier.',
      '“in the third quarter of 2024 or earlier” has a last day, but no clear first one. Write “by” and the last date alone.',
    ],
  ],
  [
    'in 2024 at the earliest',
    [
      'From 1 January 2024 on',
      'It has no end.',
      AFTER('Starts 2 months'),
      'Stated: the year.',
      '“in 2024 at the earliest” has a first day, but no last one. Say by when it will be done at the latest.',
    ],
  ],
  [
    'within 12 months of the enactment of the bill',
    ['Hangs on an event, so it has no dates', 'Give the date by which it is to be done.'],
  ],
  ['on 31 June 2025', ['No calendar has this date', 'Check the day, the month or the quarter.']],
  ['in the fifth quarter of 2025', ['No calendar has this date', 'Check the day, the month or the quarter.']],
  ['from 2027 to 2025', ['Ends before it starts', 'Check which date comes first.']],
];

describe('hover on a time', () => {
  describe('tells what a deadline means', () => {
    for (const [time, lines] of DEADLINES) it(time, () => assert.deepEqual(linesOf(time), lines));
  });

  it('says so where it may be done earlier', () => {
    assert.ok(linesOf('by the third quarter of 2024 or earlier').includes('It may be done earlier.'));
  });

  it('says where a year comes from that stands beside', () => {
    const { lines, words } = hover('- Open a hall in 2025 and a pool by Mar‸ch. (SB)')!;
    assert.deepEqual(
      [words, lines[0], lines.slice(2, 4)],
      [
        'by March',
        'By 31 March 2025',
        ['Stated: the month, but no year.', 'Implied: the year. It is that of the date beside it.'],
      ],
    );
  });

  it('says that what counts from an unknown day has no dates', () => {
    const text = '- Open a hall within two years. (SB)\n';
    const { draft } = parser.parse(text, { today: '2026-01-15', publicationDate: null });
    const known = { ...knownDraft(text), draft };
    const found = hoverAt(
      known,
      { line: 0, character: 20 },
      { writer, markdown: false, documentation: null },
    );
    assert.deepEqual((found!.contents as MarkupContent).value.split('\n'), [
      'Counts from the day of publication, which is not known',
      'Give that day in the front matter, as publicationDate.',
    ]);
  });

  const OTHERS: readonly (readonly [marked: string, lines: readonly string[]])[] = [
    [
      '- Run an 18-mo‸nth pilot by 2026. (SB)',
      ['A length of time, no deadline', 'It tells how long, but not by when.'],
    ],
    [
      '- Extend what was launched in 20‸20. (SB)',
      [
        'Past, no deadline: 1 January to 31 December 2020',
        'It tells what has been, or what is compared with.',
      ],
    ],
    [
      '- Go on with what we do since 20‸19. (SB)',
      ['Past, no deadline: since 1 January 2019', 'It tells what has been, or what is compared with.'],
    ],
    [
      '- Extend what was opened on 1 Ju‸ly 2022. (SB)',
      ['Past, no deadline: 1 July 2022', 'It tells what has been, or what is compared with.'],
    ],
    [
      '- Extend what was opened two years a‸go. (SB)',
      ['Past, no deadline', 'It tells what has been, or what is compared with.'],
    ],
  ];
  describe('tells what is none', () => {
    for (const [marked, lines] of OTHERS) {
      it(marked, () => assert.deepEqual(hover(marked)?.lines, lines));
    }
  });

  describe('is for the whole of it wherever it stands', () => {
    const PLACES: readonly (readonly [where: string, marked: string, words: string])[] = [
      ['its first character', '- Open it ‸by end-2024. (SB)', 'by end-2024'],
      ['its end', '- Open it by end-2024‸. (SB)', 'by end-2024'],
      [
        'over two lines',
        '- Open it by the\n  third quar‸ter of 2024. (SB)',
        'by the\n  third quarter of 2024',
      ],
      [
        'with carriage returns',
        '- Open it by the\r\n  third quar‸ter of 2024. (SB)\r\n',
        'by the\r\n  third quarter of 2024',
      ],
      ['behind emoji and Chinese', '- 🚧 修路 Open it by end-‸2024. (SB)', 'by end-2024'],
      ['a lead-in', '- Do this by end-‸2024: (SB)\n  - Mend it.\n', 'by end-2024'],
      ['in emphasis', '- Open it **by end-‸2024**. (SB)', 'by end-2024'],
      ['a glyph', '• Open it by end-‸2024. (SB)', 'by end-2024'],
    ];
    for (const [where, marked, words] of PLACES) {
      it(where, () => assert.equal(hover(marked)?.words, words));
    }
    const NOWHERE = [
      ['a heading', '# By end-‸2024'],
      ['prose', 'We were told by end-‸2024 to go.'],
      ['code', '```\nby end-‸2024\n```\n'],
    ] as const;
    for (const [where, marked] of NOWHERE) it(`not in ${where}`, () => assert.equal(hover(marked), null));
  });

  it('is Markdown with a link to the rule where the client shows it', () => {
    const documentation = 'file:///docs/rules/';
    const { lines, kind } = hover('- Open it next y‸ear. (SB)', { markdown: true, documentation })!;
    assert.equal(kind, MarkupKind.Markdown);
    assert.deepEqual(
      [lines[0], lines[4], lines.at(-1)],
      [
        '**From 1 January to 31 December 2024**',
        '- Stated: a time that counts from publication.',
        '[deadline/relative](file:///docs/rules/deadline/relative.md)',
      ],
    );
    const plain = hover('- Open it next y‸ear. (SB)', { documentation })!;
    assert.equal(plain.kind, MarkupKind.PlainText);
    assert.ok(!plain.lines.some((line) => /[*[]/.test(line)));
  });
});

describe('hover on words of time that are no date', () => {
  it('tells why, and what to write, with the nearest dates', () => {
    const { words, lines } = hover('- Mend it s‸oon. (SB)')!;
    assert.equal(words, 'soon');
    assert.deepEqual(lines, [
      '“soon” tells how fast, but not by when. Name a day, month, quarter or year.',
      'For example: “by end-2023”, “in the first quarter of 2024” or “by 2024”.',
    ]);
  });

  const NEAREST: readonly (readonly [day: string, examples: string])[] = [
    ['2025-01-02', '“in the second quarter of 2025”, “by end-2025” or “by 2026”'],
    ['2025-09-17', '“in the fourth quarter of 2025”, “by end-2025” or “by 2026”'],
    ['2025-12-31', '“in the first quarter of 2026” or “by end-2026”'],
  ];
  for (const [day, examples] of NEAREST) {
    it(`gives dates after ${day}`, () => {
      assert.equal(hover('- Mend it s‸oon. (SB)', { day })!.lines[1], `For example: ${examples}.`);
    });
  }

  const HARMLESS = [
    '- Mend it so‸on, by end-2024. (SB)',
    '- Mend it upon comp‸letion of the review in 2024. (SB)',
    '- Mend it in pha‸ses by end-2024. (SB)',
  ];
  for (const marked of HARMLESS) {
    it(`is calm about what a date makes harmless: ${marked}`, () => {
      const { words, lines } = hover(marked)!;
      assert.deepEqual(lines, [`The date beside “${words}” says when, so it does no harm.`]);
    });
  }

  it('tells of the other groups, whose rules are off', () => {
    assert.deepEqual(hover('- Mend it in pha‸ses. (SB)')!.lines.slice(0, 1), [
      '“in phases” names no steps. Give a date for each step.',
    ]);
    assert.deepEqual(hover('- Mend it by 2026, subject to fun‸ding approval. (SB)')!.lines, [
      '“subject to funding approval” makes it hang on something else. Say who settles that, and by when.',
    ]);
  });

  it('does not let the words be read as Markdown', () => {
    const { lines } = hover('- Mend it upon com‸pletion of the [x](http://a.example) review. (SB)', {
      markdown: true,
      documentation: 'file:///d/',
    })!;
    assert.match(
      lines[0]!,
      /^“upon completion of the \\\[x\\\]\(http\\:\/\/a\.example\) review” hangs on an event/,
    );
    assert.equal(lines.at(-1), '[deadline/vague](file:///d/deadline/vague.md)');
  });
});

describe('hover on the bullet of an initiative', () => {
  const LINES: readonly (readonly [what: string, marked: string, words: string, line: string])[] = [
    [
      'dated',
      '‸- Mend the road by end-2024. (SB, DEVB, HYAB)',
      '-',
      'Dated: by end-2024 → by 31 Dec 2024 · SB leads, DEVB, HYAB in support · No problems',
    ],
    [
      'a day, which needs no other words',
      '-‸ Mend it on 31 December 2024. (SB)',
      '-',
      'Dated: on 31 December 2024 · SB leads · No problems',
    ],
    ['vague, with a problem', '•‸ Mend the road soon. (SB)', '•', 'Vague: “soon” · SB leads · 1 problem'],
    ['with nothing', '1‸. Mend the road.', '1.', 'No date · No bureau · 2 problems'],
    ['ongoing', '‸* Continue to mend roads. (SB)', '*', 'Goes on, without a date · SB leads · No problems'],
    [
      'relevant bureaux',
      '‸- Mend it by 2026. (all bureaux)',
      '-',
      'Dated: by 2026 → by 31 Dec 2026 · Relevant bureaux · No problems',
    ],
    [
      'without a bullet, at its first word',
      'Men‸d the road by 2026. (SB)',
      'Mend',
      'Dated: by 2026 → by 31 Dec 2026 · SB leads · 1 problem',
    ],
    [
      'nested, by the item above',
      '- Do this by 2026: (SB)\n  ‸- Mend the road.\n  - Light it.\n',
      '-',
      'Dated by the item above · SB leads · No problems',
    ],
    [
      'nested, vague',
      '- Do this soon: (SB)\n  ‸- Mend the road.\n  - Light it.\n',
      '-',
      'Vague, as the item above · SB leads · No problems',
    ],
    ['in a task list', '- ‸[ ] Mend the road. (SB)', '- [ ]', 'No date · SB leads · 1 problem'],
  ];
  for (const [what, marked, words, line] of LINES) {
    it(what, () => {
      const found = hover(marked);
      assert.deepEqual([found?.words, found?.lines], [words, [line]]);
    });
  }

  it('is not for its words, nor for a lead-in, a heading or prose', () => {
    for (const marked of [
      '- Me‸nd the road. (SB)',
      '‸- Do this:\n  - Mend it. (SB)\n',
      '‸# Roads',
      'Ro‸ads are long.',
    ]) {
      assert.equal(hover(marked), null, marked);
    }
  });
});
