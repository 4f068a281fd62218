import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { NameReader } from '../../server/src/bureaux/names.js';
import { Registry } from '../../server/src/bureaux/registry.js';
import type { Organisation, Period } from '../../server/src/bureaux/types.js';
import { linter, readDraft, seeds } from '../support/reading.js';

const reader = new NameReader(seeds.registry);
const on = (day: string): Period => [day, day];

/** What is found in a text: the words, whom they name, what is wrong. */
function found(text: string, day = '2025-09-17'): string[] {
  return reader
    .read(text, on(day))
    .map(({ start, end, organisation, fault }) =>
      [text.slice(start, end), organisation?.id ?? 'nobody', fault].filter(Boolean).join(' | '),
    );
}

describe('names in running text', () => {
  const FOUND: readonly (readonly [text: string, names: readonly string[], day?: string])[] = [
    // As they ought to be.
    ['Ask the Health Bureau.', ['Health Bureau | HHB']],
    ['The Health Bureau’s staff', ['Health Bureau | HHB']],
    [
      'Ask the Financial Services and\u00a0the Treasury\nBureau.',
      ['Financial Services and\u00a0the Treasury\nBureau | FSTB'],
    ],
    ['the Culture, Sports and Tourism Bureau', ['Culture, Sports and Tourism Bureau | CSTB']],
    [
      'the Chief Secretary for Administration’s Office',
      ['Chief Secretary for Administration’s Office | CSO'],
    ],
    ['the Office of the Chief Executive', ['Office of the Chief Executive | CEO']],
    ['the Northern Metropolis Coordination Office', ['Northern Metropolis Coordination Office | NMCO']],
    ['the Fire Services Department in Kowloon', ['Fire Services Department | FSD']],
    ['the Hong Kong Police Force (HKPF)', ['Hong Kong Police Force | HKPF']],
    ['ASK THE HEALTH BUREAU', ['HEALTH BUREAU | HHB']],
    ['of the Hong Kong Health Bureau', ['Health Bureau | HHB']],
    ['the Security Bureau of the HKSAR Government', ['Security Bureau | SB']],
    ['the Health Bureau in March 2026', ['Health Bureau | HHB']],
    [
      'the Fire Services Department and Health Bureau',
      ['Fire Services Department | FSD', 'Health Bureau | HHB'],
    ],
    ['the Health and Education Bureaux', ['Education Bureaux | EDB']],
    ['由教育局與香港醫務衞生局負責', ['教育局 | EDB', '醫務衞生局 | HHB']],
    ['香港貿易發展局', ['香港貿易發展局 | HKTDC']],
    // As of the period.
    ['the Home Affairs Bureau', ['Home Affairs Bureau | HAB'], '2021-10-06'],
    ['the Home Affairs Bureau', ['Home Affairs Bureau | HAB | retired']],
    ['the Housing Bureau', ['Housing Bureau | HB-1997'], '2001-10-10'],
    ['the Housing Bureau', ['Housing Bureau | HB-1997 | retired'], '2010-10-10'],
    ['the Housing Bureau', ['Housing Bureau | HB']],
    ['the new Digital Policy Office', ['Digital Policy Office | DPO | notYet'], '2023-10-25'],
    // Wrong forms and slips.
    ['the Health Bureaux', ['Health Bureaux | HHB | variant']],
    ['the Health Bureaus', ['Health Bureaus | HHB | variant']],
    ['the Secuirty Bureau', ['Secuirty Bureau | SB | variant']],
    ['the Envronment and Ecologyy Bureau', ['Envronment and Ecologyy Bureau | EEB | variant']],
    [
      'the Financial Services and Treasury Bureau',
      ['Financial Services and Treasury Bureau | FSTB | variant'],
    ],
    [
      'the Innovation Technology and Industry Bureau',
      ['Innovation Technology and Industry Bureau | ITIB | variant'],
    ],
    ['the Customs & Excise Department', ['Customs & Excise Department | C&ED | variant']],
    ['the Labor Department', ['Labor Department | LD | variant']],
    ['the Civil Services Bureau', ['Civil Services Bureau | CSB | variant']],
    [
      'the Buildings Departments and Building Department',
      ['Buildings Departments | BD | variant', 'Building Department | BD | variant'],
    ],
    ['與醫務衛生局合作', ['醫務衛生局 | HHB | variant']],
    ['the Home Affair Bureau', ['Home Affair Bureau | HAB | retired']],
    // Plans.
    ['the Culture Bureau', ['Culture Bureau | nobody | neverExisted']],
    ['the Youth and District Affairs Bureau', ['Youth and District Affairs Bureau | nobody | neverExisted']],
    ['the Housing, Planning and Lands Bureau', ['Housing, Planning and Lands Bureau | HPLB | retired']],
    // Codes.
    ['Ask SB, the FSD and HKPF/DoJ.', ['SB | SB', 'FSD | FSD', 'HKPF | HKPF', 'DoJ | DoJ']],
    ['let FHB and OGCIO do it', ['FHB | FHB | retired', 'OGCIO | OGCIO | retired']],
    ['FSD-approved kits', ['FSD | FSD']],
  ];
  for (const [text, names, day] of FOUND) {
    it(`are seen in ${JSON.stringify(text)}${day ? ` of ${day}` : ''}`, () => {
      assert.deepEqual(found(text, day), names);
    });
  }

  const NONE = [
    // Words and abbreviations.
    'Use AI, IT, PR, CS, LD, TD, HD and MD.',
    'the CEO and CFO, a PLB, the FSB, a CPU, CAD files, TB, WB and the EU',
    'under the GPA, a DPO for each firm, the CSD and CED',
    'smart buildings (SB), and ten SB more',
    'THB 500, 20 HB, SB 2 and HB2',
    'a road of the USB and SBs, sb, Sb, SB@home and A-SB',
    'LET THE SB DO IT',
    'customs, the police, the Treasury, the Judiciary, the Post Office',
    'the health bureau, a Fire services department',
    'the Secretary for the Environment and Ecology, the Secretary for Health',
    // Names of others.
    'the Macao Health Bureau and Guangdong’s Education Bureau',
    'the Education Bureau of Guangdong, the Health Bureau in Shenzhen',
    'the Education Bureaux of the two places',
    'the Public Security Bureau and the Shenzhen Municipal Transport Bureau',
    'the US Department of Justice and the U.S. Department of Justice',
    'the Royal Hong Kong Police Force',
    'the Planning and Education Bureau, its Education Department',
    'the Wealth Bureau, the Securities Bureau, the Lend Registry',
    // Slips of what is a wrong form itself would lead too far.
    'the Justice Departmnt',
    // Not one name.
    'Invest Hong Kong money; Create Hong Kong brands.',
    'for Hong Kong Post-secondary students',
    'the Fire, Services Department',
    'the Security the Bureau',
    'the Health\n\n\nBureauxx of it',
    'Do it. (SB, CEDB) (DEVB) (SB)',
    '經濟發展局、深圳市教育局、教育局局長、教育局長',
    '',
  ];
  for (const text of NONE)
    it(`are not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));

  it('know how they ought to be written, in the language and the capitals that they are written in', () => {
    const official = (text: string): string[] => reader.read(text, on('2025-09-17')).map((m) => m.official);
    assert.deepEqual(official('the Health Bureaux'), ['Health Bureau']);
    assert.deepEqual(official('THE HEALTH BUREAUX'), ['HEALTH BUREAU']);
    assert.deepEqual(official('the Office of the Chief Executve'), ['Office of the Chief Executive']);
    assert.deepEqual(official('醫務衛生局'), ['醫務衞生局']);
    assert.deepEqual(official('the Housing Bureau'), ['Housing Bureau']);
  });

  it('tell what is part of a longer name', () => {
    const parts = (text: string): boolean[] => reader.read(text, on('2025-09-17')).map((m) => m.isPart);
    assert.deepEqual(parts('the Education Bureau Circular'), [true]);
    assert.deepEqual(parts('FSD-approved and FSD Headquarters'), [true, true]);
    assert.deepEqual(parts('the Education Bureau (EDB) and FSD'), [false, false]);
  });

  it('are those of the registry, whichever government it is of', () => {
    const organisation: Organisation = {
      ...seeds.registry.lookUp('HHB', on('2025-09-17'))!.organisation,
      ...{ id: 'MW', code: 'MW', nameEn: 'Ministry of Wells', nameZhHant: '', commonWrongForms: [] },
    };
    const wells = new NameReader(
      new Registry({
        meta: { openPseudoParties: [] },
        successorBySubject: {},
        organisations: [organisation],
      }),
    );
    const names = wells.read('the Ministry of Wells, MW and the Health Bureau', on('2025-09-17'));
    assert.deepEqual(
      names.map(({ start }) => start),
      [4, 23],
    );
  });

  it('are read with the passage, but not in its tag', () => {
    const { passages } = readDraft(
      '# Of the Health Bureau\n\n- Ask the SB. (SB, Health Bureau)\n\nThe FSD is prose.',
    );
    assert.deepEqual(
      passages.map(({ text, mentions }) => mentions.map(({ start, end }) => text.slice(start, end))),
      [['Health Bureau'], ['SB'], ['FSD']],
    );
  });

  it('are read from the letters that the drafter saw', () => {
    const [passage] = readDraft('- Ask the **Неalth** Bureau. (SB)').passages;
    assert.equal(passage!.mentions[0]?.organisation?.code, 'HHB');
  });
});

describe('names in running text, whatever is written', () => {
  const pieces = seeds.registry.organisations.flatMap(({ code, nameEn, nameZhHant }) => [
    code,
    nameEn,
    nameZhHant,
    ...nameEn.split(' '),
  ]);
  const marks = [
    ' ',
    ' ',
    ' ',
    '\n',
    '\u00a0',
    ', ',
    '. ',
    ' the ',
    ' of ',
    ' & ',
    "'s ",
    '’',
    '-',
    '(',
    ')',
    '“',
    '”',
    '😀',
    'é',
    '衛',
    '1',
  ];
  const text = fc
    .array(fc.tuple(fc.constantFrom(...pieces, ...marks), fc.constantFrom(...marks)), { maxLength: 25 })
    .map((pairs) => pairs.flat().join(''));

  it('never throws; names lie in the text, apart and in order', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (written) => {
        let last = 0;
        for (const { start, end, organisation, plan } of reader.read(written, ['2022-01-01', '2022-12-31'])) {
          assert.ok(last <= start && start < end && end <= written.length, written);
          assert.ok(/\S/.test(written[start]!) && /\S/.test(written[end - 1]!), written);
          assert.ok((organisation === null) !== (plan === null), written);
          last = end;
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2000) },
    );
  });

  // Each of these takes minutes, or overflows the stack, where the time is not linear.
  const HOSTILE: Readonly<Record<string, string>> = {
    'one long word': 'A'.repeat(400_000),
    'one word with hyphens': 'Co-'.repeat(133_000),
    'articles without end': `Financial ${'the '.repeat(100_000)}`,
    'beginnings of names': 'Financial Services and the '.repeat(15_000),
    'beginnings of names with owners': "Chief Secretary for Administration's ".repeat(11_000),
    'misspelt words': 'Secuirty Burau '.repeat(27_000),
    'retired names': 'the Home Affairs Bureau, '.repeat(16_000),
    'codes in brackets': 'a (SB) '.repeat(57_000),
    'spaces within a name': `Fire${' '.repeat(400_000)}Services`,
    'quotation marks': `${'“'.repeat(400_000)} the Health Bureaux`,
    'Chinese beginnings': '民政及青年事務'.repeat(57_000),
  };
  for (const [what, hostile] of Object.entries(HOSTILE)) {
    it(`returns from 400 KB of ${what}`, () => {
      reader.read(hostile, on('2025-09-17'));
    });
  }

  for (const what of ['retired names', 'quotation marks']) {
    it(`has findings at once in 400 KB of ${what}`, () => {
      assert.ok([...linter.lint(readDraft(`- ${HOSTILE[what]!} (SB)`))].length > 0);
    });
  }
});
