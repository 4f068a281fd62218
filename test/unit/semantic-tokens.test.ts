import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { type Range, TextDocument } from 'vscode-languageserver-textdocument';
import {
  SEMANTIC_TOKENS_LEGEND,
  SemanticTokensMemory,
  semanticTokens,
} from '../../server/src/features/semantic-tokens.js';
import { generateDraft } from '../../scripts/generate-drafts.mjs';
import { parser, readDraft } from '../support/reading.js';
import { ROOT } from '../support/shared.js';

const SURROUNDINGS = { today: '2026-01-15', publicationDate: '2025-09-17' };
/** More by hand: `FUZZ_RUNS=20000 npm run test:unit -- --grep "semantic tokens" --timeout 0`. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1000);

interface Coloured {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  /** Type and modifiers, joined as in a theme's selectors: `bureau.lead`. */
  readonly selector: string;
}

const documentOf = (text: string): TextDocument =>
  TextDocument.create('file:///draft.md', 'markdown', 1, text);

/** The numbers of the protocol as places and names. */
function decoded(data: readonly number[]): Coloured[] {
  const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
  const tokens: Coloured[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length, type, bits] = data.slice(i, i + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    tokens.push({ line, character, length, selector: [tokenTypes[type]!, ...modifiers].join('.') });
  }
  return tokens;
}

/** The words of a token, cut out of the lines that an editor shows. */
function wordsOf(text: string, { line, character, length }: Coloured): string {
  return text.split(/\r\n|\r|\n/)[line]!.slice(character, character + length);
}

/** What is coloured in a text, and as what. */
function colours(text: string, range?: Range): string[] {
  const { data } = semanticTokens(documentOf(text), readDraft(text), range);
  return decoded(data).map((token) => `${token.selector} ${wordsOf(text, token)}`);
}

describe('semantic tokens', () => {
  it('tell apart what a code is', () => {
    assert.deepEqual(
      colours('- A park. (HYAB, CMAB and SB)\n- A pool. (XYZB, HAB)\n- A pier. (THB, QRB)\n- A ship. (TD, DPO)'),
      [
        'bureau.lead HYAB', 'bureau.supporting CMAB', 'bureau.supporting SB',
        'bureau.lead.unknown XYZB', 'bureau.supporting.retired HAB',
        'bureau.lead.retired THB', 'bureau.supporting.unknown QRB',
        'bureau.lead.department TD', 'bureau.supporting.department DPO',
      ],
    ); // prettier-ignore
  });

  it('go by the day on which a code is judged', () => {
    const text = '- A road. (THB)';
    const { data } = semanticTokens(documentOf(text), readDraft(text, '2021-10-06'));
    assert.deepEqual(
      decoded(data).map(({ selector }) => selector),
      ['bureau.lead'],
    );
  });

  it('tell apart certain, approximate and vague times, and leave out those that bind nothing', () => {
    assert.deepEqual(
      colours(
        '- Open it by 30 June 2026, a second one in late 2027 and others in due course.\n' +
          '- Run a 12-month pilot, like the one of 2019.',
      ),
      ['deadline by 30 June 2026', 'deadline.approximate in late 2027', 'vagueTime in due course'],
    );
  });

  it('read tags that are not in the house form', () => {
    assert.deepEqual(colours('- A park. （hyab／CMAB）\n- A pool. [Security Bureau'), [
      'bureau.lead hyab', 'bureau.supporting CMAB', 'bureau.lead Security Bureau',
    ]); // prettier-ignore
  });

  it('colour a tag where it is written, not where it is inherited', () => {
    const text =
      '- By end-2026, open: (HYAB, SB)\n' +
      '  - a park with a lake, two piers and a kiosk\n' +
      '  - a pool by mid-2026 (TLB)\n' +
      '    - with sea water, warmed by the sun, shortly\n';
    assert.deepEqual(colours(text), [
      'deadline.approximate By end-2026', 'bureau.lead HYAB', 'bureau.supporting SB',
      'deadline.approximate by mid-2026', 'bureau.lead TLB', 'vagueTime shortly',
    ]); // prettier-ignore
  });

  it('colour once what an item and its nested list have in common', () => {
    const text = '- Open by 2026:\n  - a park by 2027 (SB)\n\n  and a pool by 2028. (TLB)\n';
    assert.deepEqual(colours(text), [
      'deadline by 2026', 'deadline by 2027', 'bureau.lead SB', 'deadline by 2028', 'bureau.lead TLB',
    ]); // prettier-ignore
  });

  it('leave prose, headings, tables, code and comments alone', () => {
    const text =
      '# By 2026 (SB)\n\nIt was opened by the end of 2026.\n\n| by 2026 (SB) |\n|---|\n\n```\n- x by 2026 (SB)\n```\n\n' +
      '> - x by 2026 (SB)\n\n<!-- - x by 2026 (SB) -->\n';
    assert.deepEqual(colours(text), []);
  });

  for (const [name, end] of [
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
    ['carriage returns', '\r'],
  ] as const) {
    // prettier-ignore
    describe(`with ${name}`, () => {
      const lines = [
        '• 建設公園 🏞️ at the 👩‍👩‍👧 pier by the end', '   of', '', '',
        '• Build 𠮷 parks 🌳 by the', '      third', '\tquarter of 2026 and pools as soon', '  as possible. (HYAB,', '    CMAB)',
        '• é́ by 31 July', '2026 （SB）',
      ]; // prettier-ignore
      const text = lines.join(end);

      it('split at the ends of lines', () => {
        assert.deepEqual(colours(text), [
          'deadline by the', 'deadline third', 'deadline quarter of 2026',
          'vagueTime as soon', 'vagueTime as possible', 'bureau.lead HYAB', 'bureau.supporting CMAB',
          'deadline by 31 July', 'deadline 2026', 'bureau.lead SB',
        ]); // prettier-ignore
      });

      it('stand at places in UTF-16', () => {
        const [first, third, quarter] = decoded(semanticTokens(documentOf(text), readDraft(text)).data);
        assert.deepEqual(first, { line: 4, character: lines[4]!.indexOf('by the'), length: 6, selector: 'deadline' });
        assert.deepEqual([third!.line, third!.character], [5, 6]);
        assert.deepEqual([quarter!.line, quarter!.character], [6, 1]);
      });
    });
  }

  it('leave out white space that is no indent to Markdown', () => {
    assert.deepEqual(colours('- Open it by the third  \n\u00a0\u00a0quarter of 2026. (SB)'), [
      'deadline by the third', 'deadline quarter of 2026', 'bureau.lead SB',
    ]); // prettier-ignore
  });

  it('cover the marks of emphasis inside a date', () => {
    assert.deepEqual(colours('- Open it by **31 July** 2026. (**SB**)'), [
      'deadline by **31 July** 2026',
      'bureau.lead SB',
    ]);
  });

  it('find look-alike letters where they are', () => {
    assert.deepEqual(colours('- Open а hall by the end οf 2026. (SВ)'), [
      'deadline by the end οf 2026',
      'bureau.lead.unknown SВ',
    ]);
  });
});

