import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { inspectInitiatives } from '../../server/src/draft/inspection.js';
import { looksLikeDraft } from '../../server/src/draft/recognition.js';
import { concerning } from '../../server/src/features/bureau-focus.js';
import { InitiativesByBureau } from '../../server/src/features/by-bureau.js';
import { InitiativesByDeadline } from '../../server/src/features/by-deadline.js';
import { type Wanted, both, wantedBy } from '../../server/src/features/initiative-filter.js';
import { choiceOf, initiativesIn } from '../../server/src/features/report.js';
import type { InitiativeFilter } from '../../server/src/protocol/index.js';
import type { ReportChoice } from '../../server/src/reports/choice.js';
import { type Counts, countInitiatives } from '../../server/src/reports/counts.js';
import { writeReport } from '../../server/src/reports/markdown.js';
import { dueInWords, shareOf } from '../../server/src/reports/words.js';
import type { KnownDraft } from '../../server/src/workspace/drafts.js';
import { TODAY, knownDraft, readDraft } from '../support/reading.js';
import { readSupplement, sample, withMaterial } from '../support/shared.js';

const TEXT = `# The Address

- Say so. (CSO)

## Harbour

- Deepen the fairway by end-2026. (TLB, DEVB)
- Light the breakwaters by 31 May 2026, and the beacons by 31 December 2026. (TLB)
- Rebuild the piers within 2027. (DEVB)
- Ask the pilots by 2024. (TLB)
- Sound the horn. (HAYB)

## Hills

- Clear the paths in due course. (DEVB)
- Continue to count the birds. (DEVB)
- Begin planting from 1 June 2026. (relevant bureaux)
- Mend the huts.
`;

const NO_FILTER: InitiativeFilter = { words: '', bureaux: [], statuses: [], from: null, to: null };
const named = (known: KnownDraft, name: string): KnownDraft & { name: string } => ({
  ...known,
  uri: `file:///drafts/${name}`,
  name,
});

