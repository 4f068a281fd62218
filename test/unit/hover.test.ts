import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import type { MarkupContent } from 'vscode-languageserver-types';
import { Registry } from '../../server/src/bureaux/registry.js';
import type { Organisation, RegistryData } from '../../server/src/bureaux/types.js';
import { codeWordsIn } from '../../server/src/draft/code-words.js';
import { hoverAt } from '../../server/src/features/hover/hovers.js';
import { organisation } from '../support/organisations.js';
import { knownDraft, readDraft, seeds, writer } from '../support/reading.js';

/** What is told at `mark` (“|” in the text, which is taken out), and the words that it is told of. */
function hover(
  marked: string,
  { day = '2025-09-17', registry = seeds.registry, markdown = false } = {},
): { words: string; lines: string[] } | null {
  // In a table a bar means something else.
  const cursor = marked.includes('‸') ? '‸' : '|';
  const offset = marked.indexOf(cursor);
  const text = marked.replace(cursor, '');
  const known = { ...knownDraft(text, day), registry };
  const { textDocument } = known;
  const options = { writer, markdown, documentation: null };
  const found = hoverAt(known, textDocument.positionAt(offset), options);
  if (!found) return null;
  const { value } = found.contents as MarkupContent;
  return { words: textDocument.getText(found.range), lines: value.split('\n') };
}

/** The line of a hover that begins with these words. */
function line(start: string, ...args: Parameters<typeof hover>): string | undefined {
  return hover(...args)?.lines.find((each) => each.startsWith(start));
}

