import { strict as assert } from 'node:assert';
import { Registry, isAnswerable, isInForce } from '../../server/src/bureaux/registry.js';
import type { Organisation, Period, RegistryData } from '../../server/src/bureaux/types.js';
import { readTag } from '../../server/src/draft/tag.js';
import { MessageWriter, inEnglish } from '../../server/src/rules/messages.js';
import bureauxData from '../../seeds/bureaux.json' with { type: 'json' };
import { linter, readDraft, seeds } from '../support/reading.js';

const { registry } = seeds;
const on = (day: string): Period => [day, day];

describe('bureaux', () => {
  it('are fifteen in 2023', () => {
    const bureaux = registry.organisations.filter(
      (o) => o.kind === 'bureau' && isInForce(o, on('2023-10-25')),
    );
    assert.equal(bureaux.length, 15);
  });

  it('are found as of a day: a live code wins over a retired one and over a wrong form', () => {
    assert.equal(registry.lookUp('HB', on('2023-10-25'))?.organisation.nameEn, 'Housing Bureau');
    assert.equal(registry.lookUp('HB', on('2001-10-25'))?.organisation.id, 'HB-1997');
    assert.equal(registry.lookUp('FHB', on('2021-10-06'))?.state, 'inForce');
    assert.equal(registry.lookUp('FHB', on('2023-10-25'))?.state, 'notInForce');
    assert.equal(registry.lookUp('doj', on('2023-10-25'))?.organisation.code, 'DoJ');
    assert.equal(registry.lookUp('FSD', on('2023-10-25'))?.state, 'department');
    assert.equal(registry.lookUp('CAB', on('2023-10-25'))?.state, 'notInForce');
    assert.equal(registry.lookUp('QXKB', on('2023-10-25')), null);
  });

  it('are in force in a year when they are so on any day of it', () => {
    assert.equal(registry.lookUp('FHB', ['2022-01-01', '2022-12-31'])?.state, 'inForce');
    assert.equal(registry.lookUp('HHB', ['2022-01-01', '2022-12-31'])?.state, 'inForce');
  });

  it('lead to their successors in force, those of the subject first', () => {
    const successors = (code: string, words = ''): string[] => {
      const { organisation } = registry.lookUp(code, on('2023-10-25'))!;
      return registry.successorsOf(organisation, on('2023-10-25'), words).map((o) => o.code);
    };
    assert.deepEqual(successors('THB'), ['TLB', 'HB']);
    assert.deepEqual(successors('THB', 'Build more public rental housing'), ['HB', 'TLB']);
    assert.deepEqual(successors('ITB'), ['ITIB']);
    assert.deepEqual(successors('PICO'), ['CEPU']);
    assert.ok(
      successors('HPLB').every((code) => isAnswerable(registry.lookUp(code, on('2023-10-25'))!.organisation)),
    );
  });

  describe('that took over, by the subject of the text', () => {
    const SUBJECTS: readonly (readonly [code: string, words: string, first: string])[] = [
      ['THB', 'Host a forum on railways', 'TLB'],
      ['THB', 'Flatten the road to the hospital', 'TLB'],
      ['THB', 'Build homes', 'HB'],
      ['THB', 'Sell HOS flats', 'HB'],
      ['THB', 'Sell more under the HOS.', 'HB'],
      ['THB', 'Offer more Light Public Housing', 'HB'],
      ['FHB', 'Step up the marketing of vaccines', 'HHB'],
      ['FHB', 'Renovate public markets', 'EEB'],
      ['FHB', 'Help the fisheries and agricultural sectors', 'EEB'],
      ['FHB', 'Plan two cemeteries', 'EEB'],
      ['HAB', 'Draw up state-of-the-art rules', 'HYAB'],
      ['HAB', 'Build libraries', 'CSTB'],
      ['HAB', 'Hold cultural events', 'CSTB'],
      ['ETWB', 'Draw a roadmap for slopes', 'DEVB'],
      ['ETWB', 'Draw up environmental standards', 'EEB'],
      ['EDLB', 'Open a web portal for traders', 'CEDB'],
      ['EDLB', 'Deepen the ports', 'TLB'],
    ];
    for (const [code, words, first] of SUBJECTS) {
      it(`begin with ${first} where ${code} would "${words}"`, () => {
        const { organisation } = registry.lookUp(code, on('2025-09-17'))!;
        assert.equal(registry.successorsOf(organisation, on('2025-09-17'), words)[0]?.code, first);
      });
    }
  });

  it('come from and become those that had a code at the time', () => {
    const whole = (id: string): Organisation => registry.organisations.find((o) => o.id === id)!;
    const ids = (some: readonly Organisation[]): string[] => some.map(({ id }) => id);
    assert.deepEqual(ids(registry.predecessorsOf(whole('HPLB'))), ['HB-1997', 'PLB']);
    assert.deepEqual(ids(registry.nextAfter(whole('HB-1997'))), ['HPLB']);
    assert.deepEqual(ids(registry.nextAfter(whole('THB'))), ['TLB', 'HB']);
    assert.deepEqual(ids(registry.predecessorsOf(whole('HB'))), ['THB']);

    // A code that comes back twice.
    const lived = (id: string, code: string, validFrom: string, validTo: string | null): Organisation => ({
      ...whole('HB'),
      ...{ id, code, validFrom, validTo, predecessors: ['MA'], successors: ['MA'] },
    });
    const last = lived('third', 'MA', '2020-01-01', null);
    const organisations = [
      last,
      lived('first', 'MA', '1990-01-01', '1999-12-31'),
      lived('second', 'MA', '2005-01-01', '2009-12-31'),
    ];
    const ministries = new Registry({ ...bureauxData, organisations } as unknown as RegistryData);
    const CASES: readonly (readonly [from: string, to: string | null, before: string, after: string])[] = [
      ['2000-01-01', '2004-12-31', 'first', 'second'],
      ['2010-01-01', '2019-12-31', 'second', 'third'],
      ['2021-01-01', null, 'third', 'third'],
      ['1980-01-01', '1989-12-31', 'first', 'first'],
    ];
    for (const [from, to, before, after] of CASES) {
      const between = lived('between', 'MB', from, to);
      assert.deepEqual(ids(ministries.predecessorsOf(between)), [before], from);
      assert.deepEqual(ids(ministries.nextAfter(between)), [after], from);
    }
  });

  describe('suggested in place of one that is no more', () => {
    const TEXTS: readonly (readonly [text: string, suggested: string[]])[] = [
      ['- Build a pier by end-2026. (THB)', ['TLB', 'HB']],
      ['- Build a pier by end-2026. (HB, THB)', ['TLB']],
      ['- Build flats by end-2026. (THB, HB)', ['TLB']],
      ['- Build a pier by end-2026. (HB, TLB, THB)', []],
      // Names are no subjects.
      ['- Build a pier by end-2026. (Transport and Housing Bureau)', ['TLB', 'HB']],
      ['- Ask the Transport and Housing Bureau for a pier by end-2026. (THB)', ['TLB', 'HB']],
      ['- Ask the Transport and Housing Bureau for housing by end-2026. (THB)', ['HB', 'TLB']],
    ];
    for (const [text, suggested] of TEXTS) {
      it(`are ${suggested.join(', ') || 'none'} in "${text}"`, () => {
        const found = [...linter.lint(readDraft(text, '2025-09-17'))].filter(
          ({ finding }) => finding.rule.name === 'bureau/not-in-force',
        );
        assert.equal(found.length, 1);
        const texts = (found[0]!.finding.suggestions ?? []).map(({ changes }) => changes[0]!.text);
        assert.deepEqual(texts, suggested);
      });
    }
  });

  it('are told in words that do not look the same where only a letter is of another alphabet', () => {
    const told = (code: string): string[] =>
      [...linter.lint(readDraft(`- Build a pier by end-2026. (${code})`, '2025-09-17'))].map(({ finding }) =>
        new MessageWriter(inEnglish).write(finding.rule, finding.message),
      );
    const CYRILLIC_VE = '\u0412';
    assert.deepEqual(told(`S${CYRILLIC_VE}`), [
      'Write SB in Latin letters: a letter here is of another alphabet, and no bureau has that code.',
    ]);
    assert.deepEqual(told(`HAY${CYRILLIC_VE}`), [
      `No bureau has the code “HAY${CYRILLIC_VE}”. Did you mean HYAB?`,
    ]);
  });

  it('never bear the names of plans that did not take effect, whose work is done by others', () => {
    const names = new Set(registry.organisations.map((o) => o.nameEn));
    const { sources } = bureauxData;
    assert.ok(registry.neverAdopted.length > 0);
    for (const { nameEn, heldBy, planned, sources: given } of registry.neverAdopted) {
      assert.ok(!names.has(nameEn), nameEn);
      for (const code of heldBy) assert.ok(registry.lookUp(code, on('2025-09-17')), code);
      for (const day of [`${planned}-12-31`, '2025-09-17']) {
        assert.ok(
          heldBy.some((code) => registry.lookUp(code, on(day))?.state === 'inForce'),
          `${nameEn} on ${day}`,
        );
      }
      assert.ok(given.length > 0 && given.every((source) => source in sources), nameEn);
    }
  });

  it('are suggested for codes that are nearly theirs', () => {
    const near = (code: string): string[] =>
      registry.suggestionsFor(code, on('2025-09-17')).map((o) => o.code);
    assert.deepEqual(near('HAYB'), ['HYAB']);
    assert.deepEqual(near('FTSB'), ['FSTB']);
    assert.deepEqual(near('DEBV'), ['DEVB']);
    assert.deepEqual(near('QXKB'), []);
  });

  describe('tags', () => {
    const tag = (text: string): ReturnType<typeof readTag> => readTag(text, registry, on('2025-09-17'));
    const NO_TAGS = [
      'Serve with artificial intelligence (AI)',
      'Hand over to the District Councils (DCs)',
      'Pay through TechConnect (block vote)',
      'Amend the Ordinance (Cap. 486)',
      'Open a counter at the Water Supplies Department (WSD)',
      'Work with the Security Bureau (SB)',
      'Spread over five years (from 2024)',
      'SB will do it.',
      'Open (1) halls and (2) pools',
      '',
      '(',
      ')',
    ];
    for (const text of NO_TAGS) it(`are not seen in "${text}"`, () => assert.equal(tag(text), null));

    it('give lead and supporting bureaux, and whether others take part', () => {
      const read = tag('Build a road. (TLB, DEVB and relevant bureaux)');
      assert.deepEqual(
        read?.codes.map((code) => code.organisation?.code),
        ['TLB', 'DEVB'],
      );
      assert.equal(read?.andRelevantBureaux, true);
      assert.deepEqual(read?.slips, []);
    });

    const HOUSE_FORMS: readonly (readonly [tag: string, houseForm: string])[] = [
      ['(SB (DEVB))', '(SB, DEVB)'],
      ['(SB, (DEVB)', '(SB, DEVB)'],
      ['((SB)', '(SB)'],
      ['(TLB))', '(TLB)'],
      ['(SECURITY BUREAU)', '(SB)'],
      ['(Security Bureau (SB), DEVB)', '(SB, DEVB)'],
      ['(SB) and (DEVB)', '(SB, DEVB)'],
      ['(SB); (DEVB and relevant bureaux)', '(SB, DEVB and relevant bureaux)'],
      ['(relevant bureaux and SB)', '(SB and relevant bureaux)'],
      ['(SB, relevant bureaux, DEVB)', '(SB, DEVB and relevant bureaux)'],
      ['(FSTB(Tsy)/SB)', '(FSTB(Tsy), SB)'],
      ['(DEVB (W))', '(DEVB(W))'],
      ['(S B; DEV B)', '(SB, DEVB)'],
      ['(SB, )', '(SB)'],
    ];
    for (const [written, houseForm] of HOUSE_FORMS) {
      it(`are read whole: “${written}” is “${houseForm}”, which has no slips`, () => {
        const read = tag(`Build a road. ${written}`);
        assert.equal(read?.houseForm, houseForm);
        assert.equal(read.end - read.start, written.length);
        assert.notDeepEqual(read.slips, []);
        const again = tag(`Build a road. ${houseForm}`);
        assert.deepEqual([again?.slips, again?.houseForm], [[], houseForm]);
      });
    }

    it('know that they are still being written', () => {
      for (const text of ['(HY', '(HYAB, C', '(HYAB and rele', '(HYAB and relevant bureau', '(SB, and']) {
        assert.equal(tag(`Build a road. ${text}`)?.slips.includes('unclosed'), true, text);
      }
      assert.equal(tag('Build a road. (HYAB, C')?.isUnfinished, true);
      assert.equal(tag('Build a road. (HYAB')?.isUnfinished, false);
      assert.equal(tag('Build a road. (HY)')?.isUnfinished, false);
    });

    it('take no time to speak of on hostile text', () => {
      for (const text of [
        '('.repeat(200_000),
        ')'.repeat(200_000),
        '(SB,'.repeat(50_000),
        `(${'A, '.repeat(70_000)}`,
        '(SB) and '.repeat(30_000),
        '[^1]'.repeat(50_000),
      ]) {
        tag(text);
      }
    });
  });
});