describe('the report', () => {
  const report = (text: string, ...more: string[]): Counts =>
    countInitiatives(
      [text, ...more].map((one) => knownDraft(one)),
      null,
    );
  const columns = ({ columns }: Counts): string[] => columns.map(dueInWords);
  const due = (made: Counts, code: string | null): Record<string, number> => {
    const { tally } = made.bureaux.find(({ of }) => of.code === code)!;
    const told = made.columns.map((column, i) => [dueInWords(column), tally.due[i]!] as const);
    return Object.fromEntries(told.filter(([, count]) => count > 0));
  };

  it('counts by bureau and quarter, each initiative once in every number', () => {
    const made = report(TEXT);
    assert.deepEqual([made.drafts, made.initiatives, made.counted], [1, 10, 10]);
    assert.deepEqual(
      made.bureaux.map(({ of, tally }) => [of.code ?? of.kind, tally.initiatives]),
      [
        ['CSO', 1],
        ['DEVB', 3],
        ['TLB', 3],
        ['HAYB', 1],
        ['relevant', 1],
        ['none', 1],
      ],
    );
    assert.deepEqual(due(made, 'TLB'), { past: 1, 'Q2 2026': 1, 'Q4 2026': 2 });
    assert.deepEqual(due(made, 'DEVB'), { 'in 2027': 1, vague: 1, ongoing: 1 });
    assert.equal(made.total.initiatives, 10);
  });

  it('has every quarter between the first and the last of a year, and of no other', () => {
    assert.deepEqual(columns(report(TEXT)), [
      'past',
      'Q2 2026',
      'Q3 2026',
      'Q4 2026',
      'in 2027',
      'a start only',
      'vague',
      'ongoing',
      'no date',
    ]);
    assert.deepEqual(
      columns(report('- A by 1 March 2026. (SB)\n- B by 1 May 2026. (SB)\n- C by 1 May 2030. (SB)\n')),
      ['Q1 2026', 'Q2 2026', 'Q2 2030'],
    );
  });

  it('counts by chapter, which a title above all of the draft is not; the same in two drafts is one', () => {
    const chapters = (made: Counts): [string | null, number][] =>
      made.chapters.map(({ of, tally }) => [of.title, tally.initiatives]);
    assert.deepEqual(chapters(report(TEXT)), [
      ['The Address', 1],
      ['Harbour', 5],
      ['Hills', 4],
    ]);
    const other = '- Wait. (SB)\n\n# Hills\n\n- Climb. (SB)\n\n# Dales\n\n- Walk. (SB)\n';
    assert.deepEqual(chapters(report(TEXT, other)), [
      ['The Address', 1],
      ['Harbour', 5],
      ['Hills', 5],
      ['Dales', 1],
      [null, 1],
    ]);
  });

  it('counts what was found by rule, the heaviest first, and elsewhere than in initiatives', () => {
    const { rules } = report(`---\npolicyAddress:\n  kind: supplemint\n---\n\n${TEXT}`);
    const told = rules.map(({ rule, severity, found, inInitiatives, bureaux }) => [
      rule.name,
      severity,
      found,
      inInitiatives,
      bureaux.map(({ of, found }) => `${of.code ?? of.kind} ${found}`).join(', '),
    ]);
    assert.deepEqual(told[0], ['bureau/unknown-code', 'error', 1, 1, 'HAYB 1']);
    assert.deepEqual(
      told.find(([name]) => name === 'deadline/missing'),
      ['deadline/missing', 'warning', 3, 3, 'CSO 1, HAYB 1, none 1'],
    );
    assert.deepEqual(
      told.find(([name]) => name === 'structure/front-matter'),
      ['structure/front-matter', 'warning', 1, 0, ''],
    );
  });

  it('is of those that a filter and one bureau leave, and says what a number counts', () => {
    const known = knownDraft(TEXT);
    const only = (filter: InitiativeFilter, code: string | null): Counts => {
      const wanted = wantedBy(filter, [known]);
      const counted: Wanted = code ? both(concerning(code), wanted) : wanted;
      return countInitiatives([known], counted);
    };
    assert.equal(only({ ...NO_FILTER, statuses: ['dated'] }, null).counted, 5);
    const supported = only(NO_FILTER, 'DEVB');
    assert.equal(supported.counted, 4);
    assert.deepEqual(
      supported.bureaux.map(({ of }) => of.code),
      ['DEVB', 'TLB'],
    );
    // Nothing of what is elsewhere.
    assert.ok(supported.rules.every(({ found, inInitiatives }) => found === inInitiatives));
    const openings = (cell: Parameters<typeof initiativesIn>[2], counted: Wanted | null = null): string[] =>
      initiativesIn([known], counted, cell).items.map(({ label }) => label.split(' ')[0]!);
    const tlb = countInitiatives([known], null).bureaux.find(({ of }) => of.code === 'TLB')!.of.key;
    assert.deepEqual(openings({ bureaux: [tlb], column: 'quarter 2026 4' }), ['Deepen', 'Light']);
    assert.deepEqual(openings({ column: 'quarter 2026 2' }), ['Light']);
    assert.deepEqual(openings({ chapter: 'Hills', status: 'missing' }), ['Mend']);
    assert.deepEqual(openings({ rule: 'bureau/unknown-code', severity: 'error' }), ['Sound']);
    assert.deepEqual(openings({ rule: 'bureau/unknown-code', severity: 'hint' }), []);
    assert.deepEqual(openings({ status: 'vague' }, concerning('TLB')), []);
  });

  /** Holds a report to the trees, to `inspect`, and to the lists behind its numbers. */
  const countsAsOthersDo = (drafts: readonly KnownDraft[]): void => {
    const made = countInitiatives(drafts, null);
    const inspected = drafts.flatMap(({ draft }) => inspectInitiatives(draft, () => 1));
    assert.equal(made.counted, inspected.length);
    for (const status of ['dated', 'vague', 'ongoing', 'missing'] as const) {
      const count = inspected.filter((one) => one.status === status).length;
      assert.equal(made.total.statuses[status], count);
      assert.equal(initiativesIn(drafts, null, { status }).initiatives, count);
    }
    const byDeadline = new InitiativesByDeadline().take(drafts);
    made.columns.forEach((column, i) => {
      const count = byDeadline.groups.find(({ key }) => key === column.key)?.initiatives ?? 0;
      assert.equal(made.total.due[i], count, column.key);
      assert.equal(
        made.bureaux.reduce((sum, { tally }) => sum + tally.due[i]!, 0),
        count,
        column.key,
      );
    });
    const outermost = byDeadline.groups.filter(({ kind, year }) => year === null || kind === 'quarter');
    assert.deepEqual(
      outermost.map(({ key }) => key).filter((key) => !made.columns.some((column) => column.key === key)),
      [],
    );
    const byBureau = new InitiativesByBureau().take(drafts);
    for (const { key, leads } of byBureau.groups) {
      assert.equal(made.bureaux.find(({ of }) => of.key === key)?.tally.initiatives ?? 0, leads, key);
    }
    const findings = drafts.flatMap((known) => [...known.findings]);
    for (const { rule, severity, found } of made.rules) {
      const all = findings.filter((one) => one.finding.rule === rule && one.severity === severity);
      assert.equal(found, all.length, rule.name);
    }
    assert.equal(
      made.rules.reduce((sum, { found }) => sum + found, 0),
      findings.length,
    );
    for (const rows of [made.bureaux, made.chapters]) {
      for (const count of ['initiatives', 'errors', 'warnings'] as const) {
        assert.equal(
          rows.reduce((sum, { tally }) => sum + tally[count], 0),
          made.total[count],
        );
      }
    }
  };

  it('counts as the trees and inspect do in the samples', () => {
    countsAsOthersDo(
      ['defects.md', 'supplement.policy.md', 'return-sb.policy.md'].map((name) =>
        named(knownDraft(sample(name)), name),
      ),
    );
  });

  it('counts as the trees and inspect do in generated drafts', () => {
    countsAsOthersDo(
      [1, 2, 3].map((seed) => named(knownDraft(generateDraft(20_000, { seed })), `${seed}.md`)),
    );
  });

  withMaterial('on the real Supplement', () => {
    it('counts as the trees and inspect do', () => countsAsOthersDo([knownDraft(readSupplement(), null)]));
  });

  it('is nothing where there is nothing', () => {
    const made = report('');
    assert.deepEqual([made.initiatives, made.columns, made.bureaux, made.rules], [0, [], [], []]);
  });

  it('rounds shares, but never up to all or down to nothing', () => {
    assert.deepEqual(
      [
        [1, 3],
        [999, 1000],
        [1, 1000],
        [0, 5],
        [5, 5],
        [0, 0],
      ].map(([part, whole]) => shareOf(part!, whole!)),
      ['33%', '>99%', '<1%', '0%', '100%', ''],
    );
  });

  describe('as Markdown', () => {
    interface Token {
      readonly type: string;
      readonly tag: string;
      readonly content: string;
      readonly children: readonly Token[] | null;
    }
    // As generous as a reader can be: HTML, and bare addresses as links.
    const reader = new MarkdownIt({ html: true, linkify: true });
    const tokensOf = (markdown: string): Token[] =>
      (reader.parse(markdown, {}) as Token[]).flatMap((token) => [token, ...(token.children ?? [])]);
    const wordsOf = ({ children, content }: Token): string =>
      children?.map((child) => child.content).join('') ?? content;

    /** The tables below each heading, as cells of words, read by another author’s reader. */
    const tablesOf = (markdown: string): Map<string, string[][]> => {
      const tables = new Map<string, string[][]>();
      let heading = '';
      let row: string[] = [];
      const tokens = reader.parse(markdown, {}) as Token[];
      tokens.forEach(({ type }, i) => {
        if (type === 'heading_open') heading = wordsOf(tokens[i + 1]!);
        if (type === 'table_open') tables.set(heading, []);
        if (type === 'tr_open') tables.get(heading)!.push((row = []));
        if (type === 'th_open' || type === 'td_open') row.push(wordsOf(tokens[i + 1]!));
      });
      return tables;
    };
    const written = (
      texts: readonly string[],
      narrowed: { choice: ReportChoice; counted: Wanted } | null = null,
    ): string => {
      const drafts = texts.map((text, i) => named(knownDraft(text), `${'abc'[i]}.md`));
      return writeReport({ drafts, today: TODAY, narrowed });
    };

    it('has the numbers in tables that another reader reads', () => {
      const markdown = written([TEXT]);
      assert.match(markdown, /^# Policy Address: report\n\nMade on 15 January 2026 from 1 draft with 10 in/);
      const tables = tablesOf(markdown);
      const [head, ...rows] = tables.get('Due by quarter')!;
      assert.deepEqual(head!.slice(0, 5), ['Lead bureau', 'past', 'Q2 2026', 'Q3 2026', 'Q4 2026']);
      assert.deepEqual(
        rows.find(([name]) => name === 'TLB'),
        ['TLB', '1', '1', '–', '2', '–', '–', '–', '–', '–', '3'],
      );
      assert.deepEqual(rows.at(-1), ['Total', '1', '1', '–', '2', '1', '1', '1', '1', '3', '10']);
      assert.deepEqual(tables.get('By lead bureau')!.at(-1), [
        'Total',
        '',
        '10',
        '5 (50%)',
        '1 (10%)',
        '1 (10%)',
        '3 (30%)',
        '1',
        ...[tables.get('By lead bureau')!.at(-1)!.at(-1)!],
      ]);
      assert.deepEqual(
        tables.get('By chapter')!.map(([title]) => title),
        ['Chapter', 'The Address', 'Harbour', 'Hills', 'Total'],
      );
      assert.deepEqual(tables.get('Drafts'), [
        ['Draft', 'Published', 'Initiatives'],
        ['a.md', '17 September 2025', '10'],
      ]);
    });

    it('lists what has no date, by bureau, with where it stands', () => {
      const tables = tablesOf(written([TEXT]));
      assert.deepEqual(tables.get('DEVB · Development Bureau'), [
        ['Initiative', 'Instead of a date', 'Chapter', 'Draft'],
        ['Clear the paths in due course.', '“in due course”', 'Hills', 'a.md, line 15'],
      ]);
      assert.deepEqual(tables.get('No bureau')![1], ['Mend the huts.', '–', 'Hills', 'a.md, line 18']);
      assert.equal(tables.has('TLB · Transport and Logistics Bureau'), false);
    });

    it('says what it is narrowed to', () => {
      const filter: InitiativeFilter = {
        words: 'the *piers*',
        bureaux: ['DEVB', 'tlb'],
        statuses: ['dated', 'missing'],
        from: '2026-01-01',
        to: '2027-12-31',
      };
      const known = knownDraft(TEXT);
      const focus = known.registry.lookUp('DEVB', known.draft.circumstances.period)!.organisation;
      const markdown = written([TEXT], {
        choice: choiceOf(filter, focus, ['DEVB', 'TLB'])!,
        counted: both(concerning('DEVB'), wantedBy({ ...filter, words: 'piers' }, [known])),
      });
      assert.ok(markdown.includes('with 10 initiatives. Of these, 1 is counted:\n\n'), markdown);
      const said = tokensOf(markdown)
        .filter(({ type, content }) => type === 'inline' && content.startsWith('those'))
        .map(wordsOf);
      assert.deepEqual(said, [
        'those that name DEVB, Development Bureau',
        'those that name DEVB or TLB',
        'those that are found by “the *piers*”',
        'those that are dated or without a date',
        'those with a deadline that ends between 1 January 2026 and 31 December 2027',
      ]);
      assert.equal(choiceOf(NO_FILTER, null, []), null);
    });

    it('is a title and the drafts where nothing is counted', () => {
      const markdown = written(['# Nothing\n']);
      assert.match(markdown, /There is no initiative to count\./);
      assert.deepEqual([...tablesOf(markdown).keys()], ['Drafts']);
    });

    const HOSTILE = [
      `Run <script>alert(1)</script> <img src=x onerror=alert(1)> (SB)`,
      `a | b \\| c [link](javascript:alert(1)) ![image](http://evil.example/x.png) <http://evil.example> (SB)`,
      'd \\[link\\](javascript:alert(1)) \\*e\\* \\<b> \\`f\\` (SB)',
      `See www.evil.example or https://evil.example and me@evil.example in due course. (SB)`,
      '`code` *bold* __strong__ ~~gone~~ &lt;b&gt; $x$ [^1] #1 @all (SB)',
      `|---|---| (SB)`,
      `Do it \\ (SB\\|B, <b>, [x](y))`,
      `END | 一二三 😀 e\u0301 \u0007 (SB)`,
    ];
    const hostile = `# <b>T</b> | [x](y) # \`c\` #\n\n${HOSTILE.map((words) => `* ${words}\n`).join('')}`;

    it('leaves hostile words words: no HTML, link, image, code or emphasis comes of them', () => {
      const drafts = [named(knownDraft(hostile), '<b>|[x](y)`.md')];
      const markdown = writeReport({ drafts, today: TODAY, narrowed: null });
      const types = tokensOf(markdown).map(({ type }) => type.replace(/_(?:open|close)$/, ''));
      // Nothing but headings, sentences and tables of plain words.
      const plain = /^(?:heading|inline|paragraph|table|thead|tbody|tr|th|td|text|text_special)$/;
      assert.deepEqual(
        [...new Set(types)].filter((type) => !plain.test(type)),
        [],
      );
      const rows = tablesOf(markdown).get('SB · Security Bureau')!;
      assert.ok(rows.every((row) => row.length === 4));
      const said = rows.map(([words]) => words);
      assert.ok(said.includes('Run <script>alert(1)</script> <img src=x onerror=alert(1)>'), said.join('\n'));
      assert.ok(said.includes('a | b | c link image http://evil.example'));
      assert.ok(said.includes('d [link](javascript:alert(1)) *e* <b> `f`'), said.join('\n'));
      assert.ok(said.includes('|---|---|'));
      assert.deepEqual(
        tablesOf(markdown)
          .get('By chapter')!
          .map(([title]) => title),
        ['Chapter', '<b>T</b> | x # c', 'Total'],
      );
      assert.equal(tablesOf(markdown).get('Drafts')![1]![0], '<b>|[x](y)`.md');
    });

    it('is no draft itself', () => {
      for (const text of [TEXT, hostile, sample('defects.md')]) {
        const draft = readDraft(written([text]));
        assert.equal(looksLikeDraft(draft), false);
        assert.equal(draft.initiatives.length, 0);
        assert.equal(draft.metadata.declared, false);
      }
    });

    it('cuts long words short, and takes no time for them', () => {
      const huge = `- Build ${'一二三 "x" '.repeat(100_000)}. (SB)\n- Go ${'y'.repeat(1_000_000)}. (${'Z'.repeat(50)}X)\n`;
      const start = performance.now();
      const markdown = written([`# ${'T '.repeat(100_000)}\n\n${huge}`]);
      assert.ok(performance.now() - start < 5000);
      assert.ok(markdown.length < 20_000, String(markdown.length));
    });
  });
});