describe('hover', () => {
  it('tells all about a bureau', () => {
    assert.deepEqual(hover('- Guard the peace by 2026. (HYAB, S|B)')?.lines, [
      'SB · Security Bureau · 保安局',
      'Bureau, in force since 1 July 1997',
      'Head: Secretary for Security (S for S) · 保安局局長',
      "Overseen by: Chief Secretary for Administration's Office (CSO)",
      'Oversees: AMS, C&ED, CAS, CSD, FSD, GFS, HKPF, ImmD',
      'In this draft: leads 0, supports 1',
    ]);
  });

  it('is Markdown where that is shown', () => {
    assert.deepEqual(hover('The |TC looks on.', { markdown: true })?.lines, [
      '**TC** · Tourism Commission · 旅遊事務署',
      '',
      'Dedicated office, in force since 1 May 1999',
      '',
      '- Head: Commissioner for Tourism',
      '- Overseen by: Culture, Sports and Tourism Bureau (CSTB)',
      '',
      'In this draft: named in no tag',
    ]);
  });

  describe('is for a code wherever it stands', () => {
    const PLACES: readonly (readonly [where: string, marked: string, words: string])[] = [
      ['the first of a tag', '- Mend it. (|SB, HYAB)', 'SB'],
      ['the end of a code', '- Mend it. (SB|, HYAB)', 'SB'],
      ['lower case in a tag', '- Mend it. (s|b)', 'sb'],
      ['a full name in a tag', '- Mend it. (Security Bu|reau)', 'Security Bureau'],
      ['a Chinese name in a tag', '- Mend it. (保安|局)', '保安局'],
      ['a tag on the next line', '- Mend\n  it.\n  (SB, H|YAB)', 'HYAB'],
      ['the running text', '- Let S|B mend it by 2026. (HYAB)', 'SB'],
      ['the second line of an item', '- Mend it\n  with F|SD. (SB)', 'FSD'],
      ['a heading', '## Work of F|SD and SB', 'FSD'],
      ['prose', 'It is for S|B.', 'SB'],
      ['a lead-in', '- Let S|B do this:\n  - Mend it.\n', 'SB'],
      ['below a nested list', '- Do:\n  - Mend it.\n\n  And let S|B look on.\n', 'SB'],
      ['Chinese text', '- 由S|B負責。', 'SB'],
      ['emphasis', '- Let **S|B** mend it.', 'SB'],
      ['with a slash', '- Let SB/D|EVB mend it.', 'DEVB'],
      ['a code with an ampersand', '- Ask C&|ED to look on.', 'C&ED'],
      ['two codes with an ampersand between them', '- Ask SB&D|EVB to look on.', 'DEVB'],
      ['mixed case', '- Ask Arch|SD.', 'ArchSD'],
      ['a table', '| What | Who |\n| --- | --- |\n| Roads | TLB, S‸B |\n', 'SB'],
      ['after an emoji', '- 🚧 Let S|B mend it.', 'SB'],
      ['front matter', '---\npolicyAddress:\n  kind: return\n  bureau: S|B\n---\n\n- Mend it.\n', 'SB'],
    ];
    for (const [where, marked, words] of PLACES) {
      it(where, () => assert.equal(hover(marked)?.words, words));
    }

    const NOWHERE: readonly (readonly [what: string, marked: string])[] = [
      ['an ordinary word', '- Mend the ro|ad. (SB)'],
      ['a word that differs in case', '- Let the s|b mend it.'],
      ['an ordinary word that is an alias', '# Au|dit'],
      ['a part of a word', '- The U|SB plug. (HYAB)'],
      ['a code with a number', '- The SB|2 plug. (HYAB)'],
      ['a code that nobody has', '- Mend it. (HA|YB)'],
      ['what is between codes', '- Mend it. (SB, |  HYAB)'],
      ['code', '```\nS|B\n```\n'],
    ];
    for (const [what, marked] of NOWHERE) it(`not for ${what}`, () => assert.equal(hover(marked), null));
  });

  it('finds each code once, in order, though a tag could be read as words too', () => {
    const draft = readDraft('- Let FSD and C&ED mend it. (SB, Development Bureau, DEVB)\n');
    const mentions = codeWordsIn(draft.passages[0]!, seeds.registry, draft.circumstances.period);
    assert.deepEqual(
      mentions.map(({ organisation, state }) => [organisation.code, state]),
      [
        ['FSD', 'department'],
        ['C&ED', 'department'],
        ['SB', 'inForce'],
        ['DEVB', 'inForce'],
        ['DEVB', 'inForce'],
      ],
    );
  });

  describe('judges as of the publication', () => {
    const standing = (code: string, day: string): string | undefined => hover(`|${code}`, { day })?.lines[1];

    it('since when, until when, or from when it is in force', () => {
      assert.equal(standing('HHB', '2023-10-25'), 'Bureau, in force since 1 July 2022');
      assert.equal(standing('HHB', '2021-10-06'), 'Bureau, not yet in force: from 1 July 2022');
      assert.equal(standing('FHB', '2021-10-06'), 'Bureau, in force from 1 July 2007 until 30 June 2022');
      assert.equal(
        standing('FHB', '2023-10-25'),
        'Bureau, no longer in force: from 1 July 2007 until 30 June 2022',
      );
    });

    it('and does not take the day on which the registry begins for a beginning', () => {
      assert.equal(standing('FSD', '2023-10-25'), 'Department, in force since 1 July 1997 or before');
      assert.equal(standing('CPU', '2017-10-11'), 'Office, in force until 31 March 2018');
      assert.equal(standing('CPU', '2023-10-25'), 'Office, no longer in force: until 31 March 2018');
    });

    it('who is meant by a code that came back', () => {
      assert.match(hover('|HB', { day: '2001-10-10' })!.lines[0]!, /1997-2002/);
      assert.doesNotMatch(hover('|HB', { day: '2023-10-25' })!.lines[0]!, /1997-2002/);
    });

    it('who oversees whom', () => {
      assert.equal(
        line('Overseen', '|TD', { day: '2021-10-06' }),
        'Overseen by: Transport and Housing Bureau (THB)',
      );
      assert.equal(
        line('Overseen', '|TD', { day: '2023-10-25' }),
        'Overseen by: Transport and Logistics Bureau (TLB)',
      );
      assert.equal(line('Oversees', '|FHB', { day: '2021-10-06' }), 'Oversees: AFCD, DH, FEHD, GovtLab');
      assert.equal(line('Oversees', '|FHB', { day: '2023-10-25' }), undefined);
    });

    it('and not who will oversee what is not there yet', () => {
      assert.equal(line('Overseen', '|HKIC', { day: '2022-08-01' }), undefined);
      assert.equal(
        line('Overseen', '|HKIC', { day: '2023-10-25' }),
        "Overseen by: Financial Secretary's Office (FSO)",
      );
    });
  });

  it('says “probably” of oversight that the registry is not sure of', () => {
    assert.equal(line('Overseen', '|SB'), "Overseen by: Chief Secretary for Administration's Office (CSO)");
    assert.equal(line('Probably', '|NMCO'), 'Probably overseen by: Development Bureau (DEVB)');
    assert.equal(line('Overseen', '|NMCO'), undefined);
    assert.equal(line('Probably', '|DEVB'), 'Probably oversees: NMCO');
  });

  it('says what it came from and became; who is in force instead where that has gone on', () => {
    assert.equal(line('Came', '|HHB'), 'Came from: Food and Health Bureau (FHB)');
    assert.equal(
      line('Came', '|HPLB'),
      'Came from: Housing Bureau (1997-2002) (HB); Planning and Lands Bureau (PLB)',
    );
    assert.equal(line('Became', '|FHB'), 'Became: Health Bureau (HHB); Environment and Ecology Bureau (EEB)');
    assert.equal(line('In force instead', '|FHB'), undefined);
    assert.equal(
      line('In force instead', '|HPLB'),
      'In force instead: Development Bureau (DEVB); Housing Bureau (HB); Transport and Logistics Bureau (TLB)',
    );
    assert.equal(line('In force instead', '|HPLB', { day: '2008-10-15' }), undefined);
  });

  it('counts what it leads and supports in the draft, each initiative once', () => {
    const text = [
      '- Mend the |lamps. (SB, DEVB)',
      '- Train sixty wardens. (SB)',
      '- Light the squares. (DEVB)',
      '- Sweep the squares. (DEVB, sb, SB)',
      '- Do this: (SB)',
      '  - Paint the kerbs.',
      '  - Plant the trees. (DEVB)',
    ].join('\n');
    const counted = (code: string): string | undefined =>
      hover(`${text.replace('|', '')}\n\n# |${code}\n`)?.lines.at(-1);
    assert.equal(counted('SB'), 'In this draft: leads 3, supports 1');
    assert.equal(counted('DEVB'), 'In this draft: leads 3, supports 1');
    assert.equal(counted('FSD'), 'In this draft: named in no tag');
  });

  describe('of another government', () => {
    const department = (code: string, given: Partial<Organisation>): Organisation =>
      organisation(code, { kind: 'department', nameEn: `Office ${code}`, ...given });
    const registryOf = (...organisations: Organisation[]): Registry =>
      new Registry({
        meta: { openPseudoParties: [] },
        successorBySubject: {},
        organisations,
      } as RegistryData);

    it('names a dozen departments and counts the others, surely overseen or not', () => {
      const oversight = [{ code: 'MX', from: '2000-01-01', to: null }];
      const many = (prefix: string, count: number, confidence: Organisation['confidence']): Organisation[] =>
        Array.from({ length: count }, (_, i) =>
          department(`${prefix}${String.fromCharCode(65 + i)}`, { oversight, confidence }),
        );
      const minister = department('MX', { kind: 'bureau' });
      const lines = (sure: number, unsure: number): string[] =>
        hover('|MX', {
          registry: registryOf(minister, ...many('A', sure, 'medium'), ...many('B', unsure, 'low')),
        })!.lines.filter((each) => /versees/.test(each));
      assert.deepEqual(lines(12, 0), ['Oversees: AA, AB, AC, AD, AE, AF, AG, AH, AI, AJ, AK, AL']);
      assert.deepEqual(lines(14, 1), [
        'Oversees: AA, AB, AC, AD, AE, AF, AG, AH, AI, AJ, AK, AL and 2 more',
        'Probably oversees: BA',
      ]);
      assert.deepEqual(lines(0, 13), [
        'Probably oversees: BA, BB, BC, BD, BE, BF, BG, BH, BI, BJ, BK, BL and 1 more',
      ]);
    });

    it('leaves out what is not known, and shows its kinds as they are', () => {
      const registry = registryOf(department('MX', { kind: 'ministry' }));
      assert.deepEqual(hover('|MX', { registry })?.lines, [
        'MX · Office MX',
        'ministry, in force since 1 January 2000',
        'In this draft: named in no tag',
      ]);
      assert.match(
        hover('|MX', { registry: registryOf(department('MX', { kind: 'constructor' })) })!.lines[1]!,
        /^constructor, /,
      );
    });

    it('makes no links of addresses in its names', () => {
      const nameEn = 'http://x.example www.x.example me@x.example';
      const [line] = hover('|MX', {
        registry: registryOf(department('MX', { nameEn })),
        markdown: true,
      })!.lines;
      const reader = new MarkdownIt({ linkify: true });
      assert.ok(reader.renderInline(line!).includes(nameEn));
      assert.ok(!reader.renderInline(line!).includes('<a'), line);
      assert.ok(reader.renderInline(nameEn).includes('<a'));
    });

    it('does not let its names be read as Markdown', () => {
      const nameEn = '[Go](http://x.example) ![](http://x.example/a.png) <b>*A*</b> `b` c_d\n# H &lt;';
      const registry = registryOf(department('MX', { nameEn }));
      assert.equal(
        hover('|MX', { registry, markdown: true })?.lines[0],
        '**MX** · \\[Go\\](http\\://x.example) !\\[\\](http\\://x.example/a.png) \\<b\\>\\*A\\*\\</b\\> \\`b\\` c\\_d \\# H \\&lt;',
      );
    });
  });
});