describe('semantic tokens of a range', () => {
  const text = generateDraft(20_000) + '\n- Open by\n  the end of\n  June 2026. (SB)\n';
  const draft = readDraft(text);
  const document = documentOf(text);
  const all = decoded(semanticTokens(document, draft).data);

  it('are those of the whole that are in it', () => {
    assert.ok(all.length > 200);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(3000), (from, length) => {
        const to = Math.min(text.length, from + length);
        const range = { start: document.positionAt(from), end: document.positionAt(to) };
        const within = all.filter(({ line, character, length }) => {
          const start = document.offsetAt({ line, character });
          return start < document.offsetAt(range.end) && start + length > document.offsetAt(range.start);
        });
        assert.deepEqual(decoded(semanticTokens(document, draft, range).data), within);
      }),
      { numRuns: RUNS },
    );
  });

  it('cost only the blocks in it', () => {
    const fresh = readDraft(text);
    let asked = 0;
    const blocks = fresh.blocks.map(({ from, content }) => ({
      from,
      get content() {
        asked++;
        return content;
      },
    }));
    const range = { start: { line: 30, character: 0 }, end: { line: 34, character: 0 } };
    semanticTokens(document, Object.assign(Object.create(fresh) as typeof fresh, { blocks }), range);
    assert.ok(asked > 0 && asked <= 6, `${asked} of ${blocks.length} blocks were looked at`);
  });
});

describe('semantic tokens after edits', () => {
  const piece = fc.constantFrom(
    '- Build a park by end-2026. (SB)\n', '• Build a pool in due course. (HYAB, CMAB)\n', '  - by\n   mid-2027\n\n    at the latest (TLB)\n',
    '\n', '\n\n', '# ', '- ', ' ', '---\n', '<!-- ', '-->', '> ', '(', ')', 'x', ' by end-2026', ' shortly', '\r', '\r\n', 'а', '1. ', '\t', '🌳', '公園 (THB)',
  ); // prettier-ignore
  const splice = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    remove: fc.integer({ min: 0, max: 40 }),
    insert: fc.oneof(piece, fc.string({ maxLength: 5 })),
  });

  it('are those of the draft read anew, in order, apart, and each within its line', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30, size: 'max' }),
        fc.array(splice, { maxLength: 8, size: 'max' }),
        (pieces, splices) => {
          let text = pieces.join('');
          let parsed = parser.parse(text, SURROUNDINGS);
          const memory = new SemanticTokensMemory();
          let held = applied([], memory.full(documentOf(text), parsed.draft));
          for (const { at, remove, insert } of splices) {
            const from = Math.floor(at * text.length);
            const to = Math.min(text.length, from + remove);
            text = text.slice(0, from) + insert + text.slice(to);
            parsed = parser.update(parsed, text, [{ from, to, newTo: from + insert.length }], SURROUNDINGS);
            held = applied(held.data, memory.delta(documentOf(text), parsed.draft, held.resultId!));
            assert.deepEqual(held.data, semanticTokens(documentOf(text), readDraft(text)).data);
            assertInOrder(text, decoded(held.data));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  const text = generateDraft(60_000);
  const parsed = parser.parse(text, SURROUNDINGS);
  const from = parsed.draft.starts[parsed.draft.initiatives[100]!]! + 5;
  const changed = `${text.slice(0, from)}x${text.slice(from)}`;
  const after = parser.update(parsed, changed, [{ from, to: from, newTo: from + 1 }], SURROUNDINGS);

  it('are told as what is different', () => {
    const memory = new SemanticTokensMemory();
    const first = memory.full(documentOf(text), parsed.draft);
    const second = memory.delta(documentOf(changed), after.draft, first.resultId!);
    assert.ok('edits' in second && second.edits.length === 1 && (second.edits[0]!.data ?? []).length <= 5);
  });

  it('are told whole to who has another result, or none', () => {
    const memory = new SemanticTokensMemory();
    const first = memory.full(documentOf(text), parsed.draft);
    const second = memory.delta(documentOf(text), parsed.draft, first.resultId!);
    assert.notEqual(second.resultId, first.resultId);
    assert.ok('data' in memory.delta(documentOf(text), parsed.draft, first.resultId!));
    const last = memory.full(documentOf(text), parsed.draft);
    memory.forget(documentOf(text).uri);
    assert.ok('data' in memory.delta(documentOf(text), parsed.draft, last.resultId!));
  });
});

describe('the colours of semantic tokens', () => {
  interface Contributions {
    readonly semanticTokenTypes: readonly { readonly id: string; readonly description: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string; readonly description: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
  }
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
  const { contributes } = read('package.json') as { contributes: Contributions };
  const texts = read('package.nls.json') as Record<string, string>;
  const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;

  it('are declared under the names that the server uses, with words for people', () => {
    const { semanticTokenTypes, semanticTokenModifiers } = contributes;
    assert.deepEqual(
      semanticTokenTypes.map(({ id }) => id),
      tokenTypes,
    );
    assert.deepEqual(
      semanticTokenModifiers.map(({ id }) => id),
      tokenModifiers,
    );
    for (const { id, description } of [...semanticTokenTypes, ...semanticTokenModifiers]) {
      assert.ok(texts[description.replaceAll('%', '')], `${id} is not described`);
    }
  });

  it('are there for whatever the server says, and for nothing else', () => {
    const roles = ['lead', 'supporting'];
    const states = ['', '.unknown', '.retired', '.department'];
    const said = [
      ...roles.flatMap((role) => states.map((state) => `bureau.${role}${state}`)),
      'deadline', 'deadline.approximate', 'vagueTime',
    ]; // prettier-ignore
    const scopes = Object.assign(
      {},
      ...contributes.semanticTokenScopes.map((entry) => entry.scopes),
    ) as Record<string, readonly string[]>;
    assert.deepEqual(Object.keys(scopes).sort(), said.sort());
  });
});

/** What a client holds after an answer: the numbers, and the id of the result. */
function applied(
  held: readonly number[],
  answer: SemanticTokens | SemanticTokensDelta,
): { data: number[]; resultId: string | undefined } {
  const { resultId } = answer;
  if ('data' in answer) return { data: answer.data, resultId };
  const data = [...held];
  for (const { start, deleteCount, data: added = [] } of answer.edits)
    data.splice(start, deleteCount, ...added);
  return { data, resultId };
}

function assertInOrder(text: string, tokens: readonly Coloured[]): void {
  const lines = text.split(/\r\n|\r|\n/);
  let last = { line: 0, character: 0, length: 0 };
  for (const token of tokens) {
    assert.ok(token.length > 0, 'a token is empty');
    assert.ok(
      token.character + token.length <= lines[token.line]!.length,
      'a token goes over the end of its line',
    );
    assert.ok(
      token.line > last.line || (token.line === last.line && token.character >= last.character + last.length),
      'tokens overlap',
    );
    last = token;
  }
}
